//! The wikis that the contract suite runs against: the one place where their versions are pinned.

/// A kind of wiki.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::enum_variant_names, reason = "that is what they are called")]
pub enum Kind {
    /// PHP over SQLite, from Debian.
    MediaWiki,
    /// PHP over plain files, from Debian.
    DokuWiki,
    /// Node.js, from npm.
    TiddlyWiki,
}

/// Where a version comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Packages of a Debian suite, which are unpacked and not installed.
    Debian {
        /// The suite.
        suite: &'static str,
        /// The packages, the wiki's own first.
        packages: &'static [&'static str],
    },
    /// `xtask/wikis/package-lock.json`.
    Npm,
}

/// A wiki of one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wiki {
    /// Its name in folders, filters and tables.
    pub key: &'static str,
    /// What it is.
    pub kind: Kind,
    /// How the version of its package begins, epoch left out.
    pub version: &'static str,
    /// Where it comes from.
    pub origin: Origin,
    /// Part of every run; the others only with `--all`.
    pub always: bool,
}

const MEDIAWIKI: &[&str] = &["mediawiki", "mediawiki-classes"];

/// DokuWiki's own package expects these beside it.
const DOKUWIKI_2022: &[&str] = &[
    "dokuwiki", "php-geshi", "libphp-simplepie", "php-phpseclib", "php-random-compat", "libjs-jquery",
    "libjs-jquery-cookie", "libjs-jquery-ui",
];
const DOKUWIKI: &[&str] = &[
    "dokuwiki", "php-geshi", "libphp-simplepie", "php-phpseclib3", "php-constant-time",
    "php-kissifrot-php-ixr", "php-random-compat", "libjs-jquery", "libjs-jquery-cookie", "libjs-jquery-ui",
];

/// All of them.
pub const WIKIS: [Wiki; 6] = [
    debian("mediawiki-1.43", Kind::MediaWiki, "1.43.", "trixie", MEDIAWIKI, true),
    debian("mediawiki-1.39", Kind::MediaWiki, "1.39.", "bookworm", MEDIAWIKI, false),
    debian("dokuwiki-2026", Kind::DokuWiki, "2026-", "sid", DOKUWIKI, true),
    debian("dokuwiki-2024", Kind::DokuWiki, "2024-", "trixie", DOKUWIKI, false),
    debian("dokuwiki-2022", Kind::DokuWiki, "0.0.2022", "bookworm", DOKUWIKI_2022, false),
    Wiki {
        key: "tiddlywiki-5.4.1",
        kind: Kind::TiddlyWiki,
        version: "5.4.1",
        origin: Origin::Npm,
        always: true,
    },
];

const fn debian(
    key: &'static str,
    kind: Kind,
    version: &'static str,
    suite: &'static str,
    packages: &'static [&'static str],
    always: bool,
) -> Wiki {
    Wiki { key, kind, version, origin: Origin::Debian { suite, packages }, always }
}

/// The wikis of a run.
pub fn chosen(all: bool) -> impl Iterator<Item = &'static Wiki> {
    WIKIS.iter().filter(move |wiki| all || wiki.always)
}

/// A Debian version without its epoch.
pub fn without_epoch(version: &str) -> &str {
    version.split_once(':').map_or(version, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_version_of_each_kind_is_part_of_every_run() {
        for kind in [Kind::MediaWiki, Kind::DokuWiki, Kind::TiddlyWiki] {
            assert_eq!(chosen(false).filter(|wiki| wiki.kind == kind).count(), 1, "{kind:?}");
        }
        assert_eq!(chosen(true).count(), WIKIS.len());
    }

    #[test]
    fn the_wiki_from_npm_is_the_pinned_one() {
        let pins = include_str!("../../wikis/package.json");
        let wiki = WIKIS.iter().find(|wiki| wiki.origin == Origin::Npm).unwrap();
        assert!(pins.contains(&format!("\"tiddlywiki\": \"{}\"", wiki.version)));
    }

    #[test]
    fn epochs_are_not_part_of_a_version() {
        assert_eq!(without_epoch("1:1.43.9+dfsg-1"), "1.43.9+dfsg-1");
        assert_eq!(without_epoch("0.0.20240206b-1"), "0.0.20240206b-1");
    }
}
