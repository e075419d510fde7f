//! What becomes of a body in storage format.

use serde_json::json;

use crate::site::{MACRO, Site};

/// Saves a body and reads it back.
fn stored(site: &Site, body: &str) -> String {
    let id = site.page("");
    let answer = site.save(&id, 2, body);
    assert_eq!(answer.status, 200, "{}", answer.message());
    let read = site.read(&id).0;
    site.tell(&format!("pages/{id}"), &json!({"title": id}));
    read
}

/// Saves a body that is refused.
fn refused(site: &Site, body: &str) -> (u16, String, String) {
    let id = site.page("");
    let answer = site.save(&id, 2, body);
    assert_eq!(site.read(&id), (String::new(), 1));
    let rule = site.rule_before();
    site.tell(&format!("pages/{id}"), &json!({"title": id}));
    (answer.status, rule, answer.message())
}

impl Site {
    /// The rule of the last request but one.
    fn rule_before(&self) -> String {
        let log = self.get("/model/log").json();
        let entry = log.as_array().unwrap().iter().rev().nth(1).cloned().unwrap();
        entry["rule"].as_str().unwrap_or_default().to_owned()
    }
}

#[test]
fn a_body_is_written_anew() {
    let site = Site::start(&[]);
    let cases = [
        ("<p></p>", "<p />"),
        ("<br/>", "<br />"),
        ("<b>a</b><i>b</i>", "<strong>a</strong><em>b</em>"),
        ("a&nbsp;b&auml;&rarr;&#x2764;", "a\u{a0}bä→❤"),
        ("a &lt; b &amp; c &gt; d", "a &lt; b &amp; c &gt; d"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("<!-- gone --><p class='x'>a</p>", "<p class=\"x\">a</p>"),
        ("<ri:page ri:content-title=\"A\"/>", "<ri:page ri:content-title=\"A\" ri:version-at-save=\"1\" />"),
    ];
    for (sent, expected) in cases {
        assert_eq!(stored(&site, sent), expected, "{sent}");
    }
}

#[test]
fn a_macro_gets_an_id_and_keeps_it() {
    let site = Site::start(&[]);
    let first = stored(&site, MACRO);
    assert!(
        first.contains("ac:name=\"postmortem-timeline\" ac:schema-version=\"1\" ac:macro-id=\"5e1f"),
        "{first}"
    );
    assert!(first.contains("<![CDATA[{\"events\":[]}]]>"), "{first}");
    assert_eq!(stored(&site, &first), first);
    let twice = stored(&site, &format!("{first}{first}"));
    assert!(twice.starts_with(&first));
    assert!(!twice.ends_with(&first), "the second macro keeps the id of the first: {twice}");
    site.tell("settings", &json!({"attributes": "sorted"}));
    let sorted = stored(&site, &first);
    assert!(sorted.contains("<ac:structured-macro ac:macro-id="), "{sorted}");
}

#[test]
fn a_plain_body_is_cdata_or_lost() {
    let site = Site::start(&[]);
    let plain = "<ac:plain-text-body>{}</ac:plain-text-body>";
    assert_eq!(stored(&site, plain), "<ac:plain-text-body><![CDATA[]]></ac:plain-text-body>");
    let split = "<ac:plain-text-body><![CDATA[a]]]]><![CDATA[>b]]></ac:plain-text-body>";
    assert_eq!(stored(&site, split), split);
}

#[test]
fn what_is_no_xml_is_refused() {
    let site = Site::start(&[]);
    let cases = [
        (
            "<p>a</b>",
            "not-xml",
            "Error parsing xhtml: Unexpected close tag </b>; expected </p>.\n at [row,col {unknown-source}]: [1,9]",
        ),
        ("<p>a", "not-xml", "Error parsing xhtml: Unexpected EOF; was expecting a close tag for element <p>"),
        ("<p class>a</p>", "not-xml", "Error parsing xhtml: Unexpected character '>' (code 62) expected '='"),
        (
            "a & b",
            "not-xml",
            "Error parsing xhtml: Unexpected character ' ' (code 32) (expected a name start character)",
        ),
        ("&nosuch;", "not-xml", "Error parsing xhtml: Undeclared general entity \"nosuch\""),
        ("a\u{8}b", "illegal-character", "Error parsing xhtml: Illegal character ((CTRL-CHAR, code 8))"),
        (
            "<![CDATA[\u{0}]]>",
            "illegal-character",
            "Error parsing xhtml: Illegal character ((CTRL-CHAR, code 0))",
        ),
        ("<![CDATA[\u{ffff}]]>", "illegal-character", "Error parsing xhtml: Illegal character"),
        ("&#8;", "illegal-character", "Error parsing xhtml: Illegal character entity"),
        (
            "<![CDATA[a]]>b]]>",
            "cdata-end",
            "Error parsing xhtml: String ']]>' not allowed in textual content",
        ),
    ];
    for (sent, expected, message) in cases {
        let (status, rule, found) = refused(&site, sent);
        assert_eq!((status, rule.as_str()), (400, expected), "{sent:?}: {found}");
        assert!(found.starts_with(message), "{sent:?}: {found}");
    }
}

#[test]
fn a_database_of_three_bytes_takes_no_more() {
    let site = Site::start(&[]);
    assert_eq!(stored(&site, "<p>🔥 €</p>"), "<p>🔥 €</p>");
    site.tell("settings", &json!({"three_byte": true}));
    assert_eq!(stored(&site, "<p>€</p>"), "<p>€</p>");
    let (status, rule, message) = refused(&site, "<p>🔥</p>");
    assert_eq!((status, rule.as_str()), (500, "three-bytes"));
    assert!(
        message.contains("Incorrect string value: '\\xF0\\x9F\\x94\\xA5...' for column 'BODY'"),
        "{message}"
    );
}
