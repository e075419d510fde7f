//! Words by which a text plainly says that an entry mitigates or ends the incident.

use super::cue_calls::CLOSES;
use super::cue_supply::{EVERY, RESTORED, SUPPLIED, SUPPLY};
use super::cues::{Cue, FAULT_ENDS, REPAIR, TROUBLE, first, near};

pub(super) const MITIGATE: &[Cue] = &[
    near(
        &[&[
            "mitigated",
            "repaired",
            "eingedämmt",
            "entschärft",
            "abgemildert",
            "mitigado",
            "mitigada",
            "mitigados",
            "atténué",
            "atténuée",
            "mitigato",
            "mitigata",
            "gemitigeerd",
        ]],
        0,
    ),
    near(&[TROUBLE, CONTAINED], 1),
    near(&[&["applied", "deployed", "implemented"], &["mitigation", "mitigations"]], 1),
    near(&[&["mitigation"], &["place", "applied", "deployed", "live", "complete", "effective"]], 2),
];

const CONTAINED: &[&str] = &[
    "contained",
    "stabilised",
    "stabilized",
    "alleviated",
    "contenu",
    "contenue",
    "maîtrisé",
    "maîtrisée",
    "contenido",
    "contenida",
    "controlado",
    "controlada",
    "gemildert",
    "eingegrenzt",
    "contido",
    "contida",
];

pub(super) const ENDS: &[&str] = &[
    "ceases",
    "ceased",
    "subsides",
    "subsided",
    "ends",
    "ended",
    "over",
    "closed",
    "resolved",
    "beendet",
    "behoben",
    "endet",
    "vorbei",
    "geschlossen",
    "résolu",
    "résolue",
    "resuelto",
    "resuelta",
    "cerrado",
    "terminée",
    "risolto",
    "opgelost",
    "verholpen",
    "resolvido",
    "resolvida",
    "usunięta",
    "clos",
    "clôturé",
    "clôturée",
    "fermé",
    "réparée",
    "gelöst",
    "cerrada",
    "solucionado",
    "solucionada",
    "subsanada",
    "encerrado",
    "encerrada",
    "risolta",
    "chiuso",
    "gesloten",
    "afgesloten",
    "zamknięta",
    "zamknięty",
    "naprawiona",
    "åtgärdad",
    "avslutad",
    "afsluttet",
    "устранён",
    "устранен",
    "закрыт",
    "vyřešen",
];
pub(super) const RESOLVE: &[Cue] = &[
    near(&[FAULT_ENDS], 0),
    near(
        &[&[
            "resolved",
            "behoben",
            "résolu",
            "résolue",
            "resuelto",
            "resuelta",
            "resolvido",
            "resolvida",
            "opgelost",
            "risolto",
            "risolta",
            "verholpen",
            "rozwiązano",
            "устранено",
        ]],
        0,
    ),
    near(&[TROUBLE, ENDS], 1),
    near(&[&["issue", "incident", "outage", "problem", "degradation"], &["resolves"]], 1),
    near(&[TROUBLE, &["end", "ende", "fin", "fim"]], 0),
    near(&[&["sev", "inc"], &["closed", "ended", "over"]], 1),
    near(&[CLOSES, TROUBLE], 1),
    near(&[&["end", "ende", "fin"], &["of"], TROUBLE], 2),
    near(&[&["ende", "fin", "fim", "fine"], &["der", "du", "de", "del", "des", "do", "dell"], TROUBLE], 1),
    near(&[&["koniec", "einde"], TROUBLE], 1),
    near(&[&["cerrada", "cerrado", "finalizada", "clôture", "fermeture", "cierre", "abschluss"], TROUBLE], 2),
    near(
        &[
            &[
                "service",
                "services",
                "traffic",
                "site",
                "access",
                "functionality",
                "dienst",
                "dienste",
                "servicio",
                "servizio",
                "serviço",
                "accès",
                "trafic",
                "acceso",
                "tráfico",
                "betrieb",
            ],
            RESTORED,
        ],
        2,
    ),
    near(&[&["fully"], &["restored", "recovered"]], 0),
    near(&[EVERY, SUPPLIED, RESTORED], 1),
    near(&[&["traffic", "service", "site"], &["back"], &["restored", "online"]], 0),
    near(&[&["back"], &["online"]], 0),
    first(&[&["all"], &["clear"]], 0),
    near(&[&["entwarnung"]], 0),
];

