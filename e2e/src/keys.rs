//! Real key and pointer actions.

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::error::{Context, Failure};
use crate::page::Page;

/// Key names and the characters by which WebDriver knows them.
const NAMED: [(&str, char); 31] = [
    ("Backspace", '\u{E003}'),
    ("Tab", '\u{E004}'),
    ("Enter", '\u{E007}'),
    ("Shift", '\u{E008}'),
    ("Control", '\u{E009}'),
    ("Alt", '\u{E00A}'),
    ("Pause", '\u{E00B}'),
    ("Escape", '\u{E00C}'),
    ("Space", ' '),
    ("PageUp", '\u{E00E}'),
    ("PageDown", '\u{E00F}'),
    ("End", '\u{E010}'),
    ("Home", '\u{E011}'),
    ("ArrowLeft", '\u{E012}'),
    ("ArrowUp", '\u{E013}'),
    ("ArrowRight", '\u{E014}'),
    ("ArrowDown", '\u{E015}'),
    ("Insert", '\u{E016}'),
    ("Delete", '\u{E017}'),
    ("F1", '\u{E031}'),
    ("F2", '\u{E032}'),
    ("F3", '\u{E033}'),
    ("F4", '\u{E034}'),
    ("F5", '\u{E035}'),
    ("F6", '\u{E036}'),
    ("F7", '\u{E037}'),
    ("F8", '\u{E038}'),
    ("F9", '\u{E039}'),
    ("F10", '\u{E03A}'),
    ("F12", '\u{E03C}'),
    ("Meta", '\u{E03D}'),
];

/// The character of a key: its name, or itself.
fn key(name: &str) -> Result<String, Failure> {
    if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Ok(code.to_string());
    }
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(only), None) => Ok(only.to_string()),
        _ => Err(Failure::fatal(format!("key “{name}”"), "one character or a key's name")),
    }
}

/// The keys of a chord such as `Control+Shift+z`; the plus key itself is `+`.
fn chord(keys: &str) -> Result<Vec<String>, Failure> {
    if keys == "+" {
        return Ok(vec!["+".to_owned()]);
    }
    keys.split('+').map(|part| key(if part.is_empty() { "+" } else { part })).collect()
}

fn down(key: &str) -> Value {
    json!({ "type": "keyDown", "value": key })
}

fn up(key: &str) -> Value {
    json!({ "type": "keyUp", "value": key })
}

impl Page {
    /// Presses the chord's keys in order and lets them go in reverse, such as `Control+Shift+z`.
    ///
    /// # Errors
    /// Fails on an unknown key.
    pub async fn press(&self, keys: &str) -> Result<(), Failure> {
        let keys_down = chord(keys)?;
        let steps = keys_down.iter().map(|k| down(k)).chain(keys_down.iter().rev().map(|k| up(k)));
        self.keyboard(steps.collect()).await.at(format!("pressing {keys}"))
    }

    /// Presses the same chord several times.
    ///
    /// # Errors
    /// Fails on an unknown key.
    pub async fn press_times(&self, keys: &str, times: usize) -> Result<(), Failure> {
        for _ in 0..times {
            self.press(keys).await?;
        }
        Ok(())
    }

    /// Types each character by a key of its own into whatever has the keyboard.
    ///
    /// # Errors
    /// Fails when the browser refuses a character.
    pub async fn type_text(&self, text: &str) -> Result<(), Failure> {
        let named = |c: char| match c {
            '\n' => "\u{E007}".to_owned(),
            '\t' => "\u{E004}".to_owned(),
            other => other.to_string(),
        };
        let steps = text.chars().map(named).flat_map(|key| [down(&key), up(&key)]);
        self.keyboard(steps.collect()).await.at(format!("typing “{text}”"))
    }

    async fn keyboard(&self, steps: Vec<Value>) -> Result<(), Failure> {
        let source = json!({ "type": "key", "id": "keyboard", "actions": steps });
        self.actions(vec![source]).await
    }

