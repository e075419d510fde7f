//! What goes wrong between page and host: whatever it is, no edit is lost, and the state is the true one.

use std::time::Duration;

use e2e::http::Response;
use e2e::wiki::act::{add, begin, save, shown};
use e2e::wiki::{Clause, Fault, Outcome, Stage, Who, table};
use e2e::{Doc, Editor, Failure, clause, expect, expect_eq};

pub const CLAUSES: &[Clause] = &[
    clause!("lost_reply", lost_reply, [Network]),
    clause!("half_done_save", half_done, [Network]),
    clause!("expired_session", expired, [Sessions]),
    clause!("faults", faults, [Network]),
];

/// The host has stored it, and its answer is lost: the same edit is never stored twice.
async fn lost_reply(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(1))?;
    let editor = stage.edit(Who::Alice).await?;
    add(&editor, "11:00", "Qwv").await?;
    stage.plan(1, Fault::LoseReply);
    let outcome = save(&editor).await?;
    truly(stage, &editor, &outcome, "Qwv").await?;
    save(&editor).await?.expect_saved()?;
    stage.expect_stored(&["a", "Qwv"])?;
    add(&editor, "11:05", "more").await?;
    save(&editor).await?.expect_saved()?;
    stage.expect_stored(&["a", "Qwv", "more"])
}

/// The connection breaks while the save is on its way: the page is as it was.
async fn half_done(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(1))?;
    let before = stage.text()?;
    let editor = stage.edit(Who::Alice).await?;
    add(&editor, "11:00", "Qwv").await?;
    stage.plan(20, Fault::CutRequest);
    let outcome = save(&editor).await?;
    expect(!outcome.is_saved(), "a refusal", outcome.status.clone())?;
    truly(stage, &editor, &outcome, "Qwv").await?;
    expect_eq("the page", stage.text()?, before)?;
    stage.wiki().proxy().calm();
    save(&editor).await?.expect_saved()?;
    stage.expect_stored(&["a", "Qwv"])
}

/// The session ends while somebody edits: that is said, and after logging in the edit can be saved.
async fn expired(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(1))?;
    let editor = stage.edit(Who::Alice).await?;
    add(&editor, "11:00", "Qwv").await?;
    stage.log_out(Who::Alice).await?;
    let outcome = save(&editor).await?;
    outcome.expect_one_of(&["unauthenticated", "denied"])?;
    truly(stage, &editor, &outcome, "Qwv").await?;
    stage.log_in(Who::Alice).await?;
    let outcome = save(&editor).await?;
    if !outcome.is_saved() {
        // A page that knows the old session only has to be loaded again.
        tokio::time::sleep(Duration::from_millis(700)).await;
        let again = stage.reload(&editor).await?;
        begin(&again).await?;
        again.wait_texts(&["a", "Qwv"]).await?;
        save(&again).await?.expect_saved()?;
    }
    let key = stage.wiki().key().to_owned();
    let how = if outcome.is_saved() { "in the same page" } else { "after loading the page again" };
    table::figure(format!("{key}: after logging in again it is saved {how}"));
    stage.expect_stored(&["a", "Qwv"])
}

/// What proxies, firewalls and servers say instead of doing what they were asked.
fn answers() -> Vec<(String, Fault)> {
    let page = |status: u16| Response::new(status, "text/html; charset=utf-8", "<h1>Something else</h1>");
    let mut all: Vec<(String, Fault)> = [400, 401, 403, 404, 409, 412, 413, 429, 500, 502, 503]
        .into_iter()
        .map(|status| (status.to_string(), Fault::Answer(page(status))))
        .collect();
    let answer = |response| Fault::Answer(response);
    all.push(("200 with HTML".to_owned(), answer(page(200))));
    all.push(("200 with nothing".to_owned(), answer(Response::plain(200, ""))));
    all.push((
        "200 with half of JSON".to_owned(),
        answer(Response::new(200, "application/json", "{\"status\":\"sav")),
    ));
    all.push(("200 with other JSON".to_owned(), answer(Response::new(200, "application/json", "{}"))));
    let to_login = page(302).with("Location", "/there-one-would-log-in");
    all.push(("a login page".to_owned(), answer(to_login)));
    all.push(("no connection".to_owned(), Fault::Down));
    all.push(("half of the request".to_owned(), Fault::CutRequest));
    all.push(("a lost answer".to_owned(), Fault::LoseReply));
    all.push(("a late answer".to_owned(), Fault::Delay(Duration::from_secs(3))));
    all
}

/// Each of them once, and once for longer than the adapter tries by itself.
async fn faults(stage: &mut Stage<'_>) -> Result<(), Failure> {
    stage.make(&Doc::letters(1))?;
    let editor = stage.edit(Who::Alice).await?;
    let mut expected = vec!["a".to_owned()];
    let mut said = Vec::new();
    let kinds = answers();
    for (number, (kind, fault)) in kinds.iter().enumerate() {
        let text = format!("edit {number}");
        add(&editor, &format!("{:02}:{:02}", 11 + number / 60, number % 60), &text).await?;
        let times = if matches!(fault, Fault::Delay(_) | Fault::LoseReply) { 1 } else { 20 };
        stage.plan(times, fault.clone());
        let outcome = save(&editor).await.map_err(|failure| failure.at(kind.clone()))?;
        truly(stage, &editor, &outcome, &text).await.map_err(|failure| failure.at(kind.clone()))?;
        stage.wiki().proxy().calm();
        let again = save(&editor).await?;
        again.expect_saved().map_err(|failure| failure.at(format!("saving again after {kind}")))?;
        expected.push(text);
        let all: Vec<&str> = expected.iter().map(String::as_str).collect();
        stage.expect_stored(&all).map_err(|failure| failure.at(kind.clone()))?;
        said.push(format!("{kind}: {}", outcome.status));
    }
    let key = stage.wiki().key().to_owned();
    table::figure(format!("{key}: {} kinds of faults, 0 edits lost; {}", kinds.len(), said.join("; ")));
    Ok(())
}

/// Holds that the edit is still there, and that "saved" is said only of what is stored.
async fn truly(stage: &Stage<'_>, editor: &Editor, outcome: &Outcome, text: &str) -> Result<(), Failure> {
    let mine = e2e::editor::event_texts(&editor.document().await?);
    expect(mine.iter().any(|known| known == text), text, format!("{mine:?}"))?;
    let stored = stage.stored()?.iter().any(|known| known == text);
    let mark = shown(editor).await?;
    if outcome.is_saved() {
        expect(stored, "what is said to be saved, stored", "not stored")?;
        return expect_eq("what is shown", mark, "ok".to_owned());
    }
    expect(mark == "bad", "trouble shown", mark)?;
    let dirty = editor.eval("return host.dirty;").await?;
    expect_eq("unsaved changes", dirty, serde_json::json!(true))
}
