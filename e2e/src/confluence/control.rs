//! The control path of tests: set the scene, put faults in the way, look behind.
//!
//! | request | does |
//! | --- | --- |
//! | `POST /model/reset` | makes everything new |
//! | `GET /model/rules` | the rules with their sources |
//! | `GET`, `POST /model/settings` | see [`super::settings`] |
//! | `POST /model/users` `{name, edit}` | who has no right to edit |
//! | `GET /model/login?user=NAME&to=/PATH` | begins a session by a cookie, and goes there |
//! | `POST /model/expire` `{user}` | ends that person's sessions |
//! | `POST /model/pages` `{title, body, space, by}` | adds a page, tells its `id` |
//! | `GET /model/pages/ID` | the page with all versions |
//! | `POST /model/pages/ID` `{title, trashed, read, update}` | changes what is no version of it |
//! | `POST /model/pages/ID/edit` `{by, body, message}` | somebody else saves, past all rules but storage's |
//! | `GET /model/pages/ID/render?output=pdf&user=NAME` | what an export, a mail or a preview gets |
//! | `POST /model/macros` `{name, installed}` | removes or brings back a user macro |
//! | `POST`, `DELETE /model/faults` | see [`super::fault`]; `{on, when, kind, times, status, retry_after, milliseconds}` |
//! | `GET /model/log`, `GET /model/reports` | what was answered and why; violations of policies |
//! | `GET`, `POST /model/forge` and below | see [`super::forge`] |

use serde_json::{Value, json};

use super::Model;
use super::content::version_value;
use super::fault::Fault;
use super::forge;
use super::render::{self, Context};
use super::rest::query;
use super::rule::{self, Rule};
use super::storage;
use super::world::{Entry, Page, World};
use crate::http::{Request, Response};
use crate::json::text;

/// Answers a request below `/model/`.
pub fn answer(model: &Model, request: &Request, path: &str) -> Response {
    let sent: Value = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
    let parts: Vec<&str> = path.split('/').collect();
    if parts.first() == Some(&"forge") {
        return forge::control(model, request, &parts, &sent);
    }
    if path == "login" {
        return login(model, request);
    }
    let result = model.with(|world| {
        let told =
            site(world, request, &parts, &sent).or_else(|| pages(model, world, request, &parts, &sent));
        told.unwrap_or_else(|| {
            Err(format!("found {} {path:?}, expected a path of the table in control.rs", request.method))
        })
    });
    match result {
        Ok(value) => Response::json(200, &value),
        Err(message) => Response::json(400, &json!({"error": message})),
    }
}

/// Takes a browser's report of a violated policy.
pub fn reported(model: &Model, request: &Request) -> Response {
    let report = serde_json::from_slice(&request.body).unwrap_or_else(|_| Value::String(request.text()));
    model.with(|world| world.reports.push(report));
    Response::plain(204, "")
}

/// What there is to tell, or why it cannot be done; nothing for another path.
type Told = Option<Result<Value, String>>;

fn login(model: &Model, request: &Request) -> Response {
    let user = query(request, "user").concat();
    let session = model.with(|world| {
        let session = format!("{user}-{}", world.count());
        world.sessions.insert(session.clone(), user);
        session
    });
    let to = query(request, "to").concat();
    let response = match to.is_empty() {
        true => Response::json(200, &json!({"session": session})),
        false => Response::plain(302, "").with("Location", &to),
    };
    response.with("Set-Cookie", &format!("JSESSIONID={session}; Path=/; HttpOnly; SameSite=Lax"))
}

fn site(world: &mut World, request: &Request, parts: &[&str], sent: &Value) -> Told {
    match (request.method.as_str(), parts) {
        ("GET", ["rules"]) => Some(Ok(rule::ALL.iter().map(|rule| rule_value(rule)).collect())),
        ("GET", ["settings"]) => Some(Ok(world.settings.value())),
        ("GET", ["log"]) => Some(Ok(world.log.iter().map(entry).collect())),
        ("GET", ["reports"]) => Some(Ok(Value::Array(world.reports.clone()))),
        ("DELETE", ["faults"]) => {
            world.faults.clear();
            Some(Ok(json!({})))
        }
        ("POST", [name]) => set(world, name, sent).map(|result| result.map(|()| json!({}))),
        _ => None,
    }
}