    /// Performs WebDriver actions of any kind.
    ///
    /// # Errors
    /// Fails with the driver's answer.
    pub async fn actions(&self, sources: Vec<Value>) -> Result<(), Failure> {
        self.here().await?.post("actions", json!({ "actions": sources })).await.map(|_| ())
    }

    /// Moves the mouse to a point of the page's area, then does the steps, such as [`CLICK`].
    ///
    /// # Errors
    /// Fails when the point lies outside.
    pub async fn mouse(&self, at: (f64, f64), steps: &[Step]) -> Result<(), Failure> {
        let steps = self.mouse_from(json!("viewport"), at, steps).await;
        steps.at(format!("mouse at {at:?}"))
    }

    /// Like [`Page::mouse`], counted from an origin of WebDriver's: an element's is its middle.
    ///
    /// # Errors
    /// Fails when the point lies outside.
    pub async fn mouse_from(&self, origin: Value, at: (f64, f64), steps: &[Step]) -> Result<(), Failure> {
        let mut all = vec![move_to(origin, at)];
        all.extend(steps.iter().map(Step::action));
        let parameters = json!({ "pointerType": "mouse" });
        let source = json!({ "type": "pointer", "id": "mouse", "parameters": parameters, "actions": all });
        self.actions(vec![source]).await
    }

    /// Enters text as an input method does: composition started, changed, then committed.
    ///
    /// # Errors
    /// Fails in engines without composition.
    pub async fn compose(&self, steps: &[&str], committed: &str) -> Result<(), Failure> {
        match self.session().engine {
            Engine::Chromium => self.compose_chromium(steps, committed).await,
            Engine::Firefox => self.compose_firefox(steps, committed).await,
            Engine::WebKit => Err(Failure::fatal("WebKit", "an engine with composition")),
        }
        .at(format!("composing “{committed}”"))
    }

    async fn compose_chromium(&self, steps: &[&str], committed: &str) -> Result<(), Failure> {
        let session = self.here().await?;
        for text in steps {
            let caret = text.encode_utf16().count();
            let body = json!({ "text": text, "selectionStart": caret, "selectionEnd": caret });
            session.chromium("Input.imeSetComposition", body).await?;
        }
        session.chromium("Input.insertText", json!({ "text": committed })).await.map(|_| ())
    }

    async fn compose_firefox(&self, steps: &[&str], committed: &str) -> Result<(), Failure> {
        let script = include_str!("../js/firefox-compose.js");
        let arguments = vec![json!(steps), json!(committed)];
        self.firefox_chrome(script, arguments).await.map(|_| ())
    }

    /// Runs a script among Firefox's own windows.
    ///
    /// # Errors
    /// Fails in other engines and when the script throws.
    pub async fn firefox_chrome(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        let session = self.here().await?;
        session.post("moz/context", json!({ "context": "chrome" })).await?;
        let result = session.client.execute(script, arguments).await;
        session.post("moz/context", json!({ "context": "content" })).await?;
        Ok(result?)
    }
}

/// A step of the mouse after it has reached its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// The button goes down.
    Down,
    /// The button comes up.
    Up,
    /// The mouse moves by so many pixels.
    By(f64, f64),
}

/// The steps of a click.
pub const CLICK: [Step; 2] = [Step::Down, Step::Up];

impl Step {
    fn action(&self) -> Value {
        match *self {
            Self::Down => json!({ "type": "pointerDown", "button": 0 }),
            Self::Up => json!({ "type": "pointerUp", "button": 0 }),
            Self::By(x, y) => move_to(json!("pointer"), (x, y)),
        }
    }
}

fn move_to(origin: Value, (x, y): (f64, f64)) -> Value {
    let (x, y) = (x.round() as i64, y.round() as i64);
    json!({ "type": "pointerMove", "duration": 0, "origin": origin, "x": x, "y": y })
}
