//! What a save is called, what changed since another version, and the copies that a host keeps beside
//! the text.

use super::page::page;
use super::save::Job;
use super::state::Home;
use super::{Timeline, texts};
use crate::host::adapter::{Adapter, HostVersion, SaveOptions};
use crate::host::js;
use crate::host::outside::now_ms;
use crate::model::zone::in_zone;
use crate::model::{Civil, Document, Moment};
use crate::text::changes::{ChangeLine, Versions};
use crate::text::{Msg, Words, moment};
use crate::ui::contract::{Compared, Input, Outside, Place, Since, StoredVersion};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// So many milliseconds after the last change it is said what a save would be called.
const CALM: u32 = 500;
/// In documents with more events it is only said when they are saved: comparing them takes its time.
const MANY: usize = 5_000;

/// What the next save is called.
#[derive(Default)]
pub struct Naming {
    /// What somebody wrote.
    typed: RefCell<String>,
    calm: RefCell<Option<Timeout>>,
}

impl Timeline {
    /// Tells the interface what the place takes where the document is stored.
    pub(super) fn show_place(&self) {
        let adapter = self.adapter();
        let (is_draft_only, reason) = self.with(|state| (state.is_draft_only, state.reason.clone()));
        self.inbox.send(Input::Place(Place {
            has_versions: adapter.as_ref().is_some_and(Adapter::has_versions),
            takes_summary: adapter.as_ref().is_some_and(Adapter::takes_summary) && !is_draft_only,
            saves: adapter.as_ref().is_some_and(Adapter::can_save) && !is_draft_only,
            is_host: adapter.is_some(),
            is_draft_only,
            reason: reason.into(),
        }));
    }

    fn adapter(&self) -> Option<Adapter> {
        self.with(|state| match &state.home {
            Home::Host { adapter, .. } => Some(adapter.clone()),
            _ => None,
        })
    }

    /// What somebody wants the next save to be called.
    pub(super) fn name_save(&self, summary: &str) {
        self.naming.typed.replace(summary.trim().to_owned());
    }

    /// Nothing is left to be called by what somebody wrote.
    pub(super) fn forget_name(&self) {
        self.naming.typed.take();
    }

    /// Says soon what a save would be called.
    pub(super) fn propose_soon(self: &Rc<Self>) {
        if self.adapter().is_none() {
            return;
        }
        let weak = Rc::downgrade(self);
        let calm = Timeout::new(CALM, move || {
            if let Some(timeline) = weak.upgrade() {
                timeline.propose();
            }
        });
        self.naming.calm.replace(Some(calm));
    }

    fn propose(&self) {
        let sides = self.with(|state| Some((state.base.document.clone(), state.mine()?)));
        let Some((from, to)) = sides.filter(|(_, to)| to.events.len() <= MANY) else { return };
        self.inbox.send(Input::Proposal(self.telling(&from, &to, |versions| versions.in_one_line()).into()));
    }

    /// Looks at two versions as the reader of this element wants them told.
    fn telling<R>(&self, from: &Document, to: &Document, look: impl Fn(&Versions<'_>) -> R) -> R {
        let outside = page().outside.clone();
        let show = |at: &Moment| -> Civil { in_zone(outside.zones(), &to.timezone, *at).civil() };
        look(&Versions { words: Words::new(self.locale()), from, to, show: &show })
    }

    /// What the page's adapter is told with a save.
    pub(super) async fn options(&self, adapter: Option<&Adapter>, job: &Job, text: &str) -> SaveOptions {
        let typed = self.naming.typed.borrow().clone();
        let summary = match typed.is_empty() {
            true => self.telling(&job.base.document, &job.document, |versions| versions.in_one_line()),
            false => typed,
        };
        let plain = SaveOptions {
            base: job.base.revision.clone(),
            cause: job.cause,
            summary,
            ..SaveOptions::default()
        };
        match adapter.is_some_and(Adapter::wants_twin) {
            true => self.with_twin(plain, text).await,
            false => plain,
        }
    }

    /// Has the copies made. Without the program that makes them the save goes on without.
    async fn with_twin(&self, options: SaveOptions, text: &str) -> SaveOptions {
        let saved_at = now_ms().div_euclid(1_000) as f64;
        let arguments = [text.into(), self.locale().lang().into(), saved_at.into()];
        let Ok(twin) = self.shim.call("writer", "twin", &arguments).await else { return options };
        let part = |name| js::text(&twin, name).unwrap_or_default();
        SaveOptions { twin_html: part("html"), twin_svg: part("svg"), twin_text: part("text"), ..options }
    }

    /// Compares what is shown with what is stored, or with a version of the page.
    pub(super) fn compare(self: &Rc<Self>, since: Since) {
        let timeline = self.clone();
        spawn_local(async move {
            let lines = timeline.compared(&since).await;
            timeline.inbox.send(Input::Compared(Compared { since, lines }));
            timeline.show_versions().await;
        });
    }

    async fn compared(&self, since: &Since) -> Result<Rc<[ChangeLine]>, crate::model::Text> {
        let sides = self.with(|state| Some((state.base.document.clone(), state.mine()?)));
        let Some((saved, mine)) = sides else { return Ok(Rc::from([])) };
        let from = match (since, self.adapter()) {
            (Since::Version(revision), Some(adapter)) => {
                let text = adapter.version(revision).await?;
                texts::read_or_empty(&text).map_err(|error| crate::format::wording::error(&error))?.document
            }
            _ => saved,
        };
        Ok(self.telling(&from, &mine, |versions| versions.lines()).into())
    }

    /// The versions that the page has; asked for when somebody wants to compare.
    async fn show_versions(&self) {
        let Some(adapter) = self.adapter().filter(Adapter::has_versions) else { return };
        // Without them there is still the last save to compare with.
        let versions = adapter.versions().await.unwrap_or_default();
        let words = Words::new(self.locale());
        let versions = versions.into_iter().map(|version| StoredVersion {
            name: self.version_name(words, &version).into(),
            revision: version.revision.into(),
        });
        self.inbox.send(Input::Versions(versions.collect()));
    }

    /// `10 Feb 2018, 15:20, Ada: Cause found`.
    fn version_name(&self, words: Words, version: &HostVersion) -> String {
        let outside = page().outside.clone();
        let when = match Moment::parse(&version.when) {
            Some(at) => {
                let civil = in_zone(outside.zones(), &outside.reader_zone(), at).civil();
                moment::with_date(words, civil, &Default::default())
            }
            None if version.when.is_empty() => version.revision.clone(),
            None => version.when.clone(),
        };
        let named = match version.who.is_empty() {
            true => when,
            false => words.say(Msg::ChangesVersion, [&when, &version.who]),
        };
        match version.summary.is_empty() {
            true => named,
            false => words.say(Msg::ChangeOf, [&named, &version.summary]),
        }
    }
}
