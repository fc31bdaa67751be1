//! What an installation can set.

use chrono::TimeDelta;
use post::Post;

/// Settings of the application. Durations of the life of a visit.
#[derive(Clone)]
pub struct Settings {
    /// How long a visitor may take to answer a call.
    pub grace: TimeDelta,
    /// After how much silence a visitor is shown as away. Costs nothing.
    pub away_after: TimeDelta,
    /// After how much silence a visit ends. At least 15 minutes: phones sleep.
    pub silence: TimeDelta,
    /// The relay for calls whose two sides cannot reach each other.
    pub turn: Option<Turn>,
    /// The ways out: letters and calls.
    pub post: Post,
    /// Where the pages of a comune are; `{slug}` stands for which.
    pub comune_url: String,
    /// Key from which a visitor's secret is derived where the client brought none.
    pub secret_key: [u8; 32],
}

impl Settings {
    /// The defaults, with this key.
    #[must_use]
    pub fn new(secret_key: [u8; 32]) -> Self {
        Self {
            grace: TimeDelta::seconds(120),
            away_after: TimeDelta::seconds(25),
            silence: TimeDelta::minutes(60),
            turn: None,
            post: Post::closed(),
            comune_url: "http://{slug}.localhost".to_owned(),
            secret_key,
        }
    }
}

/// A coturn server with `use-auth-secret`.
#[derive(Clone)]
pub struct Turn {
    /// Such as `turn:turn.example.it:3478?transport=udp`.
    pub urls: Vec<String>,
    /// coturn's `static-auth-secret`.
    pub secret: String,
    /// How long a credential is good.
    pub lifetime: TimeDelta,
}
