//! Who may enter as staff.

use std::sync::Arc;

use access::{Ctx, StaffMember};
use domain::PersonId;
use store::Identity;

use crate::{App, Result};

/// What became of a sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedIn {
    /// This person was invited.
    Welcome(PersonId),
    /// The provider vouches for somebody whom this comune did not invite.
    NotInvited,
}

impl App {
    /// Finds the person of a verified identity: linked before, or invited by fiscal code or address. Who was removed
    /// is not invited.
    pub async fn sign_in(&self, ctx: &Ctx, identity: &Identity) -> Result<SignedIn> {
        let tx = self.store().begin(ctx).await?;
        let person = match tx.lookup_person_by_identity(identity).await? {
            Some(person) => Some(person),
            None => tx.link_person(identity).await?,
        };
        let person = match person {
            Some(person) => tx.lookup_staff(person).await?.map(|staff| staff.id),
            None => None,
        };
        tx.commit().await?;
        Ok(person.map_or(SignedIn::NotInvited, SignedIn::Welcome))
    }

    /// A member of staff, with the roles of this moment. `None` where the person is no longer known.
    pub async fn lookup_staff(&self, ctx: &Ctx, person: PersonId) -> Result<Option<Arc<StaffMember>>> {
        let tx = self.store().begin_read(ctx).await?;
        Ok(tx.lookup_staff(person).await?.map(Arc::new))
    }

    /// The same caller at the present instant, with the roles of this moment.
    pub async fn renew(&self, ctx: &Ctx) -> Result<Ctx> {
        let mut renewed = ctx.at(self.now());
        if let Some(staff) = &ctx.staff {
            renewed.staff = self.lookup_staff(&renewed, staff.id).await?;
        }
        Ok(renewed)
    }

    /// The name of a member of staff, as colleagues read it.
    pub async fn staff_name(&self, ctx: &Ctx, person: PersonId) -> Result<Option<String>> {
        let tx = self.store().begin_read(ctx).await?;
        Ok(tx.lookup_person_name(person).await?)
    }
}
