//! axe-core in every state, light and dark.

use std::time::Duration;

use e2e::axe::{self, Check};
use e2e::http::Response;
use e2e::{
    Browser, Case, Ctx, Doc, Editor, Failure, Look, Options, Page, Place, Policy, Server, Waiting, case,
    expect, expect_eq,
};
use serde_json::json;

use super::{report, states};

pub const CASES: &[Case] = &[
    case!(Smoke, "access::light_editing", light_editing),
    case!(Smoke, "access::light_windows", light_windows),
    case!(Full, "access::light_messages", light_messages),
    case!(Full, "access::light_failing", light_failing),
    case!(Full, "access::dark_editing", dark_editing),
    case!(Full, "access::dark_windows", dark_windows),
    case!(Full, "access::dark_messages", dark_messages),
    case!(Full, "access::dark_failing", dark_failing),
    case!(Full, "access::forced_colours_editing", forced_editing, [ForcedColors]),
    case!(Full, "access::forced_colours_windows", forced_windows, [ForcedColors]),
    case!(Full, "access::forced_colours_messages", forced_messages, [ForcedColors]),
    case!(Full, "access::forced_colours_failing", forced_failing, [ForcedColors]),
    case!(Smoke, "access::rows_are_named", named),
];

/// A case for a group of states in a look.
macro_rules! looks {
    ($($case:ident: $states:ident in $look:ident),* $(,)?) => {
        $(async fn $case(ctx: &mut Ctx) -> Result<(), Failure> {
            let mut findings = Findings::default();
            let browser = ctx.own_browser(Options { look: Look::$look, ..Options::default() }).await?;
            $states(&browser, &ctx.server, &mut findings).await?;
            findings.none()
        })*
    };
}

looks! {
    light_editing: editing in LIGHT,
    light_windows: windows in LIGHT,
    light_messages: messages in LIGHT,
    light_failing: failing in LIGHT,
    dark_editing: editing in DARK,
    dark_windows: windows in DARK,
    dark_messages: messages in DARK,
    dark_failing: failing in DARK,
    forced_editing: editing in FORCED,
    forced_windows: windows in FORCED,
    forced_messages: messages in FORCED,
    forced_failing: failing in FORCED,
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

    fn none(mut self) -> Result<(), Failure> {
        self.0.dedup();
        expect(self.0.is_empty(), "no violations", format!("{}:\n{}", self.0.len(), self.0.join("\n")))
    }
}

/// Empty, edited, selected, read.
async fn editing(browser: &Browser, server: &Server, findings: &mut Findings) -> Result<(), Failure> {
    let editor = Editor::on(browser.open(&server.url("/")).await?).await?;
    let page = editor.page();
    findings.check(page, "empty").await?;
    editor.act("example").await?;
    editor.wait_rows(12).await?;
    findings.check(page, "edit").await?;
    editor.edit_row(2).await?;
    editor.act("add-question").await?;
    editor.act("add-evidence").await?;
    findings.check(page, "row in edit").await?;
    editor.field("who").await?.fill("n").await?;
    editor.find("#who-options:not([hidden]) li").await?;
    findings.check(page, "suggestions").await?;
    editor.fill("time", "25:99").await?;
    editor.wait_count(".understood.bad", 1).await?;
    findings.check(page, "refused time").await?;
    page.press("Escape").await?;
    editor.focus_row(1).await?;
    page.press("Shift+ArrowDown").await?;
    editor.wait_count(".bulk", 1).await?;
    findings.check(page, "multi-select").await?;
    editor.fill("search", "no such thing anywhere").await?;
    editor.wait_rows(0).await?;
    findings.check(page, "nothing found").await?;
    editor.act("clear-filter").await?;
    editor.act("mode").await?;
    editor.find("[data-mode=view]").await?;
    findings.check(page, "view").await?;
    let path = Place::inline("", &Doc::new("").text()).serve(server);
    let editor = Editor::on(browser.open(&server.url(&path)).await?).await?;
    findings.check(editor.page(), "empty view").await?;
    for mode in ["edit", "view"] {
        let path = Place::inline(&format!("mode='{mode}'"), &report::full().text()).serve(server);
        let editor = Editor::on(browser.open(&server.url(&path)).await?).await?;
        editor.wait_count("section.recurrences", 1).await?;
        if mode == "edit" {
            editor.wait_count("[data-hint]", 2).await?;
            editor.find("section.criteria summary").await?.click().await?;
            editor.find(".readiness summary").await?.click().await?;
        }
        findings.check(editor.page(), &format!("report, {mode}")).await?;
        editor.find(".told summary").await?.click().await?;
        findings.check(editor.page(), &format!("accounts, {mode}")).await?;
    }
    let doc =
        Doc::new("Berlin").set("timezone", json!("Europe/Berlin")).event("a", "2018-03-25T00:00:00Z", "a");
    let path = Place::inline("mode='edit'", &doc.text()).serve(server);
    let editor = Editor::on(browser.open(&server.url(&path)).await?).await?;
    editor.edit_row(0).await?;
    editor.fill("time", "2018-10-28 02:30").await?;
    editor.wait_count("[data-act=choice]", 2).await?;
    findings.check(editor.page(), "a time with two meanings").await
}

