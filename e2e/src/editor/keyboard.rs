//! Where the keyboard is in an editor, and what is pressed there.

use super::Editor;
use crate::error::{Failure, expect_eq};
use crate::wait::Waiting;
use serde_json::json;

impl Editor {
    /// Presses keys where the focus is, so quickly that nothing is drawn in between; each is a key as
    /// the browser names it, with what is held in front: `Shift+ArrowDown`.
    ///
    /// # Errors
    /// The browser answered with an error.
    pub async fn press_at_once(&self, keys: &[&str]) -> Result<(), Failure> {
        let script = "for (const spelled of args) {
                const held = spelled.split('+'); const key = held.pop();
                const [shiftKey, ctrlKey] = ['Shift', 'Control'].map((name) => held.includes(name));
                const init = { key, shiftKey, ctrlKey, bubbles: true, composed: true, cancelable: true };
                root.activeElement.dispatchEvent(new KeyboardEvent('keydown', init));
            }";
        self.eval_with(script, keys.iter().map(|key| json!(key)).collect()).await.map(drop)
    }

    /// Gives the keyboard to a row, by its place from 0.
    ///
    /// # Errors
    /// Fails when there is no such row.
    pub async fn focus_row(&self, place: usize) -> Result<(), Failure> {
        let script = "const row = root.querySelectorAll('li[data-row]')[args[0]];
            row?.focus(); return row === root.activeElement;";
        let look =
            async || expect_eq("focused", self.eval_with(script, vec![json!(place)]).await?, json!(true));
        self.page.wait_for("a row", look).await
    }

    /// Waits until a field, by its name, has the keyboard.
    ///
    /// # Errors
    /// Fails with what has it.
    pub async fn wait_focus(&self, field: &str) -> Result<(), Failure> {
        let look = async || {
            let focus = self.page.active().await?;
            let name = focus.data.get("data-field").cloned();
            expect_eq("focused field", name.unwrap_or_else(|| format!("{focus:?}")), field)
        };
        self.page.wait_for("the focus", look).await
    }

    /// Which row has the keyboard, by its identifier.
    ///
    /// # Errors
    /// Fails when the element does not answer.
    pub async fn focused_row(&self) -> Result<String, Failure> {
        let found = self.eval("return root.activeElement?.closest('[data-row]')?.dataset.row ?? '';").await?;
        Ok(found.as_str().unwrap_or_default().to_owned())
    }
}
