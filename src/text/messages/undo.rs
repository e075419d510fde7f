//! What a step of the history did, as it stands behind "Undo:".

use crate::text::message::messages;

messages! {
    DidAddEvent = "add event", "Ereignis hinzufügen";
    DidAddEvents(n) = "{n|add event|add {n} events}", "{n|Ereignis|{n} Ereignisse} hinzufügen";
    DidDeleteEvents(n) = "{n|delete event|delete {n} events}", "{n|Ereignis|{n} Ereignisse} löschen";
    DidDuplicate = "duplicate event", "Ereignis duplizieren";
    DidMoveEarlier = "move event earlier", "Ereignis nach vorn";
    DidMoveLater = "move event later", "Ereignis nach hinten";
    DidEditText = "edit text", "Text ändern";
    DidEditTime = "change time", "Zeit ändern";
    DidEditUntil = "change end", "Ende ändern";
    DidClearTime = "remove time", "Zeit entfernen";
    DidEditPrecision = "change precision", "Genauigkeit ändern";
    DidEditCertainty = "change certainty", "Gewissheit ändern";
    DidEditKnownAt = "change when it was known", "Zeitpunkt des Bekanntwerdens ändern";
    DidSetKind = "change kind", "Art ändern";
    DidSetWho = "change who", "Personen ändern";
    DidSetTags = "change tags", "Schlagwörter ändern";
    DidSetVisibility = "change visibility", "Sichtbarkeit ändern";
    DidStar = "star", "Hervorheben";
    DidUnstar = "remove star", "Hervorhebung entfernen";
    DidMarkAs(marker) = "mark as {marker}", "als {marker} kennzeichnen";
    DidUnmark(marker) = "remove marker {marker}", "Meilenstein {marker} entfernen";
    DidAddEvidence = "add evidence", "Beleg hinzufügen";
    DidEditEvidence = "edit evidence", "Beleg ändern";
    DidRemoveEvidence = "remove evidence", "Beleg entfernen";
    DidAddQuestion = "ask a question", "Frage stellen";
    DidEditQuestion = "edit question", "Frage ändern";
    DidAnswer = "answer a question", "Frage beantworten";
    DidRemoveQuestion = "remove question", "Frage entfernen";
    DidAddAccount = "add account", "Schilderung hinzufügen";
    DidEditAccount = "edit account", "Schilderung ändern";
    DidRemoveAccount = "remove account", "Schilderung entfernen";
    DidShift(n) = "{n|shift event|shift {n} events} in time", "{n|Ereignis|{n} Ereignisse} zeitlich verschieben";
    DidRezone(n) = "read {n|event|{n} events} in another zone", "{n|Ereignis|{n} Ereignisse} in anderer Zone lesen";
    DidPaste(n) = "{n|paste event|paste {n} events}", "{n|Ereignis|{n} Ereignisse} einfügen";
    DidMergeEvents(n) = "{n|merge event|merge {n} events}", "{n|Ereignis|{n} Ereignisse} zusammenfassen";
    DidSplit = "split event", "Ereignis teilen";
    DidEditTitle = "change title", "Titel ändern";
    DidSetStatus = "change status", "Stand ändern";
    DidSetSeverity = "change severity", "Schweregrad ändern";
    DidSetZone = "change time zone", "Zeitzone ändern";
    DidSetProfile = "change durations profile", "Profil der Dauern ändern";
    DidEditReport = "edit report", "Bericht zum Vorfall ändern";
    DidFix = "apply suggestion", "Vorschlag übernehmen";
    DidIgnoreFinding = "put finding aside", "Befund beiseitelegen";
    DidResolveConflict = "settle conflict", "Konflikt klären";
    DidTakeOver = "take over changes of others", "Änderungen anderer übernehmen";
    DidEdit = "edit", "Bearbeitung";
    DidEdits(n) = "{n|one change|{n} changes}", "{n|eine Änderung|{n} Änderungen}";
}
