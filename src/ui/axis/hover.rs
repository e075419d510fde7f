//! What the pointer rests on in the list shows on the axis, and the other way round.
//!
//! An attribute that nothing else sets is put on and taken off directly: to draw everything anew
//! with each movement of the pointer would cost more than it is worth.

use super::live::Live;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The attribute of what is pointed at elsewhere.
const MARK: &str = "data-hover";
/// So many rows of a cluster are shown at most.
const MOST: usize = 60;

/// Shows the other side of what the pointer has come over; `root` holds axis and list.
pub fn over(live: &Rc<RefCell<Live>>, root: &Element, event: &web_sys::Event) {
    for old in all(root, "[data-hover]") {
        let _ = old.remove_attribute(MARK);
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let closest = |selector: &str| target.closest(selector).ok().flatten();
    let Ok(live) = live.try_borrow() else { return };
    if let Some(id) = closest("[data-row]").and_then(|row| row.get_attribute("data-row")) {
        let Some(row) = live.index.events().position(&crate::model::Id::new(&id)) else { return };
        for shape in all(root, ".axis [data-hit^='mark '], .axis [data-hit^='bar ']") {
            if rows_of(&shape).is_some_and(|(first, last)| (first..=last).contains(&row)) {
                let _ = shape.set_attribute(MARK, "");
            }
        }
    } else if let Some((first, last)) = closest(".axis [data-hit]").and_then(|shape| rows_of(&shape)) {
        for event in (first..=last).take(MOST).filter_map(|row| live.index.events().get(row)) {
            for row in all(root, &format!("li[data-row='{}']", event.id)) {
                let _ = row.set_attribute(MARK, "");
            }
        }
    }
}

/// The rows that a dot, a cluster or a bar stands for.
fn rows_of(shape: &Element) -> Option<(usize, usize)> {
    let name = shape.get_attribute("data-hit")?;
    let mut rows = name.split(' ').skip(1).map(|word| word.parse::<usize>().ok());
    let first = rows.next()??;
    Some((first, rows.next().flatten().unwrap_or(first)))
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
