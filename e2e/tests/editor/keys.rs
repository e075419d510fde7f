//! Every key of the list does what the help says, and every command has a key or can be tabbed to.

use e2e::editor::{event_texts, events};
use e2e::{Case, Context, Ctx, Doc, Editor, Failure, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "keys::every_binding", bindings),
    case!(Smoke, "keys::quick_ones_count", quick),
    case!(Full, "keys::help_lists_them_all", help),
    case!(Full, "keys::row_commands_by_tab", row_commands),
    case!(Full, "keys::commands_around_by_tab", around),
    case!(Smoke, "keys::page_shortcuts_stay_out", shortcuts),
    case!(Smoke, "keys::windows_give_the_focus_back", windows),
];

/// What a key is expected to have done, on a document of the letters a to z with the keyboard on b.
enum Then {
    /// The row with this identifier has the keyboard.
    Row(&'static str),
    /// So many rows are selected.
    Selected(usize),
    /// The texts of the first events.
    Texts(&'static [&'static str]),
    /// A field, by its name, has the keyboard.
    Field(&'static str),
    /// A window is open.
    Dialog,
    /// A JSON pointer into the document gives this.
    Holds(&'static str, fn() -> Value),
    /// The element asked the page to save.
    Save,
}

/// Keys pressed before, the key, the key as the help spells it, and what it does.
type Line = (&'static str, &'static str, &'static str, Then);

fn table() -> Vec<Line> {
    use Then::*;
    let ten = || json!("2018-02-10T10:06:00Z");
    let four = || json!("2018-02-10T10:04:00Z");
    vec![
        ("", "ArrowDown", "↓", Row("c")),
        ("", "ArrowUp", "↑", Row("a")),
        ("", "Home", "Home", Row("a")),
        ("", "End", "End", Row("z")),
        ("", "PageDown", "Page down", Row("l")),
        ("End", "PageUp", "Page up", Row("p")),
        ("", "Shift+ArrowDown", "Shift ↓", Selected(2)),
        ("", "Shift+ArrowUp", "Shift ↑", Selected(2)),
        ("", "Enter", "Enter", Field("text")),
        ("", "F2", "F2", Field("text")),
        ("", "Insert", "Ins", Texts(&["a", "b", "", "c"])),
        ("", "n", "N", Texts(&["a", "b", "", "c"])),
        ("", "Shift+N", "Shift N", Texts(&["a", "", "b", "c"])),
        ("", "Control+d", "Ctrl D", Texts(&["a", "b", "b", "c"])),
        ("", "Delete", "Del", Texts(&["a", "c", "d"])),
        ("", "Backspace", "Backspace", Texts(&["a", "c", "d"])),
        // Rows at different times can't change places: this one is moved beside its like.
        (
            "Alt+ArrowLeft Alt+ArrowLeft Alt+ArrowLeft Alt+ArrowLeft Alt+ArrowLeft",
            "Alt+ArrowUp",
            "Alt ↑",
            Texts(&["b", "a", "c"]),
        ),
        (
            "Alt+ArrowRight Alt+ArrowRight Alt+ArrowRight Alt+ArrowRight Alt+ArrowRight Alt+ArrowUp",
            "Alt+ArrowDown",
            "Alt ↓",
            Texts(&["a", "c", "b"]),
        ),
        ("", "Alt+ArrowLeft", "Alt ←", Holds("/events/1/at", four)),
        ("", "Alt+ArrowRight", "Alt →", Holds("/events/1/at", ten)),
        ("", "s", "S", Holds("/markers/start/event", || json!("b"))),
        ("", "d", "D", Holds("/markers/detect/event", || json!("b"))),
        ("", "m", "M", Holds("/markers/mitigate/event", || json!("b"))),
        ("", "r", "R", Holds("/markers/resolve/event", || json!("b"))),
        ("", "*", "*", Holds("/events/1/starred", || json!(true))),
        ("", "Space", "Space", Selected(1)),
        ("", "Control+a", "Ctrl A", Selected(26)),
        ("Control+a", "Escape", "Esc", Selected(0)),
        ("", "/", "/", Field("search")),
        ("Delete", "Control+z", "Ctrl Z", Texts(&["a", "b", "c"])),
        ("Delete Control+z", "Control+y", "Ctrl Y", Texts(&["a", "c", "d"])),
        ("Delete Control+z", "Control+Shift+z", "Ctrl Shift Z", Texts(&["a", "c", "d"])),
        ("", "Control+s", "Ctrl S", Save),
        ("", "i", "I", Dialog),
        ("", "?", "?", Dialog),
    ]
}

async fn bindings(ctx: &mut Ctx) -> Result<(), Failure> {
    let text = Doc::letters(26).text();
    let editor = Editor::with(ctx, "mode='edit'", &text).await?;
    let mut wrong = Vec::new();
    for (before, key, _, then) in table() {
        if let Err(failure) = binding(&editor, &text, before, key, &then).await {
            if failure.fatal {
                return Err(failure);
            }
            wrong.push(format!("{before} {key}: found {}, expected {}", failure.found, failure.expected));
        }
    }
    expect_eq("keys that do something else", wrong, Vec::<String>::new())?;
    ctx.no_outside_calls()
}

async fn binding(editor: &Editor, text: &str, before: &str, key: &str, then: &Then) -> Result<(), Failure> {
    let page = editor.page();
    let reset = "root.querySelector('dialog')?.close(); host.value = args[0]; window.asked = 0;
        host.onasked ??= host.addEventListener('pmt-save', (event) => {
          window.asked += 1; event.detail.respondWith({ status: 'saved' });
        }) ?? true;";
    editor.eval_with(reset, vec![json!(text)]).await?;
    let opened = async || {
        let letters = event_texts(&editor.document().await?).len() == 26;
        expect(letters && editor.count("dialog, [data-editing]").await? == 0, "the letters", "something else")
    };
    page.wait_for("the document", opened).await?;
    editor.focus_row(1).await.at("focusing b")?;
    for key in before.split_whitespace() {
        page.press(key).await?;
    }
    page.press(key).await?;
    let look = async || match then {
        Then::Row(id) => expect_eq("row", editor.focused_row().await?, *id),
        Then::Selected(count) => {
            // Not all of them are drawn.
            let bar = editor.count(".bulk").await?;
            let text = if bar == 0 { "0".to_owned() } else { editor.text(".bulk b").await? };
            let number = text.split_whitespace().next().unwrap_or_default().to_owned();
            expect_eq("selected", number, count.to_string())
        }
        Then::Texts(texts) => {
            let found = event_texts(&editor.document().await?);
            expect_eq(
                "texts",
                found.iter().take(texts.len()).collect::<Vec<_>>(),
                texts.iter().collect::<Vec<_>>(),
            )
        }
        Then::Field(name) => {
            let focus = page.active().await?;
            expect_eq("field", focus.data.get("data-field").cloned(), Some((*name).to_owned()))
        }
        Then::Dialog => expect_eq("windows", editor.count("dialog[open]").await?, 1),
        Then::Holds(pointer, value) => {
            expect_eq("value", editor.document().await?.pointer(pointer).cloned(), Some(value()))
        }
        Then::Save => expect_eq("asked to save", page.eval("return window.asked;", vec![]).await?, 1),
    };
    e2e::wait::until(std::time::Duration::from_secs(3), key, look).await
}

/// The help names exactly the keys that are tried above.
/// Keys that come faster than the page is drawn, as on a busy machine, count from what the one before
/// them did.
async fn quick(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(9).text()).await?;
    editor.focus_row(0).await?;
    editor.press_at_once(&["ArrowDown", "ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown"]).await?;
    editor.wait_count("li.selected", 3).await?;
    let arrived = async || expect_eq("row", editor.focused_row().await?, "e".to_owned());
    editor.page().wait_for("the row", arrived).await?;
    // What acts on a row acts on the one that was gone to, and what is typed for a row that opens on none.
    editor.press_at_once(&["Escape", "ArrowDown", "Delete"]).await?;
    editor.wait_texts(&["a", "b", "c", "d", "e", "g", "h", "i"]).await?;
    editor.focus_row(1).await?;
    editor.press_at_once(&["ArrowDown", "Enter", "Delete", "s"]).await?;
    editor.wait_focus("text").await?;
    editor.page().type_text("!").await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_texts(&["a", "b", "c!", "d", "e", "g", "h", "i"]).await?;
    let start = editor.document().await?.pointer("/markers/start").cloned();
    expect_eq("start", start, None)?;
    // On the axis, too.
    editor.eval("root.querySelector('[role=slider]').focus();").await?;
    editor.press_at_once(&["Home", "ArrowRight", "ArrowRight", "ArrowRight", "m"]).await?;
    let marked = |document: &Value| {
        expect_eq("marker", document.pointer("/markers/mitigate/event").cloned(), Some(json!("d")))
    };
    editor.wait_document("the marker", marked).await
}

async fn help(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    editor.act("help").await?;
    editor.find("dialog[open]").await?;
    let script = "return [...root.querySelectorAll('dialog .keys > div')].map((line) =>
        [...line.querySelectorAll('kbd')].map((key) => key.textContent).join(' '));";
    let mut listed: Vec<String> = serde_json::from_value(editor.eval(script).await?)?;
    let mut tried: Vec<String> = table().into_iter().map(|(_, _, spelled, _)| spelled.to_owned()).collect();
    listed.sort();
    tried.sort();
    expect_eq("keys in the help", listed, tried)?;
    editor.page().press("Escape").await?;
    editor.wait_count("dialog", 0).await?;
    expect_eq(
        "focus is back",
        editor.page().active().await?.data.get("data-act").cloned(),
        Some("help".into()),
    )
}

/// Walks on by Tab until a button or field with this attribute has the keyboard.
pub(super) async fn tab_to(editor: &Editor, attribute: &str, value: &str) -> Result<(), Failure> {
    for _ in 0..80 {
        let focus = editor.page().active().await?;
        if focus.data.get(attribute).is_some_and(|found| found == value) {
            return Ok(());
        }
        editor.page().press("Tab").await?;
    }
    Err(Failure::new("never reached by Tab", format!("{attribute}={value}")))
}

async fn row_commands(ctx: &mut Ctx) -> Result<(), Failure> {
    let text = Doc::letters(3).text();
    let editor = Editor::with(ctx, "mode='edit'", &text).await?;
    let commands = [
        "mark-start", "mark-detect", "mark-mitigate", "mark-resolve", "star", "add-evidence", "add-question",
        "above", "below", "duplicate", "delete", "done",
    ];
    for command in commands {
        editor.eval_with("host.value = args[0];", vec![json!(text)]).await?;
        editor.wait_count("[data-editing]", 0).await?;
        editor.edit_row(1).await?;
        let before = editor.value().await?;
        tab_to(&editor, "data-act", command).await.at(command)?;
        editor.page().press("Enter").await?;
        let done = async || {
            let same = editor.value().await? == before;
            let open = editor.count("[data-editing]").await? == 1;
            expect(if command == "done" { same && !open } else { !same }, "an effect", "none")
        };
        editor.page().wait_for(command, done).await?;
    }
    // The choices too: the arrow keys change them.
    for choice in ["kind", "precision", "certainty"] {
        editor.eval_with("host.value = args[0];", vec![json!(text)]).await?;
        editor.wait_count("[data-editing]", 0).await?;
        editor.edit_row(1).await?;
        tab_to(&editor, "data-act", choice).await?;
        editor.page().press("ArrowDown").await?;
        let look = |document: &Value| {
            let event = events(document).into_iter().nth(1).unwrap_or_default();
            expect(event.get(choice).is_some(), choice, event.to_string())
        };
        // In WebKit an arrow key opens the list first, which no driver reaches.
        if ctx.engine != e2e::Engine::WebKit {
            editor.wait_document(choice, look).await?;
        }
    }
    for field in ["who", "tags"] {
        editor.focus_row(0).await.ok();
        tab_to(&editor, "data-field", field).await?;
    }
    Ok(())
}

async fn around(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    // At the end of a page some browsers walk on through their own bars and do not come back.
    editor.field("title").await?.focus().await?;
    for act in
        ["zone", "mode", "library", "save-file", "profile", "only-starred", "only-marked", "help", "add"]
    {
        tab_to(&editor, "data-act", act).await.at(act)?;
    }
    editor.page().press("Enter").await?;
    editor.wait_focus("time").await?;
    editor.page().press("Escape").await?;
    editor.field("title").await?.focus().await?;
    for field in ["severity", "summary", "search"] {
        tab_to(&editor, "data-field", field).await.at(field)?;
    }
    // The selection's commands: select two rows, then tab to each.
    for act in ["shift", "rezone", "tag", "star-all", "delete-all", "select-all", "select-none"] {
        editor.focus_row(0).await?;
        if editor.count("li.selected").await? == 0 {
            editor.page().press("Shift+ArrowDown").await?;
        }
        editor.field("search").await?.focus().await?;
        tab_to(&editor, "data-act", act).await.at(act)?;
    }
    Ok(())
}

/// A page's own shortcuts do not fire while somebody types in the element.
async fn shortcuts(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    let page = editor.page();
    let listen = "window.heard = []; addEventListener('keydown', (e) => window.heard.push(e.key));
        document.addEventListener('keyup', (e) => window.heard.push(e.key));";
    page.eval(listen, vec![]).await?;
    editor.edit_row(0).await?;
    page.eval("window.heard = [];", vec![]).await?;
    page.type_text(" c e ? /").await?;
    for key in ["Control+z", "Control+s", "Escape"] {
        page.press(key).await?;
    }
    editor.fill("search", "a").await?;
    editor.focus_row(0).await?;
    for key in ["s", "ArrowDown"] {
        page.press(key).await?;
    }
    let mut heard: Vec<String> = serde_json::from_value(page.eval("return window.heard;", vec![]).await?)?;
    heard.retain(|key| key != "Control" && key != "Shift");
    // A page may see that a key was let go that was pressed while a field went away.
    heard.retain(|key| !["Escape", "s", "ArrowDown", "a", "z"].contains(&key.as_str()));
    expect_eq("keys that the page heard", heard, Vec::<String>::new())?;
    // Outside of the element its own keys do nothing, and the page's work.
    page.eval("document.activeElement?.blur(); window.heard = [];", vec![]).await?;
    page.press("x").await?;
    let heard = page.eval("return window.heard;", vec![]).await?;
    expect_eq("keys outside", heard, json!(["x", "x"]))
}

/// However a window is closed, the keyboard is back where it was opened.
async fn windows(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    let page = editor.page();
    editor.focus_row(0).await?;
    page.press("Shift+ArrowDown").await?;
    editor.wait_count("li.selected", 2).await?;
    for act in ["shift", "rezone", "tag", "help", "library"] {
        for by in ["Escape", "mouse", "Enter"] {
            let place = format!("{act} closed by {by}");
            editor.find(&format!("[data-act={act}]")).await?.focus().await?;
            page.press("Enter").await?;
            editor.find("dialog[open]").await.at(place.clone())?;
            let close = editor.find("dialog .acts button:not([data-act])").await?;
            match by {
                "mouse" => close.click().await?,
                "Enter" => {
                    close.focus().await?;
                    page.press("Enter").await?;
                }
                _ => page.press("Escape").await?,
            }
            editor.wait_count("dialog", 0).await.at(place.clone())?;
            let back = async || {
                expect_eq("focus", page.active().await?.data.get("data-act").cloned(), Some(act.into()))
            };
            page.wait_for("the focus", back).await.at(place)?;
        }
    }
    // What is done in a window changes nothing about that.
    editor.act("tag").await?;
    editor.wait_focus("tag").await?;
    page.type_text("dns").await?;
    editor.act_in_dialog("apply").await?;
    editor.wait_count("dialog", 0).await?;
    let back =
        async || expect_eq("focus", page.active().await?.data.get("data-act").cloned(), Some("tag".into()));
    page.wait_for("the focus after the tag", back).await
}
