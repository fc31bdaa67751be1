//! A place in the queue, taken along to another device.
//!
//! The visitor's secret is in the cookie of one browser and nowhere else: the database has its hash. To reach another
//! browser it is sealed under a key that follows from a random link, and only the link's hash is kept beside it. Who reads
//! the database learns nothing, who holds the link has it once, for ten minutes.

use std::fmt;

use access::{Action, Ctx, SecretHash};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit,
    aead::{Aead, Payload},
};
use chrono::TimeDelta;
use domain::{Instant, OfficeId, TenantId, VisitId};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use store::Handover;

use crate::{App, Result, Secret};

/// How long a link is good.
const GOOD_FOR: TimeDelta = TimeDelta::minutes(10);

/// What the key is for (RFC 5869, 3.2).
const PURPOSE: &[u8] = b"ricevimento: a place handed over";

/// The random part of a link: 256 bits, base64url.
#[derive(Clone, PartialEq, Eq)]
pub struct HandoverToken(String);

impl fmt::Debug for HandoverToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HandoverToken(..)")
    }
}

/// A link that was given out.
#[derive(Debug, Clone)]
pub struct HandoverLink {
    /// Its random part.
    pub token: HandoverToken,
    /// Until when it is good.
    pub expires_at: Instant,
}

/// What a link opens for the browser that asks.
#[derive(Debug)]
pub enum HandoverOutcome {
    /// The place: this browser holds it now, too.
    Taken {
        /// What its cookie must carry.
        secret: Secret,
        /// At whose door.
        office: OfficeId,
    },
    /// This browser has the place already, or the link gives nothing any more and the browser waits all the same.
    Here,
    /// This browser has a visit of its own; the link was not used up.
    WaitsElsewhere {
        /// At whose door.
        office: OfficeId,
    },
    /// The link is used up, too old, or none of ours.
    Gone,
}

impl HandoverToken {
    /// As it stands in the address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        (bytes.len() == 32).then(|| Self(text.to_owned()))
    }

    /// As it stands in the address.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// A token seals one secret, so that a key is used once and its nonce may be a constant.
    fn cipher(&self) -> Option<ChaCha20Poly1305> {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, self.0.as_bytes()).expand(PURPOSE, &mut key).ok()?;
        ChaCha20Poly1305::new_from_slice(&key).ok()
    }

    fn seal(&self, tenant: TenantId, visit: VisitId, secret: &Secret) -> Option<Vec<u8>> {
        let bound = bound(tenant, visit);
        self.cipher()?.encrypt(&[0; 12].into(), Payload { msg: secret.expose().as_bytes(), aad: &bound }).ok()
    }

    fn open(&self, tenant: TenantId, handover: &Handover) -> Option<Secret> {
        let bound = bound(tenant, handover.visit);
        let opened = self.cipher()?.decrypt(&[0; 12].into(), Payload { msg: &handover.sealed, aad: &bound });
        Secret::parse(std::str::from_utf8(&opened.ok()?).ok()?)
    }
}

/// What was sealed for one visit opens for no other.
fn bound(tenant: TenantId, visit: VisitId) -> Vec<u8> {
    [*tenant.uuid().as_bytes(), *visit.uuid().as_bytes()].concat()
}

impl App {
    /// Makes a link to the place that `secret` holds. A link that was made before is good no longer. `None` where there
    /// is no such place.
    pub async fn offer_handover(&self, ctx: &Ctx, secret: &Secret) -> Result<Option<HandoverLink>> {
        let tx = self.store().begin(ctx).await?;
        let live = tx.lookup_visit_of(secret.hash(), ctx.now).await?;
        let live =
            live.filter(|record| !record.visit.is_ended() && ctx.may(Action::FollowVisit(record.holder)));
        let token = HandoverToken(BASE64_URL_SAFE_NO_PAD.encode(self.random::<32>()));
        let Some(visit) = live.map(|record| record.visit.id) else { return Ok(None) };
        let Some(sealed) = token.seal(ctx.tenant, visit, secret) else { return Ok(None) };
        let expires_at = ctx.now + GOOD_FOR;
        tx.put_handover(&Handover { visit, sealed }, token.hash(), expires_at).await?;
        tx.commit().await?;
        Ok(Some(HandoverLink { token, expires_at }))
    }

