//! Words by which a text tells that somebody, or what watches, finds the trouble.

use super::cues::{Cue, first, near};

const WATCHERS: &[&str] = &[
    "alert",
    "alerts",
    "alarm",
    "alarms",
    "pager",
    "monitor",
    "monitors",
    "monitoring",
    "alertmanager",
    "prometheus",
    "grafana",
    "pagerduty",
    "opsgenie",
    "nagios",
    "icinga",
    "zabbix",
    "datadog",
    "pingdom",
    "sentry",
    "cloudwatch",
    "watchdog",
    "synthetic",
    "check",
    "checks",
    "probe",
    "probes",
    "canary",
    "healthcheck",
];
const ALARMS_DE: &[&str] =
    &["alarm", "alarme", "alert", "alarmierung", "monitoring", "überwachung", "pager", "check"];
const ALARMS_FR: &[&str] =
    &["alerte", "alertes", "alarme", "supervision", "sonde", "monitoring", "astreinte"];
const ALARMS_ES: &[&str] =
    &["alerta", "alertas", "alarma", "alarmas", "aviso", "monitor", "monitorización", "monitoreo"];
const TROUBLE_FR: &[&str] = &[
    "problème",
    "problèmes",
    "panne",
    "incident",
    "anomalie",
    "erreur",
    "erreurs",
    "lenteur",
    "lenteurs",
    "dysfonctionnement",
];
const TROUBLE_ES: &[&str] = &[
    "problema",
    "problemas",
    "fallo",
    "fallos",
    "incidencia",
    "incidente",
    "error",
    "errores",
    "anomalía",
    "caída",
    "falha",
    "falhas",
    "erros",
];
const TROUBLE_DE: &[&str] =
    &["störung", "ausfall", "fehler", "problem", "probleme", "vorfall", "fehlermeldungen", "auffälligkeiten"];

/// What plainly detects.
pub(super) const DETECT_BY: &[Cue] = &[
    // Prometheus: "FIRING MailQueue", "[FIRING:1] HighLatency", "alertmanager: NoLeader firing".
    first(&[&["firing"]], 0),
    near(&[WATCHERS, &["firing"]], 3),
    near(&[WATCHERS, &["paged", "paging", "woke", "wakes"]], 6),
    near(
        &[&["fails", "failed", "fires", "fired", "trips"], &["and"], &["pages", "paged", "calls", "alerts"]],
        0,
    ),
    near(&[WATCHERS, &["rings", "rang", "sounds", "sounded", "trips", "tripped"]], 2),
    near(
        &[
            &["detector", "sensor", "melder", "détecteur"],
            &["trips", "tripped", "fires", "fired", "déclenche"],
        ],
        0,
    ),
    near(&[&["pager", "pagers"], &["called", "calls", "buzzes", "buzzed", "beeps", "beeped"]], 1),
    near(&[&["pagerduty", "opsgenie"], &["incident", "alert", "triggered", "fired", "page", "opened"]], 1),
    near(&[&["paging", "paged"], &["on", "oncall", "sre", "noc"]], 1),
    first(
        &[
            &["detection", "erkennung", "détection", "detección", "detecção"],
            &["by", "through", "via", "durch", "über", "par", "por", "mediante"],
        ],
        0,
    ),
    near(&[&["made", "became", "becomes", "become"], &["aware"], &["of"]], 1),
    near(&[ALARMS_DE, &["schlägt", "schlug", "ausgelöst", "alarmiert", "meldet", "meldete", "klingelt"]], 1),
    near(&[ALARMS_DE, &["geht", "ging", "springt", "läuft", "lief"], &["los", "ein", "an", "auf"]], 0),
    near(&[&["löst", "löste"], &["alarm", "alert"]], 2),
    near(&[TROUBLE_DE, &["festgestellt", "bemerkt", "erkannt", "entdeckt", "aufgefallen"]], 2),
    near(&[&["bemerkt", "bemerken", "erkennt", "entdeckt", "entdecken"], TROUBLE_DE], 3),
    near(
        &[ALARMS_FR, &["déclenche", "déclenchent", "déclenché", "sonne", "remonte", "détecte", "signale"]],
        1,
    ),
    near(
        &[
            &[
                "constate",
                "constatons",
                "constaté",
                "remarque",
                "remarqué",
                "découvre",
                "détecte",
                "détecté",
                "détection",
            ],
            TROUBLE_FR,
        ],
        3,
    ),
    near(&[ALARMS_ES, &["salta", "suena", "avisa", "detecta", "dispara", "activa", "recibe"]], 2),
    near(&[&["dispara", "disparan", "activa", "recibe", "recibimos", "llega", "dispárase"], ALARMS_ES], 2),
    near(&[&["detecta", "detectan", "detectó", "detectamos", "detección", "detectou"], TROUBLE_ES], 3),
];

