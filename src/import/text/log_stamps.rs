//! Times as programs write them into their logs, and what stands before such a time.
//!
//! The forms are those of collections of logs (Loghub, Zhu et al., 2023) and of what programs document
//! of themselves: syslog (RFC 3164, RFC 5424), Redis, Zabbix, Snort, Unreal, auditd.

use super::head::Finder;
use super::stamped::Head;
use crate::import::labels::is_level;
use crate::import::pieces::from;

/// A form of stamps: letters stand for digits, and other signs for themselves.
struct Form {
    signs: &'static str,
    follows: Follows,
}

/// What stands behind a stamp of a form.
enum Follows {
    /// A blank.
    Blank,
    /// A fraction of a second, after any of these signs, or none.
    Fraction,
    /// Six digits of a fraction.
    Micros,
    /// A blank and a level.
    Level,
}

const FORMS: [Form; 9] = [
    Form { signs: "YYYYMMDD-hh:mm:ss", follows: Follows::Fraction },
    Form { signs: "YYYYMMDD:hhmmss", follows: Follows::Fraction },
    Form { signs: "YYYY.MM.DD-hh.mm.ss", follows: Follows::Fraction },
    Form { signs: "MM/DD-hh:mm:ss", follows: Follows::Fraction },
    Form { signs: "MMDD hh:mm:ss", follows: Follows::Micros },
    Form { signs: "yyMMDD hhmmss", follows: Follows::Blank },
    Form { signs: "yyMMDD hh:mm:ss", follows: Follows::Blank },
    Form { signs: "yyMMDD  h:mm:ss", follows: Follows::Blank },
    Form { signs: "yy/MM/DD hh:mm:ss", follows: Follows::Level },
];

/// A stamp of a log, as the reader of times knows it, and the bytes that it takes; `None` where a text
/// begins with none.
pub(super) fn log_stamp(text: &str) -> Option<(String, usize)> {
    match text.bytes().take(9).filter(u8::is_ascii_digit).count() {
        0 | 1 => return None,
        2..=5 => return erlang(text).or_else(|| french(text)),
        _ => {}
    }
    FORMS.iter().find_map(|form| form.read(text)).or_else(|| american(text))
}

/// "10h 42min - text", where a sign sets the time off: else it is how long something took.
fn french(text: &str) -> Option<(String, usize)> {
    let hour = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = from(text, hour).trim_start().strip_prefix('h')?.trim_start();
    let minute = rest.bytes().take_while(u8::is_ascii_digit).count();
    let behind = from(rest, minute).trim_start().strip_prefix("min")?;
    let is_set_off = behind.trim_start().starts_with([':', '-', '–', '—', '|']);
    let hours: u8 = text.get(..hour)?.parse().ok().filter(|hours| *hours < 24)?;
    let minutes: u8 = rest.get(..minute)?.parse().ok().filter(|minutes| *minutes < 60)?;
    (minute == 2 && is_set_off).then(|| (format!("{hours:02}:{minutes:02}"), text.len() - behind.len()))
}

/// "12-Mar-2024::10:42:00", as Erlang writes a day before a time.
fn erlang(text: &str) -> Option<(String, usize)> {
    let (day, clock) = text.split_once("::").filter(|(day, _)| (10..=11).contains(&day.len()))?;
    let is_day = day.split('-').nth(1).is_some_and(|month| MONTHS.contains(&month));
    let is_clock = clock.get(..8).is_some_and(|clock| clock.matches(':').count() == 2);
    (is_day && is_clock).then(|| (day.replace('-', " ") + " ", day.len() + 2))
}

