//! Import: what is pasted or dropped becomes rows to accept, in one step that can be undone.

use e2e::editor::event_texts;
use e2e::server::Rule;
use e2e::{Case, Ctx, Doc, Editor, Failure, Waiting, case, expect, expect_eq};
use serde_json::{Value, json};

pub const CASES: &[Case] = &[
    case!(Smoke, "import::paste_a_chat", chat),
    case!(Smoke, "import::type_the_day", type_day),
    case!(Smoke, "import::choose_what_is_taken", choose),
    case!(Smoke, "import::another_zone", zone),
    case!(Smoke, "import::drop_an_archive", archive),
    case!(Smoke, "import::awful_input", awful),
    case!(Full, "import::a_marker_is_only_likely", likely),
    case!(Full, "import::a_long_text_is_read_bit_by_bit", long),
    case!(Full, "import::the_reader_can_t_be_had", missing),
    case!(Full, "import::nothing_is_fetched_before", lazy),
];

const CHAT: &str = "ana  9:02 AM\ncheckout answers 500, anyone else?\nbob  9:04 AM\nthe pager went off https://example.org/d/1\n\
    cid  9:11 AM\nrolling back the deploy of 08:55\nana  9:31 AM\nall green again\n";

/// The day is typed key by key: nothing that is half typed counts, and nothing is lost.
async fn type_day(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    editor.act("import").await?;
    editor.wait_focus("import-text").await?;
    paste(ctx, &editor, CHAT).await?;
    shown(&editor, 4).await?;
    // WebKit's field takes no digits from its driver.
    if ctx.engine == e2e::Engine::WebKit {
        set(&editor, "import-date", "2021-03-03").await?;
    } else {
        editor.page().press_times("Tab", 2).await?;
        editor.wait_focus("import-date").await?;
        // Month and day are alike: which of them comes first is up to the browser.
        editor.page().type_text("03032021").await?;
    }
    editor.wait_count(".import-row .time.typed", 0).await?;
    editor.act("take-in").await?;
    editor.wait_count("dialog", 0).await?;
    let look = |document: &Value| {
        let first = document.pointer("/events/0/at").cloned();
        expect_eq("time", first, Some(json!("2021-03-03T09:02:00Z")))
    };
    editor.wait_document("the first time", look).await?;
    ctx.quiet(editor.page()).await
}

/// Pastes with real keys, on a row or into the window.
pub(super) async fn paste(ctx: &mut Ctx, editor: &Editor, text: &str) -> Result<(), Failure> {
    ctx.browser().await?.copy(text, None).await?;
    editor.page().press("Control+v").await
}

pub(super) async fn shown(editor: &Editor, expected: usize) -> Result<(), Failure> {
    editor.wait_count(".import-row", expected).await
}

pub(super) async fn set(editor: &Editor, field: &str, value: &str) -> Result<(), Failure> {
    let script = "const field = root.querySelector(`[data-field='${args[0]}']`); field.value = args[1];
        field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
    editor.eval_with(script, vec![json!(field), json!(value)]).await.map(drop)
}

async fn chat(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    editor.act("import").await?;
    editor.wait_focus("import-text").await?;
    paste(ctx, &editor, CHAT).await?;
    shown(&editor, 4).await?;
    // The text names no day: it is asked for, and all rows are read anew.
    editor.wait_count(".import-row .time.typed", 4).await?;
    set(&editor, "import-date", "2021-03-04").await?;
    editor.wait_count(".import-row .time.typed", 0).await?;
    editor.act("take-in").await?;
    editor.wait_count("dialog", 0).await?;
    let texts = [
        "checkout answers 500, anyone else?",
        "the pager went off https://example.org/d/1",
        "rolling back the deploy of 08:55",
        "all green again",
    ];
    editor.wait_texts(&texts).await?;
    let document = editor.document().await?;
    let first = document.pointer("/events/0").cloned().unwrap_or_default();
    expect_eq("time", first.get("at").cloned(), Some(json!("2021-03-04T09:02:00Z")))?;
    expect_eq("who", first.get("who").cloned(), Some(json!(["ana"])))?;
    editor.page().press("Control+z").await?;
    editor.wait_texts(&[]).await?;
    editor.page().press("Control+y").await?;
    editor.wait_texts(&texts).await?;
    // Pasted again, on a row: all of it is there already, and nothing is ticked.
    editor.focus_row(0).await?;
    paste(ctx, &editor, CHAT).await?;
    shown(&editor, 4).await?;
    editor.wait_count(".import-row input:checked", 0).await?;
    editor.page().press("Escape").await?;
    editor.wait_count("dialog", 0).await?;
    expect_eq("texts", event_texts(&editor.document().await?), texts)?;
    ctx.quiet(editor.page()).await
}

