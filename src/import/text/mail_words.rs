//! The words of the heads of letters, as mail programs write them in their languages.

/// What a line in the head of a letter tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    From,
    Date,
    To,
    Subject,
    Other,
}

const FROM: &[&str] = &["from", "von", "de", "da", "van", "od", "差出人", "发件人", "보낸 사람"];
const DATE: &[&str] = &[
    "date", "sent", "sent at", "gesendet", "datum", "envoyé", "envoyé le", "enviado", "enviado el",
    "enviada em", "fecha", "data", "inviato", "verzonden", "送信日時", "日付", "日時", "发送时间",
    "보낸 날짜",
];
const TO: &[&str] = &[
    "to", "an", "à", "para", "a", "aan", "cc", "宛先", "收件人", "받는 사람", "kopie", "copie à", "ccn",
    "bcc", "reply-to",
];
const SUBJECT: &[&str] = &[
    "subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "temat", "件名", "主题",
    "제목",
];
/// What programs put in front of the subject of an answer.
const ANSWERS: &[&str] =
    &["re", "fw", "fwd", "aw", "wg", "tr", "rv", "res", "enc", "sv", "vs", "antw", "odp", "r", "i"];

/// A line of the head of a letter, and what it says.
pub(super) fn field(line: &str) -> Option<(Field, &str)> {
    let (name, value) = line.split_once([':', '：'])?;
    let name = name.trim_matches(['*', ' ', '\u{a0}']);
    let is_name = (1..=40).contains(&name.len())
        && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == ' ')
        && name.starts_with(char::is_alphabetic);
    if !is_name || line.starts_with([' ', '\t']) {
        return None;
    }
    let lower = name.to_lowercase();
    let sets = [(Field::From, FROM), (Field::Date, DATE), (Field::To, TO), (Field::Subject, SUBJECT)];
    let known = sets.into_iter().find(|(_, names)| names.contains(&lower.as_str()));
    // Other fields of a head are words without blanks, and stand before a blank.
    let is_other = !name.contains(' ') && (value.is_empty() || value.starts_with(' '));
    let field = known.map(|(field, _)| field).or(is_other.then_some(Field::Other))?;
    Some((field, value.trim_matches(|c: char| c.is_whitespace() || c == '*')))
}

/// Who wrote a letter: the name before the address, else the address.
pub(super) fn writer(from: &str) -> String {
    let (name, rest) = from.split_once(['<', '[']).unwrap_or((from, ""));
    let name = name.trim_matches([' ', '"', '\'', ',', '(']);
    let address = rest.trim_end_matches(['>', ']', ' ']).trim_start_matches("mailto:");
    if name.is_empty() { address.to_owned() } else { name.to_owned() }
}

/// A subject without what programs put in front of it.
pub(super) fn plain_subject(subject: &str) -> String {
    let mut rest = subject.trim();
    while let Some((front, behind)) = rest.split_once(':') {
        let word = front.trim_end_matches(|c: char| c.is_ascii_digit() || "[]()".contains(c)).to_lowercase();
        if !ANSWERS.contains(&word.as_str()) {
            break;
        }
        rest = behind.trim_start();
    }
    rest.to_owned()
}

/// How the line above a quoted letter begins, and the words between the time and the name, or behind both.
const ATTRIBUTIONS: &[(&str, &str)] = &[
    ("on ", "wrote"),
    ("am ", "schrieb"),
    ("le ", "a écrit"),
    ("el ", "escribió"),
    ("em ", "escreveu"),
    ("il ", "ha scritto"),
    ("op ", "schreef"),
];

/// Who wrote when, of a line such as "On Tue, Mar 12, 2024 at 10:42 AM Ada Ode <ada@x.example> wrote:" or
/// "Am 12.03.2024 um 10:42 schrieb Ada Ode:".
pub(super) fn attribution(line: &str) -> Option<(String, String)> {
    let line = line.trim().strip_suffix(':')?.trim_end();
    if line.len() > 200 {
        return None;
    }
    let begins = |front: &str| line.get(..front.len()).is_some_and(|start| start.eq_ignore_ascii_case(front));
    let (front, verb) = ATTRIBUTIONS.iter().find(|(front, verb)| begins(front) && line.contains(verb))?;
    let (before, behind) = line.get(front.len()..)?.split_once(verb)?;
    let (date, name) = if behind.trim().is_empty() { parted(before)? } else { (before, behind) };
    let date = date.trim_matches([',', ' ']);
    let name = writer(name);
    let is_dated = date.chars().filter(char::is_ascii_digit).count() >= 3;
    (is_dated && !name.is_empty()).then(|| (name, date.to_owned()))
}

