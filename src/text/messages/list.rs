//! The list of events: search, counts, rows between the events, the empty list, the selection.

use crate::text::message::messages;

messages! {
    // Search and filters.
    Events(n) = "{n|{n} event|{n} events}", "{n|{n} Ereignis|{n} Ereignisse}";
    EventsOf(n, total) = "{n} of {total|{total} event|{total} events}", "{n} von {total|{total} Ereignis|{total} Ereignissen}";
    SearchLabel = "Search events", "Ereignisse durchsuchen";
    SearchPlaceholder = "Filter events", "Ereignisse filtern";
    SearchClear = "Clear the filter", "Filter aufheben";
    SearchNothing = "No event matches.", "Kein Ereignis passt.";
    SearchNothingFor(query) = "No event matches “{query}”.", "Kein Ereignis passt zu „{query}“.";
    FilterPeople = "All people", "Alle Personen";
    FilterKinds = "All kinds", "Alle Arten";
    FilterTags = "All tags", "Alle Schlagwörter";
    FilterSources = "All sources", "Alle Quellen";
    FilterStarred = "Starred only", "Nur hervorgehobene";
    FilterMarkers = "Markers only", "Nur Meilensteine";
    FilterQuestions = "With open questions", "Mit offenen Fragen";
    FilterChosen(first, n) = "{first} and {n|one more|{n} more}", "{first} und {n|eine weitere Auswahl|{n} weitere}";
    Overview = "Overview", "Überblick";
    OverviewHelp = "Only markers and starred events", "Nur Meilensteine und hervorgehobene Ereignisse";

    // Columns.
    ColumnTime = "Time", "Zeit";
    ColumnOffset = "Since start", "Seit Beginn";
    ColumnWho = "Who", "Wer";
    ColumnWhat = "What happened", "Was geschah";
    ColumnEvidence = "Evidence", "Belege";

    // Rows that stand between events.
    GapRow(duration) = "{duration} without events", "{duration} ohne Ereignisse";
    NowRow = "Now", "Jetzt";
    NowRowOngoing(duration) = "Now · ongoing for {duration}", "Jetzt · seit {duration} im Gang";
    DayUnknown = "Day not known", "Tag nicht bekannt";
    TimeUnknown = "Time not known", "Zeit nicht bekannt";
    TimeUnknownShort = "time?", "Zeit?";
    OffsetStart = "start", "Beginn";
    SincePrevious(duration) = "{duration} after the event above", "{duration} nach dem Ereignis darüber";
    LongEvent(duration) = "{duration} long", "{duration} lang";
    OffsetDays(sign, days, clock) = "{sign}{days}\u{a0}d\u{a0}{clock}", "{sign}{days}\u{a0}d\u{a0}{clock}";
    KnownLater(time) = "known at {time}", "bekannt ab {time}";
    OpenQuestions(n) = "{n|one open question|{n} open questions}", "{n|eine offene Frage|{n} offene Fragen}";
    MoreEvidence(n) = "{n|one more|{n} more}", "{n|ein weiterer|{n} weitere}";

    // Adding.
    AddPlaceholder = "Add an event, or paste a chat, a log or a table …",
        "Ereignis hinzufügen oder Chat, Protokoll oder Tabelle einfügen …";
    AddTimePlaceholder = "Time", "Zeit";
    AddTextPlaceholder = "What happened?", "Was geschah?";
    AddWhoPlaceholder = "Who?", "Wer?";
    AddHint = "For example: 15:20 Ada sees the alert", "Zum Beispiel: 15:20 Ada sieht den Alarm";
    AddNow = "Add at the current time", "Zur aktuellen Zeit hinzufügen";
    InsertHere = "Insert here", "Hier einfügen";

    // The empty list teaches.
    EmptyTitle = "Nothing here yet", "Noch nichts da";
    EmptyLead = "Write down what is known. What is not known yet can stay blank.",
        "Festhalten, was bekannt ist. Was noch nicht bekannt ist, kann leer bleiben.";
    EmptyStepAdd = "Add an event: type a time and what happened.",
        "Ein Ereignis hinzufügen: eine Zeit und das Geschehene eintippen.";
    EmptyStepMark = "Mark the events with which the incident starts, is detected, mitigated and resolved.",
        "Die Ereignisse kennzeichnen, mit denen der Vorfall beginnt, erkannt, eingedämmt und behoben wird.";
    EmptyStepFill = "Let others add what they saw. The durations follow from the markers.",
        "Andere ergänzen lassen, was sie gesehen haben. Die Dauern ergeben sich aus den Meilensteinen.";
    EmptyExamplesTitle = "Times can be written in many ways", "Zeiten lassen sich auf viele Arten schreiben";
    EmptyExampleClock = "15:20 or 3:20 pm: a time of day", "15:20 oder 3:20 pm: eine Uhrzeit";
    EmptyExampleAfter = "+12m: twelve minutes after the event above", "+12m: zwölf Minuten nach dem Ereignis darüber";
    EmptyExampleAbout = "~15:20 or before 15:20: not sure when", "~15:20 oder vor 15:20: nicht genau bekannt";
    EmptyExampleRange = "15:20-15:40: from one time to another", "15:20-15:40: von einer Zeit bis zur anderen";
    EmptyExampleDay = "yesterday 23:50, or a full date", "gestern 23:50 oder ein ganzes Datum";
    EmptyExampleNow = "now: this moment", "jetzt: dieser Augenblick";
    EmptyView = "This timeline has no events yet.", "Diese Zeitleiste hat noch keine Ereignisse.";
    EmptyTrySample = "Look at an example", "Ein Beispiel ansehen";

    // The selection.
    Selected(n) = "{n} selected", "{n} ausgewählt";
    SelectAll = "Select all", "Alle auswählen";
    SelectNone = "Clear the selection", "Auswahl aufheben";
    SelectRow = "Select this event", "Dieses Ereignis auswählen";
    SelectRange = "Select up to here", "Bis hierhin auswählen";
}