async fn choose(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    editor.focus_row(0).await?;
    let table = "| Time (UTC) | Event |\n| --- | --- |\n| 2018-02-10 13:00 | outage begins |\n\
        | 13:10 | alert fires |\n| 13:20 | x |\n| 14:00 | resolved |";
    paste(ctx, &editor, table).await?;
    shown(&editor, 4).await?;
    editor
        .find(".import-row:nth-of-type(4) input, .import-row input[data-import='2']")
        .await?
        .click()
        .await?;
    editor.wait_count(".import-row.off", 1).await?;
    editor.wait_text("[data-act='take-in']", "3 entries").await?;
    editor.act("take-in").await?;
    editor.wait_texts(&["a", "b", "outage begins", "alert fires", "resolved"]).await?;
    let durations = editor.durations().await?;
    expect_eq("time to detect", durations.first().map(String::as_str), Some("10 min"))?;
    expect_eq("time to resolve", durations.last().map(String::as_str), Some("1 h"))?;
    let document = editor.document().await?;
    let markers = document.get("markers").and_then(Value::as_object).map(|it| it.len());
    expect_eq("markers", markers, Some(3))?;
    ctx.quiet(editor.page()).await
}

async fn zone(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    editor.act("import").await?;
    editor.wait_focus("import-text").await?;
    paste(ctx, &editor, "All times in PST, 2021-07-01\n10:00 it began\n10:20 it was over").await?;
    shown(&editor, 2).await?;
    // "PST" in July: read as written, and the time of the place is offered.
    editor.act("read-civil").await?;
    let chosen = async || {
        let script = "return root.querySelector('[data-field=import-zone]').value;";
        expect_eq("zone", editor.eval(script).await?, json!("America/Los_Angeles"))
    };
    editor.page().wait_for("the zone", chosen).await?;
    let read_anew = async || expect_eq("offers", editor.count("[data-act='read-civil']").await?, 0);
    editor.page().wait_for("rows that are read anew", read_anew).await?;
    editor.act("take-in").await?;
    editor.wait_texts(&["it began", "it was over"]).await?;
    let document = editor.document().await?;
    expect_eq("time", document.pointer("/events/0/at").cloned(), Some(json!("2021-07-01T10:00:00-07:00")))?;
    expect_eq("zone", document.get("timezone").cloned(), Some(json!("America/Los_Angeles")))?;
    ctx.quiet(editor.page()).await
}

/// What no word plainly says is told from what one says, and both are taken in.
async fn likely(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    editor.act("import").await?;
    editor.wait_focus("import-text").await?;
    let list = "All times in UTC, 2021-07-01\n10:00 Build 4.2 is rolled out\n10:10 alert fires\n\
        10:20 Build 4.1 is rolled out\n10:30 All carts open again, traffic as before";
    paste(ctx, &editor, list).await?;
    shown(&editor, 4).await?;
    editor.wait_count(".import-row .badge", 2).await?;
    editor.wait_text(".import-row .badge.likely", "Resolve").await?;
    editor.wait_text(".import-row:last-of-type .sign", "marker only likely").await?;
    editor.act("take-in").await?;
    editor.wait_count("dialog", 0).await?;
    let marked = |document: &Value| {
        let names = document.get("markers").and_then(Value::as_object).map(|it| it.keys().cloned().collect());
        expect_eq("markers", names, Some(vec!["detect".to_owned(), "resolve".to_owned()]))
    };
    editor.wait_document("both markers", marked).await?;
    ctx.quiet(editor.page()).await
}

/// An archive of two files that are not packed, as a Slack export has them.
fn slack() -> Vec<u8> {
    let users = json!([{ "id": "U1", "name": "ana", "real_name": "Ana Lima" }]).to_string();
    let day = json!([
        { "type": "message", "user": "U1", "text": "db <https://example.org/g|graph> is full", "ts": "1614852120.000100" },
        { "type": "message", "subtype": "channel_join", "user": "U1", "text": "<@U1> has joined", "ts": "1614852121.000100" },
        { "type": "message", "user": "U1", "text": "moved to the replica", "ts": "1614855720.000200" },
    ]);
    stored(&[("users.json", users.as_bytes()), ("ops/2021-03-04.json", day.to_string().as_bytes())])
}

/// A ZIP file without compression.
fn stored(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut central) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let offset = u32::try_from(out.len()).unwrap_or_default();
        let size = u32::try_from(bytes.len()).unwrap_or_default().to_le_bytes();
        let length = u16::try_from(name.len()).unwrap_or_default().to_le_bytes();
        let crc = crc32(bytes).to_le_bytes();
        let common = [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &crc, &size, &size, &length, &[0, 0]].concat();
        out.extend([&b"PK\x03\x04"[..], &common, name.as_bytes(), bytes].concat());
        let rest = [&[0; 10][..], &offset.to_le_bytes()].concat();
        central.extend([&b"PK\x01\x02"[..], &[20, 0], &common, &rest, name.as_bytes()].concat());
    }
    let count = u16::try_from(files.len()).unwrap_or_default().to_le_bytes();
    let (at, size) = (out.len() as u32, central.len() as u32);
    out.extend(central);
    out.extend(
        [&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &size.to_le_bytes(), &at.to_le_bytes(), &[0, 0]]
            .concat(),
    );
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc: u32, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}

/// Drops a file on the element.
async fn drop_file(editor: &Editor, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    drop_files(editor, &[(name, bytes)]).await
}

