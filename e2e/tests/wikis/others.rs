//! Several people, or one in several tabs, at the same page.

use std::time::Duration;

use e2e::editor::{at, events};
use e2e::wiki::act::{add, begin, press, save};
use e2e::wiki::{Clause, Fault, Outcome, Stage, Who, table, text};
use e2e::{Doc, Editor, Failure, clause, expect, expect_eq};
use serde_json::json;

pub const CLAUSES: &[Clause] = &[
    clause!("two_tabs", two_tabs),
    clause!("other_user", other_user),
    clause!("same_field", same_field),
    clause!("prose_only", prose_only, [Prose]),
    clause!("both_changed", both_changed, [Prose]),
    clause!("race_of_six", race, [AtomicSave]),
];

/// The same person in two tabs: the second save stands on what the first one stored.
async fn two_tabs(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2))?;
    let first = stage.edit(Who::Alice).await?;
    let second = stage.tab(Who::Alice).await?;
    begin(&second).await?;
    add(&second, "11:05", "second tab").await?;
    add(&first, "11:00", "first tab").await?;
    save(&first).await?.expect_saved()?;
    save(&second).await?.expect_saved()?;
    stage.expect_stored(&["a", "b", "first tab", "second tab"])?;
    second.wait_texts(&["a", "b", "first tab", "second tab"]).await
}

/// Two people add different events: nothing is lost.
async fn other_user(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2))?;
    let alice = stage.edit(Who::Alice).await?;
    let bob = stage.edit(Who::Bob).await?;
    add(&alice, "11:00", "by Alice").await?;
    add(&bob, "11:05", "by Bob").await?;
    save(&alice).await?.expect_saved()?;
    save(&bob).await?.expect_saved()?;
    stage.expect_stored(&["a", "b", "by Alice", "by Bob"])?;
    bob.wait_texts(&["a", "b", "by Alice", "by Bob"]).await?;
    // Alice goes on from what she knows, and Bob's work stays.
    add(&alice, "11:10", "more").await?;
    save(&alice).await?.expect_saved()?;
    stage.expect_stored(&["a", "b", "by Alice", "by Bob", "more"])
}

/// Types over the text of the first row.
pub async fn retype(editor: &Editor, text: &str) -> Result<(), Failure> {
    editor.edit_row(0).await?;
    editor.page().press("Control+a").await?;
    editor.page().type_text(text).await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_count("[data-editing]", 0).await
}

/// Two people change the same text: both texts are kept, and the later one is asked.
async fn same_field(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2))?;
    let alice = stage.edit(Who::Alice).await?;
    let bob = stage.edit(Who::Bob).await?;
    retype(&alice, "text of Alice").await?;
    retype(&bob, "text of Bob").await?;
    save(&alice).await?.expect_saved()?;
    let asked = save(&bob).await?;
    asked.expect_one_of(&["conflict"])?;
    stage.expect_stored(&["b", "text of Alice"])?;
    press(&bob, "[data-act=conflicts]").await?;
    let sides = bob.text("dialog .sides").await?;
    expect(sides.contains("text of Alice") && sides.contains("text of Bob"), "both texts", sides)?;
    press(&bob, "dialog [data-act=keep-mine]").await?;
    bob.wait_count("[data-act=conflicts]", 0).await?;
    save(&bob).await?.expect_saved()?;
    stage.expect_stored(&["b", "text of Bob"])
}

/// Somebody changes the words around: they stay as changed.
async fn prose_only(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2))?;
    let editor = stage.edit(Who::Alice).await?;
    add(&editor, "11:00", "Qwv").await?;
    let page = stage.text()?.replace(text::AFTER, "Other words after.");
    stage.wiki().rewrite(&stage.name(), &page)?;
    save(&editor).await?.expect_saved()?;
    stage.expect_stored(&["a", "b", "Qwv"])?;
    let now = stage.text()?;
    expect(now.contains("Other words after."), "the other words", text::prose(&now))
}

/// Somebody changes the words around and the document.
async fn both_changed(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2))?;
    let editor = stage.edit(Who::Alice).await?;
    add(&editor, "11:00", "by Alice").await?;
    let theirs = Doc::letters(2).event("z", "2018-02-10T11:30:00Z", "by Bob");
    let page = text::with_document(&stage.text()?, &theirs.text())?;
    stage.wiki().rewrite(&stage.name(), &page.replace(text::AFTER, "Other words after."))?;
    save(&editor).await?.expect_saved()?;
    stage.expect_stored(&["a", "b", "by Alice", "by Bob"])?;
    let now = stage.text()?;
    expect(now.contains("Other words after."), "the other words", text::prose(&now))?;
    expect_eq("conflicts", editor.count("[data-act=conflicts]").await?, 0)
}

