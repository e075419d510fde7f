//! What is left when something is wrong: with the text, with the files, with the program.

use std::time::Duration;

use e2e::editor::{BROWSER, element};
use e2e::http::Response;
use e2e::{Case, Ctx, Doc, Editor, Failure, Page, Place, Policy, Rule, Waiting, case, expect, expect_eq};
use serde_json::json;

pub const CASES: &[Case] = &[
    case!(Smoke, "failing::broken_document", broken),
    case!(Smoke, "failing::newer_version", newer),
    case!(Full, "failing::source_is_missing", source),
    case!(Smoke, "failing::fallback", fallback),
    case!(Full, "failing::no_script", no_script),
    case!(Smoke, "failing::panic", panic),
    case!(Smoke, "failing::quiet_session", quiet_session),
];

async fn broken(ctx: &mut Ctx) -> Result<(), Failure> {
    let text = "{\"type\":\"postmortem-timeline\",\"version\":1,\"events\":[{\"id\":\"a\",]}";
    let editor = Editor::with(ctx, "mode='edit'", text).await?;
    let area = editor.find("[data-broken] textarea").await?;
    expect_eq("the text", area.value().await?, text)?;
    let reason = editor.text("[data-broken]").await?;
    expect(reason.contains("line") || reason.contains('1'), "the place of the fault", reason)?;
    expect_eq("value", editor.value().await?, text)?;
    expect_eq("buttons that edit", editor.count("[data-act=add], [data-act=save]").await?, 0)?;
    editor.eval("return host.save();").await?;
    let block = editor.eval("return host.querySelector('script').textContent;").await?;
    expect_eq("the data block", block, text)?;
    // A text that can be read takes its place.
    editor.eval_with("host.value = args[0];", vec![json!(Doc::letters(2).text())]).await?;
    editor.wait_rows(2).await?;
    ctx.quiet(editor.page()).await
}

async fn newer(ctx: &mut Ctx) -> Result<(), Failure> {
    let text = Doc::letters(2).set("version", json!(2)).set("novelty", json!({ "a": [1] })).text();
    let editor = Editor::with(ctx, "mode='edit'", &text).await?;
    editor.wait_text(".notice", "newer version").await?;
    editor.wait_rows(2).await?;
    expect_eq("fields", editor.count("[data-field=title], [data-act=add], [data-act=mode]").await?, 0)?;
    editor.focus_row(0).await?;
    editor.page().press("Delete").await?;
    editor.eval("return host.save();").await?;
    let block = editor.eval("return host.querySelector('script').textContent;").await?;
    expect_eq("the data block", block, text.clone())?;
    let kept: serde_json::Value = serde_json::from_str(&editor.value().await?)?;
    expect_eq("what this version does not know", kept.get("novelty").cloned(), Some(json!({ "a": [1] })))?;
    ctx.quiet(editor.page()).await
}

async fn source(ctx: &mut Ctx) -> Result<(), Failure> {
    let path =
        Place::new("<postmortem-timeline src='/made/none.json'></postmortem-timeline>").serve(&ctx.server);
    let editor = Editor::on(ctx.open(&path).await?).await?;
    editor.wait_text("[data-broken]", "404").await?;
    let text = Doc::letters(3).text();
    ctx.server.route("/made/some.json", move |_| Response::new(200, "application/json", text.clone()));
    editor.eval("host.setAttribute('src', '/made/some.json');").await?;
    editor.wait_rows(3).await?;
    expect_eq("it is only read", editor.count("[data-act=mode], [data-act=add]").await?, 0)?;
    editor.eval("host.setAttribute('src', 'https://outside.example/x.json');").await?;
    editor.wait_text("[data-broken]", "not on this server").await?;
    ctx.quiet(editor.page()).await
}

/// The children of the element, as a host would have written them.
const TABLE: &str = "<postmortem-timeline><table><tbody><tr><td>15:20</td><td>The fallback</td></tr></tbody></table></postmortem-timeline>";

async fn named(page: &Page, reason: &str) -> Result<(), Failure> {
    let shown = async || {
        let line = page.text("[part=failure]").await?;
        expect(line.contains(reason), reason, line)
    };
    e2e::wait::until(Duration::from_secs(20), "the reason", shown).await?;
    let script = "const e = document.querySelector('postmortem-timeline table'); return e.checkVisibility() && e.getBoundingClientRect().height > 0;";
    expect_eq("the fallback is shown", page.eval(script, vec![]).await?, json!(true))
}

async fn fallback(ctx: &mut Ctx) -> Result<(), Failure> {
    let path = Place::new(TABLE).serve(&ctx.server);
    let page = ctx.open("/pages/shadow.html").await?;
    let empty = Response::new(200, "application/wasm", b"\0asm\x01\0\0".to_vec());
    let faults = [
        ("_bg.wasm", Rule::Status(404), "a file is missing on the server"),
        ("_bg.wasm", Rule::Drop, "a file could not be fetched"),
        ("_bg.wasm", Rule::Body(empty), "the WebAssembly file is damaged"),
        ("_bg.wasm", Rule::Body(Response::new(200, "text/html", "<p>Sorry</p>")), "wrong type"),
        ("postmortem-timeline.js", Rule::Status(404), "a file is missing on the server"),
        ("postmortem-timeline.js", Rule::Mime("text/plain".into()), "wrong type"),
    ];
    for (end, rule, reason) in faults {
        let what = format!("{end} {rule:?}");
        ctx.server.no_rules();
        ctx.server.rule(end, rule);
        page.goto(&ctx.server.url(&path)).await?;
        named(&page, reason).await.map_err(|failure| failure.at(what))?;
    }
    ctx.server.no_rules();
    // A wrong type of a good file is no reason to stop.
    ctx.server.rule("_bg.wasm", Rule::Mime("application/octet-stream".into()));
    page.goto(&ctx.server.url(&path)).await?;
    Editor::on(page.clone()).await?;
    ctx.server.no_rules();
    ctx.server.policy(Policy::NoWasm);
    page.goto(&ctx.server.url(&path)).await?;
    named(&page, "wasm-unsafe-eval").await?;
    // In German where the page is.
    let german = Place::new(TABLE).lang("de").serve_as(&ctx.server, "/made/german.html");
    page.goto(&ctx.server.url(&german)).await?;
    named(&page, "Die Zeitleiste läuft nicht").await
}