/// Drops files on the element, all at once.
pub(super) async fn drop_files(editor: &Editor, files: &[(&str, &[u8])]) -> Result<(), Failure> {
    let script = "const data = new DataTransfer();
        for (const [name, bytes] of args[0]) data.items.add(new File([new Uint8Array(bytes)], name));
        const target = root.querySelector('.pmt');
        for (const kind of ['dragover', 'drop']) {
          target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
        }";
    editor.eval_with(script, vec![json!(files)]).await.map(drop)
}

async fn archive(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::new("Full disk").text()).await?;
    drop_file(&editor, "export.zip", &slack()).await?;
    shown(&editor, 3).await?;
    // Who joined is shown, and not taken unless somebody wants it.
    editor.wait_count(".import-row.off", 1).await?;
    editor.act("take-in").await?;
    editor.wait_rows(2).await?;
    let from_slack = |document: &Value| {
        expect_eq("who", document.pointer("/events/0/who").cloned(), Some(json!(["Ana Lima"])))?;
        expect_eq("sources", document.pointer("/sources/0/system").cloned(), Some(json!("slack")))
    };
    editor.wait_document("what was taken in", from_slack).await?;
    // The same file again: nothing in it is new.
    drop_file(&editor, "export.zip", &slack()).await?;
    shown(&editor, 3).await?;
    editor.wait_count(".import-row input:checked", 0).await?;
    ctx.quiet(editor.page()).await
}

async fn awful(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(1).text()).await?;
    drop_file(&editor, "a.bin", &[0, 159, 146, 150, 0, 1, 2]).await?;
    editor.wait_text("dialog [role=status]", "neither text nor an archive").await?;
    editor.page().press("Escape").await?;
    editor.wait_count("dialog", 0).await?;
    drop_file(&editor, "a.zip", b"PK\x03\x04 and no more").await?;
    editor.wait_text("dialog [role=status]", "damaged").await?;
    editor.page().press("Escape").await?;
    editor.wait_count("dialog", 0).await?;
    let nested = "[".repeat(50_000);
    for text in
        ["nothing to see", &nested, "10:00 <img src=x onerror=alert(1)>\n10:01 <script>alert(1)</script>"]
    {
        // By the keyboard: a window that was closed may have left the page scrolled.
        editor.find("[data-act=import]").await?.focus().await?;
        editor.page().press("Enter").await?;
        editor.wait_focus("import-text").await?;
        paste(ctx, &editor, text).await?;
        editor.wait_count("dialog [data-shape]", 1).await?;
        editor.page().press("Escape").await?;
        editor.wait_count("dialog", 0).await?;
    }
    expect_eq("texts", event_texts(&editor.document().await?), ["a"])?;
    ctx.quiet(editor.page()).await
}

async fn long(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(1).text()).await?;
    let line = |n: usize| format!("- {:02}:{:02} number {n} {}\n", n / 60 % 24, n % 60, "words ".repeat(20));
    let text: String = ["2018-02-10\n".to_owned()].into_iter().chain((0..1_400).map(line)).collect();
    let watch = "window.percents = []; new MutationObserver(() => {
        const bar = root.querySelector('dialog progress'); if (bar) window.percents.push(bar.value);
      }).observe(root, { subtree: true, childList: true, attributes: true });";
    editor.eval(watch).await?;
    // Long enough to be read bit by bit, and short enough for a driver to hand over.
    drop_file(&editor, "long.txt", text.repeat(2).as_bytes()).await?;
    editor.find(".import-row").await?;
    let percents: Vec<f64> = serde_json::from_value(editor.eval("return window.percents;").await?)?;
    expect(!percents.is_empty(), "signs of progress", format!("{percents:?}"))?;
    expect_eq("rows at first", editor.count(".import-row").await?, 200)?;
    editor.act("more-rows").await?;
    shown(&editor, 400).await?;
    editor.page().press("Escape").await?;
    editor.wait_count("dialog", 0).await?;
    ctx.quiet(editor.page()).await
}

async fn missing(ctx: &mut Ctx) -> Result<(), Failure> {
    ctx.server.rule("reader_bg.wasm", Rule::Status(404));
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(1).text()).await?;
    editor.focus_row(0).await?;
    paste(ctx, &editor, "2018-02-10 10:00 one\n10:05 two").await?;
    editor.wait_text("dialog [role=status]", "could not be loaded").await?;
    editor.page().press("Escape").await?;
    editor.wait_count("dialog", 0).await?;
    // All else works on, and so does the import once the file is there.
    ctx.server.no_rules();
    editor.focus_row(0).await?;
    paste(ctx, &editor, "2018-02-10 10:00 one\n10:05 two").await?;
    shown(&editor, 2).await
}

async fn lazy(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::with(ctx, "mode='edit'", &Doc::letters(2).text()).await?;
    editor.focus_row(0).await?;
    let fetched = |ctx: &Ctx| ctx.server.paths().iter().filter(|path| path.contains("reader")).count();
    expect_eq("files of the reader", fetched(ctx), 0)?;
    paste(ctx, &editor, "10:00 one\n10:05 two").await?;
    shown(&editor, 2).await?;
    expect_eq("files of the reader", fetched(ctx), 2)
}
