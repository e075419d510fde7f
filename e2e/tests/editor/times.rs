//! Times: typed, refused, ambiguous, in zones, as intervals.

use e2e::editor::events;
use e2e::{Case, Context, Ctx, Doc, Editor, Failure, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "times::typed_with_preview", typed),
    case!(Smoke, "times::refused", refused),
    case!(Smoke, "times::gap", gap),
    case!(Smoke, "times::fold", fold),
    case!(Full, "times::fold_by_keyboard", fold_by_keyboard),
    case!(Smoke, "times::asked_before_it_is_taken", asked),
    case!(Smoke, "times::over_midnight", midnight),
    case!(Smoke, "times::zones", zones),
    case!(Smoke, "times::interval", interval),
    case!(Full, "times::precision_and_certainty", precision),
];

/// The instant of the event with this text.
fn at(document: &Value, text: &str) -> Value {
    let event = events(document).into_iter().find(|event| event.get("text") == Some(&json!(text)));
    event.and_then(|event| event.get("at").cloned()).unwrap_or_default()
}

async fn wait_at(editor: &Editor, text: &str, expected: &str) -> Result<(), Failure> {
    editor.wait_document("the time", |document| expect_eq("time", at(document, text), json!(expected))).await
}

async fn typed(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    let page = editor.page();
    let table = [
        ("10:20", "10:20", "2018-02-10T10:20:00Z"),
        ("1022", "10:22", "2018-02-10T10:22:00Z"),
        ("10:24:30", "10:24:30", "2018-02-10T10:24:30Z"),
        ("+12m", "10:12", "2018-02-10T10:12:00Z"),
        ("3:30 pm", "15:30", "2018-02-10T15:30:00Z"),
        ("2018-02-11 00:10", "00:10", "2018-02-11T00:10:00Z"),
    ];
    for (text, shown, instant) in table {
        editor.eval_with("host.value = args[0];", vec![json!(Doc::letters(2).text())]).await?;
        editor.wait_count("[data-editing]", 0).await?;
        editor.edit_row(1).await?;
        editor.fill("time", text).await?;
        editor.wait_text(".understood", shown).await.at(text)?;
        expect_eq("not taken over yet", at(&editor.document().await?, "b"), json!("2018-02-10T10:05:00Z"))?;
        page.press("Tab").await?;
        wait_at(&editor, "b", instant).await.at(text)?;
    }
    Ok(())
}

async fn refused(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    let before = editor.value().await?;
    editor.edit_row(1).await?;
    editor.fill("time", "25:99").await?;
    editor.page().press("Enter").await?;
    editor.wait_focus("time").await?;
    editor.wait_text(".understood.bad", "99").await?;
    let field = editor.field("time").await?;
    expect_eq("text", field.value().await?, "25:99")?;
    expect_eq("marked", field.attribute("aria-invalid").await?, Some("true".to_owned()))?;
    let says = field.attribute("aria-describedby").await?.unwrap_or_default();
    expect_eq("described by", editor.count(&format!("#{says}")).await?, 1)?;
    expect_eq("value", editor.value().await?, before)?;
    editor.fill("time", "10:30").await?;
    editor.page().press("Control+Enter").await?;
    wait_at(&editor, "b", "2018-02-10T10:30:00Z").await
}

fn berlin() -> String {
    Doc::new("Berlin").set("timezone", json!("Europe/Berlin")).event("a", "2018-03-25T00:00:00Z", "a").text()
}

/// Types a time of a new last row and gives the choices that are offered.
async fn ask(ctx: &mut Ctx, time: &str) -> Result<(Editor, Vec<String>), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &berlin()).await?;
    editor.act("add").await?;
    editor.wait_count("[data-editing]", 1).await?;
    editor.field("text").await?.fill("b").await?;
    editor.fill("time", time).await?;
    editor.wait_count("[data-act=choice]", 2).await?;
    let script = "return [...root.querySelectorAll('[data-act=choice]')].map(dom.text);";
    let choices = serde_json::from_value(editor.eval(script).await?)?;
    Ok((editor, choices))
}

/// The clock went from 02:00 to 03:00: there was no 02:30.
async fn gap(ctx: &mut Ctx) -> Result<(), Failure> {
    let (editor, choices) = ask(ctx, "2018-03-25 02:30").await?;
    let different = choices.first() != choices.last();
    expect(different, "two different choices", format!("{choices:?}"))?;
    let instants = ["2018-03-25T01:30:00Z", "2018-03-25T00:30:00Z"];
    editor.find("[data-act=choice]").await?.click().await?;
    let look = |document: &Value| {
        let found = at(document, "b");
        expect(
            instants.iter().any(|instant| instant_of(&found) == *instant),
            format!("{instants:?}"),
            found.to_string(),
        )
    };
    editor.wait_document("the instant", look).await
}

