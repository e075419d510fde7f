//! Words of every day by which a text tells that somebody heard of the trouble, or that all is as it was.

use super::cues::{BEGINS, Cue, TROUBLE, first, near};

/// What watches, beside people.
const WATCHERS: &[&str] = &[
    "monitoring",
    "siem",
    "sentry",
    "datadog",
    "zabbix",
    "nagios",
    "icinga",
    "grafana",
    "prometheus",
    "robot",
    "uptimerobot",
    "cloudwatch",
    "detection",
];
const SHOWS: &[&str] =
    &["lights", "flags", "flagged", "picks", "picked", "detects", "detected", "notices", "noticed"];
const TELLS: &[&str] = &[
    "emails",
    "emailed",
    "mails",
    "mailed",
    "tells",
    "told",
    "informs",
    "informed",
    "contacts",
    "contacted",
    "alerts",
    "alerted",
    "warns",
    "warned",
    "notifies",
    "notified",
    "messages",
    "messaged",
];

/// What plainly begins.
pub(super) const START_PLAIN: &[Cue] = &[
    near(&[THINGS, &["stops", "stopped"], ANSWERING], 0),
    first(&[&["event"], &["begins", "began"]], 0),
    near(&[&["errors", "failures", "timeouts"], &["to"], &["start", "begin", "occur"]], 0),
    first(&[&["initial"], &["problem", "outage", "failure", "issue", "fault", "disruption"]], 1),
    near(
        &[&["server", "cluster", "api", "database", "network", "host"], &["becomes", "became"], UNAVAILABLE],
        0,
    ),
    near(&[TROUBLE, &["officially", "suddenly", "actually", "really", "first", "now"], BEGINS], 0),
];
const THINGS: &[&str] =
    &["site", "website", "service", "system", "application", "app", "platform", "api", "server", "database"];
const UNAVAILABLE: &[&str] = &["unavailable", "unreachable", "inaccessible", "unresponsive"];
const ANSWERING: &[&str] = &["answering", "responding", "working", "serving", "loading"];

/// What plainly detects.
pub(super) const DETECT_PLAIN: &[Cue] = &[
    near(&[&["we", "i"], &["were", "was", "are", "am", "got", "get"], &["alerted"]], 0),
    near(&[&["raises", "raised"], &["the", "an"], &["alarm"]], 0),
    near(&[&["alerts", "alarms"], &["begin", "began", "start", "started"], &["to"], &["trigger", "fire"]], 0),
    near(&[&["alert", "alarm", "monitor"], &["identified", "identifies"]], 0),
];

/// What tells of a detection where nothing says more.
pub(super) const NOTICED_PLAIN: &[Cue] = &[
    first(
        &[&["first"], &["report", "reports", "complaint", "complaints", "word", "news"], &["of", "from"]],
        0,
    ),
    first(&[&["first"], &["indication", "indications"]], 0),
    near(&[WATCHERS, SHOWS], 0),
    near(&[&["is", "are"], &["detected"]], 0),
    first(&[&["operators", "operator", "staff"], &["notice", "notices", "noticed"]], 0),
    near(&[&["issues", "problems", "errors", "failures", "timeouts"], &["were", "are"], &["reported"]], 0),
    near(&[LOSSES, &["detected"]], 0),
    near(&[&["team", "engineer", "oncall", "call", "we"], &["received", "receives"], &["notification"]], 1),
    near(&[&["detects", "detected"], &["exceptions", "anomalies", "outages", "downtime"]], 1),
    near(&[&["monitoring"], &["reports", "reported"]], 0),
    first(&[&["user", "customer", "client"], &["reported"]], 0),
    near(&[&["learn", "learned", "learnt", "hear", "heard"], &["of", "about"], TROUBLE_OR_ISSUE], 1),
    first(
        &[
            &["erste", "ersten"],
            &["kundenmeldung", "kundenmeldungen", "meldungen", "anrufe", "nutzermeldungen"],
        ],
        0,
    ),
    first(
        &[
            &["premiers", "premières", "premier", "première"],
            &["appels", "appel", "signalements", "signalement", "plaintes"],
        ],
        0,
    ),
    near(&[&["primeros", "primeras"], &["avisos", "llamadas", "reportes", "quejas"]], 0),
    near(&[&["prend", "prennent", "prenons"], &["connaissance"]], 0),
    near(&[&["nos"], &["damos", "dimos"], &["cuenta"]], 0),
];
const LOSSES: &[&str] =
    &["loss", "losses", "failure", "failures", "degradation", "unavailability", "downtime", "spike"];
const TROUBLE_OR_ISSUE: &[&str] = &["issue", "issues", "problem", "problems", "outage", "incident"];

/// What tells that anybody at all speaks of the trouble.
pub(super) const REPORTED_PLAIN: &[Cue] = &[near(&[TELLS, &["us"]], 0)];

/// What is plainly over.
pub(super) const RESOLVE_PLAIN: &[Cue] = &[
    near(&[&["ende"], &["des", "der"], &["ausfalls", "störung", "vorfalls", "stromausfalls", "angriffs"]], 0),
    near(&[&["errors", "symptoms"], &["ended", "ceased"]], 0),
];

/// Words that say as much only of the last entry.
pub(super) const LAST_PLAIN: &[Cue] = &[
    near(&[&["normal", "normally"], &["again"]], 0),
    near(&[&["back", "returned", "returns"], &["to"], &["spec", "usual", "baseline", "normality"]], 1),
    near(&[&["back"], &["at"], &["baseline", "normal"]], 0),
    near(&[&["returned", "returns"], &["to"], &["normal"]], 0),
    near(&[&["return", "returns", "returned"], &["to"], &["functional", "operation"]], 2),
    near(&[&["operating", "processing"], &["as"], &["usual", "expected", "normal"]], 0),
    near(&[&["full", "complete"], &["functionality", "restoration"]], 0),
    first(&[&["we", "they"], &["re", "are"], &["back"]], 0),
    near(&[&["everything"], &["works"]], 0),
    near(&[&["all"], &["customers", "users", "clients"], &["up", "back", "online", "restored"]], 0),
    near(&[&["completely", "fully"], &["back", "restored", "recovered", "functional"]], 0),
    near(&[&["flows", "flow", "flowing"], &["normally"]], 0),
    near(&[&["operan", "opera", "funciona", "funcionan", "operando", "funcionando"], &["normalidad"]], 1),
    near(&[&["recuperación", "recuperação"], &["total", "completa"]], 0),
    near(&[&["funciona", "funcionan"], &["todo"]], 0),
    near(&[&["repris", "reprend", "reprennent"], &["normalement"]], 0),
    near(&[&["revenu", "revenue", "revenus"], &["partout"]], 0),
];

/// Words that end it where nothing plainer does.
pub(super) const WEAK_PLAIN: &[Cue] = &[
    near(&[&["ticket", "case"], &["set"], &["to"], &["solved", "closed", "done"]], 0),
    near(&[&["issue", "problem"], &["closed"]], 0),
    near(&[&["resolution"], &["is"], &["confirmed", "complete"]], 0),
    near(&[&["issue", "problem", "incident"], &["was", "is"], &["resolve"]], 0),
    near(&[&["declaring"], &["this", "it"], &["over"]], 0),
    first(&[&["everything"], &["is"], &["back"]], 0),
    near(&[&["halt", "attack", "emergency"], &["is"], &["over"]], 0),
];
