//! The demonstration's letter box: what would have been sent, for anybody to read.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use domain::{DeliveryId, Fault, Instant, Mail};

use crate::mail::{Letter, Mailer, is_address};

/// More than anybody reads; the oldest goes.
const KEPT: usize = 100;

/// A letter that was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Key.
    pub id: DeliveryId,
    /// When it would have been sent.
    pub at: Instant,
    /// What is in it.
    pub mail: Mail,
}

/// Letters in memory. Cheap to clone; clones share them.
#[derive(Debug, Clone, Default)]
pub struct LetterBox(Arc<Mutex<VecDeque<Kept>>>);

impl LetterBox {
    /// The letters, the newest first.
    #[must_use]
    pub fn letters(&self) -> Vec<Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

#[async_trait::async_trait]
impl Mailer for LetterBox {
    async fn send(&self, letter: Letter<'_>) -> Result<(), Fault> {
        if !is_address(&letter.mail.to) {
            return Err(Fault::BadAddress);
        }
        let mut letters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // As a reader of mail does with a second copy.
        if !letters.iter().any(|kept| kept.id == letter.id) {
            letters.push_front(Kept { id: letter.id, at: letter.at, mail: letter.mail.clone() });
            letters.truncate(KEPT);
        }
        Ok(())
    }
}
