//! The reader's wishes, zone, language and window reach the page.

use e2e::{Case, Ctx, Failure, Look, Options, case, expect_eq};
use serde_json::json;

pub const CASES: &[Case] = &[
    case!(Full, "harness::look_default", default),
    case!(Full, "harness::look_dark", dark),
    case!(Full, "harness::look_still", still),
    case!(Full, "harness::look_forced", forced, [ForcedColors]),
    case!(Full, "harness::zone_and_language", zone),
    case!(Full, "harness::narrow", narrow),
    case!(Full, "harness::shot", shot),
];

const MEDIA: &str = "return ['(prefers-color-scheme: dark)', '(forced-colors: active)', \
    '(prefers-reduced-motion: reduce)'].map((query) => matchMedia(query).matches);";

async fn media(ctx: &mut Ctx, look: Look) -> Result<(), Failure> {
    let url = ctx.server.url("/pages/shadow.html");
    let browser = ctx.own_browser(Options { look, ..Options::default() }).await?;
    let expected = json!([look.dark, look.forced_colors, look.reduced_motion]);
    let page = browser.open(&url).await?;
    expect_eq("first page", page.eval(MEDIA, Vec::new()).await?, expected.clone())?;
    let page = browser.tab(&url).await?;
    expect_eq("second page", page.eval(MEDIA, Vec::new()).await?, expected)
}

async fn default(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/shadow.html").await?;
    expect_eq("media", page.eval(MEDIA, Vec::new()).await?, json!([false, false, false]))
}

async fn dark(ctx: &mut Ctx) -> Result<(), Failure> {
    media(ctx, Look::DARK).await
}

async fn still(ctx: &mut Ctx) -> Result<(), Failure> {
    media(ctx, Look::STILL).await
}

async fn forced(ctx: &mut Ctx) -> Result<(), Failure> {
    media(ctx, Look::FORCED).await
}

async fn zone(ctx: &mut Ctx) -> Result<(), Failure> {
    let url = ctx.server.url("/pages/shadow.html");
    let options = Options { zone: "Europe/Berlin".into(), language: "de-DE".into(), ..Options::default() };
    let page = ctx.own_browser(options).await?.open(&url).await?;
    let script = "return [Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language, \
                  new Date(1518267660000).getHours()];";
    let seen = page.eval(script, Vec::new()).await?;
    expect_eq("zone and language", seen, json!(["Europe/Berlin", "de-DE", 14]))
}

async fn narrow(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/shadow.html").await?;
    expect_eq("size", page.resize(320, 640).await?, (320, 640))?;
    expect_eq("size", page.resize(1000, 700).await?, (1000, 700))?;
    let browser = ctx.browser().await?;
    browser.tidy().await?;
    let page = ctx.open("/pages/shadow.html").await?;
    let width = page.eval("return innerWidth >= 1200;", Vec::new()).await?;
    expect_eq("wide again for the next case", width, true)
}

async fn shot(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/shadow.html").await?;
    let path = page.shot("harness-shot").await?;
    let bytes = std::fs::read(path)?;
    expect_eq("signature", bytes.get(1..4), Some(b"PNG".as_slice()))
}
