//! What the element does with work that is to be saved: `tests/pages/storage.js` acts, this file
//! judges.
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
    match act("storage", name).await {
        Ok(found) => assert_eq!(found.as_string().as_deref(), Some(expected), "{name}"),
        Err(error) => panic!("{name}: {:?}", js_sys::Error::from(error).message()),
    }
}

macro_rules! scenes {
    ($($name:ident => $expected:expr;)*) => {
        $(#[wasm_bindgen_test]
        async fn $name() {
            check(stringify!($name), $expected).await;
        })*
    };
}

scenes! {
    a_page_that_answers_has_saved =>
        r#"{"status":"saved","dirty":false,"same":true,"safe":true,"title":"A < B & C"}"#;
    a_page_that_says_nothing_has_it_in_its_draft =>
        r#"{"status":"handed-over","dirty":false,"title":"Handed over"}"#;
    a_page_that_refuses_says_why =>
        r#"{"outcome":{"status":"locked","reason":"Bob has it"},"dirty":true,"error":"locked"}"#;
    a_draft_is_there_soon_and_comes_back => r#"{"merged":"SEV-1","fast":true}"#;
    a_reader_is_offered_no_draft => "Outage";
    a_host_saves_and_is_asked_again =>
        r#"{"statuses":["saved","saved","saved"],"saves":2,"title":"In the wiki, twice","base":"2","dirty":false}"#;
    a_host_is_waited_for => "true Late";
    what_others_saved_is_merged =>
        r#"{"status":"saved","title":"Mine","severity":"theirs","dirty":false}"#;
    what_cannot_be_merged_waits_for_a_person =>
        r#"{"first":"conflict","kept":"Theirs","count":1,"second":"saved","title":"Both"}"#;
    what_is_to_be_decided_survives_the_tab => "1";
    a_host_that_loses_the_text_is_found_out => r#"{"saved":false,"dirty":true,"title":"Lost"}"#;
    normalising_is_no_conflict => r#"["saved","saved",false,13]"#;
    every_answer_is_told_as_it_is => concat!(
        "locked,gone,denied,unauthenticated,too-large,rate-limited,unavailable,unavailable,",
        "handed-over,unavailable"
    );
    a_host_may_take_the_right_away => "denied Unsaved";
    two_tabs_bring_their_work_together => "From the first";
    a_tab_that_dies_leaves_its_work => "Never saved";
    without_storage_editing_goes_on => r#"{"status":"unavailable","title":"Only here","dirty":true}"#;
}
