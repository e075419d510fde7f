//! The report around the timeline: written down, linked, read, taken back.

use e2e::editor::at;
use e2e::{Case, Ctx, Doc, Editor, Failure, Place, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "report::written_down_and_read", written),
    case!(Full, "report::taken_back", undone),
    case!(Smoke, "report::by_the_keyboard_alone", by_keys),
    case!(Full, "report::blank_is_fine", blank),
    case!(Full, "report::factors_are_linked_from_either_side", linked),
    case!(Full, "report::accounts_stand_side_by_side", accounts),
    case!(Full, "report::actions_at_a_glance", actions),
    case!(Full, "report::recurrences_on_one_axis", recurrences),
    case!(Full, "report::a_page_chooses_its_parts", parts),
    case!(Full, "report::hostile_text_stays_text", hostile),
    case!(Full, "report::criteria_with_their_figures", criteria),
    case!(Full, "report::what_is_open", open),
    case!(Smoke, "report::a_review_step_by_step", review),
];

/// Writes a line down and takes it over with Enter. By the keyboard: what was added before may still move
/// what is below it.
async fn add(editor: &Editor, name: &str, text: &str) -> Result<(), Failure> {
    editor.field(name).await?.focus().await?;
    editor.page().type_text(text).await?;
    editor.page().press("Enter").await
}

async fn wait_list(editor: &Editor, list: &str, texts: &[&str]) -> Result<(), Failure> {
    let wanted = json!(texts);
    let look = async || {
        let document = editor.document().await?;
        let found: Vec<Value> = at(&document, &format!("/{list}"))
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| at(it, "/text"))
            .collect();
        expect_eq(list, Value::from(found), wanted.clone())
    };
    editor.page().wait_for("the members of the list", look).await
}

async fn written(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.fill("impact", "One order in five failed").await?;
    add(&editor, "add-factor", "The failover was never tried").await?;
    add(&editor, "add-why", "Nobody owned the drill").await?;
    add(&editor, "add-action", "Fail over once a month until it takes under 5 min").await?;
    add(&editor, "add-lesson", "The runbook was up to date").await?;
    wait_list(&editor, "factors", &["The failover was never tried"]).await?;
    wait_list(&editor, "lessons", &["The runbook was up to date"]).await?;
    wait_list(&editor, "actions", &["Fail over once a month until it takes under 5 min"]).await?;
    let document = editor.document().await?;
    expect_eq("whys", at(&document, "/factors/0/whys/0/text"), json!("Nobody owned the drill"))?;
    expect_eq("impact", at(&document, "/report/impact"), json!("One order in five failed"))?;
    editor.choose("detectedBy", "customer").await?;
    editor.choose("dataLoss", "no").await?;
    let answered = async || {
        let report = at(&editor.document().await?, "/report");
        expect_eq("noticed by", at(&report, "/detectedBy"), json!("customer"))?;
        expect_eq("data lost", at(&report, "/dataLoss"), json!(false))
    };
    editor.page().wait_for("the answers", answered).await?;
    editor.wait_saved().await?;
    editor.act("mode").await?;
    editor.find("[data-mode=view]").await?;
    for (part, text) in [
        ("report", "One order in five failed"),
        ("report", "A customer"),
        ("factors", "The failover was never tried"),
        ("factors", "Nobody owned the drill"),
        ("lessons", "The runbook was up to date"),
    ] {
        editor.wait_text(&format!("section[data-part={part}]"), text).await?;
    }
    expect_eq("fields", editor.count("section.report :is(input, textarea, select)").await?, 0)?;
    editor.page().reload().await?;
    editor.ready().await?;
    editor.wait_rows(12).await?;
    wait_list(&editor, "factors", &["The failover was never tried"]).await?;
    ctx.quiet(editor.page()).await
}

async fn undone(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    let before = editor.document().await?;
    editor.fill("impact", "x").await?;
    add(&editor, "add-factor", "y").await?;
    wait_list(&editor, "factors", &["y"]).await?;
    editor.page().press("Control+z").await?;
    editor.page().press("Control+z").await?;
    let back = async || {
        let now = editor.document().await?;
        expect_eq("report", at(&now, "/report"), at(&before, "/report"))?;
        expect_eq("factors", at(&now, "/factors"), at(&before, "/factors"))
    };
    editor.page().wait_for("what was there before", back).await?;
    ctx.quiet(editor.page()).await
}

