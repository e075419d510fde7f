//! Words by which a text plainly says that an entry begins, detects, mitigates or ends the incident.
//!
//! A cue is a row of word lists that follow each other with at most a few words between them. The
//! words are those of the milestones of incident tools and of published postmortems: "outage
//! begins", "alert fired", "issue mitigated", "service restored".

/// Words one after the other, of each list one.
pub(super) struct Cue {
    pub(super) lists: &'static [&'static [&'static str]],
    /// How many other words may stand between two of them.
    pub(super) gap: usize,
    /// Whether the first word must be among the first few of the sentence.
    pub(super) is_first: bool,
}

pub(super) const fn near(lists: &'static [&'static [&'static str]], gap: usize) -> Cue {
    Cue { lists, gap, is_first: false }
}

pub(super) const fn first(lists: &'static [&'static [&'static str]], gap: usize) -> Cue {
    Cue { lists, gap, is_first: true }
}

pub(super) const TROUBLE: &[&str] = &[
    "outage",
    "incident",
    "fault",
    "problem",
    "disruption",
    "degradation",
    "failure",
    "impact",
    "störung",
    "ausfall",
    "vorfall",
    "panne",
    "incidente",
    "caída",
    "fallo",
    "falla",
    "incidencia",
    "falha",
    "disservizio",
    "guasto",
    "storing",
    "awaria",
    "awarii",
    "interruption",
    "coupure",
    "avería",
    "interrupción",
    "indisponibilidade",
    "indisponibilité",
    "interrupção",
    "interruzione",
    "uitval",
    "avbrott",
    "störningen",
    "störning",
    "nedbrud",
    "driftsforstyrrelse",
    "výpadek",
    "výpadku",
    "сбой",
    "сбоя",
    "инцидент",
    "paro",
    "corte",
    "apagón",
    "blackout",
    "stillstand",
    "stromausfall",
    "unterbrechung",
    "stoppage",
    "attack",
    "attaque",
    "angriff",
    "ataque",
    "attacco",
];
pub(super) const BEGINS: &[&str] = &[
    "begins", "began", "begin", "starts", "started", "start", "occurs", "occurred", "beginnt", "begann",
    "commence", "comienza", "empieza", "inicia", "inizia", "começa", "débute", "comenzó", "empezó",
    "iniciou", "começou", "iniziato", "iniziata", "begint", "begon", "börjar", "började", "starter",
    "startede",
];
const START_OF: &[&str] = &[
    "start",
    "beginning",
    "onset",
    "beginn",
    "début",
    "inicio",
    "início",
    "inizio",
    "początek",
    "comienzo",
    "aanvang",
    "starten",
    "начало",
    "začátek",
];
const THINGS: &[&str] = &["site", "service", "website", "system", "application", "app", "platform", "api"];

const AFFECTED: &[&str] = &[
    "affected",
    "impacted",
    "impact",
    "betroffen",
    "beeinträchtigt",
    "afectados",
    "afectadas",
    "afectado",
    "touchés",
    "impactés",
];

const BREAKS: &[&str] = &["broke", "breaks", "failed", "fails", "died", "dies", "crashed", "crashes"];

/// What is first seen of an outage.
const FIRST_SIGNS: &[&str] = &[
    "errors",
    "error",
    "failures",
    "failure",
    "timeouts",
    "requests",
    "queries",
    "jobs",
    "pods",
    "hosts",
    "nodes",
    "servers",
    "customers",
    "users",
    "symptoms",
    "signs",
    "drops",
    "crashes",
    "losses",
    "wave",
];

/// What German says in one word.
const FAULT_BEGINS: &[&str] = &["störungsbeginn", "störungsanfang", "störungseintritt", "ausfallbeginn"];
pub(super) const FAULT_ENDS: &[&str] = &["störungsende", "ausfallende", "entstört"];
pub(super) const REPAIR: &[&str] = &["störungsbehebung", "störungsbeseitigung", "entstörung"];

pub(super) const START: &[Cue] = &[
    near(&[FAULT_BEGINS], 0),
    near(&[TROUBLE, BEGINS], 0),
    near(&[&["comienza", "empieza", "inicia", "commence", "beginnt", "begann"], TROUBLE], 1),
    near(&[START_OF, &["of", "de", "del", "do", "der", "des", "du"], TROUBLE], 2),
    near(&[START_OF, TROUBLE], 1),
    first(&[&["errors", "failures", "timeouts"], &["begin", "began", "start", "started"]], 0),
    first(&[THINGS, &["is", "goes", "went"], &["down"]], 1),
    first(&[&["first"], FIRST_SIGNS, &["begins", "begin", "began"]], 4),
    near(&[TROUBLE, &["to", "on", "for", "of"], BEGINS], 3),
    // "Uploads time out, customers affected from here."
    near(
        &[AFFECTED, &["from", "ab", "desde", "partir"], &["here", "hier", "aquí", "ici", "there", "then"]],
        1,
    ),
    near(&[&["ab"], &["hier", "jetzt"], AFFECTED], 2),
    // A remark that somebody wrote beside the line of a log.
    near(&[&["here"], &["it"], BREAKS], 0),
    near(&[&["it", "everything"], BREAKS, &["here"]], 0),
    near(&[&["ab"], &["hier"], &["kaputt", "gestört", "ausgefallen", "tot", "down"]], 1),
    near(&[&["aquí", "aqui"], &["se"], &["cayó", "cae", "rompió", "rompe"]], 0),
    near(&[&["ici"], &["ça", "tout"], &["casse", "tombe", "plante"]], 0),
];

const ALERT: &[&str] = &[
    "alert",
    "alerts",
    "alarm",
    "alarms",
    "pager",
    "pagers",
    "page",
    "pages",
    "monitor",
    "alerte",
    "alerta",
    "アラート",
];
const FIRES: &[&str] = &[
    "fires",
    "fired",
    "fire",
    "triggers",
    "triggered",
    "received",
    "detects",
    "detected",
    "raised",
    "indicating",
    "alerted",
    "paged",
    "reports",
    "ausgelöst",
];
const MONITORING: &[&str] =
    &["monitoring", "monitor", "pagerduty", "pingdom", "alertmanager", "nagios", "icinga", "opsgenie"];
const BAD: &[&str] = &[
    "drop",
    "reports",
    "outage",
    "failure",
    "failures",
    "errors",
    "error",
    "issue",
    "issues",
    "problem",
    "problems",
    "spike",
    "alert",
    "alerts",
    "degradation",
    "anomaly",
    "something",
];
const NOTICE: &[&str] = &["notice", "notices", "noticed", "bemerkt", "bemerken"];

/// What an alert, or what watches, does to people.
const CALLS: &[&str] = &[
    "informed", "informs", "pages", "paged", "alerts", "alerted", "notified", "notifies", "called", "calls",
];
const WATCH: &[&str] = &[
    "monitoring",
    "monitor",
    "monitors",
    "alerting",
    "alarming",
    "pager",
    "pagers",
    "pagerduty",
    "opsgenie",
];

pub(super) const DETECT: &[Cue] = &[
    near(&[&["störungserkennung"]], 0),
    near(&[WATCH, CALLS], 0),
    near(&[&["alert", "alarm"], &["pages", "paged", "notified", "notifies"]], 1),
    near(
        &[
            &["check", "checks", "probe", "probes"],
            &["page", "pages", "paged", "alert", "alerts", "alerted", "notified"],
        ],
        0,
    ),
    near(&[&["noc", "soc", "helpdesk"], &["detects", "detected", "notices", "noticed"]], 0),
    near(&[&["salta", "saltan", "suena"], &["alerta", "alertas", "alarma"]], 1),
    first(&[&["alert", "alarm"], &["to"]], 0),
    near(&[ALARM, REACHES], 2),
    near(&[ALARM, &["sent"], &["to"], TEAM], 1),
    near(&[ALARM, &["to"], CREWS], 1),
    near(&[&["call", "oncall"], &["alerted"]], 0),
    near(&[&["team", "teams"], &["was", "were"], &["alerted"]], 0),
    near(&[&["page"], &["sent"], &["to"], TEAM], 1),
    first(&[&["page"], &["to"], &["on", "oncall", "team", "primary", "secondary", "sre", "ops"]], 2),
    near(&[&["first"], &["reported", "heard"]], 0),
    near(&[&["first"], &["we"], &["hear", "heard", "knew", "noticed"]], 0),
    near(&[&["learned", "learnt"], &["of", "about"], &["it", "this"]], 0),
    near(&[&["consider", "considered", "count", "counts", "counted", "as"], &["detection"]], 3),
    near(&[&["alerte", "alertes"], &["reçue", "reçues", "déclenchée", "levée"]], 2),
    near(
        &[&["astreinte", "bereitschaft", "rufbereitschaft", "plantão", "guardia", "reperibile"], ALARMED],
        1,
    ),
    near(
        &[
            &["detecta", "detectan", "detectó", "detectou", "rileva"],
            &["problema", "fallo", "falha", "error"],
        ],
        3,
    ),
    near(&[&["monitoring", "überwachung"], &["meldet", "meldete", "alarmiert"]], 0),
    near(&[&["erste", "ersten", "erster"], &["alarmierung", "alarm", "meldung", "störungsmeldung"]], 0),
    near(&[&["wykrycie", "wykryto"], &["problemu", "problem", "awarii", "awarię"]], 1),
    near(&[ALERT, FIRES], 2),
    near(&[ALERT, &["on", "for", "about", "from"], &["fires", "fired", "triggers", "triggered"]], 3),
    near(&[&["first", "initial", "erster"], &["alert", "alarm", "finding", "detection"]], 1),
    near(&[&["first"], &["detected", "noticed", "discovered", "identified", "spotted", "observed"]], 0),
    near(&[ALERT, &["goes", "went"], &["off"]], 0),
    near(&[&["team", "équipe", "bereitschaft"], &["alarmiert", "alertée", "prévenue", "avisado"]], 2),
    near(&[&["got", "gets", "is", "was", "were", "oncall"], &["paged"]], 1),
    first(&[&["incident", "outage", "issue", "problem", "fault"], &["detection"]], 0),
    near(&[&["receives", "received", "receive", "gets"], &["alert", "alerts"]], 4),
    near(&[&["receives", "received", "receive", "gets"], &["pager", "page", "pages"]], 1),
    near(&[&["monitoring"], &["detected", "detects"]], 5),
    near(&[MONITORING, &["pages", "paged", "alerts", "alerted", "detects", "detected"]], 2),
    near(&[&["alerting"], &["detects", "detected"]], 0),
    near(&[&["detected", "identified", "discovered"], &["by"], MONITORING], 3),
    first(&[&["alerted", "paged", "alarmiert"]], 0),
    first(&[&["detected"], &["by", "through", "via", "when", "after", "in", "during"]], 0),
    near(&[&["call", "oncall", "engineer", "engineers", "responder", "responders", "sre"], &["paged"]], 1),
    first(&[&["team", "teams", "oncall", "engineer", "engineers"], &["alerted", "paged", "aware"]], 0),
    near(
        &[
            &[
                "issue",
                "incident",
                "problem",
                "outage",
                "anomaly",
                "fault",
                "intrusion",
                "breach",
                "compromise",
            ],
            &["detected", "noticed", "entdeckt"],
        ],
        4,
    ),
    near(&[NOTICE, BAD], 4),
    near(&[&["outage", "failure", "errors"], NOTICE], 2),
    near(&[&["störung", "ausfall", "fehler", "vorfall"], &["erkannt", "bemerkt", "entdeckt", "gemeldet"]], 2),
    near(&[&["panne", "incident"], &["détecté", "détectée"]], 2),
    near(&[&["incidente", "problema", "fallo", "error", "falla"], &["detectado", "detectada"]], 2),
];

/// An alarm, and what it does, or what is done with one that is new.
const ALARM: &[&str] = &["alert", "alerts", "alarm", "alarms", "alerte", "alerta", "allarme"];
const REACHES: &[&str] = &[
    "reaches",
    "reached",
    "sound",
    "sounds",
    "sounded",
    "wakes",
    "woke",
    "arrives",
    "arrived",
    "seen",
    "spotted",
    "noticed",
    "parvient",
    "réveille",
    "reçue",
    "erreicht",
    "weckt",
    "llega",
    "despierta",
    "recibida",
    "recebido",
    "arriva",
    "sveglia",
    "ricevuto",
];
const TEAM: &[&str] =
    &["on", "oncall", "call", "team", "primary", "secondary", "sre", "ops", "engineer", "engineers", "rota"];

/// Who is reached by an alarm that names them alone.
const CREWS: &[&str] =
    &["engineering", "operations", "maintenance", "ops", "noc", "oncall", "facilities", "security"];

/// Somebody on call is reached.
const ALARMED: &[&str] = &[
    "alarmiert",
    "appelée",
    "prévenue",
    "alertée",
    "acionado",
    "avisada",
    "avisado",
    "chiamato",
    "verständigt",
];
