//! What a merge must have done, worked out from the places of the documents alone.

use super::flat::{self, Flat, flat};
use postmortem_timeline::edit::{Contested, Merged, Side};
use postmortem_timeline::model::Document;
use std::collections::{BTreeSet, HashSet};

/// Tokens in a text: `q12z`, the fraction of a moment, a number from 9 000 000 on.
pub fn tokens(text: &str, into: &mut HashSet<u32>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        if start == at {
            at += 1;
            continue;
        }
        let digits = &text[start..at];
        let before = start.checked_sub(1).map(|at| bytes[at]);
        let token = match (before, bytes.get(at)) {
            (Some(b'q'), Some(b'z')) => digits.parse().ok(),
            (Some(b'.'), Some(b'Z')) => format!("{digits:0<9}").parse().ok(),
            _ => digits
                .parse()
                .ok()
                .filter(|n| (9_000_000..10_000_000).contains(n))
                .map(|n: u32| n - 9_000_000),
        };
        into.extend(token);
    }
}

/// All tokens of a document.
pub fn all_tokens(document: &Document) -> HashSet<u32> {
    let mut found = HashSet::new();
    flat::visit(document, &mut |place, text| {
        // The way to a record holds only identifiers, which are told where the record is.
        tokens(place.rsplit_once('/').map_or(place, |(_, own)| own), &mut found);
        tokens(text, &mut found);
    });
    found
}

/// All tokens that conflicts name.
pub fn conflict_tokens(merged: &Merged, into: &mut HashSet<u32>) {
    for conflict in &merged.conflicts {
        for value in [&conflict.base, &conflict.mine, &conflict.theirs] {
            tokens(&flat::text(value), into);
        }
        if let Contested::Unknown(key) = &conflict.field {
            tokens(key, into);
        }
    }
}

/// Checks one merge place by place.
pub fn check(base: &Document, mine: &Document, theirs: &Document, merged: &Merged) -> Result<(), String> {
    let check = Check {
        base: flat(base),
        mine: flat(mine),
        theirs: flat(theirs),
        merged: flat(&merged.document),
        conflicts: merged.conflicts.iter().map(flat::place).collect(),
        kept: merged.kept.iter().map(|kept| flat::path(&kept.target)).collect(),
    };
    let places: BTreeSet<&String> =
        [&check.base, &check.mine, &check.theirs, &check.merged].into_iter().flat_map(|f| f.keys()).collect();
    for place in places {
        if !place.ends_with("[]") {
            check.place(place)?;
        }
    }
    for conflict in merged.conflicts.iter().filter(|c| c.field == Contested::Time) {
        let event = flat::path(&conflict.target);
        let side = if conflict.chosen == Side::Mine { &check.mine } else { &check.theirs };
        check.whole_time(&event, side)?;
    }
    check.references()?;
    check.ties()
}

struct Check {
    base: Flat,
    mine: Flat,
    theirs: Flat,
    merged: Flat,
    conflicts: HashSet<String>,
    kept: HashSet<String>,
}

const BEGIN: [&str; 8] = ["at", "after", "precision", "certainty", "earliest", "latest", "typed", "inferred"];
const END: [&str; 3] = ["until", "untilPrecision", "untilCertainty"];

impl Check {
    fn place(&self, place: &str) -> Result<(), String> {
        let (record, field) = place.split_once('.').unwrap_or((place, ""));
        match (self.has(&self.mine, record), self.has(&self.theirs, record)) {
            _ if field.is_empty() => self.existence(place),
            (true, true) => self.field(place, record, field),
            (true, false) => self.alone(place, record, field, &self.mine),
            (false, true) => self.alone(place, record, field, &self.theirs),
            (false, false) => self.expect(place, None),
        }
    }

    /// Whether a document has all records on the way to this one.
    fn has(&self, flat: &Flat, path: &str) -> bool {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let is_record =
            |path: &str| [&self.base, &self.mine, &self.theirs].iter().any(|f| f.contains_key(path));
        ends.map(|end| &path[..end]).filter(|path| is_record(path)).all(|path| flat.contains_key(path))
    }

