//! Durations profiles: which differences a team, or the product it comes from, computes.
//!
//! The same name means different things: Datadog's time to resolve counts from the declaration,
//! Morgue's from the detection. A profile is a table of formulas; a formula whose marker is absent
//! says `missing` and never takes another marker instead, as some of the products do.

use super::MarkerKey;

/// What a duration is called; the words are elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Time to detect.
    Detect,
    /// Time to acknowledge.
    Acknowledge,
    /// Time to mitigate.
    Mitigate,
    /// Time to repair.
    Repair,
    /// Time to fix.
    Fix,
    /// Time to recover.
    Recover,
    /// Time to respond.
    Respond,
    /// Time to resolve.
    Resolve,
    /// Time undetected.
    Undetected,
    /// The leg from detection to mitigation.
    Responding,
    /// The leg from mitigation to resolution.
    Recovering,
    /// Total impact time.
    TotalImpact,
    /// How long the incident took.
    Lasted,
    /// How long the incident was handled, declaration to closing.
    Handled,
}

/// Where a duration begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// At the marker of this name.
    Marker(&'static str),
    /// Where the first event of kind `impact` begins.
    ImpactStart,
    /// Where the last event of kind `impact` ends.
    ImpactEnd,
}

impl Term {
    /// The marker, if it is one.
    pub fn marker(self) -> Option<MarkerKey> {
        match self {
            Self::Marker(name) => Some(MarkerKey::from_name(name)),
            Self::ImpactStart | Self::ImpactEnd => None,
        }
    }
}

/// One duration of a profile: `to` minus `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula {
    /// What it is called.
    pub measure: Measure,
    /// Where it begins.
    pub from: Term,
    /// Where it ends.
    pub to: Term,
    /// In an incident that goes on it counts up to now until this marker is set, even when its
    /// own end is set already.
    pub open_until: Option<&'static str>,
}

/// A named table of durations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The name that stands in the document.
    pub name: &'static str,
    /// Its durations, in the order in which they are shown.
    pub formulas: &'static [Formula],
}

impl Profile {
    /// The profile of this name, in any case; the default for a blank name.
    ///
    /// ```
    /// use postmortem_timeline::model::profile::{FROM_START, Profile};
    /// assert_eq!(Profile::named(""), Some(&FROM_START));
    /// assert_eq!(Profile::named("Datadog").map(|p| p.name), Some("datadog"));
    /// assert_eq!(Profile::named("my own"), None);
    /// ```
    pub fn named(name: &str) -> Option<&'static Self> {
        let name = name.trim();
        if name.is_empty() {
            return Some(&FROM_START);
        }
        ALL.iter().copied().find(|profile| profile.name.eq_ignore_ascii_case(name))
    }
}

const fn marked(measure: Measure, from: &'static str, to: &'static str) -> Formula {
    Formula { measure, from: Term::Marker(from), to: Term::Marker(to), open_until: None }
}

/// Every profile, the default first.
pub const ALL: &[&Profile] =
    &[&FROM_START, &DATADOG, &FIREFIGHTER, &FIREHYDRANT, &GOOGLE_SRE, &MORGUE, &PAGERDUTY, &ROOTLY];

/// The default: everything counts from the start.
pub const FROM_START: Profile = Profile {
    name: "from start",
    formulas: &[
        marked(Measure::Detect, "start", "detect"),
        marked(Measure::Mitigate, "start", "mitigate"),
        marked(Measure::Resolve, "start", "resolve"),
    ],
};

/// The legs between the four markers; shown beside every profile.
pub const LEGS: [Formula; 3] = [
    marked(Measure::Undetected, "start", "detect"),
    marked(Measure::Responding, "detect", "mitigate"),
    marked(Measure::Recovering, "mitigate", "resolve"),
];

/// Datadog incident management, analytics: repair counts from detection to the end of the
/// customer impact, resolve from the declaration.
pub const DATADOG: Profile = Profile {
    name: "datadog",
    formulas: &[
        Formula {
            measure: Measure::Detect,
            from: Term::ImpactStart,
            to: Term::Marker("detect"),
            open_until: None,
        },
        Formula {
            measure: Measure::Repair,
            from: Term::Marker("detect"),
            to: Term::ImpactEnd,
            open_until: None,
        },
        marked(Measure::Resolve, "declare", "resolve"),
    ],
};

/// ManoManoTech FireFighter's metrics: TTD, TTA, TTRep, TTF, TTRec, TTResp, TTReso.
pub const FIREFIGHTER: Profile = Profile {
    name: "firefighter",
    formulas: &[
        marked(Measure::Detect, "start", "detect"),
        marked(Measure::Acknowledge, "start", "declare"),
        marked(Measure::Repair, "declare", "mitigate"),
        marked(Measure::Fix, "declare", "recover"),
        marked(Measure::Recover, "start", "recover"),
        marked(Measure::Respond, "detect", "recover"),
        marked(Measure::Resolve, "start", "resolve"),
    ],
};

/// FireHydrant, incident metrics: each milestone minus "started".
pub const FIREHYDRANT: Profile = Profile {
    name: "firehydrant",
    formulas: &[
        marked(Measure::Detect, "start", "detect"),
        marked(Measure::Acknowledge, "start", "acknowledge"),
        marked(Measure::Mitigate, "start", "mitigate"),
        marked(Measure::Resolve, "start", "resolve"),
    ],
};

/// The example postmortem of Google's SRE book: one clock for the outage, one for the incident.
pub const GOOGLE_SRE: Profile = Profile {
    name: "google-sre",
    formulas: &[
        marked(Measure::Detect, "start", "detect"),
        marked(Measure::Mitigate, "start", "mitigate"),
        marked(Measure::Lasted, "start", "resolve"),
        marked(Measure::Handled, "declare", "close"),
    ],
};

/// Etsy's Morgue: time to resolve counts from the detection.
pub const MORGUE: Profile = Profile {
    name: "morgue",
    formulas: &[
        marked(Measure::Undetected, "start", "detect"),
        marked(Measure::TotalImpact, "start", "resolve"),
        marked(Measure::Resolve, "detect", "resolve"),
    ],
};

/// PagerDuty analytics (`seconds_to_first_ack`, `seconds_to_resolve`): both count from the trigger
/// of the alert, which is a marker of its own here.
pub const PAGERDUTY: Profile = Profile {
    name: "pagerduty",
    formulas: &[
        marked(Measure::Acknowledge, "trigger", "acknowledge"),
        marked(Measure::Resolve, "trigger", "resolve"),
    ],
};

/// Rootly: `time_to_*` count from "started"; `duration` is mitigated minus started once the
/// incident is resolved, and now minus started before.
pub const ROOTLY: Profile = Profile {
    name: "rootly",
    formulas: &[
        marked(Measure::Detect, "start", "detect"),
        marked(Measure::Acknowledge, "start", "acknowledge"),
        marked(Measure::Mitigate, "start", "mitigate"),
        marked(Measure::Resolve, "start", "resolve"),
        Formula {
            measure: Measure::Lasted,
            from: Term::Marker("start"),
            to: Term::Marker("mitigate"),
            open_until: Some("resolve"),
        },
    ],
};
