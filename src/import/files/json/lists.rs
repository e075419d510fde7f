//! The lists of objects in a file, wherever they are.

use super::Item;
use crate::format::Json;

/// How deep lists are looked for.
const DEEPEST: usize = 10;
/// How many values are looked at in all; a list is opened as one.
const MOST: usize = 500_000;

/// The lists of objects in a file, outer ones before those inside of them.
pub(in crate::import::files) type Lists<'a> = Vec<Vec<Json<'a>>>;

/// Finds all lists of objects; a file that is one object counts as a list of one, the last.
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
    if root.is_object() {
        found.push(vec![root]);
    }
    found
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

/// The items of all lists whose first item passes a test.
pub(super) fn items<'a>(lists: &Lists<'a>, is_one: impl Fn(&Item<'a>) -> bool) -> Vec<Json<'a>> {
    let passes = |list: &&Vec<Json<'a>>| list.first().is_some_and(|first| is_one(&Item::of(*first)));
    lists.iter().filter(passes).flatten().copied().collect()
}
