//! Languages: no word is left untranslated, and right to left works.

use e2e::{Case, Context, Ctx, Doc, Editor, Failure, case, expect, expect_eq};
use serde_json::json;

use super::states;

pub const CASES: &[Case] = &[
    case!(Smoke, "words::pseudo_locale", pseudo),
    case!(Smoke, "words::right_to_left", right_to_left),
    case!(Smoke, "words::german", german),
];

/// Texts and names that were never translated: no bracket, and none of what the document holds.
/// A text within brackets that belong to the same block counts as translated.
const RAW: &str = "const [mine] = args; const raw = new Set();
    const check = (text, where) => {
      let rest = text.replace(/⟦[^⟦⟧]*⟧/g, '');
      while (rest !== (rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '')));
      for (const own of mine) rest = rest.split(own).join('');
      if (/\\p{L}{2,}/u.test(rest)) raw.add(`${where}: ${text.trim()}`);
    };
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        const e = node.parentElement;
        if (!e || e.closest('style, bdi, optgroup, textarea, kbd') || !e.checkVisibility()) continue;
        const block = e.closest('p, li, dd, dt, button, option, label, h2, h3, span, b, td, div');
        check((block ?? e).textContent.length < 400 ? (block ?? e).textContent : node.data, e.localName + '.' + e.className);
        continue;
      }
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
        const value = node.getAttribute(name);
        if (value && !(name === 'title' && node.matches('.evidence'))) check(value, `${node.localName}[${name}]`);
      }
    }
    return [...raw];";

const MINE: &[&str] =
    &["Qwvname", "Qwvtag", "Qwv", "SEV-2", "UTC", "Asia/Kolkata", "qwv.example", "Europe/Berlin"];

async fn raw(editor: &Editor, state: &str, all: &mut Vec<String>) -> Result<(), Failure> {
    let found: Vec<String> =
        serde_json::from_value(editor.eval_with(RAW, vec![json!(MINE)]).await.at(state.to_owned())?)?;
    all.extend(found.into_iter().map(|text| format!("{state}: {text}")));
    Ok(())
}

fn document() -> Doc {
    Doc::new("Qwv")
        .set("severity", json!("SEV-2"))
        .full(json!({ "id": "a", "at": "2018-02-10T10:00:00Z", "text": "Qwv", "who": ["Qwvname"], "tags": ["Qwvtag"], "starred": true,
            "kind": "decision", "certainty": "about", "evidence": [{ "id": "v", "url": "https://qwv.example/", "label": "" }] }))
        .full(json!({ "id": "b", "at": "2018-02-10T12:00:00Z", "until": "2018-02-10T12:30:00Z", "text": "Qwv", "kind": "impact" }))
        .full(json!({ "id": "c", "at": "2018-02-11T12:00:00Z", "text": "Qwv", "questions": [{ "id": "q", "text": "Qwv", "answer": "Qwv" }] }))
        .marked("a", "b", "b", "c")
}

async fn pseudo(ctx: &mut Ctx) -> Result<(), Failure> {
    let mut all = Vec::new();
    let empty = Editor::with(ctx, "lang='en-XA' mode='edit'", &Doc::new("").text()).await?;
    raw(&empty, "empty", &mut all).await?;
    let view = Editor::with(ctx, "lang='en-XA'", &document().text()).await?;
    raw(&view, "view", &mut all).await?;
    // The reason itself is in English whatever the language, as every message of the reader is.
    let broken = Editor::with(ctx, "lang='en-XA'", "{}").await?;
    broken.eval("root.querySelector('[data-broken] [dir=auto]').remove();").await?;
    raw(&broken, "broken", &mut all).await?;
    let editor = Editor::with(ctx, "lang='en-XA' mode='edit'", &document().text()).await?;
    raw(&editor, "edit", &mut all).await?;
    editor.edit_row(0).await?;
    editor.act("add-evidence").await?;
    editor.act("add-question").await?;
    raw(&editor, "row in edit", &mut all).await?;
    editor.fill("time", "25:99").await?;
    editor.wait_count(".understood.bad", 1).await?;
    raw(&editor, "refused time", &mut all).await?;
    editor.page().press("Escape").await?;
    editor.focus_row(0).await?;
    editor.page().press("Shift+ArrowDown").await?;
    for act in ["shift", "rezone", "tag", "help"] {
        editor.act(act).await?;
        editor.find("dialog[open]").await?;
        if act == "shift" {
            editor.fill("shift", "+1h").await?;
        }
        raw(&editor, act, &mut all).await?;
        editor.page().press("Escape").await?;
        editor.wait_count("dialog", 0).await?;
    }
    let brackets = editor.text(".bulk").await?;
    expect(brackets.contains('⟦'), "brackets", brackets)?;
    for status in TROUBLES {
        states::answered(&editor, status).await?;
        raw(&editor, status, &mut all).await?;
    }
    told(ctx, &mut all).await?;
    all.sort();
    all.dedup();
    expect(all.is_empty(), "no raw words", format!("{}:\n{}", all.len(), all.join("\n")))
}

