//! The axis: every gesture, with its twin by single clicks and by keys.

use e2e::editor::{event_texts, events};
use e2e::{Case, Ctx, Doc, Editor, Failure, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "axis::drag_a_marker", drag_marker),
    case!(Smoke, "axis::move_by_keys_and_clicks", twins),
    case!(Smoke, "axis::resize_an_interval", resize),
    case!(Smoke, "axis::place_an_event", place),
    case!(Smoke, "axis::zoom_and_pan", zoom),
    case!(Smoke, "axis::list_and_axis_are_one", linked),
    case!(Smoke, "axis::the_list_shows_the_same_part", leading),
    case!(Smoke, "axis::lanes", lanes),
    case!(Smoke, "axis::read_aloud", reading),
    case!(Full, "axis::escape_lets_go", escape),
    case!(Full, "axis::in_view_mode_nothing_moves", view_mode),
    case!(Full, "axis::awkward_incidents", awkward),
];

/// An hour with four markers and an interval: a 10:00, b 10:15, c 10:30 to 10:40, d 10:45, e 11:00.
fn hour() -> Doc {
    Doc::new("An hour")
        .event("a", "2018-02-10T10:00:00Z", "a")
        .event("b", "2018-02-10T10:15:00Z", "b")
        .full(
            json!({ "id": "c", "at": "2018-02-10T10:30:00Z", "until": "2018-02-10T10:40:00Z", "text": "c" }),
        )
        .event("d", "2018-02-10T10:45:00Z", "d")
        .event("e", "2018-02-10T11:00:00Z", "e")
        .marked("a", "b", "d", "e")
}

async fn open(ctx: &mut Ctx, mode: &str) -> Result<Editor, Failure> {
    let editor = Editor::with(ctx, &format!("mode='{mode}'"), &hour().text()).await?;
    editor.find("[data-hit='flag resolve']").await?;
    Ok(editor)
}

/// A time of an event as the document has it.
fn time(document: &Value, id: &str, field: &str) -> String {
    let all = events(document);
    let event = all.iter().find(|event| event.get("id") == Some(&json!(id)));
    let found = event.and_then(|event| event.get(field)).and_then(Value::as_str);
    found.unwrap_or_default().to_owned()
}

async fn wait_time(editor: &Editor, id: &str, field: &str, expected: &str) -> Result<(), Failure> {
    let look = |document: &Value| expect_eq("time", time(document, id, field), expected);
    editor.wait_document(&format!("{id} {field}"), look).await
}

/// How many pixels a minute is wide: markers a and e are an hour apart.
async fn minute(editor: &Editor) -> Result<f64, Failure> {
    let script = "const x = (key) => Number(root.querySelector(`.pole.${key}`).getAttribute('x1'));
        return (x('resolved') - x('undetected')) / 60;";
    let width = editor.eval(script).await?.as_f64().unwrap_or_default();
    expect(width > 1.0, "a minute of more than a pixel", width.to_string())?;
    Ok(width)
}

/// Which part is shown: the labels of the ticks.
async fn ticks(editor: &Editor) -> Result<String, Failure> {
    let script =
        "return [...root.querySelectorAll('.drawing > text.mid')].map((t) => t.textContent).join(' ');";
    Ok(editor.eval(script).await?.as_str().unwrap_or_default().to_owned())
}

async fn drag_marker(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, "edit").await?;
    let before = editor.value().await?;
    let wide = minute(&editor).await?;
    editor.find("[data-hit='flag detect']").await?.drag_by(wide * 10.0, 0.0).await?;
    wait_time(&editor, "b", "at", "2018-02-10T10:25:00Z").await?;
    editor.wait_durations(&["25 min", "45 min", "1 h"]).await?;
    editor.find("[data-act='axis-earlier']").await?;
    editor.page().press("Control+z").await?;
    let back = async || expect_eq("value", editor.value().await?, before.clone());
    editor.page().wait_for("one step of undo", back).await?;
    // A dot is dragged as a flag is.
    editor.find("[data-hit='mark 3 3']").await?.drag_by(-wide * 4.0, 0.0).await?;
    wait_time(&editor, "d", "at", "2018-02-10T10:41:00Z").await
}

