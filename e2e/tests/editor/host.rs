//! A page that keeps the timeline: what a save is called, what changed since a version, and writing
//! without the right to save.

use e2e::axe::{self, Check};
use e2e::editor::{at, event_texts};
use e2e::{Case, Ctx, Doc, Editor, Failure, Place, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "host::a_save_is_named_by_what_changed", named),
    case!(Full, "host::a_save_is_named_by_hand", by_hand),
    case!(Smoke, "host::what_changed_since_a_version", since),
    case!(Full, "host::two_people_save", two),
    case!(Full, "host::every_refusal_has_a_way_on", refused),
    case!(Smoke, "host::a_draft_without_the_right", draft),
    case!(Smoke, "host::a_draft_is_offered_to_its_reader", offered),
    case!(Full, "host::blameless_in_the_words_of_the_page", definition),
    case!(Full, "host::a_timeline_is_begun_as_the_site_wants", begun),
    case!(Full, "host::links_lead_where_the_site_allows", links),
    case!(Full, "host::copies_come_with_a_save", copies),
];

/// A page whose host begins with this text; `rest` are attributes, `query` tells the host.
async fn open(ctx: &mut Ctx, text: &str, rest: &str, query: &str) -> Result<Editor, Failure> {
    let place = Place::new(&format!(
        "<postmortem-timeline store='host' {rest}></postmortem-timeline>\
         <script type='module' src='/pages/host.js'></script>"
    ));
    let path = place.serve(&ctx.server);
    let page = ctx.open("/pages/plain.css").await?;
    let begun = json!({ "versions": if text.is_empty() { json!([]) } else {
        json!([{ "doc": text, "who": "ada", "when": "2026-03-01T10:00:00Z", "summary": "first" }])
    }});
    let set = "localStorage.setItem('pmt-test-page', arguments[0]);";
    page.eval(set, vec![json!(begun.to_string())]).await?;
    page.goto(&ctx.server.url(&format!("{path}{query}"))).await?;
    Editor::on(page).await
}

async fn host(editor: &Editor, script: &str) -> Result<Value, Failure> {
    editor.page().eval(script, vec![]).await
}

/// What the host was told with its saves so far.
async fn summaries(editor: &Editor) -> Result<Vec<String>, Failure> {
    let told = host(editor, "return window.host.saves.map((save) => save.summary);").await?;
    Ok(told.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

async fn save(editor: &Editor) -> Result<(), Failure> {
    editor.act("save").await?;
    editor.wait_saved().await
}

async fn named(ctx: &mut Ctx) -> Result<(), Failure> {
    let document = Doc::letters(3).set("markers", json!({ "mitigate": { "event": "c" } })).text();
    let editor = open(ctx, &document, "mode='edit'", "").await?;
    editor.wait_rows(3).await?;
    editor.add("10:20", "new </postmortem-timeline>").await?;
    let proposed = "return root.querySelector('[data-field=change-summary]').placeholder;";
    let look = async || expect_eq("proposal", editor.eval(proposed).await?, "one event added");
    editor.page().wait_for("the proposal", look).await?;
    save(&editor).await?;
    expect_eq("summaries", summaries(&editor).await?, vec!["one event added".to_owned()])?;
    let stored = host(&editor, "return window.host.stored();").await?;
    let stored = stored.as_str().unwrap_or_default();
    expect(!stored.contains('<'), "no sign that could end a tag", stored)
}

async fn by_hand(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, &Doc::letters(2).text(), "mode='edit'", "").await?;
    editor.wait_rows(2).await?;
    editor.add("10:20", "c").await?;
    editor.fill("change-summary", "As told by Bo").await?;
    save(&editor).await?;
    let empty = "return root.querySelector('[data-field=change-summary]').value;";
    let look = async || expect_eq("the field", editor.eval(empty).await?, "");
    editor.page().wait_for("the field is blank again", look).await?;
    editor.add("10:21", "d").await?;
    save(&editor).await?;
    expect_eq(
        "summaries",
        summaries(&editor).await?,
        vec!["As told by Bo".to_owned(), "one event added".to_owned()],
    )
}

async fn since(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, &Doc::letters(2).text(), "mode='edit'", "").await?;
    editor.wait_rows(2).await?;
    editor.add("10:20", "c").await?;
    save(&editor).await?;
    editor.edit_row(0).await?;
    editor.page().type_text(" again").await?;
    editor.page().press("Control+Enter").await?;
    editor.act("changes").await?;
    editor.wait_text("dialog.changes ul", "What happened a → a again").await?;
    editor.wait_count("dialog.changes li", 1).await?;
    editor.choose("since", "1").await?;
    editor.wait_count("dialog.changes li", 2).await?;
    editor.wait_text("dialog.changes ul", "Added: 10:20 c").await?;
    axe::run(editor.page(), &Check::default()).await?.without_violations()?;
    let versions = editor.eval("return root.querySelector('select[data-act=since]').textContent;").await?;
    let versions = versions.as_str().unwrap_or_default();
    expect(versions.contains("ada: one event added"), "the name of the save", versions)?;
    // The way to an event leads to it.
    editor.eval("[...root.querySelectorAll('dialog.changes [data-act=go]')].at(-1).focus();").await?;
    editor.page().press("Enter").await?;
    editor.wait_count("dialog", 0).await?;
    let third = editor.rows().await?.get(2).map(|row| row.id.clone()).unwrap_or_default();
    let gone = async || expect_eq("row", editor.focused_row().await?, third.clone());
    editor.page().wait_for("the row", gone).await
}

