//! The server's faults, the policy's reports and calls to other hosts.

use std::time::Duration;

use e2e::Waiting;
use e2e::{Case, Ctx, Failure, Page, Policy, Rule, case, expect, expect_eq};

pub const CASES: &[Case] = &[
    case!(Smoke, "harness::policy_report", policy_report),
    case!(Smoke, "harness::no_report_when_clean", no_report),
    case!(Smoke, "harness::outside_call", outside_call),
    case!(Full, "harness::wasm_faults", wasm_faults),
    case!(Full, "harness::server_down", server_down),
    case!(Full, "harness::no_script", no_script),
    case!(Full, "harness::routes", routes),
    case!(Full, "harness::console", console, [Console]),
];

async fn shows(page: &Page, css: &str, expected: &str) -> Result<(), Failure> {
    page.wait_for(css, async || expect_eq(css, page.text(css).await?, expected)).await
}

async fn policy_report(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/violating.html").await?;
    let directives = async || {
        let reports = ctx.server.reports();
        let found: Vec<String> =
            reports.iter().filter_map(e2e::server::violated).map(|(what, _)| what).collect();
        for expected in ["img-src", "style-src-attr", "require-trusted-types-for"] {
            expect(found.iter().any(|f| f == expected), expected, format!("{found:?}"))?;
        }
        Ok(())
    };
    page.wait_for("the reports", directives).await
}

async fn no_report(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/shadow.html").await?;
    page.by_role_name("button", "Add").await?.click().await?;
    ctx.quiet(&page).await?;
    let mut paths = ctx.server.paths();
    paths.retain(|path| !path.starts_with("/pages/"));
    expect_eq("other paths", paths, [e2e::server::BARRIER])
}

async fn outside_call(ctx: &mut Ctx) -> Result<(), Failure> {
    ctx.server.policy(Policy::None);
    let page = ctx.open("/pages/outside.html").await?;
    shows(&page, "#outcome", "2 calls failed").await?;
    let mut calls = ctx.browser().await?.outside().calls();
    calls.sort();
    calls.dedup();
    let expected = ["CONNECT secure.example:443", "GET http://outside.example/beacon?q=1"];
    expect_eq("calls", calls, expected)?;
    expect(ctx.no_outside_calls().is_err(), "a failure", "none")
}

async fn wasm_faults(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/wasm.html").await?;
    shows(&page, "#outcome", "sum 5").await?;
    let faults = [
        (Rule::Status(404), "404"),
        (Rule::Mime("text/plain".into()), "TypeError"),
        (Rule::Delay(Duration::from_millis(400)), "sum 5"),
        (Rule::Drop, "TypeError"),
    ];
    for (rule, expected) in faults {
        ctx.server.rule("add.wasm", rule.clone());
        page.reload().await?;
        page.wait_for("the outcome", async || {
            let text = page.text("#outcome").await?;
            expect(text.starts_with(expected), expected, text)
        })
        .await
        .map_err(|failure| failure.at(format!("{rule:?}")))?;
    }
    ctx.server.no_rules();
    ctx.server.policy(Policy::NoWasm);
    page.reload().await?;
    page.wait_for("the outcome without wasm", async || {
        let text = page.text("#outcome").await?;
        expect(!text.is_empty() && text != "sum 5", "a refusal", text)
    })
    .await
}

async fn server_down(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/shadow.html").await?;
    let reach = "return fetch('/pages/plain.css').then((r) => r.status, (e) => e.name);";
    expect_eq("up", page.eval_async(reach, Vec::new()).await?, 200)?;
    ctx.server.down(true);
    expect_eq("down", page.eval_async(reach, Vec::new()).await?, "TypeError")?;
    ctx.server.down(false);
    expect_eq("up again", page.eval_async(reach, Vec::new()).await?, 200)
}

async fn no_script(ctx: &mut Ctx) -> Result<(), Failure> {
    ctx.server.policy(Policy::NoScript);
    let page = ctx.open("/pages/noscript.html").await?;
    expect_eq("text", page.plain_text("p").await?, "Scripts are off.")?;
    ctx.server.policy(Policy::Strict);
    page.reload().await?;
    expect_eq("text", page.plain_text("p").await?, "Scripts are on.")
}

async fn routes(ctx: &mut Ctx) -> Result<(), Failure> {
    ctx.server.route("/api/", |request| {
        let body = serde_json::json!({ "said": request.text(), "method": request.method });
        e2e::http::Response::json(201, &body)
    });
    let page = ctx.open("/pages/shadow.html").await?;
    let ask = "const r = await fetch('/api/page', { method: 'PUT', body: 'new' }); \
               return [r.status, await r.json()];";
    let seen = page.eval_async(ask, Vec::new()).await?;
    expect_eq("answer", seen, serde_json::json!([201, { "said": "new", "method": "PUT" }]))
}

async fn console(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/console.html").await?;
    page.wait_for("the console", async || {
        let messages = page.session().console_messages().await;
        for (error, part) in [(false, "just so"), (true, "on purpose"), (true, "thrown away")] {
            let there = messages.iter().any(|m| m.error == error && m.text.contains(part));
            expect(there, format!("{part}, error {error}"), format!("{messages:?}"))?;
        }
        Ok(())
    })
    .await
}