/// From one field to the next by Tab, each list filled by Enter, an item moved and removed.
async fn by_keys(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.field("add-action").await?.focus().await?;
    let page = editor.page();
    page.type_text("First").await?;
    page.press("Enter").await?;
    page.type_text("Second").await?;
    page.press("Enter").await?;
    wait_list(&editor, "actions", &["First", "Second"]).await?;
    editor.wait_focus("add-action").await?;
    let second = editor.find("li.card:nth-child(2) [data-act=item-up]").await?;
    second.focus().await?;
    page.press("Enter").await?;
    wait_list(&editor, "actions", &["Second", "First"]).await?;
    editor.find("li.card:nth-child(1) [data-act=item-remove]").await?.focus().await?;
    page.press("Enter").await?;
    wait_list(&editor, "actions", &["First"]).await?;
    let heading = async || {
        let focused = editor.eval("return root.activeElement?.tagName ?? '';").await?;
        expect_eq("focus", focused, json!("H2"))
    };
    page.wait_for("the heading", heading).await?;
    // What was left in the line is not lost when the focus goes on.
    editor.field("add-action").await?.focus().await?;
    page.type_text("Third").await?;
    page.press("Tab").await?;
    wait_list(&editor, "actions", &["First", "Third"]).await?;
    ctx.quiet(page).await
}

async fn blank(ctx: &mut Ctx) -> Result<(), Failure> {
    let bare = Doc::letters(2);
    let read = Editor::with(ctx, "mode=\"view\"", &bare.text()).await?;
    read.wait_rows(2).await?;
    expect_eq("sections", read.count("section.report").await?, 0)?;
    let begun = Doc::letters(2).set("report", json!({ "impact": "Some" }));
    let read = Editor::with(ctx, "mode=\"view\"", &begun.text()).await?;
    read.wait_text("section.report", "Not known yet").await?;
    let done = Doc::letters(2).set("report", json!({ "impact": "Some" })).set("status", json!("final"));
    let read = Editor::with(ctx, "mode=\"view\"", &done.text()).await?;
    read.wait_text("section.report", "Some").await?;
    let text = read.text("section.report").await?;
    expect(!text.contains("Not known yet"), "nothing that is blank", text)?;
    ctx.quiet(read.page()).await
}

async fn linked(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    add(&editor, "add-factor", "One").await?;
    wait_list(&editor, "factors", &["One"]).await?;
    add(&editor, "add-factor", "Two").await?;
    wait_list(&editor, "factors", &["One", "Two"]).await?;
    let id = editor.rows().await?.get(2).map(|row| row.id.clone()).unwrap_or_default();
    editor.focus_row(1).await?;
    editor.page().press("ArrowDown").await?;
    // From the side of the factor: the event that the list is on.
    editor.find("li.card:nth-child(1) [data-act=link-event]").await?.focus().await?;
    editor.page().press("Enter").await?;
    let events = async |place: usize, wanted: Value| {
        let look = async || {
            let found = at(&editor.document().await?, &format!("/factors/{place}/events"));
            expect_eq("events of the factor", found, wanted.clone())
        };
        editor.page().wait_for("the link", look).await
    };
    events(0, json!([&id])).await?;
    // From the side of the event.
    editor.edit_row(2).await?;
    let second = at(&editor.document().await?, "/factors/1/id").as_str().unwrap_or_default().to_owned();
    editor.choose("link-factor", &second).await?;
    events(1, json!([&id])).await?;
    editor.page().press("Escape").await?;
    editor.choose("leads-to", &second).await?;
    editor.wait_text("section.factors", "Led to: Two").await?;
    // A factor that goes takes what named it along, and comes back whole.
    editor.find("li.card:nth-child(2) [data-act=item-remove]").await?.focus().await?;
    editor.page().press("Enter").await?;
    wait_list(&editor, "factors", &["One"]).await?;
    expect_eq("led to", at(&editor.document().await?, "/factors/0").get("leadsTo").cloned(), None)?;
    editor.page().press("Control+z").await?;
    editor.wait_text("section.factors", "Led to: Two").await?;
    ctx.quiet(editor.page()).await
}

async fn accounts(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.edit_row(3).await?;
    editor.act("add-account").await?;
    editor.wait_count(".account", 1).await?;
    editor.fill("teller", "Ana").await?;
    editor.act("add-account").await?;
    editor.wait_count(".account", 2).await?;
    let second = editor.find(".account:nth-child(2) [data-field=teller]").await?;
    second.focus().await?;
    editor.page().type_text("Bo").await?;
    editor.page().press("Tab").await?;
    editor.page().press("Tab").await?;
    editor.page().type_text("I saw two graphs that disagreed").await?;
    let told = async || {
        let document = editor.document().await?;
        let told = at(&document, "/events/3/accounts");
        expect_eq("first", at(&told, "/0/who"), json!("Ana"))?;
        let texts = at(&told, "/1").to_string();
        expect(texts.contains("I saw two graphs that disagreed"), "what Bo tells", texts)
    };
    editor.page().wait_for("both accounts", told).await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_text(".told summary", "2 accounts").await?;
    editor.find(".told summary").await?.click().await?;
    editor.wait_text(".told .accounts", "I saw two graphs that disagreed").await?;
    expect_eq("rows in edit", editor.count("[data-editing]").await?, 0)?;
    ctx.quiet(editor.page()).await
}

