//! The attributes of an element, as far as they are words of our own.

use crate::edit::{Mode, ViewZone};

/// Where an element keeps its document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum StoreKind {
    /// In a data block of the page.
    #[default]
    Inline,
    /// In the browser's own storage.
    Browser,
    /// Wherever the page's adapter keeps it.
    Host,
    /// Read from an address, and never written.
    Source(String),
}

/// The attributes of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Where the document is kept.
    pub store: StoreKind,
    /// Read or edit; `None` leaves it to the store.
    pub mode: Option<Mode>,
    /// The zone in which times are shown, where the page names one.
    pub zone: Option<String>,
    /// The language tag, where the page names one.
    pub lang: Option<String>,
    /// The parts that are shown; `None` shows all.
    pub parts: Option<String>,
    /// The hosts that links may lead to; `None` for any.
    pub link_hosts: Option<String>,
    /// No hints on the wording are given.
    pub no_hints: bool,
    /// The profile of durations of a timeline that is begun here.
    pub profile: Option<String>,
    /// What blameless means, in the words of the page.
    pub definition: Option<String>,
    /// When a postmortem is due, for a timeline that is begun here: the text of the field of a document.
    pub criteria: Option<String>,
}

impl Settings {
    /// Reads the attributes through a function that gets one by name.
    pub fn read(attribute: impl Fn(&str) -> Option<String>) -> Self {
        let filled = |name| attribute(name).map(|text| text.trim().to_owned()).filter(|it| !it.is_empty());
        let store = match (filled("src"), filled("store").as_deref()) {
            (Some(src), _) => StoreKind::Source(src),
            (None, Some("browser")) => StoreKind::Browser,
            (None, Some("host")) => StoreKind::Host,
            (None, _) => StoreKind::Inline,
        };
        let mode = match filled("mode").as_deref() {
            Some("view") => Some(Mode::View),
            Some("edit") => Some(Mode::Edit),
            _ => None,
        };
        Self {
            store,
            mode,
            zone: filled("zone"),
            lang: filled("lang"),
            parts: filled("parts"),
            link_hosts: filled("link-hosts"),
            no_hints: filled("hints").as_deref() == Some("off"),
            profile: filled("profile"),
            criteria: filled("criteria"),
            definition: filled("definition"),
        }
    }

    /// The mode that an element begins in. A page has to ask for editing, since whoever writes the
    /// page's text need not be the one who reads it.
    pub fn first_mode(&self) -> Mode {
        self.mode.unwrap_or(match self.store {
            StoreKind::Browser => Mode::Edit,
            StoreKind::Inline | StoreKind::Host | StoreKind::Source(_) => Mode::View,
        })
    }

    /// The zone in which times are shown, where the page names one: a zone, `utc`, `reader`, or
    /// `start` for the time since the start.
    pub fn view_zone(&self) -> Option<ViewZone> {
        self.zone.as_deref().map(|zone| match zone {
            "utc" | "UTC" => ViewZone::Utc,
            "reader" => ViewZone::Reader,
            "start" => ViewZone::SinceStart,
            name => ViewZone::Named(name.into()),
        })
    }

    /// Whether links may lead to this host: to one of the listed ones, or to one below it.
    pub fn allows(&self, host: &str) -> bool {
        let Some(hosts) = self.link_hosts.as_deref().filter(|_| !host.is_empty()) else { return true };
        let covers = |wide: &str| {
            let rest = host.strip_suffix(wide.trim_start_matches("*."));
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        hosts.to_ascii_lowercase().split_ascii_whitespace().any(covers)
    }

    /// Whether a part is shown: all are, unless the page lists some.
    pub fn shows(&self, part: &str) -> bool {
        self.parts.as_deref().is_none_or(|parts| parts.split_ascii_whitespace().any(|word| word == part))
    }
}

/// The event that the fragment of an address points to.
pub fn linked_event(fragment: &str) -> Option<&str> {
    let id = fragment.strip_prefix('#').unwrap_or(fragment).strip_prefix("pmt-")?;
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(attributes: &[(&str, &str)]) -> Settings {
        Settings::read(|name| {
            let found = attributes.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_plain_element_shows_the_data_block_of_the_page() {
        let plain = settings(&[]);
        assert_eq!(plain.store, StoreKind::Inline);
        assert_eq!(plain.first_mode(), Mode::View);
        assert!(plain.shows("durations"));
    }

    #[test]
    fn the_browser_store_begins_with_editing_unless_told_otherwise() {
        assert_eq!(settings(&[("store", "browser")]).first_mode(), Mode::Edit);
        assert_eq!(settings(&[("store", "browser"), ("mode", "view")]).first_mode(), Mode::View);
    }

    #[test]
    fn a_source_wins_over_a_store() {
        let store = settings(&[("src", " a.json "), ("store", "browser")]).store;
        assert_eq!(store, StoreKind::Source("a.json".into()));
    }

    #[test]
    fn words_that_nobody_knows_mean_nothing() {
        let odd = settings(&[("store", "cloud"), ("mode", "admin"), ("zone", "")]);
        assert_eq!(odd, Settings::default());
    }

    #[test]
    fn parts_are_a_list_of_words() {
        let some = settings(&[("parts", "head durations")]);
        assert!(some.shows("head") && some.shows("durations") && !some.shows("findings"));
    }

    #[test]
    fn links_lead_to_listed_hosts_and_those_below() {
        assert!(settings(&[]).allows("anywhere.example"));
        let some = settings(&[("link-hosts", "Example.org *.intern.test")]);
        assert!(
            some.allows("example.org") && some.allows("grafana.example.org") && some.allows("a.intern.test")
        );
        assert!(!some.allows("badexample.org") && !some.allows("example.org.evil.test"));
    }

    #[test]
    fn only_our_own_fragments_point_to_events() {
        assert_eq!(linked_event("#pmt-ab12"), Some("ab12"));
        assert_eq!(linked_event("#pmt-"), None);
        assert_eq!(linked_event("#section"), None);
        assert_eq!(linked_event(""), None);
    }
}
