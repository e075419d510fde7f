//! Who may save what, and when.

use std::thread;

use serde_json::json;

use crate::site::{MACRO, Site};

#[test]
fn a_version_number_goes_up_by_one() {
    let site = Site::start(&[]);
    let id = site.page(MACRO);
    for number in [1, 3] {
        let answer = site.save(&id, number, MACRO);
        assert_eq!(answer.status, 409);
        assert_eq!(answer.message(), "Version must be incremented on update. Current version is: 1");
    }
    assert_eq!(site.rule(), "stale-version");
    assert_eq!(site.save(&id, 2, "<p>new</p>").status, 200);
    assert_eq!(site.read(&id), ("<p>new</p>".to_owned(), 2));
}

#[test]
fn an_update_needs_its_fields() {
    let site = Site::start(&[]);
    let id = site.page(MACRO);
    let without_version = json!({"type": "page", "title": "Incident"});
    let answer = site.put(&id, &without_version.to_string());
    assert_eq!(answer.status, 400);
    assert_eq!(
        answer.message(),
        "Must supply an incremented version when updating Content. No version supplied."
    );
    assert_eq!(answer.json()["data"]["successful"], false);
    for broken in [
        json!({"type": "page", "version": {"number": 2}}),
        json!({"title": "Incident", "version": {"number": 2}}),
    ] {
        assert_eq!(site.put(&id, &broken.to_string()).status, 400);
        assert_eq!(site.rule(), "missing-fields");
    }
    assert_eq!(site.put(&id, "{").status, 400);
}

