//! Storage: over a reload, a second tab, a crash and a killed browser.

use e2e::Waiting;
use e2e::{Case, Ctx, Failure, Options, Page, Profile, case, expect_eq};

pub const CASES: &[Case] = &[
    case!(Smoke, "harness::reload", reload),
    case!(Full, "harness::origins_are_apart", apart),
    case!(Full, "harness::two_tabs", two_tabs),
    case!(Full, "harness::two_windows", two_windows),
    case!(Full, "harness::crashed_tab", crashed_tab, [Crash]),
    case!(Smoke, "harness::kill_and_restart", kill, [KeptStorage]),
];

const EDITOR: &str = "/pages/shadow.html";

async fn log(page: &Page, expected: &str) -> Result<(), Failure> {
    page.wait_for("the log", async || expect_eq("log", page.text("output").await?, expected)).await
}

async fn keep(page: &Page) -> Result<(), Failure> {
    log(page, "loaded").await?;
    page.by_role_name("button", "Add").await?.click().await?;
    page.by_role_name("button", "Keep").await?.click().await?;
    log(page, "loaded kept").await
}

async fn kept(page: &Page, rows: &[&str]) -> Result<(), Failure> {
    log(page, "loaded").await?;
    expect_eq("rows", page.texts("li").await?, rows)
}

async fn reload(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    keep(&page).await?;
    page.reload().await?;
    kept(&page, &["row 1"]).await
}

async fn apart(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    keep(&page).await?;
    let other = e2e::Server::start()?;
    page.goto(&other.url(EDITOR)).await?;
    kept(&page, &[]).await
}

async fn two_tabs(ctx: &mut Ctx) -> Result<(), Failure> {
    let first = ctx.open(EDITOR).await?;
    let second = ctx.tab(EDITOR).await?;
    kept(&second, &[]).await?;
    keep(&first).await?;
    second.reload().await?;
    kept(&second, &["row 1"]).await?;
    second.by_role_name("button", "Add").await?.click().await?;
    expect_eq("rows of the second", second.texts("li").await?, ["row 1", "row 2"])?;
    expect_eq("rows of the first", first.texts("li").await?, ["row 1"])
}

async fn two_windows(ctx: &mut Ctx) -> Result<(), Failure> {
    let first = ctx.open(EDITOR).await?;
    let url = ctx.server.url(EDITOR);
    let second = ctx.browser().await?.window(&url).await?;
    keep(&second).await?;
    first.reload().await?;
    kept(&first, &["row 1"]).await?;
    second.close().await?;
    kept(&first, &["row 1"]).await
}

async fn crashed_tab(ctx: &mut Ctx) -> Result<(), Failure> {
    let url = ctx.server.url(EDITOR);
    let browser = ctx.own_browser(Options::default()).await?;
    // On another site, so that no engine puts both tabs into one process.
    let spare = browser.open(&url.replace("127.0.0.1", "localhost")).await?;
    let page = browser.tab(&url).await?;
    keep(&page).await?;
    page.crash().await?;
    spare.goto(&url).await?;
    kept(&spare, &["row 1"]).await
}

async fn kill(ctx: &mut Ctx) -> Result<(), Failure> {
    let url = ctx.server.url(EDITOR);
    let profile = Profile::Kept(ctx.folder()?);
    for before in [&[][..], &["row 1"]] {
        let options = Options { profile: profile.clone(), ..Options::default() };
        let browser = ctx.own_browser(options).await?;
        let page = browser.open(&url).await?;
        kept(&page, before).await?;
        if before.is_empty() {
            keep(&page).await?;
        }
        browser.kill();
    }
    Ok(())
}
