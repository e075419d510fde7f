//! Fields of an event and what can be done with it: the words on buttons and in menus.

use crate::text::message::messages;

messages! {
    // Fields of an event.
    FieldTime = "Time", "Zeit";
    FieldUntil = "Until", "Bis";
    FieldEarliest = "Earliest", "Frühestens";
    FieldLatest = "Latest", "Spätestens";
    FieldPrecision = "Known to", "Bekannt auf";
    FieldCertainty = "Certainty", "Gewissheit";
    FieldTyped = "As written", "Wie geschrieben";
    FieldKind = "Kind", "Art";
    FieldWho = "Who", "Wer";
    FieldWhoHelp = "Who acted. A name is a fact, not a verdict.",
        "Wer handelte. Ein Name ist eine Tatsache, kein Urteil.";
    FieldText = "What happened", "Was geschah";
    FieldTextHelp = "**bold**, *emphasis*, `code`, [label](address)", "**fett**, *betont*, `Code`, [Text](Adresse)";
    FieldKnownAt = "Known at", "Bekannt ab";
    FieldKnownAtHelp = "When the responders learned of it, if later than it happened.",
        "Wann die Beteiligten davon erfuhren, wenn später als es geschah.";
    FieldMarker = "Marker", "Meilenstein";
    FieldTags = "Tags", "Schlagwörter";
    FieldVisibility = "Visibility", "Sichtbarkeit";
    VisibilityHelp = "Copies for the public hold this.", "Kopien für die Öffentlichkeit enthalten das.";
    FieldEvidence = "Evidence", "Belege";
    FieldEvidenceUrl = "Address", "Adresse";
    FieldEvidenceUrlPlaceholder = "https://…", "https://…";
    FieldEvidenceLabel = "Label", "Beschriftung";
    FieldEvidenceKind = "What it shows", "Was er zeigt";
    FieldEvidenceBad = "Only addresses with https, http or mailto become links. This one stays text.",
        "Nur Adressen mit https, http oder mailto werden zu Links. Diese bleibt Text.";
    FieldQuestion = "Question", "Frage";
    FieldQuestionPlaceholder = "What would help to understand this?", "Was würde helfen, das zu verstehen?";
    FieldAnswer = "Answer", "Antwort";
    FieldAnswerPlaceholder = "Not answered yet", "Noch nicht beantwortet";
    FieldAskedBy = "Asked by", "Gefragt von";
    FieldAccounts = "Accounts", "Schilderungen";
    FieldAccountsHelp = "Several people may tell the same event differently.",
        "Mehrere Personen dürfen dasselbe Ereignis verschieden erzählen.";
    AccountsCount(n) = "{n|one account|{n} accounts}", "{n|eine Schilderung|{n} Schilderungen}";
    FieldTeller = "Who tells it", "Wer erzählt";
    FieldDid = "What I did", "Was ich tat";
    FieldSaw = "What I saw", "Was ich sah";
    FieldExpected = "What I expected", "Was ich erwartete";
    FieldAssumed = "What I assumed", "Was ich annahm";
    FieldUnderstood = "How I understood it then", "Wie ich es damals verstand";
    FieldSource = "Source", "Quelle";
    FieldSourceText(source) = "As it came from {source}", "Wie es aus {source} kam";
    FieldImpact = "Impact", "Auswirkung";
    FieldTrigger = "Trigger", "Auslöser";
    FieldDetection = "Detection", "Entdeckung";
    FieldResolution = "Resolution", "Behebung";
    FieldSupporting = "Supporting information", "Weitere Angaben";
    FieldStarred = "Starred", "Hervorgehoben";
    FieldInferred = "Inferred, not written", "Erschlossen, nicht geschrieben";
    InferredDate = "The date", "Das Datum";
    InferredYear = "The year", "Das Jahr";
    InferredZone = "The time zone", "Die Zeitzone";
    InferredRollover = "The next day, after midnight", "Der nächste Tag, nach Mitternacht";

    // What can be done: buttons and menu items.
    DoAddEvent = "Add event", "Ereignis hinzufügen";
    DoInsertAbove = "Insert above", "Darüber einfügen";
    DoInsertBelow = "Insert below", "Darunter einfügen";
    DoDelete = "Delete", "Löschen";
    DoDeleteEvents(n) = "{n|Delete event|Delete {n} events}", "{n|Ereignis löschen|{n} Ereignisse löschen}";
    DoDuplicate = "Duplicate", "Duplizieren";
    DoMoveEarlier = "Move earlier", "Nach vorn";
    DoMoveLater = "Move later", "Nach hinten";
    DoMoveHelp = "Puts events of the same time in order; their times stay.",
        "Ordnet Ereignisse derselben Zeit; ihre Zeiten bleiben.";
    DoEdit = "Edit", "Bearbeiten";
    DoDetails = "Details", "Einzelheiten";
    DoMarkAs(marker) = "Mark as {marker}", "Als {marker} kennzeichnen";
    DoMarkEndAs(marker) = "Mark the end as {marker}", "Das Ende als {marker} kennzeichnen";
    DoUnmark(marker) = "Remove marker {marker}", "Meilenstein {marker} entfernen";
    DoMoveMarker(marker, time) = "Move {marker} here from {time}", "{marker} von {time} hierher verschieben";
    DoStar = "Star", "Hervorheben";
    DoUnstar = "Remove the star", "Hervorhebung entfernen";
    DoAddTag = "Add tag", "Schlagwort hinzufügen";
    DoRemoveTag(tag) = "Remove tag {tag}", "Schlagwort {tag} entfernen";
    DoAddWho = "Add person", "Person hinzufügen";
    DoRemoveWho(name) = "Remove {name}", "{name} entfernen";
    DoAddEvidence = "Add evidence", "Beleg hinzufügen";
    DoRemoveEvidence = "Remove evidence", "Beleg entfernen";
    DoAddQuestion = "Ask a question", "Frage stellen";
    DoAnswer = "Answer", "Antworten";
    DoRemoveQuestion = "Remove question", "Frage entfernen";
    DoAddAccount = "Add an account", "Schilderung hinzufügen";
    DoRemoveAccount = "Remove account", "Schilderung entfernen";
    DoSetKind = "Set kind", "Art festlegen";
    DoSetWho = "Set who", "Person festlegen";
    DoPublish = "Make public", "Öffentlich machen";
    DoUnpublish = "Make internal", "Intern machen";
    DoAddEnd = "Add an end", "Ende hinzufügen";
    DoRemoveEnd = "Remove the end", "Ende entfernen";
    DoClearTime = "Time not known", "Zeit nicht bekannt";
    DoShift = "Shift in time …", "Zeitlich verschieben …";
    DoRezone = "Read in another zone …", "In anderer Zone lesen …";
    DoCopyLink = "Copy link to this event", "Link auf dieses Ereignis kopieren";
    DoCopyRows = "Copy as text", "Als Text kopieren";
    DoPaste = "Paste events", "Ereignisse einfügen";
    DoMerge = "Merge into one", "Zu einem zusammenfassen";
    DoSplit = "Split here", "Hier teilen";
    DoIgnoreFinding = "Put this finding aside", "Diesen Befund beiseitelegen";
    DoCommit = "Accept", "Übernehmen";
    DoRevert = "Discard this input", "Diese Eingabe verwerfen";
}
