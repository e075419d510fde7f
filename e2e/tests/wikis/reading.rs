//! Where nothing may be changed, and where the program does not run.

use std::time::Duration;

use e2e::wiki::act::{add, save};
use e2e::wiki::{Ability, Clause, Stage, View, Who, text};
use e2e::{Doc, Editor, Failure, Page, clause, expect, expect_eq};
use serde_json::json;

pub const CLAUSES: &[Clause] = &[
    clause!("read_only", read_only),
    clause!("old_revision", old_revision, [OldRevision]),
    clause!("preview", preview, [Preview]),
    clause!("transcluded", transcluded, [Inclusion]),
    clause!("no_javascript", no_javascript, [StaticTable]),
    clause!("wasm_blocked", wasm_blocked),
    clause!("plugin_removed", plugin_removed, [Removal]),
];

/// Holds that nothing can be changed here, and that nothing is sent.
async fn only_read(stage: &Stage<'_>, editor: &Editor) -> Result<(), Failure> {
    // The right to edit may be known a moment after the text.
    let settled = async || {
        let ways = editor.count("[data-act=add], [data-act=mode], [data-act=save]").await?;
        expect_eq("ways to edit", ways, 0)
    };
    e2e::wait::until(Duration::from_secs(5), "a timeline to be read", settled).await?;
    let before = stage.text()?;
    let changed = Doc::letters(9).text();
    editor.eval_with("host.value = args[0];", vec![json!(changed)]).await?;
    let outcome = save(editor).await?;
    expect(!outcome.is_saved(), "a refusal", outcome.status)?;
    expect_eq("the page", stage.text()?, before)
}

async fn read_only(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(3))?;
    let reader = {
        let name = stage.name();
        stage.wiki().protect(&name)?
    };
    let editor = stage.open(reader).await?;
    editor.wait_texts(&["a", "b", "c"]).await?;
    only_read(stage, &editor).await
}

async fn old_revision(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2))?;
    stage.replace(&Doc::letters(4))?;
    let page = stage.visit(Who::Alice, View::Old).await?;
    let editor = stage.timeline(page).await?;
    editor.wait_texts(&["a", "b"]).await?;
    only_read(stage, &editor).await?;
    stage.expect_stored(&["a", "b", "c", "d"])
}

async fn preview(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2))?;
    let page = stage.visit(Who::Alice, View::Preview).await?;
    let is_live = stage.wiki().lacks(Ability::LivePreview).is_none();
    if !is_live {
        let look = async || readable(&page).await;
        e2e::wait::until(Duration::from_secs(20), "the table", look).await?;
        return expect_eq("a program", page.count("postmortem-timeline [data-act]").await?, 0);
    }
    let editor = stage.timeline(page).await?;
    editor.wait_texts(&["a", "b"]).await?;
    only_read(stage, &editor).await
}

/// Within another page it is read, or edited where it belongs; the other page stays as it is.
async fn transcluded(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2))?;
    let page = stage.visit(Who::Alice, View::Included).await?;
    let editor = stage.timeline(page).await?;
    editor.wait_texts(&["a", "b"]).await?;
    if editor.count("[data-act=mode], [data-act=add]").await? == 0 {
        return only_read(stage, &editor).await;
    }
    e2e::wiki::act::begin(&editor).await?;
    add(&editor, "11:00", "from elsewhere").await?;
    save(&editor).await?.expect_saved()?;
    stage.expect_stored(&["a", "b", "from elsewhere"])
}

/// No script runs: a table has every event, with its time, as soon as it is saved.
async fn no_javascript(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(3))?;
    let editor = stage.edit(Who::Alice).await?;
    add(&editor, "12:34", "the last one").await?;
    save(&editor).await?.expect_saved()?;
    stage.wiki().proxy().policy("sandbox allow-same-origin; script-src 'none'");
    let page = stage.visit(Who::Alice, View::Static).await?;
    let shown = page.plain_text("table").await?;
    for part in ["12:34", "the last one", "10:05"] {
        expect(shown.contains(part), part, shown.clone())?;
    }
    let shot = format!("{}-no-javascript", stage.wiki().key());
    page.shot(&shot).await?;
    let words = page.plain_text("body").await?;
    expect(words.contains(text::BEFORE) && words.contains(text::AFTER), "the words around", words)
}

/// A policy forbids WebAssembly: the reason is named, and the table is shown.
async fn wasm_blocked(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(3))?;
    let (who, reason) = if stage.wiki().lacks(Ability::WasmPolicy).is_none() {
        stage.wiki().proxy().policy("script-src 'self' 'unsafe-inline'");
        (Who::Alice, "wasm-unsafe-eval")
    } else {
        // A browser without it, where a policy would stop the wiki itself. It is Bob's, which no other
        // case will have.
        let browser = stage.browser(Who::Bob).await?;
        let gone = json!({ "source": "delete globalThis.WebAssembly;" });
        browser.session().chromium("Page.addScriptToEvaluateOnNewDocument", gone).await?;
        (Who::Bob, "WebAssembly")
    };
    let page = stage.visit(who, View::Now).await?;
    let frame = stage.wiki().frame();
    let inner = frame.map_or_else(|| page.clone(), |css| page.frame(css));
    named(&inner, reason).await?;
    let shot = format!("{}-wasm-blocked", stage.wiki().key());
    page.shot(&shot).await?;
    let has_table = stage.wiki().lacks(Ability::StaticTable).is_none();
    if has_table { readable(&inner).await } else { Ok(()) }
}

/// Holds that the reason is named.
async fn named(page: &Page, reason: &str) -> Result<(), Failure> {
    let shown = async || {
        let line = page.text("[part=failure]").await?;
        expect(line.contains(reason), reason, line)
    };
    e2e::wait::until(Duration::from_secs(20), "the reason", shown).await
}

/// Holds that a table is there to be read.
async fn readable(page: &Page) -> Result<(), Failure> {
    let script = "return [...document.querySelectorAll('table')].filter((table) => table.checkVisibility())
        .map((table) => table.textContent).join(' ');";
    let words = page.eval(script, vec![]).await?;
    let words = words.as_str().unwrap_or_default().to_owned();
    expect(words.contains("10:05"), "the table", words)
}

/// Without our integration the page is still a page, and its text is all there.
async fn plugin_removed(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(2).event("z", "2018-02-10T12:34:00Z", "the last one"))?;
    stage.wiki().integration(false)?;
    let seen = without(stage).await;
    stage.wiki().integration(true)?;
    seen?;
    // Alice's browser may keep for minutes what the wiki told it of its parts.
    let editor = stage.open(Who::Bob).await?;
    editor.wait_texts(&["a", "b", "the last one"]).await
}

async fn without(stage: &mut Stage<'_>) -> Result<(), Failure> {
    let page = stage.visit(Who::Alice, View::Now).await?;
    let around = async || {
        let words = page.plain_text("body").await?;
        expect(words.contains(text::BEFORE) && words.contains(text::AFTER), "the words around", words)
    };
    e2e::wait::until(Duration::from_secs(10), "the page", around).await?;
    let shot = format!("{}-removed", stage.wiki().key());
    page.shot(&shot).await?;
    let stored = stage.document()?;
    expect(stored.to_string().contains("the last one"), "the document, as it was", stored.to_string())?;
    if stage.wiki().lacks(Ability::TextInPage).is_none() {
        let words = page.plain_text("body").await?;
        expect(words.contains("the last one"), "the text of the last event", words)?;
    }
    Ok(())
}
