//! How the updates of incidents look that stand within them: pages of a status.

use super::tables::{PLAIN, Table};
use crate::import::Shape;
use crate::model::Kind;

/// Google Cloud Service Health, `incidents.json`: an update. What it says of the end stands in the
/// incident itself.
pub(super) const GOOGLE_CLOUD: Table = Table {
    shape: Shape::GoogleCloud,
    system: "google-cloud",
    needs: &[("when", ""), ("text", "")],
    time: &["when", "created"],
    text: &["text"],
    is_markdown: true,
    key: &[],
    word: "status",
    kinds: &[("", Kind::Communication)],
    ..PLAIN
};

/// The status of Slack: a note.
pub(super) const NOTES: Table = Table {
    shape: Shape::Statuspage,
    system: "slack-status",
    needs: &[("date_created", ""), ("body", "")],
    time: &["date_created"],
    text: &["body"],
    key: &[],
    kinds: &[("", Kind::Communication)],
    ..PLAIN
};

/// The status of Heroku: an update.
pub(super) const STATUS_UPDATES: Table = Table {
    shape: Shape::Statuspage,
    system: "heroku-status",
    needs: &[("update_type", ""), ("contents", "")],
    time: &["created_at"],
    text: &["contents"],
    word: "update_type",
    is_word_shown: true,
    kinds: &[("", Kind::Communication)],
    marked: "update_type",
    markers: &[("resolved", "resolve")],
    ..PLAIN
};
