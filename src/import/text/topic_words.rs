//! Words of headings, by what they say of the list below them.

/// Words of headings above the list.
pub(super) const TIMELINE: &[&str] = &[
    "timeline", "chronology", "chronologie", "zeitleiste", "zeitstrahl", "zeitlicher", "ablauf", "verlauf",
    "cronología", "cronologia", "タイムライン", "経緯", "時系列", "events", "log", "ereignisse", "timelines",
    "happened", "context", "zeitachse", "línea de tiempo", "linea de tiempo", "línea temporal",
    "secuencia de eventos", "linha do tempo", "sequência de eventos", "déroulé", "déroulement",
    "fil des événements", "linea temporale", "sequenza degli eventi", "tijdlijn", "tijdsverloop",
    "tidslinje", "hændelsesforløb", "händelseförlopp", "oś czasu", "przebieg", "хронология", "时间线",
    "时间轴", "타임라인",
];

/// Words of headings above lists of something else.
pub(super) const OTHER: &[&str] = &[
    "impact", "impacts", "action", "actions", "lessons", "lesson", "learned", "follow-up", "followup",
    "follow", "causes", "cause", "root", "resolution", "prevention", "recommendations", "appendix",
    "references", "links", "metrics", "auswirkung", "auswirkungen", "maßnahmen", "ursache", "ursachen",
    "lehren", "acciones", "impacto", "causa", "causes", "enseignements", "improvements", "attendees",
    "participants", "related", "monitoring", "causas", "lecciones", "aprendidas", "resolución", "prevención",
    "recomendaciones", "ações", "lições", "resolução", "prevenção", "recomendações", "leçons", "résolution",
    "prévention", "recommandations", "azioni", "impatto", "lezioni", "risoluzione", "prevenzione", "acties",
    "oorzaak", "oorzaken", "geleerde", "massnahmen", "konsequenzen", "przyczyna", "przyczyny", "wnioski",
    "działania", "影響", "アクション", "再発防止", "今後の対応", "対策", "学び", "原因", "影响", "教训",
    "改进",
];
