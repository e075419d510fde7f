//! Faults in the way of a request.

use serde_json::{Value, json};

use crate::site::{Answer, MACRO, Site};

/// A save with a fault in its way, and the number of versions after it.
fn save(fault: &Value) -> (Answer, u64) {
    let site = Site::start(&[]);
    let id = site.page(MACRO);
    let mut fault = fault.clone();
    fault["on"] = json!("PUT /rest/api/content/");
    site.tell("faults", &fault);
    let answer = site.save(&id, 2, MACRO);
    let number = site.read(&id).1;
    assert_eq!(site.save(&id, number + 1, MACRO).status, 200, "the fault met more than one request");
    (answer, number)
}

#[test]
fn a_lost_reply_is_stored_and_a_lost_request_is_not() {
    let (answer, number) = save(&json!({"kind": "drop", "when": "after"}));
    assert_eq!((answer.status, number), (0, 2));
    let (answer, number) = save(&json!({"kind": "drop", "when": "before"}));
    assert_eq!((answer.status, number), (0, 1));
}

#[test]
fn other_answers_come_in_place_of_the_right_one() {
    for status in [500, 502, 503] {
        let (answer, number) = save(&json!({"kind": "status", "status": status, "retry_after": 7}));
        assert_eq!((answer.status, number), (status, 1));
        assert_eq!(answer.header("retry-after").as_deref(), Some("7"));
    }
    let (answer, number) = save(&json!({"kind": "status", "status": 502, "when": "after"}));
    assert_eq!((answer.status, number), (502, 2));
    let (answer, number) = save(&json!({"kind": "html", "when": "after"}));
    assert_eq!((answer.status, number), (200, 2));
    assert!(answer.body.starts_with("<!doctype html>"));
    let (answer, number) = save(&json!({"kind": "login"}));
    assert_eq!((answer.status, number), (302, 1));
    let (answer, number) = save(&json!({"kind": "optimistic-lock"}));
    assert_eq!((answer.status, number), (409, 1));
    assert!(answer.message().contains("OptimisticLockException"));
}

#[test]
fn half_a_body_is_half() {
    let (whole, _) = save(&json!({"kind": "delay"}));
    assert_eq!(whole.status, 200);
    for kind in ["half", "cut"] {
        let (answer, number) = save(&json!({"kind": kind, "when": "after"}));
        assert_eq!((answer.status, number), (200, 2));
        assert_eq!(answer.body.len(), whole.body.len() / 2, "{kind}");
        let announced: usize = answer.header("content-length").unwrap().parse().unwrap();
        assert_eq!(announced, if kind == "half" { whole.body.len() } else { answer.body.len() }, "{kind}");
    }
}

#[test]
fn a_delay_delays() {
    let start = std::time::Instant::now();
    let (answer, number) = save(&json!({"kind": "delay", "milliseconds": 300}));
    assert_eq!((answer.status, number), (200, 2));
    assert!(start.elapsed().as_millis() >= 300);
}

#[test]
fn an_unknown_fault_is_refused() {
    let site = Site::start(&[]);
    let answer = site.send("POST", "/model/faults", &[], "{\"kind\": \"flood\"}");
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("optimistic-lock"));
}
