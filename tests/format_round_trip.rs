//! What is written comes back, whatever it is.

mod support;

use postmortem_timeline::format::{Mode, read, write, write_for_page};
use proptest::prelude::*;
use support::arbitrary::arbitrary_document;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_written_comes_back(document in arbitrary_document()) {
        let text = write(&document);
        let loaded = read(&text).unwrap();
        prop_assert_eq!(&loaded.notes, &[]);
        prop_assert_eq!(&loaded.mode, &Mode::Full);
        prop_assert_eq!(&loaded.document, &document);
        prop_assert_eq!(write(&loaded.document), text);
    }

    #[test]
    fn what_is_written_for_a_page_comes_back(document in arbitrary_document()) {
        let text = write_for_page(&document);
        let is_safe = !text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
        prop_assert!(is_safe, "{}", text);
        prop_assert_eq!(read(&text).unwrap().document, document);
    }

    #[test]
    fn each_event_is_one_line(document in arbitrary_document()) {
        let text = write(&document);
        let lines = text.lines().skip_while(|line| *line != "  \"events\": [").skip(1);
        let events = lines.take_while(|line| !line.starts_with("  ]")).count();
        prop_assert_eq!(events, document.events.len());
    }
}
