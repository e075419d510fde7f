//! The document: one incident and its postmortem.

use super::choice::{DetectedBy, Expected, Status};
use super::civil::Date;
use super::event_list::EventList;
use super::learning::{Action, Factor, Lesson, Recurrence};
use super::marker::Markers;
use super::record::record;
use super::value::Set;
use super::{Id, Text};
use std::rc::Rc;

record! {
    /// One incident and its postmortem.
    Document by DocumentField {
        /// Identifies the document.
        Id id: Id = "id",
        /// What the incident is called.
        Title title: Text = "title",
        /// How far the postmortem is.
        Status status: Status = "status",
        /// How grave the incident was, in the team's own words.
        Severity severity: Text = "severity",
        /// The IANA zone in which the incident is read; UTC when absent.
        Timezone timezone: Text = "timezone",
        /// Which events began, detected, mitigated and resolved the incident.
        Markers markers: Markers = "markers",
        /// What happened, in order.
        Events events: EventList = "events",
        /// Where events were imported from.
        Sources sources: Rc<[Rc<Source>]> = "sources",
        /// Who took part.
        People people: Rc<[Rc<Person>]> = "people",
        /// The prose around the timeline.
        Report report: Rc<Report> = "report",
        /// What contributed; there is never just one.
        Factors factors: Rc<[Rc<Factor>]> = "factors",
        /// What was learned.
        Lessons lessons: Rc<[Rc<Lesson>]> = "lessons",
        /// What is to be done.
        Actions actions: Rc<[Rc<Action>]> = "actions",
        /// Later incidents of the same accepted risk.
        Recurrences recurrences: Rc<[Rc<Recurrence>]> = "recurrences",
        /// When a postmortem is due.
        Criteria criteria: Rc<Criteria> = "criteria",
        /// The durations profile; `from start` when absent.
        Profile profile: Text = "profile",
        /// Language hints that somebody put aside.
        IgnoredHints ignored_hints: Set = "ignoredHints",
    }
}

record! {
    /// A system from which events were imported.
    Source by SourceField {
        /// Identifies the source.
        Id id: Id = "id",
        /// What kind of system it is.
        System system: Text = "system",
        /// What people call it.
        Label label: Text = "label",
        /// The IANA zone that its times were read in.
        Zone zone: Text = "zone",
        /// Seconds added to its times, because its clock was off.
        Shift shift: Option<i64> = "shift",
    }
}

record! {
    /// Somebody who took part.
    Person by PersonField {
        /// Identifies the person.
        Id id: Id = "id",
        /// The name.
        Name name: Text = "name",
        /// The role in the incident.
        Role role: Text = "role",
        /// Another name that texts use.
        Alias alias: Text = "alias",
    }
}

record! {
    /// The prose around the timeline; what is blank is not known yet.
    Report by ReportField {
        /// What happened, in a few sentences.
        Summary summary: Text = "summary",
        /// Who was affected, and how.
        Impact impact: Text = "impact",
        /// What set it off.
        Trigger trigger: Text = "trigger",
        /// How it was noticed.
        Detection detection: Text = "detection",
        /// How it was ended.
        Resolution resolution: Text = "resolution",
        /// Whatever else helps to understand it.
        Supporting supporting: Text = "supporting",
        /// Who wrote this.
        Authors authors: Set = "authors",
        /// Who leads the review.
        Facilitator facilitator: Text = "facilitator",
        /// The day of the review.
        ReviewAt review_at: Option<Date> = "reviewAt",
        /// Who or what noticed it.
        DetectedBy detected_by: DetectedBy = "detectedBy",
        /// Did we expect this?
        Expected expected: Expected = "expected",
        /// Nothing happened, but it could have.
        NearMiss near_miss: Option<bool> = "nearMiss",
        /// Whether data was lost.
        DataLoss data_loss: Option<bool> = "dataLoss",
        /// Whether somebody had to step in.
        Intervention intervention: Option<bool> = "intervention",
        /// The parts of the report that a public copy holds, by name.
        Public public: Set = "public",
    }
}

record! {
    /// When a postmortem is due.
    Criteria by CriteriaField {
        /// Time to resolve above so many seconds.
        ResolveOver resolve_over: Option<i64> = "resolveOver",
        /// Time undetected above so many seconds.
        UndetectedOver undetected_over: Option<i64> = "undetectedOver",
        /// Impact time above so many seconds.
        ImpactOver impact_over: Option<i64> = "impactOver",
        /// Any loss of data.
        DataLoss data_loss: Option<bool> = "dataLoss",
        /// Somebody had to step in.
        Intervention intervention: Option<bool> = "intervention",
        /// A person found it, not the monitoring.
        FoundByPerson found_by_person: Option<bool> = "foundByPerson",
        /// Somebody asked for one.
        Asked asked: Option<bool> = "asked",
    }
}
