//! More words by which a text tells that trouble begins or is over: what people call it where they
//! do not say "outage", and the first errors of it.

use super::cue_ends::ENDS;
use super::cues::{BEGINS, Cue, TROUBLE, first, near};

/// What stands still, is slow or full: trouble only where it is said to begin or to end.
const STRAITS: &[&str] = &[
    "stall",
    "hang",
    "jam",
    "brownout",
    "slowdown",
    "downtime",
    "congestion",
    "backlog",
    "flood",
    "lockup",
    "deadlock",
    "loss",
    "leak",
    "overload",
    "lockout",
    "throttling",
    "delays",
    "unavailability",
    "malfunction",
    "breakdown",
    "standstill",
    "stau",
    "engpass",
    "überlast",
    "verzögerungen",
    "nichtverfügbarkeit",
    "blockade",
    "ralentissement",
    "blocage",
    "saturation",
    "lenteurs",
    "lentitud",
    "bloqueo",
    "saturación",
    "degradación",
    "lentidão",
    "instabilidade",
    "degradação",
    "bloqueio",
    "blocco",
    "rallentamento",
    "vertraging",
    "spadek",
];
const ERRORS: &[&str] = &[
    "errors",
    "error",
    "failures",
    "timeouts",
    "fehler",
    "fehlermeldungen",
    "erreurs",
    "échecs",
    "errores",
    "fallos",
    "erros",
    "falhas",
    "errori",
    "fouten",
    "foutmeldingen",
    "błędy",
];
const FIRST: &[&str] = &[
    "first",
    "initial",
    "erste",
    "premières",
    "premiers",
    "primeros",
    "primeras",
    "primeiros",
    "primeiras",
    "primi",
    "prime",
    "eerste",
    "pierwsze",
];
const SERVICES: &[&str] = &[
    "service",
    "site",
    "website",
    "system",
    "dienst",
    "portal",
    "anwendung",
    "anlage",
    "système",
    "application",
    "servicio",
    "sitio",
    "sistema",
    "web",
    "serviço",
    "servizio",
    "platform",
    "plataforma",
];

/// Who meets the first errors, and how.
const PEOPLE: &[&str] =
    &["customers", "customer", "users", "user", "clients", "visitors", "readers", "requests"];
const MEETING: &[&str] =
    &["seeing", "see", "experiencing", "experience", "getting", "get", "receiving", "hitting"];

const RISING: &[&str] =
    &["climb", "climbing", "rise", "rising", "increase", "increasing", "spike", "spiking"];

/// What plainly begins.
pub(super) const START_MORE: &[Cue] = &[
    near(&[STRAITS, BEGINS], 0),
    first(&[FIRST, ERRORS], 1),
    near(&[TROUBLE, &["onset"]], 0),
    first(&[&["is", "goes", "went"], &["down"]], 0),
    near(&[&["took", "takes", "taking", "brought", "brings", "knocked"], SERVICES, &["down", "offline"]], 1),
    near(&[&["ceased", "ceases"], &["to"]], 0),
    near(&[&["crashing", "crashes", "crashed", "breaking", "breaks", "broke"], SERVICES], 1),
    first(&[&["mains", "power", "electricity"], &["fails", "failed", "lost", "out"]], 0),
    near(&[&["issue", "issues"], &["onset", "begins", "began"]], 0),
    near(&[&["error", "failure"], &["rate", "rates"], BEGINS, RISING], 1),
    first(&[PEOPLE, BEGINS, MEETING, ERRORS], 3),
    first(&[FIRST, PEOPLE, &["impact", "affected", "impacted"]], 0),
    first(
        &[SERVICES, &["becomes", "became"], &["unavailable", "unreachable", "inaccessible", "unresponsive"]],
        0,
    ),
    first(
        &[
            &["instance", "node", "host", "pod", "vm", "machine", "replica", "broker"],
            &["becomes", "became"],
            &["unavailable", "unreachable", "unresponsive"],
        ],
        9,
    ),
    near(&[SERVICES, &["fällt", "fiel"], &["aus"]], 0),
    near(&[&["störung", "ausfall", "fehler"], &["tritt", "trat"], &["auf", "ein"]], 0),
    near(&[SERVICES, &["tombe"]], 0),
    near(&[SERVICES, &["devient"], &["indisponible", "inaccessible"]], 0),
    near(&[SERVICES, &["se"], &["cae", "cayó"]], 0),
    near(&[SERVICES, &["cai", "caiu"]], 0),
    near(&[&["começa", "começou", "inizia"], &["indisponibilidade", "falha", "disservizio", "guasto"]], 1),
    near(&[&["begin", "aanvang"], &["van"], &["storing", "uitval"]], 1),
];

const DONE: &[&str] = &["achieved", "complete", "completed", "confirmed", "done", "finished"];

/// What is plainly over.
pub(super) const RESOLVE_MORE: &[Cue] = &[
    near(&[&["brings", "bringing", "brought"], TROUBLE, &["to"], &["end"]], 2),
    near(&[STRAITS, ENDS], 0),
    near(&[TROUBLE, &["declared"], ENDS], 1),
    near(&[&["full", "service", "complete"], &["restoration"], DONE], 1),
    near(
        &[
            &["end", "ende", "fin", "fim", "fine", "einde"],
            &["of", "des", "der", "du", "de", "del", "da", "do", "della", "van"],
            STRAITS,
        ],
        2,
    ),
    near(
        &[
            &["fim", "fine", "einde"],
            &["da", "della", "van"],
            &["falha", "interrupção", "interruzione", "storing", "uitval"],
        ],
        1,
    ),
    near(&[&["störung", "ausfall", "sperrung"], &["aufgehoben"]], 1),
];

/// What plainly mitigates.
pub(super) const MITIGATE_MORE: &[Cue] = &[
    near(&[&["mitigates"], &["issue", "incident", "outage", "impact", "problem", "attack"]], 2),
    near(&[&["workaround"], &["applied", "deployed", "place", "live"]], 2),
    near(&[&["mitigé", "mitigée"]], 0),
    near(
        &[
            &["mitigación", "mitigação", "mitigazione", "atténuation", "eindämmung"],
            &[
                "aplicada",
                "completada",
                "activa",
                "concluída",
                "ativa",
                "appliquée",
                "effective",
                "applicata",
                "wirksam",
                "abgeschlossen",
            ],
        ],
        1,
    ),
];
