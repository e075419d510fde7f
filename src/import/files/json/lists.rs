//! The lists of objects in a file, wherever they are.

use super::Item;
use crate::format::Json;

/// How deep lists are looked for.
const DEEPEST: usize = 10;
/// How many values are looked at in all; a list is opened as one.
const MOST: usize = 500_000;

/// How many items of a list are looked at to see what it holds: one may lack what the others have.
const FIRST: usize = 3;

/// The lists of objects in a file, outer ones before those inside of them.
pub(in crate::import::files) type Lists<'a> = Vec<Vec<Json<'a>>>;

/// Finds all lists of objects; the file as one object, and those close below it, count as lists of
/// one, the last ones.
pub(super) fn lists(root: Json<'_>) -> Lists<'_> {
    let mut found = Lists::new();
    let mut level = vec![root];
    let mut looked_at = 0;
    for _ in 0..DEEPEST {
        let mut next = Vec::new();
        for value in level {
            looked_at += 1;
            if looked_at > MOST {
                break;
            }
            open(value, &mut next, &mut found);
        }
        level = next;
    }
    found.extend(singles(root).into_iter().map(|one| vec![one]));
    found
}

/// The objects that a file is, or wraps: `{"incident": {…}}`.
fn singles(root: Json<'_>) -> Vec<Json<'_>> {
    fn objects(json: Json<'_>) -> Vec<Json<'_>> {
        json.fields().iter().map(|(_, value)| value).filter(|value| value.is_object()).collect()
    }
    let outer: Vec<Json<'_>> = [root].into_iter().filter(|root| root.is_object()).collect();
    let inner: Vec<Json<'_>> = outer.iter().copied().flat_map(objects).collect();
    let innermost: Vec<Json<'_>> = inner.iter().copied().flat_map(objects).collect();
    [outer, inner, innermost].concat()
}

fn open<'a>(value: Json<'a>, next: &mut Vec<Json<'a>>, found: &mut Lists<'a>) {
    let is_open = |value: &Json<'_>| value.is_object() || value.is_list();
    if value.is_list() {
        let items = value.items();
        next.extend(items.iter().copied().filter(is_open));
        if items.first().is_some_and(|first| first.is_object()) {
            found.push(items);
        }
    } else {
        next.extend(value.fields().iter().map(|(_, value)| value).filter(is_open));
    }
}

/// How many lists there are of which one of the first items passes a test.
pub(super) fn count<'a>(lists: &Lists<'a>, is_one: impl Fn(&Item<'a>) -> bool) -> usize {
    lists.iter().filter(|list| passes(list, &is_one)).count()
}

/// The items of all lists of which one of the first items passes a test.
pub(super) fn items<'a>(lists: &Lists<'a>, is_one: impl Fn(&Item<'a>) -> bool) -> Vec<Json<'a>> {
    lists.iter().filter(|list| passes(list, &is_one)).flatten().copied().collect()
}

fn passes<'a>(list: &[Json<'a>], is_one: &dyn Fn(&Item<'a>) -> bool) -> bool {
    list.iter().take(FIRST).any(|json| is_one(&Item::of(*json)))
}
