//! What is no time: where the trouble is, and what was expected there.

use super::{context, moment};
use postmortem_timeline::model::typed::{self, Context, Expected};
use postmortem_timeline::zones_native::NativeZones;

/// Marks the place of the trouble in the text: `25:00` gives `[25]:00`.
fn marked(text: &str, context: &Context<'_>) -> (String, Expected) {
    let trouble = typed::read(text, context).expect_err(text);
    let mut marked = text.to_owned();
    marked.insert(trouble.end, ']');
    marked.insert(trouble.start, '[');
    (marked, trouble.expected)
}

#[test]
fn troubles_name_place_and_expectation() {
    use Expected::*;
    let rows = [
        ("half past", "[half] past", Time),
        ("25:00", "[25]:00", Hour),
        ("24:01", "[24]:01", Hour),
        ("15:60", "15:[60]", Minute),
        ("15:2", "15:[2]", Minute),
        ("15:", "15:[]", Minute),
        ("15", "[15]", Minute),
        ("2018-02-10 15", "[2018]-02-10 15", Minute),
        ("1560", "[1560]", Minute),
        ("15:20:61", "15:20:[61]", Second),
        ("2018-02-30", "2018-02-[30]", Day),
        ("2018-13-01", "2018-[13]-01", Month),
        ("30 Feb 15:20", "[30] Feb 15:20", Day),
        ("Feb 15:20x", "Feb 15:20[x]", Nothing),
        ("2022-05-??", "2022-05-[?]?", Day),
        ("15:20 XYZ", "15:20 [XYZ]", Zone),
        ("15:20 Europe/Atlantis", "15:20 [Europe/Atlantis]", Zone),
        ("15:20 and so on", "15:20 [and] so on", Nothing),
        ("15:20 - soon", "15:20 - [soon]", Time),
        ("between 15:20", "between 15:20[]", Time),
        ("+5 bananas", "+[5] bananas", Length),
        ("+99999d", "+[99999]d", Length),
        ("T+soon", "T+[soon]", Length),
        ("20202-01-16 10:00", "[20202]-01-16 10:00", Time),
        (":", "[:]", Time),
    ];
    for (text, expected, what) in rows {
        let (found, why) = marked(text, &context(""));
        assert_eq!((found.as_str(), why), (expected, what), "{text}");
    }
}

#[test]
fn what_the_context_lacks_is_named() {
    let bare = Context::new(&NativeZones, "Europe/Berlin");
    let why = |text: &str, context: &Context<'_>| marked(text, context).1;
    assert_eq!(why("15:20", &bare), Expected::Date);
    assert_eq!(why("Fri 15:20", &bare), Expected::Date);
    assert_eq!(why("10 Feb 15:20", &bare), Expected::Year);
    assert_eq!(why("+5m", &bare), Expected::RowAbove);
    assert_eq!(why("T+5m", &bare), Expected::Start);
    assert_eq!(why("now", &bare), Expected::Now);
    assert_eq!(why("yesterday 15:20", &bare), Expected::Now);
    let unknown = Context { zone: "Mars/Olympus", previous: Some(moment("2018-02-10T15:20:00Z")), ..bare };
    assert_eq!(marked("15:20", &unknown), ("15:20[]".into(), Expected::Zone));
    assert!(typed::read("15:20Z", &unknown).is_ok());
}
