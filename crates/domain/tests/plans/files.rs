//! Plans in files.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::plan::Plan;

/// Of this crate; the tests are at home beside their plans.
const CRATE: &str = env!("CARGO_MANIFEST_DIR");

/// The committed plans, in order of their names.
pub fn committed() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new(CRATE).join("tests/plans");
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}

/// Reads a plan. A relative path starts at the root of the project, where `cargo` is called.
pub fn load(path: &Path) -> io::Result<Plan> {
    let path = Path::new(CRATE).join("../..").join(path);
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

/// Keeps a plan that failed, one step to a line.
pub fn save_failed(plan: &Plan, name: &str) -> io::Result<PathBuf> {
    let folder = Path::new(CRATE).join("tests/plans/failed");
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
