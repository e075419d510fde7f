//! As much of JSON Schema 2020-12 as the schema of this project uses; anything else is an error,
//! so that nothing in it can go unchecked.

use postmortem_timeline::model::{Moment, civil};
use serde_json::{Map, Value};

/// What contradicts the schema, each with the path of the value.
pub fn validate(schema: &Value, value: &Value) -> Vec<String> {
    let mut checker = Checker { root: schema, wrong: Vec::new() };
    checker.check(schema, value, "");
    checker.wrong
}

struct Checker<'s> {
    root: &'s Value,
    wrong: Vec<String>,
}

impl<'s> Checker<'s> {
    fn check(&mut self, schema: &'s Value, value: &Value, path: &str) {
        for (keyword, rule) in schema.as_object().expect("a schema is an object") {
            let is_right = match &**keyword {
                "$schema" | "$id" | "$defs" | "title" | "description" | "examples" | "default" => true,
                "$ref" => {
                    self.check(resolve(self.root, rule), value, path);
                    true
                }
                "anyOf" => rule.as_array().unwrap().iter().any(|schema| self.agrees(schema, value)),
                "const" => value == rule,
                "enum" => rule.as_array().unwrap().contains(value),
                "type" => is_of(rule.as_str().unwrap(), value),
                "format" => value.as_str().is_none_or(|text| has_format(rule.as_str().unwrap(), text)),
                "minLength" => {
                    value.as_str().is_none_or(|text| text.chars().count() as u64 >= rule.as_u64().unwrap())
                }
                "maxItems" => {
                    value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap())
                }
                "uniqueItems" => value.as_array().is_none_or(|items| {
                    items.iter().enumerate().all(|(at, item)| !items[..at].contains(item))
                }),
                "required" => value.as_object().is_none_or(|object| {
                    rule.as_array().unwrap().iter().all(|key| object.contains_key(key.as_str().unwrap()))
                }),
                "items" => {
                    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(rule, item, &format!("{path}[{at}]"));
                    }
                    true
                }
                "properties" | "additionalProperties" => {
                    self.fields(schema, keyword, value.as_object(), path);
                    true
                }
                other => panic!("the test does not know the keyword {other}"),
            };
            if !is_right {
                self.wrong.push(format!("{path}: {value} contradicts {keyword} {rule}"));
            }
        }
    }

    fn fields(&mut self, schema: &'s Value, keyword: &str, object: Option<&Map<String, Value>>, path: &str) {
        for (key, value) in object.into_iter().flatten() {
            let named = schema.get("properties").and_then(|named| named.get(key));
            let rule = match (keyword, named) {
                ("properties", Some(rule)) => rule,
                ("additionalProperties", None) => &schema["additionalProperties"],
                _ => continue,
            };
            self.check(rule, value, &format!("{path}.{key}"));
        }
    }

    fn agrees(&self, schema: &'s Value, value: &Value) -> bool {
        let mut checker = Checker { root: self.root, wrong: Vec::new() };
        checker.check(schema, value, "");
        checker.wrong.is_empty()
    }
}

/// What a reference leads to.
pub fn resolve<'s>(root: &'s Value, reference: &Value) -> &'s Value {
    let path = reference.as_str().and_then(|path| path.strip_prefix('#'));
    path.and_then(|path| root.pointer(path)).unwrap_or_else(|| panic!("{reference} leads nowhere"))
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the test does not know the type {other}"),
    }
}

fn has_format(format: &str, text: &str) -> bool {
    match format {
        "date-time" => Moment::parse(text).is_some(),
        "date" => civil::parse_date(text).is_some(),
        other => panic!("the test does not know the format {other}"),
    }
}
