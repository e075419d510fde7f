//! Pages around the element, made for a case.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::http::Response;
use crate::server::Server;

/// The element over the browser's own storage.
pub const BROWSER: &str = "<postmortem-timeline store='browser' mode='edit'></postmortem-timeline>";

/// A style sheet that gives pages a ground: where none is named, axe takes it for white, in the dark too.
const GROUND: &str = "/made/ground.css";

/// A page with elements in it.
#[derive(Debug, Clone)]
pub struct Place {
    head: String,
    body: String,
    lang: String,
}

impl Place {
    /// A page with this body.
    pub fn new(body: &str) -> Self {
        Self { head: String::new(), body: body.to_owned(), lang: "en".to_owned() }
    }

    /// A page with one element that holds a document in a data block.
    pub fn inline(attributes: &str, document: &str) -> Self {
        Self::new(&element(attributes, document))
    }

    /// With another language.
    pub fn lang(mut self, lang: &str) -> Self {
        self.lang = lang.to_owned();
        self
    }

    /// With a script that runs before everything else.
    pub fn before(mut self, path: &str) -> Self {
        self.head.push_str(&format!("<script src='{path}'></script>"));
        self
    }

    /// The page's text.
    pub fn html(&self) -> String {
        let Self { head, body, lang } = self;
        format!(
            "<!doctype html><html lang='{lang}'><head><meta charset='utf-8'><title>Page</title>\
             <meta name='viewport' content='width=device-width, initial-scale=1'>\
             <meta name='color-scheme' content='light dark'><link rel='icon' href='data:,'>\
             <link rel='stylesheet' href='/fallback.css'><link rel='stylesheet' href='{GROUND}'>{head}\
             <script type='module' src='/element.js'></script></head>\
             <body><main><h1>Page</h1>{body}</main></body></html>"
        )
    }

    /// Has the server answer with it; gives its path, which no other page has: what one leaves behind
    /// unsaved would be recovered in the next.
    pub fn serve(&self, server: &Server) -> String {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        self.serve_as(server, &format!("/made/page-{number}.html"))
    }

    /// The same under a path of the case's own.
    pub fn serve_as(&self, server: &Server, path: &str) -> String {
        server.route(GROUND, |_| {
            Response::new(200, "text/css", ":root { background: Canvas; color: CanvasText; }")
        });
        let html = self.html();
        server.route(path, move |_| Response::new(200, "text/html; charset=utf-8", html.clone()));
        path.to_owned()
    }
}

/// An element with a document in a data block.
pub fn element(attributes: &str, document: &str) -> String {
    let escaped = document.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    format!(
        "<postmortem-timeline {attributes}><script type='application/json'>{escaped}</script></postmortem-timeline>"
    )
}