/// An instant in UTC, whatever offset it is written with.
fn instant_of(value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    match text.split_at_checked(16) {
        Some((minute, rest)) => {
            let hour = |text: &str| text.get(11..13).and_then(|hour| hour.parse::<i32>().ok()).unwrap_or(99);
            let offset = match rest.get(3..6) {
                Some(offset) if offset.starts_with(['+', '-']) => offset.parse::<i32>().unwrap_or(0),
                _ => 0,
            };
            let (day, tail) = (minute.get(..11).unwrap_or_default(), minute.get(13..).unwrap_or_default());
            format!("{day}{:02}{tail}:00Z", hour(minute) - offset)
        }
        None => text.to_owned(),
    }
}

/// The clock went from 03:00 back to 02:00: there were two 02:30.
async fn fold(ctx: &mut Ctx) -> Result<(), Failure> {
    for (place, expected) in [(0, "2018-10-28T00:30:00Z"), (1, "2018-10-28T01:30:00Z")] {
        let (editor, choices) = ask(ctx, "2018-10-28 02:30").await?;
        expect(choices.first() != choices.last(), "two different choices", format!("{choices:?}"))?;
        let found = editor
            .eval_with("return root.querySelectorAll('[data-act=choice]')[args[0]];", vec![json!(place)])
            .await?;
        let choice = editor.page().node(&found).ok_or_else(|| Failure::new("no choice", "two"))?;
        choice.click().await?;
        let look = |document: &Value| expect_eq("instant", instant_of(&at(document, "b")), expected);
        editor.wait_document("the instant", look).await?;
    }
    Ok(())
}

/// The second of two instants can be had without the mouse.
async fn fold_by_keyboard(ctx: &mut Ctx) -> Result<(), Failure> {
    let (editor, _) = ask(ctx, "2018-10-28 02:30").await?;
    let page = editor.page();
    page.press("Tab").await?;
    let focused = async || {
        expect_eq("choice", page.active().await?.data.get("data-act").cloned(), Some("choice".to_owned()))
    };
    page.wait_for("the first choice", focused).await?;
    page.press("Tab").await?;
    page.wait_for("the second choice", focused).await?;
    page.press("Enter").await?;
    let look =
        |document: &Value| expect_eq("instant", instant_of(&at(document, "b")), "2018-10-28T01:30:00Z");
    editor.wait_document("the instant", look).await?;
    // Walking past the choices takes the first.
    let (editor, _) = ask(ctx, "2018-10-28 02:40").await?;
    for _ in 0..3 {
        editor.page().press("Tab").await?;
    }
    let look =
        |document: &Value| expect_eq("instant", instant_of(&at(document, "b")), "2018-10-28T00:40:00Z");
    editor.wait_document("the first instant", look).await
}

/// Enter goes to the question, not past it, and from the answer to the text.
async fn asked(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(1).text()).await?;
    let page = editor.page();
    let focused = async || {
        expect_eq("choice", page.active().await?.data.get("data-act").cloned(), Some("choice".to_owned()))
    };
    for (typed, question, tabs, expected) in [
        ("2/3/2018 9:00", "2/3/2018 9:00", 1, "2018-03-02T09:00:00Z"),
        ("2018-02-10 12:00 IST", "called IST", 0, "2018-02-10T12:00:00+05:30"),
        ("2018-07-10 12:00 PST", "PST was not in force", 0, "2018-07-10T12:00:00-08:00"),
        ("2:00", "Which day is meant", 1, "2018-02-11T02:00:00Z"),
    ] {
        editor.eval_with("host.value = args[0];", vec![json!(Doc::letters(1).text())]).await?;
        editor.wait_rows(1).await?;
        editor.act("add").await?;
        editor.wait_focus("time").await?;
        page.type_text(typed).await?;
        editor.wait_text(".understood", question).await.at(typed)?;
        page.press("Enter").await?;
        page.wait_for("the first choice", focused).await.at(typed)?;
        let untimed = |document: &Value| {
            let last = events(document).pop().unwrap_or_default();
            expect_eq("time", last.get("at").cloned(), None)
        };
        editor.wait_document("no time yet", untimed).await.at(typed)?;
        for _ in 0..tabs {
            page.press("Tab").await?;
        }
        page.press("Enter").await?;
        editor.wait_focus("text").await.at(typed)?;
        page.type_text("b").await?;
        page.press("Control+Enter").await?;
        wait_at(&editor, "b", expected).await.at(typed)?;
    }
    Ok(())
}

