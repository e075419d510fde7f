//! TiddlyWiki on its Node.js server, with our plugin.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use super::client::encode;
use super::ground::{self, Folder, Running};
use super::proxy::LogIn;
use super::{Ability, Client, Exchange, Fits, Place, Proxy, Save, View, Who, Wiki, files, text};
use crate::error::{Context, Failure};
use crate::json::text as member;

/// The header by which the proxy names the user, as an installation behind a single sign-on has it.
const HEADER: &str = "x-remote-user";
/// The cookie of that proxy.
const COOKIE: &str = "signed-on";

/// A running TiddlyWiki.
pub struct TiddlyWiki {
    key: String,
    program: PathBuf,
    folder: Folder,
    proxy: Proxy,
    server: Option<Running>,
    bob: Client,
    visits: usize,
}

impl TiddlyWiki {
    /// Makes a wiki, installs our plugin, and starts it.
    ///
    /// # Errors
    /// Fails when a part is missing or the wiki does not come up.
    pub fn start(key: &str) -> Result<Self, Failure> {
        let program = ground::set_up(key)?.join("node_modules/tiddlywiki/tiddlywiki.js");
        let folder = Folder::new(key)?;
        let wiki = folder.path().join("wiki");
        let made = Command::new("node").arg(&program).arg(&wiki).args(["--init", "server"]).output();
        made.at("making a wiki")?;
        files::unpack(&ground::archive("tiddlywiki")?, &wiki.join("plugins"))?;
        let proxy = Proxy::start()?;
        proxy.log_in(LogIn { cookie: COOKIE.to_owned(), header: HEADER.to_owned() });
        let mut bob = Client::new(proxy.port());
        bob.cookies.insert(COOKIE.to_owned(), Who::Bob.name().to_owned());
        bob.headers.push(("X-Requested-With".to_owned(), "TiddlyWiki".to_owned()));
        let mut started = Self { key: key.to_owned(), program, folder, proxy, server: None, bob, visits: 0 };
        started.listen()?;
        Ok(started)
    }

    fn listen(&mut self) -> Result<(), Failure> {
        if let Some(server) = self.server.take() {
            server.end();
        }
        let log = self.folder.path().join("server.log");
        let server = ground::serve(&log, |port| {
            let mut command = self.command();
            command.args(["--listen", "host=127.0.0.1", &format!("port={port}"), "readers=(anon)"]);
            command.args(["writers=Alice,Bob", &format!("authenticated-user-header={HEADER}")]);
            command
        })?;
        self.proxy.behind(server.port);
        self.server = Some(server);
        Ok(())
    }

    fn command(&self) -> Command {
        let mut command = Command::new("node");
        command.arg(&self.program).arg(self.folder.path().join("wiki"));
        command
    }

    fn put(&mut self, title: &str, mut tiddler: Value) -> Result<(), Failure> {
        if let Some(fields) = tiddler.as_object_mut() {
            fields.insert("title".to_owned(), json!(title));
        }
        let path = format!("/recipes/default/tiddlers/{}", encode(title));
        self.bob.send("PUT", &path, "application/json", tiddler.to_string().as_bytes())?.good().map(drop)
    }

    fn get(&mut self, title: &str) -> Result<String, Failure> {
        let told = self.bob.get(&format!("/recipes/default/tiddlers/{}", encode(title)))?.good()?.json()?;
        Ok(member(&told, "text"))
    }

    /// The page as an export makes it.
    fn rendered(&self, name: &str) -> Result<Place, Failure> {
        let file = format!("{name}.html");
        let out = self.folder.path().join("wiki/files");
        fs::create_dir_all(&out).at("the folder for files")?;
        let mut command = self.command();
        command.arg("--output").arg(&out).args(["--render", &format!("[[{}]]", around(name)), &file]);
        command.args(["text/plain", "$:/core/templates/static.tiddler.html"]);
        command.output().at("rendering a page")?;
        Ok(Place::path(format!("/files/{file}")))
    }

    /// The whole wiki is one page, which a browser does not load again for another fragment.
    fn at(&mut self, title: &str) -> Place {
        self.visits += 1;
        Place::path(format!("/?visit={}#{}", self.visits, encode(title)))
    }
}

/// The tiddler around the one of the document.
fn around(name: &str) -> String {
    format!("{name} page")
}

/// What stands there for the document.
fn widget(name: &str) -> String {
    format!("<$postmortem-timeline tiddler=\"{name}\"/>")
}

impl Wiki for TiddlyWiki {
    fn key(&self) -> &str {
        &self.key
    }

    fn proxy(&self) -> &Proxy {
        &self.proxy
    }

