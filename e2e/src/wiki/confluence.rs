//! Confluence Data Center, as far as the model of its documented rules goes: see [`crate::confluence`].

use serde_json::{Value, json};

use super::client::encode;
use super::ground::{self, Folder};
use super::model::Model;
use super::{Ability, Exchange, Fits, Place, Proxy, Save, View, Who, Wiki, files, requests, text};
use crate::error::Failure;

/// Where Confluence lies on its server; many have it in the root, this way a forgotten path is noticed.
const CONTEXT: &str = "/confluence";
/// The macro of our templates, and the one within it that holds the document.
const MACROS: [&str; 2] = ["postmortem-timeline", "postmortem-timeline-data"];
/// Above this Confluence refuses a request.
const LIMIT: usize = 5_242_880;

const OPEN: &str = "<ac:structured-macro ac:name=\"postmortem-timeline\"";
const CLOSE: &str = "</ac:structured-macro>";
const DATA: [&str; 2] = ["<![CDATA[", "]]>"];

/// A model with our two macros in it.
pub struct DataCenter {
    model: Model,
    /// The identifiers of pages by their names.
    pages: Vec<(String, String)>,
    _folder: Folder,
}

impl DataCenter {
    /// Starts it, as a process of its own.
    ///
    /// # Errors
    /// Fails when a part is missing.
    pub fn start() -> Result<Self, Failure> {
        let folder = Folder::new("confluence-data-center")?;
        files::unpack(&ground::archive("confluence-data-center")?, folder.path())?;
        let inner = folder.path().join("postmortem-timeline-confluence-data-center");
        let name = format!("postmortem-timeline-{}", env!("CARGO_PKG_VERSION"));
        let mut arguments = vec!["--context".to_owned(), CONTEXT.to_owned()];
        for name in MACROS {
            let template = inner.join("macros").join(format!("{name}.vm"));
            arguments.extend(["--macro".to_owned(), format!("{name}={}", template.display())]);
        }
        arguments.extend(["--mount".to_owned(), format!("/{name}/={}", inner.join(&name).display())]);
        let model = Model::start(folder.path(), &arguments)?;
        Ok(Self { model, pages: Vec::new(), _folder: folder })
    }

    fn id(&self, name: &str) -> Result<&str, Failure> {
        let found = self.pages.iter().find(|(known, _)| known == name);
        found.map(|(_, id)| id.as_str()).ok_or_else(|| Failure::new("no page", name))
    }

    fn add(&mut self, name: &str, body: &str) -> Result<(), Failure> {
        let page =
            self.model.tell("POST", "pages", &json!({ "title": name, "body": body, "by": "Alice" }))?;
        let id = page.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        self.pages.push((name.to_owned(), id));
        Ok(())
    }

    /// The page with all its versions.
    fn page(&self, name: &str) -> Result<Value, Failure> {
        self.model.tell("GET", &format!("pages/{}", self.id(name)?), &Value::Null)
    }

    /// Its text in storage format.
    fn storage(&self, name: &str) -> Result<String, Failure> {
        let page = self.page(name)?;
        let versions = page.get("versions").and_then(Value::as_array).and_then(|all| all.last());
        let body = versions.and_then(|version| version.get("body")).and_then(Value::as_str);
        Ok(body.unwrap_or_default().to_owned())
    }
}

/// Where the macro of the timeline stands in a text in storage format.
fn span(storage: &str) -> Option<std::ops::Range<usize>> {
    // It holds the macro with the document, so it ends with the last one.
    Some(storage.find(OPEN)?..storage.rfind(CLOSE)? + CLOSE.len())
}

/// What stands before and after the element of a page as the cases know it.
fn around(plain: &str) -> Option<(&str, &str)> {
    let (before, _) = plain.split_once("<postmortem-timeline")?;
    let (_, after) = plain.split_once("</postmortem-timeline>")?;
    Some((before, after))
}

/// The document within the macro; none in one that is new.
fn document(timeline: &str) -> Option<&str> {
    let (_, rest) = timeline.split_once(DATA[0])?;
    rest.split_once(DATA[1]).map(|(document, _)| document)
}

/// What the macro browser puts into a page, and what a save makes of it, but for the table.
fn timeline(document: Option<&str>) -> String {
    let Some(document) = document else {
        return format!(
            "{OPEN} ac:schema-version=\"1\"><ac:rich-text-body><p><br /></p></ac:rich-text-body>{CLOSE}"
        );
    };
    format!(
        "{OPEN} ac:schema-version=\"1\"><ac:parameter ac:name=\"id\">t1</ac:parameter><ac:rich-text-body>\
         {}<ac:structured-macro ac:name=\"postmortem-timeline-data\" ac:schema-version=\"1\">\
         <ac:plain-text-body>{}{document}{}</ac:plain-text-body>{CLOSE}</ac:rich-text-body>{CLOSE}",
        text::table(document),
        DATA[0],
        DATA[1]
    )
}

