//! DokuWiki with our plugin.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::api::field;
use super::client::encode;
use super::ground::{self, Folder, Running};
use super::{Ability, Client, Exchange, Fits, Place, Proxy, Save, View, Who, Wiki, files, requests, text};
use crate::error::{Context, Failure};

/// Where Debian's package has the wiki, and what else its PHP names by absolute paths.
const TREE: &str = "usr/share/dokuwiki";
const MOVED: [&str; 5] =
    ["/usr/share/php", "/usr/share/javascript", "/usr/share/dokuwiki", "/etc/dokuwiki", "/var/lib/dokuwiki"];

/// Where PHP files name them.
const CODE: [&str; 4] = ["usr/share/dokuwiki", "usr/share/php", "usr/share/php-geshi", "etc/dokuwiki"];

/// A running DokuWiki.
pub struct DokuWiki {
    key: String,
    folder: Folder,
    proxy: Proxy,
    server: Running,
    admin: Client,
    bob: Client,
}

impl DokuWiki {
    /// Copies the wiki that is set up, installs our plugin, and starts it.
    ///
    /// # Errors
    /// Fails when a part is missing or the wiki does not come up.
    pub fn start(key: &str) -> Result<Self, Failure> {
        let source = ground::set_up(key)?;
        let folder = Folder::new(key)?;
        let root = folder.path().join("root");
        files::copy(&source.join("root"), &root, false)?;
        relocate(&root)?;
        settings(&root)?;
        files::unpack(&ground::archive("dokuwiki")?, &root.join(TREE).join("lib/plugins"))?;
        let proxy = Proxy::start()?;
        let server = ground::php(&root.join(TREE), &folder.path().join("server.log"))?;
        proxy.behind(server.port);
        let (admin, bob) = (Client::new(proxy.port()), Client::new(proxy.port()));
        let mut wiki = Self { key: key.to_owned(), folder, proxy, server, admin, bob };
        enter(&mut wiki.admin, "admin", "Admin-pass-2026")?;
        enter(&mut wiki.bob, &account(Who::Bob), &Who::Bob.password())?;
        Ok(wiki)
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("root")
    }
}

/// Moves a tree of Debian's packages: absolute links and absolute paths in PHP.
fn relocate(root: &Path) -> Result<(), Failure> {
    for path in files::all(root)? {
        let place = || format!("moving {}", path.display());
        if let Ok(aim) = fs::read_link(&path)
            && let Ok(inner) = aim.strip_prefix("/")
        {
            fs::remove_file(&path).at(place())?;
            std::os::unix::fs::symlink(root.join(inner), &path).at(place())?;
        }
    }
    for folder in CODE.iter().map(|folder| root.join(folder)).filter(|folder| folder.is_dir()) {
        for path in
            files::all(&folder)?.iter().filter(|path| path.extension().is_some_and(|kind| kind == "php"))
        {
            relocate_code(path, root)?;
        }
    }
    Ok(())
}

fn relocate_code(path: &Path, root: &Path) -> Result<(), Failure> {
    // A few files of libraries are not in UTF-8; none of those names a path.
    let Ok(before) = fs::read_to_string(path) else { return Ok(()) };
    let after = MOVED.iter().fold(before.clone(), |text, moved| {
        ["'", "\""].iter().fold(text, |text, quote| {
            text.replace(&format!("{quote}{moved}"), &format!("{quote}{}{moved}", root.display()))
        })
    });
    if after == before {
        return Ok(());
    }
    fs::write(path, after).at(format!("moving {}", path.display()))
}

fn settings(root: &Path) -> Result<(), Failure> {
    let data = root.join("var/lib/dokuwiki");
    let local = format!(
        "<?php
$conf['title'] = 'Wiki'; $conf['useacl'] = 1; $conf['superuser'] = '@admin'; $conf['license'] = '0';
$conf['savedir'] = '{}'; $conf['securecookie'] = 0; $conf['compress'] = 0;
",
        data.join("data").display()
    );
    let write = |path: PathBuf, text: String| {
        fs::create_dir_all(path.parent().unwrap_or(root)).at("the wiki's settings")?;
        fs::write(&path, text).at(format!("writing {}", path.display()))
    };
    write(root.join("etc/dokuwiki/local.php"), local)?;
    let mut users = String::new();
    for (name, groups) in [("Admin", "admin,user"), ("Alice", "user"), ("Bob", "user")] {
        let hash = hash(&format!("{name}-pass-2026"))?;
        let account = name.to_lowercase();
        users.push_str(&format!("{account}:{hash}:{name}:{account}@example.invalid:{groups}\n"));
    }
    write(data.join("acl/users.auth.php"), users)?;
    write(data.join("acl/acl.auth.php"), "* @ALL 1\n* @user 8\n".to_owned())
}

fn hash(password: &str) -> Result<String, Failure> {
    let mut php = Command::new("php");
    let told = php.args(["-r", "echo password_hash($argv[1], PASSWORD_BCRYPT);", password]).output();
    Ok(String::from_utf8_lossy(&told.at("hashing a password")?.stdout).into_owned())
}

fn account(who: Who) -> String {
    who.name().to_lowercase()
}

fn enter(client: &mut Client, name: &str, password: &str) -> Result<(), Failure> {
    let form = client.get("/doku.php?id=start&do=login")?.text();
    let token = input(&form, "sectok").unwrap_or_default();
    let fields = [("do", "login"), ("u", name), ("p", password), ("sectok", token.as_str())];
    let told = client.post("/doku.php?id=start", &fields)?.text();
    if told.contains("do=logout") {
        Ok(())
    } else {
        Err(Failure::new("no way to log out", format!("{name} logged in")))
    }
}

