//! The house: who may know whom, and how large a room may be.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "in a test a panic is the report")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// The arrows of the house. Whoever may know a room may know what that room knows.
const ARROWS: [(&str, &[&str]); 16] = [
    ("server", &["web", "demo"]),
    ("web", &["graphql", "pages", "feeds", "identity"]),
    ("graphql", &["app"]),
    ("app", &["store", "post", "feeds"]),
    ("store", &["access", "migrations"]),
    ("access", &["domain"]),
    ("identity", &["domain"]),
    ("post", &["domain"]),
    ("pages", &["domain"]),
    ("feeds", &["domain"]),
    ("demo", &["domain"]),
    ("domain", &[]),
    ("migrations", &[]),
    ("testkit", &["app", "migrations"]),
    ("plans", &["domain"]),
    ("isolation", &[]),
];

/// What only tests may know.
const FOR_TESTS: [&str; 2] = ["testkit", "plans"];

/// The pure rooms, with all that they may use of others: no runtime, no files, no network.
const PURE: [(&str, &[&str]); 3] = [
    (
        "domain",
        &[
            "chrono",
            "chrono-tz",
            "opening-hours",
            "opening-hours-syntax",
            "pest",
            "serde",
            "thiserror",
            "uuid",
        ],
    ),
    ("access", &["thiserror"]),
    ("feeds", &["chrono", "fast_qr", "resvg", "serde", "serde_json"]),
];

/// What is known in some rooms alone.
const CONFINED: [(&[&str], &[&str]); 4] = [
    (&["sea-orm", "sea-orm-migration", "sea-query", "sqlx"], &["store", "migrations", "testkit"]),
    (&["axum", "axum-extra", "tower", "tower-http", "hyper"], &["web", "server", "demo"]),
    (&["async-graphql"], &["graphql", "web"]),
    (&["lettre"], &["post"]),
];

/// What tests may know besides: a provider that lies needs a server, and the API is asked for its own fields.
const KNOWN_TO_TESTS: [(&str, &str); 2] = [("identity", "axum"), ("isolation", "async-graphql")];

/// A file that is longer is two files.
const LINES: usize = 400;

/// Files that are too long. The list may only shrink.
const TOO_LONG: [&str; 0] = [];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// A member of the workspace.
struct Room {
    folder: PathBuf,
    /// What it is made of, without what only its tests need.
    needs: BTreeSet<String>,
    for_its_tests: BTreeSet<String>,
}

fn rooms() -> BTreeMap<String, Room> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages.iter().map(|package| (package["name"].as_str().unwrap().to_owned(), room(package))).collect()
}

fn room(package: &Value) -> Room {
    let named = |tests: bool| {
        let all = package["dependencies"].as_array().unwrap().iter();
        let kind = all.filter(move |dependency| (dependency["kind"] == "dev") == tests);
        kind.map(|dependency| dependency["name"].as_str().unwrap().to_owned()).collect()
    };
    let manifest = Path::new(package["manifest_path"].as_str().unwrap());
    Room { folder: manifest.parent().unwrap().to_owned(), needs: named(false), for_its_tests: named(true) }
}

/// Everything that a room may know.
fn below(room: &str) -> BTreeSet<&'static str> {
    let (_, direct) = ARROWS.iter().find(|(name, _)| *name == room).expect("a room with arrows");
    direct.iter().flat_map(|name| below(name).into_iter().chain([*name])).collect()
}

#[test]
fn the_arrows_go_one_way() {
    let rooms = rooms();
    let drawn: BTreeSet<_> = ARROWS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(drawn, rooms.keys().cloned().collect(), "each room has its arrows");
    for (name, room) in &rooms {
        let may = below(name);
        for other in room.needs.iter().filter(|other| rooms.contains_key(*other)) {
            assert!(may.contains(other.as_str()), "{name} must not know {other}");
        }
        let (_, direct) = ARROWS.iter().find(|(drawn, _)| drawn == name).unwrap();
        for other in *direct {
            assert!(room.needs.contains(*other), "the arrow from {name} to {other} is not there any more");
        }
    }
}

#[test]
fn what_is_for_tests_is_in_no_product() {
    for (name, room) in rooms() {
        for room_of_tests in FOR_TESTS {
            assert!(!room.needs.contains(room_of_tests), "{name} needs {room_of_tests} outside of its tests");
        }
    }
}

#[test]
fn the_pure_rooms_reach_nothing() {
    let rooms = rooms();
    for (name, may) in PURE {
        for other in rooms[name].needs.iter().filter(|other| !rooms.contains_key(*other)) {
            assert!(may.contains(&other.as_str()), "{name} is pure: it must not use {other}");
        }
    }
}

#[test]
fn databases_and_transports_stay_in_their_rooms() {
    for (name, room) in rooms() {
        for (things, may) in CONFINED {
            let confined =
                |thing: &&String| things.contains(&thing.as_str()) && !may.contains(&name.as_str());
            assert_eq!(room.needs.iter().find(confined), None, "{name} must not know this");
            for thing in room.for_its_tests.iter().filter(confined) {
                let known = KNOWN_TO_TESTS.contains(&(name.as_str(), thing.as_str()));
                assert!(known, "the tests of {name} must not know {thing}");
            }
        }
    }
}

#[test]
fn every_room_keeps_the_lints_of_the_house() {
    for (name, room) in rooms() {
        let manifest: toml::Table =
            toml::from_str(&fs::read_to_string(room.folder.join("Cargo.toml")).unwrap()).unwrap();
        let inherits = manifest.get("lints").and_then(|lints| lints.get("workspace")?.as_bool());
        assert_eq!(inherits, Some(true), "{name} needs `[lints] workspace = true`");
    }
}

/// What people wrote, by its path in the repository.
fn sources(kinds: &[&str]) -> BTreeMap<String, String> {
    let root = root();
    let (mut folders, mut found) = (vec![root.clone()], BTreeMap::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let made =
                name.starts_with('.') || ["target", "node_modules", "dist", "out", "var"].contains(&&*name);
            if made {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if kinds.iter().any(|kind| path.extension().is_some_and(|extension| extension == *kind)) {
                let key = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                found.insert(key, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn files_are_short() {
    let sources = sources(&["rs", "ts", "tsx", "scss", "mjs"]);
    assert!(sources.len() > 100, "the sources were not found");
    // The one generated kind that is committed.
    let written = sources.iter().filter(|(path, _)| !path.ends_with("/operations.ts"));
    let long: Vec<_> =
        written.filter(|(_, text)| text.lines().count() >= LINES).map(|(path, _)| path.as_str()).collect();
    assert_eq!(long, TOO_LONG, "files of {LINES} lines or more, and those that are known to be");
}

#[test]
fn nothing_is_left_for_later() {
    // In two pieces, so that this file does not find itself.
    let needles = [concat!("#[", "ignore"), concat!("todo", "!("), concat!("unimplemented", "!(")];
    for (path, text) in sources(&["rs"]) {
        for needle in needles {
            assert!(!text.contains(needle), "{path} has {needle}");
        }
    }
    let needles = [".skip(", ".only(", ".todo("].map(|call| format!("test{call}"));
    for (path, text) in sources(&["ts", "tsx", "mjs"]) {
        for needle in &needles {
            assert!(!text.contains(needle.as_str()), "{path} has {needle}");
        }
    }
}
