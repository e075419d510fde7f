//! What a text was recognised as.

/// What a text was recognised as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Lines, bullets, headings or paragraphs that begin with a time.
    Prose,
    /// A table, in Markdown, wikitext, HTML or Confluence's storage format, or separated by tabs.
    Table,
    /// Messages of a chat, copied or logged.
    Chat,
    /// Updates of a status page.
    StatusPage,
    /// Values separated by commas or semicolons.
    Csv,
    /// A document of this program.
    Own,
    /// The output of `git log`.
    GitLog,
    /// A calendar (RFC 5545).
    Calendar,
    /// A Slack export: a day, a folder's file, or the archive.
    Slack,
    /// PagerDuty's log entries.
    PagerDuty,
    /// Statuspage's answer or page.
    Statuspage,
    /// Google Cloud's list of incidents.
    GoogleCloud,
    /// Alertmanager's webhook.
    Alertmanager,
    /// A GitHub issue's timeline.
    GitHub,
    /// A GitLab issue's notes or an incident's timeline events.
    GitLab,
    /// Opsgenie's logs, notes or incident timeline.
    Opsgenie,
    /// FireHydrant's events or milestones.
    FireHydrant,
    /// Rootly's events.
    Rootly,
    /// incident.io's timestamps and updates.
    IncidentIo,
    /// Dispatch's events.
    Dispatch,
    /// Morgue's postmortem.
    Morgue,
    /// Any other JSON whose items hold a time and a text.
    Json,
}

impl Shape {
    /// All shapes, with the names that a command line takes.
    pub const ALL: [(&'static str, Self); 22] = [
        ("prose", Self::Prose),
        ("table", Self::Table),
        ("chat", Self::Chat),
        ("status-page", Self::StatusPage),
        ("csv", Self::Csv),
        ("own", Self::Own),
        ("git-log", Self::GitLog),
        ("calendar", Self::Calendar),
        ("slack", Self::Slack),
        ("pagerduty", Self::PagerDuty),
        ("statuspage", Self::Statuspage),
        ("google-cloud", Self::GoogleCloud),
        ("alertmanager", Self::Alertmanager),
        ("github", Self::GitHub),
        ("gitlab", Self::GitLab),
        ("opsgenie", Self::Opsgenie),
        ("firehydrant", Self::FireHydrant),
        ("rootly", Self::Rootly),
        ("incident-io", Self::IncidentIo),
        ("dispatch", Self::Dispatch),
        ("morgue", Self::Morgue),
        ("json", Self::Json),
    ];

    /// The shape of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, shape)| *shape)
    }

    /// Whether it is text for people, and no format of its own.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Prose | Self::Table | Self::Chat | Self::StatusPage)
    }
}
