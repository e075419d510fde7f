//! How a timeline looks in the pages of a host: as wide as its place, dark in a dark page. Each view leaves a
//! picture for whoever wants to look.

use e2e::wiki::act::{begin, press};
use e2e::wiki::cloud::{Cloud, CloudClause};
use e2e::wiki::{Clause, Stage, Who};
use e2e::{Ctx, Editor, Failure, Look, Waiting, clause, cloud_clause, expect, expect_eq};
use serde_json::{Value, json};

pub const CLAUSES: &[Clause] = &[clause!("looks", looks)];
pub const CLOUD: &[CloudClause] = &[cloud_clause!("looks", looks_in_cloud)];

const EXAMPLE: &str = include_str!("../../../src/element/example.json");
const WIDE: (u32, u32) = (1180, 900);
const NARROW: (u32, u32) = (340, 800);

/// Right ends of what can be seen, beyond that of the element; things that scroll may be wider inside.
const RUNS_OUT: &str = "const right = host.getBoundingClientRect().right + 1;
    const scrolls = (node) => {
      for (let at = node.parentElement; at; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      }
      return false;
    };
    return [...root.querySelectorAll('button, input, textarea, select, p, h2, h3')]
      .filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 1)
      .filter((node) => node.getBoundingClientRect().right > right && !scrolls(node))
      .map((node) => node.outerHTML.slice(0, 120));";

/// How light the words are, from 0 to 1.
const LIGHT: &str = "const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.fillStyle = getComputedStyle(root.querySelector('.pmt')).color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;";

async fn looks(stage: &mut Stage<'_>) -> Result<(), Failure> {
    let key = stage.wiki().key().to_owned();
    let views = [(Look::LIGHT, WIDE, "light"), (Look::DARK, WIDE, "dark"), (Look::LIGHT, NARROW, "narrow")];
    for (scheme, size, name) in views {
        stage.make_of(Some(EXAMPLE))?;
        let editor = stage.open(Who::Alice).await?;
        let outer = editor.page().outermost();
        outer.resize(size.0, size.1).await?;
        let dress = stage.wiki().dress();
        outer.eval(dress, vec![json!(scheme.dark)]).await?;
        // Behind it, since a change of the wish is what some pages look up at.
        let features = json!({ "features": scheme.features() });
        outer.session().chromium("Emulation.setEmulatedMedia", features).await?;
        look_at(&editor, scheme.dark, &format!("{key}-{name}")).await?;
    }
    Ok(())
}

async fn looks_in_cloud(ctx: &mut Ctx, cloud: &Cloud) -> Result<(), Failure> {
    for (dark, size, name) in [(false, WIDE, "light"), (true, WIDE, "dark"), (false, NARROW, "narrow")] {
        cloud.make_in(Some(EXAMPLE), if dark { "dark" } else { "light" })?;
        let page = cloud.read(ctx).await?;
        page.outermost().resize(size.0, size.1).await?;
        let reader = Editor::on(page).await?;
        fits(&reader, dark, &format!("confluence-cloud-{name}-view")).await?;
        let editor = cloud.edit(ctx).await?;
        write(&editor, dark, &format!("confluence-cloud-{name}")).await?;
    }
    Ok(())
}

/// Viewing, and then editing.
async fn look_at(editor: &Editor, dark: bool, name: &str) -> Result<(), Failure> {
    fits(editor, dark, &format!("{name}-view")).await?;
    begin(editor).await?;
    write(editor, dark, name).await
}

/// With a row that is being written.
async fn write(editor: &Editor, dark: bool, name: &str) -> Result<(), Failure> {
    press(editor, "[data-act=add]").await?;
    editor.wait_count("[data-editing]", 1).await?;
    fits(editor, dark, &format!("{name}-edit")).await
}

async fn fits(editor: &Editor, dark: bool, name: &str) -> Result<(), Failure> {
    editor.find("[data-axis] svg").await?;
    let coloured = async || {
        let light = editor.eval(LIGHT).await?.as_f64().unwrap_or(0.5);
        expect((light > 0.5) == dark, if dark { "light words" } else { "dark words" }, light.to_string())
    };
    editor.page().wait_for("the colours of the page", coloured).await?;
    let inside = async || expect_eq("what runs out", editor.eval(RUNS_OUT).await?, Value::Array(Vec::new()));
    editor.page().wait_for("everything inside", inside).await?;
    editor.page().outermost().shot(name).await.map(drop)
}
