//! The window of the import: clocks of several sources, answers under way, the keyboard alone.

use super::import::{drop_files, paste, set, shown};
use super::keys::tab_to;
use e2e::{Case, Ctx, Doc, Editor, Failure, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "import::a_clock_for_each_file", clocks),
    case!(Smoke, "import::stale_rows_are_not_taken", stale),
    case!(Smoke, "import::stopping_keeps_the_text", stop),
    case!(Smoke, "import::first_rows_before_the_rest", first_rows),
    case!(Smoke, "import::known_after_edits", known),
    case!(Smoke, "import::the_day_can_be_said_again", day),
    case!(Smoke, "import::by_keyboard_alone", keyboard),
    case!(Smoke, "import::the_report_around_a_list", report),
    case!(Smoke, "import::a_long_paste_is_read_as_a_file", long_paste),
];

const WEB: &str =
    "All times in UTC, 2031-03-04\n- 10:00 the queue grows\n- 10:04 the pager goes off\n- 10:20 all green";
const DB: &str = "All times in UTC, 2031-03-04\n- 10:01 the disk is full\n- 10:12 the disk is larger";

/// The times of the rows, in their order.
async fn wait_times(editor: &Editor, expected: &[&str]) -> Result<(), Failure> {
    let script = "return [...root.querySelectorAll('.import-row')].map((row) =>
        row.querySelector('.time').textContent + (row.querySelector('input').checked ? '' : ' off'));";
    let times = async || expect_eq("times", editor.eval(script).await?, json!(expected));
    editor.page().wait_for("the times of the rows", times).await
}

/// What was taken in before is not taken in again, whatever was made of it here.
async fn known(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::new("Full disk").text()).await?;
    drop_files(&editor, &[("web.txt", WEB.as_bytes())]).await?;
    wait_times(&editor, &["10:00", "10:04", "10:20"]).await?;
    editor.act("take-in").await?;
    editor.wait_rows(3).await?;
    editor.edit_row(0).await?;
    editor.page().type_text(" quickly").await?;
    editor.page().press("Control+Enter").await?;
    editor.edit_row(1).await?;
    editor.fill("time", "10:05").await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_texts(&["the queue grows quickly", "the pager goes off", "all green"]).await?;
    drop_files(&editor, &[("web.txt", WEB.as_bytes())]).await?;
    wait_times(&editor, &["10:00 off", "10:04 off", "10:20 off"]).await
}

/// A day that was mistyped can be put right.
async fn day(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::new("Full disk").text()).await?;
    drop_files(&editor, &[("web.txt", b"- 10:00 the queue grows\n- 10:04 the pager goes off")]).await?;
    shown(&editor, 2).await?;
    for day in ["2031-04-03", "2031-03-04"] {
        set(&editor, "import-date", day).await?;
        wait_times(&editor, &["10:00", "10:04"]).await?;
    }
    editor.act("take-in").await?;
    let at = |document: &Value| {
        let at = document.pointer("/events/0/at").cloned().unwrap_or_default();
        expect(at.as_str().is_some_and(|at| at.starts_with("2031-03-04")), "the second day", at.to_string())
    };
    editor.wait_document("the day", at).await
}

