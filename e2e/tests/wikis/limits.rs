//! Large documents.

use std::time::Instant;

use e2e::editor::{at, event_texts, events};
use e2e::wiki::act::{add, begin, save};
use e2e::wiki::{Clause, Stage, Who, table};
use e2e::{Doc, Failure, clause, expect, expect_eq};
use serde_json::json;

pub const CLAUSES: &[Clause] =
    &[clause!("one_megabyte", one_megabyte), clause!("too_large", too_large, [Limit])];

/// A document of about so many bytes.
fn of_size(bytes: usize) -> Doc {
    let text = "Checked the load balancers, found nothing, and went on to the queue. ".repeat(3);
    let each = text.len() + 70;
    (0..bytes / each).fold(Doc::new("Large"), |doc, number| {
        let (hour, minute, second) = (number / 3600 % 24, number / 60 % 60, number % 60);
        doc.event(&format!("e{number}"), &format!("2018-02-10T{hour:02}:{minute:02}:{second:02}Z"), &text)
    })
}

/// A megabyte is loaded, edited and saved; a host that takes less says so before it is sent.
async fn one_megabyte(stage: &mut Stage<'_>) -> Result<(), Failure> {
    let large = of_size(1_100_000);
    let length = large.text().len();
    expect(length > 1_000_000, "a megabyte", length.to_string())?;
    if stage.wiki().limit().is_some_and(|limit| limit < length) {
        stage.make(&Doc::letters(1))?;
        return refused(stage, &large).await;
    }
    stage.make(&large)?;
    let count = events(&stage.document()?).len();
    let start = Instant::now();
    let editor = stage.edit(Who::Alice).await?;
    let opened = start.elapsed();
    add(&editor, "23:59", "Qwv").await?;
    let start = Instant::now();
    save(&editor).await?.expect_saved()?;
    let key = stage.wiki().key().to_owned();
    table::figure(format!(
        "{key}: {length} bytes opened in {} ms, saved in {} ms",
        opened.as_millis(),
        start.elapsed().as_millis()
    ));
    let stored = stage.document()?;
    expect_eq("events", events(&stored).len(), count + 1)?;
    expect_eq("the title", at(&stored, "/title"), json!("Large"))
}

/// More than the host takes.
async fn too_large(stage: &mut Stage<'_>) -> Result<(), Failure> {
    let limit = stage.wiki().limit().ok_or_else(|| Failure::new("no limit", "one"))?;
    stage.make(&Doc::letters(1))?;
    refused(stage, &of_size(limit + 100_000)).await
}

/// A document that is too large is not sent; it is there as a draft, and what fits can be saved.
async fn refused(stage: &mut Stage<'_>, large: &Doc) -> Result<(), Failure> {
    let before = stage.text()?;
    let editor = stage.edit(Who::Alice).await?;
    editor.eval_with("host.value = args[0];", vec![json!(large.text())]).await?;
    // In a data block a value counts as what is stored, elsewhere as a change.
    let is_change = editor.eval("return host.dirty;").await? == json!(true);
    add(&editor, "23:58", "the last edit").await?;
    let count = events(&editor.document().await?).len();
    let sent = stage.saves_sent();
    save(&editor).await?.expect_one_of(&["too-large"])?;
    expect_eq("saves that were sent", stage.saves_sent(), sent)?;
    expect_eq("the page", stage.text()?, before)?;
    editor.wait_kept("the last edit").await?;
    let again = stage.reload(&editor).await?;
    begin(&again).await?;
    let there = |document: &serde_json::Value| {
        let texts = event_texts(document);
        expect(
            texts.iter().any(|text| text == "the last edit"),
            "the last edit",
            format!("{}", texts.len()),
        )?;
        expect(!is_change || texts.len() == count, format!("{count} events"), format!("{}", texts.len()))
    };
    again.wait_document("the draft", there).await
}
