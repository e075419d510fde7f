//! The REST resources of Data Center that a page's script needs: content, its versions, and who and how.

use serde_json::{Value, json};
use url::form_urlencoded;

use super::content::{Wanted, content, history, version_value};
use super::guard::{self, Denied};
use super::refusal::Refusal;
use super::rule;
use super::storage;
use super::world::{Page, World};
use super::{Answer, Model};
use crate::http::{Request, Response};

/// Answers a request below `/rest/`.
pub fn answer(model: &Model, request: &Request, path: &str) -> Answer {
    model.with(|world| match attempt(model, world, request, path) {
        Ok(value) => Response::json(200, &value).into(),
        Err(denied) => Answer { response: denied.response, rule: Some(denied.rule) },
    })
}

fn attempt(model: &Model, world: &mut World, request: &Request, path: &str) -> Result<Value, Denied> {
    let user = guard::pass(model, world, request)?;
    let call = Call { model, request, user: &user };
    let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
    let value = match (request.method.as_str(), parts.as_slice()) {
        ("GET", ["api", "accessmode"]) => json!(access_mode(world)),
        ("GET", ["api", "user", "current"]) => {
            json!({"type": "known", "username": user, "displayName": user})
        }
        ("GET", ["api", "content", id]) => call.get(world, id)?,
        ("PUT", ["api", "content", id]) => call.put(world, id)?,
        ("GET", ["api", "content", id, "history"]) => history(call.seen(world, id)?),
        ("GET", ["experimental", "content", id, "version"]) => versions(call.seen(world, id)?),
        ("GET", ["experimental", "content", id, "version", number]) => call.version(world, id, number)?,
        _ => {
            return Err(
                Refusal::new(404, &rule::ENVELOPE, "null for uri: the model has no such resource").into()
            );
        }
    };
    Ok(value)
}

/// Rule `access-mode`.
pub fn access_mode(world: &World) -> &'static str {
    if world.settings.flag("read_only") { "READ_ONLY" } else { "READ_WRITE" }
}

/// A query's values of a name.
pub fn query(request: &Request, name: &str) -> Vec<String> {
    let query = request.target.split_once('?').map_or("", |(_, query)| query);
    let pairs = form_urlencoded::parse(query.as_bytes());
    pairs.filter(|(key, _)| key == name).map(|(_, value)| value.into_owned()).collect()
}

fn versions(page: &Page) -> Value {
    let list: Vec<Value> = page.versions.iter().rev().map(version_value).collect();
    json!({"results": list, "start": 0, "limit": 200, "size": list.len()})
}

fn not_found(id: &str) -> Refusal {
    Refusal::new(404, &rule::NOT_SEEN, format!("No content found with id: ContentId{{id={id}}}"))
}

fn bad(rule: &'static rule::Rule, message: &str) -> Refusal {
    Refusal::new(400, rule, message)
}

struct Call<'a> {
    model: &'a Model,
    request: &'a Request,
    user: &'a str,
}

