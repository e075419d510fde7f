//! Large documents and narrow windows.

use e2e::{Case, Ctx, Doc, Editor, Failure, Waiting, case, expect, expect_eq};
use serde_json::json;

pub const CASES: &[Case] = &[
    case!(Smoke, "large::ten_thousand_rows", many),
    case!(Smoke, "large::narrow", narrow),
    case!(Full, "large::long_data", long),
    case!(Full, "large::targets", targets),
    case!(Smoke, "large::a_long_draft_comes_back", draft),
];

/// More row elements than this are never drawn.
const MOST: usize = 100;

async fn many(ctx: &mut Ctx) -> Result<(), Failure> {
    let doc = (0..10_000).fold(Doc::new("Many"), |doc, n| {
        let (day, hour, minute) = (1 + n / 1440, n / 60 % 24, n % 60);
        doc.event(
            &format!("e{n:05}"),
            &format!("2018-02-{day:02}T{hour:02}:{minute:02}:00Z"),
            &format!("event number {n}"),
        )
    });
    let editor = Editor::with(ctx, "mode='edit'", &doc.text()).await?;
    let few = async || {
        let rows = editor.count("li[data-row]").await?;
        expect(rows > 3 && rows < MOST, format!("4 to {MOST} rows"), rows.to_string())
    };
    few().await?;
    let page = editor.page();
    for part in [0.25, 0.5, 0.75] {
        page.eval("scrollTo(0, document.documentElement.scrollHeight * arguments[0]);", vec![json!(part)])
            .await?;
        let shown = async || {
            let script = "return [...root.querySelectorAll('li[data-row]')].filter((row) => {
                const box = row.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }).length;";
            let seen = editor.eval(script).await?.as_u64().unwrap_or(0);
            expect(seen > 3, "rows in view", seen.to_string())
        };
        page.wait_for("rows in view", shown).await?;
        few().await?;
        // The Tab key comes to the list wherever the page is scrolled to.
        expect_eq("rows in the tab order", editor.count("li[data-row][tabindex='0']").await?, 1)?;
    }
    page.eval("scrollTo(0, 0);", vec![]).await?;
    let top = async || expect_eq("first row", editor.count("[data-row=e00000]").await?, 1);
    page.wait_for("the rows at the top", top).await?;
    editor.focus_row(0).await?;
    page.press("End").await?;
    let last = async || expect_eq("focused", editor.focused_row().await?, "e09999");
    page.wait_for("the last row", last).await?;
    page.press("Enter").await?;
    editor.wait_focus("text").await?;
    page.type_text(" edited").await?;
    page.press("Control+Enter").await?;
    editor.wait_text("[data-row=e09999]", "event number 9999 edited").await?;
    let seen = async || {
        let (_, top, _, _) = editor.find("[data-row=e09999]").await?.rectangle().await?;
        expect(top > 0.0 && top < 900.0, "the last row in view", format!("{top}"))
    };
    page.wait_for("the last row in view", seen).await?;
    few().await?;
    page.press("Home").await?;
    let first = async || expect_eq("focused", editor.focused_row().await?, "e00000");
    page.wait_for("the first row", first).await?;
    editor.fill("search", "number 7777").await?;
    editor.wait_rows(1).await
}

/// By how many pixels the page is wider than the window, and the parts that stick out.
const OVERFLOW: &str = "const wide = document.documentElement.clientWidth;
    const out = [...root.querySelectorAll('*')].filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > wide + 1)
      .map((e) => `${e.localName}.${e.className}`);
    return [document.documentElement.scrollWidth - wide, out.slice(0, 5)];";

async fn fits(editor: &Editor, what: &str) -> Result<(), Failure> {
    let (wider, out): (f64, Vec<String>) = serde_json::from_value(editor.eval(OVERFLOW).await?)?;
    expect(wider <= 0.0, format!("{what}: no horizontal scrolling"), format!("{wider} px too wide: {out:?}"))
}

async fn narrow(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    let (width, _) = editor.page().resize(320, 640).await?;
    expect_eq("width", width, 320)?;
    fits(&editor, "the list").await?;
    editor.edit_row(4).await?;
    fits(&editor, "a row that is edited").await?;
    editor.page().press("Escape").await?;
    editor.page().press("Shift+ArrowDown").await?;
    fits(&editor, "a selection").await?;
    for act in ["shift", "rezone", "library", "help"] {
        editor.act(act).await?;
        editor.find("dialog[open]").await?;
        fits(&editor, act).await?;
        editor.page().press("Escape").await?;
        editor.wait_count("dialog", 0).await?;
    }
    editor.act("mode").await?;
    fits(&editor, "reading").await
}

