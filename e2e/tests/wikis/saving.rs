//! One person: loading, saving, going on.

use e2e::wiki::act::{add, begin, press, save};
use e2e::wiki::{Clause, Stage, View, Who, text};
use e2e::{Doc, Failure, Waiting, clause, expect, expect_eq};

pub const CLAUSES: &[Clause] = &[
    clause!("load", load),
    clause!("save", save_once),
    clause!("save_again", save_again),
    clause!("new_timeline", new_timeline, [EmptyStart]),
    clause!("draft", draft),
    clause!("versions", versions, [Versions]),
];

/// The page shows the timeline that is stored in it, and the words around it.
async fn load(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(3))?;
    let editor = stage.open(Who::Alice).await?;
    editor.wait_texts(&["a", "b", "c"]).await?;
    editor.wait_rows(3).await?;
    let words = editor.page().outermost().plain_text("body").await?;
    expect(words.contains(text::BEFORE), text::BEFORE, words)?;
    stage.ctx.no_outside_calls()
}

/// A save lands in the page, and nothing else in it changes.
async fn save_once(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2))?;
    let before = stage.text()?;
    let editor = stage.edit(Who::Alice).await?;
    add(&editor, "11:00", "Qwv").await?;
    press(&editor, "[data-act=save]").await?;
    editor.wait_saved().await?;
    stage.expect_stored(&["a", "b", "Qwv"])?;
    expect_eq("the words around", text::prose(&stage.text()?), text::prose(&before))?;
    let again = stage.reload(&editor).await?;
    again.wait_texts(&["a", "b", "Qwv"]).await
}

/// A second save needs no reload.
async fn save_again(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(1))?;
    let editor = stage.edit(Who::Alice).await?;
    for (time, text) in [("11:00", "one"), ("11:05", "two"), ("11:10", "three")] {
        add(&editor, time, text).await?;
        save(&editor).await?.expect_saved()?;
        expect(stage.stored()?.iter().any(|known| known == text), text, "not stored")?;
    }
    stage.expect_stored(&["a", "one", "two", "three"])
}

/// An empty place in the page becomes a timeline.
async fn new_timeline(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make_empty()?;
    let editor = stage.edit(Who::Alice).await?;
    add(&editor, "11:00", "first").await?;
    save(&editor).await?.expect_saved()?;
    stage.expect_stored(&["first"])?;
    let again = stage.open(Who::Bob).await?;
    again.wait_texts(&["first"]).await
}

/// What changed since any version of the page, event by event.
async fn versions(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2))?;
    let between = Doc::letters(2).event("x", "2018-02-10T11:30:00Z", "by Bob");
    stage.replace(&between)?;
    let editor = stage.edit(Who::Alice).await?;
    add(&editor, "11:00", "by Alice").await?;
    save(&editor).await?.expect_saved()?;
    press(&editor, "[data-act=changes]").await?;
    // What is saved, and the three versions.
    editor.wait_count("dialog select[data-act=since] option", 4).await?;
    let options = "return [...root.querySelectorAll('select[data-act=since] option')].map((it) => [it.value, it.textContent]);";
    let options: Vec<(String, String)> = serde_json::from_value(editor.eval(options).await?)?;
    let [_, (_, newest), (middle, _), (oldest, _)] = options.as_slice() else {
        return Err(Failure::new(format!("{options:?}"), "four choices"));
    };
    expect(newest.to_lowercase().contains("alice"), "who saved the newest version", newest)?;
    editor.choose("since", middle).await?;
    editor.wait_count("dialog.changes li", 1).await?;
    editor.wait_text("dialog.changes ul", "by Alice").await?;
    editor.choose("since", oldest).await?;
    editor.wait_count("dialog.changes li", 2).await?;
    editor.wait_text("dialog.changes ul", "by Bob").await
}

/// What was not saved is there again after a reload.
async fn draft(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(1))?;
    let editor = stage.edit(Who::Alice).await?;
    add(&editor, "11:00", "kept").await?;
    editor.wait_kept("kept").await?;
    let again = stage.reload(&editor).await?;
    begin(&again).await?;
    again.wait_texts(&["a", "kept"]).await?;
    stage.expect_stored(&["a"])?;
    save(&again).await?.expect_saved()?;
    stage.expect_stored(&["a", "kept"])?;
    let other = stage.visit(Who::Bob, View::Now).await?;
    let other = stage.timeline(other).await?;
    other.page().wait_for("the row", async || expect_eq("rows", other.rows().await?.len(), 2)).await
}
