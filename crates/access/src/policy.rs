//! The policy table.

use domain::OfficeId;

use crate::{Ctx, SecretHash};

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Follow, leave or enter a visit: as the holder of its secret.
    FollowVisit(SecretHash),
    /// Read the queue of an office: names, reasons, positions.
    SeeQueue(OfficeId),
    /// Call, admit, decline, hold, transfer, end; speak in the call.
    Receive(OfficeId),
    /// Hang a sign on the door.
    SetDoor(OfficeId),
    /// Read the office's figures.
    SeeFigures(OfficeId),
    /// Set up one office: its words, hours and rooms.
    SetUpOffice(OfficeId),
    /// Manage the comune: which offices there are, who is staff, and what the comune says of itself.
    Administer,
}

/// Why an action was denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// Nobody is known behind the request: signing in may help.
    #[error("sign in first")]
    Unauthenticated,
    /// Somebody is known, and may not.
    #[error("not allowed")]
    Forbidden,
}

impl Ctx {
    /// Denies, or lets the use case go on.
    pub fn demand(&self, action: Action) -> Result<(), Denied> {
        if self.may(action) {
            return Ok(());
        }
        let known = match action {
            Action::FollowVisit(_) => self.visitor.is_some(),
            _ => self.staff.is_some(),
        };
        Err(if known { Denied::Forbidden } else { Denied::Unauthenticated })
    }

    /// The table. What is not granted here is denied.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        let staff = self.staff.as_deref();
        let receives = |office| staff.is_some_and(|s| s.receives_at(office));
        let administers = staff.is_some_and(super::StaffMember::administers);
        match action {
            Action::FollowVisit(holder) => self.visitor == Some(holder),
            Action::SeeQueue(office) | Action::Receive(office) => receives(office),
            Action::SetDoor(office) | Action::SeeFigures(office) | Action::SetUpOffice(office) => {
                receives(office) || administers
            }
            Action::Administer => administers,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use domain::{Lang, OfficeId, PersonId, TenantId};

    use super::{Action, Ctx};
    use crate::{Role, SecretHash, StaffMember};

    /// Role by action by resource, as one table that a reviewer reads: a change of policy shows as its diff.
    #[test]
    fn the_matrix() {
        let id = |n: u8| [n; 10];
        let own = OfficeId::new(chrono::DateTime::UNIX_EPOCH, id(1));
        let other = OfficeId::new(chrono::DateTime::UNIX_EPOCH, id(2));
        let (mine, theirs) = (SecretHash([1; 32]), SecretHash([2; 32]));
        let base = Ctx::anonymous(
            TenantId::new(chrono::DateTime::UNIX_EPOCH, id(3)),
            Lang::It,
            chrono::DateTime::UNIX_EPOCH,
        );
        let staff = |roles| {
            let person = PersonId::new(chrono::DateTime::UNIX_EPOCH, id(4));
            Ctx {
                staff: Some(Arc::new(StaffMember { id: person, name: String::new(), roles })),
                ..base.clone()
            }
        };
        let callers = [
            ("anonymous", base.clone()),
            ("visitor", Ctx { visitor: Some(mine), ..base.clone() }),
            ("nobody", staff(vec![])),
            ("operator", staff(vec![Role::Operator(own)])),
            ("admin", staff(vec![Role::TenantAdmin])),
        ];
        let actions = [
            ("follow own visit", Action::FollowVisit(mine)),
            ("follow another's visit", Action::FollowVisit(theirs)),
            ("see queue", Action::SeeQueue(own)),
            ("see another queue", Action::SeeQueue(other)),
            ("receive", Action::Receive(own)),
            ("receive elsewhere", Action::Receive(other)),
            ("set door", Action::SetDoor(own)),
            ("set another door", Action::SetDoor(other)),
            ("see figures", Action::SeeFigures(own)),
            ("see other figures", Action::SeeFigures(other)),
            ("set up office", Action::SetUpOffice(own)),
            ("set up another office", Action::SetUpOffice(other)),
            ("administer", Action::Administer),
        ];
        let line = |cells: Vec<&str>| {
            let padded = cells.iter().fold(String::new(), |line, cell| line + &format!("{cell:12}"));
            padded.trim_end().to_owned()
        };
        let head = line(callers.iter().map(|(name, _)| *name).collect());
        let rows = actions.map(|(name, action)| {
            let may = |(_, ctx): &(_, Ctx)| if ctx.may(action) { "yes" } else { "-" };
            format!("{name:24}{}\n", line(callers.iter().map(may).collect()))
        });
        insta::assert_snapshot!(format!("{:24}{head}\n{}", "", rows.concat()));
    }
}
