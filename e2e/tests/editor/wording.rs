//! Hints on the wording, while somebody writes.

use e2e::editor::at;
use e2e::{Case, Ctx, Editor, Failure, Waiting, case, expect, expect_eq};
use serde_json::json;

pub const CASES: &[Case] = &[
    case!(Smoke, "wording::hints", hints),
    case!(Full, "wording::hints_are_fetched_when_somebody_writes", lazy),
];

async fn hints(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.edit_row(4).await?;
    editor.fill("text", "The outage was due to human error.").await?;
    editor.wait_text("[data-hint=human-error] u", "human error").await?;
    underlined(&editor, "human error").await?;
    let before = editor.count(".question").await?;
    editor.act("hint-ask").await?;
    editor.wait_count(".question", before + 1).await?;
    let asked = at(&editor.document().await?, &format!("/events/4/questions/{before}/text"));
    expect(asked.as_str().is_some_and(|text| text.ends_with('?')), "a question", asked.to_string())?;
    editor.act("hint-here").await?;
    editor.wait_count("[data-hint]", 0).await?;
    editor.page().press("Control+z").await?;
    editor.wait_count("[data-hint=human-error]", 1).await?;
    editor.page().press("Escape").await?;
    // In the report, with words to put in its place.
    editor.fill("trigger", "Root cause: the disk was full.").await?;
    editor.act("hint-rewrite").await?;
    editor.wait_count("[data-hint]", 0).await?;
    let trigger = at(&editor.document().await?, "/report/trigger");
    expect_eq("trigger", trigger, json!("contributing factors: the disk was full."))?;
    editor.fill("detection", "A total disaster, obviously.").await?;
    editor.wait_count("[data-hint]", 2).await?;
    editor.find("[data-hint=animated] [data-act=hint-off]").await?.click().await?;
    editor.wait_count("[data-hint]", 1).await?;
    expect_eq("put aside", at(&editor.document().await?, "/ignoredHints"), json!(["animated"]))?;
    underlined(&editor, "obviously").await?;
    editor.find("[data-hint=hindsight] [data-act=hint-once]").await?.click().await?;
    editor.wait_count("[data-hint]", 0).await?;
    editor.wait_count(".marks u", 0).await?;
    expect_eq("put aside", at(&editor.document().await?, "/ignoredHints"), json!(["animated"]))?;
    ctx.quiet(editor.page()).await
}

/// Holds that the phrase is underlined in its field, and lies where the field has it.
async fn underlined(editor: &Editor, phrase: &str) -> Result<(), Failure> {
    editor.wait_text(".marks u", phrase).await?;
    let apart = "const marks = root.querySelector('.marks:has(u)');
        const area = marks.parentElement.querySelector('textarea');
        const [one, two] = [marks.getBoundingClientRect(), area.getBoundingClientRect()];
        const same = ['fontSize', 'fontFamily', 'fontWeight', 'letterSpacing', 'lineHeight', 'paddingLeft', 'paddingTop']
          .filter((name) => getComputedStyle(marks)[name] !== getComputedStyle(area)[name]);
        return [...['left', 'top', 'right', 'bottom'].filter((edge) => Math.abs(one[edge] - two[edge]) > 1), ...same,
          ...(marks.textContent === area.value ? [] : [area.value])];";
    let lies = async || expect_eq("what differs", editor.eval(apart).await?, json!([]));
    editor.page().wait_for("the line under the phrase", lies).await
}

async fn lazy(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    let fetched = |ctx: &Ctx| ctx.server.paths().iter().filter(|path| path.contains("reviewer")).count();
    expect_eq("files of the reviewer", fetched(ctx), 0)?;
    editor.fill("impact", "Somebody deleted the table").await?;
    editor.wait_count("[data-hint=nameless]", 1).await?;
    expect_eq("files of the reviewer", fetched(ctx), 2)
}
