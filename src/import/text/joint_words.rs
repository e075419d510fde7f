//! Words and signs around times and between two of them, as languages say them.

/// Words that join the beginning and the end of a range; of those that begin alike the longer first.
pub(super) const JOINTS: &[&str] = &[
    "tot en met", "bis etwa", "bis ca.", "bis gegen", "fino alle", "hasta las", "hasta la", "jusqu'à",
    "jusqu’à", "até às", "até as", "até", "a las", "a la", "hasta", "alle", "t/m", "tot", "thru", "till",
    "til", "bis", "do", "às", "as", "au", "à", "a",
];
/// The same where "between" stands before the first of them.
pub(super) const ANDS: &[&str] = &["and", "und", "et", "y las", "y la", "y", "e le", "e as", "e", "en", "i"];
/// Words before the first of two times that are joined.
pub(super) const FROM: &[&str] = &[
    "desde las", "desde la", "a partir das", "à partir de", "de las", "dalle ore", "seit", "since", "depuis",
    "ab", "von", "vanaf", "van", "desde", "dalle", "das", "des", "de", "od", "från", "fra",
];
/// Words before the first of two times that do not tell when between them.
pub(super) const BETWEEN: &[&str] = &[
    "entre las", "entre la", "entre as", "entre", "zwischen", "between", "tra le", "tussen", "mellan",
    "mellem",
];
/// What says "about" in front of a number, in scripts without blanks.
pub(super) const ABOUT: &[&str] = &["おおよそ", "およそ", "凡そ", "大約", "大约", "約", "约", "대략", "약"];
/// What says it behind a time.
pub(super) const ABOUTS: &[&str] = &[
    "（頃）", "（約）", "(約)", "(约)", "(approximately)", "(about)", "(circa)", "(environ)", "(aprox.)",
    "(aproximadamente)", "(ungefähr)", "(geschätzt)", "(est.)", "(estimated)", "(estimate)", "(roughly)",
    "ごろ", "ころ", "前後", "前后", "左右", "무렵", "쯤", "경", "or so",
];
/// What joins two times in scripts without blanks, and what ends the second one.
pub(super) const SIGNS: &[&str] =
    &["から", "より", "부터", "至", "到", "〜", "～", "∼", "~", "ー", "－", "→"];
pub(super) const ENDS: &[&str] = &["まで", "까지"];
/// What says behind a time that it went on from then, and about when.
pub(super) const ONWARD: &[&str] = &["以降", "以後", "以来", "之后", "以后", "頃", "ごろ"];
/// What says behind an hour that no minutes are missing.
pub(super) const SHARP: &[&str] = &["ちょうど", "丁度", "整", "정각"];
/// Words before a time by which it is rather near than known.
pub(super) const NEAR: &[(&str, &[&str])] = &[
    ("at", &["alle ore", "a las", "a la", "w godz.", "o godz.", "o godzinie", "o"]),
    (
        "after",
        &[
            "um kurz nach", "kurz nach", "just after", "shortly after", "soon after", "peu après",
            "juste après", "poco después de las", "pouco depois das", "kort na", "poco dopo le",
        ],
    ),
    (
        "before",
        &[
            "um kurz vor", "kurz vor", "just before", "shortly before", "peu avant", "juste avant",
            "poco antes de las", "pouco antes das", "kort voor", "poco prima delle",
        ],
    ),
    (
        "about",
        &[
            "so gegen", "um etwa", "um ca.", "um circa", "etwa um", "etwa gegen", "ungefähr um", "ungefähr",
            "zirka", "à environ", "vers environ", "aproximadamente a las", "aproximadamente às", "por volta",
            "ongeveer om", "ongeveer",
        ],
    ),
];
/// Words before a date.
pub(super) const ON: &[&str] = &[
    "am", "il", "em", "op", "den", "dnia", "w dniu", "dne", "no dia", "el día", "el dia", "le", "el",
    "early morning", "late evening", "morning of", "evening of", "on the morning of", "on the evening of",
];
