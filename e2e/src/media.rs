//! How the page should look to the reader: the media features a session is started with.

/// The reader's wishes, as media features.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// `prefers-color-scheme: dark`, else light.
    pub dark: bool,
    /// `forced-colors: active`.
    pub forced_colors: bool,
    /// `prefers-reduced-motion: reduce`.
    pub reduced_motion: bool,
}

impl Look {
    /// Light, no wishes.
    pub const LIGHT: Self = Self { dark: false, forced_colors: false, reduced_motion: false };
    /// Dark.
    pub const DARK: Self = Self { dark: true, ..Self::LIGHT };
    /// Forced colours.
    pub const FORCED: Self = Self { forced_colors: true, ..Self::LIGHT };
    /// Reduced motion.
    pub const STILL: Self = Self { reduced_motion: true, ..Self::LIGHT };

    /// The features as Chromium's emulation takes them.
    pub fn features(self) -> serde_json::Value {
        let scheme = if self.dark { "dark" } else { "light" };
        let forced = if self.forced_colors { "active" } else { "none" };
        let motion = if self.reduced_motion { "reduce" } else { "no-preference" };
        serde_json::json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced },
            { "name": "prefers-reduced-motion", "value": motion },
        ])
    }
}
