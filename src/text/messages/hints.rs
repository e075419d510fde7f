//! Hints on language: what a phrase hides, and what could be asked instead.

use crate::text::message::messages;

messages! {
    HintsLabel = "On the wording", "Zur Formulierung";
    HintOnce = "Not now", "Jetzt nicht";
    HintHere = "Fine here", "Hier in Ordnung";
    HintOff = "Switch this off", "Abschalten";
    HintOffHelp = "No more hints of this sort in this document.", "Keine Hinweise dieser Art mehr in diesem Dokument.";
    HintAskIt = "Ask this on the event", "Als Frage ans Ereignis";
    HintRewrite(words) = "Write “{words}”", "„{words}“ schreiben";
    HintSource(source) = "After {source}", "Nach {source}";

    HintSourceAllspaw = "Allspaw, Blameless PostMortems and a Just Culture", "Allspaw, Blameless PostMortems and a Just Culture (englisch)";
    HintSourceDekker = "Dekker, The Field Guide to Understanding Human Error", "Dekker, The Field Guide to Understanding Human Error (englisch)";
    HintSourceSre = "Beyer et al., Site Reliability Engineering, chapter 15", "Beyer et al., Site Reliability Engineering, Kapitel 15";

    HintWhyPersonAsCause = "This ends at a person. What made the act sensible at the time stays unknown.",
        "Das endet bei einer Person. Was die Handlung damals sinnvoll machte, bleibt unbekannt.";
    HintAskPersonAsCause = "What did they know and expect then, and what made this possible?",
        "Was wussten und erwarteten sie damals, und was machte es möglich?";
    HintWhyHumanError = "A name for what is not understood yet: it explains nothing.",
        "Ein Name für etwas, das noch nicht verstanden ist: Er erklärt nichts.";
    HintAskHumanError = "What did the work look like to those who did it?",
        "Wie sah die Arbeit für die aus, die sie taten?";
    HintWhyCounterfactual = "This tells of something that did not happen. What did happen teaches more.",
        "Das erzählt von etwas, das nicht geschah. Was geschah, lehrt mehr.";
    HintAskCounterfactual = "What did they do instead, and why did it make sense to them?",
        "Was taten sie stattdessen, und warum ergab es für sie Sinn?";
    HintWhyHindsight = "It looks so once the end is known. It did not look so then.",
        "So sieht es aus, wenn das Ende bekannt ist. Damals sah es nicht so aus.";
    HintAskHindsight = "What could be seen at that moment, among everything else?",
        "Was war in jenem Augenblick zu sehen, neben allem anderen?";
    HintWhyCherryPicking = "One signal out of many, chosen because it mattered later.",
        "Ein Zeichen von vielen, gewählt, weil es später zählte.";
    HintAskCherryPicking = "What else called for attention then?", "Was verlangte damals sonst noch Aufmerksamkeit?";
    HintWhyShoppingBag = "That it was there does not mean that anybody could see it, or knew to look.",
        "Dass es da war, heißt nicht, dass es jemand sehen konnte oder danach zu suchen wusste.";
    HintAskShoppingBag = "Which of it did they look at, and what led them there?",
        "Was davon sahen sie an, und was führte sie dorthin?";
    HintWhyAnimated = "Strong words tell how it felt. A figure tells what it was.",
        "Starke Worte sagen, wie es sich anfühlte. Eine Zahl sagt, was es war.";
    HintAskAnimated = "How much, how many, how long?", "Wie viel, wie viele, wie lange?";
    HintWhyNameless = "Somebody did this, and only they can tell how and why. A name is no blame.",
        "Jemand tat das, und nur diese Person kann sagen, wie und warum. Ein Name ist keine Schuld.";
    HintAskNameless = "Who did this, and what were they about to do?", "Wer tat das, und was hatte die Person vor?";
    HintWhyRootCause = "One root hides the others. There are always several contributing factors.",
        "Eine Wurzel verdeckt die anderen. Es gibt immer mehrere beitragende Umstände.";
    HintAskRootCause = "What else had to be so for this to happen?", "Was musste sonst noch so sein, damit es geschah?";
    HintWhyVagueAction = "Nobody will be able to say when this is done.", "Niemand wird sagen können, wann das getan ist.";
    HintAskVagueAction = "What will be different, and how would we measure it?",
        "Was wird anders sein, und woran messen wir es?";
    HintWhyUnboundedAction = "This has no end, so it can be neither finished nor kept.",
        "Das hat kein Ende, kann also weder fertig noch eingehalten werden.";
    HintAskUnboundedAction = "Which cases matter, and until when?", "Auf welche Fälle kommt es an, und bis wann?";
    HintWhyManualGate = "A gate makes people wait for people, and slows every later repair down.",
        "Eine Schranke lässt Menschen auf Menschen warten und bremst jede spätere Behebung.";
    HintAskManualGate = "Could a machine check this, or could it be undone cheaply?",
        "Könnte eine Maschine das prüfen, oder ließe es sich billig rückgängig machen?";
}
