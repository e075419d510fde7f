//! The browser's own storage: killed browsers, two tabs, refusals, documents.

use std::time::{Duration, Instant};

use e2e::editor::events;
use e2e::{
    Case, Context, Ctx, Doc, Editor, Engine, Failure, Options, Profile, Waiting, case, expect, expect_eq,
};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "storage::killed_while_typing", killed, [KeptStorage]),
    case!(Smoke, "storage::two_tabs_different_fields", two_tabs),
    case!(Smoke, "storage::two_tabs_same_field", conflict),
    case!(Smoke, "storage::refused", refused),
    case!(Smoke, "storage::documents", documents),
];

/// How much typing may be lost.
const MOST: Duration = Duration::from_millis(500);

/// How often the browser is killed; `PMT_KILLS` asks for more.
fn kills(engine: Engine) -> usize {
    let asked = std::env::var("PMT_KILLS").ok().and_then(|kills| kills.parse().ok());
    asked.unwrap_or(if engine == Engine::Chromium { 4 } else { 2 })
}

/// Kills the browser while somebody types, starts it again and looks what is there.
async fn killed(ctx: &mut Ctx) -> Result<(), Failure> {
    let rounds = kills(ctx.engine);
    let url = ctx.server.url("/");
    let options = Options { profile: Profile::Kept(ctx.folder()?), ..Options::default() };
    let mut browser = ctx.own_browser(options.clone()).await?;
    let editor = Editor::on(browser.open(&url).await?).await?;
    editor.add("2018-02-10 15:20", "first").await?;
    editor.wait_saved().await?;
    let mut editor = editor;
    let mut losses = Vec::new();
    for round in 0..rounds {
        let before = text(&editor.document().await?);
        let typed = type_on(&editor, round).await?;
        let death = Instant::now();
        browser.kill();
        let found;
        (browser, editor, found) = after(ctx, &options, &url, &before).await?;
        // Everything from before is there, and of what was typed a beginning.
        let kept = found.strip_prefix(&before).unwrap_or_default();
        let all: String = typed.iter().map(|(letter, _)| *letter).collect();
        expect(
            found.starts_with(&before) && all.starts_with(kept),
            format!("a beginning of “{all}”"),
            &found,
        )?;
        let lost = typed.get(kept.len()).map_or(Duration::ZERO, |(_, at)| death - *at);
        println!("kill {round}: {} of {} letters, {} ms lost", kept.len(), all.len(), lost.as_millis());
        losses.push(lost);
    }
    browser.kill();
    losses.sort();
    let worst = losses.last().copied().unwrap_or_default();
    let middle = losses.get(losses.len() / 2).copied().unwrap_or_default();
    println!(
        "{rounds} kills: {} ms lost in the middle, {} ms at worst",
        middle.as_millis(),
        worst.as_millis()
    );
    expect(worst <= MOST, format!("{MOST:?} at most"), format!("{worst:?}"))
}

/// Types letters into the first row, so many and so fast as the round has it, to be stopped in the midst.
async fn type_on(editor: &Editor, round: usize) -> Result<Vec<(char, Instant)>, Failure> {
    editor.edit_row(0).await?;
    let chance = round.wrapping_mul(2_654_435_761) >> 7;
    let pause = Duration::from_millis((chance % 3 * 30) as u64);
    let mut typed = Vec::new();
    for letter in ('a'..='z').cycle().skip(round * 7 % 26).take(8 + chance % 31) {
        editor.page().type_text(&letter.to_string()).await?;
        typed.push((letter, Instant::now()));
        tokio::time::sleep(pause).await;
    }
    tokio::time::sleep(Duration::from_millis((chance / 93 % 90) as u64)).await;
    Ok(typed)
}

/// What a browser finds after the one before was killed, once nothing more comes.
async fn after(
    ctx: &mut Ctx,
    options: &Options,
    url: &str,
    before: &str,
) -> Result<(e2e::Browser, Editor, String), Failure> {
    let browser = ctx.own_browser(options.clone()).await?;
    let editor = Editor::on(browser.open(url).await?).await?;
    let looked = async || {
        let found = text(&editor.document().await?);
        expect(found.len() > before.len(), "what was typed", found)
    };
    e2e::wait::until(Duration::from_secs(5), "the draft", looked).await.ok();
    editor.wait_saved().await.ok();
    let found = text(&editor.document().await?);
    Ok((browser, editor, found))
}

fn text(document: &Value) -> String {
    e2e::editor::event_texts(document).into_iter().next().unwrap_or_default()
}

/// The same document in two tabs.
async fn tabs(ctx: &mut Ctx) -> Result<(Editor, Editor), Failure> {
    let first = Editor::open(ctx, "").await?;
    first.add("2018-02-10 15:20", "one").await?;
    first.wait_saved().await?;
    let second = Editor::on(ctx.tab("/").await?).await?;
    second.wait_texts(&["one"]).await?;
    Ok((first, second))
}

