//! Single words that mark an entry, or keep a cue from marking it.

use crate::model::MarkerKey;

/// What an alarm is called.
pub(in crate::import) const ALARMS: &[&str] = &[
    "alert", "alarm", "page", "alerte", "alarme", "alerta", "alarma", "allarme", "アラート", "larm",
    "alarmmeldung", "тревога", "алерт",
];
/// Words by which an alarm tells that something is over its threshold.
pub(in crate::import) const CROSSING: &[&str] =
    &["over", "above", "below", "under", "exceeds", "exceeded", "exceeding", "crosses", "crossed", "past"];
pub(in crate::import) const LIMITS: &[&str] = &["threshold", "limit", "slo", "target", "quota", "budget"];
/// What stands behind the name of an incident where people only meet for it, or write about it; and
/// "impact end users notice".
pub(in crate::import) const MEETINGS: &[&str] = &[
    "call", "users", "bridge", "channel", "response", "room", "review", "report", "process", "management",
    "commander", "meeting", "postmortem", "page", "doc", "document", "ticket", "zoom", "chat",
];
/// What is done with alarms when none of them is new.
pub(in crate::import) const ALARM_WORDS: &[&str] = &[
    "cleared", "clears", "clear", "silenced", "muted", "resolved", "resolves", "recovered", "recovers",
    "acknowledges", "acks", "silences", "mutes", "ignores", "ignored", "add", "adds", "creates", "closes",
    "snoozed", "acknowledged", "acked", "ack", "added", "created", "removed", "disabled", "enabled",
    "closed", "stops", "stopped", "over", "no", "not", "false", "rule", "rules", "threshold", "config",
    "configured", "manager", "tuned", "missing", "missed", "would", "should", "without", "off", "quiet",
    "fatigue", "tested", "discussed", "thresholds", "quittiert", "stummgeschaltet", "angepasst",
    "abgeschaltet", "verbessert", "acquittée", "désactivée", "silenciada", "reconocida",
];

