//! axe-core finds what is planted and nothing where nothing is.

use e2e::axe::{self, Check};
use e2e::{Case, Ctx, Failure, case, expect};

pub const CASES: &[Case] =
    &[case!(Smoke, "harness::axe_finds", finds), case!(Smoke, "harness::axe_clean", clean)];

async fn finds(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/inaccessible.html").await?;
    let outcome = axe::run(&page, &Check::default()).await?;
    let rules: Vec<&str> = outcome.violations.iter().map(|found| found.rule.as_str()).collect();
    for rule in ["label", "color-contrast", "target-size", "button-name"] {
        expect(rules.contains(&rule), rule, format!("{rules:?}"))?;
    }
    let in_shadow = outcome.violations.iter().any(|found| found.target.contains("bad-part >>> "));
    expect(in_shadow, "a finding inside the shadow root", format!("{:?}", outcome.violations))?;
    ctx.quiet(&page).await
}

async fn clean(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/shadow.html").await?;
    page.by_role_name("button", "Add").await?.click().await?;
    axe::run(&page, &Check::default()).await?.clean()?;
    ctx.quiet(&page).await
}
