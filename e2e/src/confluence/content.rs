//! A page as JSON.

use serde_json::{Map, Value, json};

use super::Model;
use super::render::{self, Context};
use super::world::{Page, Version, World};

/// What a request wants to be told of a page.
pub struct Wanted<'a> {
    /// Who asks.
    pub user: &'a str,
    /// The properties to expand.
    pub expand: Vec<String>,
}

impl Wanted<'_> {
    fn has(&self, name: &str) -> bool {
        self.expand.iter().any(|wanted| wanted == name || wanted.starts_with(&format!("{name}.")))
    }
}

/// A version of a page with what is expanded (rule `expand`).
pub fn content(model: &Model, world: &World, page: &Page, version: &Version, wanted: &Wanted<'_>) -> Value {
    let is_current = version.number == page.number();
    let mut value = Map::new();
    let mut folded = Map::new();
    value.insert("id".to_owned(), json!(page.id_of(version.number).to_string()));
    value.insert("type".to_owned(), json!("page"));
    value.insert("status".to_owned(), json!(status(page, is_current)));
    value.insert("title".to_owned(), json!(page.title));
    let parts: [(&str, &dyn Fn() -> Value); 5] = [
        ("space", &|| json!({"key": page.space, "name": page.space, "type": "global"})),
        ("history", &|| history(page)),
        ("version", &|| version_value(version)),
        ("operations", &|| operations(world, page, wanted.user)),
        ("body", &|| body(model, world, page, version, wanted)),
    ];
    for (name, part) in parts {
        match wanted.has(name) {
            true => value.insert(name.to_owned(), part()),
            false => {
                folded.insert(name.to_owned(), json!(format!("/rest/api/content/{}?expand={name}", page.id)))
            }
        };
    }
    value.insert("_links".to_owned(), links(model, page));
    value.insert("_expandable".to_owned(), Value::Object(folded));
    Value::Object(value)
}

fn status(page: &Page, is_current: bool) -> &'static str {
    match (page.trashed, is_current) {
        (true, _) => "trashed",
        (_, true) => "current",
        _ => "historical",
    }
}

fn links(model: &Model, page: &Page) -> Value {
    let webui = format!("/pages/viewpage.action?pageId={}", page.id);
    let myself = format!("{}/rest/api/content/{}", model.base(), page.id);
    json!({"webui": webui, "self": myself, "base": model.base(), "context": model.options.context})
}

fn person(name: &str) -> Value {
    json!({"type": "known", "username": name, "userKey": format!("key-{name}"), "displayName": name})
}

/// A version without its body.
pub fn version_value(version: &Version) -> Value {
    json!({"by": person(&version.by), "when": version.when, "message": version.message,
        "number": version.number, "minorEdit": version.minor, "hidden": false})
}

/// The ends of a page's history (rule `version-list`).
pub fn history(page: &Page) -> Value {
    let before = page.versions.iter().rev().nth(1).map(version_value);
    let first = page.versions.first();
    json!({"latest": true, "createdBy": first.map(|version| person(&version.by)),
        "createdDate": first.map(|version| version.when.clone()), "previousVersion": before,
        "lastUpdated": page.versions.last().map(version_value)})
}

/// What the user may do; the schema is at
/// <https://developer.atlassian.com/server/confluence/rest/v1000/api-group-content-resource>.
fn operations(world: &World, page: &Page, user: &str) -> Value {
    let mut list = vec![json!({"operation": "read", "targetType": "page"})];
    let mine = page.update.is_empty() || page.update.iter().any(|name| name == user);
    if world.edits(user) && mine {
        list.push(json!({"operation": "update", "targetType": "page"}));
    }
    Value::Array(list)
}

fn body(model: &Model, world: &World, page: &Page, version: &Version, wanted: &Wanted<'_>) -> Value {
    let mut value = Map::new();
    if wanted.has("body.storage") {
        let storage = json!({"value": version.body, "representation": "storage"});
        value.insert("storage".to_owned(), storage);
    }
    for (name, output) in [("view", "display"), ("export_view", "html_export")] {
        if wanted.has(&format!("body.{name}")) {
            let context = Context { model, world, user: wanted.user, page, output, depth: 0 };
            let text = render::body(&context, &version.body);
            value.insert(name.to_owned(), json!({"value": text, "representation": name}));
        }
    }
    Value::Object(value)
}
