//! MediaWiki with our extension.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::api::{call, enter, field};
use super::client::encode;
use super::ground::{self, Folder, Running};
use super::{Ability, Client, Exchange, Fits, Place, Proxy, Save, View, Who, Wiki, files, requests, text};
use crate::error::{Context, Failure};

/// Stands in the wiki's folder while our integration is out.
const WITHOUT: &str = "without";

/// Where the files lie that site scripts start, in a wiki without the extension.
const SCRIPTS: &str = "timeline";

/// How our integration gets into the wiki.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As an extension.
    Extension,
    /// By `MediaWiki:Common.js`, and files on a web server.
    SiteScripts,
}

/// A block of the page where there is no extension, and what stands for it in our texts.
const BLOCK: (&str, &str) = ("<pre class=\"postmortem-timeline\" id=\"t1\">", "</pre>");
const TAG: (&str, &str) = ("<postmortem-timeline>", "</postmortem-timeline>");

/// A running MediaWiki.
pub struct MediaWiki {
    key: String,
    way: Way,
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
        let version = key.split('-').nth(1).unwrap_or_default();
        let way = if key.starts_with("mediawiki") { Way::Extension } else { Way::SiteScripts };
        let source = ground::set_up(&format!("mediawiki-{version}"))?;
        let folder = Folder::new(key)?;
        let tree = folder.path().join("tree");
        files::copy(&source.join("tree"), &tree, true)?;
        files::copy(&source.join("db"), &folder.path().join("db"), false)?;
        match way {
            Way::Extension => files::unpack(&ground::archive("mediawiki")?, &tree.join("extensions"))?,
            Way::SiteScripts => files::unpack(&ground::archive("mediawiki-common-js")?, &tree.join(SCRIPTS))?,
        }
        let proxy = Proxy::start()?;
        settings(way, folder.path(), &proxy)?;
        let server = ground::php(&tree, &folder.path().join("server.log"))?;
        proxy.behind(server.port);
        let (admin, bob) = (Client::new(proxy.port()), Client::new(proxy.port()));
        let mut wiki = Self { key: key.to_owned(), way, folder, proxy, server, admin, bob };
        enter(&mut wiki.admin, "Admin", "Admin-pass-2026")?;
        enter(&mut wiki.bob, Who::Bob.name(), &Who::Bob.password())?;
        if way == Way::SiteScripts {
            wiki.add_scripts(&tree.join(SCRIPTS))?;
        }
        Ok(wiki)
    }

    /// What the README has an administrator do: a page with the loader and the address of the folder.
    fn add_scripts(&mut self, folder: &Path) -> Result<(), Failure> {
        let inner = fs::read_dir(folder).at("the files of the scripts")?.flatten().next();
        let inner = inner.ok_or_else(|| Failure::new("an empty archive", "a folder in it"))?;
        let loader = fs::read_to_string(inner.path().join("Common.js")).at("the loader")?;
        let (before, rest) = loader.split_once("https://").unwrap_or_default();
        let (_, after) = rest.split_once('\'').unwrap_or_default();
        let name = inner.file_name().to_string_lossy().into_owned();
        let address = self.proxy.url(&format!("/{SCRIPTS}/{name}/"));
        self.edit(true, "MediaWiki:Common.js", &format!("{before}{address}'{after}"))
    }

    /// The wiki's own form of a text of ours.
    fn as_stored(&self, text: &str) -> String {
        match self.way {
            Way::Extension => text.to_owned(),
            Way::SiteScripts => text.replace(TAG.0, BLOCK.0).replace(TAG.1, BLOCK.1),
        }
    }

    fn edit(&mut self, as_admin: bool, name: &str, page: &str) -> Result<(), Failure> {
        let page = self.as_stored(page);
        let client = if as_admin { &mut self.admin } else { &mut self.bob };
        call(client, &[("action", "edit"), ("title", name), ("text", &page)], true).map(drop)
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
fn settings(way: Way, folder: &Path, proxy: &Proxy) -> Result<(), Failure> {
    let path = folder.join("tree/LocalSettings.php");
    let text = fs::read_to_string(&path).at("reading the settings")?;
    fs::remove_file(&path).at("changing the settings")?;
    let (server, database) = (proxy.url(""), folder.join("db"));
    let inside = match way {
        Way::Extension => "wfLoadExtension( 'PostmortemTimeline' );",
        Way::SiteScripts => "$wgUseSiteJs = true;",
    };
    let more = format!(
        "
$wgServer = '{server}'; $wgSQLiteDataDir = '{}'; $wgCacheDirectory = '{}';
$wgMainCacheType = CACHE_NONE; $wgSessionCacheType = CACHE_DB; $wgJobRunRate = 0;
// A new account may save eight times a minute; the cases save more often.
$wgRateLimits['edit'] = [];
$wgEnableUploads = false; $wgShowExceptionDetails = true;
$wgGroupPermissions['*']['edit'] = false;
$wgUseSiteJs = false;
wfLoadSkin( 'Vector' );
if ( !file_exists( __DIR__ . '/{WITHOUT}' ) ) {{ {inside} }}
",
        database.display(),
        folder.display(),
    );
    fs::write(&path, text + &more).at("changing the settings")
}

impl Wiki for MediaWiki {
    fn key(&self) -> &str {
        &self.key
    }

    fn proxy(&self) -> &Proxy {
        &self.proxy
    }

    fn lacks(&self, ability: Ability) -> Option<&'static str> {
        match (self.way, ability) {
            (_, Ability::WasmPolicy) => {
                Some("MediaWiki's own scripts need 'unsafe-eval', which lets WebAssembly run")
            }
            (Way::SiteScripts, Ability::StaticTable) => {
                Some("without an extension the server knows no table: the text of the document is shown")
            }
            _ => None,
        }
    }

    fn limit(&self) -> Option<usize> {
        // $wgMaxArticleSize is 2048 KiB by default, for the whole page.
        Some(2048 * 1024)
    }

    // What the night mode of a skin sets, and what its styles would do.
    fn dress(&self) -> &'static str {
        "const [dark] = arguments;
        const { classList } = document.documentElement;
        classList.toggle('skin-theme-clientpref-day', !dark);
        classList.toggle('skin-theme-clientpref-night', dark);
        for (const node of document.querySelectorAll('body, .mw-page-container, #content')) {
          node.style.cssText = dark ? 'background: #101418; color: #eaecf0' : '';
        }"
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
        let text = content.and_then(Value::as_str).unwrap_or_default();
        Ok(match self.way {
            Way::Extension => text.to_owned(),
            Way::SiteScripts => text.replace(BLOCK.0, TAG.0).replace(BLOCK.1, TAG.1),
        })
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
        let tree = self.folder.path().join("tree");
        if installed {
            let _ = fs::remove_file(tree.join(WITHOUT));
        } else {
            fs::write(tree.join(WITHOUT), "").at("taking the extension out")?;
        }
        // Pages lie in a cache, and are made anew once the settings are younger; that is told by the second.
        std::thread::sleep(std::time::Duration::from_millis(1100));
        let settings = tree.join("LocalSettings.php");
        let text = fs::read_to_string(&settings).at("the settings")?;
        fs::write(settings, text).at("the settings")
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
        let of = |pointer: &str| told.pointer(pointer).and_then(Value::as_str) == Some("Success");
        // On a text of others MediaWiki merges lines, and says so by another old revision.
        let on = told.pointer("/edit/oldrevid").map(Value::to_string);
        let won = of("/pmtsave/result") || of("/edit/result") && on.as_ref() == Some(&base);
        Some(Save { base, won })
    }
}

impl Drop for MediaWiki {
    fn drop(&mut self) {
        self.server.end();
    }
}