/// A little past midnight, below a time before it, is the next day.
async fn midnight(ctx: &mut Ctx) -> Result<(), Failure> {
    let doc = Doc::new("Night").event("a", "2018-02-10T23:55:00Z", "a").text();
    let editor = Editor::with(ctx, "mode='edit'", &doc).await?;
    editor.act("add").await?;
    editor.wait_focus("time").await?;
    editor.page().type_text("0:10").await?;
    editor.page().press("Enter").await?;
    editor.wait_focus("text").await?;
    editor.page().type_text("b").await?;
    editor.page().press("Control+Enter").await?;
    wait_at(&editor, "b", "2018-02-11T00:10:00Z").await?;
    editor.wait_texts(&["a", "b"]).await
}

async fn zones(ctx: &mut Ctx) -> Result<(), Failure> {
    let doc = Doc::letters(2).marked("a", "b", "b", "b");
    let editor = Editor::with(ctx, "mode='edit'", &doc.text()).await?;
    let before = editor.value().await?;
    let times = async |expected: [&str; 2]| {
        let look = async || {
            let times: Vec<String> = editor.rows().await?.into_iter().map(|row| row.time).collect();
            expect_eq("times", times, expected)
        };
        editor.page().wait_for("the times", look).await
    };
    times(["10:00", "10:05"]).await?;
    // The browser's own zone is Asia/Kolkata, five hours and a half ahead.
    for (choice, expected) in [
        ("reader", ["15:30", "15:35"]),
        ("show:America/New_York", ["05:00", "05:05"]),
        ("utc", ["10:00", "10:05"]),
        ("show:Europe/Berlin", ["11:00", "11:05"]),
        ("incident", ["10:00", "10:05"]),
    ] {
        editor.choose("zone", choice).await?;
        times(expected).await.at(choice)?;
    }
    editor.choose("zone", "start").await?;
    let look = async || {
        let time = editor.rows().await?.into_iter().nth(1).map(|row| row.time).unwrap_or_default();
        expect_eq("time", time, "+0:05")
    };
    editor.page().wait_for("the time since the start", look).await?;
    expect_eq("value", editor.value().await?, before)?;
    editor.choose("zone", "incident").await?;
    editor.choose("zone", "make:Europe/Berlin").await?;
    editor
        .wait_document("the zone", |document| {
            expect_eq("zone", document.get("timezone").cloned(), Some(json!("Europe/Berlin")))
        })
        .await?;
    times(["11:00", "11:05"]).await?;
    // What is typed is meant in the zone that is shown.
    editor.add("11:20", "c").await?;
    editor
        .wait_document("the new event", |document| {
            expect_eq("instant", instant_of(&at(document, "c")), "2018-02-10T10:20:00Z")
        })
        .await
}

async fn interval(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    editor.add("10:20-10:50", "long").await?;
    let look = |document: &Value| {
        let event = events(document).into_iter().nth(2).unwrap_or_default();
        let ends = (event.get("at").cloned(), event.get("until").cloned());
        expect_eq(
            "interval",
            ends,
            (Some(json!("2018-02-10T10:20:00Z")), Some(json!("2018-02-10T10:50:00Z"))),
        )
    };
    editor.wait_document("the interval", look).await?;
    let row = editor.rows().await?.into_iter().nth(2).map(|row| row.time).unwrap_or_default();
    expect(row.contains("10:20") && row.contains("10:50"), "both ends", row)?;
    // A marker goes to its beginning, then to its end, then away.
    editor.edit_row(2).await?;
    for expected in [json!({ "event": "" }), json!({ "event": "", "end": true }), Value::Null] {
        editor.act("mark-resolve").await?;
        let look = |document: &Value| {
            let marker = document.pointer("/markers/resolve").cloned().unwrap_or_default();
            let end = |value: &Value| {
                (value.is_object(), value.get("end").is_some_and(|end| *end != false && *end != ""))
            };
            let found = (marker.is_object(), end(&marker).1 || marker.get("edge").is_some());
            expect_eq("marker", found, end(&expected))
        };
        editor.wait_document("the marker", look).await?;
    }
    Ok(())
}

async fn precision(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    editor.edit_row(1).await?;
    editor.choose("precision", "day").await?;
    editor.choose("certainty", "about").await?;
    let look = |document: &Value| {
        let event = events(document)
            .into_iter()
            .find(|event| event.get("text") == Some(&json!("b")))
            .unwrap_or_default();
        let found = (event.get("precision").cloned(), event.get("certainty").cloned());
        expect_eq("details", found, (Some(json!("day")), Some(json!("about"))))
    };
    editor.wait_document("the details", look).await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_count("[data-part=time].about", 1).await
}