async fn twins(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, "edit").await?;
    // By keys: go to b, move it, edit it.
    editor.find(".stage").await?.focus().await?;
    editor.page().press("Home").await?;
    editor.page().press("ArrowRight").await?;
    let at_b = async || {
        let said = editor.find(".stage").await?.attribute("aria-valuetext").await?;
        expect(said.as_deref().unwrap_or_default().starts_with("10:15"), "10:15", format!("{said:?}"))
    };
    editor.page().wait_for("the slider", at_b).await?;
    editor.page().press("Alt+ArrowRight").await?;
    wait_time(&editor, "b", "at", "2018-02-10T10:16:00Z").await?;
    editor.page().press("Alt+ArrowLeft").await?;
    wait_time(&editor, "b", "at", "2018-02-10T10:15:00Z").await?;
    // By single clicks: step by step, or to a place that is clicked.
    editor.act("axis-later").await?;
    wait_time(&editor, "b", "at", "2018-02-10T10:16:00Z").await?;
    editor.act("axis-earlier").await?;
    wait_time(&editor, "b", "at", "2018-02-10T10:15:00Z").await?;
    let wide = minute(&editor).await?;
    editor.find("[data-hit='flag start']").await?;
    editor.find("[data-hit='mark 0 0']").await?.click_beside(wide * 20.0, -30.0).await?;
    editor.act("axis-move").await?;
    wait_time(&editor, "b", "at", "2018-02-10T10:20:00Z").await?;
    // And by typing a time.
    editor.find(".stage").await?.focus().await?;
    editor.page().press("t").await?;
    editor.wait_focus("time").await?;
    editor.page().press("Control+a").await?;
    editor.page().type_text("10:12").await?;
    editor.page().press("Control+Enter").await?;
    wait_time(&editor, "b", "at", "2018-02-10T10:12:00Z").await
}

async fn resize(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, "edit").await?;
    let wide = minute(&editor).await?;
    editor.find("[data-hit='bar 2']").await?.click().await?;
    editor.find("[data-hit='end 2']").await?.drag_by(wide * 3.0, 0.0).await?;
    wait_time(&editor, "c", "until", "2018-02-10T10:43:00Z").await?;
    wait_time(&editor, "c", "at", "2018-02-10T10:30:00Z").await?;
    editor.find("[data-hit='start 2']").await?.drag_by(wide * 2.0, 0.0).await?;
    wait_time(&editor, "c", "at", "2018-02-10T10:32:00Z").await?;
    editor.act("axis-end-earlier").await?;
    wait_time(&editor, "c", "until", "2018-02-10T10:42:00Z").await?;
    editor.find(".stage").await?.focus().await?;
    editor.page().press("Alt+Shift+ArrowRight").await?;
    wait_time(&editor, "c", "until", "2018-02-10T10:43:00Z").await?;
    editor.find("[data-hit='mark 0 0']").await?.click_beside(wide * 41.0, -30.0).await?;
    editor.act("axis-end").await?;
    wait_time(&editor, "c", "until", "2018-02-10T10:41:00Z").await?;
    // The bar itself moves both ends.
    editor.find("[data-hit='bar 2']").await?.drag_by(-wide * 2.0, 0.0).await?;
    wait_time(&editor, "c", "at", "2018-02-10T10:30:00Z").await?;
    wait_time(&editor, "c", "until", "2018-02-10T10:39:00Z").await
}

async fn place(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, "edit").await?;
    let wide = minute(&editor).await?;
    editor.find("[data-hit='mark 0 0']").await?.click_beside(wide * 5.0, -30.0).await?;
    editor.act("axis-add").await?;
    editor.wait_focus("text").await?;
    editor.page().type_text("by click").await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_texts(&["a", "by click", "b", "c", "d", "e"]).await?;
    let first = events(&editor.document().await?).get(1).cloned().unwrap_or_default();
    expect_eq("time", first.get("at").cloned(), Some(json!("2018-02-10T10:05:00Z")))?;
    // By key at the same place of another stretch.
    editor.find("[data-hit='mark 0 0']").await?.click_beside(wide * 50.0, -30.0).await?;
    editor.find(".stage").await?.focus().await?;
    editor.page().press("n").await?;
    editor.wait_focus("text").await?;
    editor.page().type_text("by key").await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_texts(&["a", "by click", "b", "c", "d", "by key", "e"]).await
}

