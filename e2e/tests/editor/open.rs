//! What is there when the editor opens.

use e2e::editor::event_texts;
use e2e::http::Response;
use e2e::{Case, Ctx, Doc, Editor, Failure, Place, Waiting, case, expect, expect_eq};
use serde_json::json;

pub const CASES: &[Case] = &[
    case!(Smoke, "open::empty_teaches", empty),
    case!(Smoke, "open::example", example),
    case!(Smoke, "open::nothing_moves_once_it_is_seen", still),
    case!(Full, "open::shakespeare", shakespeare),
    case!(Smoke, "open::view_mode", view),
    case!(Full, "open::view_and_edit_stand_alike", alike),
    case!(Full, "open::link", link),
];

async fn empty(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::open(ctx, "").await?;
    expect_eq("headings", editor.text(".empty h2").await?, "Nothing here yet")?;
    expect_eq("steps", editor.count(".empty ol li").await?, 3)?;
    expect_eq("rows", editor.rows().await?, [])?;
    expect_eq("figures", editor.durations().await?, Vec::<String>::new())?;
    editor.act("add").await?;
    editor.wait_focus("time").await?;
    ctx.quiet(editor.page()).await
}

async fn example(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    editor.wait_durations(&["2 h 22 min", "3 h 13 min", "4 h 49 min"]).await?;
    expect_eq("dirty", editor.eval("return host.dirty;").await?, false)?;
    ctx.quiet(editor.page()).await
}

/// Notes where a button and the axis are, from the moment that they can be seen. The clock leaps, so that
/// what gives way to the browser after a time does so at each chance.
const WATCH: &str = "const clock = Date.now;
    let leaps = 0;
    Date.now = () => clock() + 20 * leaps++;
    window.seen = [];
    const look = () => {
      const root = document.querySelector('postmortem-timeline')?.shadowRoot;
      const parts = [root?.querySelector('[data-act=mode]'), root?.querySelector('.axis svg')];
      // What can be seen is met in its middle.
      const isMet = (part) => {
        const { x, y, width, height } = part.getBoundingClientRect();
        return part.contains(root.elementFromPoint(x + width / 2, y + height / 2));
      };
      if (parts.every((part) => part && isMet(part))) {
        const places = parts.map((part) => part.getBoundingClientRect()).map((it) => [it.x, it.y, it.width]);
        const now = JSON.stringify(places);
        if (seen.at(-1) !== now) seen.push(now);
      }
      requestAnimationFrame(look);
    };
    look();";

/// What can be seen stands where it will be clicked.
async fn still(ctx: &mut Ctx) -> Result<(), Failure> {
    let server = &ctx.server;
    server.route("/made/watch.js", |_| Response::new(200, "text/javascript", WATCH));
    let text = Doc::letters(5).marked("a", "b", "c", "d").text();
    let body = format!(
        "<postmortem-timeline mode='edit'><script type='application/json'>{text}</script>\
         <p>One line,</p><p>and another.</p></postmortem-timeline>"
    );
    let place = Place::new(&body).before("/made/watch.js");
    let url = server.url(&place.serve(server));
    let editor = Editor::on(ctx.browser().await?.open(&url).await?).await?;
    editor.wait_rows(5).await?;
    editor.wait_count(".axis .flag", 4).await?;
    // Some frames more, in which something could still move.
    let frames = "for (let left = 30; left > 0; left -= 1) await new Promise(requestAnimationFrame); return window.seen;";
    let seen = editor.page().eval_async(frames, vec![]).await?;
    let places = seen.as_array().map_or(0, Vec::len);
    expect(places == 1, "one place", seen.to_string())?;
    ctx.quiet(editor.page()).await
}

/// A published incident of 34 rows, two of them at the same minute.
async fn shakespeare(ctx: &mut Ctx) -> Result<(), Failure> {
    let Some(lines) = published() else {
        return ctx.skip("PMT_SHARED names no folder with samples/sre-book-shakespeare.md");
    };
    expect_eq("rows of the sample", lines.len(), 34)?;
    let doc = lines.iter().enumerate().fold(Doc::new("Shakespeare"), |doc, (n, (time, text))| {
        doc.event(&format!("e{n:02}"), &format!("2015-10-21T{time}:00Z"), text)
    });
    let marked = |time: &str, part: &str| {
        let at = lines.iter().position(|(at, text)| at == time && text.contains(part));
        format!("e{:02}", at.unwrap_or(99))
    };
    let doc = doc.marked(
        &marked("14:54", "OUTAGE BEGINS"),
        &marked("14:55", "pager"),
        &marked("15:36", "MITIGATED"),
        &marked("16:00", "OUTAGE ENDS"),
    );
    let editor = Editor::with(ctx, "mode='edit'", &doc.text()).await?;
    editor.wait_durations(&["1 min", "42 min", "1 h 6 min"]).await?;
    let texts: Vec<String> = lines.iter().map(|(_, text)| text.clone()).collect();
    expect_eq("order", event_texts(&editor.document().await?), texts)?;
    let twins: Vec<_> = lines.iter().filter(|(time, _)| time == "15:36").collect();
    expect_eq("rows at 15:36", twins.len(), 2)?;
    ctx.quiet(editor.page()).await
}

