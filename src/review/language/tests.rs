use super::pattern::Element;
use super::rulebook::Rulebook;
use super::{Field, Helper, Language, Rule, words};

fn found(text: &str, field: Field) -> Vec<(Rule, String)> {
    let hints = Helper::default().hints(text, field, &[]);
    hints.into_iter().map(|hint| (hint.rule, text.get(hint.span).unwrap_or_default().to_owned())).collect()
}

#[test]
fn words_have_their_places() {
    let all = words::of("Ana's re-deploy didn't work; see https://x.example/a. Twice!!");
    let small: Vec<&str> = all.iter().map(|word| word.small.as_str()).collect();
    assert_eq!(
        small,
        ["ana", "'s", "re-deploy", "didn't", "work", "see", "https://x.example/a", "twice", "!!"]
    );
    let sentences: Vec<usize> = all.iter().map(|word| word.sentence).collect();
    assert_eq!(sentences, [0, 0, 0, 0, 0, 1, 1, 2, 2]);
    assert!(all.iter().all(|word| word.raw.len() == word.span.len()));
}

#[test]
fn code_quotes_and_addresses_are_nobodys_phrasing() {
    for text in [
        "The log said `human error`.",
        "The vendor wrote \"human error\" in its report.",
        "See https://example.org/human-error for more.",
        "Das Protokoll nennt „menschliches Versagen“ als Grund.",
    ] {
        let found = found(text, Field::Report);
        assert!(found.iter().all(|(rule, _)| *rule != Rule::HumanError), "{text}: {found:?}");
    }
}

#[test]
fn the_language_is_told_from_the_words() {
    let cases: [(&str, &[Language]); 5] = [
        ("Der Server wurde von Hand neu gestartet.", &[Language::German]),
        ("Überwachung prüfen", &[Language::German]),
        ("The server was restarted.", &[Language::English]),
        ("Monitoring verbessern", &[Language::English, Language::German]),
        ("", &[Language::English, Language::German]),
    ];
    for (text, languages) in cases {
        assert_eq!(words::languages(&words::of(text)), languages, "{text}");
    }
}

#[test]
fn every_line_of_the_data_is_read() {
    for language in [Language::English, Language::German] {
        let book = Rulebook::new(language);
        let rules: Vec<Rule> = book.sections().iter().map(|section| section.rule).collect();
        assert_eq!(rules, Rule::ALL, "{language:?}");
        for section in book.sections() {
            assert!(!section.finds.is_empty(), "{:?}", section.rule);
            let patterns = section.finds.iter().map(|find| &find.pattern);
            for pattern in patterns.chain(&section.not_over).chain(&section.not_beside) {
                check(&book, pattern);
            }
        }
    }
}

/// Each class that a pattern names is there, and no element is a slip of the pen.
fn check(book: &Rulebook, pattern: &[Element]) {
    for element in pattern {
        let (Element::Word(words)
        | Element::Optional(words)
        | Element::NotNext(words)
        | Element::NotBefore(words)) = element
        else {
            continue;
        };
        for word in words.split('|') {
            let class = word.strip_prefix('@').filter(|class| !["name", "capital", "number"].contains(class));
            assert!(class.is_none_or(|class| !book.class(class).is_empty()), "no class {word}");
            assert!(!word.is_empty() && !word.starts_with('_'), "{words:?}");
            assert_eq!(word.to_lowercase(), word, "words of patterns are small");
        }
    }
}

#[test]
fn a_name_is_not_blame() {
    for text in [
        "Ana restarted the proxy.",
        "Bob saw the error rate rise and paged Priya.",
        "The on-call engineer, Tim, rolled back release 41.",
        "Jonas hat den Proxy neu gestartet.",
    ] {
        assert_eq!(found(text, Field::Event), [], "{text}");
    }
}

#[test]
fn people_of_the_incident_are_known_by_name() {
    let text = "The outage was caused by zoltan.";
    let helper = Helper::default();
    assert!(helper.hints(text, Field::Report, &[]).is_empty());
    let hints = helper.hints(text, Field::Report, &["Zoltan Kis"]);
    assert_eq!(hints.iter().map(|hint| hint.rule).collect::<Vec<_>>(), [Rule::PersonAsCause]);
}

#[test]
fn rules_look_where_they_belong() {
    assert_eq!(found("Improve monitoring", Field::Event), []);
    let vague: Vec<Rule> = found("Improve monitoring", Field::Action).into_iter().map(|it| it.0).collect();
    assert_eq!(vague, [Rule::VagueAction]);
    assert_eq!(found("Alert when p99 is over 50 ms for 5 min", Field::Action), []);
}

#[test]
fn a_rewrite_stands_where_there_is_one() {
    let text = "Root cause: the disk was full.";
    let hints = Helper::default().hints(text, Field::Report, &[]);
    let hint = hints.iter().find(|hint| hint.rule == Rule::RootCause);
    assert_eq!(hint.and_then(|hint| hint.rewrite.as_deref()), Some("contributing factors"));
}

#[test]
fn any_text_is_looked_at_without_harm() {
    let hostile =
        ["", "'s", "''''", "! ! !", "„“”«»", "a/b:c//d", "\u{202e}root cause", "ß’s", "`", "\"", "é"];
    for text in hostile {
        let _ = found(text, Field::Report);
        let _ = found(text, Field::Action);
    }
    let long = "had all the of ".repeat(3000);
    let _ = found(&long, Field::Report);
}
