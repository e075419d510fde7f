//! Links, files and copies for others, and what came by a link.

use e2e::editor::at;
use e2e::{Case, Ctx, Doc, Editor, Failure, Place, Rule, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};
use std::path::Path;

pub const CASES: &[Case] = &[
    case!(Smoke, "share::a_link_shows_the_timeline", link),
    case!(Smoke, "share::a_copy_touches_nothing_else", adopt),
    case!(Smoke, "share::broken_links_are_told_apart", broken),
    case!(Full, "share::ten_thousand_altered_links", altered),
    case!(Full, "share::the_fragment_stays_here", stays),
    case!(Full, "share::one_thing_made_public", single),
    case!(Smoke, "share::a_public_copy_says_what_it_lacks", public),
    case!(Smoke, "share::files", files, [Downloads]),
    case!(Smoke, "share::copied", copied, [Clipboard]),
    case!(Full, "share::copied_by_hand", by_hand),
    case!(Full, "share::nothing_is_fetched_before", lazy),
    case!(Full, "share::print_draws_all_rows", print),
    case!(Full, "share::a_page_of_another_site_names_where_links_lead", viewer),
];

/// The text of the link in the open window.
async fn link_in(editor: &Editor) -> Result<String, Failure> {
    let look = async || {
        let link = editor.eval("return root.querySelector('[data-field=share-link]')?.value ?? '';").await?;
        let link = link.as_str().unwrap_or_default().to_owned();
        expect(link.contains("#pmt1."), "a link", &link)?;
        Ok(link)
    };
    editor.page().wait_for("the link", look).await
}

/// The window, and the link that it offers.
async fn offered(editor: &Editor) -> Result<String, Failure> {
    editor.act("share").await?;
    link_in(editor).await
}

/// What stands behind the address of the server.
fn behind(link: &str) -> Result<&str, Failure> {
    let at = link.find('#').ok_or_else(|| Failure::new(link, "a fragment"))?;
    Ok(link.get(at..).unwrap_or_default())
}

/// Opens a link in a tab of its own.
async fn opened(ctx: &mut Ctx, fragment: &str) -> Result<Editor, Failure> {
    let page = ctx.tab(&format!("/{fragment}")).await?;
    Editor::on(page).await
}

