//! Text stays text in every format, whatever it says.
//!
//! Set `PMT_SHARED` to a folder with `corpora/naughty-strings` and `corpora/html-xss` to run those
//! too; the list here has each class.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may panic"
)]

mod support;

use postmortem_timeline::export::{Kind, Options, export};
use postmortem_timeline::format;
use postmortem_timeline::model::markup::safe_url;
use postmortem_timeline::model::{Document, Marker, MarkerKey, Node, Record, Set, Text, Type, Value};
use postmortem_timeline::share::link;
use postmortem_timeline::text::Words;
use postmortem_timeline::zones_native::NativeZones;
use pulldown_cmark::{Event as Piece, Options as Extensions, Parser, Tag};

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "--><svg onload=alert(1)>",
    "]]><script>alert(1)</script><![CDATA[",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "[x](https://a.example/\"onclick=alert(1))",
    "![x](https://evil.example/a.png)",
    "<https://evil.example>",
    "https://ok.example/?a=1&b=<2>",
    "data:text/html,<script>alert(1)</script>",
    "{{#invoke:x}} {{Vorlage}} [[Datei:x.png]] [[javascript:x]]",
    "<nowiki></nowiki>%%</nowiki>%%<html><script>",
    "~~NOTOC~~ ~~~~ __NOTOC__ ==x== ----",
    "|| x || y\n|-\n| z\n|}",
    "^ a ^ b ^\n| c | d |",
    "{{{1}}} &lt;b&gt; &#60;script&#62; &copy",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "  =1+1",
    "＝1+1",
    "a\r\nBEGIN:VEVENT\r\nSUMMARY:x",
    "a;b,c\\n\\,d:e\"",
    "\u{0}\u{1}\u{8}\u{b}\u{1b}[31m\u{7f}\u{85}\u{9f}",
    "\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}\u{202e}\u{2066}",
    "# heading\n- item\n1. one\n> quote\n```\ncode\n```\n    indented\n***\n===",
    "a\\",
    "\\<b>\\*",
    "`a` ``b`` `",
    "*a* **b** ***c*** _d_ __e__ ~f~ ~~g~~",
    "<ac:structured-macro ac:name=\"html\"><ac:plain-text-body><![CDATA[x]]></ac:plain-text-body>",
    "$\\frac{1}{2}$ $x$",
    "<b",
    "&",
    "| --- |",
    "<<<<<<<<>>>>>>>>",
    "www.evil.example ftp://evil.example irc://x //evil.example mailto:a@b.example",
    "RFC 2616 ISBN 3161484100 PMID 1",
    "🧯👩‍🚒 e\u{301} עברית العربية 日本",
];

fn strings() -> Vec<String> {
    let mut all: Vec<String> = HOSTILE.iter().map(|text| (*text).to_owned()).collect();
    if let Some(folder) = support::corpus("naughty-strings") {
        let text = std::fs::read_to_string(folder.join("blns.json")).unwrap();
        all.extend(serde_json::from_str::<Vec<String>>(&text).unwrap());
    }
    if let Some(folder) = support::corpus("html-xss") {
        for file in ["dompurify-payloads.json", "owasp-filter-evasion.json"] {
            let text = std::fs::read_to_string(folder.join(file)).unwrap();
            let items: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
            all.extend(items.iter().filter_map(|item| Some(item.get("payload")?.as_str()?.to_owned())));
        }
    }
    all
}

/// A document with a text in every field of every record, and as the name of a marker.
fn filled(text: &str) -> Document {
    let mut document = format::read(include_str!("fixtures/v1/everything.json")).unwrap().document;
    fill(&mut document, &text.into());
    let event = document.events.iter().next().unwrap().id.clone();
    document.markers = document.markers.with(&MarkerKey::from_name(text), Some(Marker::at(event)));
    document
}

