//! Confluence Cloud around a Forge macro, as far as it is behaviour: the frame with its policy, the bridge, and
//! the shared draft that holds the macro's configuration.
//!
//! | path | is |
//! | --- | --- |
//! | `/forge/page?user=NAME` | the published page, with the macro in its frame |
//! | `/forge/edit?user=NAME` | the editor; its button opens the configuration |
//! | `GET /model/forge` | what is published, and the draft |
//! | `POST /model/forge` `{config, locale, timezone, theme}` | sets the scene |
//! | `POST /model/forge/draft` `{config}` | somebody else's change of the shared draft |
//! | `POST /model/forge/publish` | publishes the draft |
//! | `POST /model/forge/call` `{surface, user, command, payload}` | what the bridge asks for |
//!
//! A surface is `view`, `edit` or `config`. The frame is on `localhost` and the page on `127.0.0.1`, which are
//! two sites as in Cloud. A browser that keeps storage from frames of other sites therefore refuses
//! `localStorage` to the app; where a test needs it, it opens the page on `product.site.localhost`, which makes
//! both one site. Not here: `adfExport`, resolvers, product requests, live pages' merging.

use serde_json::{Map, Value, json};

use super::Model;
use super::rest::query;
use super::rule;
use super::world::World;
use crate::http::{Request, Response};
use crate::json::text;

const BRIDGE: &str = include_str!("forge/bridge.js");
const PRODUCT: &str = include_str!("forge/product.js");
/// The frame's sandbox, in the attribute and in the policy (rule `forge-frame`).
const SANDBOX: &str = "allow-popups allow-popups-to-escape-sandbox allow-downloads allow-forms allow-modals \
    allow-pointer-lock allow-same-origin allow-scripts";
/// Where Forge's own scripts and styles come from.
const CDN: &str = "https://forge.cdn.prod.atlassian-dev.net";

/// The macro on its page.
#[derive(Debug, Clone)]
pub struct Macro {
    published: Option<Value>,
    draft: Option<Value>,
    version: u64,
    scene: Map<String, Value>,
}

impl Default for Macro {
    fn default() -> Self {
        let scene = json!({"locale": "en-US", "timezone": "Europe/London", "theme": "light"});
        let scene = scene.as_object().cloned().unwrap_or_default();
        Self { published: None, draft: None, version: 1, scene }
    }
}

impl Macro {
    /// A macro in the scene that a test sets, its configuration published.
    fn in_scene(sent: &Value) -> Self {
        let mut fresh = Self::default();
        for (name, value) in sent.as_object().into_iter().flatten() {
            fresh.scene.insert(name.clone(), value.clone());
        }
        fresh.published = fresh.scene.remove("config");
        fresh.draft.clone_from(&fresh.published);
        fresh
    }

    fn value(&self) -> Value {
        json!({"published": self.published, "draft": self.draft, "version": self.version})
    }

    fn config(&self, surface: &str) -> Option<&Value> {
        if surface == "view" { self.published.as_ref() } else { self.draft.as_ref() }
    }
}

/// The policy of the app's frame (rule `forge-policy`).
///
/// Atlassian's other hosts are left out: they only add what a test on this machine could not load.
pub fn policy(model: &Model) -> String {
    let options = &model.options;
    let scripts = allowed(&options.forge_scripts, is_script);
    let styles = allowed(&options.forge_styles, |source| source == "unsafe-inline");
    format!(
        "default-src 'self'; frame-ancestors 'self' http://127.0.0.1:{port} http://product.site.localhost:{port}; frame-src 'self'; font-src 'self'; \
        img-src 'self' data: blob:; media-src 'self' data: blob:; connect-src 'self' {CDN}; \
        script-src 'self' {CDN}{scripts}; style-src 'self' {CDN}{styles}; form-action 'self'; \
        sandbox {SANDBOX}; report-uri /csp-report",
        port = model.port
    )
}

fn allowed(sources: &[String], may: impl Fn(&str) -> bool) -> String {
    let kept = sources.iter().filter(|source| may(source));
    let written =
        |source: &String| if source == "blob:" { " blob:".to_owned() } else { format!(" '{source}'") };
    kept.map(written).collect()
}

fn is_script(source: &str) -> bool {
    let hash = ["sha256-", "sha384-", "sha512-"].iter().any(|start| source.starts_with(start));
    hash || ["unsafe-inline", "unsafe-eval", "unsafe-hashes", "blob:"].contains(&source)
}

/// Answers what belongs to the frame and to the pages around it.
pub fn answer(model: &Model, request: &Request) -> Option<Response> {
    let script = |text: &str| Some(Response::new(200, "text/javascript; charset=utf-8", text));
    match request.path() {
        "/forge/bridge.js" => script(BRIDGE),
        "/forge/product.js" => script(PRODUCT),
        "/forge/page" => Some(product(request, "view")),
        "/forge/edit" => Some(product(request, "edit")),
        path if path.starts_with("/forge/view/") || path.starts_with("/forge/config/") => {
            let file = model.options.file(path)?;
            Some(with_bridge(file).with("Content-Security-Policy", &policy(model)))
        }
        _ => None,
    }
}

fn product(request: &Request, surface: &str) -> Response {
    let user = query(request, "user").concat();
    let user: String = user.chars().filter(char::is_ascii_alphanumeric).collect();
    let body = format!(
        "<!DOCTYPE html><html lang=\"en\" data-surface=\"{surface}\" data-user=\"{user}\" data-sandbox=\"{SANDBOX}\">\
        <head><meta charset=\"utf-8\"><title>Incident - Confluence</title>\
        <style>dialog {{ inline-size: 90vw; box-sizing: border-box }}</style></head><body><h1>Incident</h1>\
        <button id=\"configure\" type=\"button\" hidden>Edit the macro</button>\
        <div id=\"macro\"></div><dialog id=\"configuration\"></dialog>\
        <script src=\"/forge/product.js\"></script></body></html>"
    );
    Response::new(200, "text/html; charset=utf-8", body)
}