impl Form {
    fn read(&self, text: &str) -> Option<(String, usize)> {
        let stamp = text.get(..self.signs.len())?;
        let fits = |(sign, byte): (u8, u8)| {
            if sign.is_ascii_alphabetic() { byte.is_ascii_digit() } else { byte == sign }
        };
        if !self.signs.bytes().zip(stamp.bytes()).all(fits) {
            return None;
        }
        let field = |letter: char| {
            let of = self.signs.chars().zip(stamp.chars()).filter(|(sign, _)| *sign == letter);
            of.map(|(_, digit)| digit).collect::<String>()
        };
        let within = |letter: char, least: u8, most: u8| {
            field(letter).parse().is_ok_and(|value: u8| (least..=most).contains(&value))
        };
        let is_time = within('M', 1, 12) && within('D', 1, 31) && within('h', 0, 23) && within('m', 0, 59);
        let behind = from(text, stamp.len());
        let fraction = self.follows.taken(behind).filter(|_| is_time && within('s', 0, 60))?;
        let year = match (field('Y'), field('y')) {
            (full, _) if !full.is_empty() => full,
            (_, short) if !short.is_empty() => format!("20{short}"),
            _ => String::new(),
        };
        let day = if year.is_empty() {
            format!("{} {}", MONTHS.get(field('M').parse::<usize>().ok()?.checked_sub(1)?)?, field('D'))
        } else {
            format!("{year}-{}-{}", field('M'), field('D'))
        };
        let digits = behind.get(1..fraction).filter(|digits| !digits.is_empty());
        let digits = digits.map(|digits| format!(".{digits}")).unwrap_or_default();
        let clock = format!("{}:{}:{}{digits}", field('h'), field('m'), field('s'));
        Some((format!("{day} {clock}"), stamp.len() + fraction))
    }
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Follows {
    /// The bytes of what follows that belong to the stamp; `None` where it does not follow.
    fn taken(&self, behind: &str) -> Option<usize> {
        match self {
            Self::Blank => behind.starts_with(' ').then_some(0),
            Self::Level => {
                let word = behind.strip_prefix(' ')?.split_whitespace().next()?;
                is_level(word).then_some(0)
            }
            Self::Micros => Self::Fraction.taken(behind).filter(|taken| *taken == 7),
            Self::Fraction => {
                let digits = behind
                    .strip_prefix([':', '.', ','])
                    .map_or(0, |rest| rest.bytes().take(9).take_while(u8::is_ascii_digit).count());
                let taken = if digits == 0 { 0 } else { digits + 1 };
                (!from(behind, taken).starts_with(|c: char| c.is_alphanumeric())).then_some(taken)
            }
        }
    }
}

/// "03/12/2024-10:42:00.123456": month, day and year before the time of day.
fn american(text: &str) -> Option<(String, usize)> {
    let (day, behind) = text.get(..10).zip(text.get(10..))?;
    let mut parts = day.split('/');
    let (month, number, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let clock = behind.strip_prefix('-').filter(|_| is_year)?;
    // Such a stamp is that of the same program without its year.
    let short = format!("{month}/{number}-{clock}");
    let (stamp, length) = Form { signs: "MM/DD-hh:mm:ss", follows: Follows::Fraction }.read(&short)?;
    let (month, rest) = stamp.split_once(' ')?;
    let (number, clock) = rest.split_once(' ')?;
    Some((format!("{month} {number}, {year} {clock}"), length + "/2024".len()))
}

impl Finder<'_> {
    /// The time behind what a program writes before it: the priority of syslog, the number of a
    /// process, the first letter of a level, the name of a file.
    pub(super) fn behind_log_mark(&self, text: &str) -> Option<Head> {
        let first = text.bytes().next()?;
        let (said, rest) = match first {
            b'<' => ("", behind_priority(text)?),
            b':' => return self.history(text),
            // Chat of Google: a name, and ", 10:42 AM" on a line of its own.
            b',' => ("", text.strip_prefix(", ")?),
            b'0'..=b'9' => ("", behind_process(text)?),
            b'A'..=b'Z' => behind_letter(text).map(|rest| ("", rest)).or_else(|| behind_report(text))?,
            b'a'..=b'z' => match self.audit(text).or_else(|| self.fields(text)) {
                Some(head) => return Some(head),
                None => behind_file(text)?,
            },
            _ => return None,
        };
        let head = self.head(rest).filter(|head| head.clock.is_some() && head.label.is_empty())?;
        let is_said = !said.is_empty();
        let rest = head.rest.trim_end_matches([' ', '=']);
        // "1234:M 12 Mar 2024 10:42:00.123 * Ready": the level of Redis.
        let level = rest.strip_prefix(['*', '#', '-', '.']).and_then(|rest| rest.strip_prefix(' '));
        let rest = level.filter(|_| first.is_ascii_digit()).unwrap_or(rest);
        let parts = [said, rest].into_iter().filter(|part| !part.is_empty());
        let rest = parts.collect::<Vec<_>>().join(": ");
        Some(Head { rest, is_set_off: head.is_set_off || is_said, ..head })
    }

    /// ": 1710240120:0;systemctl restart web", as zsh keeps what was typed.
    fn history(&self, text: &str) -> Option<Head> {
        let (epoch, behind) = text.strip_prefix(": ")?.split_once(':')?;
        let (length, said) = behind.split_once(';')?;
        let is_length = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
        let head = self.head(epoch).filter(|head| is_length && epoch.len() == 10 && head.rest.is_empty())?;
        Some(Head { rest: said.trim().to_owned(), is_set_off: true, ..head })
    }

    /// "ts=2024-03-12T10:42:00Z level=info", "date=2024-03-12 time=10:42:00 devname=fw".
    fn fields(&self, text: &str) -> Option<Head> {
        let (name, behind) = text.split_once('=')?;
        if !matches!(name, "ts" | "t" | "time" | "timestamp" | "date" | "at") {
            return None;
        }
        let (value, rest) = field(behind);
        let clock = rest.trim_start().strip_prefix("time=").filter(|_| name == "date").map(field);
        let (stamp, rest) = match clock {
            Some((clock, rest)) => (format!("{value} {clock}"), rest),
            None => (value.to_owned(), rest),
        };
        let is_whole = |head: &Head| head.day.is_some() && head.clock.is_some() && head.rest.is_empty();
        let head = self.head(&stamp).filter(is_whole)?;
        Some(Head { rest: rest.trim().to_owned(), is_set_off: true, ..head })
    }

    /// "type=SYSCALL msg=audit(1710240120.123:4567): arch=c000003e".
    fn audit(&self, text: &str) -> Option<Head> {
        let (kind, behind) = text.strip_prefix("type=")?.split_once(" msg=audit(")?;
        let (stamp, said) = behind.split_once("):")?;
        let (epoch, _) = stamp.split_once(':')?;
        let head = self.head(epoch).filter(|head| head.rest.is_empty())?;
        Some(Head { rest: format!("{kind}: {}", said.trim()), is_set_off: true, ..head })
    }
}

/// A value with or without quotes, and what stands behind it.
fn field(text: &str) -> (&str, &str) {
    match text.strip_prefix('"').and_then(|inner| inner.split_once('"')) {
        Some(quoted) => quoted,
        None => text.split_once(' ').unwrap_or((text, "")),
    }
}

/// "<34>Mar 12 10:42:00", "<34>1 2024-03-12T10:42:00Z".
fn behind_priority(text: &str) -> Option<&str> {
    let (number, rest) = text.strip_prefix('<')?.split_once('>')?;
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| rest.strip_prefix("1 ").unwrap_or(rest))
}

