//! A record of any kind, so that lists and nested records are handled by one piece of code.

use super::Id;
use super::document::{Criteria, Person, Report, Source};
use super::event::{Account, Event, Evidence, Imported, Question};
use super::learning::{Action, Assumption, Factor, Lesson, Recurrence, Why};
use super::record::{Field, Record};
use std::rc::Rc;

/// A record type that can stand inside another record.
pub trait Part: Record + Clone + Default + PartialEq {
    /// Which kind it is.
    const KIND: NodeKind;

    /// This record as one of any kind.
    fn into_node(this: Rc<Self>) -> Node;

    /// The record, when it is of this kind.
    fn from_node(node: Node) -> Option<Rc<Self>>;
}

/// Declares [`Node`] and [`NodeKind`] over all record types that stand inside others.
macro_rules! nodes {
    ($($name:ident,)+) => {
        /// A record of any kind that can stand inside another one.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Node {
            $(#[doc = concat!("See [`", stringify!($name), "`].")] $name(Rc<$name>),)+
        }

        /// Which kind of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum NodeKind {
            $(#[doc = concat!("See [`", stringify!($name), "`].")] $name,)+
        }

        impl NodeKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The fields of a record of this kind.
            pub fn fields(self) -> &'static [Field] {
                match self { $(Self::$name => $name::FIELDS,)+ }
            }

            /// A record of this kind with nothing in it.
            pub fn empty(self) -> Node {
                match self { $(Self::$name => Node::$name(Rc::default()),)+ }
            }
        }

        impl Node {
            /// Which kind of record it is.
            pub fn kind(&self) -> NodeKind {
                match self { $(Self::$name(_) => NodeKind::$name,)+ }
            }

            /// The record, to read.
            pub fn record(&self) -> &dyn Record {
                match self { $(Self::$name(record) => &**record,)+ }
            }

            /// The record, to change; copied first when it is shared.
            pub fn record_mut(&mut self) -> &mut dyn Record {
                match self { $(Self::$name(record) => { let record: &mut $name = Rc::make_mut(record); record })+ }
            }

            /// Whether both are the very same record in memory: equal without a look inside.
            pub fn is_same(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$name(one), Self::$name(two)) => Rc::ptr_eq(one, two),)+
                    _ => false,
                }
            }
        }

        $(impl Part for $name {
            const KIND: NodeKind = NodeKind::$name;

            fn into_node(this: Rc<Self>) -> Node {
                Node::$name(this)
            }

            fn from_node(node: Node) -> Option<Rc<Self>> {
                match node {
                    Node::$name(record) => Some(record),
                    _ => None,
                }
            }
        })+
    };
}

nodes! {
    Event,
    Account,
    Question,
    Evidence,
    Imported,
    Source,
    Person,
    Report,
    Factor,
    Why,
    Assumption,
    Lesson,
    Action,
    Recurrence,
    Criteria,
}

impl Node {
    /// The identifier; empty for records that have none.
    pub fn id(&self) -> Id {
        self.record().id().cloned().unwrap_or_default()
    }
}
