//! Any other JSON: a list whose items plainly have a time and a text, by the names of the fields.

use super::lists::Lists;
use super::walk::{self, spoken};
use super::{File, Item, Try, milestones, name_of};
use crate::format::Json;
use crate::import::Shape;
use crate::import::files::build::{Book, Draft};
use crate::import::files::literal::{add_line, literal};
use crate::import::files::marks;
use crate::import::files::time::Clock;
use crate::import::files::words::{Role, normal, role, without_zone};
use crate::model::EvidenceKind;

/// How many items are looked at to see what the fields hold.
const SAMPLE: usize = 20;

/// The fields of one role by their names, the plainest first.
struct Names(Vec<(Role, usize, String)>);

impl Names {
    fn of(list: &[Json<'_>]) -> Self {
        let mut names: Vec<(Role, usize, String)> = Vec::new();
        for json in list.iter().take(SAMPLE) {
            for (key, _) in Item::of(*json).fields() {
                if let Some((role, rank)) = role(&without_zone(key, &is_utc).0)
                    .filter(|_| !names.iter().any(|(.., known)| known == key))
                {
                    names.push((role, rank, key.to_owned()));
                }
            }
        }
        crate::model::sort::by_key(&mut names, |(_, rank, _)| *rank);
        Self(names)
    }

    fn all(&self, role: Role) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(it, ..)| *it == role).map(|(.., name)| &**name)
    }
}

/// Whether a word of the name of a field says that its times are UTC: `time_utc`.
fn is_utc(word: &str) -> bool {
    word.eq_ignore_ascii_case("utc")
}

/// How a list is read.
struct Plan<'n> {
    time: &'n str,
    /// The field with the time of day, where `time` is only the date.
    clock: Option<&'n str>,
    texts: Vec<&'n str>,
    /// Whether the texts only name what was down.
    only_names: bool,
}

/// Reads the longest list whose items have times and texts; the lists that the items of another one
/// hold, such as the updates of several incidents, count as one.
pub(super) fn read(file: &File<'_>, lists: &Lists<'_>, clock: &mut Clock<'_>) -> Try {
    let inner: Lists<'_> = lists.iter().flat_map(|list| inner(list)).collect();
    let list = best(lists.iter().chain(&inner), clock)?;
    let is_of_many = inner.iter().any(|inner| std::ptr::eq(inner, list));
    let names = Names::of(list);
    let plan = plan(list, &names, clock)?;
    clock.set_heading(&without_zone(plan.time, &is_utc).1);
    let mut book = Book::new(Shape::Json, "json");
    book.source(file.name);
    let root = Item::of(file.root);
    book.title =
        root.first(&["title", "incident.title", "incident.name", "name"]).unwrap_or_default().into_owned();
    for json in list {
        let draft = draft(file, &Item::of(*json), &plan, &names, clock);
        book.drafts.extend(draft);
    }
    if is_of_many {
        // Nobody knows which of them is meant.
        walk::sort_by_time(&mut book);
    } else {
        let parent = parent(lists, list);
        let told = parent.as_ref().and_then(|parent| own_entry(file, parent, plan.time, clock));
        if let Some(told) = told.filter(|told| is_new(told, &book.drafts)) {
            book.drafts.push(told);
            walk::sort_by_time(&mut book);
        }
        marks::mark(&mut book.drafts);
        if let Some(parent) = parent {
            milestones::settle_by(file, &parent, &mut book, clock);
        }
    }
    Some(book.finish(clock))
}

/// What the object around a list tells itself: a report with its time, and updates below it.
///
/// When it was written down counts only where the list below says no more: an export is made later.
fn own_entry(file: &File<'_>, parent: &Item<'_>, time: &str, clock: &mut Clock<'_>) -> Option<Draft> {
    let list = [parent.json];
    let names = Names::of(&list);
    let plan = plan(&list, &names, clock).filter(|plan| !plan.only_names)?;
    if plan.time != time && names.all(Role::Recorded).any(|name| name == plan.time) {
        return None;
    }
    let told = names.all(Role::Text).find_map(|name| parent.get(name)?.text());
    told.filter(|told| told.contains(' '))?;
    draft(file, parent, &plan, &names, clock)
}