fn fill(record: &mut dyn Record, text: &Text) {
    for (at, field) in record.fields().iter().enumerate() {
        let value = match (record.get(at), field.kind) {
            (_, Type::Text) if !matches!(field.key, "timezone" | "profile" | "rank") => {
                Value::Text(text.clone())
            }
            (Value::Set(set), Type::Set) if !set.is_empty() && !matches!(field.key, "events" | "leadsTo") => {
                Value::Set([&**text].into_iter().collect::<Set>())
            }
            (Value::List(nodes), _) => {
                Value::List(nodes.iter().map(|node| filled_node(node, text)).collect())
            }
            (Value::Record(node), _) => Value::Record(filled_node(&node, text)),
            (Value::Events(events), _) => Value::Events(
                events
                    .iter()
                    .filter_map(|event| match filled_node(&Node::Event(event.clone()), text) {
                        Node::Event(event) => Some(event),
                        _ => None,
                    })
                    .collect(),
            ),
            (other, _) => other,
        };
        record.set(at, value).unwrap();
    }
}

fn filled_node(node: &Node, text: &Text) -> Node {
    let mut node = node.clone();
    fill(node.record_mut(), text);
    node
}

fn written(document: &Document, kind: Kind) -> String {
    let options =
        Options { words: Words::for_tag("en"), zone: "", zones: &NativeZones, now: None, definition: "" };
    export(document, kind, &options)
}

#[test]
fn every_text_stays_text_everywhere() {
    let all = strings();
    for text in &all {
        let document = filled(text);
        for kind in Kind::ALL {
            let out = written(&document, kind);
            match kind {
                Kind::Json => assert_eq!(format::write(&format::read(&out).unwrap().document), out),
                Kind::Html => check_page(&out, text),
                Kind::Svg => check_drawing(&out, text),
                Kind::Confluence => check_storage(&out, text),
                Kind::Markdown => check_markdown(&out, text),
                Kind::MediaWiki => check_mediawiki(&out, text),
                Kind::DokuWiki => check_dokuwiki(&out, text),
                Kind::Csv => check_table(&out, text),
                Kind::Ics => check_calendar(&out, text),
                Kind::Text => assert!(!out.chars().any(|c| c.is_control() && c != '\n'), "{text:?}"),
            }
        }
        let json = format::write(&document);
        let opened = link::decode(&link::encode(&json, None).unwrap()).unwrap();
        assert_eq!(format::write(&format::read(&opened.text).unwrap().document), json);
    }
    println!("{} strings", all.len());
}

/// Elements and attributes that a page may hold; all else could only have come from a text.
const ELEMENTS: &[&str] = &[
    "!doctype", "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "ul", "li",
    "section", "p", "dl", "div", "dt", "dd", "svg", "defs", "pattern", "path", "rect", "circle", "text", "a",
    "table", "thead", "tbody", "tr", "th", "td", "time", "b", "strong", "em", "code", "br", "span", "footer",
    "script", "g",
];
const ATTRIBUTES: &[&str] = &[
    "lang", "dir", "charset", "http-equiv", "content", "name", "property", "class", "id", "href", "rel",
    "viewBox", "font-family", "font-size", "font-weight", "font-style", "role", "aria-label", "width",
    "height", "patternUnits", "d", "fill", "fill-opacity", "opacity", "stroke", "stroke-width",
    "stroke-dasharray", "stroke-linejoin", "paint-order", "x", "y", "cx", "cy", "r", "rx", "text-anchor",
    "colspan", "scope", "datetime", "title", "type", "html",
];

/// Reads a page strictly: every `<` begins a tag of the list, every attribute is of the list and in
/// double quotes.
fn check_page(page: &str, text: &str) {
    let (before, data) = page.split_once("<script type=\"application/json\"").unwrap();
    let inner = data.split_once('>').unwrap().1;
    let end = inner.find('<').unwrap();
    assert_eq!(&inner[end..], "</script>\n</body>\n</html>\n", "{text:?}");
    let mut rest = before.split_once("</style>").unwrap().1;
    let mut tags = 0;
    while let Some(at) = rest.find('<') {
        let tag = rest[at + 1..].split_once('>').unwrap_or_else(|| panic!("{text:?}")).0;
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        assert!(ELEMENTS.contains(&name) && name != "script", "<{tag}> of {text:?}");
        check_attributes(tag.strip_prefix(name).unwrap_or_default(), text);
        rest = &rest[at + 1 + tag.len() + 1..];
        tags += 1;
    }
    assert!(tags > 100 && !before.contains("<script"), "{text:?}");
}

