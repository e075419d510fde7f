//! Pages of our own with a small server: the element in any page, and in a frame.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use super::ground::{self, Folder};
use super::{Ability, Exchange, Fits, Place, Proxy, Save, View, Who, Wiki, files, requests, text};
use crate::error::Failure;
use crate::http::{Request, Response};
use crate::process::lock;
use crate::server::{Policy, Server};

/// The cookie that says who it is.
const COOKIE: &str = "user";

/// The strictest policy that the element promises to run under, with frames of the same origin.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// How the element stands in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In the page itself, with a data block; the page answers its saves.
    Page,
    /// In a frame, with messages.
    Frame,
}

/// What the server keeps of a page.
#[derive(Debug, Clone, Default)]
struct Kept {
    text: String,
    revision: u64,
    protected: bool,
}

type Pages = Arc<Mutex<BTreeMap<String, Kept>>>;

/// A server with pages of a kind.
pub struct Host {
    kind: Kind,
    proxy: Proxy,
    server: Server,
    pages: Pages,
    folder: Folder,
}

impl Host {
    /// Starts it.
    ///
    /// # Errors
    /// Fails when a part is missing.
    pub fn start(kind: Kind) -> Result<Self, Failure> {
        let key = key(kind);
        let folder = Folder::new(key)?;
        files::unpack(&ground::archive(key)?, folder.path())?;
        let (proxy, server) = (Proxy::start()?, Server::start()?);
        proxy.behind(server.port());
        server.policy(Policy::Custom(POLICY.to_owned()));
        let host = Self { kind, proxy, server, pages: Pages::default(), folder };
        host.mount(true)?;
        let pages = Arc::clone(&host.pages);
        host.server.route("/at/", move |request| page(kind, request, &lock(&pages)));
        let pages = Arc::clone(&host.pages);
        host.server.route("/store/", move |request| store(request, &mut lock(&pages)));
        Ok(host)
    }

    fn mount(&self, installed: bool) -> Result<(), Failure> {
        let inner = std::fs::read_dir(self.folder.path())?.flatten().map(|entry| entry.path()).next();
        let inner = inner.ok_or_else(|| Failure::new("an empty archive", "a folder in it"))?;
        let folder = if installed { inner } else { self.folder.path().join("nothing") };
        self.server.mount(&format!("/{}/", key(self.kind)), folder);
        Ok(())
    }
}

fn key(kind: Kind) -> &'static str {
    match kind {
        Kind::Page => "page",
        Kind::Frame => "frame",
    }
}

/// Who asks, by the cookie.
fn user(request: &Request) -> &str {
    let cookies = request.header("cookie").unwrap_or_default();
    let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map_or("", |(_, user)| user)
}

fn name(request: &Request) -> &str {
    request.path().rsplit('/').next().unwrap_or_default()
}

/// The page as the server writes it.
fn page(kind: Kind, request: &Request, pages: &BTreeMap<String, Kept>) -> Response {
    let name = name(request);
    let Some(kept) = pages.get(name) else { return Response::plain(404, "There is no such page.") };
    let document = text::document(&kept.text).unwrap_or_default();
    let user = user(request);
    let inner = match kind {
        Kind::Frame => format!(
            "<iframe title='Timeline' width='100%' data-name='{name}' data-user='{user}' src='/frame/frame.html'></iframe>"
        ),
        Kind::Page => inline(name, kept, &document, !user.is_empty() && !kept.protected),
    };
    let prose = text::prose(&kept.text).replace('…', &inner);
    let script = match kind {
        Kind::Page => {
            "<script type='module' src='/page/element.js'></script><script type='module' src='/pages/host-page.js'></script>"
        }
        Kind::Frame => "<script type='module' src='/pages/host-frame.js'></script>",
    };
    let html = format!(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{name}</title>\
         <link rel='icon' href='data:,'>{script}</head><body><main>{prose}</main></body></html>"
    );
    Response::new(200, "text/html; charset=utf-8", html)
}

fn inline(name: &str, kept: &Kept, document: &str, can_edit: bool) -> String {
    let mode = if can_edit { " mode='edit'" } else { "" };
    let revision = kept.revision;
    format!(
        "<postmortem-timeline id='{name}' data-revision='{revision}'{mode}>\
         <script type='application/json'>{document}</script>{}</postmortem-timeline>",
        text::table(document)
    )
}

