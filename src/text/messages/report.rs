//! The report around the timeline, while it is written.

use crate::text::message::messages;

messages! {
    HeadReport = "Report", "Bericht zum Vorfall";

    // What helps to begin; blank is fine.
    HintImpact = "Not known yet. Who was affected, how many, how badly?",
        "Noch nicht bekannt. Wer war betroffen, wie viele, wie sehr?";
    HintTrigger = "Not known yet. What set it off?", "Noch nicht bekannt. Was hat es ausgelöst?";
    HintDetection = "Not known yet. How did we become aware?", "Noch nicht bekannt. Wie haben wir davon erfahren?";
    HintResolution = "Not known yet. What ended it?", "Noch nicht bekannt. Was hat es beendet?";
    HintSupporting = "Graphs, logs, links, figures", "Kurven, Protokolle, Verweise, Zahlen";
    HintFacilitator = "Someone who did not lead the response", "Jemand, der nicht die Behebung geleitet hat";
    HintFactor = "What contributed? There is never just one.", "Was trug bei? Es ist nie nur eines.";
    HintWentWell = "What helped?", "Was half?";
    HintWentWrong = "What slowed us down?", "Was hielt uns auf?";
    HintLucky = "What could have gone worse, and did not?", "Was hätte schlimmer kommen können und kam nicht?";
    HintLearned = "What did we not know before?", "Was wussten wir vorher nicht?";
    HintAction = "What would help, and how would we see that it is done?",
        "Was würde helfen, und woran sähen wir, dass es getan ist?";
    HintRecurrence = "It happened again: what, in a line?", "Es geschah wieder: was, in einer Zeile?";
    FactExpectedAsk = "Did we expect this?", "Haben wir damit gerechnet?";

    // Something new.
    AddFactor = "Add a contributing factor", "Beitragenden Umstand hinzufügen";
    AddWhy = "Why was that so?", "Warum war das so?";
    AddLesson(kind) = "Add a lesson: {kind}", "Lehre hinzufügen: {kind}";
    AddAction = "Propose an action", "Maßnahme vorschlagen";
    AddRecurrence = "It struck again", "Es trat wieder auf";

    // Members of lists.
    DoRemove = "Remove", "Entfernen";
    DoMoveUp = "Move up", "Nach oben";
    DoMoveDown = "Move down", "Nach unten";
    DoLinkEvent(event) = "Link: {event}", "Verknüpfen: {event}";
    DoUnlinkEvent(event) = "Remove the link to {event}", "Verknüpfung lösen: {event}";
    DoLinkToFactor = "Link to a factor …", "Mit einem Umstand verknüpfen …";
    FactorMap = "Map of events and factors", "Karte der Ereignisse und Umstände";
    FactorMapKeys = "Arrow keys follow the lines, Enter goes there.", "Pfeiltasten folgen den Linien, Enter geht dorthin.";
    FactorMapEvent(event, n) = "{event} ({n|one factor|{n} factors})", "{event} ({n|ein Umstand|{n} Umstände})";
    FactorMapFactor(factor, n) = "{factor} ({n|one event|{n} events})", "{factor} ({n|ein Ereignis|{n} Ereignisse})";
    FactorMapMore(n) = "{n|One more event is|{n} more events are} linked.", "{n|Ein weiteres Ereignis ist|{n} weitere Ereignisse sind} verknüpft.";
    DoLinkFactor = "Led to …", "Führte zu …";
    FieldAssumption = "What was taken for granted", "Was angenommen wurde";
    AssumptionText = "We took for granted that …", "Wir nahmen an, dass …";
    AssumptionNotice = "How would we notice that it no longer holds?", "Woran würden wir merken, dass es nicht mehr gilt?";
    AssumptionCheckOn = "Check again on", "Wieder prüfen am";
    FieldActionLink = "Tracked at (address)", "Verfolgt unter (Adresse)";
    FieldActionCost = "What it costs", "Was es kostet";
    RecurrenceStart = "Began", "Begann";
    RecurrenceResolve = "Over", "Vorbei";

    // At a glance.
    ActionsOpen(n) = "{n} open", "{n} offen";
    ActionsLate(n) = "{n} overdue", "{n} überfällig";
    ActionsDone(n) = "{n} done", "{n} erledigt";
    ActionsNoneNeeded = "None is a valid result too.", "Auch keine ist ein gültiges Ergebnis.";
    DueOn(date) = "due {date}", "fällig {date}";
    RecurrencesCount(n) = "{n|once more|{n} times more}", "{n|noch einmal|noch {n} Mal}";
    RecurrencesLost(time) = "{time} lost in all", "insgesamt {time} verloren";
    RecurrencesSpread(least, most) = "from {least} to {most} each", "je {least} bis {most}";

    // What an action lacks.
    CheckSpecific = "What exactly is to be done?", "Was genau ist zu tun?";
    CheckMeasurable = "How would anybody see that it is done? A number or a condition helps.",
        "Woran sähe man, dass es getan ist? Eine Zahl oder Bedingung hilft.";
    CheckOwner = "Who sees to it?", "Wer kümmert sich?";
    CheckTimeBound = "By when?", "Bis wann?";
    CheckReasonable = "What does it cost, beside what the incident cost?", "Was kostet es, neben dem, was der Vorfall kostete?";

    // When a postmortem is due.
    HeadCriteria = "When a postmortem is due", "Wann ein Postmortem fällig ist";
    CriteriaUsual = "The usual ones, until somebody changes one.", "Die üblichen, bis jemand eines ändert.";
    CriteriaMet(n) = "{n|One criterion is|{n} criteria are} met", "{n|Ein Kriterium ist|{n} Kriterien sind} erfüllt";
    CriteriaNone = "No criterion is met so far", "Bisher ist kein Kriterium erfüllt";
    ReasonResolveOver = "Time to resolve over", "Zeit bis zur Lösung über";
    ReasonUndetectedOver = "Undetected over", "Unentdeckt über";
    ReasonImpactOver = "Users affected over", "Auswirkung auf Nutzer über";
    ReasonDataLoss = "Data was lost", "Daten gingen verloren";
    ReasonIntervention = "Somebody on call had to step in", "Jemand aus der Bereitschaft musste eingreifen";
    ReasonFoundByPerson = "A person found it, not the monitoring", "Ein Mensch bemerkte es, nicht die Überwachung";
    ReasonAsked = "Somebody asked for one", "Jemand bat darum";
    CriterionMinutes(what) = "{what}, minutes", "{what}, Minuten";
    CriterionMet = "met", "erfüllt";
    CriterionNotMet = "not met", "nicht erfüllt";
    CriterionLater(n) = "{n} of the later ones too", "auch {n} der späteren";
    CriterionSentence(what, limit, figure) = "{what} {limit}: {figure}", "{what} {limit}: {figure} gemessen";

    // What is open before the next step.
    ReadyForReview = "Before the review", "Vor der Besprechung";
    ReadyForFinal = "Before it is final", "Vor dem Abschluss";
    ReadyAll = "nothing is open", "nichts ist offen";
    ReadyOpen(n) = "{n|one thing is|{n} things are} open", "{n|eines ist|{n} Punkte sind} offen";
    ReadyGo = "Go there", "Dorthin";
    OpenSummary = "There is no summary.", "Es gibt keine Zusammenfassung.";
    OpenImpact = "Nothing is said of the impact.", "Zur Auswirkung steht nichts.";
    OpenMarker(marker) = "No event is marked: {marker}.", "Kein Ereignis ist gekennzeichnet: {marker}.";
    OpenUndated(n) = "{n|One event has|{n} events have} no time.", "{n|Ein Ereignis hat|{n} Ereignisse haben} keine Zeit.";
    OpenUnanswered(n) = "{n|One question has|{n} questions have} no answer.",
        "{n|Eine Frage hat|{n} Fragen haben} keine Antwort.";
    OpenFactors = "No contributing factor is named.", "Kein beitragender Umstand ist genannt.";
    OpenUnlinked(n) = "{n|One factor is|{n} factors are} linked to no event.",
        "{n|Ein Umstand ist|{n} Umstände sind} mit keinem Ereignis verknüpft.";
    OpenLessons = "No lesson is written down.", "Keine Lehre ist festgehalten.";
    OpenFacilitator = "Nobody leads the review yet.", "Noch niemand leitet die Besprechung.";
    OpenReviewAt = "The review has no date.", "Die Besprechung hat kein Datum.";
    OpenProposals(n) = "{n|One proposal waits|{n} proposals wait} for a decision.",
        "{n|Ein Vorschlag wartet|{n} Vorschläge warten} auf eine Entscheidung.";
    OpenUnowned(n) = "{n|One action lacks|{n} actions lack} an owner or a date.",
        "{n|Einer Maßnahme fehlt|{n} Maßnahmen fehlen} Zuständige oder ein Datum.";
    TimingDraft = "A draft within a day has the fresher memories.", "Ein Entwurf binnen eines Tages hat die frischeren Erinnerungen.";
    TimingDays(n) = "Usual: within {n|a day|{n} days} of the end.", "Üblich: binnen {n|eines Tages|{n} Tagen} nach dem Ende.";
    TimingLeft(n, left) = "Usual: within {n|a day|{n} days} of the end; {left|one is|{left} are} left.",
        "Üblich: binnen {n|eines Tages|{n} Tagen} nach dem Ende; {left|einer bleibt|{left} bleiben}.";
    TimingPast(n, past) = "Usual: within {n|a day|{n} days} of the end; that was {past|a day|{past} days} ago.",
        "Üblich: binnen {n|eines Tages|{n} Tagen} nach dem Ende; das ist {past|einen Tag|{past} Tage} her.";

    // The review.
    MeetingDo = "Review", "Besprechen";
    MeetingHelp = "Goes through the review, a step a key press.", "Führt durch die Besprechung, ein Schritt je Tastendruck.";
    MeetingTitle = "Review of the incident", "Besprechung des Vorfalls";
    MeetingPlace(at, of) = "{at} of {of}", "{at} von {of}";
    MeetingNext = "Next", "Weiter";
    MeetingBack = "Back", "Zurück";
    NoteSort = "Write it down as", "Festhalten als";
    NoteLabel = "Note", "Notiz";
    NotePlaceholder = "Write down what is said (N)", "Festhalten, was gesagt wird (N)";
    StepCheckIn = "Check-in", "Ankommen";
    StepCheckInHelp = "One sentence each: how are you here, and what do you hope to learn?",
        "Ein Satz von allen: Wie bist du hier, und was möchtest du lernen?";
    StepDefinition = "What blameless means", "Was schuldfrei heißt";
    BlamelessMeans = "Everybody did what made sense to them, with what they knew, at the time. We ask how things came about, not whose fault they are. Names are facts, not verdicts. First we understand, then we solve.",
        "Alle taten, was ihnen damals mit ihrem Wissen sinnvoll schien. Wir fragen, wie es dazu kam, nicht wer schuld ist. Namen sind Tatsachen, keine Urteile. Erst verstehen wir, dann lösen wir.";
    StepLessonsHelp = "What helped, what slowed us down, where did we get lucky, what did we not know?",
        "Was half, was hielt uns auf, wo hatten wir Glück, was wussten wir nicht?";
    StepActionsHelp = "Proposals only: they are decided on another day. None is a valid result too.",
        "Nur Vorschläge: Entschieden wird an einem anderen Tag. Auch keiner ist ein gültiges Ergebnis.";
    StepCheckOut = "Check-out", "Abschied";
    StepCheckOutHelp = "One sentence each: what do you take along?", "Ein Satz von allen: Was nimmst du mit?";
    PromptNote = "What did you know at this moment, and what did you expect next?",
        "Was wusstest du in diesem Augenblick, und was erwartetest du als Nächstes?";
    PromptDetection = "What drew attention, and what else was calling for it?",
        "Was zog die Aufmerksamkeit auf sich, und was verlangte sonst noch danach?";
    PromptDiagnosis = "Which explanations were on the table, and what spoke for each?",
        "Welche Erklärungen lagen auf dem Tisch, und was sprach für jede?";
    PromptDecision = "Which choices were there, and what made this one sensible then?",
        "Welche Möglichkeiten gab es, und was machte diese damals sinnvoll?";
    PromptChange = "What was it meant to do, and what made it look safe?",
        "Was sollte das bewirken, und was ließ es sicher aussehen?";
    PromptRepair = "How did we know it would help, and how did we see that it had?",
        "Woher wussten wir, dass es hilft, und woran sahen wir, dass es half?";
    PromptCommunication = "Who learned of it by this, and who did not yet?",
        "Wer erfuhr dadurch davon, und wer noch nicht?";
    PromptImpact = "Who felt this, and how do we know?", "Wer spürte das, und woher wissen wir es?";
}
