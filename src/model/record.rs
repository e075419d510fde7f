//! Records: structs that know the names and types of their fields.
//!
//! `record!` declares a struct once; reading, writing, merging, comparing and the commands all
//! work from what it declares. Every record keeps the fields that it does not know in `extra`.

use super::value::{Mismatch, Type, Value};
use super::{Id, Text};
use std::rc::Rc;

/// A struct that can be read and changed field by field.
pub trait Record {
    /// The fields, in the order in which they are written.
    fn fields(&self) -> &'static [Field];

    /// The value of the field at this place of [`Record::fields`]; the default when there is none.
    fn get(&self, field: usize) -> Value;

    /// Changes the field at this place of [`Record::fields`].
    ///
    /// # Errors
    /// When the value is not of the type of the field, or there is no such field.
    fn set(&mut self, field: usize, value: Value) -> Result<(), Mismatch>;

    /// The fields that this version does not know.
    fn extra(&self) -> &Extra;

    /// Replaces the fields that this version does not know.
    fn set_extra(&mut self, extra: Extra);

    /// The identifier, for records that stand in lists.
    fn id(&self) -> Option<&Id>;
}

/// Name and type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the document.
    pub key: &'static str,
    /// What it holds.
    pub kind: Type,
}

/// Fields that this version does not know, in the order in which they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Extra(Option<Rc<[(Text, Text)]>>);

impl Extra {
    /// Name and value, the value in the text of the document it came from.
    pub fn iter(&self) -> impl Iterator<Item = &(Text, Text)> {
        self.0.iter().flat_map(|fields| fields.iter())
    }

    /// The text of the value of one field.
    pub fn get(&self, key: &str) -> Option<&Text> {
        self.iter().find(|(name, _)| &**name == key).map(|(_, raw)| raw)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl FromIterator<(Text, Text)> for Extra {
    fn from_iter<I: IntoIterator<Item = (Text, Text)>>(fields: I) -> Self {
        let fields: Vec<_> = fields.into_iter().collect();
        Self((!fields.is_empty()).then(|| fields.into()))
    }
}

/// Declares a record: the struct, an enum that names its fields, and [`Record`].
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident by $fields:ident {
            $($(#[$fmeta:meta])* $variant:ident $field:ident: $type:ty = $key:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$fmeta])* pub $field: $type,)+
            /// Fields that this version does not know.
            pub extra: $crate::model::Extra,
        }

        #[doc = concat!("The fields of [`", stringify!($name), "`], in the order in which they are written.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $fields {
            $(#[doc = concat!("`", $key, "`")] $variant,)+
        }

        impl $name {
            /// The fields, in the order in which they are written.
            pub const FIELDS: &'static [$crate::model::Field] = &[
                $($crate::model::Field {
                    key: $key,
                    kind: <$type as $crate::model::FieldType>::TYPE,
                },)+
            ];
        }

        impl From<$fields> for usize {
            fn from(field: $fields) -> usize {
                field as usize
            }
        }

        impl $crate::model::Record for $name {
            fn fields(&self) -> &'static [$crate::model::Field] {
                Self::FIELDS
            }

            fn get(&self, field: usize) -> $crate::model::Value {
                $(if field == $fields::$variant as usize {
                    return $crate::model::FieldType::to_value(&self.$field);
                })+
                $crate::model::Value::Default
            }

            fn set(&mut self, field: usize, value: $crate::model::Value) -> Result<(), $crate::model::Mismatch> {
                $(if field == $fields::$variant as usize {
                    return $crate::model::FieldType::put(&mut self.$field, value);
                })+
                Err($crate::model::Mismatch)
            }

            fn extra(&self) -> &$crate::model::Extra {
                &self.extra
            }

            fn set_extra(&mut self, extra: $crate::model::Extra) {
                self.extra = extra;
            }

            fn id(&self) -> Option<&$crate::model::Id> {
                $(if let Some(id) = $crate::model::FieldType::as_id(&self.$field) {
                    return Some(id);
                })+
                None
            }
        }
    };
}

pub(crate) use record;