    fn expect(&self, place: &str, expect: Option<&String>) -> Result<(), String> {
        let found = self.merged.get(place);
        if found == expect {
            return Ok(());
        }
        let [base, mine, theirs] = [&self.base, &self.mine, &self.theirs].map(|flat| flat.get(place));
        Err(format!(
            "{place}: expected {expect:?}, found {found:?} (base {base:?}, mine {mine:?}, theirs {theirs:?})"
        ))
    }

    /// Whether a record is there: not when one side deleted it and the other left it alone.
    fn existence(&self, place: &str) -> Result<(), String> {
        let has = |flat: &Flat| self.has(flat, place);
        let other = match (has(&self.mine), has(&self.theirs)) {
            (true, true) => return self.expect(place, Some(&String::new())),
            (false, false) => return self.expect(place, None),
            (true, false) => &self.mine,
            (false, true) => &self.theirs,
        };
        if !has(&self.base) {
            // The record is new; it is gone only when it is part of one that is gone.
            let owner = place.rmatch_indices('/').nth(1).map(|(at, _)| &place[..at]);
            let expect = owner.is_none_or(|owner| self.merged.contains_key(owner));
            return self.expect(place, expect.then(String::new).as_ref());
        }
        let inside = |flat: &Flat| -> Vec<(String, String)> {
            let of = |key: &&String| key.strip_prefix(place).is_some_and(|rest| rest.starts_with(['.', '/']));
            flat.iter().filter(|(key, _)| of(key)).map(|(k, v)| (k.clone(), v.clone())).collect()
        };
        let owner_kept = self.kept.iter().any(|kept| place.starts_with(&format!("{kept}/")));
        let stays = inside(other) != inside(&self.base) || self.is_referenced(place, other) || owner_kept;
        if self.merged.contains_key(place) && !self.kept.contains(place) && !owner_kept {
            return Err(format!("{place}: is there still and nobody says why"));
        }
        let why = |flat: &Flat| inside(flat).into_iter().collect::<BTreeSet<_>>();
        self.expect(place, stays.then(String::new).as_ref()).map_err(|broken| {
            let (one, two) = (why(&self.base), why(other));
            let changes: Vec<_> = one.symmetric_difference(&two).collect();
            format!("{broken}; referenced: {}; changes: {changes:?}", self.is_referenced(place, other))
        })
    }

    /// Whether a side made a reference to a record, which stands in the result.
    fn is_referenced(&self, place: &str, side: &Flat) -> bool {
        let id = place.rsplit('/').next().unwrap_or_default();
        let member = format!("{{{id}}}");
        let links = |key: &str| {
            key.ends_with(&format!(".events{member}")) || key.ends_with(&format!(".leadsTo{member}"))
        };
        let names = |text: &str| text.split(' ').next() == Some(id);
        let by_link = side.keys().any(|key| links(key) && !self.base.contains_key(key));
        let by_source = side.iter().any(|(key, text)| {
            key.ends_with("/source.source") && text == id && self.base.get(key) != Some(text)
        });
        let by_marker = side.iter().any(|(key, text)| {
            key.starts_with(".markers{")
                && names(text)
                && self.base.get(key) != Some(text)
                && self.merged.get(key).is_some_and(|merged| names(merged))
        });
        by_link || by_source || by_marker
    }

    /// A field of a record that both sides have.
    fn field(&self, place: &str, record: &str, field: &str) -> Result<(), String> {
        if record.matches('/').count() == 1 && record.starts_with("events/") {
            let name = field.split('{').next().unwrap_or_default();
            if END.contains(&name) {
                return self.time(record, &END);
            }
            if BEGIN.contains(&name) {
                return self.time(record, &BEGIN);
            }
            if name == "rank" {
                return Ok(());
            }
        }
        let [base, mine, theirs] = [&self.base, &self.mine, &self.theirs].map(|flat| flat.get(place));
        let found = self.merged.get(place);
        if self.came_back(place, base, mine, theirs) {
            return self.expect(place, base);
        }
        if mine == theirs || theirs == base {
            return self.expect(place, mine);
        }
        if mine == base {
            return self.expect(place, theirs);
        }
        if self.conflicts.contains(place) {
            let unknown = field.starts_with("markers{");
            let either = found == mine || found == theirs || unknown;
            return if either { Ok(()) } else { self.expect(place, mine) };
        }
        let joined = found.is_some() && (field.starts_with("markers{") || self.holds_both(place));
        if joined {
            Ok(())
        } else {
            Err(format!("{place}: {mine:?} and {theirs:?} became {found:?}, unsaid"))
        }
    }

