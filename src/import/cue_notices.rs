//! More words by which a text tells that somebody finds the trouble: of what is found, in the
//! passive, and of whom is called.

use super::cues::{Cue, first, near};

const CREWS: &[&str] = &[
    "rufbereitschaft",
    "bereitschaft",
    "bereitschaftsdienst",
    "leitstelle",
    "notdienst",
    "techniker",
    "technikers",
    "stördienst",
    "diensthabenden",
    "krisenstab",
];
const FOUND_DE: &[&str] = &["erkannt", "bemerkt", "entdeckt", "festgestellt"];
/// What is found where people find trouble.
const FOUND: &[&str] = &[
    "problem", "problems", "issue", "fault", "anomaly", "pattern", "outage", "failure", "failures", "errors",
    "leak", "drop", "spike", "incident",
];

/// What plainly detects.
pub(super) const DETECT_NOTICES: &[Cue] = &[
    near(&[&["alarmierung", "verständigung", "benachrichtigung"], CREWS], 2),
    near(
        &[
            &["se"],
            &["detecta", "detectan", "detectó", "detectaron"],
            &["por", "mediante", "gracias", "desde", "tras", "con"],
        ],
        0,
    ),
    near(&[&["incidencia", "incidente", "fallo", "problema", "avería"], &["se"], &["detecta", "detectó"]], 0),
    near(&[&["wird", "wurde", "werden", "wurden"], &["durch", "vom", "von", "über"], FOUND_DE], 3),
    near(&[&["detectado", "detectada", "percebido", "percebida"], &["pelo", "pela", "por"]], 0),
    near(&[&["ontdekt", "opgemerkt", "gesignaleerd", "gedetecteerd"], &["door", "via"]], 0),
    near(&[&["est", "a"], &["détecté", "détectée"], &["par"]], 1),
    near(
        &[
            &["fails", "failed", "fires", "fired", "trips", "tripped"],
            &["and"],
            &["pages", "paged", "alerts", "wakes", "notifies"],
        ],
        2,
    ),
    near(&[&["pages", "paged"], &["oncall", "sre", "noc"]], 1),
    near(&[&["pages", "paged"], &["on"], &["call"]], 0),
    near(&[TEAMS, &["is", "are", "was", "were"], &["paged", "woken"]], 0),
    near(&[&["first"], &["page", "alert", "alarm"], SENT], 0),
    first(&[&["first", "initial"], &["alerts", "alarms", "pages"]], 0),
    near(&[&["pagerduty", "opsgenie", "pingdom"], &["notification", "notifications", "incident"]], 0),
    first(&[&["alerts", "alarms"], &["for", "on"], TROUBLES], 0),
    first(&[&["increased", "elevated"], TROUBLES, &["detected", "noticed", "observed"]], 3),
    near(&[&["i", "we", "oncall", "engineer"], &["got", "get", "gets", "received"], &["page"]], 1),
    near(
        &[&["issue", "problem", "bug", "fault"], &["found"], &["through", "by", "during", "while", "in"]],
        1,
    ),
    near(&[&["starts", "started", "start", "began", "begin"], &["be", "become"], &["aware"]], 1),
    first(
        &[FIRST, &["alert", "alarm", "alerte", "alarme", "alarmmeldung", "alerta", "alarma", "allarme"]],
        0,
    ),
    near(&[&["alarm", "alarmmeldung", "alarmierung"], &["an"], CHARGE_DE], 1),
];

/// Who is called when something breaks.
const TEAMS: &[&str] = &["team", "engineer", "engineers", "oncall", "sre", "noc", "manager", "crew", "dba"];
const SENT: &[&str] = &["goes", "went", "sent", "fires", "fired", "arrives", "arrived", "comes", "came"];
const FIRST: &[&str] =
    &["first", "première", "premier", "erste", "erster", "primera", "prima", "primeira", "primo"];
/// Who has charge of something.
const CHARGE_DE: &[&str] = &[
    "schichtleiter",
    "schichtleiterin",
    "schichtleitung",
    "schichtführer",
    "leiter",
    "leiterin",
    "techniker",
    "technik",
    "hausmeister",
    "admin",
    "administrator",
    "werkschutz",
    "pförtner",
    "betriebsleiter",
];

const TROUBLES: &[&str] = &["error", "errors", "failures", "timeouts", "latency", "5xx", "500s"];
const THINGS: &[&str] = &["site", "website", "service", "server", "system", "app", "page", "api", "cluster"];
const TOLD: &[&str] = &["report", "reports", "complaint", "complaints", "ticket", "tickets"];

/// What tells of a detection where nothing says more.
pub(super) const NOTICED: &[Cue] = &[
    near(&[&["notice", "noticed", "notices"], &["increase", "increased", "elevated", "high", "spike"]], 1),
    near(
        &[
            &["receive", "received", "receiving", "got", "getting"],
            &["reports", "report", "complaints"],
            &["from"],
            &["users", "user", "customers", "customer", "clients"],
        ],
        1,
    ),
    near(&[&["discovered", "discovers"], &["exposure", "leak", "breach", "vulnerability"]], 3),
    first(&[&["alertmanager", "pagerduty", "opsgenie", "datadog"], &["page", "alert", "alarm"]], 0),
    near(&[&["ntfy", "sms", "email", "mail", "push"], &["alert", "alerts", "alarm"], &["sent"]], 0),
    near(&[&["notice", "notices", "noticed"], THINGS, &["down", "slow", "unavailable", "unreachable"]], 2),
    near(&[&["issue", "issues", "problem", "outage"], &["discovered", "identified"], &["by"]], 0),
    first(&[&["first"], &["customer", "user", "customers", "users", "support"], TOLD], 0),
    near(
        &[
            &["customers", "users", "customer", "user"],
            &["begin", "began", "start", "started"],
            &["reporting", "report", "complaining"],
        ],
        1,
    ),
    near(&[&["detects", "detected"], FOUND], 1),
    first(&[&["detect"], &["the", "that", "a"], THINGS, &["is", "was"], &["down", "slow", "unavailable"]], 0),
    near(&[THINGS, &["down"], &["detected", "noticed", "discovered"]], 3),
    first(
        &[
            &["a", "one", "several"],
            &["user", "customer", "client", "colleague", "users", "customers", "clients"],
            &["notified", "notifies", "informed", "informs", "told", "alerted"],
            &["us"],
        ],
        0,
    ),
    first(&[&["détection"], &["par"]], 1),
    near(
        &[
            &["fehlerrate", "fehlerraten", "latenz", "latenzen", "fehler", "probleme"],
            &["erkannt", "bemerkt", "entdeckt"],
        ],
        8,
    ),
    near(&[&["ci", "scanner", "scan", "pipeline"], &["detects", "detected", "flags", "flagged"]], 0),
    near(&[&["engineer", "engineers", "team", "developer", "operator", "we"], &["detects", "detected"]], 1),
    first(&[&["noticed", "spotted", "discovered"], &["by", "during", "when", "through"]], 0),
    near(&[&["plantonista", "plantão"], &["acionado", "acionada", "avisado", "avisada", "chamado"]], 1),
    near(
        &[
            &["piket", "piketdienst", "storingsdienst", "wachtdienst"],
            &["gebeld", "gealarmeerd", "opgeroepen", "gewaarschuwd"],
        ],
        1,
    ),
];