fn set(world: &mut World, name: &str, sent: &Value) -> Option<Result<(), String>> {
    let is = |name: &str, wanted: bool| sent.get(name) == Some(&Value::Bool(wanted));
    match name {
        "reset" => *world = World::default(),
        "settings" => {
            world.buckets.clear();
            return Some(world.settings.change(sent));
        }
        "users" => {
            world.users.insert(text(sent, "name"), !is("edit", false));
        }
        "expire" => world.sessions.retain(|_, user| *user != text(sent, "user")),
        "macros" => {
            let name = text(sent, "name");
            world.removed.retain(|removed| *removed != name);
            world.removed.extend(is("installed", false).then_some(name));
        }
        "faults" => return Some(Fault::read(sent).map(|fault| world.faults.push(fault))),
        _ => return None,
    }
    Some(Ok(()))
}

fn rule_value(rule: &Rule) -> Value {
    json!({"name": rule.name, "says": rule.says, "source": rule.source})
}

fn entry(entry: &Entry) -> Value {
    json!({"request": entry.request, "status": entry.status, "user": entry.user,
        "rule": entry.rule.map(|rule| rule.name), "fault": entry.fault})
}

fn pages(model: &Model, world: &mut World, request: &Request, parts: &[&str], sent: &Value) -> Told {
    let id = |text: &&str| text.parse::<u64>().unwrap_or(0);
    match (request.method.as_str(), parts) {
        ("POST", ["pages"]) => Some(add(world, sent)),
        ("GET", ["pages", number]) => world.pages.get(&id(number)).map(|page| Ok(page_value(page))),
        ("POST", ["pages", number]) => world.pages.get_mut(&id(number)).map(|page| Ok(change(page, sent))),
        ("POST", ["pages", number, "edit"]) => Some(edit(world, id(number), sent)),
        ("GET", ["pages", number, "render"]) => {
            let page = world.pages.get(&id(number))?;
            let (user, output) = (query(request, "user").concat(), query(request, "output").concat());
            let context = Context { model, world, user: &user, page, output: &output, depth: 0 };
            Some(Ok(json!({"html": render::body(&context, page.body())})))
        }
        _ => None,
    }
}

fn or(sent: &Value, name: &str, default: &str) -> String {
    let found = text(sent, name);
    if found.is_empty() { default.to_owned() } else { found }
}

fn add(world: &mut World, sent: &Value) -> Result<Value, String> {
    let body = storage::accept(world, &text(sent, "body")).map_err(|refusal| refusal.message)?;
    let id = world.add_page(
        &or(sent, "space", "OPS"),
        &or(sent, "title", "Incident"),
        &or(sent, "by", "anna"),
        body,
    );
    Ok(json!({"id": id.to_string()}))
}

fn change(page: &mut Page, sent: &Value) -> Value {
    let names = |value: &Value| {
        value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    if let Some(title) = sent.get("title").and_then(Value::as_str) {
        title.clone_into(&mut page.title);
    }
    page.trashed = sent.get("trashed").and_then(Value::as_bool).unwrap_or(page.trashed);
    if let Some(list) = sent.get("read") {
        page.read = names(list);
    }
    if let Some(list) = sent.get("update") {
        page.update = names(list);
    }
    page_value(page)
}

fn edit(world: &mut World, id: u64, sent: &Value) -> Result<Value, String> {
    let body = storage::accept(world, &text(sent, "body")).map_err(|refusal| refusal.message)?;
    let number = world.pages.get(&id).map(|page| page.number() + 1).ok_or("there is no such page")?;
    let version = world.version(number, &or(sent, "by", "ben"), &text(sent, "message"), body);
    let page = world.pages.get_mut(&id).ok_or("there is no such page")?;
    page.versions.push(version);
    Ok(page_value(page))
}

fn page_value(page: &Page) -> Value {
    let versions = page.versions.iter().map(|version| {
        let mut value = version_value(version);
        if let Some(members) = value.as_object_mut() {
            members.insert("body".to_owned(), json!(version.body));
        }
        value
    });
    let versions: Vec<Value> = versions.collect();
    json!({"id": page.id.to_string(), "title": page.title, "space": page.space, "trashed": page.trashed,
        "read": page.read, "update": page.update, "number": page.number(), "versions": versions})
}
