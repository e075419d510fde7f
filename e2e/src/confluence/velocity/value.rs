//! What a reference can be, and the methods that a template can call on it.

use std::collections::BTreeMap;

use crate::confluence::storage::escape;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Missing,
    /// Text, and numbers too.
    Text(String),
    /// True or false.
    Flag(bool),
    /// An object with properties, which `x`, `getX()` and `x()` read.
    Object(BTreeMap<String, Value>),
    /// `$generalUtil`, `$webwork` and the like: they encode.
    Tool,
}

impl Value {
    /// An object of texts.
    pub fn object<'a>(members: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let members = members.into_iter();
        Self::Object(members.map(|(name, text)| (name.to_owned(), Self::Text(text))).collect())
    }

    /// Whether `#if` takes it for true: an empty text is something.
    pub fn holds(&self) -> bool {
        !matches!(self, Self::Missing | Self::Flag(false))
    }

    /// As it shows; nothing where it is nothing.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Flag(flag) => Some(flag.to_string()),
            Self::Missing | Self::Object(_) | Self::Tool => None,
        }
    }

    /// A property.
    pub fn member(&self, name: &str) -> Self {
        match self {
            Self::Object(members) => members.get(name).cloned().unwrap_or(Self::Missing),
            _ => Self::Missing,
        }
    }

    /// What a method gives.
    ///
    /// # Errors
    /// Fails for a method that is not known here.
    pub fn call(&self, method: &str, arguments: &[Self]) -> Result<Self, String> {
        let first = arguments.first().and_then(Self::text).unwrap_or_default();
        let second = arguments.get(1).and_then(Self::text).unwrap_or_default();
        match self {
            Self::Missing => Ok(Self::Missing),
            Self::Text(text) => of_text(text, method, &first, &second),
            Self::Object(_) => Ok(self.member(&property(method))),
            Self::Tool => of_tool(method, &first),
            Self::Flag(_) => Err(unknown(method)),
        }
    }
}

fn unknown(method: &str) -> String {
    format!("the model does not know the method {method}()")
}

/// `getPageId` reads `pageId`, and `isX` reads `x`.
fn property(method: &str) -> String {
    let bare = method.strip_prefix("get").or_else(|| method.strip_prefix("is")).unwrap_or(method);
    let mut letters = bare.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn of_text(text: &str, method: &str, first: &str, second: &str) -> Result<Value, String> {
    Ok(match method {
        "equals" => Value::Flag(text == first),
        "equalsIgnoreCase" => Value::Flag(text.eq_ignore_ascii_case(first)),
        "contains" => Value::Flag(text.contains(first)),
        "startsWith" => Value::Flag(text.starts_with(first)),
        "endsWith" => Value::Flag(text.ends_with(first)),
        "matches" => Value::Flag(matches(text, first)?),
        "isEmpty" => Value::Flag(text.is_empty()),
        "length" => Value::Text(text.encode_utf16().count().to_string()),
        "trim" => Value::Text(text.trim().to_owned()),
        "toString" => Value::Text(text.to_owned()),
        "toLowerCase" => Value::Text(text.to_lowercase()),
        "toUpperCase" => Value::Text(text.to_uppercase()),
        "replace" => Value::Text(text.replace(first, second)),
        _ => return Err(unknown(method)),
    })
}

/// Java's `String.matches`: the whole text has to fit.
fn matches(text: &str, pattern: &str) -> Result<bool, String> {
    let whole = regex::Regex::new(&format!("^(?:{pattern})$"));
    whole.map(|whole| whole.is_match(text)).map_err(|error| error.to_string())
}

fn of_tool(method: &str, text: &str) -> Result<Value, String> {
    match method {
        "htmlEncode" | "escapeXml" => {
            Ok(Value::Text(escape(text).replace('"', "&quot;").replace('\'', "&#39;")))
        }
        "urlEncode" => Ok(Value::Text(url::form_urlencoded::byte_serialize(text.as_bytes()).collect())),
        _ => Err(unknown(method)),
    }
}