/// Whether no entry says the same.
fn is_new(told: &Draft, drafts: &[Draft]) -> bool {
    let last = told.event.text.lines().last().unwrap_or_default();
    told.event.at.is_some() && !drafts.iter().any(|draft| draft.event.text.contains(last))
}

/// The one object of a file in whose field a list stands.
fn parent<'a>(lists: &Lists<'a>, list: &[Json<'a>]) -> Option<Item<'a>> {
    let first = list.first()?.raw().as_ptr();
    let holds = |item: &Item<'_>| {
        item.fields().any(|(_, value)| value.items().first().is_some_and(|item| item.raw().as_ptr() == first))
    };
    let mut alone = lists.iter().filter(|list| list.len() == 1).flatten().map(|json| Item::of(*json));
    alone.find(holds)
}

/// The list to read: one that says something before one that only names what was down, a longer one
/// before a shorter one, and of equals the first.
fn best<'l, 'a>(
    lists: impl Iterator<Item = &'l Vec<Json<'a>>>,
    clock: &Clock<'_>,
) -> Option<&'l Vec<Json<'a>>> {
    let rank = |list: &Vec<Json<'_>>| {
        let names = Names::of(list);
        plan(list, &names, clock).map(|plan| (!plan.only_names, list.len()))
    };
    let ranked = lists.filter_map(|list| Some((rank(list)?, list)));
    ranked.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, list)| list)
}

/// The entries of the lists that an object holds, whose items plainly have a time and a text.
pub(super) fn entries(file: &File<'_>, item: &Item<'_>, clock: &mut Clock<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let tells = |(field, _): &(&str, Json<'_>)| !THINGS.contains(&normal(field).as_str());
    for (_, value) in item.fields().filter(tells) {
        let list = value.items();
        let names = Names::of(&list);
        let plan = plan(&list, &names, clock).filter(|plan| !plan.only_names);
        let Some(plan) = plan else { continue };
        drafts.extend(list.iter().filter_map(|json| draft(file, &Item::of(*json), &plan, &names, clock)));
    }
    drafts
}

/// Fields of an incident that list what it is about, which may say when each was made.
const THINGS: [&str; 9] =
    ["services", "components", "zones", "regions", "products", "teams", "users", "groups", "functionalities"];

/// Fields of several incidents that hold what happened; others, such as `comments`, are about it.
const INNER: [&str; 9] =
    ["updates", "timeline", "events", "entries", "history", "log", "logs", "messages", "changes"];

/// For each such field of the items of a list that holds objects, those of all items.
fn inner<'a>(list: &[Json<'a>]) -> Lists<'a> {
    let holds_objects = |json: &Json<'_>| json.items().first().is_some_and(|first| first.is_object());
    let first = list.iter().take(SAMPLE).filter(|_| list.len() > 1).find_map(|json| {
        let fields = json.fields();
        let is_told = |key: &str| INNER.contains(&normal(key).rsplit(' ').next().unwrap_or_default());
        let keys = fields.iter().filter(|(key, value)| is_told(key) && holds_objects(value));
        let keys: Vec<String> = keys.map(|(key, _)| key.to_owned()).collect();
        (!keys.is_empty()).then_some(keys)
    });
    let of_all = |key: String| {
        list.iter().flat_map(|json| json.fields().get(&key).map(Json::items).unwrap_or_default()).collect()
    };
    first.unwrap_or_default().into_iter().map(of_all).collect()
}

