//! Where a link of some length can go, and where it breaks.

/// What carries a link from one person to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// Mail, and old programs of every kind.
    Mail,
    /// Slack: a longer message is split.
    Slack,
    /// Microsoft Teams: a longer message is refused.
    Teams,
    /// Firefox and Safari: a longer address is cut or not opened.
    OtherBrowsers,
    /// Chromium, Chrome and Edge: a longer address is not opened.
    Chromium,
}

impl Carrier {
    /// All carriers, the narrowest first.
    pub const ALL: [Self; 5] = [Self::Mail, Self::Slack, Self::Teams, Self::OtherBrowsers, Self::Chromium];

    /// How many characters of an address pass.
    ///
    /// | carrier | limit | source |
    /// | --- | --- | --- |
    /// | mail | 2 000 | no standard; the only figure that old programs have in common |
    /// | Slack | 4 000 | `chat.postMessage`: a text should be no longer, and is split when it is |
    /// | Teams | 14 600 | measured: plain characters of a post, whose limit is 28 kB with its markup |
    /// | Firefox, Safari | 64 000 | 65 536 characters of Firefox's `browser.urlbar` and history |
    /// | Chromium | 2 000 000 | `url::kMaxURLChars` is 2 097 152 |
    pub fn limit(self) -> usize {
        match self {
            Self::Mail => 2_000,
            Self::Slack => 4_000,
            Self::Teams => 14_600,
            Self::OtherBrowsers => 64_000,
            Self::Chromium => 2_000_000,
        }
    }
}

/// The carriers that an address of so many characters does not pass, the narrowest first.
///
/// ```
/// use postmortem_timeline::share::size::{Carrier, too_long_for};
/// assert_eq!(too_long_for(4_500).collect::<Vec<_>>(), [Carrier::Mail, Carrier::Slack]);
/// ```
pub fn too_long_for(characters: usize) -> impl Iterator<Item = Carrier> {
    Carrier::ALL.into_iter().filter(move |carrier| characters > carrier.limit())
}

/// Whether nothing opens an address of so many characters: a file is the only way.
pub fn needs_file(characters: usize) -> bool {
    characters > Carrier::Chromium.limit()
}
