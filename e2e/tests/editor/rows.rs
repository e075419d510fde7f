//! Rows: typing, sorting, leaving.

use e2e::editor::{event_texts, events};
use e2e::{Case, Ctx, Doc, Editor, Failure, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "rows::typed_by_keyboard_alone", typed),
    case!(Smoke, "rows::sorting_keeps_the_focus", sorting),
    case!(Smoke, "rows::escape_cancels", escape),
    case!(Smoke, "rows::escape_leaves_the_rest", rest),
    case!(Full, "rows::filtered", filtered),
    case!(Full, "rows::empty_row_vanishes", vanishes),
    case!(Smoke, "rows::undo_and_redo", undo),
    case!(Smoke, "rows::reload", reload),
    case!(Full, "rows::nothing_moves_when_the_draft_is_kept", still),
    case!(Full, "rows::hostile_texts", hostile),
];

/// From an empty document to three rows without the mouse.
async fn typed(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    let page = editor.page();
    // Tab to the button that adds a row.
    let found = async |_: usize| {
        Ok::<bool, Failure>(page.active().await?.data.get("data-act").is_some_and(|act| act == "add"))
    };
    let mut there = false;
    for n in 0..40 {
        page.press("Tab").await?;
        there = found(n).await?;
        if there {
            break;
        }
    }
    expect(there, "the button that adds a row, by Tab", "never reached")?;
    page.press("Enter").await?;
    editor.wait_focus("time").await?;
    for (n, (time, text)) in
        [("2018-02-10 15:20", "one"), ("15:23", "two"), ("+12m", "three")].iter().enumerate()
    {
        page.type_text(time).await?;
        page.press("Enter").await?;
        editor.wait_focus("text").await?;
        page.type_text(text).await?;
        if n == 2 {
            page.press("Control+Enter").await?;
        } else {
            page.press("Enter").await?;
            editor.wait_focus("time").await?;
        }
    }
    editor.wait_count("[data-editing]", 0).await?;
    editor.wait_texts(&["one", "two", "three"]).await?;
    let times: Vec<String> = editor.rows().await?.into_iter().map(|row| row.time).collect();
    expect_eq("times", times, ["15:20", "15:23", "15:35"])?;
    editor.wait_saved().await?;
    ctx.quiet(page).await
}

async fn sorting(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(4).text()).await?;
    editor.edit_row(0).await?;
    editor.fill("time", "10:12").await?;
    editor.page().press("Tab").await?;
    editor.wait_texts(&["b", "c", "a", "d"]).await?;
    expect_eq("edited row", editor.focused_row().await?, "a")?;
    editor.wait_focus("who").await?;
    editor.fill("time", "09:00").await?;
    editor.page().press("Enter").await?;
    editor.wait_texts(&["a", "b", "c", "d"]).await
}

async fn escape(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(3).text()).await?;
    let before = editor.value().await?;
    editor.edit_row(1).await?;
    editor.page().type_text(" more").await?;
    editor.fill("time", "11:00").await?;
    editor.page().press("Tab").await?;
    editor.wait_texts(&["a", "c", "b more"]).await?;
    editor.page().press("Escape").await?;
    editor.wait_texts(&["a", "b", "c"]).await?;
    expect_eq("value", editor.value().await?, before)?;
    expect_eq("focused", editor.focused_row().await?, "b")?;
    // What was taken back is not lost.
    editor.page().press("Control+z").await?;
    editor.wait_texts(&["a", "c", "b more"]).await?;
    // A time that is not taken over yet is not, either.
    editor.edit_row(0).await?;
    editor.fill("time", "10:59").await?;
    editor.page().press("Escape").await?;
    editor.wait_count("[data-editing]", 0).await?;
    let at = |document: &Value| {
        let first = events(document).into_iter().next().unwrap_or_default();
        expect_eq("time", first.get("at").cloned(), Some(json!("2018-02-10T10:00:00Z")))
    };
    editor.wait_document("the time", at).await
}