fn check_attributes(attributes: &str, text: &str) {
    let mut rest = attributes.trim_end_matches('/').trim();
    while !rest.is_empty() {
        let (name, value) = rest.split_once("=\"").unwrap_or_else(|| panic!("{rest} of {text:?}"));
        let (value, behind) = value.split_once('"').unwrap_or_else(|| panic!("{rest} of {text:?}"));
        assert!(ATTRIBUTES.contains(&name), "{name} of {text:?}");
        if name == "href" {
            let plain = value.replace("&amp;", "&").replace("&#39;", "'");
            assert!(value.starts_with("#pmt-") || safe_url(&plain).is_some(), "{value} of {text:?}");
        }
        rest = behind.trim_start();
    }
}

fn check_drawing(drawing: &str, text: &str) {
    let tree = roxmltree::Document::parse(drawing).unwrap_or_else(|error| panic!("{error}: {text:?}"));
    const NAMES: [&str; 14] = [
        "svg", "title", "desc", "metadata", "style", "rect", "g", "text", "path", "circle", "defs",
        "pattern", "a", "image",
    ];
    for node in tree.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(NAMES[..13].contains(&name), "<{name}> of {text:?}");
        for attribute in node.attributes() {
            let name = attribute.name();
            assert!(ATTRIBUTES.contains(&name) || name == "transform", "{name} of {text:?}");
            assert!(name != "href", "{text:?}");
        }
    }
    let style =
        tree.descendants().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "style"))).unwrap();
    assert!(!style.text().unwrap().contains("url("));
}

fn check_storage(storage: &str, text: &str) {
    let whole = format!("<page>{storage}</page>");
    let tree = roxmltree::Document::parse(&whole).unwrap_or_else(|error| panic!("{error}: {text:?}"));
    const NAMES: [&str; 18] = [
        "page", "h1", "h2", "p", "table", "tbody", "tr", "th", "td", "strong", "em", "code", "a", "br", "ul",
        "li", "", "",
    ];
    for node in tree.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(NAMES.contains(&name), "<{name}> of {text:?}");
        for attribute in node.attributes() {
            assert!(attribute.name() == "href" && safe_url(attribute.value()).is_some(), "{text:?}");
        }
    }
}

fn check_markdown(markdown: &str, text: &str) {
    let extensions = Extensions::ENABLE_TABLES | Extensions::ENABLE_STRIKETHROUGH | Extensions::ENABLE_MATH;
    let (mut tables, mut rows, mut headings) = (0, 0, 0);
    for piece in Parser::new_ext(markdown, extensions) {
        match piece {
            Piece::Html(html) | Piece::InlineHtml(html) => assert_eq!(&*html, "<br>", "{text:?}\n{markdown}"),
            Piece::Start(Tag::Link { dest_url, .. }) => {
                assert!(safe_url(&dest_url).is_some(), "{dest_url} of {text:?}");
            }
            Piece::Start(Tag::Table(_)) => tables += 1,
            Piece::Start(Tag::TableRow) => rows += 1,
            Piece::Start(Tag::Heading { .. }) => headings += 1,
            Piece::Start(
                Tag::Image { .. }
                | Tag::CodeBlock(_)
                | Tag::BlockQuote(_)
                | Tag::HtmlBlock
                | Tag::Strikethrough,
            )
            | Piece::InlineMath(_)
            | Piece::DisplayMath(_)
            | Piece::Rule => panic!("{piece:?} of {text:?}\n{markdown}"),
            _ => {}
        }
    }
    // What texts say cannot make or break tables and headings.
    assert_eq!((tables, rows), (3, 7), "{text:?}\n{markdown}");
    let least = if text.chars().any(char::is_alphanumeric) { 17 } else { 9 };
    assert!((least..=18).contains(&headings), "{headings} {text:?}\n{markdown}");
}