/// What the page can answer when a save did not succeed.
const TROUBLES: [&str; 7] =
    ["locked", "gone", "denied", "unauthenticated", "too-large", "rate-limited", "unavailable"];

/// The windows and messages of a page over the browser's own storage.
async fn told(ctx: &mut Ctx, all: &mut Vec<String>) -> Result<(), Failure> {
    let browser = ctx.browser().await?;
    let server = &ctx.server;
    raw(&states::refused(&browser, server, "en-XA").await?, "not saved", all).await?;
    // Notes about repairs are in English for now, whatever the language.
    let newer = states::newer(&browser, server, "en-XA").await?;
    newer.eval("root.querySelector('details ul').remove();").await?;
    raw(&newer, "newer", all).await?;
    let deleted = states::deleted(&browser, server, "en-XA").await?;
    raw(&deleted, "deleted", all).await?;
    deleted.act("library").await?;
    deleted.find("dialog[open] .library").await?;
    raw(&deleted, "library", all).await?;
    let asking = states::conflict(&browser, server, "en-XA").await?;
    raw(&asking, "conflict", all).await?;
    states::settle_conflicts(&asking).await?;
    raw(&asking, "conflicts", all).await
}

async fn right_to_left(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "lang='ar-XB' mode='edit'", &document().text()).await?;
    let direction = editor.eval("return getComputedStyle(root.querySelector('.pmt')).direction;").await?;
    expect_eq("direction", direction, "rtl")?;
    let places = "const x = (css) => { const b = root.querySelector(css).getBoundingClientRect(); return b.left + b.width / 2; };
        return [x('[data-row=a] [data-part=time]'), x('[data-row=a] [data-part=text]')];";
    let (time, text): (f64, f64) = serde_json::from_value(editor.eval(places).await?)?;
    expect(time > text, "the time on the right of the text", format!("{time} {text}"))?;
    editor.edit_row(0).await?;
    editor.page().type_text(" x").await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_texts(&["Qwv x", "Qwv", "Qwv"]).await?;
    editor.focus_row(0).await?;
    editor.page().press("Shift+ArrowDown").await?;
    // In windows too: the heading begins on the right, and the buttons stay within.
    let inside = "const box = (css) => root.querySelector(css).getBoundingClientRect();
        const [window, heading, button] = [box('dialog'), box('dialog h2'), box('dialog .acts button')];
        return [getComputedStyle(root.querySelector('dialog h2')).direction,
          window.right - heading.right < 60 && button.left >= window.left && button.right <= window.right];";
    for act in ["shift", "rezone", "tag", "help"] {
        editor.act(act).await?;
        editor.find("dialog[open]").await?;
        expect_eq(act, editor.eval(inside).await?, json!(["rtl", true]))?;
        editor.page().press("Escape").await?;
        editor.wait_count("dialog", 0).await?;
    }
    states::answered(&editor, "locked").await?;
    let notice = "return getComputedStyle(root.querySelector('.notice p')).direction;";
    expect_eq("a notice", editor.eval(notice).await?, "rtl")?;
    editor.page().resize(320, 700).await?;
    let wider = editor
        .eval("return document.documentElement.scrollWidth - document.documentElement.clientWidth;")
        .await?;
    expect_eq("pixels too wide", wider, 0)
}

async fn german(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "lang='de' mode='edit'", &Doc::new("").text()).await?;
    expect_eq("heading", editor.text(".empty h2").await?, "Noch nichts da")?;
    editor.eval("host.setAttribute('lang', 'en');").await?;
    editor.wait_text(".empty h2", "Nothing here yet").await
}