/// What was done elsewhere while a row is open is no part of the row.
async fn rest(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(3).text()).await?;
    editor.focus_row(1).await?;
    editor.page().press("n").await?;
    editor.wait_focus("time").await?;
    for (field, text) in [("title", "Checkout down"), ("summary", "Nobody could pay")] {
        editor.field(field).await?.focus().await?;
        editor.page().press("Control+a").await?;
        editor.page().type_text(text).await?;
    }
    editor.field("time").await?.focus().await?;
    editor.page().press("Escape").await?;
    editor.wait_texts(&["a", "b", "c"]).await?;
    let document = editor.document().await?;
    let text = |pointer: &str| document.pointer(pointer).cloned().unwrap_or_default();
    expect_eq("title", text("/title"), json!("Checkout down"))?;
    expect_eq("summary", text("/report/summary"), json!("Nobody could pay"))?;
    // The keyboard is where it came from.
    let back = async || expect_eq("focused", editor.focused_row().await?, "b".to_owned());
    editor.page().wait_for("the row", back).await
}

/// A filter hides neither what is added nor what is being edited.
async fn filtered(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(3).text()).await?;
    editor.fill("search", "b").await?;
    editor.wait_rows(1).await?;
    editor.edit_row(0).await?;
    editor.fill("text", "other").await?;
    editor.wait_rows(1).await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_rows(0).await?;
    editor.act("add").await?;
    editor.wait_focus("time").await?;
    editor.wait_rows(4).await?;
    editor.page().type_text("10:30").await?;
    editor.page().press("Enter").await?;
    editor.wait_focus("text").await?;
    editor.page().type_text("new").await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_texts(&["a", "other", "c", "new"]).await?;
    expect_eq("search", editor.field("search").await?.value().await?, "")
}

async fn vanishes(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    let before = editor.value().await?;
    for end in ["Escape", "Control+Enter"] {
        editor.act("add").await?;
        editor.wait_count("[data-editing]", 1).await?;
        // From the field of the text, since Enter in a blank time goes there.
        editor.field("text").await?.focus().await?;
        editor.page().press(end).await?;
        editor.wait_count("[data-editing]", 0).await?;
        editor.wait_rows(2).await?;
        expect_eq("value", editor.value().await?, before.clone())?;
    }
    expect_eq("dirty", editor.eval("return host.dirty;").await?, false)
}

async fn undo(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(3).text()).await?;
    let page = editor.page();
    let mut values = vec![editor.value().await?];
    editor.focus_row(0).await?;
    for (key, texts) in [
        ("s", &["a", "b", "c"][..]),
        ("*", &["a", "b", "c"]),
        ("Control+d", &["a", "a", "b", "c"]),
        ("Alt+ArrowRight", &["a", "a", "b", "c"]),
    ] {
        page.press(key).await?;
        let last = values.last().cloned().unwrap_or_default();
        let changed = async || {
            let value = editor.value().await?;
            expect(value != last, "another value", key)?;
            Ok(value)
        };
        values.push(page.wait_for(key, changed).await?);
        expect_eq("texts", event_texts(&editor.document().await?), texts)?;
    }
    editor.fill("title", "Other").await?;
    values.push(editor.value().await?);
    editor.focus_row(0).await?;
    let is = async |what: String, value: &str| {
        page.wait_for(&what, async || expect_eq(&what, editor.value().await?, value)).await
    };
    for (n, value) in values.iter().enumerate().rev().skip(1) {
        page.press("Control+z").await?;
        is(format!("undo to {n}"), value).await?;
    }
    page.press("Control+z").await?;
    is("nothing more to undo".into(), values.first().map_or("", String::as_str)).await?;
    for (n, value) in values.iter().enumerate().skip(1) {
        page.press(if n % 2 == 0 { "Control+y" } else { "Control+Shift+z" }).await?;
        is(format!("redo to {n}"), value).await?;
    }
    Ok(())
}

