//! One contestant at one size, several times.

use std::time::Duration;

use e2e::error::Context;
use e2e::json::{list, number, text};
use e2e::{Browser, Engine, Failure, Page, Server};
use serde_json::{Value, json};

use crate::contestant::Contestant;
use crate::figures::{Figures, median};

/// What is not done after this time did not finish.
const LIMIT: Duration = Duration::from_secs(60);
/// How often nothing is measured, to know what measuring itself costs.
const BLANKS: usize = 5;
/// How often an edit is made in one page: the first one also pays for code that runs for the first time.
const REPEATS: usize = 5;
/// Edits that take longer than this together are not made again.
const LONG: f64 = 5_000.0;

/// Runs everything so many times, in one browser that is new.
pub async fn all(server: &Server, contestant: &Contestant, runs: usize) -> Result<Figures, Failure> {
    let mut figures = Figures::default();
    let browser = Browser::start(Engine::Chromium, e2e::Options::default()).await?;
    for run in 0..runs {
        let outcome = once(&browser, server, contestant, run, &mut figures).await;
        if figures.has_unfinished() {
            // A page that is busy answers nobody.
            browser.kill();
            return Ok(figures);
        }
        outcome.at(format!("{}, run {run}", contestant.name))?;
    }
    browser.kill();
    Ok(figures)
}

/// Ends a step that takes too long.
async fn limited<T>(
    step: &str,
    figures: &mut Figures,
    work: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    match tokio::time::timeout(LIMIT, work).await {
        // The driver's own limit is the same.
        Ok(Err(failure)) if failure.found.contains("timeout") => {
            figures.not_finished(step);
            Err(failure)
        }
        Ok(outcome) => outcome,
        Err(_) => {
            figures.not_finished(step);
            Err(Failure::new("it still runs", format!("an end in {} s", LIMIT.as_secs())))
        }
    }
}

