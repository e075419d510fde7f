//! `cargo xtask integrations`: an archive for each host, ready to be installed there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::refusal::{Outcome, Refusal};
use crate::{confluence, packing, process, zip};

/// Where the archives are written.
pub fn folder(context: &Context) -> PathBuf {
    context.root.join("dist").join("integrations")
}

/// Packs every integration that lies in the checkout.
pub fn pack(context: &Context) -> Outcome<()> {
    let target = folder(context);
    process::create_folder(&target)?;
    if !context.package().is_dir() {
        let why = format!("there is no {}", context.package().display());
        return Err(Refusal::new("the package to be packed", why).by_hand("cargo xtask package"));
    }
    let recipes = packing::RECIPES.iter().map(|recipe| Ok((recipe.archive, recipe.files(context)?)));
    let mut archives = recipes.collect::<Outcome<Vec<_>>>()?;
    archives.extend(confluence::archives(context)?);
    let mut packer = zip::Packer::default();
    for (name, files) in archives {
        let path = target.join(format!("{name}.zip"));
        let bytes = packer.archive(&files)?;
        fs::write(&path, &bytes).map_err(Refusal::io(format!("writing {}", path.display())))?;
        println!("{:<40}{:>10} bytes", shown(context, &path), bytes.len());
    }
    Ok(())
}

fn shown(context: &Context, path: &Path) -> String {
    path.strip_prefix(&context.root).unwrap_or(path).display().to_string()
}