async fn reload(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    editor.fill("title", "Disk full").await?;
    editor.add("2018-02-10 15:20", "first").await?;
    editor.add("15:30", "second").await?;
    editor.wait_saved().await?;
    let before = editor.value().await?;
    editor.page().reload().await?;
    editor.ready().await?;
    editor.wait_rows(2).await?;
    expect_eq("value", editor.value().await?, before)?;
    // What was typed shortly before the reload, and is not saved yet, is there too.
    editor.fill("title", "Disk very full").await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    editor.page().reload().await?;
    editor.ready().await?;
    let title = |document: &serde_json::Value| {
        expect_eq("title", document.get("title").cloned(), Some("Disk very full".into()))
    };
    editor.wait_document("the title", title).await?;
    ctx.quiet(editor.page()).await
}

/// Where the list begins is the same before and after the first change is kept: whoever is about to click
/// must not miss.
async fn still(ctx: &mut Ctx) -> Result<(), Failure> {
    for width in [1280, 1000, 700, 320] {
        let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
        editor.page().resize(width, 900).await?;
        let top = "return Math.round(root.querySelector('ol.rows').getBoundingClientRect().top + scrollY);";
        let before = editor.eval(top).await?;
        expect_eq("says nothing yet", editor.text(".state").await?, "")?;
        editor.focus_row(1).await?;
        editor.page().press("*").await?;
        editor.wait_text(".state[data-save=busy]", "Draft kept").await?;
        editor.wait_count("[data-act=save]:not(.later)", 1).await?;
        expect_eq(&format!("the list's top at {width} px"), editor.eval(top).await?, before)?;
    }
    Ok(())
}

const HOSTILE: [&str; 5] = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "[x](javascript:alert(1)) `<b>`",
    "\u{202e}txt.exe\u{202c} \u{0} ${1} {{x}}",
    "a\u{0301}\u{0302}\u{0303} 👩‍👩‍👧‍👦 \"'&<>",
];

async fn hostile(ctx: &mut Ctx) -> Result<(), Failure> {
    let doc = HOSTILE.iter().enumerate().fold(Doc::new(HOSTILE[0]), |doc, (n, text)| {
        doc.full(serde_json::json!({
            "id": format!("e{n}"), "at": format!("2018-02-10T10:0{n}:00Z"), "text": text, "who": [text], "tags": [text],
            "evidence": [{ "id": format!("v{n}"), "url": text, "label": text }],
            "questions": [{ "id": format!("q{n}"), "text": text, "answer": text }],
        }))
    });
    let doc =
        doc.set("severity", HOSTILE[0].into()).set("report", serde_json::json!({ "summary": HOSTILE[1] }));
    for mode in ["", "mode='edit'"] {
        let editor = Editor::with(ctx, mode, &doc.text()).await?;
        expect_eq("rows", editor.rows().await?.len(), HOSTILE.len())?;
        let made = "img, script, iframe, [onerror], a[href^='javascript']";
        expect_eq("elements made of text", editor.count(made).await?, 0)?;
        expect_eq("dialog", editor.page().dialog().await?, None)?;
        let texts = event_texts(&editor.document().await?);
        // JSON keeps every character; the model may only normalise line ends.
        expect_eq("texts", texts, HOSTILE)?;
        if !mode.is_empty() {
            editor.edit_row(1).await?;
            expect_eq("elements made of text", editor.count(made).await?, 0)?;
            editor.page().type_text("<b>&").await?;
            let look = |document: &serde_json::Value| {
                let text = events(document).get(1).and_then(|event| event.get("text").cloned());
                expect_eq("text", text, Some(format!("{}<b>&", HOSTILE[1]).into()))
            };
            editor.wait_document("the typed text", look).await?;
        }
        ctx.quiet(editor.page()).await?;
    }
    Ok(())
}
