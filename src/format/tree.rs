//! A JSON value that migrations change: ordered, with everything they do not touch left as text.

use super::raw;
use crate::model::Text;

/// A value. Objects and lists are opened one level at a time, when a step asks for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// A value as it is written.
    Raw(Text),
    /// An opened object.
    Object(Vec<(Text, Tree)>),
    /// An opened list.
    List(Vec<Tree>),
}

impl Tree {
    /// A string.
    pub fn string(text: &str) -> Self {
        Self::Raw(super::write::quote(text).into())
    }

    /// The string that this is; `None` when it is another kind of value.
    pub fn as_string(&self) -> Option<String> {
        match self {
            Self::Raw(raw) => raw::string(raw).map(String::from),
            _ => None,
        }
    }

    /// The fields of this object, opened; `None` when it is another kind of value.
    pub fn object(&mut self) -> Option<&mut Vec<(Text, Self)>> {
        if let Self::Raw(raw) = self {
            let entries = raw::entries(raw).ok()?;
            let field = |entry: raw::Entry<'_>| (entry.key.into(), Self::Raw(entry.raw.get().into()));
            *self = Self::Object(entries.into_iter().map(field).collect());
        }
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The items of this list, opened; `None` when it is another kind of value.
    pub fn list(&mut self) -> Option<&mut Vec<Self>> {
        if let Self::Raw(raw) = self {
            let items = raw::items(raw, usize::MAX - 1).ok()?;
            *self = Self::List(items.into_iter().map(|item| Self::Raw(item.get().into())).collect());
        }
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The value of a field of this object; of doubled ones the last, as everywhere.
    pub fn get(&mut self, key: &str) -> Option<&mut Self> {
        self.object()?.iter_mut().rfind(|(name, _)| &**name == key).map(|(_, value)| value)
    }

    /// Sets a field of this object: in its place, or behind the others.
    pub fn set(&mut self, key: &str, value: Self) {
        if let Some(slot) = self.get(key) {
            *slot = value;
        } else if let Some(fields) = self.object() {
            fields.push((key.into(), value));
        }
    }

    /// Takes a field out of this object.
    pub fn remove(&mut self, key: &str) -> Option<Self> {
        let fields = self.object()?;
        let at = fields.iter().rposition(|(name, _)| &**name == key)?;
        Some(fields.remove(at).1)
    }

    /// Gives a field of this object another name, in the same place.
    pub fn rename(&mut self, key: &str, name: &str) {
        for (old, _) in self.object().into_iter().flatten().filter(|(old, _)| &**old == key) {
            *old = name.into();
        }
    }

    /// The text.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Raw(raw) => out.push_str(raw),
            Self::Object(fields) => {
                out.push('{');
                for (at, (key, value)) in fields.iter().enumerate() {
                    out.push_str(if at > 0 { "," } else { "" });
                    out.push_str(&super::write::quote(key));
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
            Self::List(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at > 0 { "," } else { "" });
                    item.write(out);
                }
                out.push(']');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_touched_stays_as_written() {
        let mut tree = Tree::Raw(r#"{"b":1.50,"a":{"x": -0},"c":[1E400, 2],"a\"":null}"#.into());
        tree.rename("b", "bee");
        tree.get("c").unwrap().list().unwrap().pop();
        tree.set("d", Tree::string("new \"text\""));
        assert_eq!(tree.remove("a\""), Some(Tree::Raw("null".into())));
        assert_eq!(tree.remove("nothing"), None);
        let mut text = String::new();
        tree.write(&mut text);
        assert_eq!(text, r#"{"bee":1.50,"a":{"x": -0},"c":[1E400],"d":"new \"text\""}"#);
    }

    #[test]
    fn a_value_of_another_kind_is_not_opened() {
        let mut number = Tree::Raw("1".into());
        assert_eq!((number.object().is_none(), number.list().is_none()), (true, true));
        assert_eq!(number.as_string(), None);
        assert_eq!(Tree::string("é").as_string().as_deref(), Some("é"));
    }
}