/// Whose work it is to hear of trouble. That users report something is told of many things, and
/// detects nothing by itself.
const DESKS: &[&str] = &[
    "support",
    "helpdesk",
    "desk",
    "noc",
    "soc",
    "hotline",
    "kundendienst",
    "kundenservice",
    "kundensupport",
    "leitstelle",
    "assistance",
    "soporte",
    "suporte",
    "assistenza",
];
const REPORT: &[&str] = &[
    "reports",
    "reported",
    "calls",
    "called",
    "rings",
    "rang",
    "phones",
    "flags",
    "flagged",
    "escalates",
    "escalated",
    "notices",
    "noticed",
    "raises",
    "raised",
    "meldet",
    "melden",
    "meldete",
    "ruft",
    "bemerkt",
    "signale",
    "signalent",
    "signalé",
    "remonte",
    "alerte",
    "prévient",
    "avisa",
    "avisan",
    "reporta",
    "reportó",
    "informa",
    "notifica",
    "comunica",
    "relata",
    "segnala",
];
const COMPLAINTS: &[&str] = &["complaint", "complaints", "report", "reports", "ticket", "tickets"];

/// What tells of a detection where nothing says more.
pub(super) const DETECT_WEAK: &[Cue] = &[
    near(&[DESKS, REPORT], 1),
    near(&[&["service"], &["client", "clients", "clientèle"], REPORT], 0),
    near(&[&["escalates", "escalated", "forwards", "forwarded"], COMPLAINTS], 4),
    near(
        &[
            &["spots", "spotted", "discovers", "discovered", "realises", "realizes", "realised", "realized"],
            &["outage", "errors", "error", "issue", "problem", "spike", "failures", "anomaly", "drop"],
        ],
        4,
    ),
    near(&[&["issue", "problem", "outage", "incident", "failure"], &["reported"]], 2),
    first(&[&["i"], &["notice", "noticed"]], 0),
    near(
        &[
            &["realises", "realizes", "realised", "realized"],
            &["deleted", "dropped", "wrong", "broken", "down", "missing", "failing"],
        ],
        4,
    ),
    near(&[&["alert"], &["for", "on"]], 0),
    near(&[&["was", "were"], &["detected"]], 0),
    near(&[&["receive", "received", "got"], &["user", "customer", "first"], &["report", "reports"]], 1),
    near(&[&["getting", "receiving", "seeing"], &["pages", "paged", "alerts"]], 1),
];

/// What tells that anybody at all speaks of the trouble.
pub(super) const REPORTED: &[Cue] = &[
    near(
        &[&[
            "reports", "reported", "notices", "noticed", "spots", "spotted", "meldet", "reporta", "reportan",
            "signale",
        ]],
        0,
    ),
    near(
        &[&["customer", "customers", "user", "users"], &["open", "opens", "opened"], &["ticket", "tickets"]],
        1,
    ),
];

/// Words behind a report by which nothing is wrong any more.
pub(super) const GOOD: &[&str] = &[
    "functioning",
    "fix",
    "rca",
    "healthy",
    "green",
    "recovery",
    "recovered",
    "improvement",
    "improvements",
    "working",
    "works",
    "normal",
    "fixed",
    "again",
    "resolved",
    "ok",
    "fine",
    "success",
    "wieder",
];