/// Time and text of each row.
fn published() -> Option<Vec<(String, String)>> {
    let folder = std::path::PathBuf::from(std::env::var_os("PMT_SHARED")?);
    let text = std::fs::read_to_string(folder.join("samples/sre-book-shakespeare.md")).ok()?;
    let row = |line: &str| {
        let (time, text) = line.strip_prefix('-')?.trim_start().split_once(' ')?;
        Some((time.to_owned(), text.to_owned()))
    };
    Some(text.lines().filter_map(row).collect())
}

async fn view(ctx: &mut Ctx) -> Result<(), Failure> {
    let doc = Doc::letters(4).marked("a", "b", "c", "d").set("severity", json!("SEV-1"));
    let editor = Editor::with(ctx, "", &doc.text()).await?;
    expect_eq("title", editor.text("h2").await?, "Letters")?;
    expect_eq("rows", editor.rows().await?.len(), 4)?;
    editor.wait_durations(&["5 min", "10 min", "15 min"]).await?;
    for css in
        ["input:not([data-field=search])", "textarea", "[data-act=add]", "[data-act=mode]", "[data-act=save]"]
    {
        expect_eq(css, editor.count(css).await?, 0)?;
    }
    editor.focus_row(1).await?;
    for key in ["Enter", "Delete", "s", "n", "Control+z", "Alt+ArrowRight"] {
        editor.page().press(key).await?;
    }
    expect_eq("texts", event_texts(&editor.document().await?), ["a", "b", "c", "d"])?;
    expect_eq("edited", editor.count("[data-editing]").await?, 0)?;
    ctx.quiet(editor.page()).await
}

/// Where each row begins, from the top of the list.
const TOPS: &str = "const list = root.querySelector('ol.rows').getBoundingClientRect().top;
    return [...root.querySelectorAll('li[data-row]')].map((row) => row.getBoundingClientRect().top - list);";

async fn alike(ctx: &mut Ctx) -> Result<(), Failure> {
    let editor = Editor::example(ctx).await?;
    let tops =
        async || -> Result<Vec<f64>, Failure> { Ok(serde_json::from_value(editor.eval(TOPS).await?)?) };
    let before = tops().await?;
    let rows = editor.rows().await?;
    editor.act("mode").await?;
    editor.find("[data-mode=view]").await?;
    let after = tops().await?;
    expect_eq("rows", editor.rows().await?, rows)?;
    let moved: Vec<(usize, f64, f64)> = before
        .iter()
        .zip(&after)
        .enumerate()
        .filter(|(_, (a, b))| (*a - *b).abs() > 1.0)
        .map(|(n, (a, b))| (n, *a, *b))
        .collect();
    expect_eq("rows that moved", moved, Vec::new())
}

async fn link(ctx: &mut Ctx) -> Result<(), Failure> {
    let text = Doc::letters(26).text();
    let path = e2e::Place::inline("mode='edit'", &text).serve(&ctx.server);
    let page = ctx.open(&format!("{path}#pmt-y")).await?;
    let editor = Editor::on(page).await?;
    let focused = async |id: &str| {
        let look = async || expect_eq("focused", editor.focused_row().await?, id);
        editor.page().wait_for("the linked row", look).await
    };
    focused("y").await?;
    let script = "const box = root.querySelector('#pmt-y').getBoundingClientRect();
        return [box.top >= 0 && box.bottom <= innerHeight, box.top, box.bottom, innerHeight];";
    let seen = async || {
        let place = editor.eval(script).await?;
        expect(place.get(0) == Some(&json!(true)), "in view", place.to_string())
    };
    editor.page().wait_for("the linked row in view", seen).await?;
    editor.page().eval("location.hash = '#pmt-b';", Vec::new()).await?;
    focused("b").await
}
