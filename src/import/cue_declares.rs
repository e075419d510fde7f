//! Words by which people declare an incident: it is detected then where nothing earlier tells so.

use super::cues::{Cue, near};

const INCIDENT: &[&str] = &["incident", "incidents", "sev", "inc", "outage", "emergency"];

pub(super) const DECLARED: &[Cue] = &[
    near(&[&["incident"], &["declared", "opened", "raised", "erklärt"]], 1),
    near(&[&["declares", "declared", "declare", "declaring"], INCIDENT], 2),
    near(
        &[&["opens", "opened", "raises", "raised", "opening", "raising", "creates", "created"], INCIDENT],
        1,
    ),
    near(&[&["sev", "inc"], &["declared", "opened", "raised", "created", "called"]], 1),
    near(
        &[
            &["incident", "sev", "alarmfall", "störfall", "krise", "incidente", "incidencia"],
            &["ausgerufen", "eröffnet", "déclaré", "ouvert", "declarado", "declarada", "abierto", "abierta"],
        ],
        1,
    ),
    // Whoever calls an incident says so of themselves, too.
    near(
        &[
            &["declaro", "declara", "declaramos", "declaró", "declarou", "abro", "abrimos", "abrió", "abriu"],
            &["incidente", "incidencia", "sev"],
        ],
        2,
    ),
    near(&[&["déclare", "déclarons", "ouvre", "ouvrons"], &["incident", "sev"]], 2),
    near(
        &[
            &["rufe", "ruft", "eröffne", "eröffnet", "erkläre", "erklärt"],
            &["incident", "störung", "großstörung", "vorfall", "störfall", "sev"],
        ],
        2,
    ),
    near(&[&["incident", "storing"], &["uitgeroepen", "geopend", "afgekondigd"]], 1),
    near(&[&["dichiaro", "dichiara", "dichiariamo", "apro", "apre"], &["incidente", "sev"]], 2),
];