async fn link(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.focus_row(2).await?;
    let id = editor.rows().await?.get(3).map(|row| row.id.clone()).unwrap_or_default();
    editor.page().press("ArrowDown").await?;
    let gone = async || expect_eq("row", editor.focused_row().await?, &*id);
    editor.page().wait_for("the fourth row", gone).await?;
    // By the keyboard: the row that was gone to is held in view until the reader does something.
    editor.find("[data-act=share]").await?.focus().await?;
    editor.page().press("Enter").await?;
    let link = link_in(&editor).await?;
    editor.act_in_dialog("at-event").await?;
    let at_event = async || {
        let link = link_in(&editor).await?;
        expect(link.ends_with(&format!(".{id}")), "a link to the event", &link)?;
        Ok(link)
    };
    let to_event = editor.page().wait_for("the link to the event", at_event).await?;
    let durations = editor.durations().await?;
    let shown = opened(ctx, behind(&link)?).await?;
    shown.wait_rows(12).await?;
    shown.wait_durations(&durations.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    shown.wait_count("[data-notice=link]", 1).await?;
    expect_eq("ways to edit", shown.count("[data-act=add], [data-act=mode], [data-act=library]").await?, 0)?;
    // All that a reader does works: searching, going through the events by keys, another zone.
    shown.focus_row(0).await?;
    shown.page().press_times("ArrowDown", 2).await?;
    let third = shown.rows().await?.get(2).map(|row| row.id.clone()).unwrap_or_default();
    let there = async || expect_eq("row", shown.focused_row().await?, &*third);
    shown.page().wait_for("the third row", there).await?;
    shown.choose("zone", "utc").await?;
    shown.fill("search", "no such thing anywhere").await?;
    shown.wait_rows(0).await?;
    ctx.quiet(shown.page()).await?;
    let there = opened(ctx, behind(&to_event)?).await?;
    let marked = async || expect_eq("linked row", there.count(&format!("li.go[data-row='{id}']")).await?, 1);
    there.page().wait_for("the event of the link", marked).await?;
    ctx.quiet(there.page()).await
}

async fn adopt(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    editor.fill("title", "Mine").await?;
    editor.add("2018-02-10 15:20", "first").await?;
    editor.wait_saved().await?;
    let link = offered(&editor).await?;
    let mine = editor.document().await?;
    editor.page().press("Escape").await?;
    // In the same tab, and at once: the address changes, and what was typed last stays in this browser.
    let shown = editor;
    shown.fill("title", "Mine, and more").await?;
    shown.page().eval("location.hash = arguments[0];", vec![json!(behind(&link)?)]).await?;
    shown.wait_count("[data-notice=link]", 1).await?;
    shown.act("adopt").await?;
    shown.wait_count("[data-notice=link]", 0).await?;
    shown.wait_count("[data-act=add]", 1).await?;
    let copy = shown.document().await?;
    expect(copy.get("id") != mine.get("id"), "a document of its own", "the same")?;
    expect_eq("events", copy.get("events"), mine.get("events"))?;
    expect(!shown.page().url().await?.contains('#'), "no fragment", shown.page().url().await?)?;
    shown.add("2018-02-10 15:30", "second").await?;
    shown.wait_saved().await?;
    shown.page().reload().await?;
    shown.ready().await?;
    shown.wait_texts(&["first", "second"]).await?;
    shown.act("library").await?;
    shown.wait_count("dialog .library li", 2).await?;
    shown.wait_text("dialog .library", "Mine, and more").await?;
    ctx.quiet(shown.page()).await
}

async fn broken(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    editor.fill("title", "Mine").await?;
    editor.wait_saved().await?;
    let link = offered(&editor).await?;
    let whole = behind(&link)?.to_owned();
    let cut: String = whole.chars().take(whole.len() - 9).collect();
    let altered = whole.replacen("pmt1.", "pmt1.AAAAAAAAAA", 1);
    for (fragment, reason) in [
        (cut.as_str(), "The end of the link is missing"),
        ("#pmt1.", "Only the beginning"),
        (altered.as_str(), "was altered"),
        ("#pmt9.AAAA", "of version 9"),
    ] {
        let shown = opened(ctx, fragment).await?;
        shown.wait_text("[data-broken]", reason).await?;
        expect_eq("texts", shown.count("[data-broken] textarea").await?, 0)?;
        shown.act("leave").await?;
        let mine = |document: &Value| expect_eq("title", document.get("title").cloned(), Some(json!("Mine")));
        shown.wait_document("the own document", mine).await?;
        shown.wait_count("[data-act=add]", 1).await?;
        ctx.quiet(shown.page()).await?;
    }
    // The program that opens links can't be had: said, and nothing else is touched.
    ctx.server.rule("writer_bg.wasm", Rule::Status(404));
    let shown = opened(ctx, &whole).await?;
    shown.wait_count("[data-broken] [data-act=leave]", 1).await
}

/// The program that opens links, given links that were altered in each way that a text can be: it
/// answers each with a document or a reason. Some of them are followed in the editor.
async fn altered(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    let whole = behind(&offered(&editor).await?)?.to_owned();
    let before = editor.value().await?;
    let script = "
        const [whole, count] = arguments;
        const glue = await import('/postmortem-timeline-writer.js');
        await glue.default();
        let seed = 1;
        const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
        const letters = ['A', 'b', '7', '-', '_', '.', '#', '%', '=', '/', 'é', ' '];
        const told = { opened: 0, refused: 0, odd: [], some: [] };
        for (let at = 0; at < count; at += 1) {
            let text = whole.split('');
            for (let more = random(3); more >= 0; more -= 1) {
                const [place, letter] = [random(text.length), letters[random(letters.length)]];
                if (random(4) === 0) text.splice(place, 1 + random(9));
                else if (random(4) === 0) text.splice(place, 0, letter);
                else if (random(8) === 0) text = text.slice(0, place + 1);
                else text[place] = letter;
            }
            const link = text.join('');
            const answer = glue.open(link, 'en');
            if (typeof answer.text === 'string') told.opened += 1;
            else if (typeof answer.reason === 'string' && answer.reason) told.refused += 1;
            else told.odd.push(link);
            if (at % 2500 === 0 && link.startsWith('#pmt')) told.some.push(link);
        }
        return told;";
    let told = editor.page().eval_async(script, vec![json!(whole), json!(10_000)]).await?;
    expect_eq("odd answers", at(&told, "/odd"), json!([]))?;
    let sum = at(&told, "/opened").as_u64().unwrap_or_default()
        + at(&told, "/refused").as_u64().unwrap_or_default();
    expect_eq("answers", sum, 10_000)?;
    for link in at(&told, "/some").as_array().into_iter().flatten().filter_map(Value::as_str) {
        let shown = opened(ctx, link).await?;
        shown.wait_count(".pmt", 1).await?;
        let says = shown.text(".pmt").await?;
        expect(says.trim().len() > 20, "a page that says something", says)?;
        ctx.quiet(shown.page()).await?;
    }
    expect_eq("the document", editor.value().await?, before)
}

/// The buttons beside an event, a link of it and the summary.
async fn single(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.find(".summary [data-act=public]").await?.click().await?;
    editor.edit_row(2).await?;
    editor.find("[data-editing] .line [data-act=public]").await?.click().await?;
    editor.find("[data-editing] .entry [data-act=public]").await?.click().await?;
    let marked = async || {
        let document = editor.document().await?;
        expect_eq("summary", at(&document, "/report/public"), json!(["summary"]))?;
        let event = at(&document, "/events/2");
        expect_eq("event", at(&event, "/visibility"), json!("public"))?;
        expect_eq("link", at(&event, "/evidence/0/visibility"), json!("public"))
    };
    editor.page().wait_for("what was made public", marked).await?;
    editor.page().press("Control+z").await?;
    editor.wait_count("[data-editing] .entry [data-act=public][aria-pressed=false]", 1).await?;
    ctx.quiet(editor.page()).await
}

async fn stays(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    let fragment = behind(&offered(&editor).await?)?.to_owned();
    ctx.server.clear();
    let shown = opened(ctx, &fragment).await?;
    shown.wait_rows(12).await?;
    for request in ctx.server.requests() {
        let told = format!("{request:?}");
        expect(!told.contains("pmt1"), "nothing of the fragment", told)?;
    }
    let title = shown.page().title().await?;
    expect(!title.contains("pmt1"), "nothing of the fragment", title)?;
    // After it is there, no server is needed, for a copy of one's own neither.
    ctx.server.down(true);
    shown.fill("search", "no such thing anywhere").await?;
    shown.wait_rows(0).await?;
    shown.act("clear-filter").await?;
    shown.wait_rows(12).await?;
    shown.act("adopt").await?;
    shown.wait_count("[data-act=add]", 1).await?;
    shown.wait_rows(12).await?;
    ctx.server.down(false);
    ctx.no_outside_calls()
}

/// Two events, of which one is for everybody.
fn half_public() -> String {
    let public = json!({
        "id": "b", "at": "2018-02-10T10:05:00Z", "who": ["Ada Lovelace"],
        "text": "Ada Lovelace turns it on again", "visibility": "public",
    });
    Doc::new("Halves")
        .event("a", "2018-02-10T10:00:00Z", "the lights go out")
        .full(public)
        .set("people", json!([{ "id": "p1", "name": "Ada Lovelace", "role": "operator" }]))
        .text()
}

/// More rows than are drawn as a whole.
fn many(count: usize) -> String {
    let row = |doc: Doc, n: usize| {
        doc.event(
            &format!("e{n:03}"),
            &format!("2018-02-10T{:02}:{:02}:00Z", 10 + n / 60, n % 60),
            "one of many",
        )
    };
    (0..count).fold(Doc::new("Many"), row).text()
}

async fn public(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit' viewer='/'", &half_public()).await?;
    editor.act("share").await?;
    link_in(&editor).await?;
    expect_eq("left out", editor.count("[data-list=left]").await?, 0)?;
    editor.act_in_dialog("public").await?;
    editor.wait_count("[data-list=left]", 1).await?;
    editor.choose("naming", "initials").await?;
    editor.wait_count("[data-list=renamed]", 1).await?;
    editor.find("[data-list=left] summary").await?.click().await?;
    let lines = editor.count("[data-list=left] li").await?;
    expect(lines >= 1, "what is left out", lines.to_string())?;
    let fragment = behind(&link_in(&editor).await?)?.to_owned();
    let shown = opened(ctx, &fragment).await?;
    shown.wait_rows(1).await?;
    let value = shown.value().await?;
    expect(!value.contains("Lovelace") && value.contains("A. L."), "initials", &value)?;
    // Nothing public: said, with the way to change it; and the way is gone.
    editor.page().press("Escape").await?;
    editor.focus_row(0).await?;
    editor.page().press("Control+a").await?;
    editor.act("public-all").await?;
    editor.wait_count(".public", 2).await?;
    editor.page().press("Control+z").await?;
    editor.wait_count(".public", 1).await?;
    ctx.quiet(editor.page()).await
}

/// A file in the folder, once it is complete.
async fn saved(editor: &Editor, folder: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let look = async || match std::fs::read(folder.join(name)) {
        Ok(bytes) if !bytes.is_empty() => Ok(bytes),
        _ => Err(Failure::new("no file", name)),
    };
    editor.page().wait_for(name, look).await
}

async fn files(ctx: &mut Ctx) -> Result<(), Failure> {
    let browser = ctx.browser().await?;
    let folder = browser.downloads();
    let doc = Doc::letters(4).marked("a", "b", "c", "d");
    let editor = Editor::with(ctx, "mode='edit'", &doc.text()).await?;
    editor.act("share").await?;
    editor.find("dialog.share").await?;
    for (kind, name, begins) in [
        ("html", "letters.html", "<!doctype html>"),
        ("json", "letters.json", "{"),
        ("svg", "letters.svg", "<svg xmlns="),
        ("markdown", "letters.md", "# Letters"),
        ("csv", "letters.csv", ""),
        ("ics", "letters.ics", "BEGIN:VCALENDAR"),
        ("png", "letters.png", ""),
    ] {
        editor.choose("format", kind).await?;
        editor.act_in_dialog("save-copy").await?;
        editor.wait_text(".said-of-copy", name).await?;
        let bytes = saved(&editor, &folder, name).await?;
        if kind == "png" {
            expect(bytes.starts_with(b"\x89PNG\r\n"), "a picture", bytes.len().to_string())?;
            expect_eq("copying a picture", editor.count("[data-act=copy-text][disabled]").await?, 1)?;
        } else {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            expect(text.trim_start_matches('\u{feff}').starts_with(begins), begins, &text)?;
        }
    }
    ctx.quiet(editor.page()).await
}

async fn copied(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    let link = offered(&editor).await?;
    let browser = ctx.browser().await?;
    editor.act_in_dialog("copy-link").await?;
    editor.wait_text(".said-of-copy", "Copied").await?;
    expect_eq("clipboard", browser.clipboard().await?.text, link)?;
    editor.choose("format", "mediawiki").await?;
    editor.act_in_dialog("copy-text").await?;
    let wikitext = async || {
        let text = browser.clipboard().await?.text;
        expect(text.contains("{|"), "a table of MediaWiki", text)
    };
    editor.page().wait_for("the markup", wikitext).await?;
    editor.act_in_dialog("copy-rich").await?;
    let rich = async || {
        let clip = browser.clipboard().await?;
        expect(clip.html.contains("<table") && clip.text.contains("# "), "text and elements", clip.html)
    };
    editor.page().wait_for("the elements", rich).await?;
    ctx.quiet(editor.page()).await
}

async fn by_hand(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    let refuse = "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
        document.execCommand = () => false;";
    editor.eval(refuse).await?;
    let link = offered(&editor).await?;
    editor.act_in_dialog("copy-link").await?;
    let field = editor.field("by-hand").await?;
    let value = editor.eval("return root.querySelector('[data-field=by-hand]').value;").await?;
    expect_eq("text to copy", value, json!(link))?;
    field.focus().await?;
    let chosen = "const field = root.querySelector('[data-field=by-hand]');
        return field.selectionEnd - field.selectionStart;";
    expect_eq("chosen", editor.eval(chosen).await?, json!(link.len()))?;
    ctx.quiet(editor.page()).await
}

async fn lazy(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit' viewer='/'", &Doc::letters(2).text()).await?;
    editor.focus_row(0).await?;
    let fetched = |ctx: &Ctx| ctx.server.paths().iter().filter(|path| path.contains("writer")).count();
    expect_eq("files of the writer", fetched(ctx), 0)?;
    offered(&editor).await?;
    expect_eq("files of the writer", fetched(ctx), 2)
}

async fn print(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "", &many(120)).await?;
    let drawn = editor.count("li[data-row]").await?;
    expect(drawn < 120, "less than all rows", drawn.to_string())?;
    editor.eval("dispatchEvent(new Event('beforeprint'));").await?;
    editor.wait_count("li[data-row]", 120).await?;
    editor.eval("dispatchEvent(new Event('afterprint'));").await?;
    let fewer = async || expect(editor.count("li[data-row]").await? < 120, "less than all rows", "all");
    editor.page().wait_for("rows in view", fewer).await?;
    // By the button, the window is gone before the page is printed.
    editor.eval("window.printed = null; window.print = () => {
        window.printed = [root.querySelectorAll('dialog').length, root.querySelectorAll('li[data-row]').length];
      };").await?;
    editor.act("share").await?;
    editor.act_in_dialog("print").await?;
    let printed =
        async || expect_eq("printed", editor.eval("return window.printed;").await?, json!([0, 120]));
    editor.page().wait_for("the print", printed).await?;
    ctx.quiet(editor.page()).await
}

async fn viewer(ctx: &mut Ctx) -> Result<(), Failure> {
    let place = Place::inline("mode='view'", &Doc::letters(2).text());
    let editor = Editor::on(ctx.open(&place.serve(&ctx.server)).await?).await?;
    editor.act("share").await?;
    // Without a page that opens links there are files and copies, and no link.
    editor.wait_count("dialog [data-act=save-copy]", 1).await?;
    editor.wait_count("[data-field=share-link]", 0).await?;
    editor.page().press("Escape").await?;
    editor.eval("host.setAttribute('viewer', '/elsewhere/view.html?a=1');").await?;
    let link = offered(&editor).await?;
    let start = ctx.server.url("/elsewhere/view.html?a=1#pmt1.");
    expect(link.starts_with(&start), &start, &link)?;
    ctx.quiet(editor.page()).await
}
