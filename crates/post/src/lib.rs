//! The border at which something leaves the house: letters by SMTP, signed calls to a comune's own systems.
//!
//! Whoever sends from here has written what it sends into the database before, and tries again by what this answers;
//! nothing here keeps or repeats anything. An address is never believed: that of a letter is parsed, so that no line
//! can be added to its head, and that of a call is resolved by us, checked and connected to as it was checked.

mod address;
mod letter_box;
mod mail;
mod smtp;
mod webhook;

use std::sync::Arc;

pub use address::{Network, Resolver};
pub use letter_box::{Kept, LetterBox};
pub use mail::{Letter, Mailer, is_address};
pub use smtp::{InvalidSmtp, SmtpMailer};
pub use webhook::{Call, Webhooks, signature};

/// The ways out of this installation.
#[derive(Clone)]
pub struct Post {
    /// Who carries letters, if anybody does.
    pub mailer: Option<Arc<dyn Mailer>>,
    /// The letters of the demonstration, which stay in it.
    pub letter_box: Option<LetterBox>,
    /// Who makes calls.
    pub webhooks: Webhooks,
}

impl Post {
    /// No letters, and calls to the public network alone.
    #[must_use]
    pub fn closed() -> Self {
        Self { mailer: None, letter_box: None, webhooks: Webhooks::new(Network::Public) }
    }

    /// Letters are kept in memory instead of sent, and calls may go to this machine.
    #[must_use]
    pub fn demonstration() -> Self {
        let letters = LetterBox::default();
        Self {
            mailer: Some(Arc::new(letters.clone())),
            letter_box: Some(letters),
            webhooks: Webhooks::new(Network::WithLoopback),
        }
    }

    /// The same, with letters carried by a server.
    #[must_use]
    pub fn with_smtp(self, mailer: SmtpMailer) -> Self {
        Self { mailer: Some(Arc::new(mailer)), letter_box: None, ..self }
    }
}
