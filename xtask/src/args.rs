//! The command line.

use crate::bench;
use crate::browsers::Engine;
use crate::refusal::{Outcome, Refusal};
use crate::test::{Options, Part};
use crate::wikis;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask <task>

  setup                 install what the other tasks need into target/tools; quick when it is there
  serve [--port N]      release build, then the editor on http://127.0.0.1:8080/
  build                 release build of the site into dist/site
  package               the files to embed, into dist/postmortem-timeline-<version>, and the archives of them
  integrations          an archive for each host, from the package that lies in dist, into dist/integrations
  wikis [options] [FILTER]
                        the integrations in real wikis on this machine, in Chromium
      --all             every version, not only one of each wiki
      --built           with the package that lies in dist, without building it
      FILTER            only cases whose name contains this, such as dokuwiki or lost_reply
  test [options] [FILTER]
                        native, browser, end-to-end tests, and the integrations in real wikis
      --all             the full end-to-end suite in every engine, not only in Chromium; every wiki
      --engine E        only the end-to-end tests in chromium, firefox or webkit (may be repeated)
      --only PART       only native, browser, e2e or wikis (may be repeated)
      FILTER            only tests whose name contains this
  check                 format, lints, licences, advisories and size budget
  ci                    check and test, with a table of times
  bench [options]       the package in Chromium against others; no verdict, takes 10 min and more
      --sizes N,N       numbers of events (default: 20,100,1000,10000,100000)
      --only WHO,WHO    only ours, vis or plain
      --runs N          how often (default: 5, from 10000 events on 3)

  language [--held FILE]
                        how often the hints on language are right, on labelled sentences, and what was
                        confused; with FILE on sentences of one's own too

Variables
  POSTMORTEM_TIMELINE_TOOLS   where the tools lie (default: target/tools of the checkout)
  PMT_SHARED                  a folder with more test corpora (default: ../shared, if there is one)";

/// A task with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Print the help.
    Help,
    /// Install the tools.
    Setup,
    /// Build and serve the editor.
    Serve {
        /// The port on 127.0.0.1.
        port: u16,
    },
    /// Build the site.
    Build,
    /// Build the package.
    Package,
    /// Pack the integrations.
    Integrations,
    /// Run the integrations in real wikis.
    Wikis(wikis::Options),
    /// Run tests.
    Test(Options),
    /// Run the checks.
    Check,
    /// Check and test.
    Ci,
    /// Measure in a browser, with these options.
    Bench(Vec<String>),
    /// Measure the hints on language, with a file of one's own too.
    Language(Option<String>),
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: &[String]) -> Outcome<Task> {
    let mut words = words.iter().map(String::as_str);
    let task = match words.next() {
        None | Some("help" | "--help" | "-h") => Task::Help,
        Some("setup") => Task::Setup,
        Some("serve") => Task::Serve { port: port(&mut words)? },
        Some("build") => Task::Build,
        Some("package") => Task::Package,
        Some("integrations") => Task::Integrations,
        Some("wikis") => Task::Wikis(wiki_options(&mut words)?),
        Some("test") => Task::Test(test_options(&mut words)?),
        Some("check") => Task::Check,
        Some("ci") => Task::Ci,
        Some("bench") => Task::Bench(bench_options(&mut words)?),
        Some("language") => Task::Language(language_options(&mut words)?),
        Some(other) => return Err(wrong(format!("there is no task {other:?}"))),
    };
    match words.next() {
        Some(word) if task != Task::Help => Err(wrong(format!("{word:?} is not an option of this task"))),
        _ => Ok(task),
    }
}

fn port<'a>(words: &mut impl Iterator<Item = &'a str>) -> Outcome<u16> {
    match words.next() {
        None => Ok(8080),
        Some("--port") => {
            let word = words.next().ok_or_else(|| wrong("--port needs a number"))?;
            word.parse().map_err(|_| wrong(format!("--port needs a number up to 65535, found {word:?}")))
        }
        Some(other) => Err(wrong(format!("{other:?} is not an option of this task"))),
    }
}

