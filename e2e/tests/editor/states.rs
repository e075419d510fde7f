//! States that take some doing, for the cases that look at all of them.

use e2e::http::Response;
use e2e::{Browser, Doc, Editor, Failure, Place, Server, Waiting, expect, expect_eq};
use serde_json::{Value, json};

/// A page over the browser's own storage, in a language.
fn stored(lang: &str) -> Place {
    Place::new(&format!(
        "<postmortem-timeline store='browser' mode='edit' lang='{lang}'></postmortem-timeline>"
    ))
}

async fn on(browser: &Browser, server: &Server, place: &Place) -> Result<Editor, Failure> {
    Editor::on(browser.open(&server.url(&place.serve(server))).await?).await
}

async fn with(browser: &Browser, server: &Server, attributes: &str, doc: &Doc) -> Result<Editor, Failure> {
    on(browser, server, &Place::inline(attributes, &doc.text())).await
}

/// Two tabs have typed into the same field, and this one asks which text stays.
pub async fn conflict(browser: &Browser, server: &Server, lang: &str) -> Result<Editor, Failure> {
    let path = stored(lang).serve(server);
    let first = Editor::on(browser.open(&server.url(&path)).await?).await?;
    let before = first.document().await?.get("id").cloned();
    first.act("library").await?;
    first.act_in_dialog("new").await?;
    // The one before may have been as empty.
    let renewed = |now: &Value| expect(now.get("id") != before.as_ref(), "another document", "the same");
    first.wait_document("the new document", renewed).await?;
    first.add("2018-02-10 15:20", "Qwv").await?;
    first.wait_saved().await?;
    let second = Editor::on(browser.tab(&server.url(&path)).await?).await?;
    second.wait_texts(&["Qwv"]).await?;
    super::storage::contradict(&first, &second).await?;
    let asking = async || {
        for editor in [&first, &second] {
            if editor.count("[data-act=conflicts]").await? == 1 {
                return Ok(editor.clone());
            }
        }
        Err(Failure::new("none", "a conflict"))
    };
    first.page().wait_for("the conflict", asking).await
}

/// Opens the window of conflicts.
///
/// By the keyboard: what the other tab saves may be drawn anew under the mouse.
pub async fn settle_conflicts(asking: &Editor) -> Result<(), Failure> {
    asking.find("[data-act=conflicts]").await?.focus().await?;
    asking.page().press("Enter").await?;
    asking.find("dialog[open] .sides").await.map(drop)
}

/// The browser refuses to store anything.
pub async fn refused(browser: &Browser, server: &Server, lang: &str) -> Result<Editor, Failure> {
    server.route("/made/refuse.js", |_| {
        let script = "const refuse = () => { throw new DOMException('denied', 'SecurityError'); };
            IDBFactory.prototype.open = refuse; indexedDB.open = refuse;";
        Response::new(200, "text/javascript", script)
    });
    let editor = on(browser, server, &stored(lang).before("/made/refuse.js")).await?;
    editor.find(".notice.bad").await?;
    Ok(editor)
}

/// A document was deleted and can be had back.
pub async fn deleted(browser: &Browser, server: &Server, lang: &str) -> Result<Editor, Failure> {
    let editor = on(browser, server, &stored(lang)).await?;
    editor.fill("title", "Qwv").await?;
    editor.wait_saved().await?;
    editor.act("library").await?;
    editor.act_in_dialog("delete-document").await?;
    editor.wait_count("dialog", 0).await?;
    editor.find("[data-act=restore]").await?;
    Ok(editor)
}

/// A document of a newer version, two events of which had the same identifier.
pub async fn newer(browser: &Browser, server: &Server, lang: &str) -> Result<Editor, Failure> {
    let doc = Doc::new("Qwv")
        .event("a", "2018-02-10T10:00:00Z", "Qwv")
        .event("a", "2018-02-10T10:05:00Z", "Qwv")
        .set("version", json!(2));
    let editor = with(browser, server, &format!("mode='edit' lang='{lang}'"), &doc).await?;
    editor.find("details.notice summary").await?.click().await?;
    editor.wait_count("details.notice[open]", 1).await?;
    Ok(editor)
}

/// The page answers a save with this status.
pub async fn answered(editor: &Editor, status: &str) -> Result<(), Failure> {
    let answer = "window.answer = args[0];
        host.onasked ??= host.addEventListener('pmt-save', (event) => {
          event.detail.respondWith({ status: window.answer });
        }) ?? true;";
    editor.eval_with(answer, vec![json!(status)]).await?;
    editor.focus_row(0).await?;
    editor.page().press("*").await?;
    editor.page().press("Control+s").await?;
    let told = async || expect_eq("notices", editor.count(".notice.bad").await?, 1);
    editor.page().wait_for(status, told).await
}
