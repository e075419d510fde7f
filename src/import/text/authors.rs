//! The line that a tracker or a desk puts above what somebody writes: "Mina Ode added a comment -
//! 12/Mar/24 10:42 AM", "Notiz von Mina Ode, 12.03.2024 10:42".

/// What stands behind the name of whoever writes.
const WRITES: &[&str] = &[
    "added a comment",
    "added a note",
    "added a reply",
    "added a work note",
    "left a comment",
    "left a note",
    "made a comment",
    "made changes",
    "made a change",
    "changed the status",
    "commented",
    "wrote",
    "writes",
    "replied",
    "responded",
    "posted",
    "posted a comment",
    "posted an update",
    "hat einen kommentar hinzugefügt",
    "hat eine notiz hinzugefügt",
    "hat kommentiert",
    "hat geschrieben",
    "hat geantwortet",
    "kommentierte",
    "schrieb",
    "antwortete",
    "a ajouté un commentaire",
    "a ajouté une note",
    "a commenté",
    "a écrit",
    "a répondu",
    "agregó un comentario",
    "añadió un comentario",
    "ha añadido un comentario",
    "agregó una nota",
    "comentó",
    "ha comentado",
    "escribió",
    "respondió",
    "adicionou um comentário",
    "comentou",
    "escreveu",
    "respondeu",
    "ha aggiunto un commento",
    "ha commentato",
    "ha scritto",
    "ha risposto",
    "heeft een opmerking toegevoegd",
    "heeft gereageerd",
    "schreef",
    "さんがコメントを追加しました",
    "がコメントを追加しました",
    "さんがコメントしました",
    "がコメントしました",
    "さんのコメント",
    "のコメント",
];

/// What somebody writes, before the word "by" and the name.
const NOTES: &[&str] = &[
    "comment", "note", "reply", "update", "message", "request", "response", "answer", "posted", "commented",
    "kommentar", "notiz", "anfrage", "nachricht", "antwort", "rückmeldung", "eintrag", "meldung",
    "commentaire", "message", "réponse", "demande", "comentario", "nota", "respuesta", "mensaje",
    "solicitud", "comentário", "resposta", "mensagem", "commento", "risposta", "messaggio", "opmerking",
    "antwoord", "bericht", "notitie",
];
const BY: &[&str] = &["by", "from", "von", "de", "par", "por", "di", "da", "van", "vom"];
/// Words between such a line and its time.
const ON: &[&str] = &["on", "at", "am", "um", "le", "el", "il", "em", "op", "vom"];

/// Who writes what stands below a line that says no more.
pub(super) fn author(label: &str) -> Option<String> {
    let label = label.trim().trim_end_matches([',', ':', '-', '–', '—', '|', '·', ' ']);
    let last = label.rsplit(' ').next().unwrap_or_default();
    let is_joint = ON.contains(&last);
    let label = if is_joint { label.strip_suffix(last).unwrap_or(label).trim_end() } else { label };
    if label.len() > 120 {
        return None;
    }
    // "**Mina Ode** commented"
    let label = &label.replace(['*', '`'], "");
    before_verb(label).or_else(|| behind_noun(label))
}

/// The name before "added a comment".
fn before_verb(label: &str) -> Option<String> {
    let fits = |verb: &&&str| {
        let start = label.len().checked_sub(verb.len());
        let end = start.and_then(|start| label.get(start..));
        end.is_some_and(|end| end.chars().flat_map(char::to_lowercase).eq(verb.chars()))
    };
    let verb = WRITES.iter().filter(fits).max_by_key(|verb| verb.len())?;
    let name = label.get(..label.len().checked_sub(verb.len())?)?;
    // Where words are parted by blanks, a verb is one of its own.
    let is_parted = name.ends_with(' ') || verb.starts_with(|c: char| !c.is_ascii());
    named(name).filter(|_| is_parted)
}

/// The name behind "Comment by".
fn behind_noun(label: &str) -> Option<String> {
    let words: Vec<&str> = label.split_whitespace().collect();
    let is_note = |word: &&str| {
        let plain = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        NOTES.contains(&plain.as_str())
    };
    let is_behind =
        |at: usize| words.get(at.saturating_sub(2)..at).is_some_and(|two| two.iter().any(is_note));
    let mut places = words.iter().enumerate().filter(|(_, word)| BY.contains(word)).map(|(at, _)| at);
    let by = places.find(|at| is_behind(*at)).filter(|at| *at <= 5)?;
    named(&words.get(by + 1..)?.join(" "))
}

/// A name: up to five words of which the first and the last begin large, or one word.
fn named(text: &str) -> Option<String> {
    let name = text.trim().trim_start_matches('@').trim_end_matches([',', ':']);
    let count = name.split_whitespace().count();
    let is_large = |word: &str| word.starts_with(|c: char| !c.is_lowercase() && c.is_alphabetic());
    let ends = [name.split_whitespace().next(), name.split_whitespace().last()];
    let is_plain = name.chars().all(|c| c.is_alphanumeric() || " -_.@'’(),".contains(c));
    let is_name = is_plain
        && name.chars().any(char::is_alphabetic)
        && (count == 1 || (2..=5).contains(&count) && ends.into_iter().flatten().all(is_large));
    is_name.then(|| name.to_owned())
}

/// Whether what stands behind the time of such a line only says that the text was changed since.
pub(super) fn is_edited(rest: &str) -> bool {
    const EDITED: [&str; 14] = [
        "edited", "updated", "modified", "bearbeitet", "geändert", "modifié", "modifiée", "editado",
        "editada", "modificato", "bewerkt", "edytowano", "編集済み", "編集済",
    ];
    if rest.trim_start_matches(['-', '–', ' ']).to_lowercase().starts_with("restricted to ") {
        return true;
    }
    let plain = rest.trim_matches(|c: char| "()[]{}*_`-–—·,. （）".contains(c)).to_lowercase();
    EDITED.contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_above_comments_name_who_writes() {
        for (label, expected) in [
            ("Mina Ode added a comment", Some("Mina Ode")),
            ("mode-ops commented on", Some("mode-ops")),
            ("**Mina Ode** wrote", Some("Mina Ode")),
            ("Artikel #3 Notiz von Mina van Ode", Some("Mina van Ode")),
            ("Anfrage von Dr. M. Ode,", Some("Dr. M. Ode")),
            ("Commentaire de Mina Ode", Some("Mina Ode")),
            ("Mina Ode agregó un comentario", Some("Mina Ode")),
            ("山田がコメントしました", Some("山田")),
            ("Comment by the night shift of the north", None),
            ("The vendor of the lift wrote", None),
            ("Deploy of Node", None),
            ("Detected", None),
        ] {
            assert_eq!(author(label).as_deref(), expected, "{label}");
        }
        assert!(is_edited("(edited)") && is_edited("- bearbeitet") && !is_edited("edited by hand"));
    }
}