    /// A link or a marker whose record was deleted, and kept, and with it the link.
    fn came_back(
        &self,
        place: &str,
        base: Option<&String>,
        mine: Option<&String>,
        theirs: Option<&String>,
    ) -> bool {
        let id = match place.rsplit_once('{') {
            Some((".markers", _)) => base.and_then(|text| text.split(' ').next()).unwrap_or_default(),
            Some((_, member)) => member.trim_end_matches('}'),
            None => return false,
        };
        let Some(id) = Some(id).filter(|id| !id.is_empty()) else { return false };
        let path = self.kept.iter().find(|kept| kept.rsplit('/').next() == Some(id));
        let Some(path) = path else { return false };
        let went = |value: Option<&String>, flat: &Flat| value.is_none() && !flat.contains_key(path);
        base.is_some()
            && ((went(mine, &self.mine) && theirs == base) || (went(theirs, &self.theirs) && mine == base))
    }

    /// Whether a text holds all tokens that either side put into it.
    fn holds_both(&self, place: &str) -> bool {
        let of = |flat: &Flat| {
            let mut found = HashSet::new();
            tokens(flat.get(place).map_or("", |text| text), &mut found);
            found
        };
        let (base, merged) = (of(&self.base), of(&self.merged));
        let held = |side: HashSet<u32>| side.difference(&base).all(|token| merged.contains(token));
        held(of(&self.mine)) && held(of(&self.theirs))
    }

