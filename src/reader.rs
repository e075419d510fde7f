//! The program that reads what people import: fetched by the element when somebody imports, so that
//! nobody else's browser has to. It knows no document and no page.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // The command line reads by itself: `postmortem-timeline import`.
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use gloo_timers::future::TimeoutFuture;
    use js_sys::{Function, Promise, Uint8Array};
    use postmortem_timeline::host::outside::{now_ms, zones};
    use postmortem_timeline::import::{self, Begun, Found, Reading, Refusal, Told, exchange};
    use postmortem_timeline::model::{Moment, civil};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::future_to_promise;

    /// A text longer than this, in bytes, is read bit by bit, so that the page stays alive.
    const AT_ONCE: usize = 256 << 10;
    /// So much of it is read before it is looked whether the page should have its turn.
    const STEP: usize = 32 << 10;
    /// The page has its turn, and is told how far it is, after so many milliseconds.
    const BETWEEN: i64 = 100;
    /// So much of such a text, in bytes, is read ahead of all, for there to be something to look at.
    const FIRST: usize = 48 << 10;

    /// The version of the program, which must be the one of the element.
    #[wasm_bindgen]
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// Reads a file or a text; the promise gives the bytes that [`exchange::write`] writes, or `undefined`
    /// when `on_progress` answers `false`: it is told how many in a hundred are read, and once, of a
    /// long text, what its first rows are, as they would be read alone.
    ///
    /// `told` are the date, the zone, whether it is forced, and what relative times count from; each
    /// is blank where nobody said.
    #[wasm_bindgen]
    pub fn read(name: String, bytes: Vec<u8>, told: Vec<String>, on_progress: Function) -> Promise {
        future_to_promise(async move {
            let word = |at: usize| told.get(at).map(String::as_str).filter(|word| !word.is_empty());
            let zones = zones();
            let told = Told {
                date: word(0).and_then(civil::parse_date),
                zone: word(1),
                is_zone_forced: word(2).is_some(),
                t0: word(3).and_then(Moment::parse),
                now: Some(Moment::from_unix(now_ms().div_euclid(1_000))),
                ..Told::new(&zones)
            };
            let outcome = match import::begin(&name, &bytes, &told) {
                Err(refusal) => Err(refusal),
                Ok(Begun::Read(found)) => Ok(*found),
                Ok(Begun::Text(text)) => {
                    if let Some(first) = first(&text) {
                        let found = import::checked(Reading::new(first, told).finish());
                        if !is_wanted(&on_progress, 0, &handed(&found)) {
                            return Ok(JsValue::UNDEFINED);
                        }
                        TimeoutFuture::new(0).await;
                    }
                    match slowly(Reading::new(&text, told), text.len(), &on_progress).await {
                        Some(found) => import::checked(found),
                        None => return Ok(JsValue::UNDEFINED),
                    }
                }
            };
            Ok(handed(&outcome))
        })
    }

    /// What is handed to the program that shows: bytes, as a string would be made and taken apart
    /// again sign by sign.
    fn handed(outcome: &Result<Found, Refusal>) -> JsValue {
        Uint8Array::from(exchange::write(outcome).as_slice()).into()
    }

    /// Reads a long text bit by bit; `None` when nobody wants it any more.
    async fn slowly(mut reading: Reading<'_>, length: usize, on_progress: &Function) -> Option<Found> {
        let mut told = now_ms();
        while length > AT_ONCE && !reading.advance(STEP).is_over() {
            if now_ms() - told < BETWEEN {
                continue;
            }
            told = now_ms();
            if !is_wanted(on_progress, reading.progress().percent(), &JsValue::UNDEFINED) {
                return None;
            }
            TimeoutFuture::new(0).await;
        }
        Some(reading.finish())
    }

    /// The whole lines that a long text begins with.
    fn first(text: &str) -> Option<&str> {
        let end = text.bytes().take(FIRST).rposition(|byte| byte == b'\n')?;
        text.get(..end).filter(|_| text.len() > AT_ONCE)
    }

    /// Tells how far it is; whether anybody still wants it.
    fn is_wanted(on_progress: &Function, percent: u32, rows: &JsValue) -> bool {
        let answer = on_progress.call2(&JsValue::NULL, &percent.into(), rows);
        !answer.is_ok_and(|answer| answer == JsValue::FALSE)
    }
}