async fn two(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, &Doc::letters(2).text(), "mode='edit'", "").await?;
    editor.wait_rows(2).await?;
    editor.add("10:20", "mine").await?;
    // Somebody else adds an event meanwhile, and nobody is told.
    let other = Doc::letters(2).event("theirs", "2018-02-10T10:30:00Z", "theirs").text();
    store_quietly(&editor, &other).await?;
    save(&editor).await?;
    editor.wait_texts(&["a", "b", "mine", "theirs"]).await?;
    let stored = host(&editor, "return window.host.stored();").await?;
    let stored: Value = serde_json::from_str(stored.as_str().unwrap_or_default()).unwrap_or_default();
    expect_eq("stored", event_texts(&stored), ["a", "b", "mine", "theirs"].map(str::to_owned).to_vec())?;
    // The summary is about what this save brought to what the other one had left.
    let told = summaries(&editor).await?;
    expect_eq("summary", told.last().cloned().unwrap_or_default(), "one event added".to_owned())
}

async fn refused(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, &Doc::letters(2).text(), "mode='edit'", "").await?;
    editor.wait_rows(2).await?;
    editor.add("10:20", "mine").await?;
    let all = ["locked", "gone", "denied", "unauthenticated", "too-large", "rate-limited", "unavailable"];
    let mut said = Vec::new();
    for status in all {
        let script = "window.host.answer = { status: arguments[0] };";
        editor.page().eval(script, vec![json!(status)]).await?;
        editor.act("save").await?;
        editor.find(".state[data-save=bad]").await?;
        let look = async || {
            let text = editor.text("[data-notice=trouble]").await?;
            expect(!text.is_empty() && !said.contains(&text), "a reason of its own", &text)?;
            Ok(text)
        };
        said.push(editor.page().wait_for(status, look).await?);
    }
    host(&editor, "window.host.answer = null;").await?;
    save(&editor).await?;
    editor.wait_count("[data-notice=trouble]", 0).await
}

async fn draft(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, &Doc::letters(2).text(), "", "?edit=no").await?;
    editor.wait_rows(2).await?;
    expect_eq("ways to edit", editor.count("[data-act=mode], [data-act=save]").await?, 0)?;
    editor.act("draft").await?;
    editor.add("10:20", "what I saw").await?;
    editor.wait_kept("what I saw").await?;
    expect_eq("ways to save", editor.count("[data-act=save]").await?, 0)?;
    axe::run(editor.page(), &Check::default()).await?.without_violations()?;
    // Closed and opened again, the draft is there.
    editor.page().reload().await?;
    editor.wait_rows(2).await?;
    editor.act("draft").await?;
    editor.wait_texts(&["a", "b", "what I saw"]).await?;
    editor.act("take-along").await?;
    editor.wait_count("dialog.share", 1).await?;
    editor.page().press("Escape").await?;
    editor.wait_count("dialog", 0).await?;
    expect_eq("saves", host(&editor, "return window.host.saves.length;").await?, 0)?;
    // With the right, it can be saved.
    host(&editor, "window.host.setCanEdit(true);").await?;
    save(&editor).await?;
    let stored = host(&editor, "return window.host.stored();").await?;
    expect(
        stored.as_str().is_some_and(|it| it.contains("what I saw")),
        "the draft in the page",
        stored.to_string(),
    )
}

