//! Who is measured, and the page of each.

use e2e::http::Response;

/// Somebody who shows a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contestant {
    /// The name in the tables.
    pub name: &'static str,
    /// The name on the command line, which also begins the address of its page.
    pub key: &'static str,
    /// What follows the address.
    pub query: &'static str,
}

/// All of them.
pub const ALL: &[Contestant] = &[
    Contestant { name: "ours", key: "ours", query: "" },
    Contestant { name: "vis", key: "vis", query: "" },
    Contestant { name: "vis, best", key: "vis", query: "?best" },
    Contestant { name: "plain table", key: "plain", query: "" },
];

/// The page of the contestant whose key begins the last part of the path.
pub fn page(path: &str, document: &str) -> Response {
    let name = path.rsplit('/').next().unwrap_or_default();
    let script = |source: &str| format!("<script src='{source}'></script>");
    let data = |id: &str| format!("<script type='application/json' {id}>{document}</script>");
    let shell = "<div id='place'></div>";
    let (head, body) = match name.split('-').next().unwrap_or_default() {
        "ours" => (
            format!("{}<script type='module' src='/package/element.js'></script>", script("/bench/ours.js")),
            format!("<postmortem-timeline mode='edit'>{}</postmortem-timeline>", data("")),
        ),
        "vis" => (
            format!(
                "<link rel='stylesheet' href='/vis/styles/vis-timeline-graph2d.min.css'>{}{}",
                script("/vis/standalone/umd/vis-timeline-graph2d.min.js"),
                script("/bench/vis.js")
            ),
            format!("{shell}{}", data("id='data'")),
        ),
        "plain" => (
            format!(
                "<link rel='stylesheet' href='/bench/plain.css'>{}{}",
                script("/bench/plain.js"),
                script("/bench/plain-page.js")
            ),
            format!("{shell}{}", data("id='data'")),
        ),
        _ => (String::new(), String::new()),
    };
    let html = format!(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Benchmark</title>\
         <link rel='icon' href='data:,'>{}{head}</head><body>{body}</body></html>",
        script("/bench/bench.js")
    );
    Response::new(200, "text/html; charset=utf-8", html)
}