async fn no_script(ctx: &mut Ctx) -> Result<(), Failure> {
    ctx.server.policy(Policy::NoScript);
    let path = Place::new(TABLE).serve(&ctx.server);
    let page = ctx.open(&path).await?;
    let text = page.plain_text("postmortem-timeline").await?;
    expect(text.contains("The fallback"), "The fallback", text)
}

/// Has an event named `trap` do what a fault of the program does. A script of the page, since a driver's
/// scripts may have error types of their own.
pub const TRAP: &str = "addEventListener('trap', () => {
    const error = new WebAssembly.RuntimeError('unreachable');
    Object.defineProperty(error, 'stack', { value: 'at postmortem_timeline.wasm' });
    dispatchEvent(new ErrorEvent('error', { error }));
});";

/// A fault of the program: the text stays at hand.
async fn panic(ctx: &mut Ctx) -> Result<(), Failure> {
    let one = element("id='one' mode='edit'", &Doc::letters(2).text());
    let two = element("id='two' mode='edit'", &Doc::letters(3).text());
    ctx.server.route("/made/trap.js", |_| Response::new(200, "text/javascript", TRAP));
    let path = Place::new(&format!("{one}{two}")).before("/made/trap.js").serve(&ctx.server);
    let page = ctx.open(&path).await?;
    let editor = Editor::at(page.clone(), "#one").await?;
    Editor::at(page.clone(), "#two").await?;
    editor.edit_row(0).await?;
    page.type_text(" typed").await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_texts(&["a typed", "b"]).await?;
    // What the journal has the shell has, too.
    editor.wait_kept("a typed").await?;
    page.eval("dispatchEvent(new Event('trap'));", vec![]).await?;
    for (host, part) in [("#one", "a typed"), ("#two", "\"c\"")] {
        let kept = async || {
            let script = "const root = document.querySelector(arguments[0]).shadowRoot;
                return [root.querySelector('[part=failure]')?.textContent ?? '', root.querySelector('textarea')?.value ?? '',
                  root.querySelector('a[download]')?.href ?? '', document.querySelector(arguments[0]).value];";
            let found: [String; 4] = serde_json::from_value(page.eval(script, vec![json!(host)]).await?)?;
            let [line, text, link, value] = found;
            expect(line.contains("fault in the program"), "the reason", line)?;
            expect(text.contains(part) && value.contains(part), part, format!("{text} {value}"))?;
            expect(link.starts_with("blob:"), "a file to save", link)
        };
        page.wait_for(host, kept).await?;
    }
    ctx.quiet(&page).await
}

/// A whole session breaks no policy and calls nobody else; only files of the site are fetched.
async fn quiet_session(ctx: &mut Ctx) -> Result<(), Failure> {
    let path = Place::new(BROWSER).serve(&ctx.server);
    let editor = Editor::on(ctx.open(&path).await?).await?;
    let page = editor.page().clone();
    editor.fill("title", "Session").await?;
    editor.act("add").await?;
    editor.wait_count("[data-editing]", 1).await?;
    editor.type_row("2018-02-10 15:20", "Ada", "one").await?;
    editor.wait_focus("time").await?;
    editor.type_row("15:30", "", "two https://example.org/x").await?;
    page.press("Escape").await?;
    editor.edit_row(0).await?;
    editor.act("add-evidence").await?;
    editor.fill("url", "https://example.org/graph.png").await?;
    editor.act("mark-start").await?;
    editor.act("done").await?;
    editor.choose("zone", "reader").await?;
    for act in ["help", "library"] {
        editor.act(act).await?;
        editor.find("dialog[open]").await?;
        page.press("Escape").await?;
        editor.wait_count("dialog", 0).await?;
    }
    editor.act("mode").await?;
    editor.act("mode").await?;
    editor.focus_row(0).await?;
    page.press("Control+z").await?;
    editor.wait_saved().await?;
    page.reload().await?;
    editor.ready().await?;
    ctx.quiet(&page).await?;
    let mut paths = ctx.server.paths();
    paths.sort();
    paths.dedup();
    let known = |path: &String| {
        path.starts_with("/made/")
            || [
                "/element.js",
                "/fallback.css",
                "/postmortem-timeline.js",
                "/postmortem-timeline_bg.wasm",
                "/postmortem-timeline-reviewer.js",
                "/postmortem-timeline-reviewer_bg.wasm",
                e2e::server::BARRIER,
            ]
            .contains(&path.as_str())
    };
    paths.retain(|path| !known(path));
    expect_eq("other files", paths, Vec::<String>::new())
}
