//! What entries of incident tools look like.

use super::milestone_words::MILESTONES;
use crate::import::Shape;
use crate::model::{EvidenceKind, Kind};

/// How the entries of one interface look. Paths lead through objects by dots, and through lists
/// to all their items.
pub(super) struct Table {
    pub(super) shape: Shape,
    pub(super) system: &'static str,
    /// Fields that the first entry has (`a|b`: one of them), and how their texts end (blank: anyhow).
    pub(super) needs: &'static [(&'static str, &'static str)],
    pub(super) time: &'static [&'static str],
    pub(super) until: &'static [&'static str],
    /// What happened: the first of these.
    pub(super) text: &'static [&'static str],
    /// Further lines, where they say more.
    pub(super) more: &'static [&'static str],
    /// Without a text, `word` and these tell what happened.
    pub(super) details: &'static [&'static str],
    /// Whether the text is Markdown.
    pub(super) is_markdown: bool,
    pub(super) who: &'static [&'static str],
    pub(super) key: &'static [&'static str],
    pub(super) links: &'static [(&'static str, EvidenceKind)],
    /// What sort of entry it is: a type or a status.
    pub(super) word: &'static str,
    /// What sort of event each word stands for; a blank word for all others.
    pub(super) kinds: &'static [(&'static str, Kind)],
    /// Whether the word is shown in front of the text.
    pub(super) is_word_shown: bool,
    /// Words of bookkeeping.
    pub(super) noise: &'static [&'static str],
    /// Flags of bookkeeping.
    pub(super) noise_flags: &'static [&'static str],
    /// Where words stand that name markers.
    pub(super) marked: &'static str,
    pub(super) markers: &'static [(&'static str, &'static str)],
    /// What the incident is called that an entry belongs to.
    pub(super) incident: &'static str,
    /// What the whole is called.
    pub(super) title: &'static [&'static str],
    /// Field and word of entries that everybody may see.
    pub(super) public: (&'static str, &'static str),
}

pub(super) const PLAIN: Table = Table {
    shape: Shape::Json,
    system: "json",
    needs: &[],
    time: &[],
    until: &[],
    text: &[],
    more: &[],
    details: &[],
    is_markdown: false,
    who: &[],
    key: &["id"],
    links: &[],
    word: "",
    kinds: &[],
    is_word_shown: false,
    noise: &[],
    noise_flags: &[],
    marked: "",
    markers: &[],
    incident: "",
    title: &[],
    public: ("", ""),
};

