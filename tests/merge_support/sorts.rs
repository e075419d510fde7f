//! Sorts of edits.

/// Declares the sorts and the list of all of them.
macro_rules! sorts {
    ($($name:ident)+) => {
        /// Sorts of edits; the tests count that each of them occurs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Sort { $($name,)+ }

        impl Sort {
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];
        }
    };
}

sorts! {
    DocumentText DocumentWord Report Authors Criteria EventText EventSentence EventClear
    EventWord EventFlag EventTime EventTie EventEnd EventUnit EventUndate EventKnownAt Reorder
    MoveUndated InsertEvent InsertTie InsertUndated DeleteEvent DeleteEvents Mark Unmark
    AddMember RemoveMember ReorderMembers AddNested EditNested RemoveNested AddItem EditItem
    RemoveItem MoveItem NestedPart Link Unlink AddUnknown ChangeUnknown RemoveUnknown
    UnknownInMarker ImportFrom Undo
}