fn check_mediawiki(wiki: &str, text: &str) {
    let mut rest = wiki;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let is_ours = ["<br />", "<code>", "</code>", "<nowiki />"].iter().any(|tag| rest.starts_with(tag));
        assert!(is_ours, "{text:?}\n{}", &rest[..rest.len().min(80)]);
        rest = &rest[1..];
    }
    for mark in ["{{", "}}", "[[", "]]", "~~~", "__", "||"] {
        assert!(!wiki.contains(mark), "{mark} of {text:?}\n{wiki}");
    }
    for line in wiki.lines() {
        let begins = line.starts_with(['#', ':', ';', ' ']) || line.starts_with("----");
        assert!(!begins, "{line} of {text:?}");
    }
    for link in wiki.split('[').skip(1) {
        let url = link.split(' ').next().unwrap();
        assert!(safe_url(url).is_some(), "{url} of {text:?}");
    }
    assert_eq!(wiki.lines().filter(|line| *line == "|}").count(), 3, "{text:?}");
}

fn check_dokuwiki(wiki: &str, text: &str) {
    for line in wiki.lines() {
        let is_table = line.starts_with(['|', '^']);
        let bare = without_unformatted(line);
        for mark in ["{{", "((", "<html", "<code", "<file", "<php", "~~"] {
            let is_heading = line.starts_with("==");
            assert!(is_heading || !bare.contains(mark), "{mark} of {text:?}\n{line}");
        }
        for link in bare.split("[[").skip(1) {
            let url = link.split('|').next().unwrap();
            assert!(line.starts_with("==") || safe_url(url).is_some(), "{url} of {text:?}\n{line}");
        }
        assert!(!is_table || line.ends_with(['|', '^']), "{text:?}\n{line}");
        assert!(line.starts_with("  * ") || !line.starts_with(' '), "{text:?}\n{line}");
    }
}

/// A line of DokuWiki without what stands between the signs that take all meaning away.
fn without_unformatted(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    loop {
        let next = [("%%", "%%"), ("<nowiki>", "</nowiki>")]
            .into_iter()
            .filter_map(|pair| Some((rest.find(pair.0)?, pair)));
        let Some((at, (open, close))) = next.min() else { return out + rest };
        let Some((_, behind)) = rest[at + open.len()..].split_once(close) else { return out + rest };
        out.push_str(&rest[..at]);
        rest = behind;
    }
}

fn check_table(table: &str, text: &str) {
    let rows = records(table.strip_prefix('\u{feff}').unwrap());
    assert_eq!(rows.len(), 3, "{text:?}\n{table}");
    for row in &rows {
        assert_eq!(row.len(), 12, "{text:?}\n{table}");
        for cell in row {
            let begins = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
                || cell.starts_with('\t');
            assert!(!begins, "{cell:?} of {text:?}");
        }
    }
}

/// Records as RFC 4180 has them, strictly: quotes only where a cell begins and ends with them, and
/// lines that end with CR and LF.
fn records(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut rest) = (Vec::new(), Vec::new(), table);
    while !rest.is_empty() {
        let cell = if let Some(quoted) = rest.strip_prefix('"') {
            let mut end = 0;
            loop {
                end += quoted[end..].find('"').unwrap();
                if !quoted[end + 1..].starts_with('"') {
                    break;
                }
                end += 2;
            }
            rest = &quoted[end + 1..];
            quoted[..end].replace("\"\"", "\"")
        } else {
            let end = rest.find([',', '\r']).unwrap();
            let cell = &rest[..end];
            assert!(!cell.contains(['"', '\n']), "{cell:?}");
            rest = &rest[end..];
            cell.to_owned()
        };
        row.push(cell);
        if let Some(behind) = rest.strip_prefix(',') {
            rest = behind;
        } else {
            rest = rest.strip_prefix("\r\n").unwrap();
            rows.push(std::mem::take(&mut row));
        }
    }
    rows
}

fn check_calendar(calendar: &str, text: &str) {
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    let unfolded = calendar.replace("\r\n ", "");
    for line in calendar.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?} of {text:?}");
        assert!(!line.chars().any(char::is_control), "{line:?} of {text:?}");
    }
    const NAMES: [&str; 16] = [
        "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART",
        "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "URL", "TRANSP", "X-POSTMORTEM-MARKERS",
    ];
    for line in unfolded.split("\r\n").filter(|line| !line.is_empty()) {
        let name = line.split([':', ';']).next().unwrap();
        assert!(NAMES.contains(&name), "{line:?} of {text:?}");
    }
    assert_eq!(unfolded.matches("\r\nBEGIN:VEVENT\r\n").count(), 1, "{text:?}");
}