/// The time and the name of whoever wrote then: the last words in which nothing tells of a time.
fn parted(text: &str) -> Option<(&str, &str)> {
    const CLOCK: &[&str] = &["am", "pm", "uhr", "utc", "gmt", "h"];
    let name_end = text.find(['<', '[']).unwrap_or(text.len());
    let words = text.get(..name_end)?;
    let mut start = name_end;
    for word in words.split_inclusive(' ').rev() {
        let plain = word.trim().trim_matches([',', '.', '(', ')']).to_lowercase();
        let tells_time = word.contains(|c: char| c.is_ascii_digit()) || CLOCK.contains(&plain.as_str());
        if tells_time || (word.trim_end().ends_with(',') && start < name_end && !is_family(words, start)) {
            break;
        }
        start -= word.len();
    }
    Some((text.get(..start)?, text.get(start..)?)).filter(|(_, name)| !name.trim().is_empty())
}

/// Whether what stands before a comma is a name, "Ode, Ada": no digit in the word before it.
fn is_family(words: &str, start: usize) -> bool {
    let before = words.get(..start).unwrap_or_default().trim_end().trim_end_matches(',');
    before.rsplit(' ').next().is_some_and(|word| !word.contains(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_above_quoted_letters_tell_who_and_when() {
        for (line, name, date) in [
            (
                "On Tue, Mar 12, 2024 at 10:42 AM Ada Ode <ada@x.example> wrote:",
                "Ada Ode",
                "Tue, Mar 12, 2024 at 10:42 AM",
            ),
            ("On 12 Mar 2024, at 10:42, Ada Ode <ada@x.example> wrote:", "Ada Ode", "12 Mar 2024, at 10:42"),
            ("On 2024-03-12 10:42, ada@x.example wrote:", "ada@x.example", "2024-03-12 10:42"),
            (
                "Am Di., 12. März 2024 um 10:42 Uhr schrieb Ada Ode <ada@x.example>:",
                "Ada Ode",
                "Di., 12. März 2024 um 10:42 Uhr",
            ),
            (
                "Le mar. 12 mars 2024 à 10:42, Ada Ode <ada@x.example> a écrit :",
                "Ada Ode",
                "mar. 12 mars 2024 à 10:42",
            ),
            (
                "El mar, 12 mar 2024 a las 10:42, Ada Ode (<ada@x.example>) escribió:",
                "Ada Ode",
                "mar, 12 mar 2024 a las 10:42",
            ),
        ] {
            let found = attribution(line);
            assert_eq!(found, Some((name.to_owned(), date.to_owned())), "{line}");
        }
        for line in
            ["On call: Ada wrote:", "On Monday we wrote a list:", "10:42 Ada wrote:", "Am Ende schrieb er:"]
        {
            assert_eq!(attribution(line), None, "{line}");
        }
    }

    #[test]
    fn heads_are_known_in_their_languages() {
        for (line, expected) in [
            ("From: Ada", Some((Field::From, "Ada"))),
            (
                "*Gesendet:* Dienstag, 12. März 2024 10:42",
                Some((Field::Date, "Dienstag, 12. März 2024 10:42")),
            ),
            ("Objet : Caisse", Some((Field::Subject, "Caisse"))),
            ("件名：障害", Some((Field::Subject, "障害"))),
            ("X-Mailer: none", Some((Field::Other, "none"))),
            ("10:42 boom", None),
            ("We looked at it: nothing", None),
        ] {
            assert_eq!(field(line), expected, "{line}");
        }
        assert_eq!(plain_subject("Re: AW[2]: [INC-42] tills: down"), "[INC-42] tills: down");
        assert_eq!(writer("\"Ada Ode\" <ada@x.example>"), "Ada Ode");
        assert_eq!(writer("<ada@x.example>"), "ada@x.example");
    }
}
