//! An item of a list, and what its fields hold.

use crate::format::{Fields, Json};
use std::borrow::Cow;

/// An object, out of what interfaces wrap around it: `node` (GraphQL connections), `attributes`
/// (JSON:API).
#[derive(Debug)]
pub(in crate::import::files) struct Item<'a> {
    pub(in crate::import::files) json: Json<'a>,
    fields: Fields<'a>,
    /// What stands around `attributes`: the identifier.
    outer: Fields<'a>,
}

/// The moment within `{"$date": …}` (MongoDB Extended JSON v2).
fn extended(value: Json<'_>) -> Option<Json<'_>> {
    let date = Some(value).filter(|value| value.is_object())?.fields().get("$date")?;
    date.fields().get("$numberLong").or(Some(date))
}

impl<'a> Item<'a> {
    pub(in crate::import::files) fn of(json: Json<'a>) -> Self {
        let outer = json.fields();
        let inner =
            ["attributes", "node"].into_iter().find_map(|key| outer.get(key).filter(|it| it.is_object()));
        match inner {
            Some(inner) => Self { json, fields: inner.fields(), outer },
            None => Self { json, fields: outer, outer: Fields::default() },
        }
    }

    /// Key and value of each field.
    pub(in crate::import::files) fn fields(&self) -> impl Iterator<Item = (&str, Json<'a>)> {
        self.fields.iter()
    }

    /// The values at the end of a path; where a list lies on the way, those of all its items.
    pub(in crate::import::files) fn all(&self, path: &str) -> Vec<Json<'a>> {
        let found = all(&self.fields, path);
        if found.is_empty() { all(&self.outer, path) } else { found }
    }

    /// The first value at the end of a path that is not `null`.
    pub(in crate::import::files) fn get(&self, path: &str) -> Option<Json<'a>> {
        let found = self.all(path).into_iter().next()?;
        Some(extended(found).unwrap_or(found))
    }

    /// The text or number at the end of a path; `None` when it is blank.
    pub(in crate::import::files) fn word(&self, path: &str) -> Option<Cow<'a, str>> {
        self.get(path)?.word().filter(|word| !word.trim().is_empty())
    }

    /// The first text or number of several paths.
    pub(in crate::import::files) fn first(&self, paths: &[&str]) -> Option<Cow<'a, str>> {
        paths.iter().find_map(|path| self.word(path))
    }

    /// Whether all these paths lead to values that end so.
    pub(super) fn has_all(&self, needs: &[(&str, &str)]) -> bool {
        needs.iter().all(|(paths, ending)| self.has(paths, ending))
    }

    /// Whether there is a value at the end of a path, or of one of several (`actor|user`), and its
    /// text ends so.
    pub(in crate::import::files) fn has(&self, paths: &str, ending: &str) -> bool {
        paths.split('|').any(|path| match self.get(path) {
            Some(value) if ending.is_empty() => value.raw() != "[]",
            Some(value) => value.word().is_some_and(|word| word.ends_with(ending)),
            None => false,
        })
    }
}

fn all<'a>(fields: &Fields<'a>, path: &str) -> Vec<Json<'a>> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some(value) = fields.get(first).filter(|value| value.raw() != "null") else {
        return Vec::new();
    };
    if rest.is_empty() {
        return vec![value];
    }
    if value.is_list() {
        return value.items().into_iter().flat_map(|item| all(&item.fields(), rest)).collect();
    }
    all(&value.fields(), rest)
}

/// The name of somebody: a text, or an object that holds one.
pub(in crate::import::files) fn name_of(value: Json<'_>) -> Option<Cow<'_, str>> {
    const NAMES: [&str; 12] = [
        "name", "real_name", "display_name", "displayName", "full_name", "login", "username", "userName",
        "summary", "email", "user.name", "id",
    ];
    let name = match value.is_object() {
        true => {
            let item = Item::of(value);
            NAMES.iter().find_map(|path| item.word(path))
        }
        false => value.text(),
    };
    name.filter(|name| !name.trim().is_empty())
}
