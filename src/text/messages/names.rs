//! Names of markers, kinds and the other closed lists.

use crate::text::message::messages;

messages! {
    // The four markers: one word each, for badges and flags.
    MarkerStart = "Start", "Beginn";
    MarkerDetect = "Detect", "Erkennung";
    MarkerMitigate = "Mitigate", "Eindämmung";
    MarkerResolve = "Resolve", "Behebung";
    MarkerRound(marker, round) = "{marker} {round}", "{marker} {round}";
    MarkerStartHelp = "The incident begins, whether or not anyone knows yet.",
        "Der Vorfall beginnt, ob es schon jemand weiß oder nicht.";
    MarkerDetectHelp = "Somebody or something notices it.", "Jemand oder etwas bemerkt ihn.";
    MarkerMitigateHelp = "Its effects are stopped; the repair may go on.",
        "Die Auswirkungen sind gestoppt; die Reparatur kann weitergehen.";
    MarkerResolveHelp = "It is over: normal service, nothing urgent left to do.",
        "Er ist vorbei: Normalbetrieb, nichts Dringendes mehr zu tun.";

    // Further markers, used by some durations profiles.
    MarkerDeclare = "Declare", "Ausrufung";
    MarkerAcknowledge = "Acknowledge", "Annahme";
    MarkerRecover = "Recover", "Erholung";
    MarkerTrigger = "Trigger", "Auslösung";
    MarkerTriggerHelp = "The alert went off.", "Der Alarm ging los.";
    MarkerClose = "Close", "Abschluss";
    MarkerDeclareHelp = "It is declared an incident.", "Er wird zum Vorfall erklärt.";
    MarkerAcknowledgeHelp = "Somebody takes it on.", "Jemand nimmt sich seiner an.";
    MarkerRecoverHelp = "Service works again for users.", "Für die Nutzer läuft der Dienst wieder.";
    MarkerCloseHelp = "The incident is closed after a time of watching.",
        "Der Vorfall wird nach einer Zeit der Beobachtung geschlossen.";

    // Kinds of events.
    KindNote = "Note", "Notiz";
    KindDetection = "Detection", "Entdeckung";
    KindDiagnosis = "Diagnosis", "Diagnose";
    KindDecision = "Decision", "Entscheidung";
    KindChange = "Change", "Änderung";
    KindRepair = "Repair", "Reparatur";
    KindCommunication = "Communication", "Kommunikation";
    KindImpact = "Impact", "Auswirkung";
    KindNoteHelp = "Anything worth keeping.", "Alles, was festgehalten werden soll.";
    KindDetectionHelp = "An alert, a report, a look at a graph.", "Ein Alarm, eine Meldung, ein Blick auf eine Kurve.";
    KindDiagnosisHelp = "Finding out what is going on.", "Herausfinden, was vor sich geht.";
    KindDecisionHelp = "A choice that was made, with what was known then.",
        "Eine Entscheidung mit dem damaligen Wissen.";
    KindChangeHelp = "A deployment, a setting, a change from outside.",
        "Eine Auslieferung, eine Einstellung, eine Änderung von außen.";
    KindRepairHelp = "Something done to end it or to limit it.", "Etwas, das ihn beenden oder begrenzen soll.";
    KindCommunicationHelp = "Telling somebody: users, colleagues, the status page.",
        "Jemandem Bescheid geben: Nutzern, Kollegen, der Statusseite.";
    KindImpactHelp = "A time in which users were affected; with an end, it counts towards the impact time.",
        "Eine Zeit, in der Nutzer betroffen waren; mit Ende zählt sie zur Dauer der Auswirkung.";

    // To which unit a time is known.
    PrecisionDay = "To the day", "Auf den Tag";
    PrecisionHour = "To the hour", "Auf die Stunde";
    PrecisionMinute = "To the minute", "Auf die Minute";
    PrecisionSecond = "To the second", "Auf die Sekunde";
    PrecisionMillisecond = "To the millisecond", "Auf die Millisekunde";

    // How a time relates to what happened.
    CertaintyExact = "At this time", "Zu dieser Zeit";
    CertaintyAbout = "About this time", "Ungefähr zu dieser Zeit";
    CertaintyBefore = "Before this time", "Vor dieser Zeit";
    CertaintyAfter = "After this time", "Nach dieser Zeit";

    // How far the postmortem is.
    StatusDraft = "Draft", "Entwurf";
    StatusInReview = "In review", "In Besprechung";
    StatusFinal = "Final", "Abgeschlossen";

    VisibilityInternal = "Internal", "Intern";
    VisibilityPublic = "Public", "Öffentlich";

    // Kinds of evidence.
    EvidenceOther = "Link", "Verweis";
    EvidenceGraph = "Graph", "Kurve";
    EvidenceLog = "Log", "Protokoll";
    EvidenceChat = "Chat", "Unterhaltung";
    EvidenceTicket = "Ticket", "Vorgang";
    EvidenceCommit = "Commit", "Code-Änderung";
    EvidenceImage = "Image", "Bild";

    // Answers; blanks are fine.
    NotKnownYet = "Not known yet", "Noch nicht bekannt";
    AnswerYes = "Yes", "Ja";
    AnswerNo = "No", "Nein";
    AnswerUnsure = "Not sure", "Nicht sicher";

    DetectedByMonitoring = "Monitoring", "Überwachung";
    DetectedByStaff = "Somebody on the team", "Jemand aus dem Team";
    DetectedByCustomer = "A customer", "Ein Kunde";
    DetectedByOther = "Somebody else", "Jemand anderes";

    LessonLearned = "Learned", "Gelernt";
    LessonWentWell = "Went well", "Gut gelaufen";
    LessonWentWrong = "Went wrong", "Schlecht gelaufen";
    LessonLucky = "Got lucky", "Glück gehabt";

    ActionOther = "Other", "Sonstiges";
    ActionPrevent = "Prevent", "Vorbeugen";
    ActionMitigate = "Limit the effects", "Auswirkungen begrenzen";
    ActionDetect = "Notice sooner", "Früher bemerken";
    ActionProcess = "Way of working", "Arbeitsweise";
    ActionInvestigate = "Find out more", "Mehr herausfinden";

    ActionProposed = "Proposed", "Vorgeschlagen";
    ActionOpen = "Open", "Offen";
    ActionInProgress = "In progress", "In Arbeit";
    ActionDone = "Done", "Erledigt";
    ActionCancelled = "Dropped", "Verworfen";
}
