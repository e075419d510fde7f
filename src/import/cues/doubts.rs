//! Words around a cue that cast doubt on it, or take it back.

/// Words before a cue that turn it round or put it off.
pub(in crate::import) const BEFORE: &[&str] = &[
    "isn", "wasn", "aren", "weren", "hasn", "haven", "won", "didn", "doesn", "couldn", "not", "no", "never",
    "until", "if", "when", "will", "be", "nicht", "noch", "kein", "keine", "wenn", "werden", "appears",
    "seems", "seem", "appear", "should", "may", "might", "could", "partially", "mostly", "possible",
    "before", "after", "once", "believe", "think", "expected", "without", "un", "pas", "nobody", "none",
    "niemand", "sin", "non", "senza", "ohne", "sem", "sans", "keiner", "keines", "personne", "aucun",
    "aucune", "nadie", "ninguna", "ninguno", "ninguém", "nessuno", "nessuna", "majority", "some", "came",
    "bring", "bringing", "hope", "hopes", "hoping", "try", "trying", "wait", "waiting", "would", "must",
    "getting", "get", "whether", "voraussichtlich", "voraussichtliche", "voraussichtliches", "erwartet",
    "erwartetes", "geplantes", "teilweise", "einzelne", "soll", "sollte", "sollten", "sera", "bientôt",
    "partiellement", "parcialmente", "pronto", "systemd",
];

/// Words behind an end that take it back.
pub(in crate::import) const BEHIND: &[&str] =
    &["though", "although", "but", "however", "except", "obwohl", "aber", "jedoch"];

/// Words within a cue that turn it round.
pub(in crate::import) const WITHIN: &[&str] = &[
    "investigation", "investigación", "untersuchung", "enquête", "diagnostic", "diagnosis", "not", "no",
    "nicht", "non", "sin", "senza", "be", "appears", "partially", "threshold", "thresholds", "still",
    "stops", "stopped", "keeps", "longer", "pas", "scheduled", "planned", "duplicate", "never", "would",
    "should", "could", "might", "being", "handed", "teilweise", "partiellement", "parcialmente", "bald",
    "bientôt",
];

/// Words that put off all that follows in their part of the sentence, or say that it holds for a
/// part: "we should continue to see them come back online", "a tenth of them are back online".
pub(in crate::import) const WISHING: &[&str] = &[
    "tenth", "begin", "begins", "began", "should", "sure", "ensure", "verify", "whether", "would", "might",
    "assuming", "expect", "expects", "expected", "anticipate", "anticipates", "hope", "hopefully",
    "estimate", "estimated", "sollte", "sollten", "hoffen", "erwarten", "devrait", "devraient", "debería",
    "deberían", "esperamos", "deve", "devem",
];

/// Words behind a report by which nothing is wrong any more.
pub(in crate::import) const GOOD: &[&str] = &[
    "clear", "functioning", "fix", "rca", "healthy", "green", "recovery", "recovered", "improvement",
    "improvements", "working", "works", "normal", "fixed", "again", "resolved", "ok", "fine", "success",
    "wieder",
];
