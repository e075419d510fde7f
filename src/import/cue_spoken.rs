//! Words by which people tell plainly, in their own manner, that something begins, is noticed or is over.

use super::cues::{Cue, TROUBLE, first, near};

/// What plainly begins.
pub(super) const START_SPOKEN: &[Cue] = &[
    near(&[&["trouble"], &["begins", "began", "starts", "started"]], 0),
    near(&[&["arranca", "arrancó"], TROUBLE], 1),
    first(
        &[
            // "Pods begin failing their probes" is told of more than an outage.
            &["starts", "started"],
            &["failing", "erroring"],
        ],
        1,
    ),
    first(&[&["goes", "went", "go"], &["dark", "blank", "dead"]], 0),
    near(&[&["deja", "dejan", "dejó", "dejaron"], &["de"], STOPS_ES], 0),
    near(&[&["smette", "smettono"], &["di"], &["rispondere", "funzionare", "caricare", "accettare"]], 0),
    near(&[&["tombe", "tombent"], &["en"], &["panne"]], 0),
    near(JUST_FR, 0),
    near(JUST_ES, 0),
    near(JUST_PT, 0),
    near(&[&["went", "gone", "goes"], &["dark", "dead"]], 0),
    near(&[&["from"], &["here", "now"], &["on"], &["no", "nobody", "nothing", "none"]], 0),
    near(&[&["no", "nobody", "nothing"], &["from"], &["this"], &["point"]], 5),
    near(&[&["ab"], &["hier", "jetzt"], &["kein", "keine", "keiner", "nichts", "niemand"]], 0),
    near(&[&["where"], &["it"], &["went", "goes"], &["wrong"]], 0),
    near(&[&["beginning"], &["of"], &["it", "this"]], 0),
    near(&[&["point"], &["de"], &["départ"]], 0),
];
/// What has broken this very moment.
const JUST_FR: &[&[&str]] = &[&["vient", "viennent"], &["de"], &["planter", "tomber", "lâcher", "sauter"]];
const JUST_ES: &[&[&str]] = &[&["acaba", "acaban"], &["de"], &["caer", "caerse", "fallar"]];
const JUST_PT: &[&[&str]] = &[&["caiu", "caíram", "parou", "pararam"], &["agora"]];
const STOPS_ES: &[&str] =
    &["funcionar", "responder", "dar", "cargar", "aceptar", "entregar", "cobrar", "imprimir", "enviar"];

/// What plainly detects.
pub(super) const DETECT_SPOKEN: &[Cue] = &[
    near(&[&["being"], &["paged"]], 0),
    near(&[&["pager", "pagers"], &["goes", "went"], &["off"]], 0),
    near(&[&["alert", "alarm"], &["reaches", "reached"]], 0),
    near(&[&["notified"], &["by"], &["push", "sms", "phone"]], 3),
    near(&[&["sonde", "sondes", "supervision"], &["relevé", "relève", "relèvent"]], 1),
    near(&[WATCHERS, &["schlägt", "schlagen", "flags", "flagged", "flag"]], 1),
];
const WATCHERS: &[&str] = &[
    "icinga",
    "nagios",
    "zabbix",
    "checkmk",
    "prometheus",
    "grafana",
    "monitoring",
    "monitor",
    "monitors",
    "probe",
    "probes",
];

/// What tells of a detection where nothing says more.
pub(super) const NOTICED_SPOKEN: &[Cue] = &[
    near(&[&["rings", "rang", "calls", "called", "phones", "phoned", "radios"], DESKS], 2),
    near(JUST_FR, 0),
    near(JUST_ES, 0),
    near(JUST_PT, 0),
    near(&[&["went", "gone", "goes"], &["dark", "dead"]], 0),
    near(&[&["rings", "rang", "phones", "phoned"], &["engineer", "technician", "electrician", "plumber"]], 2),
    near(&[&["phone", "phones", "phoned"], &["in"]], 0),
    near(&[&["radio", "radios", "radioed"], &["it"], &["in"]], 0),
    near(&[&["phone", "phones", "telefon", "handy"], &["buzzes", "buzzed", "klingelt", "vibriert"]], 0),
    near(
        &[
            &["prévient", "préviennent", "alerte", "alertent", "remarque", "remarquent"],
            &["l", "le", "la", "les"],
        ],
        0,
    ),
    near(&[&["spotted"], &["on", "in", "at"]], 0),
    near(&[&["läuft", "lief"], &["auf"]], 0),
    near(&[&["se"], &["da", "dan", "dio", "dieron"], &["cuenta"]], 0),
    near(&[&["se"], &["ne"], &["accorge", "accorgono", "accorta", "accorto"]], 0),
    near(&[&["s", "se"], &["aperçoit", "aperçoivent"]], 0),
    near(&[&["avisa", "avisan", "avisó"], &["por", "al", "a"], &["soporte", "chat", "teléfono"]], 3),
    first(
        &[
            &["first", "erste", "première", "primera", "prima", "primeira"],
            &[
                "complaint",
                "complaints",
                "beschwerde",
                "beschwerden",
                "plainte",
                "queja",
                "quejas",
                "reclamo",
            ],
        ],
        1,
    ),
];
const DESKS: &[&str] = &["desk", "helpdesk", "noc", "soc", "oncall", "leitstelle", "operations", "ops"];

/// What is plainly over.
pub(super) const RESOLVE_SPOKEN: &[Cue] = &[
    near(&[&["ended", "ends", "ending"], &["the", "this"], &["incident", "outage", "disruption"]], 0),
    near(&[&["clos", "clôturons", "clôture"], TROUBLE], 1),
    near(&[&["fixed"], &["for"], &["good"]], 0),
    near(&[&["da"], &["por"], CLOSED_ES], 0),
    near(&[&["queda", "quedó"], CLOSED_ES], 0),
    near(&[&["levanta", "levantó", "levantada"], &["emergencia", "alerta", "contingencia"]], 1),
    near(&[&["signs", "signed"], TROUBLE, &["off"]], 2),
];
const CLOSED_ES: &[&str] =
    &["cerrada", "cerrado", "resuelta", "resuelto", "solucionada", "solucionado", "terminada", "finalizada"];

/// Words that end it where nothing plainer does.
pub(super) const RESOLVE_WEAK_SPOKEN: &[Cue] = &[
    near(
        &[
            &["vorgang", "ticket", "fall", "caso", "dossier", "chamado", "chiamata", "p1", "p2", "p3"],
            &["abgeschlossen", "chiuso", "chiusa", "encerrado", "closed", "clos", "zu"],
        ],
        0,
    ),
    near(&[&["over"], &["and"], &["done"]], 0),
    near(&[&["p", "file"], &["closed"]], 0),
    near(&[&["closing"], &["the"], &["thread", "bridge", "room"]], 0),
    near(&[&["call", "called", "calling"], &["it"], &["done"]], 0),
    near(&[&["normalschaltung", "normalzustand", "normalbetrieb"], &["hergestellt", "erreicht"]], 1),
];
