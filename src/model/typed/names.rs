//! The words that times are typed with, in English, German, French and Spanish.

use super::token::Token;

/// Names of the months, beginning with January.
pub(super) const MONTHS: [&[&str]; 12] = [
    &["jan", "january", "januar", "jänner", "janvier", "janv", "enero", "ene"],
    &["feb", "february", "februar", "feber", "février", "fevrier", "févr", "febrero"],
    &["mar", "march", "mär", "märz", "mrz", "maerz", "mars", "marzo"],
    &["apr", "april", "avril", "avr", "abril", "abr"],
    &["may", "mai", "mayo"],
    &["jun", "june", "juni", "juin", "junio"],
    &["jul", "july", "juli", "juillet", "juil", "julio"],
    &["aug", "august", "août", "aout", "agosto"],
    &["sep", "sept", "september", "septembre", "septiembre", "setiembre"],
    &["oct", "october", "okt", "oktober", "octobre", "octubre"],
    &["nov", "november", "novembre", "noviembre"],
    &["dec", "december", "dez", "dezember", "décembre", "decembre", "déc", "diciembre", "dic"],
];

/// Names of the days of the week, beginning with Monday.
pub(super) const WEEKDAYS: [&[&str]; 7] = [
    &["mon", "monday", "montag", "mo", "lundi", "lunes"],
    &["tue", "tues", "tuesday", "dienstag", "di", "mardi", "martes"],
    &["wed", "wednesday", "mittwoch", "mi", "mercredi", "miércoles"],
    &["thu", "thur", "thurs", "thursday", "donnerstag", "do", "jeudi", "jueves"],
    &["fri", "friday", "freitag", "fr", "vendredi", "viernes"],
    &["sat", "saturday", "samstag", "sonnabend", "sa", "samedi", "sábado"],
    &["sun", "sunday", "sonntag", "so", "dimanche", "domingo"],
];

/// The place of a word in a list of names.
pub(super) fn index_of(names: &[&[&str]], token: &Token<'_>) -> Option<u32> {
    let place = names.iter().position(|words| token.is_any(words.iter().copied()))?;
    u32::try_from(place).ok()
}

/// An abbreviation of a zone: a fixed offset, as written, in summer and winter alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Abbreviation {
    pub(super) name: &'static str,
    /// Minutes east of UTC.
    pub(super) minutes: i16,
    /// Minutes of other zones that go by it.
    pub(super) others: &'static [i16],
    /// A place that uses it for one half of the year.
    pub(super) place: &'static str,
}

const fn zone(name: &'static str, minutes: i16, place: &'static str) -> Abbreviation {
    Abbreviation { name, minutes, others: &[], place }
}

const fn shared(
    name: &'static str,
    minutes: i16,
    others: &'static [i16],
    place: &'static str,
) -> Abbreviation {
    Abbreviation { name, minutes, others, place }
}

/// The abbreviations that are read, in lower case.
///
/// Sources: the tz database's own abbreviations; of those that several zones share, the most
/// used one stands first unless the zone of the document says otherwise.
pub(super) const ABBREVIATIONS: &[Abbreviation] = &[
    zone("gmt", 0, ""),
    zone("wet", 0, "Europe/Lisbon"),
    zone("west", 60, "Europe/Lisbon"),
    zone("cet", 60, "Europe/Berlin"),
    zone("mez", 60, "Europe/Berlin"),
    zone("cest", 120, "Europe/Berlin"),
    zone("mesz", 120, "Europe/Berlin"),
    zone("eet", 120, "Europe/Helsinki"),
    zone("eest", 180, "Europe/Helsinki"),
    zone("msk", 180, ""),
    zone("trt", 180, ""),
    shared("bst", 60, &[360], "Europe/London"),
    shared("ist", 330, &[120, 60], ""),
    zone("idt", 180, "Asia/Jerusalem"),
    zone("est", -300, "America/New_York"),
    zone("edt", -240, "America/New_York"),
    shared("cst", -360, &[480, -300], "America/Chicago"),
    zone("cdt", -300, "America/Chicago"),
    zone("mst", -420, "America/Denver"),
    zone("mdt", -360, "America/Denver"),
    zone("pst", -480, "America/Los_Angeles"),
    zone("pdt", -420, "America/Los_Angeles"),
    zone("akst", -540, "America/Anchorage"),
    zone("akdt", -480, "America/Anchorage"),
    zone("hst", -600, ""),
    shared("ast", -240, &[180], "America/Halifax"),
    zone("adt", -180, "America/Halifax"),
    zone("nst", -210, "America/St_Johns"),
    zone("ndt", -150, "America/St_Johns"),
    zone("brt", -180, ""),
    zone("art", -180, ""),
    zone("jst", 540, ""),
    zone("kst", 540, ""),
    zone("sgt", 480, ""),
    zone("hkt", 480, ""),
    zone("pht", 480, ""),
    zone("ict", 420, ""),
    zone("wib", 420, ""),
    zone("pkt", 300, ""),
    shared("gst", 240, &[-120], ""),
    zone("aest", 600, "Australia/Sydney"),
    zone("aedt", 660, "Australia/Sydney"),
    zone("acst", 570, "Australia/Adelaide"),
    zone("acdt", 630, "Australia/Adelaide"),
    zone("awst", 480, ""),
    zone("nzst", 720, "Pacific/Auckland"),
    zone("nzdt", 780, "Pacific/Auckland"),
    zone("sast", 120, ""),
    zone("eat", 180, ""),
    zone("wat", 60, ""),
    zone("cat", 120, ""),
];

/// Names of regions whose rules hold on the date.
pub(super) const REGIONS: [(&str, &str); 8] = [
    ("et", "America/New_York"),
    ("eastern", "America/New_York"),
    ("ct", "America/Chicago"),
    ("central", "America/Chicago"),
    ("mt", "America/Denver"),
    ("mountain", "America/Denver"),
    ("pt", "America/Los_Angeles"),
    ("pacific", "America/Los_Angeles"),
];
