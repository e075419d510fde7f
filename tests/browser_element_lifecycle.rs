//! The life of the element in pages: `tests/pages/lifecycle.js` acts, this file judges.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the lints know tests by their attribute, which is another one in a browser"
)]

#[path = "../src/element/exports.rs"]
mod exports;

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

/// Fails like a fault in the program.
#[wasm_bindgen]
pub fn provoke_panic() {
    panic!("provoked");
}

#[wasm_bindgen(inline_js = r#"
export async function act(file, name) {
  const scenes = await import(`/tests/pages/${file}.js`);
  return String(await scenes[name]());
}
"#)]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn act(file: &str, name: &str) -> Result<JsValue, JsValue>;
}

async fn check(name: &str, expected: &str) {
    // Keeps the program's exports, which the pages start, in the program of the test.
    assert_eq!(exports::version(), env!("CARGO_PKG_VERSION"));
    match act("lifecycle", name).await {
        Ok(found) => assert_eq!(found.as_string().as_deref(), Some(expected), "{name}"),
        Err(error) => panic!("{name}: {:?}", js_sys::Error::from(error).message()),
    }
}

#[wasm_bindgen_test]
async fn an_element_shows_its_data_block_under_a_strict_policy() {
    check("shows_the_data_block", r#"{"before":true,"reports":"","sheets":1,"styled":0}"#).await;
}

#[wasm_bindgen_test]
async fn a_broken_document_takes_no_other_down() {
    let expected = concat!(
        r#"{"titles":["Good","Other"],"value":"{\"type\": \"postmortem-timeline\", ","#,
        r#""errors":["document"]}"#
    );
    check("several_and_one_is_broken", expected).await;
}

#[wasm_bindgen_test]
async fn moving_an_element_keeps_everything() {
    check("moving_keeps_everything", r#"{"same":true,"title":"Moved","dirty":true,"undone":true}"#).await;
}

#[wasm_bindgen_test]
async fn an_element_can_be_taken_out_and_put_back() {
    check("out_and_back_keeps_everything", r#"{"outside":"Kept","title":"And on","dirty":true}"#).await;
}

#[wasm_bindgen_test]
async fn an_element_that_stays_out_gives_its_memory_back_but_no_work() {
    let expected = r#"{"parked":{"title":"Parked","dirty":true},"back":{"title":"Parked","dirty":true}}"#;
    check("an_element_out_of_the_page_gives_its_memory_back", expected).await;
}

#[wasm_bindgen_test]
async fn after_a_panic_every_text_is_still_there() {
    let expected = concat!(
        r#"{"texts":["One","Two, typed"],"link":true,"value":"Two, typed","slot":true,"#,
        r#""kinds":["panic"],"reason":true}"#
    );
    check("a_panic_keeps_the_text_of_every_element", expected).await;
}

#[wasm_bindgen_test]
async fn the_reason_is_named_and_the_fallback_stays() {
    let expected = concat!(
        r#"{"csp":"csp true Outage","missing":"not-found true Outage","#,
        r#""missingGlue":"not-found true Outage","html":"mime true Outage","#,
        r#""cut":"invalid true Outage","none":"no-wasm true Outage"}"#
    );
    check("reasons_are_told_apart", expected).await;
}

#[wasm_bindgen_test]
async fn the_program_may_come_as_bytes_or_as_a_response() {
    check("bytes_and_responses_start_it", "Outage,Outage").await;
}

#[wasm_bindgen_test]
async fn a_second_version_on_the_page_is_named() {
    let expected = concat!(
        "Two versions of the timeline are on this page: one runs, the other does not: ",
        env!("CARGO_PKG_VERSION"),
        ", 9.9.9"
    );
    check("a_second_version_says_so", expected).await;
}

#[wasm_bindgen_test]
async fn what_is_typed_is_no_shortcut_of_the_page() {
    check("typing_stays_inside", "m,x").await;
}

#[wasm_bindgen_test]
async fn a_link_to_an_event_goes_there() {
    check("a_link_goes_to_its_event", "both").await;
}

#[wasm_bindgen_test]
async fn attributes_may_change_at_any_time() {
    check("attributes_can_change", "view").await;
}
