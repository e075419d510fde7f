//! Confluence Cloud, as far as the model of its documented rules goes. It is no [`super::Wiki`]: a timeline
//! is edited in a window of the editor, which a save closes, and what it gives is a draft of the page until
//! somebody publishes that.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::act::begin;
use super::ground::{self, Folder};
use super::model::Model;
use super::suite::Clause;
use super::table::Mark;
use super::{Fault, requests, table, text};
use crate::case::{Ctx, Job, Steps};
use crate::editor::{Editor, event_texts};
use crate::error::{Context, Failure, expect_eq};
use crate::page::Page;
use crate::process::lock;
use crate::wait::Waiting;
use crate::wiki::files;

/// The name in filters and in the table.
pub const KEY: &str = "confluence-cloud";
/// The frame with the timeline to read.
const READ: &str = "#macro iframe";
/// The frame of the window in which it is edited.
const EDIT: &str = "dialog iframe";

/// The macro on its page; shared by all cases, one after the other.
pub struct Cloud {
    /// The model around it.
    pub model: Model,
    _folder: Folder,
}

impl Cloud {
    /// Starts it; without the permission that WebAssembly needs, where a case wants to see that.
    ///
    /// # Errors
    /// Fails when a part is missing.
    pub fn start(may_run: bool) -> Result<Self, Failure> {
        let folder = Folder::new(if may_run { KEY } else { "confluence-cloud-barred" })?;
        files::unpack(&ground::archive(KEY)?, folder.path())?;
        let inner = folder.path().join("postmortem-timeline-confluence-cloud");
        let path = |name: &str| inner.join(name).to_string_lossy().into_owned();
        let mut arguments = vec![
            "--forge".to_owned(),
            path("static/view"),
            "--forge-config".to_owned(),
            path("static/config"),
        ];
        if may_run {
            arguments.extend(["--forge-manifest".to_owned(), path("manifest.yml")]);
        }
        Ok(Self { model: Model::start(folder.path(), &arguments)?, _folder: folder })
    }

    /// Puts the macro into a page, with a document or without one, and nothing goes wrong any more. The
    /// document gets a name of its own: the macro has one place for all cases, and their drafts stay in
    /// the browser until somebody has published them.
    ///
    /// # Errors
    /// Fails when the model does not answer.
    pub fn make(&self, document: Option<&str>) -> Result<(), Failure> {
        self.make_in(document, "light")
    }

    /// The same in a page that is `light` or `dark`.
    ///
    /// # Errors
    /// Fails when the model does not answer.
    pub fn make_in(&self, document: Option<&str>, theme: &str) -> Result<(), Failure> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        self.model.proxy.calm();
        let named = |document: &str| -> Result<Value, Failure> {
            let mut document: Value = serde_json::from_str(document)?;
            if let Some(members) = document.as_object_mut() {
                members.insert(
                    "id".to_owned(),
                    json!(format!("case-{}", NUMBER.fetch_add(1, Ordering::Relaxed))),
                );
            }
            Ok(json!({ "doc": text::safe(&document.to_string()) }))
        };
        let config = document.map(named).transpose()?;
        let mut scene = json!({ "theme": theme });
        if let (Some(config), Some(members)) = (config, scene.as_object_mut()) {
            members.insert("config".to_owned(), config);
        }
        self.model.tell("POST", "forge", &scene).map(drop)
    }

    /// Publishes the draft of the page.
    ///
    /// # Errors
    /// Fails when the model does not answer.
    pub fn publish(&self) -> Result<(), Failure> {
        self.model.tell("POST", "forge/publish", &Value::Null).map(drop)
    }

    /// The document in the `draft` of the page, or in what is `published`; null where there is none.
    ///
    /// # Errors
    /// Fails when the model does not answer, or the document is none.
    pub fn document(&self, which: &str) -> Result<Value, Failure> {
        let told = self.model.tell("GET", "forge", &Value::Null)?;
        match told.pointer(&format!("/{which}/doc")).and_then(Value::as_str) {
            Some(text) => serde_json::from_str(text).at(format!("what is stored: {text}")),
            None => Ok(Value::Null),
        }
    }

    /// Holds that exactly these events are in the draft, in any order.
    ///
    /// # Errors
    /// Fails with those that are.
    pub fn expect_draft(&self, texts: &[&str]) -> Result<(), Failure> {
        let (mut found, mut expected) = (event_texts(&self.document("draft")?), texts.to_vec());
        found.sort();
        expected.sort_unstable();
        expect_eq("the draft of the page", found, expected)
    }

    /// Has something happen to the next saves.
    pub fn plan(&self, times: usize, fault: Fault) {
        self.model.proxy.plan(times, requests("POST", "/model/forge/call", "\"submit\""), fault);
    }

    /// Opens the published page.
    ///
    /// # Errors
    /// Fails when it does not load.
    pub async fn read(&self, ctx: &mut Ctx) -> Result<Page, Failure> {
        let url = self.url("page");
        Ok(ctx.browser().await?.open(&url).await?.frame(READ))
    }

    /// Opens the page in the wiki's editor, and in it the window of the macro.
    ///
    /// # Errors
    /// Fails when the timeline does not come up.
    pub async fn edit(&self, ctx: &mut Ctx) -> Result<Editor, Failure> {
        let url = self.url("edit");
        configure(ctx.browser().await?.open(&url).await?).await
    }

    /// The same in another tab.
    ///
    /// # Errors
    /// Fails when the timeline does not come up.
    pub async fn edit_in_tab(&self, ctx: &mut Ctx) -> Result<Editor, Failure> {
        let url = self.url("edit");
        configure(ctx.browser().await?.tab(&url).await?).await
    }

    /// Page and frame are of one site: a browser keeps storage from frames of other sites.
    fn url(&self, surface: &str) -> String {
        let port = self.model.proxy.port();
        format!("http://product.site.localhost:{port}/forge/{surface}?user=Alice")
    }
}

