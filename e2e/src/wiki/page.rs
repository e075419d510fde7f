//! Pages of our own: the element in any page, and in a frame.

use super::{Ability, Exchange, Fits, Place, Proxy, Save, View, Who, Wiki, requests};
use crate::error::Failure;

/// How the element stands in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// In the page itself, with a data block and a host that answers its saves.
    Page,
    /// In a frame, with messages.
    Frame,
}

/// A host of our own.
pub struct Host {
    kind: Kind,
    proxy: Proxy,
}

impl Host {
    /// Starts it.
    ///
    /// # Errors
    /// Fails when a part is missing.
    pub fn start(kind: Kind) -> Result<Self, Failure> {
        Err(Failure::fatal(format!("no host of kind {kind:?}"), "one")).map(|()| Self { kind, proxy: Proxy::start().unwrap_or_else(|_| std::process::abort()) })
    }
}

impl Wiki for Host {
    fn key(&self) -> &str {
        match self.kind { Kind::Page => "page", Kind::Frame => "frame" }
    }
    fn proxy(&self) -> &Proxy { &self.proxy }
    fn lacks(&self, _: Ability) -> Option<&'static str> { None }
    fn log_in(&mut self, _: Who) -> Result<Vec<(String, String)>, Failure> { Ok(vec![]) }
    fn make(&mut self, _: &str, _: Option<&str>) -> Result<(), Failure> { Ok(()) }
    fn place(&mut self, _: &str, _: View) -> Result<Place, Failure> { Ok(Place::path("/")) }
    fn text(&mut self, _: &str) -> Result<String, Failure> { Ok(String::new()) }
    fn rewrite(&mut self, _: &str, _: &str) -> Result<(), Failure> { Ok(()) }
    fn protect(&mut self, _: &str) -> Result<Who, Failure> { Ok(Who::Alice) }
    fn integration(&mut self, _: bool) -> Result<(), Failure> { Ok(()) }
    fn saves(&self) -> Fits { requests("POST", "/", "") }
    fn save(&self, _: &Exchange) -> Option<Save> { None }
}