async fn long(ctx: &mut Ctx) -> Result<(), Failure> {
    let word = "x".repeat(2_000);
    let doc = Doc::new(&word).set("severity", json!(word)).set("report", json!({ "summary": word })).full(json!({
        "id": "a", "at": "2018-02-10T10:00:00Z", "text": word, "who": [word, "y".repeat(200)], "tags": [word],
        "evidence": [{ "id": "v", "url": format!("https://example.org/{word}"), "label": word }],
        "questions": [{ "id": "q", "text": word, "answer": word }],
    }));
    for mode in ["", "mode='edit'"] {
        let editor = Editor::with(ctx, mode, &doc.text()).await?;
        for width in [1000, 320] {
            editor.page().resize(width, 700).await?;
            fits(&editor, &format!("{mode} at {width} px")).await?;
        }
        if !mode.is_empty() {
            editor.edit_row(0).await?;
            fits(&editor, "a row that is edited").await?;
        }
    }
    Ok(())
}

/// What can be clicked and is smaller than 24 by 24 pixels, links within text left out.
const SMALL: &str =
    "return [...root.querySelectorAll('button, input, select, textarea, a.evidence, summary')]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.matches('.choose'))
    .map((e) => [e.dataset.act ?? e.dataset.field ?? e.className, e.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([name, box]) => `${name} ${Math.round(box.width)}x${Math.round(box.height)}`);";

async fn targets(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    for width in [1280, 320] {
        editor.page().resize(width, 800).await?;
        editor.edit_row(3).await?;
        editor.act("add-question").await?;
        let small: Vec<String> = serde_json::from_value(editor.eval(SMALL).await?)?;
        expect_eq("small targets", small, Vec::<String>::new())?;
        editor.act("done").await?;
        editor.wait_count("[data-editing]", 0).await?;
    }
    Ok(())
}

/// How many pieces of drafts hold a text.
const PIECES: &str = "const [word] = arguments;
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await answer(indexedDB.open('postmortem-timeline'));
    const all = await answer(database.transaction('pieces').objectStore('pieces').getAll());
    database.close();
    return all.filter((piece) => piece.text.includes(word)).length;";

/// The journal has a long draft in pieces; each edit writes some of them anew.
async fn draft(ctx: &mut Ctx) -> Result<(), Failure> {
    let doc = (0..1_200).fold(Doc::new("Many"), |doc, n| {
        doc.event(
            &format!("e{n:04}"),
            &format!("2018-02-10T{:02}:{:02}:00Z", n / 60, n % 60),
            &format!("number {n}"),
        )
    });
    let editor = Editor::with(ctx, "mode='edit'", &doc.text()).await?;
    let page = editor.page();
    for (key, id, word) in
        [("Home", "e0000", " first"), ("End", "e1199", " last"), ("Home", "e0000", " again")]
    {
        editor.focus_row(0).await?;
        page.press(key).await?;
        let there = async || expect_eq("focused", editor.focused_row().await?, id);
        page.wait_for("the row", there).await?;
        page.press("Enter").await?;
        editor.wait_focus("text").await?;
        page.type_text(word).await?;
        page.press("Control+Enter").await?;
        editor.wait_count("[data-editing]", 0).await?;
        // The state says "kept" of the draft before, too: the pieces tell.
        let written =
            async || expect_eq("pieces with it", page.eval_async(PIECES, vec![json!(word)]).await?, json!(1));
        page.wait_for("the draft in the journal", written).await?;
        page.reload().await?;
        editor.ready().await?;
        let kept = |document: &serde_json::Value| {
            let texts = e2e::editor::event_texts(document);
            let found = texts.iter().filter(|text| text.contains(word.trim())).count();
            expect_eq("texts with it", found, 1)
        };
        editor.wait_document("the draft", kept).await?;
    }
    let texts = e2e::editor::event_texts(&editor.document().await?);
    expect_eq("texts", texts.len(), 1_200)?;
    expect_eq("first", texts.first().cloned(), Some("number 0 first again".to_owned()))?;
    expect_eq("last", texts.last().cloned(), Some("number 1199 last".to_owned()))?;
    ctx.quiet(page).await
}