#[test]
fn six_parallel_saves_of_one_base_have_one_winner() {
    let site = Site::start(&[]);
    let id = site.page(MACRO);
    let statuses: Vec<u16> = thread::scope(|scope| {
        let save = |body: String| scope.spawn(|| site.save(&id, 2, &{ body }).status);
        let saves: Vec<_> = (0..6).map(|number| save(format!("<p>{number}</p>"))).collect();
        saves.into_iter().map(|save| save.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 5, "{statuses:?}");
}

#[test]
fn a_large_request_is_refused() {
    let site = Site::start(&[]);
    let id = site.page(MACRO);
    let answer = site.save(&id, 2, &"x".repeat(5_242_880));
    assert_eq!(answer.status, 413);
    assert_eq!(
        answer.message(),
        "Request too large. Requests for this resource can be at most 5242880 bytes"
    );
    assert_eq!(site.save(&id, 2, &"x".repeat(5_242_000)).status, 200);
}

#[test]
fn what_may_not_be_seen_is_not_there() {
    let mut site = Site::start(&[]);
    let id = site.page(MACRO);
    site.tell(&format!("pages/{id}"), &json!({"read": ["ben"]}));
    assert_eq!(site.get(&format!("/rest/api/content/{id}")).status, 404);
    assert_eq!(site.save(&id, 2, MACRO).status, 404);
    assert_eq!(site.get("/rest/api/content/1").status, 404);
    assert_eq!(site.rule(), "not-seen");
    site.login("ben");
    assert_eq!(site.get(&format!("/rest/api/content/{id}")).status, 200);
}

#[test]
fn rights_and_restrictions_answer_apart() {
    let mut site = Site::start(&[]);
    let id = site.page(MACRO);
    site.tell("users", &json!({"name": "vera", "edit": false}));
    site.login("vera");
    let answer = site.save(&id, 2, MACRO);
    assert_eq!(answer.status, 403);
    assert!(answer.message().starts_with("Could not update Content of type"), "{answer:?}");
    site.login("anna");
    site.tell(&format!("pages/{id}"), &json!({"update": ["ben"]}));
    assert_eq!(site.save(&id, 2, MACRO).status, 404);
    assert_eq!(site.rule(), "restricted");
    site.tell("settings", &json!({"restricted_update": 403}));
    assert_eq!(site.save(&id, 2, MACRO).status, 403);
    let value = site.get(&format!("/rest/api/content/{id}?expand=operations")).json();
    assert_eq!(value["operations"].as_array().unwrap().len(), 1);
}

#[test]
fn an_ended_session_shows_as_the_site_is_set_up() {
    let site = Site::start(&[]);
    let id = site.page(MACRO);
    site.tell("expire", &json!({"user": "anna"}));
    assert_eq!(site.save(&id, 2, MACRO).status, 403);
    assert_eq!(site.rule(), "signed-out");
    site.tell("settings", &json!({"signed_out": "unauthorized"}));
    let answer = site.save(&id, 2, MACRO);
    assert_eq!(
        (answer.status, answer.header("content-type").as_deref()),
        (401, Some("text/html;charset=utf-8"))
    );
    site.tell("settings", &json!({"signed_out": "login"}));
    let answer = site.save(&id, 2, MACRO);
    assert_eq!(answer.status, 302);
    let login = site.get(&answer.header("location").unwrap());
    assert_eq!(login.status, 200);
    assert!(login.body.contains("os_username"));
    site.tell("settings", &json!({"anonymous_view": true}));
    assert_eq!(site.get(&format!("/rest/api/content/{id}")).status, 200);
    assert_eq!(site.save(&id, 2, MACRO).status, 403);
    assert_eq!(site.rule(), "not-editable");
}

#[test]
fn wrong_credentials_are_a_page_of_html() {
    let site = Site::start(&[]);
    let answer = site.send("GET", "/rest/api/user/current", &["Authorization: Basic YW5uYTp4"], "");
    assert_eq!(answer.status, 401);
    assert!(answer.body.contains("AUTHENTICATED_FAILED"));
    let answer = site.send("GET", "/rest/api/user/current", &["Authorization: Basic YW5uYTphbm5h"], "");
    assert_eq!(answer.json()["username"], "anna");
}

#[test]
fn requests_from_elsewhere_are_forged() {
    let site = Site::start(&[]);
    let id = site.page(MACRO);
    let target = format!("/rest/api/content/{id}");
    let json = "Content-Type: application/json";
    let evil = ["X-Atlassian-Token: no-check", json, "Origin: http://evil.example"];
    assert_eq!(site.send("PUT", &target, &evil, "{}").status, 403);
    assert_eq!(site.rule(), "foreign-origin");
    assert_eq!(site.send("POST", &target, &["Content-Type: text/plain"], "{}").status, 403);
    assert_eq!(site.rule(), "xsrf");
    let own = format!("Origin: {}", site.url(""));
    assert_eq!(site.send("PUT", &target, &[json, &own], "{}").status, 400);
    site.tell("settings", &json!({"xsrf_always": true}));
    assert_eq!(site.send("PUT", &target, &[json, &own], "{}").status, 403);
    assert_eq!(site.save(&id, 2, MACRO).status, 200);
}

#[test]
fn an_exhausted_user_has_to_wait() {
    let mut site = Site::start(&[]);
    let id = site.page(MACRO);
    site.tell("settings", &json!({"rate": 2, "rate_seconds": 100}));
    let target = format!("/rest/api/content/{id}");
    let statuses = [0; 3].map(|_| site.get(&target));
    assert_eq!(statuses.each_ref().map(|answer| answer.status), [200, 200, 429]);
    let [.., last] = statuses;
    let wait: u64 = last.header("Retry-After").unwrap().parse().unwrap();
    assert!((98..=100).contains(&wait), "{wait}");
    assert_eq!(last.header("X-RateLimit-Remaining").as_deref(), Some("0"));
    site.login("ben");
    assert_eq!(site.get(&target).status, 200);
}

#[test]
fn read_only_mode_lets_read() {
    let site = Site::start(&[]);
    let id = site.page(MACRO);
    assert_eq!(site.get("/rest/api/accessmode").json(), "READ_WRITE");
    site.tell("settings", &json!({"read_only": true}));
    assert_eq!(site.get("/rest/api/accessmode").json(), "READ_ONLY");
    assert_eq!(site.read(&id).1, 1);
    assert_eq!(site.save(&id, 2, MACRO).status, 403);
    assert_eq!(site.rule(), "read-only");
}

#[test]
fn a_reset_makes_everything_new() {
    let mut site = Site::start(&[]);
    let first = site.page(MACRO);
    site.tell("settings", &json!({"read_only": true}));
    site.tell("reset", &json!({}));
    site.login("anna");
    assert_eq!(site.get("/rest/api/accessmode").json(), "READ_WRITE");
    assert_eq!(site.get(&format!("/rest/api/content/{first}")).status, 404);
    let stored = |site: &Site| site.read(&site.page(MACRO));
    let before = stored(&site);
    site.tell("reset", &json!({}));
    site.login("anna");
    assert_eq!(stored(&site), before);
}
