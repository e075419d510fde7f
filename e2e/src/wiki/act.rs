//! What people do in a timeline that is open.

use serde_json::Value;

use crate::editor::{Editor, event_texts};
use crate::error::{Context, Failure, expect};
use crate::wait::Waiting;

/// What came of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// A status of the adapter's contract.
    pub status: String,
    /// Why, in words.
    pub reason: String,
}

impl Outcome {
    /// Whether the element says that it is saved.
    pub fn is_saved(&self) -> bool {
        self.status == "saved"
    }

    /// Holds that it is saved.
    ///
    /// # Errors
    /// Fails with the outcome.
    pub fn expect_saved(&self) -> Result<(), Failure> {
        expect(self.is_saved(), "saved", format!("{} ({})", self.status, self.reason))
    }

    /// Holds that the status is one of these.
    ///
    /// # Errors
    /// Fails with the outcome.
    pub fn expect_one_of(&self, statuses: &[&str]) -> Result<(), Failure> {
        let found = format!("{} ({})", self.status, self.reason);
        expect(statuses.contains(&self.status.as_str()), format!("one of {statuses:?}"), found)
    }
}

/// Turns editing on, if it is not on.
///
/// # Errors
/// Fails when there is no way to.
pub async fn begin(editor: &Editor) -> Result<(), Failure> {
    let ready = async || {
        let found = editor.count("[data-act=add], [data-act=mode]").await?;
        expect(found > 0, "a way to edit", "none")
    };
    editor.page().wait_for("a way to edit", ready).await?;
    if editor.count("[data-act=add]").await? == 0 {
        press(editor, "[data-act=mode]").await?;
    }
    editor.find("[data-act=add]").await.map(drop)
}

/// Presses a button by the keyboard. The mouse of a driver does not reach what a frame that is higher than
/// the window has at its end, and pages have bars that stay in front.
///
/// # Errors
/// Fails when there is no such button.
pub async fn press(editor: &Editor, css: &str) -> Result<(), Failure> {
    editor.find(css).await?.focus().await?;
    editor.page().press("Enter").await.at(css)
}

/// Adds an event and waits until it is in the document.
///
/// # Errors
/// Fails when it can't be added.
pub async fn add(editor: &Editor, time: &str, text: &str) -> Result<(), Failure> {
    press(editor, "[data-act=add]").await?;
    editor.wait_count("[data-editing]", 1).await?;
    editor.field("time").await?.focus().await?;
    editor.page().type_text(&format!("2018-02-10 {time}")).await?;
    editor.page().press("Enter").await?;
    editor.wait_focus("text").await?;
    editor.page().type_text(text).await?;
    editor.page().press("Control+Enter").await?;
    editor.wait_count("[data-editing]", 0).await?;
    let holds = |document: &Value| {
        let texts = event_texts(document);
        expect(texts.iter().any(|known| known == text), text, format!("{texts:?}"))
    };
    editor.wait_document("the new event", holds).await
}

/// Saves and says what came of it.
///
/// # Errors
/// Fails when the element does not answer.
pub async fn save(editor: &Editor) -> Result<Outcome, Failure> {
    let script = "const { status, reason } = await document.querySelector('postmortem-timeline').save();
        return [status, reason];";
    let told = editor.page().eval_async(script, vec![]).await.at("saving")?;
    let (status, reason): (String, Option<String>) = serde_json::from_value(told)?;
    Ok(Outcome { status, reason: reason.unwrap_or_default() })
}

/// What the element shows of the last save: `ok`, `busy`, `bad`, or nothing.
///
/// # Errors
/// Fails when the element does not answer.
pub async fn shown(editor: &Editor) -> Result<String, Failure> {
    let state = editor.eval("return root.querySelector('.state')?.dataset.save ?? '';").await?;
    Ok(state.as_str().unwrap_or_default().to_owned())
}
