//! The program that looks for hints on language: fetched by the element when somebody writes, so that
//! nobody else's browser has to. It knows a text and nothing else, and keeps none.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Hints belong to the editor; the command line checks findings.
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use postmortem_timeline::review::language::{Field, Helper, exchange};
    use wasm_bindgen::prelude::*;

    thread_local! {
        /// The rules, read when the first text comes.
        static HELPER: Helper = Helper::default();
    }

    /// The version of the program, which must be the one of the element.
    #[wasm_bindgen]
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// The hints on a text, as [`exchange::write`] writes them. `field` is where the text stands:
    /// `event`, `report` or `action`; `names` are the people of the incident.
    #[wasm_bindgen]
    pub fn hints(text: &str, field: &str, names: Vec<String>) -> String {
        let Some(field) = Field::named(field) else { return String::new() };
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        HELPER.with(|helper| exchange::write(&helper.hints(text, field, &names)))
    }
}
