//! What the model is started with.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::error::{Context, Failure};
use crate::http::{Response, decode, mime_of};

/// The command line.
pub const HELP: &str = "\
A model of Confluence by its documented rules.

  --port N               the port on 127.0.0.1; any free one without
  --seen-port N          the port that browsers and the base URL know, where a proxy stands in front
  --context /PATH        the context path of Data Center, such as /confluence
  --macro NAME=FILE      a user macro and its template; the comment `## Body processing: Unrendered`
                         (or Escaped, Rendered, `No macro body`) says how its body is handed over
  --mount /PATH/=FOLDER  static files
  --forge FOLDER         the static files of the Forge macro
  --forge-config FOLDER  those of its configuration; the same without
  --forge-manifest FILE  manifest.yml, for permissions.content

It prints its address when it is ready, and ends with its process.";

/// How a macro's body reaches its template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// As HTML.
    Rendered,
    /// As text in which HTML is escaped.
    Escaped,
    /// As it is stored.
    Unrendered,
    /// Not at all.
    None,
}

/// A user macro.
#[derive(Debug, Clone)]
pub struct Macro {
    /// Its name in `ac:name`.
    pub name: String,
    /// Its template.
    pub template: String,
    /// What becomes of its body.
    pub body: Body,
}

/// What the model is started with.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The port; 0 for any.
    pub port: u16,
    /// The port that browsers know; 0 for the one that is listened on.
    pub seen_port: u16,
    /// The context path; empty or beginning with a slash.
    pub context: String,
    /// The user macros.
    pub macros: Vec<Macro>,
    /// Prefixes of paths and the folders that they stand for.
    pub mounts: Vec<(String, PathBuf)>,
    /// The sources that the manifest adds for scripts.
    pub forge_scripts: Vec<String>,
    /// Those for styles.
    pub forge_styles: Vec<String>,
}

impl Options {
    /// Reads a command line.
    ///
    /// # Errors
    /// Fails for what it does not know, and for files that cannot be read.
    pub fn read(arguments: impl IntoIterator<Item = String>) -> Result<Self, Failure> {
        let mut options = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or_else(|| Failure::new(&name, "a value after it"))?;
            options.set(&name, &value).at(format!("{name} {value}"))?;
        }
        let has_config = options.mounts.iter().any(|(prefix, _)| prefix == "/forge/config/");
        let view = options.mounts.iter().find(|(prefix, _)| prefix == "/forge/view/").cloned();
        if let Some((_, folder)) = view.filter(|_| !has_config) {
            options.mounts.push(("/forge/config/".to_owned(), folder));
        }
        Ok(options)
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), Failure> {
        let pair = || value.split_once('=').ok_or_else(|| Failure::new(value, "NAME=PATH"));
        match name {
            "--port" => self.port = value.parse().map_err(|_| Failure::new(value, "a port"))?,
            "--seen-port" => self.seen_port = value.parse().map_err(|_| Failure::new(value, "a port"))?,
            "--context" => self.context = value.trim_end_matches('/').to_owned(),
            "--macro" => self.macros.push(Macro::read(pair()?.0, pair()?.1)?),
            "--mount" => self.mounts.push((pair()?.0.to_owned(), pair()?.1.into())),
            "--forge" => self.mounts.push(("/forge/view/".to_owned(), value.into())),
            "--forge-config" => self.mounts.push(("/forge/config/".to_owned(), value.into())),
            "--forge-manifest" => {
                let text = fs::read_to_string(value)?;
                self.forge_scripts = listed(&text, "scripts:");
                self.forge_styles = listed(&text, "styles:");
            }
            _ => return Err(Failure::new(name, HELP)),
        }
        Ok(())
    }

    /// A mounted file.
    pub fn file(&self, path: &str) -> Option<Response> {
        let decoded = decode(path);
        let (prefix, folder) = self.mounts.iter().find(|(prefix, _)| decoded.starts_with(prefix))?;
        let relative = Path::new(decoded.strip_prefix(prefix)?);
        if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
            return Some(Response::plain(404, "There is no such file."));
        }
        let mut found = folder.join(relative);
        if found.is_dir() {
            found = found.join("index.html");
        }
        Some(match fs::read(&found) {
            Ok(body) => Response::new(200, mime_of(&found.to_string_lossy()), body),
            Err(_) => Response::plain(404, "There is no such file."),
        })
    }
}

impl Macro {
    fn read(name: &str, file: &str) -> Result<Self, Failure> {
        let template = fs::read_to_string(file)?;
        let said = template.lines().find_map(|line| line.split_once("Body processing:"));
        let body = match said.map(|(_, value)| value.trim().to_ascii_lowercase()).as_deref() {
            None | Some("rendered") => Body::Rendered,
            Some("escaped") => Body::Escaped,
            Some("unrendered") => Body::Unrendered,
            Some("no macro body") => Body::None,
            Some(other) => return Err(Failure::new(other, "Rendered, Escaped, Unrendered or No macro body")),
        };
        Ok(Self { name: name.to_owned(), template, body })
    }
}

/// The items of the first list of this name in a manifest: in brackets, or one a line with a dash.
fn listed(manifest: &str, name: &str) -> Vec<String> {
    let lines = manifest.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    let mut lines = lines.skip_while(|line| !line.starts_with(name));
    let first = lines.next().and_then(|line| line.strip_prefix(name)).unwrap_or_default().trim();
    let bare = |text: &str| text.trim().trim_matches(['\'', '"']).to_owned();
    if let Some(inside) = first.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return inside.split(',').map(bare).filter(|item| !item.is_empty()).collect();
    }
    lines.map_while(|line| line.strip_prefix("- ")).map(bare).collect()
}