/// Opens the window of the macro in a page that is being edited.
///
/// # Errors
/// Fails when the timeline does not come up.
pub async fn configure(page: Page) -> Result<Editor, Failure> {
    page.find("#configure").await?.eval("arguments[0].click();", vec![]).await?;
    page.find(EDIT).await?;
    let editor = Editor::on(page.frame(EDIT)).await?;
    begin(&editor).await?;
    Ok(editor)
}

/// Presses "Save" and waits until the window is closed, which means that Confluence has it.
///
/// # Errors
/// Fails when it stays open.
pub async fn hand_over(editor: &Editor) -> Result<(), Failure> {
    super::act::press(editor, "[data-act=save]").await?;
    let page = editor.page().outermost();
    page.wait_for("the window to close", async || expect_eq("windows", page.count(EDIT).await?, 0)).await
}

/// A case of Confluence Cloud, under the name of the case that it stands for.
#[derive(Clone, Copy)]
pub struct CloudClause {
    /// Its name.
    pub name: &'static str,
    /// What is done.
    pub steps: for<'a> fn(&'a mut Ctx, &'a Cloud) -> Steps<'a>,
}

/// Makes a [`CloudClause`] of an `async fn(&mut Ctx, &Cloud) -> Result<(), Failure>`.
#[macro_export]
macro_rules! cloud_clause {
    ($name:literal, $steps:path) => {
        $crate::wiki::cloud::CloudClause { name: $name, steps: |ctx, cloud| Box::pin($steps(ctx, cloud)) }
    };
}

/// The cases as jobs.
pub fn jobs(own: &[CloudClause]) -> Vec<Job> {
    let shared = Shared::default();
    own.iter().map(|clause| job(*clause, Arc::clone(&shared))).collect()
}

/// Notes of the other cases why Confluence Cloud cannot have them.
pub fn note_others(own: &[CloudClause], all: &[Clause]) {
    for clause in all.iter().filter(|clause| own.iter().all(|known| known.name != clause.name)) {
        table::note(clause.name, KEY, Mark::Cannot(why_not(clause.name).to_owned()));
    }
}

fn why_not(case: &str) -> &'static str {
    match case {
        "versions" => "to read the versions of a page needs a scope, and the app asks for none",
        "one_megabyte" => "a macro takes about 200 KB; see too_large",
        "half_done_save" | "expired_session" => "between app and Confluence lies Confluence's own bridge",
        "other_user" | "prose_only" | "both_changed" | "race_of_six" => {
            "the drafts of a page are merged by Confluence itself"
        }
        _ => "what stands there is made by Confluence, of what adfExport gives; see the fixtures of the twin",
    }
}

type Shared = Arc<Mutex<Option<Arc<Cloud>>>>;

fn job(clause: CloudClause, shared: Shared) -> Job {
    let name = format!("{KEY}::{}", clause.name);
    Job { name, work: Box::new(move |ctx| Box::pin(perform(ctx, clause, Arc::clone(&shared)))) }
}

async fn perform(ctx: &mut Ctx, clause: CloudClause, shared: Shared) -> Result<(), Failure> {
    let done = match started(&shared) {
        Ok(cloud) => (clause.steps)(ctx, &cloud).await,
        Err(failure) => Err(failure),
    };
    table::note(clause.name, KEY, if done.is_ok() { Mark::Kept } else { Mark::Broken });
    done
}

fn started(shared: &Shared) -> Result<Arc<Cloud>, Failure> {
    let mut shared = lock(shared);
    match &*shared {
        Some(cloud) => Ok(Arc::clone(cloud)),
        None => Ok(Arc::clone(shared.insert(Arc::new(Cloud::start(true)?)))),
    }
}
