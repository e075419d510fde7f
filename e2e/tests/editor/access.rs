//! axe-core in every state, light and dark.

use e2e::axe::{self, Check};
use e2e::editor::BROWSER;
use e2e::http::Response;
use e2e::{
    Case, Ctx, Doc, Editor, Failure, Look, Options, Page, Place, Policy, Waiting, case, expect, expect_eq,
};
use serde_json::json;

pub const CASES: &[Case] = &[
    case!(Smoke, "access::light", light),
    case!(Full, "access::dark", dark),
    case!(Full, "access::forced_colours", forced, [ForcedColors]),
    case!(Smoke, "access::rows_are_named", named),
];

async fn light(ctx: &mut Ctx) -> Result<(), Failure> {
    all(ctx, Look::LIGHT).await
}

async fn dark(ctx: &mut Ctx) -> Result<(), Failure> {
    all(ctx, Look::DARK).await
}

async fn forced(ctx: &mut Ctx) -> Result<(), Failure> {
    all(ctx, Look::FORCED).await
}

/// What axe finds, gathered over the states.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    async fn check(&mut self, page: &Page, state: &str) -> Result<(), Failure> {
        let outcome = axe::run(page, &Check::default()).await?;
        expect(outcome.passes > 5, "rules that passed", outcome.passes.to_string())?;
        // What axe cannot decide is listed by the rule of contrast alone where one thing overlaps
        // another; that is no violation.
        self.0.extend(outcome.violations.iter().map(|finding| format!("{state}: {finding}")));
        Ok(())
    }
}

async fn all(ctx: &mut Ctx, look: Look) -> Result<(), Failure> {
    let mut findings = Findings::default();
    let browser = ctx.own_browser(Options { look, ..Options::default() }).await?;
    let open = async |path: &str| browser.open(&ctx.server.url(path)).await;
    let editor = Editor::on(open("/").await?).await?;
    let page = editor.page();
    findings.check(page, "empty").await?;
    editor.act("example").await?;
    editor.wait_rows(12).await?;
    findings.check(page, "edit").await?;
    editor.edit_row(2).await?;
    editor.act("add-question").await?;
    findings.check(page, "row in edit").await?;
    editor.fill("time", "25:99").await?;
    editor.wait_count(".understood.bad", 1).await?;
    findings.check(page, "refused time").await?;
    page.press("Escape").await?;
    editor.focus_row(1).await?;
    page.press("Shift+ArrowDown").await?;
    editor.wait_count(".bulk", 1).await?;
    findings.check(page, "multi-select").await?;
    for act in ["shift", "rezone", "tag", "help", "library"] {
        editor.act(act).await?;
        editor.find("dialog[open]").await?;
        findings.check(page, act).await?;
        page.press("Escape").await?;
        editor.wait_count("dialog", 0).await?;
    }
    editor.act("mode").await?;
    editor.find("[data-mode=view]").await?;
    findings.check(page, "view").await?;

    let path = Place::inline("", "{ \"type\": ").serve(&ctx.server);
    let editor = Editor::on(open(&path).await?).await?;
    findings.check(editor.page(), "broken").await?;

    ctx.server.route("/made/slow.json", |_| {
        std::thread::sleep(std::time::Duration::from_secs(6));
        Response::new(200, "application/json", Doc::letters(1).text())
    });
    let path =
        Place::new("<postmortem-timeline src='/made/slow.json'></postmortem-timeline>").serve(&ctx.server);
    let page = open(&path).await?;
    page.wait_for("the loading", async || expect_eq("loading", page.count(".pmt > .empty").await?, 1))
        .await?;
    findings.check(&page, "loading").await?;

    let path = Place::new(BROWSER).serve(&ctx.server);
    let first = Editor::on(open(&path).await?).await?;
    first.act("library").await?;
    first.act_in_dialog("new").await?;
    first.wait_texts(&[]).await?;
    first.add("2018-02-10 15:20", "one").await?;
    first.wait_saved().await?;
    let second = Editor::on(browser.tab(&ctx.server.url(&path)).await?).await?;
    second.wait_texts(&["one"]).await?;
    super::storage::contradict(&first, &second).await?;
    let asking = async || {
        for editor in [&first, &second] {
            if editor.count("[data-act=conflicts]").await? == 1 {
                return Ok(editor);
            }
        }
        Err(Failure::new("none", "a conflict"))
    };
    let asking = first.page().wait_for("the conflict", asking).await?;
    findings.check(asking.page(), "conflict").await?;
    asking.act("conflicts").await?;
    asking.find("dialog[open]").await?;
    findings.check(asking.page(), "conflict, settled in a window").await?;

    ctx.server.policy(Policy::NoWasm);
    let path =
        Place::new("<postmortem-timeline><p>The fallback</p></postmortem-timeline>").serve(&ctx.server);
    let page = open(&path).await?;
    page.find("[part=failure]").await?;
    findings.check(&page, "failure").await?;
    let mut found = findings.0;
    found.dedup();
    expect(found.is_empty(), "no violations", format!("{}:\n{}", found.len(), found.join("\n")))
}

/// A row tells its place, time, markers, people and text to a screen reader.
async fn named(ctx: &mut Ctx) -> Result<(), Failure> {
    let doc = Doc::new("Names").full(json!({
        "id": "a", "at": "2018-02-10T15:20:00Z", "text": "the *disk* is full", "who": ["Ada"],
    }));
    let editor = Editor::with(
        ctx,
        "mode='edit'",
        &doc.event("b", "2018-02-10T15:30:00Z", "b").marked("a", "b", "b", "b").text(),
    )
    .await?;
    let (role, name) = editor.find("[data-row=a]").await?.computed().await?;
    expect_eq("role", role, "listitem")?;
    for part in ["1", "2", "15:20", "Start", "Ada", "is full"] {
        expect(name.contains(part), part, name.clone())?;
    }
    editor.focus_row(0).await?;
    editor.page().press("*").await?;
    editor.wait_text(".said", "tar").await
}
