//! A whole incident, from a blank page to the end of its review, by the keyboard alone.

use e2e::editor::at;
use e2e::{Case, Ctx, Editor, Failure, Waiting, case, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[case!(Full, "whole::by_the_keyboard_alone", whole)];

/// More stops than any page of the editor has.
const STOPS: usize = 160;

/// The rows: when, who, what, and the key that marks them.
const ROWS: [(&str, &str, &str, &str); 5] = [
    ("2026-03-04 09:10", "Kim", "rolls version 41 out to all shops", ""),
    ("09:12", "", "Checkout answers every third request with an error", "s"),
    ("09:31", "Rosa", "sees the rate of errors on the wall screen", "d"),
    ("09:48", "Kim", "rolls back to version 40", "m"),
    ("10:05", "Rosa", "sees no more errors for ten minutes", "r"),
];

/// Presses Tab until something that matches has the keyboard.
async fn tab_to(editor: &Editor, css: &str) -> Result<(), Failure> {
    stops(editor, "Tab", css).await
}

/// The other way: behind the last stop of a page come those of the browser.
async fn tab_back_to(editor: &Editor, css: &str) -> Result<(), Failure> {
    stops(editor, "Shift+Tab", css).await
}

async fn stops(editor: &Editor, key: &str, css: &str) -> Result<(), Failure> {
    for _ in 0..STOPS {
        let script = "return !!root.activeElement?.matches(args[0]);";
        if editor.eval_with(script, vec![json!(css)]).await? == json!(true) {
            return Ok(());
        }
        editor.page().press(key).await?;
    }
    Err(Failure::new(format!("{STOPS} stops of {key} without it"), css))
}

async fn write(editor: &Editor, field: &str, text: &str) -> Result<(), Failure> {
    tab_to(editor, &format!("[data-field='{field}']")).await?;
    editor.page().type_text(text).await
}

/// Writes a line down and takes it over.
async fn add(editor: &Editor, field: &str, text: &str) -> Result<(), Failure> {
    write(editor, field, text).await?;
    editor.page().press("Enter").await
}

async fn rows(editor: &Editor) -> Result<(), Failure> {
    let page = editor.page();
    for (place, (time, who, text, _)) in ROWS.iter().enumerate() {
        if place == 0 {
            tab_to(editor, "[data-act=add]").await?;
            page.press("Enter").await?;
        }
        editor.wait_count("[data-editing]", 1).await?;
        editor.wait_focus("time").await?;
        page.type_text(time).await?;
        page.press("Tab").await?;
        editor.wait_focus("who").await?;
        page.type_text(who).await?;
        write(editor, "text", text).await?;
        // Enter opens the next row; the last one is closed.
        page.press(if place + 1 < ROWS.len() { "Enter" } else { "Control+Enter" }).await?;
    }
    editor.wait_rows(ROWS.len()).await
}

async fn marks(editor: &Editor) -> Result<(), Failure> {
    let page = editor.page();
    page.press("Home").await?;
    for (place, (_, _, _, key)) in ROWS.iter().enumerate() {
        let id = editor.rows().await?.get(place).map(|row| row.id.clone()).unwrap_or_default();
        let there = async || expect_eq("row", editor.focused_row().await?, &*id);
        page.wait_for("the row", there).await?;
        if !key.is_empty() {
            page.press(key).await?;
        }
        page.press("ArrowDown").await?;
    }
    editor.wait_durations(&["19 min", "36 min", "53 min"]).await
}

async fn report(editor: &Editor) -> Result<(), Failure> {
    write(editor, "impact", "One checkout in three failed for 36 minutes").await?;
    write(editor, "trigger", "A flag of version 41 that has another meaning").await?;
    write(editor, "facilitator", "Noor").await?;
    add(editor, "add-factor", "Version 41 went to all shops at once").await?;
    editor.wait_count("section.factors li.card", 1).await?;
    add(editor, "add-lesson", "Rolling back took four minutes").await?;
    add(editor, "add-action", "Roll out to 10 % of the shops for 30 min, then to the rest").await?;
    editor.wait_count("section.actions li.card", 1).await
}

/// Through all steps of the review, with a note on the way.
async fn review(editor: &Editor) -> Result<(), Failure> {
    let page = editor.page();
    tab_back_to(editor, "[data-act=meeting]").await?;
    page.press("Enter").await?;
    let step = async |wanted: &str| {
        let look = async || {
            let shown = editor.eval("return root.querySelector('[data-step]')?.dataset.step ?? '';").await?;
            expect_eq(
                "step",
                shown.as_str().unwrap_or_default().split(' ').next().unwrap_or_default(),
                wanted,
            )
        };
        page.wait_for("the step", look).await
    };
    let agenda = ["CheckIn", "Definition", "Background", "Summary"];
    let after = ["Factors", "Lessons", "Actions", "CheckOut"];
    for name in agenda.iter().chain(&["event"; ROWS.len()]).chain(&after) {
        step(name).await?;
        if *name == "Lessons" {
            page.press("n").await?;
            editor.wait_focus("note").await?;
            // Escape drops what is typed, and the window stays.
            page.type_text("never mind").await?;
            page.press("Escape").await?;
            expect_eq("note", editor.field("note").await?.value().await?, "")?;
            editor.wait_count("dialog[open]", 1).await?;
            page.type_text("The wall screen is seen by one person only").await?;
            page.press("Enter").await?;
            editor.wait_text(".meeting .step", "The wall screen is seen by one person only").await?;
            tab_to(editor, "[data-act=meeting-next]").await?;
        }
        page.press("ArrowRight").await?;
    }
    step("CheckOut").await?;
    page.press("Escape").await?;
    editor.wait_count("dialog", 0).await
}

async fn whole(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    write(&editor, "title", "Checkout failed after version 41").await?;
    rows(&editor).await?;
    marks(&editor).await?;
    report(&editor).await?;
    review(&editor).await?;
    editor.wait_saved().await?;
    editor.page().reload().await?;
    editor.ready().await?;
    editor.wait_durations(&["19 min", "36 min", "53 min"]).await?;
    let document = editor.document().await?;
    let texts = |list: &str| -> Vec<Value> {
        at(&document, &format!("/{list}"))
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| at(it, "/text"))
            .collect()
    };
    expect_eq("factors", texts("factors"), vec![json!("Version 41 went to all shops at once")])?;
    let lessons = ["Rolling back took four minutes", "The wall screen is seen by one person only"];
    expect_eq("lessons", texts("lessons"), lessons.map(Value::from).to_vec())?;
    expect_eq("actions", texts("actions").len(), 1)?;
    expect_eq("title", at(&document, "/title"), json!("Checkout failed after version 41"))?;
    ctx.quiet(editor.page()).await
}