async fn two_tabs(ctx: &mut Ctx) -> Result<(), Failure> {
    let (first, second) = tabs(ctx).await?;
    first.edit_row(0).await?;
    second.edit_row(0).await?;
    second.field("who").await?.focus().await?;
    first.page().type_text(" and more").await?;
    second.page().type_text("Ada").await?;
    second.page().press("Control+Enter").await?;
    for editor in [&first, &second] {
        let look = |document: &Value| {
            let event = events(document).into_iter().next().unwrap_or_default();
            let found = (event.get("text").cloned(), event.get("who").cloned());
            expect_eq("text and people", found, (Some(json!("one and more")), Some(json!(["Ada"]))))
        };
        editor.wait_document("both changes", look).await?;
        expect_eq("conflicts", editor.count("[data-act=conflicts]").await?, 0)?;
    }
    // Nobody's typing is disturbed: the field of the first tab still has the keyboard.
    first.page().press("Control+Enter").await?;
    first.add("15:30", "two").await?;
    second.wait_texts(&["one and more", "two"]).await?;
    ctx.no_outside_calls()
}

/// Two tabs change the same text at the same time.
async fn conflict(ctx: &mut Ctx) -> Result<(), Failure> {
    let (first, second) = tabs(ctx).await?;
    contradict(&first, &second).await?;
    let asked = async || {
        let counts =
            [first.count("[data-act=conflicts]").await?, second.count("[data-act=conflicts]").await?];
        expect(counts != [0, 0], "a conflict in one of the tabs", "none")?;
        Ok(if counts == [1, 0] { 0 } else { 1 })
    };
    let place = first.page().wait_for("the conflict", asked).await?;
    let (asking, other) = if place == 0 { (&first, &second) } else { (&second, &first) };
    super::states::settle_conflicts(asking).await?;
    let sides = asking.text("dialog .sides").await?;
    expect(sides.contains("one1") && sides.contains("one2"), "both texts", sides)?;
    asking.act_in_dialog("keep-theirs").await?;
    asking.wait_count("dialog", 0).await?;
    asking.wait_count("[data-act=conflicts]", 0).await?;
    let same = async || {
        let texts = [text(&asking.document().await?), text(&other.document().await?)];
        expect(texts.first() == texts.last(), "the same text", format!("{texts:?}"))
    };
    asking.page().wait_for("both tabs alike", same).await
}

/// Types different texts into the same field of two tabs, before either has saved.
pub async fn contradict(first: &Editor, second: &Editor) -> Result<(), Failure> {
    first.edit_row(0).await?;
    second.edit_row(0).await?;
    // A tab that is left saves at once and tells the other, and the other looks when it comes to the
    // front; neither is to happen before the second key.
    first.eval("BroadcastChannel.prototype.postMessage = () => {};").await?;
    let deaf = "for (const type of ['visibilitychange', 'focus']) {
        addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true });
    }";
    second.eval(deaf).await?;
    first.page().type_text("1").await?;
    second.page().type_text("2").await?;
    Ok(())
}

/// A page whose storage is refused: it says so, and editing goes on.
async fn refused(ctx: &mut Ctx) -> Result<(), Failure> {
    let browser = ctx.browser().await?;
    let editor = super::states::refused(&browser, &ctx.server, "en").await?;
    editor.wait_text(".notice.bad", "does not let the page store").await?;
    editor.add("2018-02-10 15:20", "one").await?;
    editor.wait_texts(&["one"]).await?;
    editor.wait_count(".state[data-save=bad]", 1).await?;
    expect(editor.count(".notice [data-act=save-file]").await? == 1, "a way to save a file", "none")?;
    ctx.quiet(editor.page()).await
}

/// Making, opening, copying and deleting documents, and having a deleted one back.
async fn documents(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    editor.fill("title", "First").await?;
    editor.wait_saved().await?;
    editor.act("library").await?;
    editor.act_in_dialog("new").await?;
    editor.wait_count("dialog", 0).await?;
    let title = async |expected: &str| {
        let look = |document: &Value| {
            let title = document.get("title").and_then(Value::as_str).unwrap_or_default();
            expect_eq("title", title, expected)
        };
        editor.wait_document("the title", look).await.at(expected)
    };
    title("").await?;
    editor.fill("title", "Second").await?;
    editor.wait_saved().await?;
    editor.act("library").await?;
    editor.wait_count("dialog .library li", 2).await?;
    let open =
        "return [...root.querySelectorAll('dialog [data-act=open]')].find((b) => b.textContent === args[0]);";
    let found = editor.eval_with(open, vec![json!("First")]).await?;
    editor.page().node(&found).ok_or_else(|| Failure::new("not listed", "First"))?.click().await?;
    title("First").await?;
    editor.act("library").await?;
    editor.act_in_dialog("duplicate-document").await?;
    editor.wait_count("dialog", 0).await?;
    editor.act("library").await?;
    editor.wait_count("dialog .library li", 3).await?;
    editor.act_in_dialog("delete-document").await?;
    editor.wait_count("dialog", 0).await?;
    editor.act("restore").await?;
    // The document that is opened closes whatever window is open.
    editor.wait_count("[data-act=restore]", 0).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    editor.act("library").await?;
    editor.wait_count("dialog .library li", 3).await?;
    editor.act_in_dialog("example").await?;
    editor.wait_rows(12).await?;
    let doc = Doc::letters(2).text();
    editor.eval_with("host.value = args[0];", vec![json!(doc)]).await?;
    editor.wait_texts(&["a", "b"]).await?;
    ctx.quiet(editor.page()).await
}
