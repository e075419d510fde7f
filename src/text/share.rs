//! Links and copies in words.

use super::{Msg, Words};
use crate::model::MarkerKey;
use crate::share::audience::{Doubt, LeftOut, Undecided};
use crate::share::link::{self, LinkError};
use crate::share::size::{self, Carrier};

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

/// How long a link is, and what it is too long for.
pub fn remarks(words: Words, length: usize) -> Vec<String> {
    let mut remarks = vec![words.say(Msg::LinkCharacters, [&length])];
    if size::needs_file(length) {
        remarks.push(words.get(Msg::LinkNeedsFile).into_owned());
    } else {
        remarks.extend(size::too_long_for(length).map(|carrier| too_long(words, carrier)));
    }
    remarks
}

/// What a copy does not hold, in a line.
pub fn left_out(words: Words, left_out: &LeftOut) -> String {
    let place = &left_out.place;
    let part = words.part(place.part);
    let field = field(words, place.part, &place.field);
    match (place.id.as_str(), &*place.field, &*left_out.text) {
        ("", "", text) => words.say(Msg::LeftOutWhole, [&part, &text]),
        ("", _, "") => words.say(Msg::LeftOutWhole, [&part, &field]),
        ("", _, text) => words.say(Msg::LeftOutPart, [&part, &field, &text]),
        (id, "", "") => words.say(Msg::LeftOutWhole, [&part, &id]),
        (_, "", text) => words.say(Msg::LeftOutWhole, [&part, &text]),
        (id, _, "") => words.say(Msg::LeftOutField, [&part, &id, &field]),
        (id, _, text) => words.say(Msg::LeftOutFieldText, [&part, &id, &field, &text]),
    }
}

/// What a field is called, where a list of fields is shown: the report has some that no form names.
fn field(words: Words, part: &str, key: &str) -> String {
    let message = match (part, key) {
        ("report", "detectedBy") => Msg::FactDetectedBy,
        ("report", "expected") => Msg::FactExpected,
        ("report", "nearMiss") => Msg::FactNearMiss,
        ("report", "dataLoss") => Msg::FactDataLoss,
        ("report", "intervention") => Msg::FactIntervention,
        ("report", "authors") => Msg::FactAuthors,
        ("report", "facilitator") => Msg::FactFacilitator,
        ("report", "reviewAt") => Msg::FactReviewAt,
        ("events", "accounts") => Msg::HeadAccounts,
        ("events", "questions") => Msg::HeadQuestions,
        ("events", "evidence") => Msg::FieldEvidence,
        ("events", "typed") => Msg::FieldTyped,
        ("events", "source") => Msg::FieldSource,
        ("markers", key) => return words.marker(&MarkerKey::from_name(key)).into_owned(),
        _ => return words.field(part, key).into_owned(),
    };
    words.get(message).into_owned()
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
            "id" => Msg::PartId,
            "" => Msg::PartUnknown,
            other => return self.field("", other).into_owned(),
        };
        self.get(message).into_owned()
    }
}
