//! Hints on phrasings that hide how something came about, or judge who took part.
//!
//! They work by rules, kept as data (`en.rules`, `de.rules`), and never leave the page. A hint says
//! where a phrase stands and which habit it shows; the reason and a question to ask instead are in
//! `text`. Hints advise: nothing is blocked, nobody is scored.
//!
//! The habits are those that texts on blameless postmortems and just culture warn of: Allspaw,
//! "Blameless PostMortems and a Just Culture" (2012); Dekker, "The Field Guide to Understanding
//! 'Human Error'"; Beyer et al., "Site Reliability Engineering", chapter 15 (2016).

pub mod exchange;
mod matching;
mod pattern;
mod rulebook;
#[cfg(test)]
mod tests;
mod words;

pub use rulebook::Rulebook;

use std::ops::Range;

/// A habit of language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// A person is put as the cause, or at fault.
    PersonAsCause,
    /// "Human error" as an explanation.
    HumanError,
    /// What people could have done, or failed to do.
    Counterfactual,
    /// Words of somebody who knows how it ended.
    Hindsight,
    /// One signal or act picked out of many, after the fact.
    CherryPicking,
    /// All data that there was, put into one bag that nobody had at the time.
    ShoppingBag,
    /// Dramatic words.
    Animated,
    /// A human action without whoever acted.
    Nameless,
    /// One cause where there are several.
    RootCause,
    /// An action without an end that could be seen.
    VagueAction,
    /// An action without bounds.
    UnboundedAction,
    /// An action that makes people wait for people.
    ManualGate,
}

impl Rule {
    /// All of them, in the order in which they are listed.
    pub const ALL: &'static [Self] = &[
        Self::PersonAsCause,
        Self::HumanError,
        Self::Counterfactual,
        Self::Hindsight,
        Self::CherryPicking,
        Self::ShoppingBag,
        Self::Animated,
        Self::Nameless,
        Self::RootCause,
        Self::VagueAction,
        Self::UnboundedAction,
        Self::ManualGate,
    ];

    /// The name in the data, in documents (`ignoredHints`) and in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::PersonAsCause => "person-as-cause",
            Self::HumanError => "human-error",
            Self::Counterfactual => "counterfactual",
            Self::Hindsight => "hindsight",
            Self::CherryPicking => "cherry-picking",
            Self::ShoppingBag => "shopping-bag",
            Self::Animated => "animated",
            Self::Nameless => "nameless",
            Self::RootCause => "root-cause-singular",
            Self::VagueAction => "vague-action",
            Self::UnboundedAction => "unbounded-action",
            Self::ManualGate => "manual-gate",
        }
    }

    /// The rule of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }

    /// Whether the rule looks at texts of this sort.
    ///
    /// What is to be done has no actor yet, and only what is to be done can be vague.
    pub fn looks_at(self, field: Field) -> bool {
        match self {
            Self::VagueAction | Self::UnboundedAction | Self::ManualGate => field == Field::Action,
            Self::Nameless => field != Field::Action,
            _ => true,
        }
    }
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The text of an event.
    Event,
    /// Prose: the report, factors, lessons.
    Report,
    /// Something to be done.
    Action,
}

impl Field {
    /// The field of a name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "event" => Some(Self::Event),
            "report" => Some(Self::Report),
            "action" => Some(Self::Action),
            _ => None,
        }
    }
}

/// A phrase, and the habit it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The habit.
    pub rule: Rule,
    /// Where the phrase stands, in bytes of the text.
    pub span: Range<usize>,
    /// Words to put in its place, where there are some that say no less.
    pub rewrite: Option<Box<str>>,
}

/// A language that the hints know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
}

/// Both rulebooks, read once.
pub struct Helper {
    english: Rulebook,
    german: Rulebook,
}

impl Default for Helper {
    fn default() -> Self {
        Self { english: Rulebook::new(Language::English), german: Rulebook::new(Language::German) }
    }
}

impl Helper {
    /// The hints on a text, in the order in which they stand; `names` are the people of the
    /// incident, as they are written in it.
    ///
    /// The language is told from the words of the text itself: a wiki in German may hold a timeline
    /// in English.
    ///
    /// ```
    /// use postmortem_timeline::review::language::{Field, Helper, Rule};
    ///
    /// let text = "The outage was due to human error.";
    /// let hints = Helper::default().hints(text, Field::Report, &[]);
    /// assert_eq!(hints.len(), 1);
    /// assert_eq!(hints[0].rule, Rule::HumanError);
    /// assert_eq!(&text[hints[0].span.clone()], "human error");
    /// ```
    pub fn hints(&self, text: &str, field: Field, names: &[&str]) -> Vec<Hint> {
        let words = words::of(text);
        let mut hints: Vec<Hint> = Vec::new();
        for language in words::languages(&words) {
            let book = match language {
                Language::English => &self.english,
                Language::German => &self.german,
            };
            let found = matching::hints(book, &words, field, names);
            let new = found.into_iter().filter(|hint| hints.iter().all(|it| it.rule != hint.rule));
            hints.extend(new.collect::<Vec<_>>());
        }
        hints
    }
}
