//! Rows whose words plainly say that they begin, detect, mitigate or resolve the incident.

use super::build::Draft;
use crate::import::markers::{Candidate, Index, judge};
use crate::model::{MarkerKey, Precision};

/// Gives rows the markers that their words speak of, and that no field named.
///
/// A row of bookkeeping, which few take over, carries none.
pub(super) fn mark(drafts: &mut [Draft]) {
    let index = Index::new();
    let mut order: Vec<usize> =
        (0..drafts.len()).filter(|at| drafts.get(*at).is_some_and(|draft| !draft.is_noise)).collect();
    crate::model::sort::by_key(&mut order, |at| drafts.get(*at)?.event.at.map(|at| at.key()));
    let of = |at: &usize| drafts.get(*at);
    let said =
        order.iter().filter_map(of).map(|draft| index.said(&draft.event.text, &draft.event.typed)).collect();
    let at = |draft: &Draft| draft.event.at.filter(|_| draft.event.precision != Precision::Day);
    let candidate = |draft: &Draft| Candidate { at: at(draft), section: draft.source };
    let candidates: Vec<Candidate> = order.iter().filter_map(of).map(candidate).collect();
    let known: Vec<MarkerKey> = drafts.iter().flat_map(|draft| draft.markers.iter().cloned()).collect();
    for (at, keys) in order.into_iter().zip(judge(&candidates, said, None).markers) {
        if let Some(draft) = drafts.get_mut(at) {
            draft.markers.extend(keys.into_iter().filter(|key| !known.contains(key)));
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
            ("Störung löst Alarm aus", None),
            ("Début de la coupure", Some(MarkerKey::Start)),
            ("Início da indisponibilidade", Some(MarkerKey::Start)),
            ("Detección: sube la tasa de errores", Some(MarkerKey::Detect)),
            ("Сбой устранён", Some(MarkerKey::Resolve)),
        ] {
            assert_eq!(marked(text).first(), expected.as_ref(), "{text}");
        }
    }
}