async fn clocks(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::new("Full disk").text()).await?;
    drop_files(&editor, &[("web.txt", WEB.as_bytes())]).await?;
    shown(&editor, 3).await?;
    // One source needs no name, and its clock stands among the questions.
    editor.wait_count("[data-field='import-shift']", 1).await?;
    editor.wait_count(".clocks", 0).await?;
    drop_files(&editor, &[("db.txt", DB.as_bytes())]).await?;
    shown(&editor, 5).await?;
    editor.wait_count(".clocks input", 2).await?;
    editor.wait_text(".clocks label:last-of-type", "db.txt").await?;
    wait_times(&editor, &["10:00", "10:01", "10:04", "10:12", "10:20"]).await?;
    editor.find("[data-import='3']").await?.click().await?;
    wait_times(&editor, &["10:00", "10:01 off", "10:04", "10:12", "10:20"]).await?;
    // The clock of the one moves its rows among those of the other, and what was unticked stays so.
    set(&editor, "import-shift-1", "240").await?;
    wait_times(&editor, &["10:00", "10:04", "10:05 off", "10:16", "10:20"]).await?;
    set(&editor, "import-shift-0", "-60").await?;
    wait_times(&editor, &["09:59", "10:03", "10:05 off", "10:16", "10:19"]).await?;
    editor.act("take-in").await?;
    let texts = ["the queue grows", "the pager goes off", "the disk is larger", "all green"];
    editor.wait_texts(&texts).await?;
    let document = editor.document().await?;
    let at = |pointer: &str| document.pointer(pointer).cloned();
    expect_eq("time", at("/events/2/at"), Some(json!("2031-03-04T10:16:00Z")))?;
    expect_eq("as written", at("/events/2/source/at"), Some(json!("2031-03-04T10:12:00Z")))?;
    expect_eq("source", at("/events/2/source/source"), at("/sources/1/id"))?;
    expect_eq("name", at("/sources/1/label"), Some(json!("db.txt")))?;
    expect_eq(
        "clocks",
        (at("/sources/0/shift"), at("/sources/1/shift")),
        (Some(json!(-60)), Some(json!(240))),
    )?;
    editor.page().press("Control+z").await?;
    editor.wait_texts(&[]).await?;
    expect_eq("sources", editor.document().await?.get("sources").cloned(), None)?;
    ctx.quiet(editor.page()).await
}

/// A page with headings: its parts are named before they are taken, and what is filled in stays.
async fn report(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = "# Full disk\n\n## Impact\nNobody could pay.\n\n## Root causes\n- No alarm on space\n\n\
        ## Timeline\n2031-03-04, times in UTC\n\n- 10:00 the disk is full\n- 10:20 it is larger\n\n\
        ## Action items\n| Action | Owner |\n|---|---|\n| Alarm at 80 % | Ada |\n";
    let doc = Doc::new("Full disk").set("report", json!({ "impact": "Ours" }));
    let editor = Editor::with(ctx, "mode='edit'", &doc.text()).await?;
    drop_files(&editor, &[("page.md", page.as_bytes())]).await?;
    shown(&editor, 2).await?;
    let found = "Impact, one factor, one action";
    editor.wait_text("dialog label:has([data-act='take-report'])", found).await?;
    editor.act("take-in").await?;
    editor.wait_texts(&["the disk is full", "it is larger"]).await?;
    let taken = editor.document().await?;
    let at = |pointer: &str| taken.pointer(pointer).cloned();
    expect_eq("what was written", at("/report/impact"), Some(json!("Ours")))?;
    expect_eq("factor", at("/factors/0/text"), Some(json!("No alarm on space")))?;
    expect_eq(
        "action",
        (at("/actions/0/text"), at("/actions/0/owner")),
        (Some(json!("Alarm at 80 %")), Some(json!("Ada"))),
    )?;
    editor.page().press("Control+z").await?;
    editor.wait_texts(&[]).await?;
    let undone = editor.document().await?;
    expect_eq("one step", (undone.get("factors").cloned(), undone.get("actions").cloned()), (None, None))?;
    // The same without the report.
    drop_files(&editor, &[("page.md", page.as_bytes())]).await?;
    shown(&editor, 2).await?;
    editor.find("[data-act='take-report']").await?.focus().await?;
    editor.page().press("Space").await?;
    editor.act("take-in").await?;
    editor.wait_texts(&["the disk is full", "it is larger"]).await?;
    expect_eq("no factors", editor.document().await?.get("factors").cloned(), None)?;
    ctx.quiet(editor.page()).await
}