/// Labels before a colon that stand for a marker.
pub(in crate::import) const LABELS: &[(&str, MarkerKey)] = &[
    ("start", MarkerKey::Start),
    ("started", MarkerKey::Start),
    ("began", MarkerKey::Start),
    ("begins", MarkerKey::Start),
    ("onset", MarkerKey::Start),
    ("beginn", MarkerKey::Start),
    ("störungsbeginn", MarkerKey::Start),
    ("störungsanfang", MarkerKey::Start),
    ("ausfallbeginn", MarkerKey::Start),
    ("störungserkennung", MarkerKey::Detect),
    ("alarmierung", MarkerKey::Detect),
    ("alarmiert", MarkerKey::Detect),
    ("störungsende", MarkerKey::Resolve),
    ("ausfallende", MarkerKey::Resolve),
    ("detect", MarkerKey::Detect),
    ("detection", MarkerKey::Detect),
    ("detected", MarkerKey::Detect),
    ("discovered", MarkerKey::Detect),
    ("discovery", MarkerKey::Detect),
    ("triggered", MarkerKey::Detect),
    ("alerted", MarkerKey::Detect),
    ("paged", MarkerKey::Detect),
    ("erkennung", MarkerKey::Detect),
    ("erkannt", MarkerKey::Detect),
    ("mitigate", MarkerKey::Mitigate),
    ("mitigation", MarkerKey::Mitigate),
    ("mitigated", MarkerKey::Mitigate),
    ("eindämmung", MarkerKey::Mitigate),
    ("recovery", MarkerKey::Resolve),
    ("resolve", MarkerKey::Resolve),
    ("resolution", MarkerKey::Resolve),
    ("behebung", MarkerKey::Resolve),
    ("resolved", MarkerKey::Resolve),
    ("end", MarkerKey::Resolve),
    ("ended", MarkerKey::Resolve),
    ("ende", MarkerKey::Resolve),
    ("behoben", MarkerKey::Resolve),
    ("gelöst", MarkerKey::Resolve),
    ("entdeckt", MarkerKey::Detect),
    ("entdeckung", MarkerKey::Detect),
    ("eindämmung", MarkerKey::Mitigate),
    ("eingedämmt", MarkerKey::Mitigate),
    ("début", MarkerKey::Start),
    ("détection", MarkerKey::Detect),
    ("détecté", MarkerKey::Detect),
    ("atténuation", MarkerKey::Mitigate),
    ("atténué", MarkerKey::Mitigate),
    ("résolution", MarkerKey::Resolve),
    ("résolu", MarkerKey::Resolve),
    ("fin", MarkerKey::Resolve),
    ("inicio", MarkerKey::Start),
    ("comienzo", MarkerKey::Start),
    ("detección", MarkerKey::Detect),
    ("detectado", MarkerKey::Detect),
    ("mitigación", MarkerKey::Mitigate),
    ("mitigado", MarkerKey::Mitigate),
    ("mitigada", MarkerKey::Mitigate),
    ("atténuée", MarkerKey::Mitigate),
    ("détectée", MarkerKey::Detect),
    ("detectada", MarkerKey::Detect),
    ("résolue", MarkerKey::Resolve),
    ("resuelta", MarkerKey::Resolve),
    ("bemerkt", MarkerKey::Detect),
    ("noticed", MarkerKey::Detect),
    ("contained", MarkerKey::Mitigate),
    ("resolución", MarkerKey::Resolve),
    ("resuelto", MarkerKey::Resolve),
    ("início", MarkerKey::Start),
    ("detecção", MarkerKey::Detect),
    ("mitigação", MarkerKey::Mitigate),
    ("resolução", MarkerKey::Resolve),
    ("resolvido", MarkerKey::Resolve),
    ("fim", MarkerKey::Resolve),
    ("inizio", MarkerKey::Start),
    ("rilevamento", MarkerKey::Detect),
    ("rilevato", MarkerKey::Detect),
    ("mitigazione", MarkerKey::Mitigate),
    ("mitigato", MarkerKey::Mitigate),
    ("risoluzione", MarkerKey::Resolve),
    ("risolto", MarkerKey::Resolve),
    ("aanvang", MarkerKey::Start),
    ("detectie", MarkerKey::Detect),
    ("ontdekt", MarkerKey::Detect),
    ("opgelost", MarkerKey::Resolve),
    ("einde", MarkerKey::Resolve),
    ("początek", MarkerKey::Start),
    ("wykrycie", MarkerKey::Detect),
    ("wykryto", MarkerKey::Detect),
    ("rozwiązanie", MarkerKey::Resolve),
    ("rozwiązano", MarkerKey::Resolve),
    ("koniec", MarkerKey::Resolve),
    ("løst", MarkerKey::Resolve),
    ("löst", MarkerKey::Resolve),
    ("åtgärdat", MarkerKey::Resolve),
    ("vyřešeno", MarkerKey::Resolve),
    ("решено", MarkerKey::Resolve),
    ("устранено", MarkerKey::Resolve),
    ("solved", MarkerKey::Resolve),
    ("restored", MarkerKey::Resolve),
    ("recovered", MarkerKey::Resolve),
    ("wiederhergestellt", MarkerKey::Resolve),
    ("entstört", MarkerKey::Resolve),
    ("rétabli", MarkerKey::Resolve),
    ("rétablie", MarkerKey::Resolve),
    ("solucionado", MarkerKey::Resolve),
    ("solucionada", MarkerKey::Resolve),
    ("restablecido", MarkerKey::Resolve),
    ("restablecida", MarkerKey::Resolve),
    ("restabelecido", MarkerKey::Resolve),
    ("ripristinato", MarkerKey::Resolve),
    ("hersteld", MarkerKey::Resolve),
    ("発生", MarkerKey::Start),
    ("障害発生", MarkerKey::Start),
    ("検知", MarkerKey::Detect),
    ("検出", MarkerKey::Detect),
    ("暫定復旧", MarkerKey::Mitigate),
    ("緩和策適用", MarkerKey::Mitigate),
    ("緩和完了", MarkerKey::Mitigate),
    ("復旧", MarkerKey::Resolve),
    ("完全復旧", MarkerKey::Resolve),
    ("復旧完了", MarkerKey::Resolve),
    ("解消", MarkerKey::Resolve),
    ("収束", MarkerKey::Resolve),
    ("发生", MarkerKey::Start),
    ("发现", MarkerKey::Detect),
    ("告警", MarkerKey::Detect),
    ("缓解", MarkerKey::Mitigate),
    ("恢复", MarkerKey::Resolve),
    ("해소", MarkerKey::Resolve),
    ("발생", MarkerKey::Start),
    ("감지", MarkerKey::Detect),
    ("완화", MarkerKey::Mitigate),
    ("복구", MarkerKey::Resolve),
];

/// Words right before a cue, with an article at most between, that only count time from it.
pub(in crate::import) const COUNTING: &[&str] = &["nach", "vor", "bis", "seit"];
pub(in crate::import) const ARTICLES: &[&str] = &["dem", "der", "den", "das", "zum", "zur"];
/// Words before a beginning that only tells what others say.
pub(in crate::import) const SAYING: &[&str] = &[
    "states", "stated", "says", "said", "say", "saying", "reports", "reported", "indicates", "told",
    "claims", "notified",
];

/// Words behind what declares an incident by which it is over.
pub(in crate::import) const OVER: &[&str] =
    &["resolved", "over", "closed", "mitigated", "stable", "fixed", "ended", "finished"];

/// Words behind "first errors" by which somebody tells of them.
pub(in crate::import) const TELLING: &[&str] = &[
    "statement", "statements", "analysis", "triage", "assessment", "description", "investigation", "report",
    "reports", "alert", "alerts", "ticket", "tickets", "complaint", "complaints", "reported",
];
