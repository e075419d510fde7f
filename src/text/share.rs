//! Links and copies in words.

use super::{Msg, Words};
use crate::share::audience::{Doubt, LeftOut, Undecided};
use crate::share::link::{self, LinkError};
use crate::share::size::Carrier;

/// Why a link cannot be opened, and what to do.
pub fn link_error(words: Words, error: LinkError) -> String {
    match error {
        LinkError::NotOurs => words.get(Msg::LinkNotOurs).into_owned(),
        LinkError::OtherVersion { found } => words.say(Msg::LinkOtherVersion, [&found, &link::VERSION]),
        LinkError::Cut { found, expected } => words.say(Msg::LinkCut, [&found, &expected]),
        LinkError::CutShort => words.get(Msg::LinkCutShort).into_owned(),
        LinkError::Altered => words.get(Msg::LinkAltered).into_owned(),
        LinkError::TooLarge { most } => {
            words.say(Msg::LinkTooLarge, [&words.say(Msg::SizeMib, [&(most >> 20)])])
        }
        LinkError::Forged => words.get(Msg::LinkForged).into_owned(),
    }
}

/// What a carrier is called.
pub fn carrier(words: Words, carrier: Carrier) -> String {
    let name = match carrier {
        Carrier::Mail => Msg::CarrierMail,
        Carrier::Slack => Msg::CarrierSlack,
        Carrier::Teams => Msg::CarrierTeams,
        Carrier::OtherBrowsers => Msg::CarrierOtherBrowsers,
        Carrier::Chromium => Msg::CarrierChromium,
    };
    words.get(name).into_owned()
}

/// That a link is too long for a carrier.
pub fn too_long(words: Words, too_long: Carrier) -> String {
    let limit = words.number(i64::try_from(too_long.limit()).unwrap_or(i64::MAX));
    words.say(Msg::LinkTooLongFor, [&carrier(words, too_long), &limit])
}

/// What a copy does not hold, in a line.
pub fn left_out(words: Words, left_out: &LeftOut) -> String {
    let place = &left_out.place;
    let part = words.part(place.part);
    match (place.id.as_str(), &*place.field, &*left_out.text) {
        ("", "", text) => words.say(Msg::LeftOutWhole, [&part, &text]),
        ("", field, "") => words.say(Msg::LeftOutWhole, [&part, &words.field(place.part, field)]),
        (id, "", text) => {
            let text = if text.is_empty() { id } else { text };
            words.say(Msg::LeftOutWhole, [&part, &text])
        }
        (id, field, "") => words.say(Msg::LeftOutField, [&part, &id, &words.field(place.part, field)]),
        (id, field, text) => {
            words.say(Msg::LeftOutFieldText, [&part, &id, &words.field(place.part, field), &text])
        }
    }
}

/// What may be a name, in a line.
pub fn undecided(words: Words, undecided: &Undecided) -> String {
    let message = match undecided.why {
        Doubt::Word => Msg::UndecidedWord,
        Doubt::Case => Msg::UndecidedCase,
        Doubt::Shared => Msg::UndecidedShared,
        Doubt::Mention => Msg::UndecidedMention,
        Doubt::Mail => Msg::UndecidedMail,
        Doubt::Address => Msg::UndecidedAddress,
        Doubt::NoRole => Msg::UndecidedNoRole,
    };
    words.say(message, [&undecided.word])
}

impl Words {
    /// What a part of the document is called, by its field; the field itself for one without a name.
    pub fn part(self, field: &str) -> String {
        let message = match field {
            "events" => Msg::PartEvent,
            "sources" => Msg::PartSource,
            "people" => Msg::PartPerson,
            "report" => Msg::PartReport,
            "factors" => Msg::PartFactor,
            "lessons" => Msg::PartLesson,
            "actions" => Msg::PartAction,
            "recurrences" => Msg::PartRecurrence,
            "criteria" => Msg::PartCriteria,
            "markers" => Msg::FieldMarker,
            "ignoredHints" => Msg::PartHint,
            "" => Msg::PartUnknown,
            other => return self.field("", other).into_owned(),
        };
        self.get(message).into_owned()
    }
}
