//! What a browser opens: a page's view with its metas, an old version of it, and the login page.

use super::Model;
use super::guard;
use super::refusal::html;
use super::render::{self, Context};
use super::rest::{access_mode, query};
use super::storage::escape;
use super::world::{Page, World};
use crate::http::{Request, Response};

/// Answers a request for a page.
pub fn answer(model: &Model, request: &Request, path: &str) -> Response {
    match path {
        "/login.action" => login_page(),
        "/pages/viewpage.action" => model.with(|world| page_view(model, world, request)),
        "/plugins/servlet/confluence/placeholder/unknown-macro" => placeholder(request),
        _ => html(404, "Page Not Found"),
    }
}

fn login_page() -> Response {
    let body = "<!DOCTYPE html><html lang=\"en-GB\"><head><title>Log In - Confluence</title></head>\
        <body class=\"login\"><form name=\"loginform\" method=\"post\" action=\"dologin.action\">\
        <input name=\"os_username\"><input name=\"os_password\" type=\"password\"></form></body></html>";
    Response::new(200, "text/html;charset=UTF-8", body)
}

/// The image of rule `unknown-macro`.
fn placeholder(request: &Request) -> Response {
    let name = query(request, "name").concat();
    let body = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"240\" height=\"24\"><text x=\"4\" y=\"17\">\
        Unknown macro: {}</text></svg>",
        escape(&name)
    );
    Response::new(200, "image/svg+xml", body)
}

fn page_view(model: &Model, world: &World, request: &Request) -> Response {
    let Ok(user) = guard::user(world, request) else {
        return html(401, "Basic Authentication Failure - Reason : AUTHENTICATED_FAILED");
    };
    if user.is_empty() && !world.settings.flag("anonymous_view") {
        return guard::to_login(model, request);
    }
    let id = query(request, "pageId").first().and_then(|text| text.parse().ok()).unwrap_or(0);
    let found = find(world, id).filter(|(page, _)| !page.trashed && world.sees(&user, page));
    let Some((page, number)) = found else {
        return html(404, "Page Not Found");
    };
    let body = whole(model, world, (page, number), &user);
    let response = Response::new(200, "text/html;charset=UTF-8", body);
    match world.settings.text("csp") {
        Some(policy) => response.with("Content-Security-Policy", policy),
        None => response,
    }
}

/// The page and the version of an id in an address (rule `historical-id`).
fn find(world: &World, id: u64) -> Option<(&Page, u64)> {
    if let Some(page) = world.pages.get(&id) {
        return Some((page, page.number()));
    }
    let page = world.pages.get(&(id / 1000))?;
    let number = id % 1000;
    page.versions.iter().any(|version| version.number == number).then_some((page, number))
}

fn whole(model: &Model, world: &World, (page, number): (&Page, u64), user: &str) -> String {
    let context = Context { model, world, user, page, output: "display", depth: 0 };
    let version = page.versions.iter().find(|version| version.number == number);
    let body = render::body(&context, version.map_or("", |version| version.body.as_str()));
    let title = escape(&page.title);
    let metas = metas(model, world, (page, number), user);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"UTF-8\">\n\
        <title>{title} - {} - Confluence</title>\n{metas}</head>\n\
        <body id=\"com-atlassian-confluence\" class=\"theme-default view-content\">\n\
        <h1 id=\"title-text\" class=\"with-breadcrumbs\">{title}</h1>\n\
        <div id=\"main-content\" class=\"wiki-content\">{body}</div>\n</body>\n</html>\n",
        escape(&page.space)
    )
}

/// Rule `metas`.
fn metas(model: &Model, world: &World, (page, number): (&Page, u64), user: &str) -> String {
    let token = if user.is_empty() { String::new() } else { format!("atl-{user}") };
    let pairs = [
        ("context-path", model.options.context.clone()),
        ("base-url", model.base()),
        ("version-number", "9.2.0".to_owned()),
        ("user-locale", "en_GB".to_owned()),
        ("remote-user", user.to_owned()),
        ("remote-user-key", if user.is_empty() { String::new() } else { format!("key-{user}") }),
        ("atl-token", token),
        ("access-mode", access_mode(world).to_owned()),
        ("content-type", "page".to_owned()),
        ("page-id", page.id_of(number).to_string()),
        ("latest-page-id", page.id.to_string()),
        ("page-version", number.to_string()),
        ("page-title", page.title.clone()),
        ("latest-published-page-title", page.title.clone()),
        ("space-key", page.space.clone()),
    ];
    let meta = |(name, value): (&str, String)| {
        format!("<meta name=\"ajs-{name}\" content=\"{}\">\n", escape(&value).replace('"', "&quot;"))
    };
    pairs.map(meta).concat()
}
