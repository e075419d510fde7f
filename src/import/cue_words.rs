//! Single words that mark an entry, or keep a cue from marking it.

use crate::model::MarkerKey;

/// Phrases of languages that write no spaces between words, or change their words.
pub(super) const PHRASES: &[(&str, MarkerKey)] = &[
    ("障害発生", MarkerKey::Start),
    ("障害が発生", MarkerKey::Start),
    ("検知", MarkerKey::Detect),
    ("復旧完了", MarkerKey::Resolve),
    ("復旧を確認", MarkerKey::Resolve),
    ("復旧しました", MarkerKey::Resolve),
    ("障害終了", MarkerKey::Resolve),
    ("故障开始", MarkerKey::Start),
    ("监控报警", MarkerKey::Detect),
    ("收到告警", MarkerKey::Detect),
    ("故障恢复", MarkerKey::Resolve),
    ("服务恢复", MarkerKey::Resolve),
    ("장애 발생", MarkerKey::Start),
    ("장애 감지", MarkerKey::Detect),
    ("장애 해소", MarkerKey::Resolve),
    ("복구 완료", MarkerKey::Resolve),
];

/// What stands in brackets behind the entry that detects.
pub(super) const DETECTED: &[&str] =
    &["detected", "detection", "erkannt", "entdeckt", "détecté", "detectado"];

/// What an alarm is called.
pub(super) const ALARMS: &[&str] =
    &["alert", "alarm", "page", "alerte", "alarme", "alerta", "allarme", "アラート"];
/// What is done with alarms when none of them is new.
pub(super) const ALARM_WORDS: &[&str] = &[
    "cleared",
    "clears",
    "clear",
    "silenced",
    "muted",
    "resolved",
    "resolves",
    "recovered",
    "recovers",
    "acknowledged",
    "acked",
    "ack",
    "added",
    "created",
    "removed",
    "disabled",
    "enabled",
    "closed",
    "stops",
    "stopped",
    "over",
    "no",
    "not",
    "false",
    "rule",
    "rules",
    "threshold",
    "config",
    "configured",
    "manager",
    "tuned",
    "missing",
    "missed",
    "would",
    "should",
    "without",
    "off",
    "quiet",
    "fatigue",
];

/// Labels before a colon that stand for a marker.
pub(super) const LABELS: &[(&str, MarkerKey)] = &[
    ("start", MarkerKey::Start),
    ("started", MarkerKey::Start),
    ("beginn", MarkerKey::Start),
    ("detection", MarkerKey::Detect),
    ("detected", MarkerKey::Detect),
    ("erkennung", MarkerKey::Detect),
    ("erkannt", MarkerKey::Detect),
    ("mitigation", MarkerKey::Mitigate),
    ("mitigated", MarkerKey::Mitigate),
    ("recovery", MarkerKey::Resolve),
    ("resolution", MarkerKey::Resolve),
    ("resolved", MarkerKey::Resolve),
    ("behoben", MarkerKey::Resolve),
];

/// Words before a cue that turn it round or put it off.
pub(super) const BEFORE: &[&str] = &[
    "isn",
    "wasn",
    "aren",
    "weren",
    "hasn",
    "haven",
    "won",
    "didn",
    "doesn",
    "couldn",
    "not",
    "no",
    "never",
    "until",
    "if",
    "when",
    "will",
    "be",
    "nicht",
    "noch",
    "kein",
    "keine",
    "wenn",
    "werden",
    "appears",
    "seems",
    "seem",
    "appear",
    "should",
    "may",
    "might",
    "could",
    "partially",
    "mostly",
    "possible",
    "before",
    "after",
    "once",
    "believe",
    "think",
    "expected",
    "without",
    "un",
    "pas",
    "majority",
    "some",
    "came",
    "bring",
    "bringing",
    "hope",
    "hopes",
    "hoping",
    "try",
    "trying",
    "wait",
    "waiting",
    "would",
    "must",
    "getting",
    "get",
];
/// Words before a beginning that only tells what others say.
pub(super) const SAYING: &[&str] = &["states", "stated", "says", "said", "reports", "reported", "indicates"];
/// Words behind an end that take it back.
pub(super) const BEHIND: &[&str] =
    &["though", "although", "but", "however", "except", "obwohl", "aber", "jedoch"];
