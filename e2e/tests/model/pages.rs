//! Page views, versions and user macros.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use crate::site::{MACRO, Site};

/// A model with one user macro.
fn with_macro(template: &str) -> (Site, TempDir) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("macro.vm");
    fs::write(&file, template).unwrap();
    let argument = format!("postmortem-timeline={}", file.display());
    (Site::start(&["--macro", &argument, "--context", "/confluence"]), folder)
}

/// A page's view.
fn view(site: &Site, id: &str) -> String {
    site.get(&format!("/confluence/pages/viewpage.action?pageId={id}")).body
}

#[test]
fn a_view_has_metas_and_the_macro() {
    let template = "## Body processing: Unrendered\n## @noparams\n\
        <x-t data-page=\"$content.id\" data-doc=\"$generalUtil.htmlEncode($body)\"></x-t>";
    let (site, _folder) = with_macro(template);
    let id = site.page(MACRO);
    let page = view(&site, &id);
    for expected in [
        format!("<meta name=\"ajs-page-id\" content=\"{id}\">"),
        format!("<meta name=\"ajs-latest-page-id\" content=\"{id}\">"),
        "<meta name=\"ajs-page-version\" content=\"1\">".to_owned(),
        "<meta name=\"ajs-remote-user\" content=\"anna\">".to_owned(),
        "<meta name=\"ajs-context-path\" content=\"/confluence\">".to_owned(),
        "<meta name=\"ajs-access-mode\" content=\"READ_WRITE\">".to_owned(),
        format!(
            "<p>Before</p><x-t data-page=\"{id}\" data-doc=\"{{&quot;events&quot;:[]}}\"></x-t><p>After</p>"
        ),
    ] {
        assert!(page.contains(&expected), "no {expected} in {page}");
    }
    assert_eq!(site.get("/pages/viewpage.action").status, 404);
}

#[test]
fn bodies_are_processed_as_the_template_says() {
    let rich = "<ac:structured-macro ac:name=\"postmortem-timeline\"><ac:rich-text-body><p>a &lt; b</p>\
        <ac:structured-macro ac:name=\"code\"><ac:plain-text-body><![CDATA[<x>]]></ac:plain-text-body></ac:structured-macro>\
        </ac:rich-text-body></ac:structured-macro>";
    let (site, _folder) = with_macro("## Body processing: Rendered\n<div>$body</div>");
    let page = view(&site, &site.page(rich));
    assert!(page.contains("<div><p>a &lt; b</p><div class=\"conf-macro output-block\""), "{page}");
    assert!(page.contains("<pre>&lt;x&gt;</pre>"), "{page}");
    let (site, _folder) = with_macro("## Body processing: Escaped\n<div>$body</div>");
    let page = view(&site, &site.page(MACRO));
    assert!(page.contains("<div>{&quot;events&quot;:[]}</div>"), "{page}");
}

#[test]
fn velocity_does_what_user_macros_use() {
    let cases = [
        ("#if($paramid)yes#{else}no#end", "t1", "yes"),
        ("#if($parammissing)yes#else no#end", "t1", " no"),
        ("#if($paramid == \"t1\" && !$parammissing)a#elseif(true)b#end", "t1", "a"),
        ("#if($paramid == 't2')a#elseif($renderContext.outputType == 'display')b#else c#end", "t1", "b"),
        ("#set($x = \"<$paramid>\")$x $!nothing $nothing.here", "t1", "<t1>  $nothing.here"),
        ("a## comment\nb#* more *#c $5 #1", "t1", "abc $5 #1"),
        ("${paramid}s $content.getTitle() $space.key", "t1", "t1s Incident OPS"),
        ("$webwork.htmlEncode($paramid)", "&lt;", "&lt;"),
    ];
    for (template, id, expected) in cases {
        let (site, _folder) = with_macro(&format!("[{template}]"));
        let body = format!(
            "<ac:structured-macro ac:name=\"postmortem-timeline\"><ac:parameter ac:name=\"id\">{id}</ac:parameter></ac:structured-macro>"
        );
        let page = view(&site, &site.page(&body));
        assert!(page.contains(&format!("[{expected}]")), "{template}: {page}");
    }
    let (site, _folder) = with_macro("#foreach($x in $list)x#end");
    assert!(view(&site, &site.page(MACRO)).contains("the model does not know the directive #foreach"));
}

