//! Files that leave the page: headings, and what stands around the timeline.

use crate::text::message::messages;

messages! {
    // Parts of a document.
    PartEvent = "Event", "Ereignis";
    PartSource = "Source", "Quelle";
    PartPerson = "Person", "Person";
    PartReport = "Report", "Bericht";
    PartFactor = "Contributing factor", "Beitragender Umstand";
    PartLesson = "Lesson", "Lehre";
    PartAction = "Action", "Maßnahme";
    PartRecurrence = "Recurrence", "Wiederkehr";
    PartCriteria = "Criteria", "Kriterien";
    PartHint = "Hint that was put aside", "Beiseitegelegter Hinweis";
    PartId = "Identifier", "Kennung";
    PartUnknown = "Unknown field", "Unbekanntes Feld";

    // Headings.
    HeadTimeline = "Timeline", "Zeitleiste";
    HeadSummary = "Summary", "Zusammenfassung";
    HeadFactors = "Contributing factors", "Beitragende Umstände";
    HeadLessons = "Lessons", "Lehren";
    HeadActions = "Actions", "Maßnahmen";
    HeadQuestions = "Questions", "Fragen";
    HeadAccounts = "Accounts", "Schilderungen";
    HeadRecurrences = "Incidents of the same risk", "Vorfälle desselben Risikos";
    HeadPeople = "People", "Beteiligte";
    HeadReview = "Review", "Besprechung";
    HeadWhatHappened = "What happened", "Was geschah";
    HeadWhatWeDo = "What we do about it", "Was wir tun";

    // Columns.
    ColumnTimeIn(zone) = "Time ({zone})", "Zeit ({zone})";
    ColumnDuration = "Duration", "Dauer";
    ColumnLength = "Length", "Länge";
    ColumnFromTo = "From → to", "Von → bis";
    ColumnFormula = "Formula", "Formel";
    ColumnAction = "Action", "Maßnahme";
    ColumnType = "Aim", "Ziel";
    ColumnOwner = "Owner", "Zuständig";
    ColumnState = "State", "Stand";
    ColumnDue = "Due", "Fällig";
    ColumnRole = "Role", "Rolle";

    // Rows.
    MarkerLabel(marker) = "{marker}:", "{marker}:";
    MarkerEndLabel(marker) = "{marker} (end):", "{marker} (Ende):";
    LabelValue(label, value) = "{label}: {value}", "{label}: {value}";
    QuestionAt(time) = "at {time}", "zu {time}";
    WhoSays(who, text) = "{who}: {text}", "{who}: {text}";
    WhoDoes(who, text) = "{who} {text}", "{who} {text}";
    BecauseOf = "Why?", "Warum?";
    LedTo(text) = "Led to: {text}", "Führte zu: {text}";
    AssumedThat(text) = "Taken for granted: {text}", "Angenommen: {text}";
    AssumedNotice(text) = "How we would notice: {text}", "Woran wir es merken: {text}";
    AssumedCheck(date) = "To be checked on {date}", "Zu prüfen am {date}";
    ActionCost(text) = "Cost: {text}", "Kosten: {text}";

    // The report.
    FactDetectedBy = "Noticed by", "Bemerkt durch";
    FactExpected = "Expected", "Erwartet";
    FactNearMiss = "Nothing happened, but it could have", "Nichts geschah, aber es hätte können";
    FactDataLoss = "Data lost", "Daten verloren";
    FactIntervention = "Somebody had to step in", "Jemand musste eingreifen";
    FactAuthors = "Written by", "Geschrieben von";
    FactFacilitator = "Review led by", "Besprechung geleitet von";
    FactReviewAt = "Review on", "Besprechung am";

    // The static twin, which stands where the element does not run.
    TwinOngoing = "Ongoing when saved", "Beim Speichern noch im Gang";
    TwinOngoingAt(time) = "Ongoing when saved, {time}", "Beim Speichern noch im Gang, {time}";
    TwinNewer(version) = "Written by a newer version ({version}): what this one does not know is not shown.",
        "Von einer neueren Version ({version}) geschrieben: Was diese nicht kennt, ist nicht gezeigt.";
    TwinUnreadable = "This is not a timeline that can be read here. The text is shown as it is.",
        "Das ist keine Zeitleiste, die hier gelesen werden kann. Der Text steht da, wie er ist.";
    LengthBy(length, formula) = "{length} ({formula})", "{length} ({formula})";

    // Files.
    FileHolds = "This file holds the document: open or import it in the editor to go on.",
        "Diese Datei enthält das Dokument: im Editor öffnen oder importieren, um weiterzuarbeiten.";
    AxisOf(title) = "Axis of the incident: {title}", "Zeitachse des Vorfalls: {title}";
    AxisTextOf(n, from, to) = "{n|One event|{n} events}, {from} to {to}.", "{n|Ein Ereignis|{n} Ereignisse}, {from} bis {to}.";
}
