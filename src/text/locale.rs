//! The languages in which the product speaks.

/// A language with its rules for plurals, numbers and direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// English with accents, longer and in brackets: shows texts that are not in the tables, and
    /// layouts that are too tight.
    Pseudo,
    /// The same from right to left.
    PseudoRtl,
}

impl Locale {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::En, Self::De, Self::Pseudo, Self::PseudoRtl];

    /// The locale for a language tag such as `de-AT`; English when there is none for it.
    ///
    /// `en-XA` and `ar-XB` are the customary tags of pseudo-locales.
    pub fn from_tag(tag: &str) -> Self {
        let is = |wanted: &str| tag.eq_ignore_ascii_case(wanted);
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        match () {
            () if is("en-XA") => Self::Pseudo,
            () if is("ar-XB") => Self::PseudoRtl,
            () if language.eq_ignore_ascii_case("de") => Self::De,
            () => Self::En,
        }
    }

    /// The language tag, for the `lang` attribute.
    pub fn lang(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Pseudo => "en-XA",
            Self::PseudoRtl => "ar-XB",
        }
    }

    /// The direction of writing, for the `dir` attribute.
    pub fn dir(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::PseudoRtl
    }

    /// Whether it is derived from English for tests.
    pub fn is_pseudo(self) -> bool {
        matches!(self, Self::Pseudo | Self::PseudoRtl)
    }

    /// Which of the forms of a message a count takes: the first is `one`, the second `other`.
    ///
    /// A language with more forms numbers them here and writes as many into its messages.
    pub fn plural_form(self, count: i64) -> usize {
        match self {
            Self::En | Self::De | Self::Pseudo | Self::PseudoRtl => usize::from(count != 1),
        }
    }

    /// What stands between groups of three digits.
    pub fn group_mark(self) -> char {
        match self {
            Self::De => '.',
            Self::En | Self::Pseudo | Self::PseudoRtl => ',',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_find_their_language() {
        for (tag, locale) in [
            ("de", Locale::De),
            ("de-AT", Locale::De),
            ("DE_ch", Locale::De),
            ("en-GB", Locale::En),
            ("en-xa", Locale::Pseudo),
            ("ar-XB", Locale::PseudoRtl),
            ("den", Locale::En),
            ("", Locale::En),
        ] {
            assert_eq!(Locale::from_tag(tag), locale, "{tag}");
        }
        assert!(Locale::ALL.iter().all(|locale| Locale::from_tag(locale.lang()) == *locale));
    }
}
