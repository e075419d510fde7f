//! The clipboard, filled and read by real keys in a tab of its own, so that the page under test keeps its focus.

use serde_json::json;

use crate::browser::Browser;
use crate::error::{Context, Failure, expect};
use crate::page::Page;
use crate::wait::Waiting;

const OFFER: &str = "const [text, html] = arguments;
    window.copied = false;
    document.addEventListener('copy', (event) => {
      event.preventDefault();
      if (text !== null) event.clipboardData.setData('text/plain', text);
      if (html !== null) event.clipboardData.setData('text/html', html);
      window.copied = true;
    });
    const field = document.createElement('textarea');
    field.value = 'x';
    document.body.append(field);
    field.focus();
    field.select();";

const TAKE: &str = "window.pasted = null;
    document.addEventListener('paste', (event) => {
      event.preventDefault();
      const type = (name) => event.clipboardData.getData(name);
      window.pasted = { text: type('text/plain'), html: type('text/html') };
    });
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();";

/// What is in the clipboard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clip {
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
}

impl Browser {
    /// Puts text into the clipboard, and HTML beside it where given; `Control+v` pastes it then.
    ///
    /// # Errors
    /// Fails when the browser copies nothing.
    pub async fn copy(&self, text: &str, html: Option<&str>) -> Result<(), Failure> {
        let tab = self.tab("about:blank").await?;
        tab.eval(OFFER, vec![json!(text), json!(html)]).await?;
        tab.press("Control+c").await?;
        let copied = async || {
            let copied = tab.eval("return window.copied;", Vec::new()).await?;
            expect(copied == json!(true), "a copy event", "none")
        };
        tab.wait_for("the copy event", copied).await.at("filling the clipboard")?;
        tab.close().await
    }

    /// Reads the clipboard.
    ///
    /// # Errors
    /// Fails when the browser pastes nothing.
    pub async fn clipboard(&self) -> Result<Clip, Failure> {
        let tab = self.tab("about:blank").await?;
        tab.eval(TAKE, Vec::new()).await?;
        tab.press("Control+v").await?;
        let clip = tab.wait_for("the paste event", async || pasted(&tab).await).await?;
        tab.close().await?;
        Ok(clip)
    }
}

async fn pasted(tab: &Page) -> Result<Clip, Failure> {
    let seen = tab.eval("return window.pasted;", Vec::new()).await?;
    let text = |key: &str| seen.get(key)?.as_str().map(str::to_owned);
    match (text("text"), text("html")) {
        (Some(text), Some(html)) => Ok(Clip { text, html }),
        _ => Err(Failure::new("none", "a paste event")),
    }
}
