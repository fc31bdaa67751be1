//! The knock.

use std::fmt;

use access::{Ctx, SecretHash};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use domain::{OfficeId, Visit, VisitId, queue};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use store::{Key, NewVisit, StoreError, VisitRecord};

use crate::{App, DoorView, Invalid, Result, input, moves::retrying};

/// The random secret in a visitor's cookie: 256 bits, base64url.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl Secret {
    /// A cookie's value, if it can be a secret of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        (bytes.len() == 32).then(|| Self(text.to_owned()))
    }

    /// As the cookie carries it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// As the database keeps it.
    #[must_use]
    pub fn hash(&self) -> SecretHash {
        SecretHash(Sha256::digest(self.0.as_bytes()).into())
    }

    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }
}

/// A knock as it comes in.
#[derive(Debug, Clone)]
pub struct Knock {
    /// At whose door.
    pub office: OfficeId,
    /// What the visitor wrote, or nothing.
    pub name: Option<String>,
    /// What the visitor wrote, or nothing.
    pub reason: Option<String>,
    /// A retry with the same key never makes a second visit.
    pub key: Key,
}

/// What became of a knock.
#[derive(Debug)]
pub enum KnockOutcome {
    /// The visitor waits.
    Knocked(VisitRecord),
    /// This browser has a visit in this comune already.
    AlreadyWaiting(VisitRecord),
    /// The door takes no knocks now.
    DoorClosed(DoorView),
    /// As many wait as one door can bear.
    QueueFull(DoorView),
    /// Something that was written cannot be taken.
    Invalid(Invalid),
    /// There is no such door here.
    OfficeNotFound,
}

impl App {
    /// A secret for a browser that has none yet.
    #[must_use]
    pub fn new_secret(&self) -> Secret {
        Secret::of(&self.random::<32>())
    }

    /// The secret for a client that knocks without a cookie. It follows from the idempotency key, so that a retry
    /// after a lost answer is given the same one; nobody else can compute it.
    #[must_use]
    pub fn derive_secret(&self, ctx: &Ctx, key: &Key) -> Secret {
        self.derived(&[ctx.tenant.uuid().as_bytes(), key.as_str().as_bytes()])
    }

    /// The secret that follows from these parts, for this installation alone.
    pub(crate) fn derived(&self, parts: &[&[u8]]) -> Secret {
        // HMAC takes a key of any length: this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.settings().secret_key) else {
            return self.new_secret();
        };
        for part in parts {
            mac.update(part);
        }
        Secret::of(&mac.finalize().into_bytes())
    }

    /// A visitor knocks. `ctx.visitor` must be set.
    pub async fn knock(&self, ctx: &Ctx, knock: Knock) -> Result<KnockOutcome> {
        let Some(holder) = ctx.visitor else { return Err(access::Denied::Unauthenticated.into()) };
        let name = match input::line("name", knock.name.as_deref(), input::NAME_MAX) {
            Ok(name) => name,
            Err(invalid) => return Ok(KnockOutcome::Invalid(invalid)),
        };
        let reason = match input::lines("reason", knock.reason.as_deref(), input::REASON_MAX) {
            Ok(reason) => reason,
            Err(invalid) => return Ok(KnockOutcome::Invalid(invalid)),
        };
        let Some(door) = self.board(ctx).await?.door(knock.office).cloned() else {
            return Ok(KnockOutcome::OfficeNotFound);
        };
        let new = NewVisit { name, reason, place: None, holder, called_back: false };
        retrying(|| self.try_knock(ctx, &knock, &new, &door)).await
    }

    async fn try_knock(
        &self,
        ctx: &Ctx,
        knock: &Knock,
        new: &NewVisit,
        door: &DoorView,
    ) -> std::result::Result<KnockOutcome, StoreError> {
        let tx = self.store().begin(ctx).await?;
        // A retry, a second tab, a second click: all find the visit that the first one made.
        if let Some(live) = tx.lookup_visit_of(new.holder, ctx.now).await?.filter(|r| !r.visit.is_ended()) {
            let retried = tx.lookup_logged(&knock.key).await?.is_some_and(|l| l.visit_id == live.visit.id);
            return Ok(if retried {
                KnockOutcome::Knocked(live)
            } else {
                KnockOutcome::AlreadyWaiting(live)
            });
        }
        if let Some(logged) = tx.lookup_logged(&knock.key).await? {
            let own = tx.lookup_visit(logged.visit_id).await?.filter(|r| r.holder == new.holder);
            return Ok(own.map_or(KnockOutcome::OfficeNotFound, KnockOutcome::Knocked));
        }
        // At the end of the hours at the latest the office is looked at again, for those who wait.
        let due = door.state.until.map_or(self.due(ctx), |until| until.min(self.due(ctx)));
        let turn = tx.take_turn(knock.office, due).await?;
        let office = tx.lookup_office(knock.office).await?.ok_or(StoreError::Absent("office"))?;
        let door = door.renewed(office, ctx.now);
        if !door.state.is_open() {
            return Ok(KnockOutcome::DoorClosed(door));
        }
        let ahead = tx.count_waiting_at(knock.office).await?;
        if ahead >= queue::CAPACITY as u64 {
            return Ok(KnockOutcome::QueueFull(door));
        }
        // Not the instant of the request but that of the turn: nobody is overtaken by a knock that came later.
        let now = self.now();
        let step = Visit::knock(VisitId::new(now, self.entropy()), knock.office, now, now);
        let _announce = self.hub().announce(ctx.tenant, knock.office);
        let new = NewVisit { place: u32::try_from(ahead + 1).ok(), ..new.clone() };
        let record = tx.log_knock(turn, step, &new, &knock.key).await?;
        tx.commit().await?;
        Ok(KnockOutcome::Knocked(record))
    }
}
