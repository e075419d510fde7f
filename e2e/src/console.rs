//! What pages wrote to the console.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use serde_json::{Value, json};

use crate::engine::Engine;
use crate::json::text;
use crate::process::lock;
use crate::session::Session;

/// One line of the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Whether it is an error.
    pub error: bool,
    /// What it says.
    pub text: String,
}

/// Where the reading of the log stands, and what was read.
#[derive(Debug, Default)]
pub struct Reader {
    position: u64,
    messages: Vec<Message>,
}

impl Session {
    /// Everything that was written to the console since the case began.
    pub async fn console_messages(&self) -> Vec<Message> {
        let new = match self.engine {
            Engine::Chromium => self.chromium_console().await,
            Engine::Firefox => self.printed_console(firefox),
            Engine::WebKit => self.printed_console(webkit),
        };
        let mut reader = lock(self.console());
        reader.messages.extend(new);
        reader.messages.clone()
    }

    /// Forgets what is in the console.
    pub async fn drain_console(&self) {
        self.console_messages().await;
        lock(self.console()).messages.clear();
    }

    async fn chromium_console(&self) -> Vec<Message> {
        let entries = self.post("se/log", json!({ "type": "browser" })).await;
        let entries = entries.unwrap_or_default();
        let message =
            |entry: &Value| Message { error: text(entry, "level") == "SEVERE", text: text(entry, "message") };
        entries.as_array().into_iter().flatten().map(message).collect()
    }

    fn printed_console(&self, read: fn(&str) -> Option<Message>) -> Vec<Message> {
        let mut reader = lock(self.console());
        let mut printed_text = String::new();
        if let Ok(mut file) = File::open(self.log()) {
            let _ = file.seek(SeekFrom::Start(reader.position));
            let mut bytes = Vec::new();
            let read = file.read_to_end(&mut bytes).unwrap_or(0);
            reader.position += read as u64;
            printed_text = String::from_utf8_lossy(&bytes).into_owned();
        }
        printed_text.lines().filter_map(read).collect()
    }
}

/// Reads a line of Firefox's output, if it is one of the console.
fn firefox(line: &str) -> Option<Message> {
    if let Some(rest) = line.strip_prefix("JavaScript error: ") {
        return Some(Message { error: true, text: rest.to_owned() });
    }
    let rest = line.strip_prefix("console.")?;
    Some(Message { error: rest.starts_with("error:"), text: rest.to_owned() })
}

/// Reads a line of WebKit's output: `address:line:column: CONSOLE LEVEL text`.
fn webkit(line: &str) -> Option<Message> {
    let (_, rest) = line.split_once(": CONSOLE ")?;
    let error = rest.starts_with("ERROR") || rest.starts_with("JS ERROR");
    Some(Message { error, text: rest.to_owned() })
}