async fn zoom(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, "view").await?;
    let all = ticks(&editor).await?;
    let other = async |before: &str| {
        let before = before.to_owned();
        let look = async || {
            let now = ticks(&editor).await?;
            expect(now != before, "other ticks", &now)
        };
        editor.page().wait_for("another part", look).await
    };
    let whole = async || expect_eq("ticks", ticks(&editor).await?, all.clone());
    // A wheel zooms with a modifier only; without one it is the page's.
    let wheel = "const stage = root.querySelector('.stage'); const box = stage.getBoundingClientRect();
        const event = new WheelEvent('wheel', { deltaY: -480, ctrlKey: args[0], clientX: box.left + 60,
          clientY: box.top + 20, bubbles: true, cancelable: true, composed: true });
        return stage.dispatchEvent(event);";
    expect_eq("left to the page", editor.eval_with(wheel, vec![json!(false)]).await?, json!(true))?;
    expect_eq("ticks", ticks(&editor).await?, all.clone())?;
    expect_eq("taken", editor.eval_with(wheel, vec![json!(true)]).await?, json!(false))?;
    other(&all).await?;
    editor.choose("axis-fit", "all").await?;
    editor.page().wait_for("everything", whole).await?;
    editor.act("axis-in").await?;
    other(&all).await?;
    let near = ticks(&editor).await?;
    // Dragging the drawing moves the view.
    editor.find(".drawing").await?.drag_by(-120.0, 0.0).await?;
    other(&near).await?;
    editor.find(".stage").await?.focus().await?;
    editor.page().press("0").await?;
    editor.page().wait_for("everything", whole).await?;
    editor.page().press("+").await?;
    other(&all).await?;
    let near = ticks(&editor).await?;
    editor.page().press("Shift+ArrowRight").await?;
    other(&near).await?;
    let moved = ticks(&editor).await?;
    editor.find(".overview").await?.click_beside(-150.0, 0.0).await?;
    other(&moved).await?;
    editor.choose("axis-fit", "responding").await?;
    let phase = async || {
        let count = editor.count("[data-hit='flag detect'], [data-hit='flag mitigate']").await?;
        expect_eq("flags of the phase", count, 2)?;
        expect_eq("other flags", editor.count("[data-hit='flag start']").await?, 0)
    };
    editor.page().wait_for("the phase", phase).await
}

async fn linked(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, "edit").await?;
    editor.find("[data-hit='mark 3 3']").await?.click().await?;
    editor.wait_count(".mark.active[data-hit='mark 3 3']", 1).await?;
    editor.wait_count("li[data-row=d][tabindex='0']", 1).await?;
    editor.focus_row(1).await?;
    editor.page().press("ArrowDown").await?;
    editor.page().press("ArrowUp").await?;
    editor.wait_count(".mark.active[data-hit='mark 1 1']", 1).await?;
    // What is pointed at in one shows in the other.
    editor.find("li[data-row=e] [data-part=text]").await?.hover().await?;
    editor.wait_count("[data-hit='mark 4 4'][data-hover]", 1).await?;
    editor.find("[data-hit='mark 0 0']").await?.hover().await?;
    editor.wait_count("li[data-row=a][data-hover]", 1).await?;
    // The axis follows the keyboard to what it does not show.
    editor.choose("axis-fit", "undetected").await?;
    editor.wait_count("[data-hit='flag resolve']", 0).await?;
    editor.focus_row(0).await?;
    editor.page().press("End").await?;
    editor.wait_count("[data-hit='flag resolve']", 1).await?;
    // Ctrl and a click select in both.
    editor.choose("axis-fit", "all").await?;
    editor.wait_count("[data-hit='flag start']", 1).await?;
    let select = "const mark = root.querySelector(`[data-hit='mark 1 1']`); const box = mark.getBoundingClientRect();
        for (const kind of ['pointerdown', 'pointerup']) mark.dispatchEvent(new PointerEvent(kind, { bubbles: true,
          composed: true, button: 0, pointerId: 1, ctrlKey: true, clientX: box.left + 9, clientY: box.top + 9 }));";
    editor.eval(select).await?;
    editor.wait_count("li.selected", 1).await?;
    editor.wait_count(".mark.selected", 1).await
}

async fn leading(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, "edit").await?;
    let rows = async |expected: &str| {
        let script =
            "return [...root.querySelectorAll('li[data-row]')].map((row) => row.dataset.row).join(' ');";
        let look = async || expect_eq("rows", editor.eval(script).await?, json!(expected));
        editor.page().wait_for("the rows of that part", look).await
    };
    editor.choose("axis-fit", "undetected").await?;
    editor.act("axis-leads").await?;
    rows("a b").await?;
    editor.choose("axis-fit", "recovering").await?;
    rows("d e").await?;
    editor.find(".stage").await?.focus().await?;
    editor.page().press("0").await?;
    rows("a b c d e").await?;
    editor.choose("axis-fit", "undetected").await?;
    rows("a b").await?;
    // Whoever shows all rows again is not overruled by the axis.
    editor.act("clear-filter").await?;
    rows("a b c d e").await?;
    editor.wait_count("[data-act='axis-leads'][aria-pressed='false']", 1).await?;
    editor.choose("axis-fit", "recovering").await?;
    editor.wait_count("[data-hit='flag start']", 0).await?;
    rows("a b c d e").await
}

