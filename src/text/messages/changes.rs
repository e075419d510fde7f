//! What differs between two versions of a document, and what a save is called in the page's history.

use crate::text::message::messages;

messages! {
    ChangesTitle = "What changed", "Was sich geändert hat";
    ChangesShow = "Changes", "Änderungen";
    ChangesHelp = "What changed since the last save or since another version",
        "Was sich seit dem letzten Speichern oder seit einer anderen Fassung geändert hat";
    ChangesSince = "Since", "Seit";
    ChangesSinceSaved = "the last save", "dem letzten Speichern";
    ChangesVersion(when, who) = "{when}, {who}", "{when}, {who}";
    ChangesNone = "Nothing differs.", "Nichts ist anders.";
    ChangesLooking = "Comparing …", "Wird verglichen …";
    ChangesFailed(reason) = "That version can’t be read: {reason}", "Diese Fassung ist nicht lesbar: {reason}";
    ChangesGo = "Go to this event", "Zu diesem Ereignis";

    // One difference in a line.
    ChangeAdded(what) = "Added: {what}", "Neu: {what}";
    ChangeRemoved(what) = "Removed: {what}", "Entfernt: {what}";
    ChangeMoved(what) = "Moved among its neighbours: {what}", "Unter den Nachbarn verschoben: {what}";
    ChangeOf(what, change) = "{what}: {change}", "{what}: {change}";
    ChangeFromTo(field, from, to) = "{field} {from} → {to}", "{field} {from} → {to}";
    ChangeSet(field, to) = "{field} set to {to}", "{field} gesetzt: {to}";
    ChangeCleared(field, from) = "{field} {from} taken away", "{field} {from} weggenommen";
    ChangeUnknown = "something that this version does not know", "etwas, das diese Version nicht kennt";
    ChangeItem(part, text) = "{part} “{text}”", "{part} „{text}“";

    // All of it in one line, for the history of the page.
    SummaryAdded(n) = "{n|one event|{n} events} added", "{n|ein Ereignis|{n} Ereignisse} hinzugefügt";
    SummaryRemoved(n) = "{n|one event|{n} events} removed", "{n|ein Ereignis|{n} Ereignisse} entfernt";
    SummaryEdited(n) = "{n|one event|{n} events} edited", "{n|ein Ereignis|{n} Ereignisse} bearbeitet";
    SummaryChanged(what) = "{what} changed", "{what} geändert";
    SummaryMore(text) = "{text}, …", "{text}, …";
    SummaryFirst = "Timeline begun", "Zeitleiste angelegt";
    SummaryOfChange = "Summary of the change, for the page’s history", "Zusammenfassung der Änderung für die Versionsgeschichte";
}
