//! Every message is complete in every language.

use postmortem_timeline::text::messages::all;
use postmortem_timeline::text::{Arg, Entry, Locale, Words};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Messages that are the same in both languages, on purpose.
const SAME: &[&str] = &[
    "CarrierSlack", "CarrierTeams", "LabelValue", "LeftOutField", "LeftOutFieldText", "LeftOutPart",
    "LeftOutWhole", "LengthBy", "MarkerLabel", "PartPerson", "PersonNumbered", "WhoDoes", "WhoSays",
    "MarkerRound", "ImportFrom", "DateMonthYear", "AxisFitPhase", "AxisBand", "AxisPair", "AxisMoved",
    "ChangeOf", "ChangeFromTo", "ChangesVersion", "SummaryMore", "About", "AnswerNo", "DateTime",
    "DurationName", "DurationReopened", "EvidenceChat", "EvidenceTicket", "FieldEvidenceUrlPlaceholder",
    "Formula", "FormulaEnds", "FormulaMissing", "FoundNull", "FromTo", "KeyAlt", "KeyEscape", "KeyTab",
    "LegBand", "LinkTitle", "MarkerFlag", "NoDuration", "OffsetAndLength", "OffsetDays", "Ok", "Optional",
    "RegionFilter", "RowName", "RowNameMarked", "RowPhase", "SizeKib", "SizeMib", "SpokenMinus", "TimeAbout",
    "TimeArrow", "TimeChoice", "TimeRange", "TimeRangeWide", "UnitDays", "UnitHours", "UnitMinutes",
    "UnitSeconds", "Version", "ZoneUtc",
];

/// Messages that are lists or signs, not words to be framed.
fn is_sign(text: &str) -> bool {
    !text.chars().any(char::is_alphabetic)
}

/// A value for each argument: a number where a plural asks for one, its name elsewhere.
fn arguments(entry: Entry, number: i64) -> Vec<Box<dyn Arg>> {
    let counted = |name: &str| {
        [entry.english(), entry.german()].iter().any(|text| text.contains(&format!("{{{name}|")))
    };
    entry
        .args()
        .map(|name| -> Box<dyn Arg> {
            if counted(name) || matches!(name, "n" | "total") {
                Box::new(number)
            } else {
                Box::new(format!("<{name}>"))
            }
        })
        .collect()
}

fn shown(locale: Locale, entry: Entry, number: i64) -> String {
    let arguments = arguments(entry, number);
    let borrowed: Vec<&dyn Arg> = arguments.iter().map(AsRef::as_ref).collect();
    Words::new(locale).fill(entry, &borrowed)
}

/// The names in `{name}` and `{name|…}`.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split(['|', '}']).next()).collect()
}

#[test]
fn names_are_unique_and_many() {
    let names: Vec<_> = all().map(|(name, _)| name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    assert!(names.len() > 400, "{}", names.len());
}

#[test]
fn both_languages_use_all_arguments_and_no_others() {
    for (name, entry) in all() {
        let declared: BTreeSet<_> = entry.args().collect();
        assert_eq!(places(entry.english()), declared, "{name}, English");
        assert_eq!(places(entry.german()), declared, "{name}, German");
    }
}

#[test]
fn every_message_formats_in_every_language() {
    for (name, entry) in all() {
        for locale in Locale::ALL {
            for number in [0, 1, 2, 12_345] {
                let text = shown(locale, entry, number);
                assert!(!text.trim().is_empty(), "{name} in {locale:?} is blank");
                assert!(!text.contains(['{', '}', '\u{1f}']), "{name} in {locale:?}: {text}");
            }
        }
    }
}

#[test]
fn plurals_have_both_forms() {
    for (name, entry) in all() {
        for text in [entry.english(), entry.german()] {
            let flat =
                entry.args().fold(text.to_owned(), |text, arg| text.replace(&format!("{{{arg}}}"), ""));
            for forms in flat.split('{').skip(1).filter(|rest| rest.contains('|')) {
                let inside = forms.split('}').next().unwrap_or_default();
                assert_eq!(inside.matches('|').count(), 2, "{name}: {text}");
            }
        }
    }
}

#[test]
fn german_differs_from_english() {
    let same: Vec<_> = all().filter(|(_, e)| e.english() == e.german()).map(|(name, _)| name).collect();
    let unexpected: Vec<_> = same.iter().filter(|n| !SAME.contains(n) && !n.starts_with("Profile")).collect();
    assert!(unexpected.is_empty(), "not translated: {unexpected:?}");
}

#[test]
fn the_pseudo_locales_frame_and_lengthen_every_message() {
    for (name, entry) in all() {
        let english = shown(Locale::En, entry, 2);
        for locale in [Locale::Pseudo, Locale::PseudoRtl] {
            let text = shown(locale, entry, 2);
            assert!(text.starts_with('⟦') && text.ends_with('⟧'), "{name}: {text}");
            let longer = text.chars().count() > english.chars().count();
            assert!(longer || is_sign(entry.english()), "{name}: {text}");
        }
    }
}

#[test]
fn labels_have_no_dot_and_sentences_end() {
    for (name, entry) in all() {
        for text in [entry.english(), entry.german()] {
            assert_eq!(text.trim(), text, "{name} has blanks around it");
            assert!(!text.contains("  ") && !text.contains("..."), "{name}: {text}");
            let is_label =
                ["Do", "Did", "Field", "Fix", "Column", "Help", "Key", "Kind"].iter().any(|prefix| {
                    name.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(char::is_uppercase))
                });
            let explains = name.ends_with("Help") || name.ends_with("Lead") || name.ends_with("Bad");
            assert!(!is_label || explains || !text.ends_with('.'), "{name} is a label: {text}");
        }
    }
}

#[test]
fn both_languages_end_alike() {
    let end = |text: &str| text.chars().next_back().filter(|c| matches!(c, '.' | '?' | '…' | ':'));
    for (name, entry) in all() {
        let (english, german) = (entry.english(), entry.german());
        let abbreviation = name.ends_with("Short");
        assert!(abbreviation || end(english) == end(german), "{name}: {english} / {german}");
    }
}

#[test]
fn words_judge_nobody() {
    let judging = [
        "blame", "fault of", "mistake", "careless", "should have", "failed to", "root cause", "schuld",
        "versäumt", "fehlverhalten",
    ];
    // These say what is meant by it, or name a text about it.
    let about = ["StepDefinition", "BlamelessMeans", "HintWhyNameless", "HintSourceAllspaw"];
    for (name, entry) in all().filter(|(name, _)| !about.contains(name)) {
        for text in [entry.english(), entry.german()] {
            let lower = text.to_lowercase();
            let found = judging.iter().find(|word| lower.contains(**word));
            assert!(found.is_none(), "{name} says “{found:?}”: {text}");
        }
    }
}

#[test]
fn all_messages_in_both_languages() {
    let mut table = String::new();
    for (name, entry) in all() {
        for (locale, number) in [(Locale::En, 1), (Locale::En, 2), (Locale::De, 1), (Locale::De, 2)] {
            let text = shown(locale, entry, number);
            let repeats = number == 2 && shown(locale, entry, 1) == text;
            if !repeats {
                let text = text.replace('\u{a0}', "⍽");
                writeln!(table, "{name} {}: {text}", locale.lang()).unwrap();
            }
        }
    }
    insta::assert_snapshot!("messages", table);
}
