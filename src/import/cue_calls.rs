//! Words by which a text tells that an alarm reached somebody, or that somebody called an incident,
//! as a language says it: in the present, in the past, of oneself.

use super::cues::{Cue, first, near};

const DETECTORS: &[&str] = &[
    "detector",
    "detectors",
    "sensor",
    "sensors",
    "watchdog",
    "synthetic",
    "synthetics",
    "canary",
    "healthcheck",
    "grafana",
    "prometheus",
    "alertmanager",
    "zabbix",
    "nagios",
    "icinga",
    "checkmk",
    "datadog",
    "sentry",
    "pingdom",
    "cloudwatch",
    "dynatrace",
    "uptimerobot",
    "pagerduty",
    "opsgenie",
    "victorops",
    "relic",
    "newrelic",
    "scanning",
    "scanner",
];
const CALL: &[&str] = &[
    "pages",
    "paged",
    "alerts",
    "alerted",
    "notifies",
    "notified",
    "wakes",
    "woke",
    "fires",
    "fired",
    "triggers",
    "triggered",
    "detects",
    "detected",
    "flags",
    "flagged",
    "alarmiert",
    "meldet",
    "alerte",
    "avisa",
];

const ALARM_DE: &[&str] = &["alarm", "alarme", "alert", "alarmmeldung", "alarmierung", "warnmeldung"];
const ALARM_FR: &[&str] = &["alerte", "alertes", "alarme", "alarmes"];
const ALARM_ES: &[&str] = &["alerta", "alertas", "alarma", "alarmas"];
const ALARM_PT: &[&str] = &["alerta", "alertas", "alarme", "alarmes"];
const ALARM_IT: &[&str] = &["allarme", "allarmi", "alert"];

/// What plainly detects.
pub(super) const DETECT_CALLS: &[Cue] = &[
    near(&[&["was", "were", "is"], &["detected", "noticed", "spotted"], &["by"]], 0),
    near(&[&["receives", "received", "gets", "got"], &["alert", "alerts", "alarm", "alarms"]], 3),
    near(&[DETECTORS, CALL], 1),
    near(&[DETECTORS, &["alert"], &["for", "on"]], 0),
    near(&[DETECTORS, &["raises", "raised", "sends", "sent"], &["alert", "alerts", "alarm", "alarms"]], 3),
    near(
        &[DETECTORS, &["begins", "began", "starts", "started"], &["sending", "alerting", "firing", "paging"]],
        1,
    ),
    near(
        &[
            &["monitoring", "monitors"],
            &["alert", "alerts", "alerted"],
            &["team", "teams", "engineers", "us"],
        ],
        2,
    ),
    first(
        &[
            &["detectado", "detectada", "détecté", "détectée", "erkannt", "bemerkt", "entdeckt", "rilevato"],
            &["por", "par", "durch", "über", "vom", "da", "dal", "mediante", "grâce"],
        ],
        0,
    ),
    near(&[ALARM_DE, &["an"], &["bereitschaft", "rufbereitschaft", "leitstelle", "dienst"]], 1),
    near(
        &[
            &["monitoring", "monitors"],
            &["begins", "began", "starts", "started"],
            &["alerting", "firing", "paging"],
        ],
        2,
    ),
    near(&[&["alarm", "alert", "alarms", "alerts"], &["posts", "posted"], &["slack", "channel", "chat"]], 2),
    first(&[&["alert", "alerts"], &["automatically"], &["created", "raised"]], 0),
    near(&[&["nous"], &["détectons", "constatons"]], 0),
    near(&[&["remontée", "remontées"], ALARM_FR], 1),
    near(&[&["alerte"], &["astreinte"]], 3),
    near(&[&["alerta", "aviso"], &["guardia"]], 3),
    near(
        &[
            &["erhält", "erhielt", "erhielten", "bekommt", "bekam", "bekamen", "empfängt", "empfing"],
            ALARM_DE,
        ],
        3,
    ),
    near(&[ALARM_DE, &["klingelte", "weckt", "weckte", "alarmierte", "kommt", "kam", "trifft", "traf"]], 1),
    near(
        &[
            &["rufbereitschaft", "bereitschaft", "bereitschaftsdienst", "leitstelle"],
            &["alarmiert", "geweckt", "verständigt", "gerufen", "angerufen"],
        ],
        2,
    ),
    near(&[&["reçoit", "reçoivent", "reçu", "recevons", "déclenchement"], ALARM_FR], 3),
    near(
        &[
            ALARM_FR,
            &["sonné", "sonna", "remontée", "remonté", "déclenchée", "retentit", "retenti", "arrive"],
        ],
        2,
    ),
    near(&[&["astreinte"], &["réveillée", "contactée", "sollicitée", "appelée", "alertée", "prévenue"]], 2),
    near(
        &[
            &[
                "salta",
                "saltan",
                "saltó",
                "saltaron",
                "suena",
                "suenan",
                "sonó",
                "sonaron",
                "disparó",
                "dispararon",
                "activó",
                "activaron",
                "llega",
                "llegan",
                "llegó",
                "llegaron",
                "recibe",
                "reciben",
                "recibió",
                "recibieron",
                "recibimos",
                "recibí",
            ],
            ALARM_ES,
        ],
        2,
    ),
    near(
        &[
            ALARM_ES,
            &["saltó", "saltaron", "sonó", "sonaron", "avisó", "disparó", "activó", "detectó", "despertó"],
        ],
        2,
    ),
    near(&[&["avisa", "avisan", "avisó", "avisaron", "alertó", "alertaron"], &["guardia"]], 4),
    near(
        &[
            &[
                "dispara",
                "disparou",
                "dispararam",
                "soa",
                "soou",
                "toca",
                "tocou",
                "chega",
                "chegou",
                "recebe",
                "recebeu",
                "recebemos",
            ],
            ALARM_PT,
        ],
        2,
    ),
    near(&[ALARM_PT, &["disparou", "disparado", "soou", "tocou"]], 1),
    near(
        &[
            &["scatta", "scattò", "scattato", "suona", "suonò", "arriva", "arrivò", "riceve", "ricevuto"],
            ALARM_IT,
        ],
        2,
    ),
    near(&[&["alarm", "melding"], &["gaat", "ging", "afgegaan"]], 1),
    near(&[&["room", "centre", "center", "desk", "control"], &["alerted", "paged"]], 0),
];