/// The value of a field of a form.
fn input(html: &str, name: &str) -> Option<String> {
    let mark = format!("name=\"{name}\"");
    let tag = html.split('<').find(|tag| tag.starts_with("input") && tag.contains(&mark))?;
    let (_, rest) = tag.split_once("value=\"")?;
    rest.split('"').next().map(str::to_owned)
}

/// Saves a page by the wiki's own form.
fn store(client: &mut Client, name: &str, page: &str) -> Result<(), Failure> {
    let path = format!("/doku.php?id={}", encode(name));
    let form = client.get(&format!("{path}&do=edit"))?.good()?.text();
    let value = |field: &str| input(&form, field).unwrap_or_default();
    let (sectok, date, check) = (value("sectok"), value("date"), value("changecheck"));
    let fields = [
        ("id", name),
        ("rev", "0"),
        ("prefix", "."),
        ("suffix", ""),
        ("sectok", sectok.as_str()),
        ("date", date.as_str()),
        ("changecheck", check.as_str()),
        ("target", "section"),
        ("wikitext", page),
        ("summary", ""),
        ("do[save]", "Save"),
    ];
    client.post(&path, &fields)?.good().map(drop)
}

impl Wiki for DokuWiki {
    fn key(&self) -> &str {
        &self.key
    }

    fn proxy(&self) -> &Proxy {
        &self.proxy
    }

    fn lacks(&self, ability: Ability) -> Option<&'static str> {
        match ability {
            Ability::Inclusion => Some("DokuWiki shows no page within another without one more plugin"),
            _ => None,
        }
    }

    fn limit(&self) -> Option<usize> {
        // The plugin's own default.
        Some(2 * 1024 * 1024)
    }

    // Templates are dark by their colours alone.
    fn dress(&self) -> &'static str {
        "const [dark] = arguments;
        for (const node of document.querySelectorAll('html, body, .dokuwiki .page')) {
          node.style.cssText = dark ? 'background: #1d2125; color: #ddd' : '';
        }"
    }

    fn log_in(&mut self, who: Who) -> Result<Vec<(String, String)>, Failure> {
        let mut client = Client::new(self.proxy.port());
        if who != Who::Stranger {
            enter(&mut client, &account(who), &who.password())?;
        }
        Ok(client.cookies.into_iter().collect())
    }

    fn make(&mut self, name: &str, document: Option<&str>) -> Result<(), Failure> {
        store(&mut self.admin, name, &text::page(document.unwrap_or_default()))
    }

    fn place(&mut self, name: &str, view: View) -> Result<Place, Failure> {
        let at = |rest: &str| Place::path(format!("/doku.php?id={}{rest}", encode(name)));
        match view {
            View::Now | View::Static => Ok(at("")),
            View::Old => {
                let history = self.admin.get(&format!("/doku.php?id={}&do=revisions", encode(name)))?.text();
                let marks = history.split("rev=").skip(1);
                let older =
                    marks.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
                let older = older.filter(|digits| digits.len() > 8).min();
                let older = older.ok_or_else(|| Failure::new("no older revision", "one"))?;
                Ok(at(&format!("&rev={older}")))
            }
            View::Preview => Ok(Place { button: Some("#edbtn__preview"), ..at("&do=edit") }),
            View::Included => Err(Failure::new("no way", "a page within another")),
        }
    }

    fn text(&mut self, name: &str) -> Result<String, Failure> {
        Ok(self.admin.get(&format!("/doku.php?id={}&do=export_raw", encode(name)))?.good()?.text())
    }

    fn rewrite(&mut self, name: &str, text: &str) -> Result<(), Failure> {
        // Revisions are told apart by the second.
        std::thread::sleep(std::time::Duration::from_millis(1100));
        store(&mut self.bob, name, text)
    }

    fn protect(&mut self, name: &str) -> Result<Who, Failure> {
        let path = self.root().join("var/lib/dokuwiki/acl/acl.auth.php");
        let rules = fs::read_to_string(&path).at("reading the rights")?;
        fs::write(&path, format!("{rules}{name} @user 1\n")).at("writing the rights")?;
        Ok(Who::Alice)
    }

    fn integration(&mut self, installed: bool) -> Result<(), Failure> {
        let inside = self.root().join(TREE).join("lib/plugins/postmortemtimeline");
        let outside = self.folder.path().join("postmortemtimeline");
        let (from, to) = if installed { (outside, inside) } else { (inside, outside) };
        if from.exists() {
            fs::rename(from, to).at("moving the plugin")?;
        }
        // Pages lie in a cache that is as old as the settings at most.
        let local = self.root().join("etc/dokuwiki/local.php");
        let text = fs::read_to_string(&local).at("the wiki's settings")?;
        std::thread::sleep(std::time::Duration::from_millis(1100));
        fs::write(local, text).at("the wiki's settings")
    }

    fn saves(&self) -> Fits {
        requests("POST", "plugin_postmortemtimeline_save", "")
    }

    fn save(&self, exchange: &Exchange) -> Option<Save> {
        if !(self.saves())(&exchange.request) {
            return None;
        }
        let base = field(&exchange.request.text(), "base")?;
        let told = exchange.reply.as_ref()?.json().ok()?;
        Some(Save { base, won: crate::json::text(&told, "status") == "saved" })
    }
}

impl Drop for DokuWiki {
    fn drop(&mut self) {
        self.server.end();
    }
}