/// Storage format as the cases know pages: prose, and the document between tags.
fn to_plain(storage: &str) -> Option<String> {
    let span = span(storage)?;
    let document = document(storage.get(span.clone())?).unwrap_or_default();
    let (before, after) = (storage.get(..span.start)?, storage.get(span.end..)?);
    Some(format!("{before}<postmortem-timeline>{document}</postmortem-timeline>{after}"))
}

/// The other way; what stands around the document in the macro stays.
fn to_storage(plain: &str, storage: &str) -> Result<String, Failure> {
    let new = text::document(plain)?;
    let (before, after) = around(plain).ok_or_else(|| Failure::new(plain, "a page with a timeline"))?;
    let old = span(storage).and_then(|span| storage.get(span)).unwrap_or_default();
    let macro_now = match document(old) {
        Some(stored) => old.replace(stored, &new),
        None => timeline(Some(&new)),
    };
    Ok(format!("{before}{macro_now}{after}"))
}

impl Wiki for DataCenter {
    fn key(&self) -> &str {
        "confluence-data-center"
    }

    fn proxy(&self) -> &Proxy {
        &self.model.proxy
    }

    fn lacks(&self, ability: Ability) -> Option<&'static str> {
        match ability {
            Ability::Preview => Some("how Confluence's editor shows a macro is in no documentation"),
            Ability::TextInPage => {
                Some("in place of a macro that it does not know, Confluence shows an image")
            }
            _ => None,
        }
    }

    fn limit(&self) -> Option<usize> {
        Some(LIMIT)
    }

    fn dress(&self) -> &'static str {
        "const [dark] = arguments;
        document.documentElement.dataset.colorMode = dark ? 'dark' : 'light';
        document.body.style.cssText = dark ? 'background: #1d2125; color: #ddd' : '';"
    }

    fn log_in(&mut self, who: Who) -> Result<Vec<(String, String)>, Failure> {
        if who == Who::Stranger {
            return Ok(Vec::new());
        }
        let mut client = self.model.client();
        client.get(&format!("/model/login?user={}", encode(who.name())))?;
        Ok(client.cookies.into_iter().collect())
    }

    fn make(&mut self, name: &str, document: Option<&str>) -> Result<(), Failure> {
        let document = document.map(text::safe);
        let timeline = timeline(document.as_deref());
        self.add(name, &format!("<p>{}</p>{timeline}<p>{}</p>", text::BEFORE, text::AFTER))
    }

    fn place(&mut self, name: &str, view: View) -> Result<Place, Failure> {
        let id = match view {
            View::Now | View::Static => self.id(name)?.to_owned(),
            View::Old => {
                let page = self.page(name)?;
                let number = page.get("number").and_then(Value::as_u64).unwrap_or(1);
                format!("{}{:03}", self.id(name)?, number.saturating_sub(1))
            }
            View::Included => {
                let around = format!("{name} included");
                let body = format!(
                    "<p>Around.</p><ac:structured-macro ac:name=\"include\"><ac:parameter ac:name=\"\"><ac:link>\
                     <ri:page ri:content-title=\"{name}\" /></ac:link></ac:parameter></ac:structured-macro>"
                );
                self.add(&around, &body)?;
                self.id(&around)?.to_owned()
            }
            View::Preview => return Err(Failure::fatal("no preview", "a view of the model")),
        };
        Ok(Place::path(format!("{CONTEXT}/pages/viewpage.action?pageId={id}")))
    }

    fn text(&mut self, name: &str) -> Result<String, Failure> {
        let storage = self.storage(name)?;
        to_plain(&storage).ok_or_else(|| Failure::new(storage, "a page with the macro"))
    }

    fn rewrite(&mut self, name: &str, text: &str) -> Result<(), Failure> {
        let body = to_storage(text, &self.storage(name)?)?;
        let path = format!("pages/{}/edit", self.id(name)?);
        self.model.tell("POST", &path, &json!({ "by": "Bob", "body": body, "message": "by hand" })).map(drop)
    }

    fn protect(&mut self, name: &str) -> Result<Who, Failure> {
        self.model.tell("POST", &format!("pages/{}", self.id(name)?), &json!({ "update": ["Bob"] }))?;
        Ok(Who::Alice)
    }

    fn integration(&mut self, installed: bool) -> Result<(), Failure> {
        for name in MACROS {
            self.model.tell("POST", "macros", &json!({ "name": name, "installed": installed }))?;
        }
        Ok(())
    }

    fn saves(&self) -> Fits {
        requests("PUT", "/rest/api/content/", "")
    }

    fn save(&self, exchange: &Exchange) -> Option<Save> {
        if !(self.saves())(&exchange.request) {
            return None;
        }
        let sent: Value = serde_json::from_slice(&exchange.request.body).ok()?;
        let number = sent.pointer("/version/number")?.as_u64()?;
        let won = exchange.reply.as_ref()?.status == 200;
        Some(Save { base: number.saturating_sub(1).to_string(), won })
    }
}
