//! The Forge bridge, its frame and its draft.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::site::Site;

/// What the bridge gives on a surface.
fn call(site: &Site, surface: &str, command: &str, payload: &Value) -> Value {
    site.tell(
        "forge/call",
        &json!({"surface": surface, "user": "anna", "command": command, "payload": payload}),
    )
}

#[test]
fn a_configuration_goes_into_the_draft_and_is_published_later() {
    let site = Site::start(&[]);
    let context = call(&site, "view", "getContext", &Value::Null);
    assert!(context["result"]["extension"].get("config").is_none());
    let sent = json!({"config": {"doc": "{}", "text": "words"}});
    assert_eq!(call(&site, "config", "submit", &json!({"doc": "{}"}))["error"], "Invalid config provided");
    assert_eq!(call(&site, "view", "submit", &sent)["result"], false);
    assert_eq!(call(&site, "config", "submit", &sent)["result"], true);
    let config = |surface: &str| {
        call(&site, surface, "getContext", &Value::Null)["result"]["extension"]["config"].clone()
    };
    assert_eq!((config("view"), config("edit")), (Value::Null, sent["config"].clone()));
    site.tell("forge/publish", &json!({}));
    assert_eq!(config("view"), sent["config"]);
}

#[test]
fn content_of_the_editor_is_there_only_while_editing() {
    let site = Site::start(&[]);
    site.tell("forge", &json!({"config": {"doc": "1"}, "locale": "de-DE"}));
    assert!(call(&site, "view", "getMacroContent", &Value::Null)["error"].is_string());
    let view = call(&site, "view", "getContext", &Value::Null)["result"].clone();
    let edit = call(&site, "edit", "getContext", &Value::Null)["result"].clone();
    assert_eq!(
        (&view["extension"]["isEditing"], &edit["extension"]["isEditing"]),
        (&json!(false), &json!(true))
    );
    assert_ne!(view["localId"], edit["localId"]);
    assert_eq!(view["locale"], "de-DE");
    site.tell("forge/draft", &json!({"config": {"doc": "2"}}));
    let data = call(&site, "config", "getMacroContent", &Value::Null)["result"]["data"].clone();
    let node: Value = serde_json::from_str(data.as_str().unwrap()).unwrap();
    assert_eq!(node["attrs"]["parameters"]["guestParams"]["doc"], "2");
}

#[test]
fn the_frame_has_the_policy_that_the_manifest_gets() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("index.html"), "<!doctype html><html><head><title>x</title></head></html>")
        .unwrap();
    let manifest = folder.path().join("manifest.yml");
    let text = "permissions:\n  content:\n    scripts:\n      - 'unsafe-eval'\n      - 'wasm-unsafe-eval'\n    styles: ['unsafe-inline']\n";
    fs::write(&manifest, text).unwrap();
    let (app, manifest) =
        (folder.path().to_string_lossy().into_owned(), manifest.to_string_lossy().into_owned());
    let site = Site::start(&["--forge", &app, "--forge-manifest", &manifest]);
    for surface in ["view", "config"] {
        let answer = site.get(&format!("/forge/{surface}/index.html"));
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.contains("script-src 'self' https://forge.cdn.prod.atlassian-dev.net 'unsafe-eval';"),
            "{policy}"
        );
        assert!(
            policy.contains("style-src 'self' https://forge.cdn.prod.atlassian-dev.net 'unsafe-inline';"),
            "{policy}"
        );
        assert!(!policy.contains("wasm"), "{policy}");
        assert!(
            answer.body.contains("<head><script src=\"/forge/bridge.js\"></script><title>"),
            "{}",
            answer.body
        );
    }
    assert!(site.get("/forge/page?user=anna").body.contains("data-surface=\"view\" data-user=\"anna\""));
    assert_eq!(site.get("/forge/view/../../etc/passwd").status, 404);
}

#[test]
fn faults_meet_the_bridge_too() {
    let site = Site::start(&[]);
    site.tell("faults", &json!({"on": "POST /model/forge/call", "kind": "drop", "when": "after"}));
    let body = json!({"surface": "config", "command": "submit", "payload": {"config": {"doc": "1"}}});
    assert_eq!(site.send("POST", "/model/forge/call", &[], &body.to_string()).status, 0);
    assert_eq!(site.get("/model/forge").json()["draft"]["doc"], "1");
}
