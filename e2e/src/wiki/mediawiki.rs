//! MediaWiki with our extension.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::client::encode;
use super::ground::{self, Folder, Running};
use super::{Ability, Client, Exchange, Fits, Place, Proxy, Save, View, Who, Wiki, files, requests, text};
use crate::error::{Context, Failure};

/// Stands in the wiki's folder while our extension is out.
const WITHOUT: &str = "without";

/// A running MediaWiki.
pub struct MediaWiki {
    key: String,
    folder: Folder,
    proxy: Proxy,
    server: Running,
    admin: Client,
    bob: Client,
}

impl MediaWiki {
    /// Copies the wiki that is set up, installs our extension, and starts it.
    ///
    /// # Errors
    /// Fails when a part is missing or the wiki does not come up.
    pub fn start(key: &str) -> Result<Self, Failure> {
        let source = ground::set_up(key)?;
        let folder = Folder::new(key)?;
        let tree = folder.path().join("tree");
        files::copy(&source.join("tree"), &tree, true)?;
        files::copy(&source.join("db"), &folder.path().join("db"), false)?;
        files::unpack(&ground::archive("mediawiki")?, &tree.join("extensions"))?;
        let proxy = Proxy::start()?;
        settings(folder.path(), &proxy)?;
        let server = ground::php(&tree, &folder.path().join("server.log"))?;
        proxy.behind(server.port);
        let (admin, bob) = (Client::new(proxy.port()), Client::new(proxy.port()));
        let mut wiki = Self { key: key.to_owned(), folder, proxy, server, admin, bob };
        let mut update = std::process::Command::new("php");
        update.arg(tree.join("maintenance/update.php")).arg("--quick");
        update.output().at("updating the database")?;
        enter(&mut wiki.admin, "Admin", "Admin-pass-2026")?;
        enter(&mut wiki.bob, Who::Bob.name(), &Who::Bob.password())?;
        Ok(wiki)
    }

    fn edit(&mut self, as_admin: bool, name: &str, page: &str) -> Result<(), Failure> {
        let client = if as_admin { &mut self.admin } else { &mut self.bob };
        call(client, &[("action", "edit"), ("title", name), ("text", page)], true).map(drop)
    }

    fn revisions(&mut self, name: &str, wanted: &str) -> Result<Vec<Value>, Failure> {
        let fields = [
            ("action", "query"),
            ("prop", "revisions"),
            ("titles", name),
            ("rvslots", "main"),
            ("rvprop", wanted),
            ("rvlimit", "2"),
        ];
        let told = call(&mut self.admin, &fields, false)?;
        let found = told.pointer("/query/pages/0/revisions").and_then(Value::as_array).cloned();
        found.ok_or_else(|| Failure::new(told.to_string(), format!("revisions of {name}")))
    }
}

/// Adds to the settings; the file is no longer that of the set-up then.
fn settings(folder: &Path, proxy: &Proxy) -> Result<(), Failure> {
    let path = folder.join("tree/LocalSettings.php");
    let text = fs::read_to_string(&path).at("reading the settings")?;
    fs::remove_file(&path).at("changing the settings")?;
    let (server, database) = (proxy.url(""), folder.join("db"));
    let more = format!(
        "
$wgServer = '{server}'; $wgSQLiteDataDir = '{}'; $wgCacheDirectory = '{}';
$wgMainCacheType = CACHE_NONE; $wgSessionCacheType = CACHE_DB; $wgJobRunRate = 0;
// A new account may save eight times a minute; the cases save more often.
$wgRateLimits['edit'] = [];
$wgEnableUploads = false; $wgShowExceptionDetails = true;
$wgGroupPermissions['*']['edit'] = false;
wfLoadSkin( 'Vector' );
if ( !file_exists( __DIR__ . '/{WITHOUT}' ) ) {{ wfLoadExtension( 'PostmortemTimeline' ); }}
",
        database.display(),
        folder.display(),
    );
    fs::write(&path, text + &more).at("changing the settings")
}

/// Asks the API; what changes something goes with a token.
fn call(client: &mut Client, fields: &[(&str, &str)], changes: bool) -> Result<Value, Failure> {
    let mut all = vec![("format", "json"), ("formatversion", "2")];
    all.extend_from_slice(fields);
    let reply = if changes {
        let asked = client.get("/api.php?action=query&meta=tokens&format=json&formatversion=2")?.json()?;
        let token = asked.pointer("/query/tokens/csrftoken").and_then(Value::as_str).unwrap_or_default();
        client.post("/api.php", &[all.as_slice(), &[("token", token)]].concat())?
    } else {
        let query: Vec<String> =
            all.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        client.get(&format!("/api.php?{}", query.join("&")))?
    };
    let told = reply.json()?;
    match told.get("error") {
        Some(error) => Err(Failure::new(error.to_string(), "an answer without an error")),
        None => Ok(told),
    }
}

