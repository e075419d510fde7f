//! The map of factors, and a review on the projector while somebody writes.

use e2e::editor::at;
use e2e::{Case, Ctx, Editor, Engine, Failure, Waiting, axe, case, expect, expect_eq};
use serde_json::json;

use super::report::full;

pub const CASES: &[Case] = &[
    case!(Smoke, "factors::a_map_walked_by_keys", walked),
    case!(Full, "factors::a_map_to_press_on", pressed),
    case!(Full, "factors::a_map_is_there_when_something_is_linked", linked),
    case!(Full, "factors::paper_shows_what_is_folded", paper),
    case!(Smoke, "factors::projector_and_editor_in_two_tabs", two_tabs),
];

/// Waits until the keyboard is at a place of the map.
async fn wait_spot(editor: &Editor, wanted: &str) -> Result<(), Failure> {
    let look = async || {
        let found = editor.eval("return root.activeElement?.dataset.spot ?? '';").await?;
        expect_eq("the place on the map", found, json!(wanted))
    };
    editor.page().wait_for(wanted, look).await
}

async fn walked(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "", &full().text()).await?;
    editor.wait_count("[data-map] .shows path", 1).await?;
    editor.wait_count("[data-map] .led path", 1).await?;
    // One of them is in the order of the tab key.
    editor.wait_count("[data-map] [tabindex='0']", 1).await?;
    editor.find("[data-map] [tabindex='0']").await?.focus().await?;
    for (key, place) in [
        ("ArrowLeft", "event-0"),
        ("ArrowLeft", "event-0"),
        ("ArrowRight", "factor-0"),
        ("ArrowRight", "factor-1"),
        ("ArrowRight", "factor-1"),
        ("ArrowLeft", "factor-0"),
        ("End", "factor-1"),
        ("ArrowUp", "factor-0"),
    ] {
        editor.page().press(key).await?;
        wait_spot(&editor, place).await?;
    }
    // What a place is linked to stands out with it.
    editor.wait_count("[data-map] .spot.lit", 3).await?;
    editor.wait_count("[data-map] path.lit", 2).await?;
    axe::run(editor.page(), &axe::Check::default()).await?.without_violations()?;
    editor.page().press("ArrowLeft").await?;
    wait_spot(&editor, "event-0").await?;
    editor.page().press("Enter").await?;
    let gone = async || expect_eq("row", editor.focused_row().await?, "a".to_owned());
    editor.page().wait_for("the row", gone).await?;
    ctx.quiet(editor.page()).await
}

async fn pressed(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "", &full().text()).await?;
    editor.find("[data-spot=factor-1]").await?.click().await?;
    let card = async || {
        let found = editor.eval("return root.activeElement?.dataset.item ?? '';").await?;
        expect_eq("the factor", found, json!("f2"))
    };
    editor.page().wait_for("the factor", card).await?;
    let told = editor.find("[data-spot=factor-0]").await?.name().await?;
    expect_eq("name", told, "One fuse for all (one event). Led to: No spare fuse".to_owned())
}

async fn linked(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    // By the keyboard: rows that come into view may be higher than was thought, and move what is below.
    editor.field("add-factor").await?.focus().await?;
    editor.page().type_text("The failover was never tried").await?;
    editor.page().press("Enter").await?;
    editor.wait_count("section.factors .card", 1).await?;
    expect_eq("maps", editor.count("[data-map]").await?, 0)?;
    let third = editor.rows().await?.get(2).map(|row| row.id.clone()).unwrap_or_default();
    editor.focus_row(1).await?;
    editor.page().press("ArrowDown").await?;
    // What can be linked is the event that the keyboard is on.
    let there = async || expect_eq("row", editor.focused_row().await?, third.clone());
    editor.page().wait_for("the next row", there).await?;
    editor.find("[data-act=link-event]").await?.focus().await?;
    editor.page().press("Enter").await?;
    editor.wait_count("[data-map] .shows path", 1).await?;
    // Of one more the keyboard stays at the factor.
    editor.focus_row(0).await?;
    editor.page().press("ArrowDown").await?;
    editor.find("[data-act=link-event]").await?.focus().await?;
    editor.page().press("Enter").await?;
    editor.wait_focus("factor").await?;
    editor.wait_count("[data-map] .shows path", 2).await?;
    editor.page().press("Control+z").await?;
    editor.wait_count("[data-map] .shows path", 1).await?;
    editor.page().press("Control+z").await?;
    editor.wait_count("[data-map]", 0).await?;
    ctx.quiet(editor.page()).await
}

/// What people told is on paper, though it is folded in the page.
async fn paper(ctx: &mut Ctx) -> Result<(), Failure> {
    let reader = Editor::with(ctx, "mode=\"view\"", &full().text()).await?;
    let is_shown = "return root.querySelector('.told .accounts').checkVisibility();";
    expect_eq("folded", reader.eval(is_shown).await?, json!(false))?;
    let session = reader.page().session();
    if session.engine != Engine::Chromium {
        return ctx.skip("only Chromium draws for paper on request");
    }
    session.chromium("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let shown = async || expect_eq("on paper", reader.eval(is_shown).await?, json!(true));
    let outcome = reader.page().wait_for("the accounts", shown).await;
    session.chromium("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    outcome
}

/// Others' changes come without moving the place, and a note reaches the others.
async fn two_tabs(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    editor.add("2018-02-10 15:20", "one").await?;
    editor.add("15:30", "two").await?;
    editor.wait_saved().await?;
    let projector = Editor::on(ctx.tab("/").await?).await?;
    projector.wait_texts(&["one", "two"]).await?;
    projector.act("meeting").await?;
    projector.wait_count("[data-step]", 1).await?;
    projector.page().press_times("ArrowRight", 5).await?;
    projector.wait_text(".meeting .step", "two").await?;
    let steps = "return Number(root.querySelector('.meeting progress').max);";
    let before = projector.eval(steps).await?.as_f64().unwrap_or_default();
    editor.add("15:10", "zero").await?;
    let come = async || {
        let now = projector.eval(steps).await?.as_f64().unwrap_or_default();
        expect(now > before, "one more step", now.to_string())
    };
    projector.page().wait_for("the new event", come).await?;
    expect(projector.text(".meeting .step").await?.contains("two"), "the same step", "another one")?;
    projector.page().press("n").await?;
    projector.wait_focus("note").await?;
    projector.page().type_text("Who saw it first?").await?;
    projector.page().press("Enter").await?;
    let asked = |document: &serde_json::Value| {
        expect_eq("the question", at(document, "/events/2/questions/0/text"), json!("Who saw it first?"))
    };
    editor.wait_document("the note", asked).await?;
    ctx.quiet(projector.page()).await
}