/// "1234:M 12 Mar 2024 10:42:00.123 * Ready", "1234:20240312:104200.123 Starting".
fn behind_process(text: &str) -> Option<&str> {
    let (number, rest) = text.split_once(':').filter(|(number, _)| number.len() <= 8)?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    let behind = rest.strip_prefix(['M', 'S', 'C', 'X']).and_then(|rest| rest.strip_prefix(' '));
    let is_stamp = log_stamp(rest).is_some();
    behind.or(Some(rest).filter(|_| is_stamp)).filter(|_| is_number)
}

/// "I, [2024-03-12T10:42:00.123456 #1234]  INFO -- : Started", "I0312 10:42:00.123456 1 server.go:12] Started".
fn behind_letter(text: &str) -> Option<&str> {
    let rest = from(text, 1);
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return log_stamp(rest).map(|_| rest);
    }
    rest.strip_prefix(", ").filter(|rest| rest.starts_with('['))
}

/// "INFO REPORT==== 12-Mar-2024::10:42:00 ===".
fn behind_report(text: &str) -> Option<(&str, &str)> {
    let (said, rest) = text.split_once("==== ").filter(|(said, _)| said.ends_with("REPORT"))?;
    Some((said, rest))
}

/// "nova-api.log.1.2024-03-12_13:53:08 2024-03-12 10:42:00.008 25746 INFO".
fn behind_file(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(' ')?;
    let is_file = name.len() <= 80 && name.contains(".log") && rest.starts_with("20");
    is_file.then_some((name, rest))
}