/// Watches the window from the next change on, and notes in `window.seen` what it finds.
async fn watch(editor: &Editor, look: &str) -> Result<(), Failure> {
    let script = format!(
        "window.seen = []; const find = (css) => root.querySelector(`dialog ${{css}}`);
        new MutationObserver(() => {{ {look} }})
          .observe(root, {{ subtree: true, childList: true, attributes: true }});"
    );
    editor.eval(&script).await.map(drop)
}

/// A list that takes a while to read, and names no day.
fn long() -> String {
    let line =
        |n: usize| format!("- {:02}:{:02} entry number {n} {}\n", n / 60 % 24, n % 60, "words ".repeat(20));
    (0..4_000).map(line).collect()
}

async fn stale(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::new("Full disk").text()).await?;
    drop_files(&editor, &[("long.txt", long().as_bytes())]).await?;
    shown(&editor, 200).await?;
    editor.wait_count(".import-row .time.typed", 200).await?;
    editor.wait_count("[data-act='take-in']:not([disabled])", 1).await?;
    // Rows of the earlier reading stay in view while the answer is read, and nobody can take them.
    let look = "const button = find('[data-act=take-in]');
        if (!button || !find('.import-row .time.typed')) return;
        window.seen.push(button.disabled);
        button.click();
        find('textarea').dispatchEvent(new KeyboardEvent('keydown',
          { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true, composed: true }));";
    watch(&editor, look).await?;
    set(&editor, "import-date", "2031-03-04").await?;
    editor.wait_count(".import-row .time.typed", 0).await?;
    let seen: Vec<bool> = serde_json::from_value(editor.eval("return window.seen;").await?)?;
    expect(!seen.is_empty(), "stale rows in view", "none")?;
    expect_eq("disabled", seen.iter().all(|disabled| *disabled), true)?;
    shown(&editor, 200).await?;
    expect_eq("events", editor.document().await?.get("events").cloned(), None)?;
    editor.wait_count("[data-act='take-in']:not([disabled])", 1).await?;
    ctx.quiet(editor.page()).await
}

async fn stop(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(1).text()).await?;
    editor.act("import").await?;
    editor.wait_focus("import-text").await?;
    watch(
        &editor,
        "const stop = find('[data-act=stop-reading]'); if (stop) { window.seen.push(1); stop.click(); }",
    )
    .await?;
    let write = "const field = root.querySelector('dialog textarea'); field.value = args[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
    let text = long();
    editor.eval_with(write, vec![json!(text)]).await?;
    let stopped = async || {
        let seen = editor.eval("return window.seen.length;").await?.as_u64().unwrap_or(0);
        expect(seen > 0, "a reading that was stopped", "none")
    };
    editor.page().wait_for("the button that stops", stopped).await?;
    editor.wait_count("dialog progress", 0).await?;
    editor.wait_count(".import-row", 0).await?;
    let kept = editor.eval("return root.querySelector('dialog textarea').value;").await?;
    expect_eq("text that stays", kept.as_str().map(str::len), Some(text.len()))?;
    // Nothing is read on its own after that; what is changed is.
    editor.wait_count("[data-act='take-in'][disabled]", 1).await?;
    editor.eval_with(write, vec![json!("2031-03-04\n- 10:00 one\n- 10:05 two")]).await?;
    shown(&editor, 2).await?;
    ctx.quiet(editor.page()).await
}

