//! Confluence Cloud: the same cases, as a window of the editor has them.

use e2e::editor::event_texts;
use e2e::wiki::act::{add, press, save};
use e2e::wiki::cloud::{Cloud, CloudClause, configure, hand_over};
use e2e::wiki::{Fault, table};
use e2e::{Ctx, Doc, Editor, Failure, Waiting, cloud_clause, expect, expect_eq};
use serde_json::json;

use super::others::retype;
use super::strings;

pub const CLAUSES: &[CloudClause] = &[
    cloud_clause!("load", load),
    cloud_clause!("save", save_once),
    cloud_clause!("save_again", save_again),
    cloud_clause!("new_timeline", new_timeline),
    cloud_clause!("draft", draft),
    cloud_clause!("two_tabs", two_windows),
    cloud_clause!("same_field", same_field),
    cloud_clause!("read_only", read_only),
    cloud_clause!("wasm_blocked", wasm_blocked),
    cloud_clause!("too_large", too_large),
    cloud_clause!("hostile_strings", hostile),
    cloud_clause!("lost_reply", lost_reply),
    cloud_clause!("faults", faults),
];

async fn load(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    cloud.make(Some(&Doc::letters(3).text()))?;
    let editor = Editor::on(cloud.read(ctx).await?).await?;
    editor.wait_texts(&["a", "b", "c"]).await?;
    ctx.no_outside_calls()
}

/// A save lands in the draft of the page; readers have it once that is published.
async fn save_once(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    cloud.make(Some(&Doc::letters(2).text()))?;
    let editor = cloud.edit(ctx).await?;
    add(&editor, "11:00", "Qwv").await?;
    hand_over(&editor).await?;
    cloud.expect_draft(&["a", "b", "Qwv"])?;
    expect_eq("published", event_texts(&cloud.document("published")?).len(), 2)?;
    cloud.publish()?;
    let reader = Editor::on(cloud.read(ctx).await?).await?;
    reader.wait_texts(&["a", "b", "Qwv"]).await
}

/// The window is opened again, and begins with what was saved.
async fn save_again(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    cloud.make(Some(&Doc::letters(1).text()))?;
    let mut editor = cloud.edit(ctx).await?;
    add(&editor, "11:00", "one").await?;
    hand_over(&editor).await?;
    editor = configure(editor.page().outermost()).await?;
    editor.wait_texts(&["a", "one"]).await?;
    add(&editor, "11:05", "two").await?;
    hand_over(&editor).await?;
    cloud.expect_draft(&["a", "one", "two"])
}

async fn new_timeline(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    cloud.make(None)?;
    let editor = cloud.edit(ctx).await?;
    add(&editor, "11:00", "first").await?;
    hand_over(&editor).await?;
    cloud.expect_draft(&["first"])?;
    cloud.publish()?;
    let reader = Editor::on(cloud.read(ctx).await?).await?;
    reader.wait_texts(&["first"]).await
}

/// A window that was closed without saving.
async fn draft(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    cloud.make(Some(&Doc::letters(1).text()))?;
    let editor = cloud.edit(ctx).await?;
    add(&editor, "11:00", "kept").await?;
    editor.wait_kept("kept").await?;
    let page = editor.page().outermost();
    page.reload().await?;
    let again = configure(page).await?;
    again.wait_texts(&["a", "kept"]).await?;
    cloud.expect_draft(&["a"])?;
    hand_over(&again).await?;
    cloud.expect_draft(&["a", "kept"])
}

/// Two windows of one macro: the later save stands on the earlier one.
async fn two_windows(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    cloud.make(Some(&Doc::letters(2).text()))?;
    let first = cloud.edit(ctx).await?;
    let second = cloud.edit_in_tab(ctx).await?;
    add(&first, "11:00", "first window").await?;
    add(&second, "11:05", "second window").await?;
    hand_over(&first).await?;
    hand_over(&second).await?;
    cloud.expect_draft(&["a", "b", "first window", "second window"])
}

async fn same_field(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    cloud.make(Some(&Doc::letters(2).text()))?;
    let first = cloud.edit(ctx).await?;
    let second = cloud.edit_in_tab(ctx).await?;
    retype(&first, "text of the first").await?;
    retype(&second, "text of the second").await?;
    hand_over(&first).await?;
    save(&second).await?.expect_one_of(&["conflict"])?;
    cloud.expect_draft(&["b", "text of the first"])?;
    press(&second, "[data-act=conflicts]").await?;
    press(&second, "dialog [data-act=keep-mine]").await?;
    second.wait_count("[data-act=conflicts]", 0).await?;
    hand_over(&second).await?;
    cloud.expect_draft(&["b", "text of the second"])
}

