//! Which draft belongs where, and which drafts nobody is working on any more.

use super::store::Draft;

/// What a draft is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// A document in the browser's own storage.
    Document(&'a str),
    /// An element in a page.
    Page {
        /// The address of the page; its fragment plays no part.
        url: &'a str,
        /// The element's `id`, or its number among the elements of the page.
        element: &'a str,
        /// Who is logged in to the page's wiki, so that no draft is offered to somebody else.
        user: &'a str,
    },
}

impl Place<'_> {
    /// The name under which the journal knows the place.
    pub fn key(&self) -> String {
        match self {
            Self::Document(id) => format!("document\n{id}"),
            Self::Page { url, element, user } => {
                let url = url.split_once('#').map_or(*url, |(page, _)| page);
                format!("page\n{}\n{}\n{}", one_line(url), one_line(element), one_line(user))
            }
        }
    }
}

/// The document in the browser's storage that a key of the journal belongs to.
pub fn document_of(key: &str) -> Option<&str> {
    key.strip_prefix("document\n")
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// How the living tabs are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alive {
    /// These tabs live, and no others.
    Only(Vec<String>),
    /// The browser can't tell. A living tab renews its drafts within [`HEARTBEAT`].
    Unknown,
}

/// A living tab with unsaved changes renews its draft at least this often, in milliseconds.
pub const HEARTBEAT: i64 = 30_000;

/// A draft that was not renewed for so long is nobody's, in milliseconds. Browsers let the timers of a
/// hidden tab run once a minute.
const SILENCE: i64 = 5 * HEARTBEAT;

/// Those of the drafts that were left behind by tabs which are gone, the oldest first.
pub fn left_behind(mut drafts: Vec<Draft>, own_tab: &str, alive: &Alive, now: i64) -> Vec<Draft> {
    drafts.retain(|draft| {
        draft.tab != own_tab
            && match alive {
                Alive::Only(tabs) => !tabs.contains(&draft.tab),
                Alive::Unknown => (now - draft.at).abs() > SILENCE,
            }
    });
    crate::model::sort::by_key(&mut drafts, |draft| draft.at);
    drafts
}

/// Whether a draft holds anything that its base does not.
pub fn says_something(draft: &Draft) -> bool {
    draft.text != draft.base_text || !draft.pending.is_empty() || !draft.conflicts.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(tab: &str, at: i64) -> Draft {
        Draft { tab: tab.into(), at, ..Draft::default() }
    }

    fn tabs(drafts: &[Draft]) -> Vec<&str> {
        drafts.iter().map(|draft| draft.tab.as_str()).collect()
    }

    #[test]
    fn a_place_in_a_page_ignores_the_fragment_and_keeps_people_apart() {
        let key = |url, user| Place::Page { url, element: "a", user }.key();
        assert_eq!(key("https://wiki/p#pmt-1", "ann"), key("https://wiki/p", "ann"));
        assert_ne!(key("https://wiki/p", "ann"), key("https://wiki/p", "bob"));
        assert_eq!(document_of(&Place::Document("a").key()), Some("a"));
        assert_eq!(document_of(&key("https://wiki/p", "")), None);
        assert_ne!(key("https://wiki/p", ""), Place::Document("https://wiki/p").key());
        let (one, two) = (
            Place::Page { url: "u", element: "a\nb", user: "" },
            Place::Page { url: "u", element: "a", user: "b" },
        );
        assert_ne!(one.key(), two.key());
    }

    #[test]
    fn drafts_of_living_tabs_are_left_alone() {
        let drafts = vec![draft("dead", 3), draft("own", 2), draft("alive", 1), draft("gone", 0)];
        let found = left_behind(drafts, "own", &Alive::Only(vec!["alive".into()]), 9);
        assert_eq!(tabs(&found), ["gone", "dead"]);
    }

    #[test]
    fn without_locks_silence_tells() {
        let now = 10 * SILENCE;
        let drafts = vec![draft("quiet", now - SILENCE - 1), draft("beating", now - HEARTBEAT)];
        assert_eq!(tabs(&left_behind(drafts, "own", &Alive::Unknown, now)), ["quiet"]);
    }

    #[test]
    fn a_clock_that_was_put_back_does_not_hide_a_draft_for_ever() {
        let drafts = vec![draft("future", 10 * SILENCE)];
        assert_eq!(tabs(&left_behind(drafts, "own", &Alive::Unknown, 0)), ["future"]);
    }
}