async fn first_rows(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::new("Full disk").text()).await?;
    editor.act("import").await?;
    editor.wait_focus("import-text").await?;
    let look = "if (!find('[data-partial]')) return;
        window.seen.push([find('progress') !== null, find('.import-row .what')?.textContent.includes('number 0'),
          find('[data-act=take-in]').disabled, find('[data-import]')?.disabled,
          find('[data-act=more-rows], [data-act=tick-all]') === null]);";
    watch(&editor, look).await?;
    let write = "const field = root.querySelector('dialog textarea'); field.value = args[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
    editor.eval_with(write, vec![json!(long())]).await?;
    editor.wait_count("[data-act='take-in']:not([disabled])", 1).await?;
    let seen: Vec<[bool; 5]> = serde_json::from_value(editor.eval("return window.seen;").await?)?;
    expect(!seen.is_empty(), "first rows in view", "none")?;
    expect_eq("rows that wait", seen.iter().all(|seen| *seen == [true; 5]), true)?;
    // All of them are there now, and can be chosen from.
    editor.wait_count("[data-partial]", 0).await?;
    editor.wait_count("[data-act='more-rows']", 1).await?;
    editor.wait_count("[data-import]:not([disabled])", 200).await?;
    editor.wait_text("[data-shape]", "4000 entries").await?;
    ctx.quiet(editor.page()).await
}

const BARE: &str =
    "- 10:00 the queue grows\n- 10:04 the pager goes off\n- 10:12 somebody coughs\n- 10:20 all green";

async fn keyboard(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::new("Full disk").text()).await?;
    let page = editor.page();
    // From the top of the page, where there is no row yet.
    tab_to(&editor, "data-act", "import-first").await?;
    page.press("Enter").await?;
    editor.wait_focus("import-text").await?;
    paste(ctx, &editor, BARE).await?;
    shown(&editor, 4).await?;
    editor.wait_count(".questions .open", 2).await?;
    tab_to(&editor, "data-act", "import-today").await?;
    page.press("Enter").await?;
    editor.wait_count(".import-row .time.typed", 0).await?;
    tab_to(&editor, "data-field", "import-zone").await?;
    page.press("ArrowDown").await?;
    editor.wait_count(".questions .open", 0).await?;
    // Through the rows by the arrows; one of them is not wanted.
    tab_to(&editor, "data-import", "0").await?;
    page.press_times("ArrowDown", 3).await?;
    page.press("ArrowUp").await?;
    page.press("Space").await?;
    editor.wait_count(".import-row.off [data-import='2']", 1).await?;
    tab_to(&editor, "data-act", "take-in").await?;
    page.press("Enter").await?;
    editor.wait_count("dialog", 0).await?;
    let texts = ["the queue grows", "the pager goes off", "all green"];
    editor.wait_texts(&texts).await?;
    page.press("Control+z").await?;
    editor.wait_texts(&[]).await?;
    page.press("Control+y").await?;
    editor.wait_texts(&texts).await?;
    // From a row by a key of its own; what was pasted is taken in by another one.
    editor.focus_row(0).await?;
    page.press("i").await?;
    editor.wait_focus("import-text").await?;
    paste(ctx, &editor, "2031-03-04\n- 10:30 one\n- 10:35 two").await?;
    shown(&editor, 2).await?;
    editor.wait_count("[data-act='take-in']:not([disabled])", 1).await?;
    page.press("Control+Enter").await?;
    editor.wait_rows(5).await?;
    ctx.quiet(page).await
}

/// A field would take seconds to lay it out.
async fn long_paste(ctx: &mut Ctx) -> Result<(), Failure> {
    let line = |at: usize| {
        format!(
            "2018-02-10 {:02}:{:02} step {at} of the migration, as planned and written down before\n",
            at / 60,
            at % 60
        )
    };
    let text: String = (0..1_400).map(line).collect();
    let editor = Editor::open(ctx, "").await?;
    editor.act("import").await?;
    editor.wait_focus("import-text").await?;
    paste(ctx, &editor, &text).await?;
    editor.wait_text("[data-shape]", "Pasted text").await?;
    shown(&editor, 200).await?;
    expect_eq("the field", editor.field("import-text").await?.value().await?, String::new())?;
    editor.act("take-in").await?;
    editor.wait_count("dialog", 0).await?;
    let all = |document: &serde_json::Value| expect_eq("events", e2e::editor::events(document).len(), 1_400);
    editor.wait_document("all events", all).await?;
    ctx.quiet(editor.page()).await
}
