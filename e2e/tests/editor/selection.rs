//! Finding and choosing rows, and what is done with several at once.

use e2e::editor::{event_texts, events};
use e2e::{Case, Ctx, Doc, Editor, Failure, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "selection::search_and_filters", filters),
    case!(Smoke, "selection::shift", shift),
    case!(Smoke, "selection::tag", tag),
    case!(Smoke, "selection::rezone", rezone),
    case!(Smoke, "selection::delete_and_undo", delete),
    case!(Full, "selection::by_mouse", mouse),
];

async fn filters(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    let before = editor.value().await?;
    editor.fill("search", "image").await?;
    editor.wait_rows(3).await?;
    editor.wait_text(".bar [role=status]", "3").await?;
    editor.act("clear-filter").await?;
    editor.wait_rows(12).await?;
    editor.act("only-starred").await?;
    editor.wait_rows(1).await?;
    editor.act("only-starred").await?;
    editor.act("only-marked").await?;
    editor.wait_rows(4).await?;
    editor.act("only-marked").await?;
    editor.wait_rows(12).await?;
    let pick = "const select = [...root.querySelectorAll('.bar select')][args[0]]; select.value = args[1];
        select.dispatchEvent(new Event('change', { bubbles: true }));";
    editor.eval_with(pick, vec![json!(0), json!("Noor")]).await?;
    editor.wait_rows(2).await?;
    editor.eval_with(pick, vec![json!(0), json!("")]).await?;
    editor.wait_rows(12).await?;
    editor.eval_with(pick, vec![json!(1), json!("decision")]).await?;
    editor.wait_rows(1).await?;
    expect_eq("value", editor.value().await?, before)?;
    editor.fill("search", "no such thing anywhere").await?;
    editor.wait_rows(0).await
}

/// Opens a document and selects all of its rows but the last.
async fn selected(ctx: &mut Ctx, doc: &Doc) -> Result<Editor, Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &doc.text()).await?;
    editor.focus_row(0).await?;
    editor.page().press("Shift+ArrowDown").await?;
    editor.wait_count("li.selected", 2).await?;
    editor.page().press("Shift+ArrowDown").await?;
    editor.wait_count("li.selected", 3).await?;
    editor.wait_text(".bulk b", "3").await?;
    Ok(editor)
}

async fn ats(editor: &Editor, expected: &[&str]) -> Result<(), Failure> {
    let look = |document: &Value| {
        let at = |event: &Value| event.get("at").and_then(Value::as_str).unwrap_or_default().to_owned();
        expect_eq("times", events(document).iter().map(at).collect::<Vec<_>>(), expected)
    };
    editor.wait_document("the times", look).await
}

async fn shift(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = selected(ctx, &Doc::letters(4)).await?;
    let before = editor.value().await?;
    editor.act("shift").await?;
    editor.wait_focus("shift").await?;
    editor.page().type_text("x").await?;
    editor.wait_text("dialog [aria-live]", "x").await?;
    expect_eq("cannot be applied", editor.count("dialog [data-act=apply]:disabled").await?, 1)?;
    editor.fill("shift", "-3m").await?;
    editor.wait_count("dialog ul li", 3).await?;
    editor.act_in_dialog("apply").await?;
    editor.wait_count("dialog", 0).await?;
    ats(
        &editor,
        &["2018-02-10T09:57:00Z", "2018-02-10T10:02:00Z", "2018-02-10T10:07:00Z", "2018-02-10T10:15:00Z"],
    )
    .await?;
    editor.focus_row(0).await?;
    editor.page().press("Control+z").await?;
    let back = async || expect_eq("value", editor.value().await?, before.clone());
    editor.page().wait_for("the undo", back).await
}

async fn tag(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = selected(ctx, &Doc::letters(4)).await?;
    editor.act("tag").await?;
    editor.wait_focus("tag").await?;
    editor.page().type_text("dns").await?;
    editor.act_in_dialog("apply").await?;
    editor.wait_count("li .tag", 3).await?;
    editor.act("star-all").await?;
    editor.wait_count("li .star", 3).await?;
    editor.act("select-none").await?;
    editor.wait_count("li.selected", 0).await?;
    expect_eq("bar", editor.count(".bulk").await?, 0)
}

async fn rezone(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = selected(ctx, &Doc::letters(4)).await?;
    editor.act("rezone").await?;
    editor.find("dialog[open]").await?;
    editor.choose("rezone-to", "Europe/Berlin").await?;
    let preview = async || {
        let text = editor.text("dialog ul").await?;
        expect(text.contains("10:00") && text.contains("09:00"), "10:00 becomes 09:00", text)
    };
    editor.page().wait_for("the preview", preview).await?;
    editor.act_in_dialog("apply").await?;
    editor.wait_count("dialog", 0).await?;
    let look = |document: &Value| {
        let first = events(document).first().and_then(|event| event.get("at").cloned());
        let text = first.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        expect(
            text.starts_with("2018-02-10T10:00:00+01:00") || text == "2018-02-10T09:00:00Z",
            "09:00 UTC",
            text,
        )
    };
    editor.wait_document("the instants", look).await?;
    expect_eq("order", event_texts(&editor.document().await?), ["a", "b", "c", "d"])
}

async fn delete(ctx: &mut Ctx) -> Result<(), Failure> {
    let doc = Doc::letters(4).marked("a", "b", "c", "d");
    let editor = selected(ctx, &doc).await?;
    let before = editor.value().await?;
    editor.act("delete-all").await?;
    editor.wait_texts(&["d"]).await?;
    editor.focus_row(0).await?;
    editor.page().press("Control+z").await?;
    editor.wait_texts(&["a", "b", "c", "d"]).await?;
    expect_eq("value", editor.value().await?, before)?;
    editor.wait_durations(&["5 min", "10 min", "15 min"]).await
}

async fn mouse(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(5).text()).await?;
    for (row, count) in [("b", 1), ("d", 2)] {
        let box_ = format!("li[data-row={row}] [data-part=select]");
        editor.find(&box_).await?.click().await?;
        editor.wait_count("li.selected", count).await?;
    }
    editor.act("select-all").await?;
    editor.wait_count("li.selected", 5).await?;
    editor.page().press("Escape").await.ok();
    editor.act("select-none").await?;
    // A click on the text opens the row there.
    editor.find("li[data-row=c] [data-part=text]").await?.click().await?;
    editor.wait_focus("text").await?;
    expect_eq("row", editor.focused_row().await?, "c")?;
    editor.find("li[data-row=e] [data-part=time]").await?.click().await?;
    editor.wait_focus("time").await?;
    expect_eq("row", editor.focused_row().await?, "e")
}
