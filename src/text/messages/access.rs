//! What only a screen reader says: names of regions and rows, and announcements.

use crate::text::message::messages;

messages! {
    // Regions.
    RegionTimeline(title) = "Timeline: {title}", "Zeitleiste: {title}";
    RegionHead = "Title and actions", "Titel und Aktionen";
    RegionDurations = "Durations", "Dauern";
    RegionAxis = "Overview in scale", "Maßstäblicher Überblick";
    RegionList = "Events", "Ereignisse";
    RegionFindings = "Findings", "Befunde";
    RegionFilter = "Filter", "Filter";
    RegionSelection = "Actions for the selected events", "Aktionen für die ausgewählten Ereignisse";
    SkipToList = "Skip to the events", "Zu den Ereignissen springen";

    // Rows.
    RowName(n, total, time, text) = "{n} of {total}, {time}, {text}", "{n} von {total}, {time}, {text}";
    RowNameMarked(n, total, time, marker, text) = "{n} of {total}, {time}, {marker}, {text}",
        "{n} von {total}, {time}, {marker}, {text}";
    RowNoText = "no text yet", "noch kein Text";
    RowBy(who) = "by {who}", "von {who}";
    RowSelected = "selected", "ausgewählt";
    RowStarred = "starred", "hervorgehoben";
    RowPhase(phase) = "Phase: {phase}", "Phase: {phase}";
    RowMenu(time) = "Actions for the event at {time}", "Aktionen für das Ereignis um {time}";
    RowMarkers = "Markers", "Meilensteine";
    DayHeading(date, n) = "{date}, {n|one event|{n} events}", "{date}, {n|ein Ereignis|{n} Ereignisse}";
    MarkerFlag(marker, time) = "{marker} {time}", "{marker} {time}";
    EvidenceOpens(label) = "{label}, opens in a new tab", "{label}, öffnet in neuem Tab";
    DurationName(name, duration, formula) = "{name}: {duration}, {formula}", "{name}: {duration}, {formula}";

    // Announcements; each says what happened and, where it helps, what it led to.
    SaidAdded(time) = "Event added at {time}", "Ereignis um {time} hinzugefügt";
    SaidDeleted(n) = "{n|Event|{n} events} deleted. Undo brings {n|it|them} back.",
        "{n|Ereignis|{n} Ereignisse} gelöscht. Rückgängig bringt {n|es|sie} zurück.";
    SaidMarked(marker, time) = "{marker} is now {time}", "{marker} ist nun {time}";
    SaidMarkedDuration(marker, time, name, duration) = "{marker} is now {time}. {name}: {duration}",
        "{marker} ist nun {time}. {name}: {duration}";
    SaidUnmarked(marker) = "{marker} removed", "{marker} entfernt";
    SaidMoved(n, total) = "Now {n} of {total}", "Nun {n} von {total}";
    SaidTimeChanged(time, n, total) = "Time is now {time}, event {n} of {total}", "Zeit ist nun {time}, Ereignis {n} von {total}";
    SaidFiltered(n, total) = "{n} of {total|{total} event|{total} events} shown", "{n} von {total|{total} Ereignis|{total} Ereignissen} gezeigt";
    SaidSelected(n) = "{n|One event|{n} events} selected", "{n|Ein Ereignis|{n} Ereignisse} ausgewählt";
    SaidSelectionCleared = "Selection cleared", "Auswahl aufgehoben";
    SaidZone(zone) = "Times are now in {zone}", "Zeiten stehen nun in {zone}";
    SaidMode(mode) = "Mode: {mode}", "Modus: {mode}";
    SaidSaved = "Saved", "Gespeichert";
    SaidStarred = "Starred", "Hervorgehoben";
    SaidUnstarred = "Star removed", "Hervorhebung entfernt";
    SaidReverted = "Input discarded", "Eingabe verworfen";
    SaidFindings(n) = "{n|One finding|{n} findings}", "{n|Ein Befund|{n} Befunde}";
    SaidCopied = "Copied", "Kopiert";
}