fn plan<'n>(list: &[Json<'_>], names: &'n Names, clock: &Clock<'_>) -> Option<Plan<'n>> {
    let sample: Vec<Item<'_>> = list.iter().take(SAMPLE).map(|json| Item::of(*json)).collect();
    let most =
        |test: &dyn Fn(&Item<'_>) -> bool| sample.iter().filter(|item| test(item)).count() * 2 > sample.len();
    let is_stamp = |name: &&str| most(&|item| item.word(name).is_some_and(|it| is_time(&it, clock)));
    let is_text =
        |name: &&str| most(&|item| item.get(name).and_then(Json::text).is_some_and(|it| !it.is_empty()));
    let mut texts: Vec<&str> =
        names.all(Role::Title).chain(names.all(Role::Text)).filter(is_text).take(3).collect();
    let only_names = texts.is_empty();
    if only_names {
        // What sort of thing it was and what was down, where nothing says more of it.
        texts.extend(names.all(Role::Tags).find(|name| is_text(name) && varies(&sample, name)));
        texts.extend(names.all(Role::What).find(is_text));
        // What happened may be called the name of an entry.
        texts.extend(Some("name").filter(|name| is_text(name) && varies(&sample, name)));
    }
    let date = names.all(Role::Date).find(is_stamp);
    let time = names.all(Role::Time).next().filter(|_| date.is_some());
    let stamp = names.all(Role::Stamp).chain(names.all(Role::Time)).find(is_stamp);
    let recorded = names.all(Role::Recorded).find(is_stamp);
    let (time, clock) = match (stamp, date) {
        (Some(stamp), _) => (stamp, None),
        (None, Some(date)) => (date, time),
        (None, None) => (recorded?, None),
    };
    (!texts.is_empty()).then_some(Plan { time, clock, texts, only_names })
}

/// Whether the values of a field differ.
fn varies(sample: &[Item<'_>], name: &str) -> bool {
    let mut words = sample.iter().map(|item| item.word(name));
    let first = words.next();
    words.any(|word| Some(word) != first)
}

/// Whether a value plainly is a date, with or without a time of day.
fn is_time(typed: &str, clock: &Clock<'_>) -> bool {
    let reading = Clock::new(&crate::import::Told { date: None, now: None, ..*clock.told() }).read(typed);
    typed.len() <= 80 && reading.is_some_and(|reading| !reading.inferred.date)
}

fn draft(
    file: &File<'_>,
    item: &Item<'_>,
    plan: &Plan<'_>,
    names: &Names,
    clock: &mut Clock<'_>,
) -> Option<Draft> {
    let mut text = String::new();
    for name in &plan.texts {
        let line = item.get(name).and_then(Json::text).map(|line| literal(&line)).unwrap_or_default();
        if text.contains(&line) {
            continue;
        }
        if plan.only_names && !text.is_empty() {
            text = format!("{text} – {line}");
        } else {
            add_line(&mut text, &line);
        }
    }
    let word = |name: &str| item.word(name).unwrap_or_default();
    if text.is_empty() {
        text = names.all(Role::Tags).map(|name| spoken(&word(name))).next().unwrap_or_default();
    }
    if text.is_empty() {
        return None;
    }
    let of_day = plan.clock.map(word).unwrap_or_default();
    let typed = format!("{} {of_day}", word(plan.time)).trim().to_owned();
    let mut reading = clock.read(&typed);
    if let Some(reading) = reading.as_mut().filter(|reading| reading.until.is_none()) {
        let end = names.all(Role::End).find_map(|name| clock.read(&item.word(name)?)?.at);
        reading.until = end.filter(|end| reading.at.is_some_and(|at| at.key() < end.key()));
    }
    let mut draft = Draft::new(&text, reading, &typed);
    draft.original = item.json.raw().into();
    draft.line = file.line(item.json);
    draft.key = names.all(Role::Key).map(word).next().unwrap_or_default().into_owned();
    let who = names.all(Role::Who).flat_map(|name| item.get(name)).find_map(name_of);
    who.iter().for_each(|who| draft.by(who));
    for url in names.all(Role::Link).filter_map(|name| item.get(name)?.text()) {
        draft.show(&url, "", EvidenceKind::Unsorted);
    }
    Some(draft)
}
