//! Several elements in a page, and elements that are moved about.

use e2e::editor::element;
use e2e::{Case, Ctx, Doc, Editor, Failure, Place, case, expect, expect_eq};

pub const CASES: &[Case] = &[
    case!(Smoke, "elements::two_on_a_page", two),
    case!(Smoke, "elements::moved_and_taken_out", moved),
    case!(Full, "elements::one_is_broken", one_broken),
    case!(Full, "elements::saved_into_the_page", saved),
    case!(Full, "elements::page_saves", page_saves),
];

fn pair(ctx: &Ctx) -> String {
    let first = element("id='one' mode='edit'", &Doc::letters(2).text());
    let second = element("id='two' mode='edit'", &Doc::letters(3).text());
    Place::new(&format!("<div id='left'>{first}</div><div id='right'></div>{second}")).serve(&ctx.server)
}

async fn two(ctx: &mut Ctx) -> Result<(), Failure> {
    let path = pair(ctx);
    let page = ctx.open(&path).await?;
    let one = Editor::at(page.clone(), "#one").await?;
    let two = Editor::at(page, "#two").await?;
    let wasm = ctx.server.paths().iter().filter(|path| path.ends_with(".wasm")).count();
    expect_eq("programs fetched", wasm, 1)?;
    one.add("10:20", "new in one").await?;
    two.edit_row(1).await?;
    two.page().type_text(" changed").await?;
    one.wait_texts(&["a", "b", "new in one"]).await?;
    two.wait_texts(&["a", "b changed", "c"]).await?;
    // Undo belongs to the element that has the keyboard.
    one.focus_row(0).await?;
    one.page().press("Control+z").await?;
    one.page().press("Control+z").await?;
    two.wait_texts(&["a", "b changed", "c"]).await?;
    ctx.quiet(one.page()).await
}

async fn moved(ctx: &mut Ctx) -> Result<(), Failure> {
    let path = pair(ctx);
    let page = ctx.open(&path).await?;
    let one = Editor::at(page.clone(), "#one").await?;
    one.edit_row(0).await?;
    page.type_text(" unsaved").await?;
    page.eval("document.querySelector('#right').append(document.querySelector('#one'));", vec![]).await?;
    one.wait_texts(&["a unsaved", "b"]).await?;
    page.eval("window.away = document.querySelector('#one'); window.away.remove();", vec![]).await?;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let away = page.eval("return window.away.value;", vec![]).await?;
    expect(
        away.as_str().is_some_and(|text| text.contains("a unsaved")),
        "the text while it is away",
        away.to_string(),
    )?;
    page.eval("document.querySelector('#left').append(window.away);", vec![]).await?;
    one.ready().await?;
    one.wait_texts(&["a unsaved", "b"]).await?;
    one.focus_row(1).await?;
    page.press("Delete").await?;
    one.wait_texts(&["a unsaved"]).await?;
    page.press("Control+z").await?;
    one.wait_texts(&["a unsaved", "b"]).await
}

async fn one_broken(ctx: &mut Ctx) -> Result<(), Failure> {
    let broken = element("id='one' mode='edit'", "{ \"type\": ");
    let good = element("id='two' mode='edit'", &Doc::letters(2).text());
    let path = Place::new(&format!("{broken}{good}")).serve(&ctx.server);
    let page = ctx.open(&path).await?;
    let one = Editor::at(page.clone(), "#one").await?;
    let two = Editor::at(page, "#two").await?;
    one.find("[data-broken]").await?;
    two.add("10:20", "c").await?;
    two.wait_texts(&["a", "b", "c"]).await
}

/// Nobody answers: the text goes into the page, where the page can find it.
async fn saved(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    editor.edit_row(0).await?;
    editor.page().type_text(" </script>").await?;
    editor.page().press("Control+Enter").await?;
    editor.find(".state[data-save=busy]").await?;
    editor.act("save").await?;
    editor.wait_saved().await?;
    let block = "return JSON.parse(host.querySelector('script').textContent).events[0].text;";
    expect_eq("the data block", editor.eval(block).await?, "a </script>")?;
    let raw = editor.eval("return host.querySelector('script').textContent.includes('<');").await?;
    expect_eq("signs that could end the block", raw, false)?;
    // Chromium reports each change of a data block under `require-trusted-types-for`, though it is made
    // and never runs; so only calls are looked at here.
    ctx.no_outside_calls()
}

/// The page answers: what it says is what is shown.
async fn page_saves(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    let answer = "window.answers = ['locked', 'saved']; window.saved = [];
        host.addEventListener('pmt-save', (e) => e.detail.respondWith(new Promise((resolve) => {
          window.saved.push(e.detail.text ?? e.detail.value ?? ''); const status = window.answers.shift();
          resolve({ status, revision: '2' });
        })));";
    editor.eval(answer).await?;
    editor.edit_row(0).await?;
    editor.page().type_text(" changed").await?;
    editor.page().press("Control+s").await?;
    editor.wait_text(".notice.bad", "somebody is editing").await?;
    editor.act("retry").await?;
    editor.wait_count(".notice.bad", 0).await?;
    editor.wait_saved().await?;
    let asked = editor.page().eval("return window.saved.length;", vec![]).await?;
    expect_eq("times asked", asked, 2)
}