/// All of them; the first whose fields an entry has reads it.
pub(super) const ALL: &[Table] = &[
    // PagerDuty REST API, "List log entries for an incident". That it was triggered is offered by
    // its kind and no marker: the trouble can have been seen before.
    Table {
        shape: Shape::PagerDuty,
        system: "pagerduty",
        needs: &[("type", "_log_entry"), ("created_at", "")],
        time: &["created_at"],
        text: &["summary"],
        more: &["note", "channel.content", "channel.notes", "channel.summary", "event_details.description"],
        details: &["channel.type"],
        who: &["agent"],
        links: &[("html_url", EvidenceKind::Ticket), ("contexts.href", EvidenceKind::Unsorted)],
        word: "type",
        kinds: &[
            ("trigger_log_entry", Kind::Detection),
            ("notify_log_entry", Kind::Communication),
            ("escalate_log_entry", Kind::Communication),
        ],
        noise: &[
            "notify_log_entry",
            "assign_log_entry",
            "reach_ack_limit_log_entry",
            "reach_trigger_limit_log_entry",
            "repeat_escalation_path_log_entry",
            "field_value_change_log_entry",
            "custom_field_value_change_log_entry",
        ],
        marked: "type",
        markers: &[("acknowledge_log_entry", "acknowledge"), ("resolve_log_entry", "resolve")],
        incident: "incident.summary",
        title: &["incident.summary"],
        ..PLAIN
    },
    // PagerDuty webhooks, version 3, "Event types".
    Table {
        shape: Shape::PagerDuty,
        system: "pagerduty",
        needs: &[("event.event_type", ""), ("event.occurred_at", "")],
        time: &["event.occurred_at"],
        text: &["event.data.content", "event.data.message"],
        details: &["event.data.title", "event.data.summary", "event.data.name"],
        who: &["event.agent"],
        key: &["event.id"],
        links: &[("event.data.html_url", EvidenceKind::Ticket)],
        word: "event.event_type",
        kinds: &[
            ("incident.triggered", Kind::Detection),
            ("incident.escalated", Kind::Communication),
            ("incident.responder.added", Kind::Communication),
            ("incident.status_update_published", Kind::Communication),
        ],
        noise: &[
            "incident.custom_field_values.updated",
            "incident.conference_bridge.updated",
            "incident.service_updated",
            "pagey.ping",
        ],
        marked: "event.event_type",
        markers: &[("incident.acknowledged", "acknowledge"), ("incident.resolved", "resolve")],
        incident: "event.data.incident.summary",
        title: &["event.data.title", "event.data.incident.summary"],
        ..PLAIN
    },
    // GitLab GraphQL, TimelineEventType.
    Table {
        shape: Shape::GitLab,
        system: "gitlab",
        needs: &[("occurredAt", ""), ("note", "")],
        time: &["occurredAt"],
        text: &["note"],
        is_markdown: true,
        who: &["author"],
        marked: "timelineEventTags.nodes.name",
        markers: MILESTONES,
        ..PLAIN
    },
    // GitLab REST API, "Notes".
    Table {
        shape: Shape::GitLab,
        system: "gitlab",
        needs: &[("noteable_type", ""), ("body", ""), ("created_at", "")],
        time: &["created_at"],
        text: &["body"],
        is_markdown: true,
        who: &["author"],
        noise_flags: &["system"],
        ..PLAIN
    },
    // GitLab REST API, "Resource state events", then "Resource label events" and "Resource milestone events".
    Table {
        shape: Shape::GitLab,
        system: "gitlab",
        needs: &[("resource_type", ""), ("resource_id", ""), ("user", ""), ("state", ""), ("created_at", "")],
        time: &["created_at"],
        who: &["user"],
        word: "state",
        marked: "state",
        markers: &[("closed", "resolve")],
        ..PLAIN
    },
    Table {
        shape: Shape::GitLab,
        system: "gitlab",
        needs: &[
            ("resource_type", ""),
            ("resource_id", ""),
            ("user", ""),
            ("action", ""),
            ("created_at", ""),
        ],
        time: &["created_at"],
        details: &["label.name", "milestone.title"],
        who: &["user"],
        word: "action",
        noise: &["add", "remove"],
        ..PLAIN
    },
    // Rootly API, incident events.
    Table {
        shape: Shape::Rootly,
        system: "rootly",
        needs: &[("event", ""), ("occurred_at", "")],
        time: &["occurred_at"],
        text: &["event"],
        is_markdown: true,
        who: &["user", "created_by", "user_full_name"],
        public: ("visibility", "external"),
        ..PLAIN
    },
    // Dispatch, EventRead.
    Table {
        shape: Shape::Dispatch,
        system: "dispatch",
        needs: &[("started_at", ""), ("source", ""), ("description", "")],
        time: &["started_at"],
        until: &["ended_at"],
        text: &["description"],
        who: &["owner"],
        key: &["uuid", "id"],
        word: "type",
        noise: &["Other", "Field updated", "Participant updated"],
        ..PLAIN
    },
    // GitHub REST API, "Timeline events".
    Table {
        shape: Shape::GitHub,
        system: "github",
        needs: &[
            ("event", ""),
            ("created_at|submitted_at|committer.date", ""),
            ("actor.login|user.login|sha|commit_id", ""),
        ],
        time: &["created_at", "submitted_at", "committer.date", "author.date"],
        text: &["body"],
        details: &[
            "label.name", "rename.from", "rename.to", "assignee.login", "milestone.title",
            "source.issue.title", "message", "commit_id", "state_reason",
        ],
        is_markdown: true,
        who: &["actor", "user", "author"],
        key: &["id", "node_id", "sha"],
        links: &[
            ("html_url", EvidenceKind::Ticket),
            ("source.issue.html_url", EvidenceKind::Ticket),
            ("commit_url", EvidenceKind::Commit),
        ],
        word: "event",
        kinds: &[("committed", Kind::Change), ("merged", Kind::Change), ("deployed", Kind::Change)],
        noise: &[
            "subscribed",
            "unsubscribed",
            "mentioned",
            "labeled",
            "unlabeled",
            "unassigned",
            "milestoned",
            "demilestoned",
            "locked",
            "unlocked",
            "pinned",
            "unpinned",
            "added_to_project",
            "moved_columns_in_project",
            "removed_from_project",
            "added_to_project_v2",
            "project_v2_item_status_changed",
            "comment_deleted",
        ],
        ..PLAIN
    },
    // The comments of an issue as `gh issue view --json comments` gives them.
    Table {
        shape: Shape::GitHub,
        system: "github",
        needs: &[("body", ""), ("createdAt", ""), ("author.login", "")],
        time: &["createdAt"],
        text: &["body"],
        is_markdown: true,
        who: &["author"],
        links: &[("url", EvidenceKind::Ticket)],
        ..PLAIN
    },
    // Opsgenie, "List alert logs" and "List alert notes".
    Table {
        shape: Shape::Opsgenie,
        system: "opsgenie",
        needs: &[("log", ""), ("createdAt", "")],
        time: &["createdAt"],
        text: &["log"],
        who: &["owner", "user", "author", "actor", "sender", "username"],
        key: &["offset"],
        ..PLAIN
    },
    Table {
        shape: Shape::Opsgenie,
        system: "opsgenie",
        needs: &[("note", ""), ("owner", ""), ("createdAt", "")],
        time: &["createdAt"],
        text: &["note"],
        who: &["owner"],
        key: &["offset"],
        ..PLAIN
    },
    // Opsgenie, "Incident Timeline API".
    Table {
        shape: Shape::Opsgenie,
        system: "opsgenie",
        needs: &[("eventTime", ""), ("type", ""), ("title|description|hidden", "")],
        time: &["eventTime"],
        text: &["title.content", "title", "description.content", "description"],
        more: &["description.content", "description"],
        who: &["actor"],
        word: "type",
        noise_flags: &["hidden"],
        ..PLAIN
    },
    // incident.io API, "Incident Timestamps" and "Incident Updates".
    Table {
        shape: Shape::IncidentIo,
        system: "incident.io",
        needs: &[("incident_timestamp.name", "")],
        time: &["value.value", "value"],
        text: &["incident_timestamp.name"],
        key: &["incident_timestamp.id"],
        marked: "incident_timestamp.name",
        markers: MILESTONES,
        ..PLAIN
    },
    Table {
        shape: Shape::IncidentIo,
        system: "incident.io",
        needs: &[("new_incident_status.name", ""), ("created_at", "")],
        time: &["created_at"],
        text: &["message"],
        details: &["new_severity.name"],
        is_markdown: true,
        who: &["updater.user", "updater.api_key", "updater"],
        word: "new_incident_status.name",
        is_word_shown: true,
        ..PLAIN
    },
    // FireHydrant API, incident milestones, then incident events.
    Table {
        shape: Shape::FireHydrant,
        system: "firehydrant",
        needs: &[("occurred_at", ""), ("type", ""), ("duration", "")],
        time: &["occurred_at"],
        details: &[],
        word: "type",
        marked: "type",
        markers: MILESTONES,
        ..PLAIN
    },
    Table {
        shape: Shape::FireHydrant,
        system: "firehydrant",
        needs: &[("occurred_at", ""), ("type", ""), ("incident_id", "")],
        time: &["occurred_at"],
        text: &[
            "data.body", "data.message", "data.summary", "data.text", "data.description", "data.note",
            "data.title", "data.name", "context",
        ],
        details: &["data.type", "data.value"],
        is_markdown: true,
        who: &["author"],
        word: "type",
        public: ("visibility", "open_to_public"),
        ..PLAIN
    },
    // Statuspage's list of updates without the incident around it.
    STATUSPAGE,
];

/// Statuspage, `incident_updates`. `display_at` is when it held, also where it was entered later.
pub(super) const STATUSPAGE: Table = Table {
    shape: Shape::Statuspage,
    system: "statuspage",
    needs: &[("display_at", ""), ("body", "")],
    time: &["display_at", "created_at"],
    text: &["body"],
    word: "status",
    kinds: &[("", Kind::Communication)],
    is_word_shown: true,
    marked: "status",
    markers: &[("resolved", "resolve")],
    ..PLAIN
};
