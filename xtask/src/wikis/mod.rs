//! `cargo xtask wikis`: the integrations in real wikis on this machine, without containers.

mod mediawiki;
mod packages;
mod php;
mod setup;
mod versions;

use crate::browsers::Engine;
use crate::context::Context;
use crate::refusal::{Outcome, Refusal};
use crate::results::Report;
use crate::steps::Table;
use crate::{integrations, package, process, test};

/// Which test it is, for cargo.
const SUITE: &[&str] = &["--package", "e2e", "--test", "wikis"];

/// What to run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Every version.
    pub all: bool,
    /// The package lies in dist and is taken as it is.
    pub built: bool,
    /// Only cases whose name contains this.
    pub filter: Option<String>,
}

impl Options {
    /// The wikis that the filter may mean: of a filter that names some, those, and else all.
    fn wikis(&self) -> Vec<&'static versions::Wiki> {
        let chosen: Vec<_> = versions::chosen(self.all).collect();
        let named = |wiki: &&versions::Wiki| {
            let begins = |key: &str, filter: &str| key.starts_with(filter) || filter.starts_with(key);
            let keys = [Some(wiki.key.to_owned()), without_extension(wiki)];
            let filter = self.filter.as_deref();
            keys.into_iter().flatten().any(|key| filter.is_some_and(|filter| begins(&key, filter)))
        };
        let some: Vec<_> = versions::WIKIS.iter().filter(named).collect();
        if some.is_empty() { chosen } else { some }
    }

    /// The hosts that a wiki gives: itself, and on request the way without an extension.
    fn hosts(&self, wiki: &versions::Wiki) -> Vec<String> {
        let asked = self.all || self.filter.as_deref().is_some_and(|filter| filter.starts_with(SITE_SCRIPTS));
        let more = without_extension(wiki).filter(|_| asked);
        [wiki.key.to_owned()].into_iter().chain(more).collect()
    }
}

/// MediaWiki with nothing but site scripts, as a host.
const SITE_SCRIPTS: &str = "commonjs";

fn without_extension(wiki: &versions::Wiki) -> Option<String> {
    let version = wiki.key.strip_prefix("mediawiki-")?;
    Some(format!("{SITE_SCRIPTS}-{version}"))
}

/// Sets the wikis up and runs the contract suite in each; failures are noted in the table.
pub fn run(context: &Context, options: &Options, table: &mut Table) {
    let mut good = if options.built {
        table.stage("integrations", || integrations::pack(context))
    } else {
        // It packs them too.
        table.stage("package for the wikis", || package::once(context))
    };
    let mut keys = Vec::new();
    for wiki in options.wikis() {
        if table.stage(&format!("set-up of {}", wiki.key), || setup::ensure(context, wiki)) {
            keys.extend(options.hosts(wiki));
        }
    }
    keys.extend(["page", "frame", "confluence-data-center", "confluence-cloud"].map(str::to_owned));
    good = good
        && table.stage("wikis: compile", || {
            process::run(test::cargo_test(context.cargo(), SUITE).arg("--no-run"))
        });
    if good {
        table.tested("wikis", || contract(context, options, &keys));
    } else {
        table.not_run("wikis", "a stage before it failed");
    }
}

fn contract(context: &Context, options: &Options, keys: &[String]) -> Outcome<Option<Report>> {
    Engine::Chromium.ensure(context)?;
    if !context.package().is_dir() {
        let why = format!("there is no {}", context.package().display());
        return Err(Refusal::new("the package for the wikis", why).by_hand("cargo xtask package"));
    }
    let mut cargo = test::cargo_test(context.cargo(), SUITE);
    cargo.env("PMT_ENGINE", Engine::Chromium.name());
    cargo.env("PMT_SITE", context.site()).env("PMT_PACKAGE", context.package());
    // Some cases do the same with twenty kinds of faults, or wait for six writers.
    cargo.env("PMT_CASE_SECONDS", "300");
    cargo.env("PMT_TOOLS", &context.tools).env("PMT_WIKIS", setup::folder(context));
    cargo.env("PMT_INTEGRATIONS", integrations::folder(context)).env("PMT_HOSTS", keys.join(","));
    test::tested(&mut cargo, "wikis", options.filter.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(all: bool, filter: Option<&str>) -> Vec<&'static str> {
        let options = Options { all, built: false, filter: filter.map(str::to_owned) };
        options.wikis().iter().map(|wiki| wiki.key).collect()
    }

    #[test]
    fn a_filter_that_names_a_wiki_needs_no_other() {
        assert_eq!(keys(false, Some("dokuwiki-2022")), ["dokuwiki-2022"]);
        assert_eq!(keys(false, Some("mediawiki")), ["mediawiki-1.43", "mediawiki-1.39"]);
        assert_eq!(keys(false, Some("mediawiki-1.39::load")), ["mediawiki-1.39"]);
        assert_eq!(keys(false, Some("lost_reply")), keys(false, None));
        assert_eq!(keys(false, None).len(), 3);
        assert_eq!(keys(true, None).len(), 6);
        assert_eq!(keys(false, Some("commonjs-1.39")), ["mediawiki-1.39"]);
    }

    #[test]
    fn the_way_without_an_extension_is_on_request() {
        let hosts = |all, filter: Option<&str>| {
            let options = Options { all, built: false, filter: filter.map(str::to_owned) };
            options.wikis().iter().flat_map(|wiki| options.hosts(wiki)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(hosts(false, Some("mediawiki-1.43")), "mediawiki-1.43");
        assert_eq!(hosts(false, Some("commonjs-1.43")), "mediawiki-1.43 commonjs-1.43");
        assert!(hosts(true, None).contains("commonjs-1.39"));
    }
}
