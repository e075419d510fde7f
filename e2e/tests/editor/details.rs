//! What an event holds beside time and text: markers, people, evidence, questions, tags.

use e2e::editor::events;
use e2e::{Case, Ctx, Doc, Editor, Failure, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "details::markers", markers),
    case!(Smoke, "details::who_completes", who),
    case!(Smoke, "details::evidence", evidence),
    case!(Smoke, "details::questions", questions),
    case!(Smoke, "details::tags_star_kind", tags),
    case!(Full, "details::by_keyboard", by_keyboard),
    case!(Smoke, "details::head", head),
];

async fn holds(editor: &Editor, pointer: &str, expected: Value) -> Result<(), Failure> {
    let look = |document: &Value| {
        expect_eq(pointer, document.pointer(pointer).cloned().unwrap_or_default(), expected.clone())
    };
    editor.wait_document(pointer, look).await
}

async fn markers(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(5).text()).await?;
    // By keys, then by buttons.
    for (row, key) in [(0, "s"), (1, "d")] {
        editor.focus_row(row).await?;
        editor.page().press(key).await?;
    }
    for (row, marker) in [(2, "mark-mitigate"), (3, "mark-resolve")] {
        editor.edit_row(row).await?;
        editor.act(marker).await?;
        editor.page().press("Escape").await?;
        editor.wait_count("[data-editing]", 0).await?;
    }
    // Escape took the markers back: they belong to the row that was cancelled.
    holds(&editor, "/markers/resolve/event", Value::Null).await?;
    for (row, marker) in [(2, "mark-mitigate"), (3, "mark-resolve")] {
        editor.edit_row(row).await?;
        editor.act(marker).await?;
        editor.wait_count(&format!("[data-act={marker}][aria-pressed=true]"), 1).await?;
        editor.act("done").await?;
        editor.wait_count("[data-editing]", 0).await?;
    }
    editor.wait_durations(&["5 min", "10 min", "15 min"]).await?;
    // Moving one, and taking one away.
    editor.focus_row(4).await?;
    editor.page().press("r").await?;
    editor.wait_durations(&["5 min", "10 min", "20 min"]).await?;
    editor.page().press("r").await?;
    let open = async || {
        let last = editor.durations().await?.pop().unwrap_or_default();
        expect(last.ends_with("so far"), "an incident that goes on", last)
    };
    editor.page().wait_for("the last figure", open).await?;
    editor.page().press("Control+z").await?;
    editor.wait_durations(&["5 min", "10 min", "20 min"]).await?;
    expect_eq("badges", editor.count(".badge").await?, 4)
}

async fn who(ctx: &mut Ctx) -> Result<(), Failure> {
    let people = |id: &str, at: &str, who: Value| json!({ "id": id, "at": at, "text": id, "who": who });
    let doc = Doc::new("People")
        .full(people("a", "2018-02-10T10:00:00Z", json!(["Ada Lovelace", "Ben"])))
        .full(people("b", "2018-02-10T10:05:00Z", json!([])));
    let editor = Editor::with(ctx, "mode='edit'", &doc.text()).await?;
    let page = editor.page();
    editor.edit_row(1).await?;
    editor.field("who").await?.focus().await?;
    page.type_text("ad").await?;
    editor.wait_count("#who-options:not([hidden]) li", 1).await?;
    page.press("ArrowDown").await?;
    editor.wait_count("#who-options [aria-selected=true]", 1).await?;
    page.press("Enter").await?;
    page.type_text("Noor").await?;
    page.press("Control+Enter").await?;
    holds(&editor, "/events/1/who", json!(["Ada Lovelace", "Noor"])).await?;
    // By the mouse.
    editor.edit_row(1).await?;
    editor.field("who").await?.fill("be").await?;
    editor.find("#who-options li").await?.click().await?;
    page.press("Tab").await?;
    holds(&editor, "/events/1/who", json!(["Ben"])).await
}