/// How many save at once.
const WRITERS: usize = 6;
/// So much later their first saves reach the host.
const MEETING: Duration = Duration::from_millis(600);

/// Six saves of one base at the same moment: one of them wins at the host, and after merging all six
/// edits are in the page.
async fn race(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(1))?;
    let editors = writers(stage).await?;
    stage.wiki().proxy().calm();
    // Some adapters read before they write: so long all of them have read the same.
    stage.plan(WRITERS, Fault::Delay(MEETING));
    let outcomes = all_at_once(&editors).await?;
    one_winner(stage, &outcomes)?;
    // Who lost four times says so, and saves again by hand.
    for (editor, outcome) in editors.iter().zip(&outcomes) {
        if !outcome.is_saved() {
            save(editor).await?.expect_saved()?;
        }
    }
    let mut expected: Vec<String> = (0..WRITERS).map(|number| format!("edit {number}")).collect();
    expected.push("a".to_owned());
    stage.expect_stored(&expected.iter().map(String::as_str).collect::<Vec<_>>())?;
    let document = stage.document()?;
    expect_eq("events", events(&document).len(), WRITERS + 1)?;
    expect_eq("the title", at(&document, "/title"), json!("Letters"))
}

/// Tabs of two people, in each of which another event was added.
async fn writers(stage: &mut Stage<'_>) -> Result<Vec<Editor>, Failure> {
    let mut editors = Vec::new();
    for number in 0..WRITERS {
        let who = if number % 2 == 0 { Who::Alice } else { Who::Bob };
        let editor = if number < 2 { stage.open(who).await? } else { stage.tab(who).await? };
        begin(&editor).await?;
        add(&editor, &format!("11:{number:02}"), &format!("edit {number}")).await?;
        editors.push(editor);
    }
    Ok(editors)
}

/// Every page saves by itself at a moment that all of them know.
async fn all_at_once(editors: &[Editor]) -> Result<Vec<Outcome>, Failure> {
    let start = "const element = document.querySelector('postmortem-timeline');
        const wait = arguments[0] - Date.now();
        window.raced = new Promise((done) => setTimeout(() => done(element.save()), wait));
        return wait;";
    let end = "const { status, reason } = await window.raced; return [status, reason];";
    let now = editors.first().ok_or_else(|| Failure::new("nobody", "a writer"))?.page();
    let moment = now.eval("return Date.now() + 2500;", vec![]).await?;
    for editor in editors {
        let wait = editor.page().eval(start, vec![moment.clone()]).await?;
        expect(wait.as_i64().unwrap_or(0) > 0, "a moment yet to come", wait.to_string())?;
    }
    let mut outcomes = Vec::new();
    for editor in editors {
        let (status, reason): (String, Option<String>) =
            serde_json::from_value(editor.page().eval_async(end, vec![]).await?)?;
        outcomes.push(Outcome { status, reason: reason.unwrap_or_default() });
    }
    Ok(outcomes)
}

/// Of the saves on one base, one was stored.
fn one_winner(stage: &Stage<'_>, outcomes: &[Outcome]) -> Result<(), Failure> {
    let wiki = stage.wiki();
    let saves: Vec<_> = wiki.proxy().log().iter().filter_map(|exchange| wiki.save(exchange)).collect();
    let first = saves.first().ok_or_else(|| Failure::new("no save was seen", "some"))?.base.clone();
    let of_first: Vec<bool> = saves.iter().filter(|save| save.base == first).map(|save| save.won).collect();
    let all_won = saves.iter().filter(|save| save.won).count();
    let statuses: Vec<&str> = outcomes.iter().map(|outcome| outcome.status.as_str()).collect();
    table::figure(format!(
        "{}: {} saves on the first base, {} stored; {} sent in all, {all_won} stored; said: {}",
        wiki.key(),
        of_first.len(),
        of_first.iter().filter(|won| **won).count(),
        saves.len(),
        statuses.join(", ")
    ));
    expect(of_first.len() >= 2, "saves that met", format!("{}", of_first.len()))?;
    let mut bases: Vec<&String> = saves.iter().map(|save| &save.base).collect();
    bases.sort();
    bases.dedup();
    for base in bases {
        let won = saves.iter().filter(|save| save.won && &save.base == base).count();
        expect(won <= 1, format!("one winner of the base {base}"), format!("{won}"))?;
    }
    expect_eq("winners of the first base", of_first.iter().filter(|won| **won).count(), 1)
}