/// What tells of a detection where nothing says more: whoever stands ready was called.
pub(super) const CALLED: &[Cue] = &[
    near(&[&["incident", "outage", "fault", "problem", "disruption"], &["reported"]], 1),
    near(&[&["incident", "panne", "problème"], &["signalé", "signalée"]], 1),
    near(
        &[
            &["incidente", "incidencia", "problema", "fallo", "avería"],
            &["reportado", "reportada", "notificado", "notificada"],
        ],
        1,
    ),
    near(
        &[
            &[
                "noc",
                "soc",
                "lead",
                "sre",
                "dba",
                "duty",
                "officer",
                "operator",
                "operators",
                "technician",
                "admin",
                "sysadmin",
                "helpdesk",
                "oncall",
            ],
            &["alerted", "paged", "woken", "summoned"],
        ],
        1,
    ),
    near(
        &[
            &["guardia", "operador", "operadora", "técnico", "técnica"],
            &["alertado", "alertada", "avisado", "avisada"],
        ],
        2,
    ),
    near(&[&["techniker", "administrator", "admin", "dienst"], &["alarmiert", "verständigt", "geweckt"]], 2),
];

/// Verbs by which people close what they name, of themselves and of others.
pub(super) const CLOSES: &[&str] = &[
    "closes",
    "resolves",
    "closed",
    "schließt",
    "schließe",
    "schließen",
    "cierro",
    "cierra",
    "cierran",
    "cerramos",
    "cerró",
    "clôture",
    "clôturons",
    "ferme",
    "fermons",
    "encerro",
    "encerra",
    "encerramos",
    "encerrou",
    "chiudo",
    "chiude",
    "chiudiamo",
    "sluit",
    "sluiten",
    "zamykam",
    "zamykamy",
];