async fn evidence(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(1).text()).await?;
    let add = async |url: &str, label: &str| {
        editor.edit_row(0).await?;
        let before = editor.count(".entry").await?;
        editor.act("add-evidence").await?;
        editor.wait_count(".entry", before + 1).await?;
        for (name, text) in [("url", url), ("label", label)] {
            editor.find(&format!(".entry:last-child [data-field={name}]")).await?.fill(text).await?;
        }
        editor.act("done").await?;
        editor.wait_count("[data-editing]", 0).await
    };
    add("https://graphs.example.org/5xx", "5xx").await?;
    let hostile = [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\tscript:alert(1)", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd",
    ];
    for url in hostile {
        add(url, "bad").await?;
    }
    expect_eq("links", editor.count("a.evidence").await?, 1)?;
    let link = editor.find("a.evidence").await?;
    expect_eq("address", link.attribute("href").await?, Some("https://graphs.example.org/5xx".into()))?;
    let rel = link.attribute("rel").await?.unwrap_or_default();
    expect(rel.contains("noopener") && rel.contains("noreferrer"), "noopener noreferrer", rel)?;
    expect_eq("evidence shown as text", editor.count("span.evidence").await?, hostile.len())?;
    editor.edit_row(0).await?;
    editor.act("remove-evidence").await?;
    editor.wait_count(".entry", hostile.len()).await?;
    holds(&editor, "/events/0/evidence/0/label", json!("bad")).await
}

async fn questions(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(1).text()).await?;
    editor.edit_row(0).await?;
    editor.act("add-question").await?;
    editor.fill("question", "Why did no alarm go out?").await?;
    editor.act("done").await?;
    editor.wait_count(".asked:not(.answered)", 1).await?;
    editor.edit_row(0).await?;
    editor.fill("answer", "It was muted").await?;
    editor.act("done").await?;
    editor.wait_text(".asked.answered", "It was muted").await?;
    holds(&editor, "/events/0/questions/0/answer", json!("It was muted")).await?;
    editor.edit_row(0).await?;
    editor.act("remove-question").await?;
    editor.wait_count(".question", 0).await
}

/// What is added gets the keyboard, and Enter ends a tag, not the row.
async fn by_keyboard(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(1).text()).await?;
    let page = editor.page();
    editor.edit_row(0).await?;
    for (act, field) in [("add-evidence", "url"), ("add-account", "teller"), ("add-question", "question")] {
        editor.find(&format!("[data-act={act}]")).await?.focus().await?;
        page.press("Enter").await?;
        editor.wait_focus(field).await?;
        page.type_text(act).await?;
    }
    editor.field("tags").await?.focus().await?;
    page.type_text("network").await?;
    page.press("Enter").await?;
    page.type_text("dns").await?;
    page.press("Enter").await?;
    editor.wait_focus("tags").await?;
    // Enter once more goes on.
    page.press("Enter").await?;
    editor.wait_count("[data-editing]", 1).await?;
    holds(&editor, "/events/0/tags", json!(["network", "dns"])).await?;
    holds(&editor, "/events/0/evidence/0/url", json!("add-evidence")).await?;
    holds(&editor, "/events/0/accounts/0/who", json!("add-account")).await?;
    holds(&editor, "/events/0/questions/0/text", json!("add-question")).await
}

async fn tags(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    editor.edit_row(1).await?;
    editor.fill("tags", "network, dns").await?;
    editor.act("star").await?;
    editor.choose("kind", "decision").await?;
    editor.act("done").await?;
    let look = |document: &Value| {
        let event = events(document).into_iter().nth(1).unwrap_or_default();
        let mut tags: Vec<String> = serde_json::from_value(event.get("tags").cloned().unwrap_or_default())?;
        tags.sort();
        expect_eq("tags", tags, ["dns", "network"])?;
        expect_eq("star", event.get("starred").cloned(), Some(json!(true)))?;
        expect_eq("kind", event.get("kind").cloned(), Some(json!("decision")))
    };
    editor.wait_document("the details", look).await?;
    editor.wait_count("li .tag", 2).await?;
    editor.wait_count("li .star", 1).await
}

async fn head(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).marked("a", "b", "b", "b").text()).await?;
    for (field, pointer, text) in [
        ("title", "/title", "Disk full"),
        ("severity", "/severity", "SEV-2"),
        ("summary", "/report/summary", "It was full."),
    ] {
        editor.fill(field, text).await?;
        holds(&editor, pointer, json!(text)).await?;
    }
    let status = "const select = root.querySelector('.title select'); select.value = select.options[1].value;
        select.dispatchEvent(new Event('change', { bubbles: true })); return select.value;";
    let chosen = editor.eval(status).await?;
    holds(&editor, "/status", chosen).await?;
    let before = editor.durations().await?;
    editor.choose("profile", "datadog").await?;
    let changed = async || {
        let now = editor.durations().await?;
        expect(now != before, "other figures", format!("{now:?}"))
    };
    editor.page().wait_for("the figures of the other profile", changed).await?;
    holds(&editor, "/title", json!("Disk full")).await
}
