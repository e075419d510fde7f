//! Names of columns and fields, by what they hold.

use super::words::Role;

/// Names by role, the plainest first: where two columns have one role, the first name wins.
pub(super) const NAMES: &[(Role, &[&str])] = &[
    (
        Role::Stamp,
        &[
            "datetime", "date time", "date and time", "date/time", "timestamp", "time stamp", "occurred at",
            "occurred on", "occurred", "event time", "event timestamp", "started at", "starts at",
            "start time", "display at", "time generated", "timegenerated", "date created", "logged at",
            "happened at", "when", "ts", "t", "at", "from", "von", "zeitpunkt", "zeitstempel",
            "datum/uhrzeit", "datum/zeit", "datum uhrzeit", "datum und uhrzeit", "datum zeit", "beginn",
            "start", "begin", "horodatage", "date et heure", "date/heure", "date heure", "fecha y hora",
            "fecha/hora", "fecha hora", "data e hora", "data/hora", "data e ora", "data ora", "eventtime",
            "event ts", "log time", "log timestamp", "@timestamp", "epoch", "unix", "unixtime", "unix time",
            "unix ts", "unix timestamp", "epoch time", "instant", "début", "debut", "inicio", "início",
            "inizio", "tijdstip", "tidpunkt", "tidspunkt", "początek", "czas zdarzenia",
        ],
    ),
    (
        Role::Recorded,
        &[
            "logged at", "created at", "create at", "created", "created on", "posted at", "published at",
            "recorded at", "written at", "updated at", "erstellt", "erstellt am", "erfasst", "créé le",
            "creado",
        ],
    ),
    (
        Role::Date,
        &[
            "date", "event date", "day", "datum", "tag", "fecha", "jour", "día", "dia", "data", "giorno",
            "dato", "dzień",
        ],
    ),
    (
        Role::Time,
        &[
            "time", "time of day", "local time", "time of event", "approximate time", "clock", "clock time",
            "uhrzeit", "zeit", "heure", "hora", "ora", "hour", "horaire", "tijd", "tid", "czas", "godzina",
            "godz", "klokkeslæt", "klockslag",
        ],
    ),
    (
        Role::End,
        &[
            "end", "end time", "recovery time", "recovered at", "recovered", "ended at", "ends at", "until",
            "ended", "ende", "bis", "fin", "fim", "fine", "heure de fin", "hora de fin", "hora de fim",
            "einde", "slut", "koniec", "end timestamp", "end ts", "finish", "finished at", "resolved at",
            "closed at", "completed at",
        ],
    ),
    (
        Role::What,
        &[
            "service", "service name", "component", "monitor", "monitor name", "check", "check name", "host",
            "hostname", "resource", "application",
        ],
    ),
    (
        Role::Title,
        &["title", "event title", "headline", "subject", "titel", "betreff", "titre", "título", "titolo"],
    ),
    (Role::Label, &["label"]),
    (
        Role::Text,
        &[
            "description", "desc", "event", "event description", "summary", "message", "text",
            "what happened", "what", "activity", "action", "entry", "log", "note", "notes", "details",
            "detail", "event content", "content", "contents", "body", "comment", "comments", "beschreibung",
            "ereignis", "vorgang", "vorfall", "vorkommnis", "aktion", "aktivität", "maßnahme", "massnahme",
            "tätigkeit", "was", "meldung", "nachricht", "bemerkung", "événement", "évènement", "evenement",
            "descriptif", "que s'est il passé", "commentaire", "evento", "suceso", "descripción",
            "descripcion", "qué", "acción", "descrição", "descrizione", "acontecimento", "gebeurtenis",
            "omschrijving", "beschrijving", "händelse", "hændelse", "hendelse", "opis", "zdarzenie",
            "occurrence", "what was done", "timeline", "observation", "update", "updates", "msg",
        ],
    ),
    (
        Role::Who,
        &[
            "who", "actor", "owner", "author", "person", "responder", "user", "username", "user name", "by",
            "reported by", "reporter", "operator", "created by", "sender", "sent by", "assignee",
            "responsible", "agent", "creator", "name of person", "engineer", "wer", "verantwortlich",
            "verantwortliche", "verantwortlicher", "person(en)", "bearbeiter", "autor", "zuständig", "qui",
            "auteur", "responsable", "acteur", "quién", "quien", "autora", "persona", "quem", "responsável",
            "chi", "responsabile",
        ],
    ),
    (
        Role::Zone,
        &["timezone", "time zone", "tz", "event tz", "zeitzone", "zone", "fuseau horaire", "zona horaria"],
    ),
    (
        Role::Link,
        &[
            "link", "links", "url", "html url", "permalink", "evidence", "evidence link", "data link",
            "source url",
        ],
    ),
    (Role::Key, &["id", "event id", "uuid", "guid", "entry id", "event uuid", "nr", "nummer"]),
    (
        Role::Tags,
        &["tags", "event tags", "labels", "category", "event category", "kategorie", "type", "event type"],
    ),
    (
        Role::State,
        &[
            "phase", "state", "status", "stage", "milestone", "statut", "état", "estado", "stato", "zustand",
            "meilenstein", "étape", "fase",
        ],
    ),
];