fn test_options<'a>(words: &mut impl Iterator<Item = &'a str>) -> Outcome<Options> {
    let mut options = Options::default();
    let mut engines = Vec::new();
    let mut parts = Vec::new();
    while let Some(word) = words.next() {
        match word {
            "--all" => options.all = true,
            "--engine" => engines.push(chosen(word, words.next(), Engine::from_name)?),
            "--only" => parts.push(chosen(word, words.next(), Part::from_name)?),
            _ if word.starts_with('-') => {
                return Err(wrong(format!("{word:?} is not an option of test")));
            }
            _ if options.filter.is_none() => options.filter = Some(word.to_owned()),
            _ => {
                return Err(wrong(format!("one FILTER is enough, found a second: {word:?}")));
            }
        }
    }
    if !engines.is_empty() {
        options.engines = engines;
        if parts.is_empty() {
            parts.push(Part::EndToEnd);
        }
    }
    if !parts.is_empty() {
        options.parts = parts;
    }
    Ok(options)
}

fn wiki_options<'a>(words: &mut impl Iterator<Item = &'a str>) -> Outcome<wikis::Options> {
    let mut options = wikis::Options::default();
    for word in words {
        match word {
            "--all" => options.all = true,
            "--built" => options.built = true,
            _ if word.starts_with('-') => return Err(wrong(format!("{word:?} is not an option of wikis"))),
            _ if options.filter.is_none() => options.filter = Some(word.to_owned()),
            _ => return Err(wrong(format!("one FILTER is enough, found a second: {word:?}"))),
        }
    }
    Ok(options)
}

fn bench_options<'a>(words: &mut impl Iterator<Item = &'a str>) -> Outcome<Vec<String>> {
    let mut options = Vec::new();
    while let Some(word) = words.next() {
        if !bench::OPTIONS.contains(&word) {
            return Err(wrong(format!("{word:?} is not an option of bench")));
        }
        let value = words.next().ok_or_else(|| wrong(format!("{word} needs a value")))?;
        options.extend([word.to_owned(), value.to_owned()]);
    }
    Ok(options)
}

fn language_options<'a>(words: &mut impl Iterator<Item = &'a str>) -> Outcome<Option<String>> {
    match words.next() {
        None => Ok(None),
        Some("--held") => {
            let file = words.next().ok_or_else(|| wrong("--held needs a file"))?;
            Ok(Some(file.to_owned()))
        }
        Some(other) => Err(wrong(format!("{other:?} is not an option of language"))),
    }
}

fn chosen<T>(option: &str, word: Option<&str>, read: impl Fn(&str) -> Option<T>) -> Outcome<T> {
    let word = word.ok_or_else(|| wrong(format!("{option} needs a value")))?;
    read(word).ok_or_else(|| wrong(format!("{option} does not know {word:?}")))
}

fn wrong(what: impl Into<String>) -> Refusal {
    Refusal::new(what, "see the list of tasks and options").by_hand("cargo xtask help")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Outcome<Task> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn reads_tasks() {
        assert_eq!(read(""), Ok(Task::Help));
        assert_eq!(read("serve"), Ok(Task::Serve { port: 8080 }));
        assert_eq!(read("serve --port 9000"), Ok(Task::Serve { port: 9000 }));
        assert_eq!(read("test"), Ok(Task::Test(Options::default())));
    }

    #[test]
    fn an_engine_means_end_to_end_only() {
        let Ok(Task::Test(options)) = read("test --engine webkit undo") else { panic!("not read") };
        assert_eq!(options.engines, [Engine::WebKit]);
        assert_eq!(options.parts, [Part::EndToEnd]);
        assert_eq!(options.filter.as_deref(), Some("undo"));
    }

    #[test]
    fn options_of_the_benchmark_have_values() {
        let words = ["--sizes", "20,100", "--only", "ours"].map(str::to_owned);
        assert_eq!(read("bench --sizes 20,100 --only ours"), Ok(Task::Bench(words.to_vec())));
        assert!(read("bench --sizes").is_err());
        assert!(read("bench --fast yes").is_err());
    }

    #[test]
    fn wikis_have_options() {
        let all = wikis::Options { all: true, filter: Some("dokuwiki".to_owned()), ..Default::default() };
        assert_eq!(read("wikis --all dokuwiki"), Ok(Task::Wikis(all)));
        let Ok(Task::Test(options)) = read("test --only wikis") else { panic!("not read") };
        assert_eq!(options.parts, [Part::Wikis]);
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for line in [
            "brew", "serve --port", "serve --port 70000", "build now", "test --engine ie", "test a b",
            "test --x", "wikis --x", "wikis a b",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }
}
