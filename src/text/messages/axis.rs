//! The axis: what its parts and buttons are called, and how it is read aloud.

use crate::text::message::messages;

messages! {
    AxisRegion = "Axis", "Zeitachse";
    AxisSlider = "Place in the incident", "Stelle im Vorfall";
    AxisTools = "Zoom and lanes", "Zoom und Spuren";
    AxisZoomIn = "Zoom in", "Vergrößern";
    AxisZoomOut = "Zoom out", "Verkleinern";
    AxisFit = "Fit", "Einpassen";
    AxisFitAll = "Everything", "Alles";
    AxisFitIncident = "The incident", "Den Vorfall";
    AxisFitSelection = "The selection", "Die Auswahl";
    AxisFitPhase(phase) = "Phase: {phase}", "Phase: {phase}";
    AxisOtherPart = "A part of it", "Einen Ausschnitt";
    AxisShows = "Shows", "Zeigt";
    AxisLeads = "List: this part", "Liste: dieser Teil";
    AxisLeadsHelp = "The list shows the part of time that the axis shows, and no more", "Die Liste zeigt den Teil der Zeit, den die Achse zeigt, und nicht mehr";
    AxisLanes = "Lanes", "Spuren";
    AxisLanesNone = "none", "keine";
    AxisLanesWho = "by who", "nach Person";
    AxisLanesKind = "by kind", "nach Art";
    AxisLanesTag = "by tag", "nach Schlagwort";
    AxisLanesSource = "by source", "nach Quelle";
    AxisLaneRest = "others", "übrige";
    AxisBand(phase, duration) = "{phase} · {duration}", "{phase} · {duration}";
    AxisBandSoFar(phase, duration) = "{phase} · {duration} so far", "{phase} · bisher {duration}";
    AxisNow(time) = "now {time}", "jetzt {time}";
    AxisPair(first, second) = "{first} {second}", "{first} {second}";
    AxisCluster(n, from, to) = "{n} events, {from} to {to}", "{n} Ereignisse, {from} bis {to}";
    AxisBars(n) = "{n} overlapping events", "{n} Ereignisse, die sich überschneiden";
    AxisImpact = "Users affected", "Nutzer betroffen";
    AxisAdd(time) = "Add at {time}", "Neu um {time}";
    AxisAddHelp(time) = "Add an event at {time}", "Ereignis um {time} hinzufügen";
    AxisMove = "Move here", "Hierher";
    AxisMoveHelp(time) = "Move the event to {time}", "Ereignis auf {time} legen";
    AxisEnd = "End here", "Hier enden";
    AxisEndHelp(time) = "End the event at {time}", "Ereignis um {time} enden lassen";
    AxisEndOf = "End", "Ende";
    AxisEarlier(step) = "{step} earlier", "{step} früher";
    AxisLater(step) = "{step} later", "{step} später";
    AxisEndEarlier(step) = "End {step} earlier", "Ende {step} früher";
    AxisEndLater(step) = "End {step} later", "Ende {step} später";
    AxisMoved(from, to) = "{from} → {to}", "{from} → {to}";
    AxisSection(n, day, from, to) = "{day}, {from} to {to}: {n|one event|{n} events}",
        "{day}, {from} bis {to}: {n|ein Ereignis|{n} Ereignisse}";
    AxisGoTo(time) = "Go to {time}", "Gehe zu {time}";
    AxisUnknown = "between the markers", "zwischen den Meilensteinen";
    AxisHelp = "Left and right go from event to event. Plus, minus and 0 zoom, Shift with left and right moves the view, Alt with left and right moves the event, Enter edits it, N adds one.",
        "Links und rechts gehen von Ereignis zu Ereignis. Plus, Minus und 0 zoomen, Umschalt mit links und rechts verschiebt die Ansicht, Alt mit links und rechts das Ereignis, Eingabe bearbeitet es, N fügt eines hinzu.";
}
