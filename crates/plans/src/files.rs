//! Plans in files.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};

use crate::Plan;

/// The committed plans, in order of their names.
pub fn committed(home: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(home.join("tests/plans"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}

/// Reads a plan. A relative path starts at the root of the project, where `cargo` is called.
pub fn load<S: DeserializeOwned>(home: &Path, path: &Path) -> io::Result<Plan<S>> {
    let path = home.join("../..").join(path);
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

/// Keeps a plan that failed, one step to a line.
pub fn save_failed<S: Serialize>(home: &Path, plan: &Plan<S>, name: &str) -> io::Result<PathBuf> {
    let folder = home.join("tests/plans/failed");
    fs::create_dir_all(&folder)?;
    let steps = plan.steps.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
    let shows = serde_json::to_string(&plan.shows)?;
    let steps = steps.join(",\n    ");
    let path = folder.join(name).with_extension("json");
    let text = format!(
        "{{\n  \"shows\": {shows},\n  \"seed\": {},\n  \"steps\": [\n    {steps}\n  ]\n}}\n",
        plan.seed
    );
    fs::write(&path, text)?;
    Ok(path)
}