    fn time_of(&self, flat: &Flat, event: &str, names: &[&str]) -> Vec<(String, String)> {
        let prefix = format!("{event}.");
        let of = |key: &str| {
            let name = key.strip_prefix(&prefix).and_then(|rest| rest.split(['{', '[']).next());
            name.filter(|name| names.contains(name) && !self.is_mended(event, name)).map(str::to_owned)
        };
        let range = flat.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix));
        range.filter_map(|(key, text)| Some((of(key)?, text.clone()))).collect()
    }

    /// Whether an anchor changed because the event that it named on one side is gone.
    fn is_mended(&self, event: &str, name: &str) -> bool {
        let anchor = |flat: &Flat| flat.get(&format!("{event}.after")).cloned();
        let gone = |id: String| id != "^" && !self.merged.contains_key(&format!("events/{id}"));
        name == "after" && [&self.base, &self.mine, &self.theirs].into_iter().filter_map(anchor).any(gone)
    }

    fn time(&self, event: &str, names: &[&str]) -> Result<(), String> {
        if self.conflicts.contains(&format!("{event}.time")) {
            return Ok(());
        }
        let [base, mine, theirs, merged] =
            [&self.base, &self.mine, &self.theirs, &self.merged].map(|flat| self.time_of(flat, event, names));
        let expect = if mine == theirs || theirs == base {
            &mine
        } else if mine == base {
            &theirs
        } else {
            return Err(format!("{event}: both changed the time, unsaid: {mine:?} {theirs:?}"));
        };
        if *expect == merged {
            Ok(())
        } else {
            Err(format!("{event}: expected {expect:?}, found {merged:?}"))
        }
    }

    /// With a conflict about a time, all of it comes from one side.
    fn whole_time(&self, event: &str, side: &Flat) -> Result<(), String> {
        let names = [&BEGIN[..], &END[..]].concat();
        let names: Vec<_> = names.into_iter().filter(|name| *name != "after").collect();
        let (expect, found) = (self.time_of(side, event, &names), self.time_of(&self.merged, event, &names));
        let in_circle = !self.merged.contains_key(&format!("{event}.at"));
        if expect == found || in_circle {
            Ok(())
        } else {
            Err(format!("{event}: a time of two writers: {found:?}"))
        }
    }

    /// A field of a record that one side added, or that one deleted and the other changed.
    fn alone(&self, place: &str, record: &str, field: &str, side: &Flat) -> Result<(), String> {
        if !self.has(&self.merged, record) {
            return self.expect(place, None);
        }
        let pruned = field.contains('{') && !self.merged.contains_key(place) && self.is_gone(field);
        let in_circle = self.conflicts.contains(&format!("{record}.time"));
        let mended = field == "after" && (in_circle || self.is_mended(record, field));
        let source = record.ends_with("/source") && field == "source" && !self.merged.contains_key(place);
        let pruned = pruned
            || source
                && self
                    .mine
                    .get(place)
                    .or(self.theirs.get(place))
                    .is_some_and(|id| !self.merged.contains_key(&format!("sources/{id}")));
        if pruned || mended { Ok(()) } else { self.expect(place, side.get(place)) }
    }

    /// Whether the record to which a link leads is gone.
    fn is_gone(&self, field: &str) -> bool {
        let id = field.split('{').nth(1).unwrap_or_default().trim_end_matches('}');
        !self.merged.contains_key(&format!("events/{id}"))
            && !self.merged.contains_key(&format!("factors/{id}"))
    }

    /// Nothing refers to what is gone, unless a side did so before.
    fn references(&self) -> Result<(), String> {
        let there = |flat: &Flat, id: &str| {
            ["events", "factors", "sources"].iter().any(|list| flat.contains_key(&format!("{list}/{id}")))
        };
        for (place, text) in &self.merged {
            let (_, field) = place.split_once('.').unwrap_or_default();
            let id = match field.split('{').next().unwrap_or_default() {
                "markers" => text.split(' ').next().unwrap_or_default(),
                "after" if text != "^" => text,
                "source" => text,
                "events" | "leadsTo" if place.ends_with('}') => {
                    field.split('{').nth(1).unwrap_or_default().trim_end_matches('}')
                }
                _ => continue,
            };
            let before = [&self.mine, &self.theirs];
            let dangled = before.iter().any(|side| side.get(place).is_some() && !there(side, id));
            if !there(&self.merged, id) && !dangled {
                return Err(format!("{place} names {id}, which is gone"));
            }
        }
        Ok(())
    }

    /// Neighbours in the same order in all three documents are so in the result, if they tie.
    fn ties(&self) -> Result<(), String> {
        let lists = [&self.base, &self.mine, &self.theirs, &self.merged].map(|flat| {
            let order = flat.get(".events[]").map_or("", |order| order);
            order.split(' ').map(str::to_owned).collect::<Vec<_>>()
        });
        let place = |list: usize, id: &str| lists[list].iter().position(|other| other == id);
        let same_keys = |one: &str, two: &str| {
            ["at", "after", "precision", "certainty", "rank"].iter().all(|name| {
                let of = |id: &str| {
                    [&self.base, &self.mine, &self.theirs, &self.merged]
                        .map(|flat| flat.get(&format!("events/{id}.{name}")))
                };
                let (one, two) = (of(one), of(two));
                one == two && one.iter().all(|value| *value == one[0])
            })
        };
        for pair in lists[0].windows(2).filter(|pair| same_keys(&pair[0], &pair[1])) {
            let orders: Vec<_> =
                (0..4).map(|list| place(list, &pair[0]).zip(place(list, &pair[1]))).collect();
            let Some(orders) = orders.into_iter().collect::<Option<Vec<_>>>() else { continue };
            let turned = |at: usize| orders[at].0 > orders[at].1;
            if turned(0) == turned(1) && turned(0) == turned(2) && turned(0) != turned(3) {
                return Err(format!("{pair:?} changed their order for nothing"));
            }
        }
        Ok(())
    }
}
