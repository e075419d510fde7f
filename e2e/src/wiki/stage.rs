//! What a case of the contract works with: one page of a host, and the people who open it.

use std::sync::MutexGuard;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use super::act::begin;
use super::hosts::Shared;
use super::{Fault, View, Who, Wiki};
use crate::browser::{Browser, Options};
use crate::case::Ctx;
use crate::editor::{Doc, Editor, event_texts};
use crate::error::{Context, Failure, expect_eq};
use crate::page::Page;
use crate::process::lock;

/// One page of a host and its readers.
pub struct Stage<'c> {
    /// The browsers come from here.
    pub ctx: &'c mut Ctx,
    wiki: Shared,
    case: &'static str,
    page: String,
    browsers: Vec<(Who, Browser)>,
}

impl<'c> Stage<'c> {
    /// An empty stage.
    ///
    /// # Errors
    /// Never so far.
    pub async fn new(ctx: &'c mut Ctx, wiki: Shared, case: &'static str) -> Result<Self, Failure> {
        lock(&wiki).proxy().calm();
        Ok(Self { ctx, wiki, case, page: String::new(), browsers: Vec::new() })
    }

    /// The host.
    pub fn wiki(&self) -> MutexGuard<'_, Box<dyn Wiki>> {
        lock(&self.wiki)
    }

    /// Leaves the host as the next case wants to find it.
    ///
    /// # Errors
    /// Fails when the host cannot be put right.
    pub fn leave(&self) -> Result<(), Failure> {
        self.wiki().proxy().calm();
        Ok(())
    }

    /// Makes a page with this document; calls after it mean this page.
    ///
    /// # Errors
    /// Fails when the host does not store it.
    pub fn make(&mut self, document: &Doc) -> Result<(), Failure> {
        self.make_of(Some(&document.text()))
    }

    /// Makes a page with a timeline that is yet to be written.
    ///
    /// # Errors
    /// Fails when the host does not store it.
    pub fn make_empty(&mut self) -> Result<(), Failure> {
        self.make_of(None)
    }

    /// The same with a document as text, or without one.
    ///
    /// # Errors
    /// Fails when the host does not store it.
    pub fn make_of(&mut self, document: Option<&str>) -> Result<(), Failure> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let letters: String = self.case.chars().filter(char::is_ascii_alphabetic).collect();
        self.page = format!("{letters}{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        let name = self.page.clone();
        self.wiki().make(&name, document).at(format!("making the page {name}"))
    }

    /// The name of the page.
    pub fn name(&self) -> String {
        self.page.clone()
    }

    /// The whole text of the page as it is stored.
    ///
    /// # Errors
    /// Fails when the host does not give it.
    pub fn text(&self) -> Result<String, Failure> {
        self.wiki().text(&self.page).at("reading what is stored")
    }

    /// The document as it is stored.
    ///
    /// # Errors
    /// Fails when there is none.
    pub fn document(&self) -> Result<Value, Failure> {
        let text = self.wiki().document(&self.page).at("reading what is stored")?;
        serde_json::from_str(&text).at(format!("what is stored: {text}"))
    }

    /// The texts of the stored events, sorted.
    ///
    /// # Errors
    /// Fails when there is no document.
    pub fn stored(&self) -> Result<Vec<String>, Failure> {
        let mut texts = event_texts(&self.document()?);
        texts.sort();
        Ok(texts)
    }

    /// Holds that exactly these events are stored, in any order.
    ///
    /// # Errors
    /// Fails with those that are.
    pub fn expect_stored(&self, expected: &[&str]) -> Result<(), Failure> {
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        expect_eq("the stored events", self.stored()?, expected)
    }

    /// Has Bob change the document behind everybody's back.
    ///
    /// # Errors
    /// Fails when the host does not store it.
    pub fn replace(&self, document: &Doc) -> Result<(), Failure> {
        self.wiki().replace(&self.page, &document.text()).at("changing the document")
    }

    /// Has something happen to the next saves.
    pub fn plan(&self, times: usize, fault: Fault) {
        let wiki = self.wiki();
        wiki.proxy().plan(times, wiki.saves(), fault);
    }

    /// How many saves were sent to the host.
    pub fn saves_sent(&self) -> usize {
        let wiki = self.wiki();
        let saves = wiki.saves();
        wiki.proxy().log().iter().filter(|exchange| saves(&exchange.request)).count()
    }

    /// The browser of somebody, logged in.
    ///
    /// # Errors
    /// Fails when it does not start or the host does not let them in.
    pub async fn browser(&mut self, who: Who) -> Result<Browser, Failure> {
        if let Some((_, known)) = self.browsers.iter().find(|(known, _)| *known == who) {
            return Ok(known.clone());
        }
        let browser = match who {
            Who::Alice => self.ctx.browser().await?,
            _ => self.ctx.own_browser(Options::default()).await?,
        };
        self.browsers.push((who, browser.clone()));
        self.log_in(who).await?;
        Ok(browser)
    }

    /// Logs somebody in, or in again.
    ///
    /// # Errors
    /// Fails when the host does not let them in.
    pub async fn log_in(&mut self, who: Who) -> Result<(), Failure> {
        let cookies = self.wiki().log_in(who).at(format!("logging {who:?} in"))?;
        let browser = self.browser_of(who)?;
        browser.session().chromium("Network.clearBrowserCookies", json!({})).await?;
        let url = self.wiki().proxy().url("/");
        for (name, value) in cookies {
            let cookie = json!({ "name": name, "value": value, "url": url });
            browser.session().chromium("Network.setCookie", cookie).await?;
        }
        Ok(())
    }

    /// Takes from somebody what they logged in with.
    ///
    /// # Errors
    /// Fails when the browser is gone.
    pub async fn log_out(&mut self, who: Who) -> Result<(), Failure> {
        let browser = self.browser_of(who)?;
        browser.session().chromium("Network.clearBrowserCookies", json!({})).await.map(drop)
    }

    fn browser_of(&self, who: Who) -> Result<Browser, Failure> {
        let known = self.browsers.iter().find(|(known, _)| *known == who);
        known
            .map(|(_, browser)| browser.clone())
            .ok_or_else(|| Failure::fatal("no browser", format!("{who:?}")))
    }

    /// Opens a view of the page.
    ///
    /// # Errors
    /// Fails when it does not load.
    pub async fn visit(&mut self, who: Who, view: View) -> Result<Page, Failure> {
        let browser = self.browser(who).await?;
        let (url, button) = self.place(view)?;
        let page = browser.open(&url).await?;
        if let Some(button) = button {
            page.find(button).await?.eval("arguments[0].click();", vec![]).await?;
        }
        Ok(page)
    }

    fn place(&self, view: View) -> Result<(String, Option<&'static str>), Failure> {
        let mut wiki = self.wiki();
        let place = wiki.place(&self.page, view)?;
        Ok((wiki.proxy().url(&place.path), place.button))
    }

    /// Opens the page with its timeline.
    ///
    /// # Errors
    /// Fails when it does not come up.
    pub async fn open(&mut self, who: Who) -> Result<Editor, Failure> {
        let page = self.visit(who, View::Now).await?;
        self.timeline(page).await
    }

    /// The same in one more tab.
    ///
    /// # Errors
    /// Fails when it does not come up.
    pub async fn tab(&mut self, who: Who) -> Result<Editor, Failure> {
        let (url, _) = self.place(View::Now)?;
        let page = self.browser(who).await?.tab(&url).await?;
        self.timeline(page).await
    }

    /// The timeline of an open page.
    ///
    /// # Errors
    /// Fails when it does not come up.
    pub async fn timeline(&self, page: Page) -> Result<Editor, Failure> {
        let frame = self.wiki().frame();
        Editor::on(self.inside(page, frame)).await
    }

    fn inside(&self, page: Page, frame: Option<&str>) -> Page {
        match frame {
            Some(css) => page.frame(css),
            None => page,
        }
    }

    /// Opens the page for editing.
    ///
    /// # Errors
    /// Fails when it cannot be edited.
    pub async fn edit(&mut self, who: Who) -> Result<Editor, Failure> {
        let editor = self.open(who).await?;
        begin(&editor).await?;
        Ok(editor)
    }

    /// Loads a page again that has a timeline.
    ///
    /// # Errors
    /// Fails when it does not come up.
    pub async fn reload(&self, editor: &Editor) -> Result<Editor, Failure> {
        let frame = self.wiki().frame();
        let outer = editor.page().outermost();
        outer.reload().await?;
        Editor::on(self.inside(outer, frame)).await
    }
}