impl Call<'_> {
    fn wanted(&self) -> Wanted<'_> {
        let lists = query(self.request, "expand");
        let expand =
            lists.iter().flat_map(|list| list.split(',')).map(|name| name.trim().to_owned()).collect();
        Wanted { user: self.user, expand }
    }

    /// The page, where this user may see it (rule `not-seen`).
    fn seen<'w>(&self, world: &'w World, id: &str) -> Result<&'w Page, Refusal> {
        let page = id.parse().ok().and_then(|id: u64| world.pages.get(&id));
        let statuses = query(self.request, "status");
        let with_trash = statuses.iter().any(|status| matches!(status.as_str(), "trashed" | "any"));
        let page = page.filter(|page| world.sees(self.user, page) && (with_trash || !page.trashed));
        page.ok_or_else(|| not_found(id))
    }

    fn get(&self, world: &World, id: &str) -> Result<Value, Refusal> {
        let page = self.seen(world, id)?;
        let is_old = query(self.request, "status").iter().any(|status| status == "historical");
        let number = query(self.request, "version").first().and_then(|text| text.parse::<u64>().ok());
        let number = number.filter(|_| is_old).unwrap_or_else(|| page.number());
        let version = page.versions.iter().find(|version| version.number == number);
        let version = version.ok_or_else(|| not_found(id))?;
        Ok(content(self.model, world, page, version, &self.wanted()))
    }

    fn version(&self, world: &World, id: &str, number: &str) -> Result<Value, Refusal> {
        let page = self.seen(world, id)?;
        let found = page.versions.iter().find(|version| version.number.to_string() == number);
        let version = found.ok_or_else(|| not_found(id))?;
        let mut value = version_value(version);
        let wanted = self.wanted().expand.into_iter();
        let expand = wanted.filter_map(|name| name.strip_prefix("content.").map(str::to_owned)).collect();
        let wanted = Wanted { user: self.user, expand };
        if let Some(members) = value.as_object_mut() {
            members.insert("content".to_owned(), content(self.model, world, page, version, &wanted));
        }
        Ok(value)
    }

    fn put(&self, world: &mut World, id: &str) -> Result<Value, Refusal> {
        let page = self.seen(world, id)?;
        self.may_update(world, page)?;
        let (id, number, key) = (page.id, page.number(), page.space.clone());
        let sent: Value = serde_json::from_slice(&self.request.body)
            .map_err(|error| bad(&rule::MISSING_FIELDS, &format!("Unable to parse the request: {error}")))?;
        let title = fields(&sent)?;
        right_number(&sent, number)?;
        let taken =
            world.pages.values().any(|other| other.id != id && other.space == key && other.title == title);
        if taken {
            let message = format!(
                "A page with this title already exists: A page already exists with the title {title} in the space with key {key}"
            );
            return Err(bad(&rule::TITLE_TAKEN, &message));
        }
        let body = match sent.pointer("/body/storage/value").and_then(Value::as_str) {
            Some(text) => Some(storage::accept(world, text)?),
            None => None,
        };
        self.store(world, id, &title, &sent, body)
    }

    /// Rules `not-editable`, `restricted` and `read-only`.
    fn may_update(&self, world: &World, page: &Page) -> Result<(), Refusal> {
        let id = page.id;
        let message = format!(
            "Could not update Content of type : class com.atlassian.confluence.pages.Page with id {id}"
        );
        if !world.edits(self.user) {
            return Err(Refusal::new(403, &rule::NOT_EDITABLE, message));
        }
        if !page.update.is_empty() && !page.update.iter().any(|name| name == self.user) {
            let hides = world.settings.number("restricted_update") != Some(403);
            let refusal = Refusal::new(403, &rule::RESTRICTED, message);
            return Err(if hides {
                Refusal { rule: &rule::RESTRICTED, ..not_found(&id.to_string()) }
            } else {
                refusal
            });
        }
        if world.settings.flag("read_only") {
            return Err(Refusal::new(403, &rule::READ_ONLY, "Read only mode is enabled."));
        }
        Ok(())
    }

    fn store(
        &self,
        world: &mut World,
        id: u64,
        title: &str,
        sent: &Value,
        body: Option<String>,
    ) -> Result<Value, Refusal> {
        let message = sent.pointer("/version/message").and_then(Value::as_str).unwrap_or_default();
        let page = world.pages.get(&id).ok_or_else(|| not_found(&id.to_string()))?;
        let (number, body) = (page.number() + 1, body.unwrap_or_else(|| page.body().to_owned()));
        let mut version = world.version(number, self.user, message, body);
        version.minor = sent.pointer("/version/minorEdit") == Some(&Value::Bool(true));
        if let Some(page) = world.pages.get_mut(&id) {
            title.clone_into(&mut page.title);
            page.versions.push(version.clone());
        }
        let page = world.pages.get(&id).ok_or_else(|| not_found(&id.to_string()))?;
        let expand = ["body.storage", "version", "space", "history"].map(str::to_owned).to_vec();
        Ok(content(self.model, world, page, &version, &Wanted { user: self.user, expand }))
    }
}

/// Rule `missing-fields`; gives the title.
fn fields(sent: &Value) -> Result<String, Refusal> {
    let title = sent.get("title").and_then(Value::as_str).filter(|title| !title.is_empty());
    let title =
        title.ok_or_else(|| bad(&rule::MISSING_FIELDS, "Title is required when updating Content."))?;
    if sent.get("type").and_then(Value::as_str) != Some("page") {
        return Err(bad(
            &rule::MISSING_FIELDS,
            "The type of the Content has to be the one that it has: page.",
        ));
    }
    let representation = sent.pointer("/body/storage/representation");
    if sent.pointer("/body/storage").is_some() && representation.and_then(Value::as_str) != Some("storage") {
        return Err(bad(&rule::MISSING_FIELDS, "Content body representation has to be storage."));
    }
    Ok(title.to_owned())
}

/// Rules `no-version` and `stale-version`.
fn right_number(sent: &Value, current: u64) -> Result<(), Refusal> {
    let Some(number) = sent.pointer("/version/number").and_then(Value::as_u64) else {
        let message = "Must supply an incremented version when updating Content. No version supplied.";
        return Err(bad(&rule::NO_VERSION, message));
    };
    if number == current + 1 {
        return Ok(());
    }
    let message = format!("Version must be incremented on update. Current version is: {current}");
    Err(Refusal::new(409, &rule::STALE_VERSION, message))
}