/// Every window; the conflict brings its own.
async fn windows(browser: &Browser, server: &Server, findings: &mut Findings) -> Result<(), Failure> {
    let editor = Editor::on(browser.open(&server.url("/")).await?).await?;
    let page = editor.page();
    editor.act("example").await?;
    editor.wait_rows(12).await?;
    editor.focus_row(1).await?;
    page.press("Shift+ArrowDown").await?;
    editor.wait_count(".bulk", 1).await?;
    for act in ["shift", "rezone", "tag", "help", "library", "import", "share", "meeting"] {
        editor.act(act).await?;
        editor.find("dialog[open]").await?;
        if act == "shift" {
            editor.fill("shift", "+1h").await?;
            editor.wait_count("dialog ul li", 2).await?;
        }
        if act == "import" {
            editor.fill("import-text", "10:00 it began\n10:05 all fine, resolved").await?;
            editor.wait_count(".import-row", 2).await?;
        }
        if act == "share" {
            editor.act_in_dialog("public").await?;
            editor.wait_count("[data-list=left]", 1).await?;
            editor.find("[data-list=left] summary").await?.click().await?;
        }
        findings.check(page, act).await?;
        page.press("Escape").await?;
        editor.wait_count("dialog", 0).await?;
    }
    let asking = states::conflict(browser, server, "en").await?;
    findings.check(asking.page(), "conflict").await?;
    states::settle_conflicts(&asking).await?;
    findings.check(asking.page(), "conflict, settled in a window").await
}

/// What is told above the document.
async fn messages(browser: &Browser, server: &Server, findings: &mut Findings) -> Result<(), Failure> {
    let editor = states::newer(browser, server, "en").await?;
    findings.check(editor.page(), "newer version, repaired").await?;
    let editor = states::refused(browser, server, "en").await?;
    findings.check(editor.page(), "not saved").await?;
    let editor = states::deleted(browser, server, "en").await?;
    findings.check(editor.page(), "deleted").await
}

/// What is shown instead of the document.
async fn failing(browser: &Browser, server: &Server, findings: &mut Findings) -> Result<(), Failure> {
    let open = async |place: Place| browser.open(&server.url(&place.serve(server))).await;
    let editor = Editor::on(open(Place::inline("", "{ \"type\": ")).await?).await?;
    findings.check(editor.page(), "broken").await?;
    let editor = Editor::on(browser.tab(&server.url("/#pmt1.AAAA")).await?).await?;
    findings.check(editor.page(), "a link that can't be opened").await?;

    server.route("/made/slow.json", |_| {
        std::thread::sleep(Duration::from_secs(6));
        Response::new(200, "application/json", Doc::letters(1).text())
    });
    let slow = Place::new("<postmortem-timeline src='/made/slow.json'></postmortem-timeline>");
    let page = open(slow).await?;
    page.wait_for("the loading", async || expect_eq("loading", page.count(".pmt > .empty").await?, 1))
        .await?;
    findings.check(&page, "loading").await?;

    server.route("/made/trap.js", |_| Response::new(200, "text/javascript", super::failing::TRAP));
    let place = Place::inline("mode='edit'", &Doc::letters(2).text()).before("/made/trap.js");
    let editor = Editor::on(open(place).await?).await?;
    editor.page().eval("dispatchEvent(new Event('trap'));", vec![]).await?;
    editor.find("[part=failure]").await?;
    findings.check(editor.page(), "fault of the program").await?;

    server.policy(Policy::NoWasm);
    let fallback = Place::new("<postmortem-timeline><p>The fallback</p></postmortem-timeline>");
    let page = open(fallback).await?;
    page.find("[part=failure]").await?;
    findings.check(&page, "failure").await
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
