//! Clicking, typing and looking through a shadow root.

use e2e::{Case, Ctx, Failure, case, expect_eq};

pub const CASES: &[Case] = &[case!(Smoke, "harness::click", click)];

async fn click(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/shadow.html").await?;
    page.by_role_name("button", "Add").await?.click().await?;
    expect_eq("rows", page.texts("li").await?, ["row 1"])
}