    /// What a link would open, without using it up.
    pub async fn look_at_handover(&self, ctx: &Ctx, token: &HandoverToken) -> Result<HandoverOutcome> {
        let tx = self.store().begin_read(ctx).await?;
        opened(&tx, ctx, token).await
    }

    /// Takes the place along into this browser.
    pub async fn take_over(&self, ctx: &Ctx, token: &HandoverToken) -> Result<HandoverOutcome> {
        let tx = self.store().begin(ctx).await?;
        let outcome = opened(&tx, ctx, token).await?;
        if matches!(outcome, HandoverOutcome::Taken { .. }) {
            if !tx.take_handover(token.hash()).await? {
                return Ok(HandoverOutcome::Gone);
            }
            tx.commit().await?;
        }
        Ok(outcome)
    }
}

async fn opened(tx: &store::TenantTx, ctx: &Ctx, token: &HandoverToken) -> Result<HandoverOutcome> {
    let Some(handover) = tx.lookup_handover(token.hash()).await? else { return used_up(tx, ctx).await };
    let Some(secret) = token.open(ctx.tenant, &handover) else { return Ok(HandoverOutcome::Gone) };
    if ctx.visitor == Some(secret.hash()) {
        return Ok(HandoverOutcome::Here);
    }
    if let Some(own) = ctx.visitor
        && let Some(office) = waits_at(tx, ctx, own).await?
    {
        return Ok(HandoverOutcome::WaitsElsewhere { office });
    }
    let office = waits_at(tx, ctx, secret.hash()).await?;
    // A visit that is over needs no other device.
    Ok(office.map_or(HandoverOutcome::Gone, |office| HandoverOutcome::Taken { secret, office }))
}

/// A browser that waits already has what the link once gave, whether by this link or not.
async fn used_up(tx: &store::TenantTx, ctx: &Ctx) -> Result<HandoverOutcome> {
    let Some(own) = ctx.visitor else { return Ok(HandoverOutcome::Gone) };
    Ok(waits_at(tx, ctx, own).await?.map_or(HandoverOutcome::Gone, |_| HandoverOutcome::Here))
}

/// At whose door a holder has a visit that is not over.
async fn waits_at(tx: &store::TenantTx, ctx: &Ctx, holder: SecretHash) -> Result<Option<OfficeId>> {
    let visit = tx.lookup_visit_of(holder, ctx.now).await?;
    Ok(visit.filter(|record| !record.visit.is_ended()).map(|record| record.visit.office_id))
}

#[cfg(test)]
mod tests {
    use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
    use domain::{TenantId, VisitId};
    use store::Handover;
    use uuid::Uuid;

    use super::HandoverToken;
    use crate::Secret;

    fn text(byte: u8) -> String {
        BASE64_URL_SAFE_NO_PAD.encode([byte; 32])
    }

    #[test]
    fn what_is_kept_gives_no_place_away_and_opens_with_its_own_link_alone() {
        let (token, other) = (HandoverToken(text(1)), HandoverToken(text(2)));
        let secret = Secret::parse(&text(3)).unwrap();
        let tenant = |n| TenantId::from(Uuid::from_u128(n));
        let visit = |n| VisitId::from(Uuid::from_u128(n));
        let sealed = token.seal(tenant(1), visit(1), &secret).unwrap();
        let shows = |text: &str| sealed.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(!shows(secret.expose()) && !shows(token.expose()));
        assert!(!token.hash().windows(8).any(|window| token.expose().as_bytes().starts_with(window)));
        let opened = |token: &HandoverToken, tenant, visit| {
            token.open(tenant, &Handover { visit, sealed: sealed.clone() })
        };
        assert_eq!(opened(&token, tenant(1), visit(1)), Some(secret.clone()));
        assert_eq!(opened(&other, tenant(1), visit(1)), None);
        assert_eq!(opened(&token, tenant(2), visit(1)), None);
        assert_eq!(opened(&token, tenant(1), visit(2)), None);
    }
}
