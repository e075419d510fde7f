//! Findings: what is worth a look, with the figures and, where sensible, a question.

use crate::text::message::messages;

messages! {
    FindingsTitle = "Worth a look", "Einen Blick wert";
    FindingsCount(n) = "{n|one thing|{n} things} worth a look", "{n|Eines ist|{n} Dinge sind} einen Blick wert";
    FindingsNone = "Nothing stands out.", "Nichts fällt auf.";
    FindingsNeverBlock = "Findings are hints. They never keep anybody from saving.",
        "Befunde sind Hinweise. Sie hindern niemanden am Speichern.";
    FindingsAside(n) = "{n|one finding|{n} findings} put aside", "{n|ein Befund|{n} Befunde} beiseitegelegt";

    // Markers.
    FindingOrder(later, later_time, earlier, earlier_time) =
        "{later} ({later_time}) is before {earlier} ({earlier_time}). Is one of the times off, or are the markers swapped?",
        "{later} ({later_time}) liegt vor {earlier} ({earlier_time}). Stimmt eine Zeit nicht, oder sind die Meilensteine vertauscht?";
    FindingMissingMarker(marker) = "No event is marked {marker} yet. Which one was it?",
        "Noch kein Ereignis ist als {marker} gekennzeichnet. Welches war es?";
    FindingMarkerSuggestion(marker, time, text) = "No event is marked {marker} yet. Was it {time}, “{text}”?",
        "Noch kein Ereignis ist als {marker} gekennzeichnet. War es {time}, „{text}“?";
    FindingMarkerGone(marker) = "{marker} points to an event that is no longer here.",
        "{marker} verweist auf ein Ereignis, das nicht mehr da ist.";
    FindingMarkerUndated(marker, text) = "{marker} is marked, but “{text}” has no time yet. When was it?",
        "{marker} ist gekennzeichnet, aber „{text}“ hat noch keine Zeit. Wann war das?";
    FindingMarkerNoEnd(marker, text) = "{marker} is meant to be the end of “{text}”, which has no end.",
        "{marker} soll das Ende von „{text}“ sein, das kein Ende hat.";
    FindingMarkerRough(marker, unit) = "{marker} is known only: {unit}. Does a log or a graph say more?",
        "{marker} ist nur so bekannt: {unit}. Sagt ein Protokoll oder eine Kurve mehr?";
    FindingSameEvent(one, other) = "{one} and {other} are the same event, so no time lies between them. Is that so?",
        "{one} und {other} sind dasselbe Ereignis, also liegt keine Zeit dazwischen. Ist das so?";

    // Times.
    FindingFuture(time, distance) = "{time} is {distance} in the future. Is the date or the time zone right?",
        "{time} liegt {distance} in der Zukunft. Stimmen Datum und Zeitzone?";
    FindingGap(duration, from, to) = "Nothing is noted for {duration}, from {from} to {to}. What happened then?",
        "Für {duration} ist nichts notiert, von {from} bis {to}. Was geschah da?";
    FindingOutsideBefore(time, distance) = "{time} is {distance} before everything else. Is the date right?",
        "{time} liegt {distance} vor allem anderen. Stimmt das Datum?";
    FindingOutsideAfter(time, distance) = "{time} is {distance} after everything else. Is the date right?",
        "{time} liegt {distance} nach allem anderen. Stimmt das Datum?";
    FindingUntilBefore(from, until) = "The event ends ({until}) before it begins ({from}). Does it end on the next day?",
        "Das Ereignis endet ({until}), bevor es beginnt ({from}). Endet es am nächsten Tag?";
    FindingBoundsInverted(earliest, latest) = "The earliest time ({earliest}) is after the latest ({latest}).",
        "Die früheste Zeit ({earliest}) liegt nach der spätesten ({latest}).";
    FindingOutsideBounds(time, earliest, latest) = "{time} is not between {earliest} and {latest}.",
        "{time} liegt nicht zwischen {earliest} und {latest}.";
    FindingUndated(n) = "{n|One event has|{n} events have} no time yet.",
        "{n|Ein Ereignis hat|{n} Ereignisse haben} noch keine Zeit.";
    FindingUndatedOne(text) = "“{text}” has no time yet. Roughly when was it?", "„{text}“ hat noch keine Zeit. Wann ungefähr war das?";
    FindingInferred(n) = "The date of {n|one event|{n} events} was inferred, not written. Is it right?",
        "Das Datum {n|eines Ereignisses|von {n} Ereignissen} ist erschlossen, nicht geschrieben. Stimmt es?";
    FindingZoneInferred(n, zone) = "The zone of {n|one event|{n} events} was not written; {zone} was taken. Is it right?",
        "Die Zone {n|eines Ereignisses|von {n} Ereignissen} war nicht angegeben; {zone} wurde angenommen. Stimmt sie?";
    FindingGapClock(time, zone) = "{time} does not exist in {zone}: clocks went forward. Which time was meant?",
        "{time} gibt es in {zone} nicht: Die Uhren wurden vorgestellt. Welche Zeit war gemeint?";
    FindingFoldClock(time, zone) = "{time} exists twice in {zone}: clocks went back. Which one was meant?",
        "{time} gibt es in {zone} zweimal: Die Uhren wurden zurückgestellt. Welche war gemeint?";
    FindingZoneUnknown(zone) = "The time zone “{zone}” is not known here, so times are shown in UTC.",
        "Die Zeitzone „{zone}“ ist hier nicht bekannt, daher stehen die Zeiten in UTC.";
    FindingKnownBefore(known, time) = "It is said to be known at {known}, before it happened ({time}).",
        "Es soll ab {known} bekannt gewesen sein, bevor es geschah ({time}).";

    // Events.
    FindingDuplicate(time, text) = "Two events say the same at {time}: “{text}”. Is one of them enough?",
        "Zwei Ereignisse sagen um {time} dasselbe: „{text}“. Genügt eines?";
    FindingNoEvidence(n) = "{n|One event has|{n} events have} no link that shows it.",
        "{n|Ein Ereignis hat|{n} Ereignisse haben} keinen Beleg.";
    FindingMarkerNoEvidence(marker) = "Nothing shows when {marker} was. Is there a graph, a log or a chat message?",
        "Nichts belegt, wann {marker} war. Gibt es eine Kurve, ein Protokoll oder eine Nachricht?";
    FindingNoText(time) = "The event at {time} has no text yet.", "Das Ereignis um {time} hat noch keinen Text.";
    FindingOpenQuestions(n) = "{n|One question is|{n} questions are} still open.",
        "{n|Eine Frage ist|{n} Fragen sind} noch offen.";
    FindingBadLink(text) = "“{text}” can’t become a link: only https, http and mailto do.",
        "„{text}“ kann kein Link werden: nur https, http und mailto.";
    FindingImpactOpen(text) = "The impact “{text}” has no end yet. Is it over?",
        "Die Auswirkung „{text}“ hat noch kein Ende. Ist sie vorbei?";
    FindingImpactAfterResolve(time, resolve) = "Users were affected until {time}, after {resolve} (resolve). Was it over?",
        "Nutzer waren bis {time} betroffen, nach {resolve} (Behebung). War es vorbei?";

    // What the text says, beside what the markers say.
    FindingStated(stated, place, name, computed) =
        "The text says “{stated}” ({place}); the markers say {computed} for “{name}”. Which one holds?",
        "Der Text sagt „{stated}“ ({place}); die Meilensteine sagen {computed} für „{name}“. Was gilt?";
    FindingStatedClose(stated, name, computed) = "“{stated}” in the text is close to {computed} for “{name}”, but not the same.",
        "„{stated}“ im Text ist nahe an {computed} für „{name}“, aber nicht gleich.";

    // What can be done about it.
    FixSwap(one, other) = "Swap {one} and {other}", "{one} und {other} tauschen";
    FixMark(marker) = "Mark as {marker}", "Als {marker} kennzeichnen";
    FixUnmark(marker) = "Remove {marker}", "{marker} entfernen";
    FixChooseEvent = "Choose the event", "Ereignis wählen";
    FixMarkBegin = "Use its beginning", "Seinen Anfang verwenden";
    FixSwapEnds = "Swap beginning and end", "Anfang und Ende tauschen";
    FixNextDay = "End on the next day", "Am nächsten Tag enden";
    FixRemoveEnd = "Remove the end", "Ende entfernen";
    FixDayEarlier = "One day earlier", "Einen Tag früher";
    FixDayLater = "One day later", "Einen Tag später";
    FixConfirmTime = "The time is right", "Die Zeit stimmt";
    FixAddEvent = "Add an event", "Ereignis hinzufügen";
    FixAddTime = "Add a time", "Zeit ergänzen";
    FixAddEvidence = "Add evidence", "Beleg hinzufügen";
    FixMergeDuplicate = "Merge into one", "Zu einem zusammenfassen";
    FixUseTime(time) = "Use {time}", "{time} verwenden";
    FixSetZone = "Choose a zone", "Zone wählen";
    FixEndAt(time) = "End at {time}", "Um {time} enden";
    ShowBoth = "Show both", "Beide zeigen";
    ShowEvent = "Show event", "Ereignis zeigen";
    ShowEvents = "Show events", "Ereignisse zeigen";
}
