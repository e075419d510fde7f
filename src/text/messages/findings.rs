//! Findings: what is worth a look, with the figures and, where sensible, a question.

use crate::text::message::messages;

messages! {
    FindingsTitle = "Worth a look", "Einen Blick wert";
    FindingsNeverBlock = "Findings are hints. They never keep anybody from saving.",
        "Befunde sind Hinweise. Sie hindern niemanden am Speichern.";
    FindingsMore(n) = "{n|One more|{n} more} like this.", "{n|Noch eines|Noch {n}} dieser Art.";

    // Markers.
    FindingOrder(later, later_time, earlier, earlier_time) =
        "{later} ({later_time}) is before {earlier} ({earlier_time}). Is one of the times off, or are the markers swapped?",
        "{later} ({later_time}) liegt vor {earlier} ({earlier_time}). Stimmt eine Zeit nicht, oder sind die Meilensteine vertauscht?";
    FindingOrderNote(later, later_time, earlier, earlier_time) =
        "{later} ({later_time}) is before {earlier} ({earlier_time}). That happens; is it so?",
        "{later} ({later_time}) liegt vor {earlier} ({earlier_time}). Das kommt vor; ist es so?";
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

    // Times.
    FindingFuture(time, distance) = "{time} is {distance} in the future. Are the date and the time zone right?",
        "{time} liegt {distance} in der Zukunft. Stimmen Datum und Zeitzone?";
    FindingYearLate(n, time, years) =
        "{n|One event|{n} events} ({time}) {n|is|are} {years|a year|{years} years} later than the others. Is the year right?",
        "{n|Ein Ereignis|{n} Ereignisse} ({time}) {n|liegt|liegen} {years|ein Jahr|{years} Jahre} nach den anderen. Stimmt das Jahr?";
    FindingYearEarly(n, time, years) =
        "{n|One event|{n} events} ({time}) {n|is|are} {years|a year|{years} years} earlier than the others. Is the year right?",
        "{n|Ein Ereignis|{n} Ereignisse} ({time}) {n|liegt|liegen} {years|ein Jahr|{years} Jahre} vor den anderen. Stimmt das Jahr?";
    FindingGap(duration, from, to) = "Nothing is noted for {duration}, from {from} to {to}. What happened then?",
        "Für {duration} ist nichts notiert, von {from} bis {to}. Was geschah da?";
    FindingOutsideBefore(time, distance) = "{time} is {distance} before the incident. Is the date right?",
        "{time} liegt {distance} vor dem Vorfall. Stimmt das Datum?";
    FindingOutsideAfter(time, distance) = "{time} is {distance} after the incident. Is the date right?",
        "{time} liegt {distance} nach dem Vorfall. Stimmt das Datum?";
    FindingUntilBefore(from, until) = "The event ends ({until}) before it begins ({from}). Which of the two is right?",
        "Das Ereignis endet ({until}), bevor es beginnt ({from}). Was von beidem stimmt?";
    FindingBoundsInverted(earliest, latest) = "The earliest time ({earliest}) is after the latest ({latest}).",
        "Die früheste Zeit ({earliest}) liegt nach der spätesten ({latest}).";
    FindingUndated(n) = "{n|One event has|{n} events have} no time yet.",
        "{n|Ein Ereignis hat|{n} Ereignisse haben} noch keine Zeit.";
    FindingUndatedOne(text) = "“{text}” has no time yet. Roughly when was it?", "„{text}“ hat noch keine Zeit. Wann ungefähr war das?";
    FindingGapClock(time, zone) = "{time} does not exist in {zone}: clocks went forward. Which time was meant?",
        "{time} gibt es in {zone} nicht: Die Uhren wurden vorgestellt. Welche Zeit war gemeint?";
    FindingFoldClock(time, zone) = "{time} exists twice in {zone}: clocks went back. Which one was meant?",
        "{time} gibt es in {zone} zweimal: Die Uhren wurden zurückgestellt. Welche war gemeint?";
    FindingZoneUnknown(zone) = "The time zone “{zone}” is not known here, so each time is shown as it was written.",
        "Die Zeitzone „{zone}“ ist hier nicht bekannt, daher steht jede Zeit so da, wie sie geschrieben wurde.";
    FindingKnownBefore(known, time) = "It is said to be known at {known}, before it happened ({time}).",
        "Es soll ab {known} bekannt gewesen sein, bevor es geschah ({time}).";

    // Events.
    FindingDuplicate(time, text) = "Two events say the same at {time}: “{text}”. Is one of them enough?",
        "Zwei Ereignisse sagen um {time} dasselbe: „{text}“. Genügt eines?";
    FindingDuplicateNear(time, text) = "Two events say nearly the same at {time}: “{text}”. Are they one?",
        "Zwei Ereignisse sagen um {time} fast dasselbe: „{text}“. Sind sie eines?";
    FindingNoEvidence(n) = "{n|One event has|{n} events have} no link that shows it.",
        "{n|Ein Ereignis hat|{n} Ereignisse haben} keinen Beleg.";
    FindingMarkerNoEvidence(marker) = "Nothing shows when {marker} was. Is there a graph, a log or a chat message?",
        "Nichts belegt, wann {marker} war. Gibt es eine Kurve, ein Protokoll oder eine Nachricht?";
    FindingMarkersNoEvidence(markers) = "Nothing shows when these were: {markers}. Is there a graph, a log or a chat message?",
        "Nichts belegt, wann dies war: {markers}. Gibt es eine Kurve, ein Protokoll oder eine Nachricht?";
    FindingImpactOpen(text) = "The incident is over, but the impact “{text}” has no end yet. When was it over?",
        "Der Vorfall ist vorbei, aber die Auswirkung „{text}“ hat noch kein Ende. Wann war sie vorbei?";
    FindingImpactAfterResolve(time, marker, resolve) = "Users were affected until {time}, after {marker} ({resolve}). Was it over?",
        "Nutzer waren bis {time} betroffen, nach {marker} ({resolve}). War es vorbei?";

    // What the text says, beside what the markers say.
    FindingStated(stated, place, name, computed) =
        "{place} says “{stated}”; the markers say {computed} for “{name}”. Which one holds?",
        "{place}: Dort steht „{stated}“; die Meilensteine sagen {computed} für „{name}“. Was gilt?";
    FindingStatedClose(stated, place, name, computed) =
        "{place} says “{stated}”, which is close to {computed} for “{name}”, but not the same.",
        "{place}: Dort steht „{stated}“, nahe an {computed} für „{name}“, aber nicht gleich.";
    PlaceSummary = "The summary", "Zusammenfassung";
    PlaceImpact = "The report on the impact", "Bericht zur Auswirkung";
    PlaceTrigger = "The report on the trigger", "Bericht zum Auslöser";
    PlaceDetection = "The report on the detection", "Bericht zur Erkennung";
    PlaceResolution = "The report on the resolution", "Bericht zur Behebung";
    PlaceReport = "The report", "Bericht";
    PlaceEvent(time) = "The event at {time}", "Ereignis um {time}";
    PlaceEventUndated = "An event without a time", "Ereignis ohne Zeit";

    // What can be done about it.
    FixSwap(one, other) = "Swap {one} and {other}", "{one} und {other} tauschen";
    FixMark(marker) = "Mark as {marker}", "Als {marker} kennzeichnen";
    FixMarkEnd(marker) = "Mark its end as {marker}", "Sein Ende als {marker} kennzeichnen";
    FixUnmark(marker) = "Remove {marker}", "{marker} entfernen";
    FixMarkBegin = "Use its beginning", "Seinen Anfang verwenden";
    FixSwapEnds = "Swap beginning and end", "Anfang und Ende tauschen";
    FixSwapBounds = "Swap earliest and latest", "Früheste und späteste tauschen";
    FixNextDay = "End on the next day", "Am nächsten Tag enden";
    FixDaysEarlier(n) = "{n|One day|{n} days} earlier", "{n|Einen Tag|{n} Tage} früher";
    FixDaysLater(n) = "{n|One day|{n} days} later", "{n|Einen Tag|{n} Tage} später";
    FixYearsEarlier(n) = "{n|One year|{n} years} earlier", "{n|Ein Jahr|{n} Jahre} früher";
    FixYearsLater(n) = "{n|One year|{n} years} later", "{n|Ein Jahr|{n} Jahre} später";
    FixConfirmTime = "The time is right", "Die Zeit stimmt";
    FixForgetKnown = "Remove when it was known", "Zeitpunkt des Bekanntwerdens entfernen";
    FixMergeDuplicate = "Merge into one", "Zu einem zusammenfassen";
    FixUse(value) = "Use {value}", "{value} verwenden";
    FixEndAt(time) = "End at {time}", "Um {time} enden";
    ShowEvent = "Show event", "Ereignis zeigen";
}
