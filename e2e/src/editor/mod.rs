//! The editor as a user sees it: rows, fields, buttons, figures.

mod document;
mod keyboard;
mod place;

use std::time::Duration;

use serde_json::{Value, json};

pub use document::{Doc, at, event_texts, events};
pub use place::{BROWSER, Place, element};

use crate::case::Ctx;
use crate::error::{Context, Failure, expect, expect_eq};
use crate::node::Node;
use crate::page::Page;
use crate::wait::{Waiting, until};

/// The element's name.
const ELEMENT: &str = "postmortem-timeline";

/// A timeline in a page. Where a page holds several, all calls mean one of them.
#[derive(Clone)]
pub struct Editor {
    page: Page,
    host: String,
}

/// What an open row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The event's identifier.
    pub id: String,
    /// Its time, as it is shown.
    pub time: String,
    /// Its text, with badges, tags and questions.
    pub text: String,
}

impl Editor {
    /// Opens the standalone editor and waits until it can be used.
    ///
    /// # Errors
    /// Fails when it does not come up.
    pub async fn open(ctx: &mut Ctx, rest: &str) -> Result<Self, Failure> {
        let page = ctx.open_editor(rest).await?;
        Self::on(page).await
    }

    /// Opens a page with one element that holds a document.
    ///
    /// # Errors
    /// Fails when it does not come up.
    pub async fn with(ctx: &mut Ctx, attributes: &str, document: &str) -> Result<Self, Failure> {
        let place = Place::inline(attributes, document);
        let page = ctx.open(&place.serve(&ctx.server)).await?;
        Self::on(page).await
    }

    /// The example of the standalone editor.
    ///
    /// # Errors
    /// Fails when it does not come up.
    pub async fn example(ctx: &mut Ctx) -> Result<Self, Failure> {
        let editor = Self::open(ctx, "").await?;
        editor.act("example").await?;
        editor.wait_rows(12).await?;
        Ok(editor)
    }

    /// The timeline of a page that is open.
    ///
    /// # Errors
    /// Fails when it does not come up.
    pub async fn on(page: Page) -> Result<Self, Failure> {
        Self::at(page, ELEMENT).await
    }

    /// One of the timelines of a page that is open, by a selector.
    ///
    /// # Errors
    /// Fails when it does not come up.
    pub async fn at(page: Page, host: &str) -> Result<Self, Failure> {
        let editor = Self { page, host: host.to_owned() };
        editor.ready().await?;
        Ok(editor)
    }

    /// Waits until the document, or why there is none, is shown.
    ///
    /// # Errors
    /// Fails when it does not come up.
    pub async fn ready(&self) -> Result<(), Failure> {
        let look = async || {
            let ready = self.eval("return Boolean(root.querySelector('.head, [data-broken]'));").await;
            // A frame that was entered before its page was there is entered again.
            self.page.enter_again_unless(matches!(ready, Ok(Value::Bool(true))));
            expect_eq("the editor is up", ready?, json!(true))
        };
        // A debug build takes its time to compile.
        until(Duration::from_secs(40), "the editor", look).await
    }

    /// The page around it.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Runs a script with `host` (the element) and `root` (its shadow root).
    ///
    /// # Errors
    /// Fails when the script throws.
    pub async fn eval(&self, script: &str) -> Result<Value, Failure> {
        self.eval_with(script, Vec::new()).await
    }

    /// The same, with arguments in `args`.
    ///
    /// # Errors
    /// Fails when the script throws.
    pub async fn eval_with(&self, script: &str, args: Vec<Value>) -> Result<Value, Failure> {
        let script = format!(
            "const host = document.querySelector(arguments[0]); const root = host?.shadowRoot; \
             const args = arguments[1]; if (!root) return null; {script}"
        );
        self.page.dom(&script, vec![json!(self.host), json!(args)]).await
    }