/// The published page is for reading.
async fn read_only(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    cloud.make(Some(&Doc::letters(2).text()))?;
    let reader = Editor::on(cloud.read(ctx).await?).await?;
    reader.wait_texts(&["a", "b"]).await?;
    expect_eq("ways to edit", reader.count("[data-act=add], [data-act=mode], [data-act=save]").await?, 0)?;
    reader.eval_with("host.value = args[0];", vec![json!(Doc::letters(9).text())]).await?;
    let outcome = save(&reader).await?;
    expect(!outcome.is_saved(), "a refusal", outcome.status)?;
    cloud.expect_draft(&["a", "b"])
}

/// An app whose manifest does not ask for what WebAssembly needs shows the reason and the table.
async fn wasm_blocked(ctx: &mut Ctx, _: &Cloud) -> Result<(), Failure> {
    let barred = Cloud::start(false)?;
    barred.make(Some(&Doc::letters(3).text()))?;
    let frame = barred.read(ctx).await?;
    let named = async || {
        let line = frame.text("[part=failure]").await?;
        expect(line.contains("unsafe-eval"), "the reason", line)?;
        let words = frame.plain_text("table:last-of-type").await?;
        expect(words.contains("10:05"), "the table", words)
    };
    frame.wait_for("the reason", named).await
}

/// More than a macro takes is not sent.
async fn too_large(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    cloud.make(Some(&Doc::letters(1).text()))?;
    let editor = cloud.edit(ctx).await?;
    let long = "Checked the load balancers and went on to the queue. ".repeat(5_000);
    let large = Doc::letters(1).event("z", "2018-02-10T12:00:00Z", &long);
    editor.eval_with("host.value = args[0];", vec![json!(large.text())]).await?;
    save(&editor).await?.expect_one_of(&["too-large"])?;
    cloud.expect_draft(&["a"])
}

async fn hostile(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    let document = strings::own();
    cloud.make(Some(&Doc::letters(1).text()))?;
    let editor = cloud.edit(ctx).await?;
    editor.eval_with("host.value = args[0];", vec![json!(document.text())]).await?;
    hand_over(&editor).await?;
    strings::all_in(&document, &cloud.document("draft")?)?;
    cloud.publish()?;
    let reader = Editor::on(cloud.read(ctx).await?).await?;
    strings::all_in(&document, &reader.document().await?)?;
    expect_eq("what ran", reader.page().eval("return window.pwned ?? null;", vec![]).await?, json!(null))?;
    ctx.no_outside_calls()
}

/// Confluence has it, and its answer is lost: another save changes nothing.
async fn lost_reply(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    cloud.make(Some(&Doc::letters(1).text()))?;
    let editor = cloud.edit(ctx).await?;
    add(&editor, "11:00", "Qwv").await?;
    cloud.plan(1, Fault::LoseReply);
    save(&editor).await?.expect_one_of(&["unavailable"])?;
    hand_over(&editor).await?;
    cloud.expect_draft(&["a", "Qwv"])
}

/// Whatever Confluence says instead: the window stays, and so does the edit.
async fn faults(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    use e2e::http::Response;
    cloud.make(Some(&Doc::letters(1).text()))?;
    let page = |status: u16| Fault::Answer(Response::new(status, "text/html", "<h1>Something else</h1>"));
    let told = |value: serde_json::Value| Fault::Answer(Response::json(200, &value));
    let kinds = [
        ("no connection", Fault::Down),
        ("half of the request", Fault::CutRequest),
        ("a page", page(200)),
        ("an error", page(500)),
        ("refused", told(json!({ "result": false }))),
        ("thrown", told(json!({ "error": "Invalid config provided" }))),
    ];
    let editor = cloud.edit(ctx).await?;
    add(&editor, "11:00", "Qwv").await?;
    for (kind, fault) in &kinds {
        cloud.plan(1, fault.clone());
        save(&editor).await?.expect_one_of(&["unavailable"]).map_err(|failure| failure.at(*kind))?;
        expect(event_texts(&editor.document().await?).iter().any(|text| text == "Qwv"), "the edit", *kind)?;
        cloud.expect_draft(&["a"])?;
        cloud.model.proxy.calm();
    }
    hand_over(&editor).await?;
    table::figure(format!("confluence-cloud: {} kinds of faults, 0 edits lost", kinds.len()));
    cloud.expect_draft(&["a", "Qwv"])
}