fn enter(client: &mut Client, name: &str, password: &str) -> Result<(), Failure> {
    let path = "/api.php?action=query&meta=tokens&type=login&format=json&formatversion=2";
    let asked = client.get(path)?.json()?;
    let token = asked.pointer("/query/tokens/logintoken").and_then(Value::as_str).unwrap_or_default();
    let fields = [
        ("action", "clientlogin"),
        ("username", name),
        ("password", password),
        ("loginreturnurl", "http://127.0.0.1/"),
        ("logintoken", token),
        ("format", "json"),
    ];
    let told = client.post("/api.php", &fields)?.json()?;
    match told.pointer("/clientlogin/status").and_then(Value::as_str) {
        Some("PASS") => Ok(()),
        _ => Err(Failure::new(told.to_string(), format!("{name} logged in"))),
    }
}

impl Wiki for MediaWiki {
    fn key(&self) -> &str {
        &self.key
    }

    fn proxy(&self) -> &Proxy {
        &self.proxy
    }

    fn lacks(&self, _: Ability) -> Option<&'static str> {
        None
    }

    fn limit(&self) -> Option<usize> {
        // $wgMaxArticleSize is 2048 KiB by default, for the whole page.
        Some(2048 * 1024)
    }

    fn log_in(&mut self, who: Who) -> Result<Vec<(String, String)>, Failure> {
        let mut client = Client::new(self.proxy.port());
        if who != Who::Stranger {
            enter(&mut client, who.name(), &who.password())?;
        }
        Ok(client.cookies.into_iter().collect())
    }

    fn make(&mut self, name: &str, document: Option<&str>) -> Result<(), Failure> {
        self.edit(true, name, &text::page(document.unwrap_or_default()))
    }

    fn place(&mut self, name: &str, view: View) -> Result<Place, Failure> {
        let at = |rest: &str| Place::path(format!("/index.php?title={}{rest}", encode(name)));
        match view {
            View::Now | View::Static => Ok(at("")),
            View::Old => {
                let revisions = self.revisions(name, "ids")?;
                let older = revisions.get(1).and_then(|revision| revision.get("revid")).cloned();
                let older = older.ok_or_else(|| Failure::new("one revision", "two"))?;
                Ok(at(&format!("&oldid={older}")))
            }
            View::Included => {
                let other = format!("{name} around");
                self.edit(true, &other, &format!("Around.\n\n{{{{:{name}}}}}\n"))?;
                Ok(Place::path(format!("/index.php?title={}", encode(&other))))
            }
            View::Preview => Ok(Place { button: Some("#wpPreview"), ..at("&action=edit") }),
        }
    }

    fn text(&mut self, name: &str) -> Result<String, Failure> {
        let revisions = self.revisions(name, "content|ids")?;
        let content = revisions.first().and_then(|revision| revision.pointer("/slots/main/content"));
        Ok(content.and_then(Value::as_str).unwrap_or_default().to_owned())
    }

    fn rewrite(&mut self, name: &str, text: &str) -> Result<(), Failure> {
        self.edit(false, name, text)
    }

    fn protect(&mut self, name: &str) -> Result<Who, Failure> {
        let fields =
            [("action", "protect"), ("title", name), ("protections", "edit=sysop"), ("expiry", "infinite")];
        call(&mut self.admin, &fields, true)?;
        Ok(Who::Alice)
    }

    fn integration(&mut self, installed: bool) -> Result<(), Failure> {
        let mark = self.folder.path().join("tree").join(WITHOUT);
        if installed {
            let _ = fs::remove_file(mark);
            return Ok(());
        }
        fs::write(mark, "").at("taking the extension out")
    }

    fn saves(&self) -> Fits {
        requests("POST", "/api.php", "baserevid")
    }

    fn save(&self, exchange: &Exchange) -> Option<Save> {
        if !(self.saves())(&exchange.request) {
            return None;
        }
        let base = field(&exchange.request.text(), "baserevid")?;
        let told = exchange.reply.as_ref()?.json().ok()?;
        let result = told.pointer("/pmtsave/result").and_then(Value::as_str);
        Some(Save { base, won: result == Some("Success") })
    }
}

impl Drop for MediaWiki {
    fn drop(&mut self) {
        self.server.end();
    }
}

/// A field of a form, whichever way the browser has packed it.
pub fn field(body: &str, name: &str) -> Option<String> {
    let plain = body.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
    if let Some((_, value)) = plain {
        return Some(crate::http::decode(&value.replace('+', " ")));
    }
    let (_, rest) = body.split_once(&format!("name=\"{name}\"\r\n\r\n"))?;
    rest.split("\r\n--").next().map(str::to_owned)
}