async fn once(
    browser: &Browser,
    server: &Server,
    contestant: &Contestant,
    run: usize,
    figures: &mut Figures,
) -> Result<(), Failure> {
    // The same origin, so that the process and its counters stay.
    let page = browser.open(&server.url("/made/blank")).await?;
    page.here().await?.chromium("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
    // A path of its own for each run: what one leaves behind unsaved would be recovered in the next.
    let url = server.url(&format!("/made/{}-{run}.html{}", contestant.key, contestant.query));
    let before = cpu(&page).await?;
    let loaded = limited("cold", figures, async {
        page.goto(&url).await?;
        // A page that was just asked for may not have its first script yet.
        let loaded = "while (!window.bench) await new Promise(requestAnimationFrame); return bench.loaded();";
        page.eval_async(loaded, vec![]).await
    });
    let loaded = loaded.await?;
    figures.note("cold shown", number(&loaded, "shown"));
    figures.note("cold idle", number(&loaded, "idle"));
    let after = cpu(&page).await?;
    figures.note("cold cpu", if after < before { after } else { after - before });
    settle(&page, figures).await?;
    memory(&page, figures).await?;

    let mut blanks = Vec::new();
    for _ in 0..BLANKS {
        blanks.push(step(&page, "nothing", 0).await?.cpu);
    }
    let blank = median(&blanks).unwrap_or_default();
    for action in ["edit", "time", "add"] {
        repeatedly(&page, action, blank, figures).await?;
    }
    zoom(&page, figures).await?;
    page.eval_async("bench.next = await (await fetch('/data/next.json')).text();", vec![]).await?;
    act(&page, "render", blank, figures).await.map(drop)
}

/// Does an action several times; the first is noted once more, on its own.
async fn repeatedly(page: &Page, action: &str, blank: f64, figures: &mut Figures) -> Result<(), Failure> {
    let first = act(page, action, blank, figures).await?;
    figures.note(format!("{action} first cpu"), first.cpu);
    let mut wall = first.wall;
    for _ in 1..REPEATS {
        if wall > LONG {
            break;
        }
        wall += act(page, action, blank, figures).await?.wall;
    }
    Ok(())
}

/// What a step costs.
struct Cost {
    wall: f64,
    cpu: f64,
    frames: f64,
}

async fn step(page: &Page, action: &str, number_of: u64) -> Result<Cost, Failure> {
    let script = "return bench.step(arguments[0], arguments[1], bench.next);";
    let before = cpu(page).await?;
    let told = page.eval_async(script, vec![json!(action), json!(number_of)]).await?;
    let cpu = cpu(page).await? - before;
    Ok(Cost { wall: number(&told, "wall"), cpu, frames: number(&told, "frames") })
}

/// Does all steps of an action; what they cost together, and what was done after them.
async fn act(page: &Page, action: &str, blank: f64, figures: &mut Figures) -> Result<Cost, Failure> {
    let steps = page.eval("return bench.steps(arguments[0]);", vec![json!(action)]).await?;
    let steps = steps.as_u64().unwrap_or_default();
    let mut sum = Cost { wall: 0.0, cpu: 0.0, frames: 0.0 };
    for at in 0..steps {
        let cost = limited(action, figures, step(page, action, at)).await.at(format!("{action} {at}"))?;
        let cpu = (cost.cpu - blank).max(0.0);
        sum.wall += cost.wall;
        sum.cpu += cpu;
        sum.frames = sum.frames.max(cost.frames);
        if steps > 1 {
            figures.note(format!("{action} step {} cpu", at + 1), cpu);
        }
        if at + 1 == steps {
            figures.note(format!("{action} change cpu"), cpu);
        }
    }
    let before = cpu(page).await?;
    settle(page, figures).await?;
    let after = cpu(page).await? - before;
    figures.note(format!("{action} wall"), sum.wall);
    figures.note(format!("{action} cpu"), sum.cpu);
    figures.note(format!("{action} frames"), sum.frames);
    figures.note(format!("{action} cpu after"), (after - blank).max(0.0));
    Ok(sum)
}

async fn zoom(page: &Page, figures: &mut Figures) -> Result<(), Failure> {
    let before = cpu(page).await?;
    let told = limited("zoom", figures, page.eval_async("return bench.zoom();", vec![])).await?;
    let after = cpu(page).await?;
    if told.is_object() {
        figures.note("zoom longest", number(&told, "longest"));
        figures.note("zoom dropped", number(&told, "dropped"));
        figures.note("zoom cpu", after - before);
    }
    settle(page, figures).await
}

async fn settle(page: &Page, figures: &mut Figures) -> Result<(), Failure> {
    limited("rest", figures, page.eval_async("return bench.settle();", vec![])).await.map(drop)
}

async fn memory(page: &Page, figures: &mut Figures) -> Result<(), Failure> {
    page.here().await?.chromium("HeapProfiler.collectGarbage", json!({})).await?;
    let metrics = metrics(page).await?;
    let count = page.eval("return [bench.elements(), bench.wasm()];", vec![]).await?;
    let part = |at: usize| count.get(at).and_then(Value::as_f64).unwrap_or_default();
    figures.note("heap", metric(&metrics, "JSHeapUsedSize") / 1e6);
    figures.note("wasm memory", part(1) / 1e6);
    figures.note("elements", part(0));
    Ok(())
}

/// Milliseconds that the main thread has been at work.
async fn cpu(page: &Page) -> Result<f64, Failure> {
    Ok(metric(&metrics(page).await?, "TaskDuration") * 1_000.0)
}

async fn metrics(page: &Page) -> Result<Value, Failure> {
    page.here().await?.chromium("Performance.getMetrics", json!({})).await
}

fn metric(metrics: &Value, name: &str) -> f64 {
    let found = list(metrics, "metrics").find(|metric| text(metric, "name") == name);
    found.map(|metric| number(metric, "value")).unwrap_or_default()
}