    fn lacks(&self, ability: Ability) -> Option<&'static str> {
        match ability {
            Ability::OldRevision | Ability::Versions => Some("a tiddler has no older revisions"),
            Ability::LivePreview => {
                Some("TiddlyWiki's preview is made anew with each key, so it has the table")
            }
            Ability::WasmPolicy => Some("TiddlyWiki itself needs 'unsafe-eval', which lets WebAssembly run"),
            Ability::TextInPage => Some("the document is a tiddler of its own"),
            Ability::Limit => Some("TiddlyWiki's server takes texts of any size"),
            Ability::AtomicSave => {
                Some("TiddlyWiki's server compares nothing: between our look and our write lies a moment")
            }
            _ => None,
        }
    }

    fn dress(&self) -> &'static str {
        "const palette = arguments[0] ? '$:/palettes/CupertinoDark' : '$:/palettes/Vanilla';
        $tw.wiki.addTiddler({ title: '$:/palette', text: palette });"
    }

    fn log_in(&mut self, who: Who) -> Result<Vec<(String, String)>, Failure> {
        Ok(match who {
            Who::Stranger => Vec::new(),
            known => vec![(COOKIE.to_owned(), known.name().to_owned())],
        })
    }

    fn make(&mut self, name: &str, document: Option<&str>) -> Result<(), Failure> {
        let page = format!("{}\n\n{}\n\n{}\n", text::BEFORE, widget(name), text::AFTER);
        self.put(&around(name), json!({ "text": page, "type": "text/vnd.tiddlywiki" }))?;
        match document {
            Some(document) => self.replace(name, document),
            None => Ok(()),
        }
    }

    fn place(&mut self, name: &str, view: View) -> Result<Place, Failure> {
        match view {
            View::Now => Ok(self.at(&around(name))),
            View::Included => {
                let other = format!("{name} elsewhere");
                self.put(&other, json!({ "text": format!("Around.\n\n{{{{{}}}}}", around(name)) }))?;
                Ok(self.at(&other))
            }
            View::Preview => {
                let (page, draft) = (around(name), format!("Draft of '{}'", around(name)));
                let body = self.get(&page)?;
                let fields = json!({ "draft.of": page, "draft.title": page });
                self.put(&draft, json!({ "text": body, "fields": fields }))?;
                self.put("$:/state/showeditpreview", json!({ "text": "yes" }))?;
                Ok(self.at(&draft))
            }
            View::Static => self.rendered(name),
            View::Old => Err(Failure::new("no way", "an older revision")),
        }
    }

    /// Prose and document are two tiddlers here; the text is that of the first with the other in it.
    fn text(&mut self, name: &str) -> Result<String, Failure> {
        let (page, document) = (self.get(&around(name))?, self.document(name)?);
        let tag = format!("<postmortem-timeline>\n{document}\n</postmortem-timeline>");
        Ok(page.replace(&widget(name), &tag))
    }

    fn rewrite(&mut self, name: &str, text: &str) -> Result<(), Failure> {
        let document = text::document(text)?;
        let old = format!("<postmortem-timeline>\n{document}\n</postmortem-timeline>");
        self.put(&around(name), json!({ "text": text.replace(&old, &widget(name)) }))?;
        if document != self.document(name)? { self.replace(name, &document) } else { Ok(()) }
    }

    fn document(&mut self, name: &str) -> Result<String, Failure> {
        self.get(name)
    }

    fn replace(&mut self, name: &str, document: &str) -> Result<(), Failure> {
        let text = text::safe(document);
        self.put(name, json!({ "text": text, "type": "application/json", "fields": { "pmt": "yes" } }))
    }

    fn protect(&mut self, _: &str) -> Result<Who, Failure> {
        // Rights are those of the whole wiki: who is not named may read.
        Ok(Who::Stranger)
    }

    fn integration(&mut self, installed: bool) -> Result<(), Failure> {
        // What was just saved lies in the server's memory for a second or two before it is in a file.
        std::thread::sleep(std::time::Duration::from_secs(3));
        let inside = self.folder.path().join("wiki/plugins/postmortem-timeline");
        let outside = self.folder.path().join("postmortem-timeline");
        let (from, to) = if installed { (outside, inside) } else { (inside, outside) };
        if from.exists() {
            fs::rename(from, to).at("moving the plugin")?;
        }
        self.listen()
    }

    fn saves(&self) -> Fits {
        std::sync::Arc::new(|request| {
            request.method == "PUT"
                && request.target.contains("/recipes/default/tiddlers/")
                && request.text().contains("postmortem-timeline")
        })
    }

    fn save(&self, exchange: &Exchange) -> Option<Save> {
        let is_save = (self.saves())(&exchange.request);
        let won = exchange.reply.as_ref().is_some_and(|reply| reply.status < 300);
        is_save.then(|| Save { base: String::new(), won })
    }
}

impl Drop for TiddlyWiki {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            server.end();
        }
    }
}