async fn offered(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, &Doc::letters(2).text(), "", "").await?;
    editor.wait_rows(2).await?;
    expect_eq("offers", editor.count("[data-act=continue-draft]").await?, 0)?;
    editor.act("mode").await?;
    editor.add("10:20", "unsaved").await?;
    editor.wait_kept("unsaved").await?;
    editor.page().reload().await?;
    editor.wait_texts(&["a", "b"]).await?;
    editor.find("[data-act=continue-draft]").await?.focus().await?;
    editor.page().press("Enter").await?;
    editor.wait_texts(&["a", "b", "unsaved"]).await?;
    save(&editor).await?;
    editor.page().reload().await?;
    editor.wait_texts(&["a", "b", "unsaved"]).await?;
    expect_eq("offers", editor.count("[data-act=continue-draft]").await?, 0)?;
    // What is in the page by now is not offered, though its draft was left behind.
    editor.act("mode").await?;
    editor.add("10:30", "by two ways").await?;
    editor.wait_kept("by two ways").await?;
    store_quietly(&editor, &editor.value().await?).await?;
    editor.page().reload().await?;
    editor.wait_texts(&["a", "b", "unsaved", "by two ways"]).await?;
    editor.act("changes").await?;
    editor.wait_count("dialog.changes", 1).await?;
    expect_eq("offers", editor.count("[data-act=continue-draft]").await?, 0)
}

/// The page holds this from now on, by somebody else's hand, and nobody is told.
async fn store_quietly(editor: &Editor, text: &str) -> Result<(), Failure> {
    let script = "const page = JSON.parse(localStorage.getItem('pmt-test-page'));
        page.versions.push({ doc: arguments[0], who: 'bo', when: '2026-03-01T12:00:00Z', summary: '' });
        localStorage.setItem('pmt-test-page', JSON.stringify(page));";
    editor.page().eval(script, vec![json!(text)]).await.map(drop)
}

async fn begun(ctx: &mut Ctx) -> Result<(), Failure> {
    let rest =
        r#"mode='edit' zone='Asia/Kolkata' profile='datadog' criteria='{"resolveOver":60,"asked":true}'"#;
    let editor = open(ctx, "", rest, "").await?;
    editor.find("[data-act=add]").await?;
    editor.add("10:20", "first").await?;
    save(&editor).await?;
    let stored = host(&editor, "return window.host.stored();").await?;
    let stored: Value = serde_json::from_str(stored.as_str().unwrap_or_default()).unwrap_or_default();
    expect_eq("zone", at(&stored, "/timezone"), json!("Asia/Kolkata"))?;
    expect_eq("profile", at(&stored, "/profile"), json!("datadog"))?;
    expect_eq("criteria", at(&stored, "/criteria"), json!({ "resolveOver": 60, "asked": true }))?;
    expect_eq("summaries", summaries(&editor).await?, vec!["Timeline begun: one event added".to_owned()])
}

async fn links(ctx: &mut Ctx) -> Result<(), Failure> {
    let text = "[in](https://wiki.example.org/a) [out](https://elsewhere.test/) [mail](mailto:a@b.test)";
    let document = Doc::new("Links").event("only", "2018-02-10T10:00:00Z", text).text();
    let editor = open(ctx, &document, "link-hosts='example.org' hints='off'", "").await?;
    editor.wait_rows(1).await?;
    let look = async || {
        let found = "return [...root.querySelectorAll('li[data-row] a')].map((a) => a.href).join(' ');";
        expect_eq("links", editor.eval(found).await?, "https://wiki.example.org/a mailto:a@b.test")
    };
    editor.page().wait_for("links", look).await
}

async fn copies(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = open(ctx, &Doc::letters(2).text(), "mode='edit'", "?twin").await?;
    editor.wait_rows(2).await?;
    editor.add("10:20", "<b>c</b>").await?;
    save(&editor).await?;
    let twin = host(&editor, "return window.host.saves[0].twin;").await?;
    for (part, wanted) in [("html", "&lt;b&gt;c"), ("svg", "<svg"), ("text", "<b>c</b>")] {
        let text = at(&twin, &format!("/{part}"));
        expect(text.as_str().is_some_and(|text| text.contains(wanted)), wanted, text.to_string())?;
    }
    Ok(())
}

/// The page says itself what blameless means: in the report, in the review, and again in ours without it.
async fn definition(ctx: &mut Ctx) -> Result<(), Failure> {
    let doc = Doc::letters(2).set("report", json!({ "impact": "All rooms were dark" }));
    let editor =
        Editor::with(ctx, "mode='edit' definition='<b>We look at the system.</b>'", &doc.text()).await?;
    editor.wait_rows(2).await?;
    let told = "return root.querySelector('details.definition p').textContent;";
    expect_eq("in the report", editor.eval(told).await?, json!("<b>We look at the system.</b>"))?;
    editor.act("meeting").await?;
    editor.wait_count("[data-step]", 1).await?;
    editor.page().press("ArrowRight").await?;
    editor.wait_text(".meeting .step", "<b>We look at the system.</b>").await?;
    editor.act("meeting-close").await?;
    editor.wait_count("dialog", 0).await?;
    editor.eval("host.removeAttribute('definition');").await?;
    let ours = async || {
        let words = editor.eval(told).await?.to_string();
        expect(words.contains("not whose fault"), "our own words", words)
    };
    editor.page().wait_for("our own words", ours).await?;
    ctx.quiet(editor.page()).await
}