#[test]
fn an_old_version_has_an_id_of_its_own() {
    let site = Site::start(&["--context", "/confluence"]);
    let id = site.page("<p>one</p>");
    site.tell(&format!("pages/{id}/edit"), &json!({"by": "ben", "body": "<p>two</p>", "message": "second"}));
    let old = format!("{id}001");
    let page = view(&site, &old);
    assert!(page.contains("<p>one</p>"), "{page}");
    assert!(page.contains(&format!("<meta name=\"ajs-page-id\" content=\"{old}\">")));
    assert!(page.contains(&format!("<meta name=\"ajs-latest-page-id\" content=\"{id}\">")));
    let rest = "/confluence/rest";
    assert_eq!(site.get(&format!("{rest}/api/content/{old}")).status, 404);
    let value =
        site.get(&format!("{rest}/api/content/{id}?status=historical&version=1&expand=body.storage")).json();
    assert_eq!(
        (&value["status"], &value["body"]["storage"]["value"]),
        (&json!("historical"), &json!("<p>one</p>"))
    );
    assert!(value["version"].is_null(), "version was not to be expanded");
    let list = site.get(&format!("{rest}/experimental/content/{id}/version")).json();
    assert_eq!(
        (&list["results"][0]["message"], &list["results"][1]["number"]),
        (&json!("second"), &json!(1))
    );
    let history = site.get(&format!("{rest}/api/content/{id}/history")).json();
    assert_eq!(
        (&history["lastUpdated"]["number"], &history["previousVersion"]["number"]),
        (&json!(2), &json!(1))
    );
}

#[test]
fn a_macro_that_was_removed_takes_its_body_along() {
    let (site, _folder) = with_macro("<x-t>$body</x-t>");
    let id = site.page(MACRO);
    site.tell("macros", &json!({"name": "postmortem-timeline", "installed": false}));
    let page = view(&site, &id);
    assert!(page.contains("class=\"wysiwyg-unknown-macro\""), "{page}");
    assert!(!page.contains("events"), "{page}");
    let value = site.get(&format!("/confluence/rest/api/content/{id}?expand=body.view,body.storage")).json();
    assert!(
        value["body"]["view"]["value"].as_str().unwrap().contains("unknown-macro?name=postmortem-timeline")
    );
    assert!(value["body"]["storage"]["value"].as_str().unwrap().contains("events"));
}

#[test]
fn an_export_and_an_including_page_render_the_macro() {
    let (site, _folder) = with_macro("[$renderContext.outputType $content.id]");
    let id = site.page(MACRO);
    let told = site.get(&format!("/model/pages/{id}/render?output=pdf&user=anna")).json();
    assert!(told["html"].as_str().unwrap().contains(&format!("[pdf {id}]")), "{told}");
    let include = "<ac:structured-macro ac:name=\"include\"><ac:parameter ac:name=\"\"><ac:link>\
        <ri:page ri:content-title=\"Incident\" /></ac:link></ac:parameter></ac:structured-macro>";
    let other = site.tell("pages", &json!({"title": "Overview", "body": include}));
    let page = view(&site, other["id"].as_str().unwrap());
    assert!(page.contains(&format!("[display {id}]")), "{page}");
}

#[test]
fn a_reader_without_a_session_is_sent_to_the_login_page() {
    let mut site = Site::start(&[]);
    let id = site.page(MACRO);
    site.cookie = String::new();
    let target = format!("/pages/viewpage.action?pageId={id}");
    assert_eq!(site.get(&target).status, 302);
    site.tell("settings", &json!({"anonymous_view": true, "csp": "script-src 'none'"}));
    let answer = site.get(&target);
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("<meta name=\"ajs-remote-user\" content=\"\">"));
    assert_eq!(answer.header("content-security-policy").as_deref(), Some("script-src 'none'"));
}

#[test]
fn each_rule_names_its_source() {
    let site = Site::start(&[]);
    let rules = site.get("/model/rules").json();
    let rules = rules.as_array().unwrap();
    assert!(rules.len() > 40);
    for rule in rules {
        assert!(!rule["source"].as_str().unwrap().is_empty(), "{rule}");
    }
}