/// Reads a document, or stores one on top of the revision that it is based on.
fn store(request: &Request, pages: &mut BTreeMap<String, Kept>) -> Response {
    let Some(kept) = pages.get_mut(name(request)) else {
        return Response::json(404, &json!({ "status": "gone" }));
    };
    let can_edit = !user(request).is_empty() && !kept.protected;
    if request.method == "GET" {
        return Response::json(200, &held(kept, json!({ "canEdit": can_edit })));
    }
    let length = request.header("content-length").and_then(|text| text.parse().ok());
    let refused = |status: u16, word: &str| Response::json(status, &json!({ "status": word }));
    if length != Some(request.body.len()) {
        return refused(400, "unavailable");
    }
    match (user(request).is_empty(), kept.protected) {
        (true, _) => refused(401, "unauthenticated"),
        (_, true) => refused(403, "denied"),
        _ => compare_and_write(request, kept),
    }
}

/// What is stored, with more members.
fn held(kept: &Kept, mut more: Value) -> Value {
    let document = text::document(&kept.text).unwrap_or_default();
    if let Some(members) = more.as_object_mut() {
        members.insert("doc".to_owned(), json!(Some(document).filter(|text| !text.is_empty())));
        members.insert("revision".to_owned(), json!(kept.revision.to_string()));
    }
    more
}

/// A text that is there already is a success: so a save can be repeated after a lost answer.
fn compare_and_write(request: &Request, kept: &mut Kept) -> Response {
    let base = request.header("if-match").unwrap_or_default().trim_matches('"');
    let sent = text::safe(request.text().trim());
    if text::document(&kept.text).is_ok_and(|document| document != sent) {
        if base != kept.revision.to_string() {
            return Response::json(409, &json!({ "status": "conflict", "theirs": held(kept, json!({})) }));
        }
        kept.text = text::with_document(&kept.text, &sent).unwrap_or_default();
        kept.revision += 1;
    }
    Response::json(200, &json!({ "status": "saved", "revision": kept.revision.to_string() }))
}

impl Wiki for Host {
    fn key(&self) -> &str {
        key(self.kind)
    }

    fn proxy(&self) -> &Proxy {
        &self.proxy
    }

    fn lacks(&self, ability: Ability) -> Option<&'static str> {
        match (ability, self.kind) {
            (Ability::OldRevision | Ability::Versions | Ability::Preview | Ability::Inclusion, _) => {
                Some("versions, previews and inclusions are the page's own")
            }
            (Ability::StaticTable | Ability::TextInPage, Kind::Frame) => {
                Some("what is shown without the frame is up to the page around it")
            }
            _ => None,
        }
    }

    fn limit(&self) -> Option<usize> {
        Some(2_000_000)
    }

    fn frame(&self) -> Option<&'static str> {
        (self.kind == Kind::Frame).then_some("iframe")
    }

    fn log_in(&mut self, who: Who) -> Result<Vec<(String, String)>, Failure> {
        Ok(match who {
            Who::Stranger => Vec::new(),
            known => vec![(COOKIE.to_owned(), known.name().to_owned())],
        })
    }

    fn make(&mut self, name: &str, document: Option<&str>) -> Result<(), Failure> {
        let kept = Kept { text: text::page(document.unwrap_or_default()), revision: 1, protected: false };
        lock(&self.pages).insert(name.to_owned(), kept);
        Ok(())
    }

    fn place(&mut self, name: &str, _: View) -> Result<Place, Failure> {
        Ok(Place::path(format!("/at/{name}")))
    }

    fn text(&mut self, name: &str) -> Result<String, Failure> {
        let kept = lock(&self.pages).get(name).map(|kept| kept.text.clone());
        kept.ok_or_else(|| Failure::new("no page", name))
    }

    fn rewrite(&mut self, name: &str, text: &str) -> Result<(), Failure> {
        let mut pages = lock(&self.pages);
        let kept = pages.get_mut(name).ok_or_else(|| Failure::new("no page", name))?;
        if text::document(text)? != text::document(&kept.text)? {
            kept.revision += 1;
        }
        kept.text = text.to_owned();
        Ok(())
    }

    fn protect(&mut self, name: &str) -> Result<Who, Failure> {
        if let Some(kept) = lock(&self.pages).get_mut(name) {
            kept.protected = true;
        }
        Ok(Who::Alice)
    }

    fn integration(&mut self, installed: bool) -> Result<(), Failure> {
        self.mount(installed)
    }

    fn saves(&self) -> Fits {
        requests("PUT", "/store/", "")
    }

    fn save(&self, exchange: &Exchange) -> Option<Save> {
        if !(self.saves())(&exchange.request) {
            return None;
        }
        let base = exchange.request.header("if-match")?.to_owned();
        let won = exchange.reply.as_ref()?.status == 200;
        Some(Save { base, won })
    }
}
