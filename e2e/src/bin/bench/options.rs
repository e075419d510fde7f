//! What is to be measured.

use std::path::PathBuf;

use e2e::Failure;

use crate::contestant::{ALL, Contestant};
use crate::incident::SIZES;

/// The command line, which `cargo xtask bench` writes.
#[derive(Debug)]
pub struct Options {
    /// Numbers of events.
    pub sizes: Vec<usize>,
    /// Who is measured.
    pub contestants: Vec<Contestant>,
    /// How often; by size if none.
    pub runs: Option<usize>,
    /// Where the report goes.
    pub out: Option<PathBuf>,
    /// The folder of the installed vis-timeline.
    pub vis: Option<PathBuf>,
    /// Bytes shipped after brotli, by key of the contestant.
    pub bytes: Vec<(String, u64)>,
}

impl Options {
    /// Reads pairs of an option and its value.
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let mut options = Self {
            sizes: SIZES.to_vec(),
            contestants: ALL.to_vec(),
            runs: None,
            out: None,
            vis: None,
            bytes: Vec::new(),
        };
        while let Some(option) = words.next() {
            let value = words.next().ok_or_else(|| Failure::new(format!("{option} alone"), "a value"))?;
            let wrong = || Failure::new(format!("{option} {value}"), "a value that the option knows");
            match option.as_str() {
                "--sizes" => {
                    let sizes: Option<Vec<usize>> = value.split(',').map(|size| size.parse().ok()).collect();
                    let sizes = sizes.filter(|sizes| sizes.iter().all(|size| *size >= 10));
                    options.sizes =
                        sizes.ok_or_else(|| Failure::new(value.clone(), "numbers from 10, with commas"))?;
                }
                "--only" => {
                    let keys: Vec<&str> = value.split(',').collect();
                    if !keys.iter().all(|key| ALL.iter().any(|one| one.key == *key)) {
                        return Err(wrong());
                    }
                    options.contestants.retain(|one| keys.contains(&one.key));
                }
                "--runs" => {
                    options.runs = Some(value.parse().ok().filter(|runs| *runs > 0).ok_or_else(wrong)?)
                }
                "--out" => options.out = Some(value.into()),
                "--vis" => options.vis = Some(value.into()),
                "--bytes" => {
                    let (key, bytes) = value.split_once('=').ok_or_else(wrong)?;
                    options.bytes.push((key.to_owned(), bytes.parse().map_err(|_| wrong())?));
                }
                _ => return Err(Failure::new(option, "an option of the benchmark")),
            }
        }
        Ok(options)
    }

    /// Bytes shipped by a contestant, after brotli.
    pub fn bytes_of(&self, key: &str) -> Option<u64> {
        self.bytes.iter().find(|(known, _)| known == key).map(|(_, bytes)| *bytes)
    }
}
