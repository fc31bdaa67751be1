//! Writes every public page, in every state and language, as files to look at:
//!
//! `cargo run -p pages --example gallery -- <folder> <manifest.json>`
//!
//! The second argument is the bundler's manifest, so that the pages find the styles and scripts it has built. The
//! pages' links start at the root: serve the folder together with what was built.

use std::{env, error::Error, fs, path::Path};

use pages::Assets;
use serde_json::Value;

mod states;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(folder), Some(manifest)) = (arguments.next(), arguments.next()) else {
        return Err("usage: gallery <folder> <manifest.json>".into());
    };
    let assets = assets(&fs::read_to_string(manifest)?)?;
    for state in states::all(&assets) {
        let file = Path::new(&folder).join(state.lang.tag()).join(format!("{}.html", state.name));
        fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
        fs::write(file, state.html)?;
    }
    Ok(())
}

/// The addresses that the server would give the pages.
fn assets(manifest: &str) -> Result<Assets, Box<dyn Error>> {
    let manifest: Value = serde_json::from_str(manifest)?;
    let file = |entry: &str| {
        let file = manifest[entry]["file"].as_str().ok_or_else(|| format!("the manifest lacks {entry}"))?;
        Ok::<_, String>(format!("/{file}"))
    };
    Ok(Assets {
        site_css: file("src/visitor/site.scss")?,
        sheet_css: file("src/visitor/sheet.scss")?,
        frame_css: file("src/widget/frame.scss")?,
        page_js: file("src/visitor/page.ts")?,
        lobby_js: file("src/visitor/lobby.ts")?,
        lobby_css: Some(file("src/visitor/lobby.scss")?),
        ..Assets::default()
    })
}
