//! Unknown fields: each key is one field.

use super::sequence;
use super::{Contested, Run, Side, Three};
use crate::edit::target::Target;
use crate::model::{Extra, Text, Value};

/// Merges unknown fields key by key; their order is merged as well.
pub fn merge(run: &mut Run, target: &Target, sides: Three<&Extra>) -> Extra {
    if let Some(side) = sides.settled() {
        return sides.of(side).clone();
    }
    let mut kept: Vec<(&str, Text)> = Vec::new();
    for (key, _) in sides.mine.iter().chain(sides.theirs.iter().filter(|(k, _)| sides.mine.get(k).is_none()))
    {
        if let Some(text) = value(run, target, key, sides.map(|extra| extra.get(key))) {
            kept.push((key, text));
        }
    }
    let is_kept = |key: &&str| kept.iter().any(|(name, _)| name == key);
    let keys =
        sides.map(|extra| extra.iter().map(|(key, _)| &**key).filter(|k| is_kept(k)).collect::<Vec<_>>());
    let find = |key: &str| kept.iter().find(|(name, _)| *name == key).map(|(_, text)| text.clone());
    let ordered = sequence::merge(keys.as_ref().map(Vec::as_slice));
    ordered.into_iter().filter_map(|key| Some((Text::from(key), find(key)?))).collect()
}

fn value(run: &mut Run, target: &Target, key: &Text, sides: Three<Option<&Text>>) -> Option<Text> {
    let side = sides.settled().unwrap_or_else(|| {
        let values = sides.map(|text| text.map_or(Value::Default, |text| Value::Text(text.clone())));
        let measure = |text: Option<&Text>| text.map(|text| (text.len(), text.clone()));
        let mine = measure(sides.mine) > measure(sides.theirs);
        let chosen = if mine { Side::Mine } else { Side::Theirs };
        run.contest(target, Contested::Unknown(key.clone()), values, chosen);
        chosen
    });
    sides.of(side).cloned()
}