/// Forge puts its bridge into the app's page before the app's own scripts.
fn with_bridge(file: Response) -> Response {
    let is_html = file.headers.iter().any(|(_, value)| value.starts_with("text/html"));
    if !is_html {
        return file;
    }
    let page = String::from_utf8_lossy(&file.body).into_owned();
    let tag = "<script src=\"/forge/bridge.js\"></script>";
    let body = match page.split_once("<head>") {
        Some((before, after)) => format!("{before}<head>{tag}{after}"),
        None => format!("{tag}{page}"),
    };
    Response { body: body.into_bytes(), ..file }
}

/// Answers `/model/forge` and what is below.
pub fn control(model: &Model, request: &Request, parts: &[&str], sent: &Value) -> Response {
    let value = model.with(|world| match (request.method.as_str(), parts) {
        ("POST", [_]) => {
            world.forge = Macro::in_scene(sent);
            world.forge.value()
        }
        ("POST", [_, "draft"]) => {
            world.forge.draft = sent.get("config").cloned();
            world.forge.value()
        }
        ("POST", [_, "publish"]) => {
            world.forge.version += 1;
            world.forge.published.clone_from(&world.forge.draft);
            world.forge.value()
        }
        ("POST", [_, "call"]) => match call(model, world, sent) {
            Ok(result) => json!({"result": result}),
            Err(message) => json!({"error": message}),
        },
        _ => world.forge.value(),
    });
    Response::json(200, &value)
}

/// What a command of the bridge gives (rule `forge-bridge`).
fn call(model: &Model, world: &mut World, sent: &Value) -> Result<Value, String> {
    let surface = text(sent, "surface");
    let payload = sent.get("payload").cloned().unwrap_or(Value::Null);
    match text(sent, "command").as_str() {
        "getContext" => Ok(context(model, world, &surface, &text(sent, "user"))),
        "submit" => submit(world, &surface, &payload),
        "close" => Ok(json!(surface == "config")),
        "getMacroContent" => edited(&surface).map(|()| json!({"data": adf(world, &surface).to_string()})),
        "getEditorContent" => edited(&surface).map(|()| {
            let document = json!({"version": 1, "type": "doc", "content": [adf(world, &surface)]});
            json!({"data": document.to_string()})
        }),
        "updateMacro" => edited(&surface).map(|()| json!(update(world, &payload))),
        "enableTheming" | "emitReadyEvent" | "resize" | "changeWindowTitle" | "setMacroViewportHeight" => {
            Ok(Value::Null)
        }
        other => Err(format!("the model does not know the command {other:?}")),
    }
}

/// Rule `forge-editing`.
fn edited(surface: &str) -> Result<(), String> {
    if surface == "view" { Err(rule::FORGE_EDITING.says.to_owned()) } else { Ok(()) }
}

/// Rule `forge-submit`.
fn submit(world: &mut World, surface: &str, payload: &Value) -> Result<Value, String> {
    if surface != "config" {
        return Ok(Value::Bool(false));
    }
    let config = payload.get("config").filter(|config| config.is_object());
    let config = config.ok_or("Invalid config provided")?;
    world.forge.draft = Some(config.clone());
    Ok(Value::Bool(true))
}

fn update(world: &mut World, payload: &Value) -> bool {
    let parsed = payload.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let node = parsed.as_ref().unwrap_or(payload);
    // Where a configuration is inside the node is in no documentation; apps in public read it there.
    let config = node.pointer("/attrs/parameters/guestParams").cloned();
    let fits = config.is_some();
    world.forge.draft = config.or_else(|| world.forge.draft.take());
    fits
}

/// A view and the editor know one macro under two ids.
fn local_id(surface: &str) -> &'static str {
    if surface == "view" {
        "5e1f0000-0000-4000-8000-00000000000a"
    } else {
        "5e1f0000-0000-4000-8000-00000000000b"
    }
}

fn context(model: &Model, world: &World, surface: &str, user: &str) -> Value {
    let forge = &world.forge;
    let scene = |name: &str| forge.scene.get(name).cloned().unwrap_or(Value::Null);
    let content = json!({"id": "163841", "type": "page", "version": forge.version});
    let mut extension = json!({"type": "macro", "isEditing": surface != "view", "content": content,
        "space": {"id": "163842", "key": "OPS"}});
    if let (Some(members), Some(config)) = (extension.as_object_mut(), forge.config(surface)) {
        members.insert("config".to_owned(), config.clone());
    }
    json!({"accountId": user, "cloudId": "model", "environmentId": "model", "environmentType": "DEVELOPMENT",
        "extension": extension, "localId": local_id(surface), "locale": scene("locale"),
        "moduleKey": "postmortem-timeline", "siteUrl": model.base(), "timezone": scene("timezone"),
        "theme": {"colorMode": scene("theme")}, "surfaceColor": null})
}

fn adf(world: &World, surface: &str) -> Value {
    let config = world.forge.config(surface).cloned().unwrap_or_else(|| json!({}));
    let id = local_id(surface);
    json!({"type": "extension", "attrs": {"extensionType": "com.atlassian.ecosystem",
        "extensionKey": "postmortem-timeline", "localId": id, "layout": "default",
        "parameters": {"localId": id, "extensionTitle": "Postmortem timeline", "guestParams": config}}})
}
