//! What is learned: contributing factors, lessons, actions, recurrences.

use super::choice::{ActionStatus, ActionType, LessonKind, Visibility};
use super::civil::Date;
use super::record::record;
use super::value::Set;
use super::{Id, Moment, Text};
use std::rc::Rc;

record! {
    /// Something that contributed to the incident.
    Factor by FactorField {
        /// Identifies the factor.
        Id id: Id = "id",
        /// What contributed.
        Text text: Text = "text",
        /// The events in which it shows, by identifier.
        Events events: Set = "events",
        /// The factors that it led to, by identifier; loops are allowed.
        LeadsTo leads_to: Set = "leadsTo",
        /// Its chain of whys.
        Whys whys: Rc<[Rc<Why>]> = "whys",
        /// What was taken for granted.
        Assumption assumption: Rc<Assumption> = "assumption",
        /// Whether a public copy holds it.
        Visibility visibility: Visibility = "visibility",
    }
}

record! {
    /// One answer to "why?".
    Why by WhyField {
        /// Identifies the answer.
        Id id: Id = "id",
        /// The answer.
        Text text: Text = "text",
    }
}

record! {
    /// Something that was taken for granted.
    Assumption by AssumptionField {
        /// What was assumed.
        Text text: Text = "text",
        /// The day on which to look whether it still holds.
        CheckOn check_on: Option<Date> = "checkOn",
        /// How anybody would notice that it no longer holds.
        Notice notice: Text = "notice",
    }
}

record! {
    /// Something that was learned.
    Lesson by LessonField {
        /// Identifies the lesson.
        Id id: Id = "id",
        /// What sort of lesson it is.
        Kind kind: LessonKind = "kind",
        /// The lesson.
        Text text: Text = "text",
        /// The events in which it shows, by identifier.
        Events events: Set = "events",
        /// Whether a public copy holds it.
        Visibility visibility: Visibility = "visibility",
    }
}

record! {
    /// Something to be done.
    Action by ActionField {
        /// Identifies the action.
        Id id: Id = "id",
        /// What is to be done.
        Text text: Text = "text",
        /// What it is meant to do.
        Type kind: ActionType = "type",
        /// Who sees to it.
        Owner owner: Text = "owner",
        /// How far it is.
        Status status: ActionStatus = "status",
        /// The day it is due.
        Due due: Option<Date> = "due",
        /// Where it is tracked.
        Link link: Text = "link",
        /// What it costs, beside what the incident cost.
        Cost cost: Text = "cost",
        /// Whether a public copy holds it.
        Visibility visibility: Visibility = "visibility",
    }
}

record! {
    /// A later incident of the same accepted risk.
    Recurrence by RecurrenceField {
        /// Identifies the recurrence.
        Id id: Id = "id",
        /// When it began.
        Start start: Option<Moment> = "start",
        /// When it was over.
        Resolve resolve: Option<Moment> = "resolve",
        /// What happened, in a line.
        Text text: Text = "text",
        /// Where more is written.
        Link link: Text = "link",
        /// Whether a public copy holds it.
        Visibility visibility: Visibility = "visibility",
    }
}
