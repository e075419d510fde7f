//! Words by which people tell plainly, in their own manner, that something begins, is noticed or is over.

use super::cues::{Cue, TROUBLE, first, near};

/// What plainly begins.
pub(super) const START_SPOKEN: &[Cue] = &[
    near(&[&["trouble"], &["begins", "began", "starts", "started"]], 0),
    near(&[&["arranca", "arrancó"], TROUBLE], 1),
    first(
        &[
            &["starts", "started", "begins", "began", "start", "begin"],
            &["failing", "fail", "erroring", "refuse", "refusing", "reject", "rejecting"],
        ],
        1,
    ),
    first(&[&["goes", "went", "go"], &["dark", "blank", "dead"]], 0),
    near(&[&["deja", "dejan", "dejó", "dejaron"], &["de"], STOPS_ES], 0),
    near(&[&["smette", "smettono"], &["di"], &["rispondere", "funzionare", "caricare", "accettare"]], 0),
    near(&[&["tombe", "tombent"], &["en"], &["panne"]], 0),
];
const STOPS_ES: &[&str] =
    &["funcionar", "responder", "dar", "cargar", "aceptar", "entregar", "cobrar", "imprimir", "enviar"];

/// What plainly detects.
pub(super) const DETECT_SPOKEN: &[Cue] = &[
    near(&[&["being"], &["paged"]], 0),
    near(&[&["pager", "pagers"], &["goes", "went"], &["off"]], 0),
    near(&[&["alert", "alarm"], &["reaches", "reached"]], 0),
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
    near(&[&["call", "called", "calling"], &["it"], &["done"]], 0),
    near(&[&["normalschaltung", "normalzustand", "normalbetrieb"], &["hergestellt", "erreicht"]], 1),
];
