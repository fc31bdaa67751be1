//! The border of the process: its clock, its randomness, and what it says to a terminal.

use std::{io::Write, sync::Arc};

use app::{Clock, Random};
use chrono::{SubsecRound as _, Utc};

/// The machine's clock, in milliseconds: what ids and browsers keep, so that all agree on who came first.
#[expect(clippy::disallowed_methods, reason = "this is the border at which time becomes an argument")]
pub fn system() -> Clock {
    Arc::new(|| Utc::now().trunc_subsecs(3))
}

/// The operating system's randomness.
pub fn random() -> Random {
    Arc::new(|bytes| {
        // Without randomness no secret is one: better not to run at all than to go on with guessable ones.
        if getrandom::fill(bytes).is_err() {
            std::process::abort();
        }
    })
}

/// Writes a line. Nobody listening is no reason to fail.
pub fn say(to: &mut dyn Write, line: &str) {
    let _ = writeln!(to, "{line}");
}