    /// The text of the document, as the element gives it.
    ///
    /// # Errors
    /// Fails when the element does not answer.
    pub async fn value(&self) -> Result<String, Failure> {
        let value = self.eval("return host.value;").await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// The document.
    ///
    /// # Errors
    /// Fails when the element's text is no JSON.
    pub async fn document(&self) -> Result<Value, Failure> {
        Ok(serde_json::from_str(&self.value().await?)?)
    }

    /// Repeats a look at the document until it succeeds.
    ///
    /// # Errors
    /// Fails with what the last look saw.
    pub async fn wait_document(
        &self,
        what: &str,
        look: impl Fn(&Value) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.page.wait_for(what, async || look(&self.document().await?)).await
    }

    /// Waits until the texts of all events, in their order, are these.
    ///
    /// # Errors
    /// Fails with the texts that are there.
    pub async fn wait_texts(&self, expected: &[&str]) -> Result<(), Failure> {
        let look = |document: &Value| expect_eq("texts", event_texts(document), expected);
        self.wait_document("the events", look).await
    }

    /// Waits until so many rows are shown.
    ///
    /// # Errors
    /// Fails with the number that is there.
    pub async fn wait_rows(&self, expected: usize) -> Result<(), Failure> {
        let look = async || expect_eq("rows", self.rows().await?.len(), expected);
        self.page.wait_for("the rows", look).await
    }

    /// The rows that are drawn, from the top. One that is edited shows what its fields hold.
    ///
    /// # Errors
    /// Fails when the element does not answer.
    pub async fn rows(&self) -> Result<Vec<Shown>, Failure> {
        let script = "return [...root.querySelectorAll('li[data-row]')].map((row) => {
            const part = (part) => {
              const field = row.querySelector(`[data-field=${part}]`);
              return field ? field.value : dom.text(row.querySelector(`[data-part=${part}]`));
            };
            return [row.dataset.row, part('time'), part('text')];
        });";
        let rows: Vec<(String, String, String)> = serde_json::from_value(self.eval(script).await?)?;
        Ok(rows.into_iter().map(|(id, time, text)| Shown { id, time, text }).collect())
    }

    /// The large figures as they are written, such as `2 h 22 min`.
    ///
    /// # Errors
    /// Fails when the element does not answer.
    pub async fn durations(&self) -> Result<Vec<String>, Failure> {
        let script = "return [...root.querySelectorAll('.dur .value > :first-child')]
            .map((e) => e.textContent.replace(/\\s+/g, ' ').trim());";
        Ok(serde_json::from_value(self.eval(script).await?)?)
    }

    /// Waits until the large figures are these.
    ///
    /// # Errors
    /// Fails with those that are there.
    pub async fn wait_durations(&self, expected: &[&str]) -> Result<(), Failure> {
        let look = async || expect_eq("durations", self.durations().await?, expected);
        self.page.wait_for("the durations", look).await
    }

    /// What matches in the element, waited for.
    ///
    /// # Errors
    /// Fails when nothing appears in time.
    pub async fn find(&self, css: &str) -> Result<Node, Failure> {
        let look = async || {
            let found = self.eval_with("return root.querySelector(args[0]);", vec![json!(css)]).await?;
            self.page.node(&found).ok_or_else(|| Failure::new("no such element", css))
        };
        self.page.wait_for(&format!("`{css}`"), look).await
    }

    /// How many elements match.
    ///
    /// # Errors
    /// Fails when the selector is wrong.
    pub async fn count(&self, css: &str) -> Result<usize, Failure> {
        let script = "return root.querySelectorAll(args[0]).length;";
        let found = self.eval_with(script, vec![json!(css)]).await?;
        Ok(found.as_u64().unwrap_or(0) as usize)
    }

    /// Waits until so many elements match.
    ///
    /// # Errors
    /// Fails with the number that is there.
    pub async fn wait_count(&self, css: &str, expected: usize) -> Result<(), Failure> {
        let look = async || expect_eq(css, self.count(css).await?, expected);
        self.page.wait_for(css, look).await
    }

    /// The shown text of what matches.
    ///
    /// # Errors
    /// Fails when nothing appears in time.
    pub async fn text(&self, css: &str) -> Result<String, Failure> {
        self.find(css).await?.text().await
    }

    /// Waits until the shown text of what matches holds a part.
    ///
    /// # Errors
    /// Fails with the text that is there.
    pub async fn wait_text(&self, css: &str, part: &str) -> Result<(), Failure> {
        let look = async || {
            let text = self.text(css).await?;
            crate::expect(text.contains(part), part, text)
        };
        self.page.wait_for(css, look).await
    }

    /// Clicks the button that does something.
    ///
    /// # Errors
    /// Fails when there is none, or it is covered.
    pub async fn act(&self, name: &str) -> Result<(), Failure> {
        let css = format!("[data-act='{name}']");
        self.find(&css).await?.click().await.at(format!("the button {name}"))
    }

    /// Clicks a button of an open window.
    ///
    /// # Errors
    /// Fails when there is none, or it is covered.
    pub async fn act_in_dialog(&self, name: &str) -> Result<(), Failure> {
        let css = format!("dialog [data-act='{name}']");
        self.find(&css).await?.click().await.at(format!("the button {name}"))
    }

    /// A field, by its name.
    ///
    /// # Errors
    /// Fails when there is none.
    pub async fn field(&self, name: &str) -> Result<Node, Failure> {
        self.find(&format!("[data-field='{name}']")).await
    }

    /// Types over what a field holds.
    ///
    /// # Errors
    /// Fails when there is no such field.
    pub async fn fill(&self, name: &str, text: &str) -> Result<(), Failure> {
        self.field(name).await?.fill(text).await.at(format!("the field {name}"))
    }

    /// Chooses in a list of choices, by value.
    ///
    /// # Errors
    /// Fails when there is no such choice.
    pub async fn choose(&self, act: &str, value: &str) -> Result<(), Failure> {
        self.find(&format!("select[data-act='{act}'] option[value='{value}']")).await?;
        let script =
            "const select = root.querySelector(`select[data-act='${args[0]}']`); select.value = args[1];
            select.dispatchEvent(new Event('change', { bubbles: true, composed: true }));";
        self.eval_with(script, vec![json!(act), json!(value)]).await.map(|_| ())
    }

    /// Opens a row for editing by the keyboard, by its place from 0, with the caret in its text.
    ///
    /// # Errors
    /// Fails when there is no such row.
    pub async fn edit_row(&self, place: usize) -> Result<(), Failure> {
        self.focus_row(place).await?;
        self.page.press("Enter").await?;
        self.wait_focus("text").await
    }

    /// Types a row into the fields of the one that is new: time, people, text; then Enter.
    ///
    /// # Errors
    /// Fails when no row is being added.
    pub async fn type_row(&self, time: &str, who: &str, text: &str) -> Result<(), Failure> {
        self.field("time").await?.focus().await?;
        self.page.press("Control+a").await?;
        self.page.type_text(time).await?;
        self.page.press("Tab").await?;
        if !who.is_empty() {
            self.field("who").await?.focus().await?;
            self.page.type_text(who).await?;
        }
        self.field("text").await?.focus().await?;
        self.page.type_text(text).await?;
        self.page.press("Enter").await.at(format!("the row {time} {text}"))
    }

    /// Adds a row and closes it.
    ///
    /// # Errors
    /// Fails when it can't be added.
    pub async fn add(&self, time: &str, text: &str) -> Result<(), Failure> {
        self.act("add").await?;
        self.wait_count("[data-editing]", 1).await?;
        self.field("time").await?.focus().await?;
        self.page.type_text(time).await?;
        self.page.press("Enter").await?;
        self.wait_focus("text").await?;
        self.page.type_text(text).await?;
        self.page.press("Control+Enter").await?;
        self.wait_count("[data-editing]", 0).await
    }

    /// Waits until the editor says that all is saved.
    ///
    /// # Errors
    /// Fails with the state that is shown.
    pub async fn wait_saved(&self) -> Result<(), Failure> {
        let look = async || {
            let state = self.eval("return [root.querySelector('.state')?.dataset.save ?? null, host.dirty];");
            expect_eq("save state", state.await?, json!(["ok", false]))
        };
        self.page.wait_for("the save", look).await
    }

    /// Waits until a draft in the journal holds a text. The state says "kept" of the draft before, too.
    ///
    /// # Errors
    /// Fails when no draft comes to hold it.
    pub async fn wait_kept(&self, text: &str) -> Result<(), Failure> {
        let look = async || {
            let count = self.page.eval_async(KEPT, vec![json!(text)]).await?;
            expect(count != json!(0), "a draft that holds it", "none")
        };
        self.page.wait_for("the draft in the journal", look).await.at(format!("the text {text}"))
    }
}

/// How many records of the journal hold a text. A database that is not there yet must not be made by
/// asking for it.
const KEPT: &str = "const [text] = arguments;
    const name = 'postmortem-timeline';
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    if (!(await indexedDB.databases()).some((database) => database.name === name)) return 0;
    const database = await answer(indexedDB.open(name));
    try {
      const stores = ['journal', 'pieces'].filter((store) => database.objectStoreNames.contains(store));
      if (stores.length === 0) return 0;
      const open = database.transaction(stores);
      const all = await Promise.all(stores.map((store) => answer(open.objectStore(store).getAll())));
      const quoted = JSON.stringify(text).slice(1, -1);
      return all.flat().filter((record) => {
        const whole = JSON.stringify(record);
        return whole.includes(quoted) || whole.includes(JSON.stringify(quoted).slice(1, -1));
      }).length;
    } finally {
      database.close();
    }";
