//! What pages wrote to the console.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use serde_json::{Value, json};

use crate::browser::Session;
use crate::engine::Engine;
use crate::process::lock;

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
            Engine::Firefox | Engine::WebKit => self.printed_console(),
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
        let entries = self.post("se/log", json!({ "type": "browser" })).await.unwrap_or(Value::Null);
        let text = |entry: &Value| entry["message"].as_str().unwrap_or_default().to_owned();
        let error = |entry: &Value| entry["level"] == "SEVERE";
        let entries = entries.as_array().into_iter().flatten();
        entries.map(|entry| Message { error: error(entry), text: text(entry) }).collect()
    }

    fn printed_console(&self) -> Vec<Message> {
        let mut reader = lock(self.console());
        let mut text = String::new();
        if let Ok(mut file) = File::open(self.log()) {
            let _ = file.seek(SeekFrom::Start(reader.position));
            let mut bytes = Vec::new();
            let read = file.read_to_end(&mut bytes).unwrap_or(0);
            reader.position += read as u64;
            text = String::from_utf8_lossy(&bytes).into_owned();
        }
        text.lines().filter_map(|line| printed(self.engine, line)).collect()
    }
}

/// Reads a line of the driver's log, if it is one of the console.
fn printed(engine: Engine, line: &str) -> Option<Message> {
    let (error, text) = match engine {
        Engine::WebKit => {
            let (_, rest) = line.split_once(": CONSOLE ")?;
            (rest.starts_with("ERROR") || rest.starts_with("JS ERROR"), rest)
        }
        _ => match line.strip_prefix("JavaScript error: ") {
            Some(rest) => (true, rest),
            None => {
                let rest = line.strip_prefix("console.")?;
                (rest.starts_with("error:"), rest)
            }
        },
    };
    Some(Message { error, text: text.to_owned() })
}
