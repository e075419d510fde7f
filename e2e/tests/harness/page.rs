//! Clicking, typing and looking through a shadow root.

use e2e::Waiting;
use e2e::{Case, Ctx, Failure, Page, Policy, case, expect, expect_eq};

pub const CASES: &[Case] = &[
    case!(Smoke, "harness::click", click),
    case!(Smoke, "harness::type", type_text),
    case!(Full, "harness::type_any_script", any_script),
    case!(Smoke, "harness::tab_order", tab_order),
    case!(Full, "harness::engine_names", engine_names),
    case!(Full, "harness::compose", compose, [Composition]),
    case!(Full, "harness::clipboard", clipboard, [Clipboard]),
    case!(Full, "harness::drag", drag),
    case!(Full, "harness::covered", covered),
    case!(Full, "harness::frames", frames),
    case!(Full, "harness::dialog", dialog),
    case!(Full, "harness::missing_element_is_named", missing),
    case!(Full, "harness::choose_file", choose_file),
    case!(Full, "harness::download", download, [Downloads]),
];

const EDITOR: &str = "/pages/shadow.html";

async fn rows(page: &Page, expected: &[&str]) -> Result<(), Failure> {
    let look = async || expect_eq("rows", page.texts("li").await?, expected);
    page.wait_for("the rows", look).await
}

async fn click(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    page.by_role_name("button", "Add").await?.click().await?;
    rows(&page, &["row 1"]).await
}

async fn type_text(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    let field = page.by_role_name("textbox", "What").await?;
    field.click().await?;
    page.type_text("Pager: \"down\"").await?;
    expect_eq("value", field.value().await?, "Pager: \"down\"")?;
    page.press("Enter").await?;
    field.fill("second").await?;
    page.press("Enter").await?;
    rows(&page, &["Pager: \"down\"", "second"]).await?;
    page.press("Control+z").await?;
    rows(&page, &["Pager: \"down\""]).await
}

async fn any_script(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    let field = page.find("#what").await?;
    for text in ["ÄÖß €", "日本語", "שלום", "👩🏽‍🚒 out"] {
        field.fill(text).await?;
        expect_eq("value", field.value().await?, text)?;
    }
    Ok(())
}

async fn tab_order(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    page.find("#before").await?.focus().await?;
    for (tag, name) in [("input", "What"), ("button", "Add"), ("button", "Keep"), ("button", "After")] {
        page.press("Tab").await?;
        let focus = page.active().await?;
        expect_eq("focus", (focus.tag.as_str(), focus.name.as_str()), (tag, name))?;
    }
    page.press_times("Shift+Tab", 2).await?;
    let focus = page.active().await?;
    expect_eq("focus", focus.data.get("data-part").map(String::as_str), Some("add"))?;
    expect_eq("role", focus.role.as_str(), "button")
}

async fn engine_names(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    for (css, role, name) in [
        ("#what", "textbox", "What"),
        ("[data-part=add]", "button", "Add"),
        ("ol", "list", "Rows"),
        ("h1", "heading", "A custom element"),
    ] {
        let node = page.find(css).await?;
        expect_eq("own name", node.name().await?, name)?;
        let (found_role, found_name) = node.computed().await?;
        expect_eq(css, (found_role.as_str(), found_name.as_str()), (role, name))?;
    }
    Ok(())
}

async fn compose(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    page.wait_for("the start", async || expect_eq("log", page.text("output").await?, "loaded")).await?;
    let field = page.find("#what").await?;
    field.click().await?;
    page.compose(&["に", "にほ", "日本"], "日本").await?;
    page.wait_for("the text", async || expect_eq("value", field.value().await?, "日本")).await?;
    let log = page.text("output").await?;
    expect_eq("events", log.as_str(), "loaded compositionstart compositionend 日本")
}

async fn clipboard(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    let field = page.find("#what").await?;
    field.click().await?;
    let browser = ctx.browser().await?;
    browser.copy("15:20 pager", Some("<b>15:20</b> pager")).await?;
    page.press("Control+v").await?;
    expect_eq("value", field.value().await?, "15:20 pager")?;
    let clip = browser.clipboard().await?;
    expect(clip.html.contains(">15:20</b>"), "the HTML of the copy", clip.html)?;
    expect_eq("focus", page.active().await?.id, "what")
}

async fn drag(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/drag.html").await?;
    page.find("#knob").await?.drag_by(120.0, 0.0).await?;
    expect_eq("place", page.text("#place").await?, "120")
}

async fn covered(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/drag.html").await?;
    let under = page.find("#under").await?;
    let Err(failure) =
        e2e::wait::until(std::time::Duration::ZERO, "a click", async || under.try_click().await).await
    else {
        return Err(Failure::new("a click that went through", "a refusal"));
    };
    expect(failure.found.contains("Over"), "the name of what covers it", failure.found)
}

async fn dialog(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    expect_eq("dialog", page.dialog().await?, None)?;
    page.eval("setTimeout(() => alert('boo'), 0);", Vec::new()).await?;
    page.wait_for("the dialog", async || expect_eq("dialog", page.dialog().await?.as_deref(), Some("boo")))
        .await?;
    page.dismiss_dialog().await
}

async fn missing(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open(EDITOR).await?;
    let limit = std::time::Duration::from_millis(50);
    let seen = e2e::wait::until(limit, "a button", async || page.only("button", "Ad").await).await;
    let text = seen.err().map(|failure| failure.to_string()).unwrap_or_default();
    for part in ["“Ad”", "Add", "Keep", "Before"] {
        expect(text.contains(part), format!("a message with {part}"), text.clone())?;
    }
    Ok(())
}

async fn choose_file(ctx: &mut Ctx) -> Result<(), Failure> {
    let path = ctx.folder()?.join("incident.json");
    std::fs::write(&path, "{}")?;
    let page = ctx.open("/pages/files.html").await?;
    page.find("#file").await?.choose(&[&path]).await?;
    page.wait_for("the file", async || expect_eq("text", page.text("#read").await?, "incident.json: {}"))
        .await
}

async fn download(ctx: &mut Ctx) -> Result<(), Failure> {
    let page = ctx.open("/pages/files.html").await?;
    page.by_role_name("button", "Save a file").await?.click().await?;
    let path = ctx.browser().await?.downloads().join("saved.txt");
    page.wait_for("the download", async || {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        expect_eq("file", text.as_str(), "saved by the page")
    })
    .await
}

async fn frames(ctx: &mut Ctx) -> Result<(), Failure> {
    // The strict policy forbids frames.
    ctx.server.policy(Policy::None);
    let page = ctx.open("/pages/frame.html").await?;
    let inner = page.frame("iframe");
    inner.by_role_name("button", "Add").await?.click().await?;
    inner.find("#what").await?.fill("in the frame").await?;
    inner.press("Enter").await?;
    rows(&inner, &["row 1", "in the frame"]).await?;
    expect_eq("heading outside", page.text("h1").await?, "A page with a frame")?;
    inner.reload().await?;
    rows(&inner, &[]).await
}
