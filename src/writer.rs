//! The program that makes what people take away: links, files, copies for the clipboard; and that opens
//! links. Fetched by the element when somebody shares or follows a link, so that nobody else's browser
//! has to. It changes no document.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // The command line writes by itself: `postmortem-timeline export`.
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::{Array, Promise};
    use postmortem_timeline::export::{self, Kind, Options, twin};
    use postmortem_timeline::format;
    use postmortem_timeline::host::outside::{now_ms, zones};
    use postmortem_timeline::host::{clipboard, files, js, picture};
    use postmortem_timeline::model::{Document, Id, Moment};
    use postmortem_timeline::share::audience::{self, Audience, Choice, Made, Names};
    use postmortem_timeline::share::link;
    use postmortem_timeline::text::{Msg, Words, share};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::future_to_promise;

    /// What is asked for beside the [`Kind`]s: the axis as a picture.
    const PNG: &str = "png";
    /// What is asked for beside the [`Kind`]s: text with its formatting, for the clipboard.
    const RICH: &str = "rich";

    /// The version of the program, which must be the one of the element.
    #[wasm_bindgen]
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// Opens the fragment of a link: `text` and `event`, or the `reason` why not, in the language.
    #[wasm_bindgen]
    pub fn open(fragment: &str, lang: &str) -> JsValue {
        match link::decode(fragment) {
            Ok(opened) => js::object(&[
                ("text", opened.text.into()),
                ("event", opened.event.map_or(JsValue::NULL, JsValue::from)),
            ]),
            Err(error) => js::object(&[("reason", share::link_error(Words::for_tag(lang), error).into())]),
        }
    }

    /// What would leave the page, before it does: the `link` at an address, what there is to know of it
    /// (`remarks`), and lines for what is `left` out, `renamed` and `undecided`.
    ///
    /// `told` are the audience, how people are named, the language, the zone that times are shown in, and
    /// the event that the link opens at. Without an address there is no link.
    #[wasm_bindgen]
    pub fn offer(text: &str, told: Vec<String>, address: &str) -> Result<JsValue, JsError> {
        let Asked { words, made, .. } = Asked::new(text, &told)?;
        let event = told.get(4).map(|id| Id::new(id));
        let event = event.filter(|id| made.document.events.find(id).is_some());
        let (link, remarks) = linked(words, &made.document, event.as_ref(), address);
        let left = made.left_out.iter().map(|it| share::left_out(words, it));
        let renamed = made.renamed.iter().map(|(from, to)| words.say(Msg::Renamed, [from, to]));
        let undecided = made.undecided.iter().map(|it| share::undecided(words, it));
        Ok(js::object(&[
            ("link", link.into()),
            ("remarks", lines(remarks)),
            ("left", lines(left)),
            ("renamed", lines(renamed)),
            ("undecided", lines(undecided)),
        ]))
    }

    /// Hands a copy to the reader as a file; gives its name, or nothing where the browser refuses.
    #[wasm_bindgen]
    pub fn save(text: String, told: Vec<String>, kind: String) -> Promise {
        future_to_promise(async move {
            let asked = Asked::new(&text, &told)?;
            let is_saved = |saved: bool, name: String| if saved { name.into() } else { JsValue::UNDEFINED };
            if kind == PNG {
                let name = export::file_name(&asked.made.document, Kind::Svg).replace(".svg", ".png");
                let picture = picture::png(&asked.written(Kind::Svg)).await?;
                return Ok(is_saved(files::save_blob(&name, &picture), name));
            }
            let kind = Kind::named(&kind).ok_or_else(|| JsError::new("no such format"))?;
            let name = export::file_name(&asked.made.document, kind);
            Ok(is_saved(files::save(&name, kind.media_type(), &asked.written(kind)), name))
        })
    }

    /// Puts a copy on the clipboard; gives the text where the browser refuses, and nothing otherwise.
    #[wasm_bindgen]
    pub fn copy(text: String, told: Vec<String>, kind: String) -> Promise {
        future_to_promise(async move {
            let asked = Asked::new(&text, &told)?;
            let (plain, rich) = match kind.as_str() {
                RICH => {
                    (asked.written(Kind::Markdown), Some(export::rich(asked.document(), &asked.options())))
                }
                name => {
                    let kind = Kind::named(name).ok_or_else(|| JsError::new("no such format"))?;
                    (asked.written(kind), None)
                }
            };
            let is_copied = clipboard::put(&plain, rich.as_deref()).await;
            Ok(if is_copied { JsValue::UNDEFINED } else { plain.into() })
        })
    }

    /// Puts a text on the clipboard as it is; gives it back where the browser refuses.
    #[wasm_bindgen(js_name = copyText)]
    pub fn copy_text(text: String) -> Promise {
        future_to_promise(async move {
            let is_copied = clipboard::put(&text, None).await;
            Ok(if is_copied { JsValue::UNDEFINED } else { text.into() })
        })
    }

    /// The static twin of a document, which a host keeps beside it for readers without the element: `html`,
    /// `text` and `svg`. `saved_at` is the time of saving in Unix seconds; an incident that goes on counts
    /// to it and says so.
    ///
    /// Of a text that is no document, `html` and `text` show it as it is, and `svg` is blank.
    #[wasm_bindgen(js_name = twin)]
    pub fn static_twin(text: &str, lang: &str, saved_at: f64) -> JsValue {
        let zones = zones();
        // Adding nothing keeps the instant within the years that can be written.
        let now = Some(Moment::from_unix(saved_at as i64).plus_seconds(0));
        let options = Options { words: Words::for_tag(lang), zone: "", zones: &zones, now, definition: "" };
        let twin = twin::of(text, &options);
        js::object(&[
            ("html", twin.html().into()),
            ("text", twin.text().into()),
            ("svg", twin::drawing(text, &options).into()),
        ])
    }

    /// The copy that is asked for, and how it is shown.
    struct Asked {
        words: Words,
        made: Made,
        zone: String,
        definition: String,
        zones: postmortem_timeline::host::zone_cache::ZoneCache,
    }

    impl Asked {
        fn new(text: &str, told: &[String]) -> Result<Self, JsError> {
            let word = |at: usize| told.get(at).map(String::as_str).unwrap_or_default();
            let loaded = format::read(text).map_err(|error| JsError::new(&format::wording::error(&error)))?;
            let choice = Choice { audience: Audience::named(word(0)), names: Names::named(word(1)) };
            let words = Words::for_tag(word(2));
            let numbered = |number| words.say(Msg::PersonNumbered, [&number]);
            let made = audience::copy(&loaded.document, choice, &numbered);
            Ok(Self { words, made, zone: word(3).to_owned(), definition: word(5).to_owned(), zones: zones() })
        }

        fn document(&self) -> &Document {
            &self.made.document
        }

        fn options(&self) -> Options<'_> {
            let now = Some(Moment::from_unix(now_ms().div_euclid(1_000)));
            Options {
                words: self.words,
                zone: &self.zone,
                zones: &self.zones,
                now,
                definition: &self.definition,
            }
        }

        fn written(&self, kind: Kind) -> String {
            export::export(self.document(), kind, &self.options())
        }
    }

    /// The link, blank where there is none, and what there is to know of it.
    fn linked(words: Words, document: &Document, event: Option<&Id>, address: &str) -> (String, Vec<String>) {
        if address.is_empty() {
            return (String::new(), Vec::new());
        }
        match link::encode(&format::write(document), event.map(Id::as_str)) {
            Ok(fragment) => {
                let link = format!("{address}#{fragment}");
                let remarks = share::remarks(words, link.len());
                (link, remarks)
            }
            Err(error) => (String::new(), vec![share::link_error(words, error)]),
        }
    }

    fn lines(lines: impl IntoIterator<Item = String>) -> JsValue {
        lines.into_iter().map(JsValue::from).collect::<Array>().into()
    }
}
