//! The headings of reports, and which part each of them stands for.
//!
//! From the templates of the SRE book (appendix D), PagerDuty's postmortem guide, incident.io,
//! Atlassian's incident handbook and Wikitech, and how teams write them in English and German.

use crate::model::LessonKind;

/// A part of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Prose(Prose),
    Factors,
    Lessons(Lessons),
    Actions,
    Authors,
    Facilitator,
    /// The list itself, which is read elsewhere.
    Timeline,
}

/// A part that is running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prose {
    Summary,
    Impact,
    Trigger,
    Detection,
    Resolution,
    Supporting,
}

impl Prose {
    pub(super) const ALL: [Self; 6] =
        [Self::Summary, Self::Impact, Self::Trigger, Self::Detection, Self::Resolution, Self::Supporting];
}

/// A kind of lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lessons {
    Learned,
    WentWell,
    WentWrong,
    Lucky,
}

impl Lessons {
    pub(super) fn kind(self) -> LessonKind {
        match self {
            Self::Learned => LessonKind::Learned,
            Self::WentWell => LessonKind::WentWell,
            Self::WentWrong => LessonKind::WentWrong,
            Self::Lucky => LessonKind::Lucky,
        }
    }
}

/// Words of headings, without capitals and marks.
const HEADINGS: &[(Part, &[&str])] = &[
    (
        Part::Prose(Prose::Summary),
        &[
            "summary", "executive summary", "incident summary", "postmortem summary", "overview", "tl;dr",
            "tldr", "abstract", "what happened", "zusammenfassung", "kurzfassung", "überblick",
            "was geschah", "was ist passiert",
        ],
    ),
    (
        Part::Prose(Prose::Impact),
        &[
            "impact", "impacts", "customer impact", "user impact", "business impact", "impact on users",
            "impact on customers", "auswirkung", "auswirkungen", "folgen",
        ],
    ),
    (Part::Prose(Prose::Trigger), &["trigger", "triggers", "leadup", "lead-up", "auslöser", "vorgeschichte"]),
    (
        Part::Prose(Prose::Detection),
        &[
            "detection", "how we found out", "how it was detected", "how was it detected", "erkennung",
            "entdeckung", "bemerkt",
        ],
    ),
    (
        Part::Prose(Prose::Resolution),
        &[
            "resolution", "response", "recovery", "mitigation", "mitigators", "resolution and recovery",
            "mitigation and resolution", "how it was resolved", "behebung", "lösung", "wiederherstellung",
            "gegenmaßnahmen",
        ],
    ),
    (
        Part::Prose(Prose::Supporting),
        &[
            "supporting information",
            "supporting material",
            "supporting data",
            "appendix",
            "references",
            "links",
            "links to relevant documentation",
            "further reading",
            "belege",
            "unterlagen",
            "anhang",
            "weitere informationen",
            "weitere angaben",
        ],
    ),
    (
        Part::Factors,
        &[
            "root cause", "root causes", "cause", "causes", "contributing factor", "contributing factors",
            "contributors", "contributing causes", "root cause analysis", "fault", "ursache", "ursachen",
            "beitragende faktoren", "beitragende umstände", "faktoren", "grundursache",
        ],
    ),
    (
        Part::Lessons(Lessons::Learned),
        &[
            "lessons learned", "lessons", "lessons learnt", "learnings", "learnings and risks",
            "conclusions", "what we learned", "what did we learn", "how'd we do", "retrospective", "lehren",
            "erkenntnisse", "gelernt", "was wir gelernt haben",
        ],
    ),
    (
        Part::Lessons(Lessons::WentWell),
        &[
            "what went well", "went well", "things that went well", "what worked", "what worked well",
            "was gut lief", "gut gelaufen", "lief gut", "das lief gut",
        ],
    ),
    (
        Part::Lessons(Lessons::WentWrong),
        &[
            "what went wrong", "went wrong", "what went poorly", "went poorly", "things that went poorly",
            "what went badly", "what didn't go so well", "what didn't go well", "what did not go well",
            "what could have gone better", "what could be improved", "what went less well",
            "was schlecht lief", "schlecht gelaufen", "lief schlecht", "das lief schlecht",
            "was nicht gut lief",
        ],
    ),
    (
        Part::Lessons(Lessons::Lucky),
        &[
            "where we got lucky", "where did we get lucky", "we got lucky", "got lucky", "what was lucky",
            "luck", "lucky", "wo wir glück hatten", "glück gehabt", "glück",
        ],
    ),
    (
        Part::Actions,
        &[
            "action items",
            "action item",
            "actions",
            "actionables",
            "follow-ups",
            "follow ups",
            "followups",
            "follow-up actions",
            "follow-up",
            "next steps",
            "corrective actions",
            "preventive actions",
            "corrective and preventative measures",
            "recommendations",
            "remediation",
            "remediation items",
            "todo",
            "todos",
            "to do",
            "maßnahmen",
            "nächste schritte",
            "aufgaben",
            "empfehlungen",
        ],
    ),
    (Part::Authors, &["author", "authors", "written by", "autor", "autoren", "autorin", "verfasst von"]),
    (Part::Facilitator, &["facilitator", "facilitated by", "moderator", "moderation", "moderiert von"]),
    (Part::Timeline, &["timeline", "incident timeline", "chronology", "zeitleiste", "ablauf", "verlauf"]),
];

/// The part that a heading stands for, where it says nothing else.
pub(super) fn part_of(heading: &str) -> Option<Part> {
    // No heading of a part is longer.
    if heading.len() > 80 {
        return None;
    }
    let heading = heading.split_once('(').map_or(heading, |(before, _)| before);
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ');
    let heading = heading.trim_start_matches(number);
    let marks = |c: char| !c.is_alphanumeric();
    let plain = heading.trim_matches(marks).to_lowercase().replace('’', "'");
    let found = HEADINGS.iter().find(|(_, words)| words.contains(&plain.as_str()));
    found.map(|(part, _)| *part)
}

/// The part that a line is about, and what it says: "**Impact:** nobody could log in".
pub(super) fn labelled(line: &str) -> Option<(Part, &str)> {
    let at = line.char_indices().take(48).find(|(_, c)| matches!(c, ':' | '：'))?;
    let (label, rest) = (line.get(..at.0)?, line.get(at.0 + at.1.len_utf8()..)?);
    let part = part_of(label).filter(|part| *part != Part::Timeline)?;
    // What closes a mark that was opened before the label.
    Some((part, rest.trim_start_matches(['*', '_', '\'']).trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_templates() {
        for (heading, part) in [
            ("Summary", Part::Prose(Prose::Summary)),
            ("1. Customer impact:", Part::Prose(Prose::Impact)),
            ("**Root Causes**", Part::Factors),
            ("What didn’t go so well?", Part::Lessons(Lessons::WentWrong)),
            ("🍀 Where we got lucky", Part::Lessons(Lessons::Lucky)),
            ("Action Items (Jira)", Part::Actions),
            ("Auswirkungen", Part::Prose(Prose::Impact)),
        ] {
            assert_eq!(part_of(heading), Some(part), "{heading}");
        }
        assert_eq!(part_of("Summary of the summit"), None);
        assert_eq!(part_of("10:42 impact"), None);
    }

    #[test]
    fn labels() {
        let impact = Part::Prose(Prose::Impact);
        assert_eq!(labelled("**Impact:** nobody could log in"), Some((impact, "nobody could log in")));
        assert_eq!(labelled("Impact: "), Some((impact, "")));
        assert_eq!(labelled("The impact was: none"), None);
        assert_eq!(labelled("Timeline: 10:42 it began"), None);
    }
}