async fn lanes(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.wait_count(".drawing .name", 0).await?;
    editor.choose("axis-lanes", "who").await?;
    let names = "return [...root.querySelectorAll('.drawing .name')].map((name) => name.textContent);";
    let look = async || {
        let names: Vec<String> = serde_json::from_value(editor.eval(names).await?)?;
        expect(names.iter().any(|name| name == "Ben"), "a lane of Ben", format!("{names:?}"))
    };
    editor.page().wait_for("the lanes", look).await?;
    editor.choose("axis-lanes", "none").await?;
    editor.wait_count(".drawing .name", 0).await
}

async fn reading(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, "view").await?;
    let script = "return [...root.querySelectorAll('.axis .said > *')].map((e) => e.firstChild.textContent);";
    let read: Vec<String> = serde_json::from_value(editor.eval(script).await?)?;
    expect_eq("headings", read.first().map(String::as_str), Some("undetected"))?;
    expect(
        read.iter().any(|line| line.contains("10:15 to 10:30: 2 events")),
        "two events",
        format!("{read:?}"),
    )?;
    let stops =
        "return [...root.querySelectorAll('.axis [tabindex=\"0\"], .axis button:not([tabindex])')].length;";
    let stops = editor.eval(stops).await?.as_u64().unwrap_or(99);
    expect(stops <= 3, "at most three stops of the Tab key", stops.to_string())?;
    let slider = editor.find(".stage").await?;
    expect_eq("role", slider.attribute("role").await?.as_deref(), Some("slider"))?;
    // The arrow keys go through the toolbar.
    editor.find("[data-act='axis-out']").await?.focus().await?;
    editor.page().press("ArrowRight").await?;
    let focused = async || {
        let focus = editor.page().active().await?;
        expect_eq("tool", focus.data.get("data-act").map(String::as_str), Some("axis-in"))
    };
    editor.page().wait_for("the next tool", focused).await
}

async fn escape(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, "edit").await?;
    let before = editor.value().await?;
    let wide = minute(&editor).await?;
    editor.find("[data-hit='mark 0 0']").await?.click_beside(wide * 20.0, -30.0).await?;
    editor.wait_count(".cursor", 1).await?;
    editor.find(".stage").await?.focus().await?;
    editor.page().press("Escape").await?;
    editor.wait_count(".cursor", 0).await?;
    // A drag that comes back to where it began changes nothing.
    editor.find("[data-hit='flag detect']").await?.drag_by(1.0, 0.0).await?;
    expect_eq("value", editor.value().await?, before)
}

async fn view_mode(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, "view").await?;
    let before = editor.value().await?;
    let wide = minute(&editor).await?;
    editor.find("[data-hit='flag detect']").await?.drag_by(wide * 10.0, 0.0).await?;
    editor.find(".stage").await?.focus().await?;
    editor.page().press("Alt+ArrowRight").await?;
    editor.page().press("n").await?;
    editor.wait_count("[data-act='axis-add'], [data-act='axis-later'], .cursor", 0).await?;
    expect_eq("value", editor.value().await?, before)
}

async fn awkward(ctx: &mut Ctx) -> Result<(), Failure> {
    let far = Doc::new("Far apart")
        .event("a", "0001-01-01T00:00:00Z", "long ago")
        .event("b", "9999-12-31T23:59:59Z", "far ahead")
        .event("c", "9999-12-31T23:59:59Z", "the same time");
    let editor = Editor::with(ctx, "mode='edit'", &far.text()).await?;
    editor.wait_count(".mark", 2).await?;
    for _ in 0..6 {
        editor.act("axis-in").await?;
    }
    editor.act("axis-out").await?;
    let one = Doc::new("One").event("a", "2018-02-10T10:00:00Z", "alone");
    let editor = Editor::with(ctx, "mode='edit'", &one.text()).await?;
    editor.wait_count(".mark", 1).await?;
    let undated = Doc::new("No time").full(json!({ "id": "a", "text": "nobody knows when" }));
    let editor = Editor::with(ctx, "mode='edit'", &undated.text()).await?;
    editor.find(".stage").await?.focus().await?;
    editor.page().press("ArrowRight").await?;
    editor.page().press("+").await?;
    expect_eq("texts", event_texts(&editor.document().await?), ["nobody knows when"])
}
