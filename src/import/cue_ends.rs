//! Words by which a text plainly says that an entry mitigates or ends the incident.

use super::cues::{Cue, FAULT_ENDS, REPAIR, TROUBLE, first, near};

pub(super) const MITIGATE: &[Cue] =
    &[near(&[&["mitigated", "repaired", "eingedämmt", "entschärft", "mitigado", "atténué"]], 0)];

const ENDS: &[&str] = &[
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
const RESTORED: &[&str] = &[
    "restored",
    "recovered",
    "wiederhergestellt",
    "rétabli",
    "rétablis",
    "restaurado",
    "restablecido",
    "ripristinato",
    "hersteld",
    "przywrócono",
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
    near(&[&["closes", "resolves", "closed", "schließt"], TROUBLE], 1),
    near(&[&["end", "ende", "fin"], &["of"], TROUBLE], 1),
    near(&[&["ende", "fin", "fim", "fine"], &["der", "du", "de", "del", "des", "do", "dell"], TROUBLE], 1),
    near(&[&["koniec", "einde"], TROUBLE], 1),
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
                "dienst",
            ],
            RESTORED,
        ],
        2,
    ),
    near(&[&["fully"], &["restored", "recovered"]], 0),
    near(&[&["traffic", "service", "site"], &["back"], &["restored", "online"]], 0),
    near(&[&["back"], &["online"]], 0),
    first(&[&["all"], &["clear"]], 0),
    near(&[&["entwarnung"]], 0),
];

/// Words that say as much only of the last entry: before it, they are often followed by a relapse.
pub(super) const RESOLVE_LAST: &[Cue] = &[
    near(
        &[&["link", "vpn", "network", "connection", "connectivity", "power", "system", "systems"], RESTORED],
        1,
    ),
    near(&[&["back"], &["to"], &["normal"]], 0),
    near(&[&["issue", "problem", "error", "errors"], &["goes", "went"], &["away"]], 0),
    near(&[&["fully"], &["available", "operational"]], 0),
];

/// Words that end it where nothing plainer does.
pub(super) const RESOLVE_WEAK: &[Cue] = &[
    near(&[REPAIR, &["abgeschlossen", "beendet", "erledigt"]], 2),
    near(&[&["ende", "abschluss"], REPAIR], 1),
    near(&[&["event"], &["closed", "over", "ended"]], 0),
    near(&[&["closing", "close"], TROUBLE], 1),
    near(&[&["declared"], &["over"]], 0),
];