/// Words that say as much where nothing follows them in their part of the sentence: "power restored"
/// is the end, and "power restored to the first row" is not.
pub(super) const RESOLVE_WHOLE: &[Cue] = &[
    near(&[SUPPLY, RESTORED], 2),
    near(&[SUPPLY, &["wieder"], &["da", "hergestellt", "stabil"]], 1),
    near(&[RESTORED, SUPPLY], 2),
];

/// Words that say as much only of the last entry: before it, they are often followed by a relapse.
pub(super) const RESOLVE_LAST: &[Cue] = &[
    near(
        &[&["link", "vpn", "network", "connection", "connectivity", "power", "system", "systems"], RESTORED],
        1,
    ),
    near(&[&["back"], &["to"], &["normal"]], 0),
    near(&[&["back"], &["up"], &["and"], &["running"]], 0),
    near(&[&["operating", "operational", "running", "working"], &["at"], &["100"], &["again"]], 0),
    near(&[&["issue", "problem", "error", "errors"], &["goes", "went"], &["away"]], 0),
    near(&[&["fully"], &["available", "operational"]], 0),
    near(&[MEASURES, &["return", "returns", "returned", "back"], &["to"], &["normal", "baseline"]], 1),
    near(&[&["full"], &["recovery"]], 0),
    near(
        &[
            &["rendered", "working", "functioning", "loading", "works", "responding"],
            &["correctly", "properly", "normally"],
        ],
        0,
    ),
    near(&[&["normal"], &["operation", "operations", "service"], &["resumes", "resumed", "resume"]], 0),
    near(&[&["available"], &["to"], &["users", "customers", "everyone"]], 1),
    near(&[&["resolution"], &["confirmed"]], 1),
    near(&[&["alert", "alerts", "alarm", "alarms"], &["clear", "clears", "cleared"]], 1),
    near(&[ALL, &["back", "normal", "stable", "healthy", "nominal", "green", "operational"]], 2),
    near(&[&["läuft", "laufen", "funktioniert", "funktionieren"], &["wieder"]], 1),
    near(&[&["wieder"], &["normal", "normalbetrieb", "verfügbar", "erreichbar", "online"]], 1),
    near(&[&["steht", "stehen"], &["wieder"], &["verfügung"]], 2),
    near(&[&["retour"], &["à"], &["normale"]], 1),
    near(&[&["fonctionne", "fonctionnent", "opérationnel"], &["nouveau"]], 1),
    near(&[&["nouveau"], &["opérationnel", "opérationnels", "disponible"]], 1),
    near(
        &[
            &["vuelve", "vuelven", "volvió", "volvieron", "vuelto", "regresa", "regresó", "volta", "voltou"],
            &["normalidad", "normalidade", "normal"],
        ],
        3,
    ),
    near(&[&["torna", "tornato", "tornati", "ritorno"], &["normalità", "norma", "normale"]], 3),
];

/// What is measured of a service.
const MEASURES: &[&str] = &[
    "rate",
    "rates",
    "latency",
    "latencies",
    "traffic",
    "errors",
    "metrics",
    "load",
    "levels",
    "performance",
];

const ALL: &[&str] = &[
    "everything",
    "all",
    "service",
    "services",
    "site",
    "shop",
    "system",
    "systems",
    "alles",
    "tout",
    "todo",
];

/// Words that end it where nothing plainer does.
pub(super) const RESOLVE_WEAK: &[Cue] = &[
    near(&[REPAIR, &["abgeschlossen", "beendet", "erledigt"]], 2),
    near(&[&["ende", "abschluss"], REPAIR], 1),
    near(&[&["event"], &["closed", "over", "ended"]], 0),
    near(&[&["is", "are"], &["up", "back"], &["again"]], 0),
    first(&[&["back"], &["up"]], 0),
    near(
        &[TICKET, &["closed", "resolved", "geschlossen", "cerrado", "cerrada", "clos", "fermé", "clôturé"]],
        1,
    ),
    near(&[CLOSES, TICKET], 2),
    near(&[&["closing", "close"], TICKET], 2),
    near(&[&["closing", "close"], TROUBLE], 1),
    near(&[&["declared"], &["over"]], 0),
    near(&[&["closing"], &["this", "it", "out"]], 0),
    near(&[&["stand", "stood"], &["down"]], 0),
    near(&[&["status", "state"], &["to"], &["closed", "resolved"]], 3),
    near(
        &[FIXABLE, &["fixed", "solved", "gone", "rectified", "cleared", "réglé", "corrigé", "arreglado"]],
        1,
    ),
];

const TICKET: &[&str] = &["ticket", "case", "vorgang", "dossier", "caso", "chamado"];
const FIXABLE: &[&str] = &["issue", "problem", "fault", "outage", "fehler", "problème", "problema", "fallo"];
