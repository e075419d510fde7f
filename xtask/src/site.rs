//! `cargo xtask build`: the site, by Trunk.

use std::env;
use std::process::Command;

use crate::context::{CRATE, Context};
use crate::process;
use crate::refusal::{Outcome, Refusal};
use crate::tools;

/// Builds the site into `dist/site`.
pub fn build(context: &Context) -> Outcome<()> {
    tools::setup(context)?;
    require(context, &["index.html", "Trunk.toml"])?;
    println!("building the site, takes 1 to 5 min");
    process::run(trunk(context).args(["build", "--release", "--offline", "--locked"]))?;
    let site = context.site();
    for file in built().into_iter().chain(["index.html".to_owned()]) {
        if !site.join(&file).is_file() {
            let why = "Trunk ended well without writing it: index.html needs a <link data-trunk rel=\"rust\">, \
                Trunk.toml filehash = false";
            return Err(Refusal::new(format!("{} in {}", file, site.display()), why));
        }
    }
    println!("the site lies in {}", site.display());
    Ok(())
}

/// The files that are compiled: the element's program, and those that read what is imported, write what
/// is taken away, and look at wording.
pub fn built() -> Vec<String> {
    let later = ["reader", "writer", "reviewer"].map(|name| format!("{CRATE}-{name}"));
    let programs = [CRATE.to_owned()].into_iter().chain(later);
    programs.flat_map(|name| [format!("{name}.js"), format!("{name}_bg.wasm")]).collect()
}

/// Trunk with our tools, as `Trunk.toml` wants it.
pub fn trunk(context: &Context) -> Command {
    let mut command = context.command(context.tool("trunk"));
    context.wasm_environment(&mut command);
    // Trunk reads this variable as true or false, and stops at the usual 1.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    command
}

/// Refuses to go on without these files of the checkout.
pub fn require(context: &Context, files: &[&str]) -> Outcome<()> {
    let missing: Vec<&str> =
        files.iter().copied().filter(|file| !context.root.join(file).is_file()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let what = format!("looking for {}", missing.join(", "));
    Err(Refusal::new(what, format!("not in {}", context.root.display())).by_hand("git status"))
}
