//! Staff, invitations and roles.

use std::fmt;

use access::{Role, StaffMember};
use domain::{OfficeId, PersonId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    Result, StoreError, TenantTx,
    entity::{
        people::{ActiveModel, Column, Entity, Model},
        roles,
    },
};

/// Who an identity provider says that somebody is.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// The person, as that provider names them. Pairwise: another client would see another.
    pub subject: String,
}

/// An invitation: without one nobody gets in.
#[derive(Clone)]
pub struct Invitation {
    /// Key of the person.
    pub id: PersonId,
    /// As colleagues read it.
    pub name: String,
    /// By which the person is recognised at the first sign-in.
    pub fiscal_code: String,
    /// What the person may do.
    pub roles: Vec<(domain::ids::Entropy, Role)>,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl fmt::Debug for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invitation").field("id", &self.id).finish_non_exhaustive()
    }
}

impl TenantTx {
    /// Invites somebody.
    pub async fn add_person(&self, invitation: &Invitation) -> Result<()> {
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(invitation.id.uuid()),
            name: Set(invitation.name.clone()),
            fiscal_code: Set(invitation.fiscal_code.clone()),
            issuer: Set(None),
            subject: Set(None),
            invited_at: Set(self.now),
            linked_at: Set(None),
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        for (entropy, role) in &invitation.roles {
            self.add_role(invitation.id, *entropy, *role).await?;
        }
        Ok(())
    }

    async fn add_role(&self, person: PersonId, entropy: domain::ids::Entropy, role: Role) -> Result<()> {
        let (code, office) = match role {
            Role::Operator(office) => ("OPERATOR", Some(office.uuid())),
            Role::TenantAdmin => ("TENANT_ADMIN", None),
        };
        let row = roles::ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            // A role's key is never shown to anybody: it needs no type of its own.
            id: Set(PersonId::new(self.now, entropy).uuid()),
            person_id: Set(person.uuid()),
            role: Set(code.to_owned()),
            office_id: Set(office),
        };
        roles::Entity::insert(row).exec_without_returning(&self.conn).await?;
        Ok(())
    }

    /// Takes all roles of a person away; open sockets feel it at their next event.
    pub async fn remove_roles(&self, person: PersonId) -> Result<()> {
        roles::Entity::delete_many()
            .filter(self.own::<roles::Entity>())
            .filter(roles::Column::PersonId.eq(person.uuid()))
            .exec(&self.conn)
            .await?;
        Ok(())
    }

    /// The person to whom this identity was linked.
    pub async fn lookup_person_by_identity(&self, identity: &Identity) -> Result<Option<PersonId>> {
        let row = self
            .rows::<Entity>()
            .filter(Column::Issuer.eq(identity.issuer.clone()))
            .filter(Column::Subject.eq(identity.subject.clone()))
            .one(&self.conn)
            .await?;
        Ok(row.map(|row| row.id.into()))
    }

    /// Links an identity to the person who was invited with this fiscal code, unless that person is linked to
    /// another identity of the same provider. `None` where nobody can be linked.
    pub async fn link_person(&self, fiscal_code: &str, identity: &Identity) -> Result<Option<PersonId>> {
        let row = self.rows::<Entity>().filter(Column::FiscalCode.eq(fiscal_code)).one(&self.conn).await?;
        let Some(Model { id, issuer, subject, .. }) = row else { return Ok(None) };
        // A provider never renames a person: the same provider with another subject is somebody else.
        if issuer.as_deref() == Some(&identity.issuer) && subject.as_deref() != Some(&identity.subject) {
            return Ok(None);
        }
        let change = ActiveModel {
            issuer: Set(Some(identity.issuer.clone())),
            subject: Set(Some(identity.subject.clone())),
            linked_at: Set(Some(self.now)),
            ..Default::default()
        };
        Entity::update_many()
            .set(change)
            .filter(self.own::<Entity>())
            .filter(Column::Id.eq(id))
            .exec(&self.conn)
            .await?;
        Ok(Some(id.into()))
    }

    /// A person with the roles of this moment.
    pub async fn lookup_staff(&self, id: PersonId) -> Result<Option<StaffMember>> {
        let Some(person) = self.rows::<Entity>().filter(Column::Id.eq(id.uuid())).one(&self.conn).await?
        else {
            return Ok(None);
        };
        let rows = self
            .rows::<roles::Entity>()
            .filter(roles::Column::PersonId.eq(id.uuid()))
            .all(&self.conn)
            .await?;
        let roles = rows.iter().map(role).collect::<Result<_>>()?;
        Ok(Some(StaffMember { id, name: person.name, roles }))
    }

    /// The name of a person.
    pub async fn lookup_person_name(&self, id: PersonId) -> Result<Option<String>> {
        let row = self.rows::<Entity>().filter(Column::Id.eq(id.uuid())).one(&self.conn).await?;
        Ok(row.map(|row| row.name))
    }
}

fn role(row: &roles::Model) -> Result<Role> {
    match (row.role.as_str(), row.office_id) {
        ("OPERATOR", Some(office)) => Ok(Role::Operator(OfficeId::from(office))),
        ("TENANT_ADMIN", None) => Ok(Role::TenantAdmin),
        _ => Err(StoreError::Inconsistent { table: "roles", row: row.id.to_string() }),
    }
}
