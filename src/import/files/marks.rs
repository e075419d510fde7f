//! Rows whose words plainly say that they begin, detect, mitigate or resolve the incident.

use super::build::Draft;
use crate::import::markers::{By, Candidate, judge, said};
use crate::model::{MarkerKey, Precision};

/// Gives rows the markers that their words speak of, and that no field named.
///
/// A row of bookkeeping, which few take over, carries none.
pub(super) fn mark(drafts: &mut [Draft]) {
    mark_with(drafts, &MarkerKey::MAIN, By::Odds);
}

/// Gives rows the markers that their words plainly speak of: where a column has markers, none is likely
/// that it does not have.
pub(super) fn mark_plain(drafts: &mut [Draft]) {
    mark_with(drafts, &MarkerKey::MAIN, By::Cues);
}

/// Gives the rows only the end that their words speak of, where no field named it: updates tell of
/// what was known when they were written.
pub(super) fn mark_end(drafts: &mut [Draft]) {
    mark_with(drafts, &[MarkerKey::Resolve], By::Odds);
}

fn mark_with(drafts: &mut [Draft], wanted: &[MarkerKey], by: By) {
    let mut order: Vec<usize> =
        (0..drafts.len()).filter(|at| drafts.get(*at).is_some_and(|draft| !draft.is_noise)).collect();
    crate::model::sort::by_key(&mut order, |at| drafts.get(*at)?.event.at.map(|at| at.key()));
    let of = |at: &usize| drafts.get(*at);
    let said = order.iter().filter_map(of).map(|draft| said(&draft.event.text, &draft.event.typed)).collect();
    let at = |draft: &Draft| draft.event.at.filter(|_| draft.event.precision != Precision::Day);
    let candidate =
        |draft| Candidate { at: at(draft), text: draft.event.text.as_ref(), section: draft.source };
    let candidates: Vec<Candidate<'_>> = order.iter().filter_map(of).map(candidate).collect();
    let known: Vec<MarkerKey> = drafts.iter().flat_map(|draft| draft.markers.iter().cloned()).collect();
    let judged = judge(&candidates, said, None, by);
    let is_open = |key: &MarkerKey| wanted.contains(key) && !known.contains(key);
    for (place, key) in judged.likely.into_iter().filter(|(_, key)| is_open(key)) {
        let draft = order.get(place).and_then(|at| drafts.get_mut(*at));
        draft.into_iter().for_each(|draft| draft.likely.push(key.clone()));
    }
    for (at, keys) in order.into_iter().zip(judged.markers) {
        if let Some(draft) = drafts.get_mut(at) {
            draft.markers.extend(keys.into_iter().filter(is_open));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Moment;

    fn marked(text: &str) -> Vec<MarkerKey> {
        let mut draft = Draft::new(text, None, "");
        draft.event.at = Moment::parse("2024-03-12T10:42:00Z");
        let mut drafts = [draft];
        mark(&mut drafts);
        drafts.into_iter().flat_map(|draft| draft.markers).collect()
    }

    #[test]
    fn a_part_that_is_supplied_again_is_not_the_end() {
        let rows = ["Power restored to the first row", "Power restored", "Visit planned"];
        let mut drafts = rows.map(|text| Draft::new(text, None, ""));
        for (minute, draft) in drafts.iter_mut().enumerate() {
            draft.event.at = Moment::parse(&format!("2024-03-12T10:4{minute}:00Z"));
        }
        mark(&mut drafts);
        let marked = drafts.map(|draft| draft.markers.contains(&MarkerKey::Resolve));
        assert_eq!(marked, [false, true, false]);
    }

    #[test]
    fn only_plain_words_mark() {
        for (text, expected) in [
            ("**Outage begins**", Some(MarkerKey::Start)),
            ("Onset of a partial disruption", Some(MarkerKey::Start)),
            ("Alert fired for the queue", Some(MarkerKey::Detect)),
            ("Loss identified by our monitoring", Some(MarkerKey::Detect)),
            ("Impact mitigated", Some(MarkerKey::Mitigate)),
            ("Störung behoben", Some(MarkerKey::Resolve)),
            ("It is not resolved", None),
            ("Told customers that it will be resolved", None),
            ("Cause identified", None),
            ("Outage page drafted", None),
            ("Page to Samira (rule edge_5xx)", Some(MarkerKey::Detect)),
            ("Page to be rewritten", None),
            ("Alert: consumer lag over threshold", Some(MarkerKey::Detect)),
            ("Alert over 300 ms latency", Some(MarkerKey::Detect)),
            ("Alert threshold raised", None),
            ("Alert is over", None),
            ("Pager alert \"edge ratio\" reaches the on-call", Some(MarkerKey::Detect)),
            ("Fraud alert wakes the engineer", Some(MarkerKey::Detect)),
            ("Alert seen by Ruth", Some(MarkerKey::Detect)),
            ("DETECTED Errors at the edge", Some(MarkerKey::Detect)),
            ("MITIGATED — traffic moved", Some(MarkerKey::Mitigate)),
            ("Certificate renewed — Resolved", Some(MarkerKey::Resolve)),
            ("RESOLVED ISSUES ARE LISTED BELOW", Some(MarkerKey::Resolve)),
            ("STARTED A BUILD", None),
            ("The errors began at 10:21 AM", None),
            ("The errors began", Some(MarkerKey::Start)),
            ("Start incident call", None),
            ("Incident clos", Some(MarkerKey::Resolve)),
            ("Incidencia cerrada", Some(MarkerKey::Resolve)),
            ("Storing opgelost", Some(MarkerKey::Resolve)),
            ("Störung löst Alarm aus", Some(MarkerKey::Detect)),
            ("Début de la coupure", Some(MarkerKey::Start)),
            ("Início da indisponibilidade", Some(MarkerKey::Start)),
            ("Detección: sube la tasa de errores", Some(MarkerKey::Detect)),
            ("Сбой устранён", Some(MarkerKey::Resolve)),
            ("OUTAGE END", Some(MarkerKey::Resolve)),
            ("Impact end users notice", None),
            ("Feed parser restarted, **start**", Some(MarkerKey::Start)),
            ("**began**: no orders come in", Some(MarkerKey::Start)),
            ("Onset: blank rows", Some(MarkerKey::Start)),
            ("Pods begin failing their probes", None),
            ("[FIRING:1] QueueDeep", Some(MarkerKey::Detect)),
            ("prometheus: QueueDeep firing", Some(MarkerKey::Detect)),
            ("Alert stopped firing", None),
            ("TRIGGERED: queue depth > 9000", Some(MarkerKey::Detect)),
            ("SEV2 declared", Some(MarkerKey::Detect)),
            ("declaring an incident", Some(MarkerKey::Detect)),
            ("Incident declared over", Some(MarkerKey::Resolve)),
            ("Smoke test fails and pages Olu", Some(MarkerKey::Detect)),
            ("The auditor looks at the books - detected", Some(MarkerKey::Detect)),
            ("The service desk reports locked accounts", Some(MarkerKey::Detect)),
            ("Users report locked accounts", None),
            ("Support reports that logins are working again", Some(MarkerKey::Resolve)),
            ("They had become aware of it a week before", None),
            ("Alarm \"login\" schlägt an", Some(MarkerKey::Detect)),
            ("Großstörung, Incident ausgerufen", Some(MarkerKey::Detect)),
            ("la supervision remonte une alerte", Some(MarkerKey::Detect)),
            ("le service client signale des paniers vides", Some(MarkerKey::Detect)),
            ("Se dispara la alarma de colas", Some(MarkerKey::Detect)),
            ("Avería contenida", Some(MarkerKey::Mitigate)),
            ("Incidencia mitigada", Some(MarkerKey::Mitigate)),
            ("Panne maîtrisée", Some(MarkerKey::Mitigate)),
            ("Ausfall eingegrenzt", Some(MarkerKey::Mitigate)),
            ("reads off, _mitigated_ (slow but whole)", Some(MarkerKey::Mitigate)),
            ("mitigated, but it came back", None),
            ("Mitigation applied", Some(MarkerKey::Mitigate)),
            ("retour à la normale", Some(MarkerKey::Resolve)),
            ("Alles wieder normal", Some(MarkerKey::Resolve)),
            ("se da por cerrada la incidencia", Some(MarkerKey::Resolve)),
            ("The status was changed to Closed", Some(MarkerKey::Resolve)),
            ("nothing new for an hour -> closed", Some(MarkerKey::Resolve)),
            ("Breaker closed", None),
            ("The vendor says the issue is fixed", None),
            ("監視アラートで検知", Some(MarkerKey::Detect)),
            ("暫定復旧", Some(MarkerKey::Mitigate)),
            ("サービスが復旧", Some(MarkerKey::Resolve)),
            ("復旧作業を開始", None),
            ("未復旧", None),
            ("復旧見込みを連絡", None),
            ("장애 복구", Some(MarkerKey::Resolve)),
            ("Queue drained, all clear from us", Some(MarkerKey::Resolve)),
            ("Owners got a mail with an all-clear", None),
            ("All doors show a red light. Detected.", Some(MarkerKey::Detect)),
            ("pager: two nodes left, paging Olu", Some(MarkerKey::Detect)),
            ("Outage of the north loop begins", Some(MarkerKey::Start)),
            ("The vibration sensor pages the shift", Some(MarkerKey::Detect)),
            ("Pager: backlog > 500", Some(MarkerKey::Detect)),
            ("ticket 1204 raised, duty officer alerted", Some(MarkerKey::Detect)),
            ("Nobody notices because the alert looks elsewhere", None),
            ("Saltó la alarma del motor", Some(MarkerKey::Detect)),
            ("El equipo de guardia recibió la alerta del monitor", Some(MarkerKey::Detect)),
            ("Se avisó al equipo de guardia", Some(MarkerKey::Detect)),
            ("L’astreinte reçoit une alerte", Some(MarkerKey::Detect)),
            ("L’alarme a sonné", Some(MarkerKey::Detect)),
            ("Bereitschaft bekam einen Alarm", Some(MarkerKey::Detect)),
            ("O plantão recebeu o alerta", Some(MarkerKey::Detect)),
            ("È scattato l’allarme", Some(MarkerKey::Detect)),
            ("declaro incidente, sev2", Some(MarkerKey::Detect)),
            ("on ouvre un incident", Some(MarkerKey::Detect)),
            ("cierro el incidente", Some(MarkerKey::Resolve)),
            ("wir schließen den Vorfall", Some(MarkerKey::Resolve)),
            ("on clôture l’incident", Some(MarkerKey::Resolve)),
            ("HALL-31 closed. Thanks all.", Some(MarkerKey::Resolve)),
            ("Closing INC0012", Some(MarkerKey::Resolve)),
            ("HALL-31 not closed yet", None),
            ("PR-31 closed", None),
            ("SOLVED, the crew confirms it", Some(MarkerKey::Resolve)),
            ("Der Lift steht wieder zur Verfügung", Some(MarkerKey::Resolve)),
            ("todo volvió a la normalidad", Some(MarkerKey::Resolve)),
            ("一部の店舗で受付の遅延が発生", Some(MarkerKey::Start)),
            ("遅延発生時の手順を確認", None),
            ("发生故障", Some(MarkerKey::Start)),
            ("監視よりアラート、当直が確認", Some(MarkerKey::Detect)),
            ("アラート解除", None),
            ("Alarm „Pumpe 3 offline“ geht ein", Some(MarkerKey::Detect)),
            ("The caretaker gets an alarm on her phone", Some(MarkerKey::Detect)),
            ("Incident reported", Some(MarkerKey::Detect)),
            ("Confirmed by both. Ticket closed.", Some(MarkerKey::Resolve)),
            ("Alles gut, wir schließen das Ticket", Some(MarkerKey::Resolve)),
            ("Ticket not closed yet", None),
            ("Detectado por la sonda", Some(MarkerKey::Detect)),
            ("Pumpe 3 steht, Alarm an Bereitschaft", Some(MarkerKey::Detect)),
            ("発生日時", Some(MarkerKey::Start)),
            ("Feeder closed, all homes restored", Some(MarkerKey::Resolve)),
            ("Alle Haushalte wieder angeschlossen, Versorgung wiederhergestellt", Some(MarkerKey::Resolve)),
            ("Suministro restablecido", Some(MarkerKey::Resolve)),
            ("Courant rétabli, groupe à l'arrêt", Some(MarkerKey::Resolve)),
            ("Tutti gli utenti ripristinati", Some(MarkerKey::Resolve)),
            ("Not all customers restored", None),
            ("Inicio del apagón", Some(MarkerKey::Start)),
            ("here it broke", Some(MarkerKey::Start)),
            ("Smoke detector trips", Some(MarkerKey::Detect)),
            ("[main] INFO q.Q - started", None),
            ("Uploads time out, customers affected from here", Some(MarkerKey::Start)),
        ] {
            assert_eq!(marked(text).first(), expected.as_ref(), "{text}");
        }
    }
}
