//! What is written comes back, whatever it is.

mod support;

use postmortem_timeline::format::{Mode, PieceWriter, read, write, write_for_page};
use postmortem_timeline::model::{Document, Event, EventList, Id};
use proptest::prelude::*;
use std::rc::Rc;
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
    fn pieces_are_the_same_text(first in arbitrary_document(), second in arbitrary_document()) {
        let mut writer = PieceWriter::default();
        for document in [&first, &second, &first] {
            prop_assert_eq!(writer.write(document).concat(), write(document));
        }
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

#[test]
fn an_edit_of_a_long_document_makes_one_piece_anew() {
    let event = |number: u64| Rc::new(Event { id: Id::from_number(number), ..Event::default() });
    let mut document =
        Document { events: (0..2_000).map(event).collect::<EventList>(), ..Document::default() };
    let mut writer = PieceWriter::default();
    let before = writer.write(&document);
    let changed = Event { text: "changed".into(), ..(*event(1_000)).clone() };
    document.events.replace(1_000, Rc::new(changed));
    let after = writer.write(&document);
    let fresh = before.iter().zip(&after).filter(|(one, two)| !Rc::ptr_eq(one, two)).count();
    assert_eq!((before.len(), after.len(), fresh), (33, 33, 1));
    assert_eq!(after.concat(), write(&document));
}