async fn actions(ctx: &mut Ctx) -> Result<(), Failure> {
    let document = Doc::letters(2).set(
        "actions",
        json!([
            { "id": "a1", "text": "Improve monitoring", "status": "open", "due": "2018-03-01" },
            { "id": "a2", "text": "Alert when p99 is over 50 ms for 5 min", "status": "done" },
        ]),
    );
    let read = Editor::with(ctx, "mode=\"view\"", &document.text()).await?;
    for text in ["1 open", "1 overdue", "1 done", "due"] {
        read.wait_text("section.actions", text).await?;
    }
    expect_eq("late", read.count(".card.late").await?, 1)?;
    let edited = Editor::with(ctx, "mode=\"edit\"", &document.text()).await?;
    edited.wait_count("[data-check]", 3).await?;
    edited.fill("owner", "Ana").await?;
    edited.wait_count("[data-check=owner]", 0).await?;
    edited.choose("action-status", "cancelled").await?;
    edited.wait_count("[data-check]", 0).await?;
    ctx.quiet(edited.page()).await
}

async fn recurrences(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    add(&editor, "add-recurrence", "The queue filled up again").await?;
    wait_list(&editor, "recurrences", &["The queue filled up again"]).await?;
    let set = |name: &str, value: &str| {
        format!(
            "const it = root.querySelector('[data-field={name}]'); it.value = '{value}'; it.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        )
    };
    editor.eval(&set("recurrence-start", "2018-04-02T10:00")).await?;
    editor.eval(&set("recurrence-resolve", "2018-04-02T10:45")).await?;
    for text in ["once more", "45 min lost in all"] {
        editor.wait_text("section.recurrences", text).await?;
    }
    let it = at(&editor.document().await?, "/recurrences/0");
    expect_eq("began", at(&it, "/start"), json!("2018-04-02T10:00:00Z"))?;
    // The incident itself and one more.
    expect_eq("dots", editor.count(".strip circle").await?, 2)?;
    ctx.quiet(editor.page()).await
}

async fn parts(ctx: &mut Ctx) -> Result<(), Failure> {
    let document = Doc::letters(2)
        .set("report", json!({ "impact": "Some" }))
        .set("actions", json!([{ "id": "a1", "text": "Do this" }]));
    let some = Editor::with(ctx, "mode=\"view\" parts=\"durations actions\"", &document.text()).await?;
    some.wait_text("section.actions", "Do this").await?;
    expect_eq("report", some.count("section[data-part=report]").await?, 0)?;
    ctx.quiet(some.page()).await
}

async fn hostile(ctx: &mut Ctx) -> Result<(), Failure> {
    let bad = "<img src=x onerror=alert(1)> [go](javascript:alert(1)) \u{202e}x";
    let document = Doc::letters(1)
        .set("report", json!({ "impact": bad, "authors": [bad], "facilitator": bad }))
        .set("factors", json!([{ "id": "f1", "text": bad, "whys": [{ "id": "w1", "text": bad }], "assumption": { "text": bad } }]))
        .set("lessons", json!([{ "id": "l1", "text": bad }]))
        .set("actions", json!([{ "id": "a1", "text": bad, "owner": bad, "link": "javascript:alert(1)", "cost": bad }]))
        .set("recurrences", json!([{ "id": "r1", "text": bad, "link": "data:text/html,x" }]));
    for (mode, sections) in [("view", 5), ("edit", 6)] {
        let place = Place::inline(&format!("mode=\"{mode}\""), &document.text());
        let path = place.serve(&ctx.server);
        let editor = Editor::on(ctx.tab(&path).await?).await?;
        editor.wait_count("section.report", sections).await?;
        expect_eq("images", editor.count("img, script, iframe").await?, 0)?;
        expect_eq("links", editor.count("section.report a").await?, 0)?;
        ctx.quiet(editor.page()).await?;
    }
    Ok(())
}

async fn criteria(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.find("section.criteria summary").await?.click().await?;
    editor.wait_text("[data-criterion=ResolveOver]", "4 h 49 min").await?;
    editor.wait_count("[data-criterion=ResolveOver].met", 1).await?;
    let set = "const it = root.querySelector('[data-criterion=ResolveOver] .minutes'); it.value = '300'; it.dispatchEvent(new Event('change', { bubbles: true }));";
    editor.eval(set).await?;
    editor.wait_count("[data-criterion=ResolveOver].met", 0).await?;
    expect_eq("limit", at(&editor.document().await?, "/criteria/resolveOver"), json!(18_000))?;
    editor.choose("dataLoss", "yes").await?;
    editor.wait_count("[data-criterion=DataLoss].met", 1).await?;
    editor.find("[data-criterion=DataLoss] input").await?.click().await?;
    editor.wait_count("[data-criterion=DataLoss].met", 0).await?;
    ctx.quiet(editor.page()).await
}

async fn open(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.find(".readiness summary").await?.click().await?;
    editor.wait_count("[data-open=Impact]", 1).await?;
    editor.find("[data-open=Impact] button").await?.click().await?;
    editor.wait_focus("impact").await?;
    editor.page().type_text("One order in five failed").await?;
    editor.wait_count("[data-open=Impact]", 0).await?;
    ctx.quiet(editor.page()).await
}

async fn review(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.act("meeting").await?;
    let step = async |wanted: &str| {
        let look = async || {
            let shown = editor.eval("return root.querySelector('[data-step]')?.dataset.step ?? '';").await?;
            let shown = shown.as_str().unwrap_or_default().to_owned();
            expect(shown.starts_with(wanted), wanted, &shown)
        };
        editor.page().wait_for("the step", look).await
    };
    step("CheckIn").await?;
    // Quick keys count, each of them.
    editor.press_at_once(&["ArrowRight", "ArrowRight", "PageDown", "ArrowLeft", "ArrowLeft"]).await?;
    step("Definition").await?;
    editor.page().press_times("PageDown", 3).await?;
    step("event ").await?;
    // A note about this event, and the key that leads there.
    editor.page().press("n").await?;
    editor.wait_focus("note").await?;
    editor.page().type_text("What was on the screen then?").await?;
    editor.page().press("Enter").await?;
    editor.wait_text(".meeting .step", "What was on the screen then?").await?;
    let asked = at(&editor.document().await?, "/events/0/questions/0/text");
    expect_eq("question", asked, json!("What was on the screen then?"))?;
    // The place stays, whatever else changes, and when the window is opened again.
    let place = editor.eval("return root.querySelector('[data-step]').dataset.step;").await?;
    editor.act("meeting-close").await?;
    editor.wait_count("dialog", 0).await?;
    editor.act("meeting").await?;
    step(place.as_str().unwrap_or_default()).await?;
    editor.act("meeting-close").await?;
    editor.wait_saved().await?;
    editor.page().reload().await?;
    editor.ready().await?;
    editor.wait_rows(12).await?;
    editor.act("meeting").await?;
    step(place.as_str().unwrap_or_default()).await?;
    editor.act_in_dialog("meeting-next").await?;
    editor.page().press("End").await?;
    step("CheckOut").await?;
    editor.page().press_times("ArrowLeft", 3).await?;
    step("Factors").await?;
    editor.fill("note", "The failover was never tried").await?;
    editor.page().press("Enter").await?;
    wait_list(&editor, "factors", &["The failover was never tried"]).await?;
    editor.page().press("Escape").await?;
    editor.wait_count("dialog", 0).await?;
    ctx.quiet(editor.page()).await
}

/// A document with something in every part of the report.
pub fn full() -> Doc {
    let report = json!({
        "summary": "The lights went out", "impact": "All rooms", "trigger": "The root cause was a fuse",
        "authors": ["Ana"], "facilitator": "Clara", "detectedBy": "staff", "dataLoss": false,
    });
    let accounts =
        json!([{ "id": "c1", "who": "Ana", "saw": "Nothing at all" }, { "id": "c2", "who": "Bo" }]);
    let event =
        json!({ "id": "a", "at": "2018-02-10T10:00:00Z", "text": "the lights go out", "accounts": accounts });
    Doc::new("Lights")
        .full(event)
        .event("b", "2018-02-10T10:30:00Z", "they are on again")
        .marked("a", "a", "b", "b")
        .set("report", report)
        .set("factors", json!([
            { "id": "f1", "text": "One fuse for all", "events": ["a"], "leadsTo": ["f2"],
                "whys": [{ "id": "w1", "text": "It was cheap" }],
                "assumption": { "text": "It would hold", "checkOn": "2019-01-01" } },
            { "id": "f2", "text": "No spare fuse" },
        ]))
        .set("lessons", json!([{ "id": "l1", "kind": "lucky", "text": "It was noon", "events": ["b"] }]))
        .set("actions", json!([
            { "id": "x1", "text": "Buy 10 fuses", "status": "open", "due": "2018-03-01", "link": "https://x.example/1" },
            { "id": "x2", "text": "Improve lights" },
        ]))
        .set("recurrences", json!([
            { "id": "r1", "text": "Again", "start": "2018-05-01T10:00:00Z", "resolve": "2018-05-01T10:20:00Z" },
        ]))
}
