//! The archives for Confluence, which lie in more than one folder each: what a page loads stands once for
//! each surface of the cloud, and beside the macros of a data center.

use std::path::Path;

use crate::context::Context;
use crate::integrity;
use crate::packing::{Files, below, flat, licences, one_of_each, read, tree, twin};
use crate::refusal::{Outcome, Refusal};

/// The surfaces of the app: each is a folder of its own that the platform serves.
const SURFACES: [&str; 2] = ["view", "config"];
/// What both surfaces share; it is copied into each.
const SHARED: &str = "static/timeline/";

/// Both archives, by their names.
pub fn archives(context: &Context) -> Outcome<Vec<(&'static str, Files)>> {
    Ok(vec![("confluence-cloud", cloud(context)?), ("confluence-data-center", data_center(context)?)])
}

/// An app for Forge, ready for `forge deploy`.
fn cloud(context: &Context) -> Outcome<Files> {
    let sources = context.root.join("integrations/confluence-cloud");
    let top = "postmortem-timeline-confluence-cloud";
    let mut files = Files::new();
    tree(&sources, top, &mut files)?;
    let shared = below(top, SHARED);
    files.retain(|(name, _)| !name.starts_with(&shared));
    twin(context, "js", &below(top, "src/twin"), &mut files)?;
    for surface in SURFACES {
        let place = below(top, &format!("static/{surface}"));
        tree(&sources.join(SHARED), &place, &mut files)?;
        program(context, &place, &mut files)?;
    }
    licences(context, top, &mut files)?;
    says_version(context, &files, &below(top, "package.json"))?;
    one_of_each("confluence-cloud", &files)?;
    Ok(files)
}

/// Macros to be pasted, and a folder of files to be served.
fn data_center(context: &Context) -> Outcome<Files> {
    let sources = context.root.join("integrations/confluence-data-center");
    let top = "postmortem-timeline-confluence-data-center";
    let mut files = Files::new();
    tree(&sources.join("macros"), &below(top, "macros"), &mut files)?;
    read(&sources.join("README.md"), below(top, "README.md"), &mut files)?;
    let place = below(top, &format!("postmortem-timeline-{}", context.version));
    tree(&sources.join("static"), &place, &mut files)?;
    program(context, &place, &mut files)?;
    licences(context, top, &mut files)?;
    says_version(context, &files, &below(top, "macros/postmortem-timeline.vm"))?;
    one_of_each("confluence-data-center", &files)?;
    Ok(files)
}

/// The package and the twin that a page loads, in one folder.
fn program(context: &Context, place: &str, files: &mut Files) -> Outcome<()> {
    flat(integrity::files(&context.package())?.into_iter(), place, files)?;
    twin(context, "js", &below(place, "twin"), files)
}

/// A file that names the version must name this one.
fn says_version(context: &Context, files: &Files, name: &str) -> Outcome<()> {
    let text = files.iter().find(|(known, _)| known == name).map(|(_, bytes)| String::from_utf8_lossy(bytes));
    if text.is_some_and(|text| text.contains(&*context.version)) {
        return Ok(());
    }
    let file = Path::new(name).file_name().unwrap_or_default().to_string_lossy().into_owned();
    Err(Refusal::new(file, format!("it does not name the version {}", context.version)))
}
