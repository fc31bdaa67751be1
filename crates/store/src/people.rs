//! Staff, invitations and roles.

use std::fmt;

use access::{Role, StaffMember};
use domain::{Instant, OfficeId, PersonId, ids::Entropy};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

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
    /// Verified by the provider.
    pub fiscal_code: Option<String>,
    /// Verified by the provider, in lower case.
    pub email: Option<String>,
}

/// Somebody who was invited: without that nobody gets in.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Key.
    pub id: PersonId,
    /// As colleagues read it.
    pub name: String,
    /// By which the person is recognised at the first sign-in.
    pub fiscal_code: Option<String>,
    /// Likewise, where the provider has verified it. In lower case.
    pub email: Option<String>,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// When the person was invited.
    pub invited_at: Instant,
    /// When the person first signed in.
    pub linked_at: Option<Instant>,
    /// Since when the person is no longer of the staff.
    pub removed_at: Option<Instant>,
    /// Grows with each edit.
    pub revision: i64,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person").field("id", &self.id).finish_non_exhaustive()
    }
}

impl TenantTx {
    /// Everybody who was ever invited, by name.
    pub async fn list_people(&self) -> Result<Vec<Person>> {
        let rows = self.rows::<Entity>().order_by_asc(Column::Name).order_by_asc(Column::Id);
        let rows = rows.all(&self.conn).await?;
        let roles = self.rows::<roles::Entity>().order_by_asc(roles::Column::Id).all(&self.conn).await?;
        rows.into_iter().map(|row| person(row, &roles)).collect()
    }

    /// One person, removed or not.
    pub async fn lookup_person(&self, id: PersonId) -> Result<Option<Person>> {
        let Some(row) = self.row_of(id).await? else { return Ok(None) };
        let roles = self.roles_of(id).await?;
        Ok(Some(person(row, &roles)?))
    }

    /// Invites somebody. `entropy` makes the keys of the roles. A fiscal code or an address that somebody else has is
    /// a [`StoreError::Conflict`].
    pub async fn add_person(&self, person: &Person, entropy: impl Fn() -> Entropy + Send) -> Result<()> {
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(person.id.uuid()),
            issuer: Set(None),
            subject: Set(None),
            invited_at: Set(person.invited_at),
            linked_at: Set(None),
            revision: Set(person.revision),
            ..editable(person)
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        self.add_roles(person, entropy).await
    }

    /// Writes what may be edited of a person, and the next revision. As with [`TenantTx::update_office`]. Open sockets
    /// feel the roles at their next event.
    pub async fn update_person(&self, person: &Person, entropy: impl Fn() -> Entropy + Send) -> Result<()> {
        let mut change = ActiveModel { revision: Set(person.revision + 1), ..editable(person) };
        let known = self.row_of(person.id).await?.ok_or(StoreError::Absent("person"))?;
        // Whoever signed in did so by what was known then: where that has changed, it may be somebody else.
        if known.fiscal_code != person.fiscal_code || known.email != person.email {
            (change.issuer, change.subject, change.linked_at) = (Set(None), Set(None), Set(None));
        }
        self.set_person(person.id, change).await?;
        roles::Entity::delete_many()
            .filter(self.own::<roles::Entity>())
            .filter(roles::Column::PersonId.eq(person.id.uuid()))
            .exec(&self.conn)
            .await?;
        self.add_roles(person, entropy).await
    }

    async fn add_roles(&self, person: &Person, entropy: impl Fn() -> Entropy + Send) -> Result<()> {
        if person.roles.is_empty() {
            return Ok(());
        }
        let rows = person.roles.iter().map(|role| {
            let (code, office) = match role {
                Role::Operator(office) => ("OPERATOR", Some(office.uuid())),
                Role::TenantAdmin => ("TENANT_ADMIN", None),
            };
            roles::ActiveModel {
                tenant_id: Set(self.tenant.uuid()),
                // A role's key is never shown to anybody: it needs no type of its own.
                id: Set(PersonId::new(self.now, entropy()).uuid()),
                person_id: Set(person.id.uuid()),
                role: Set(code.to_owned()),
                office_id: Set(office),
            }
        });
        roles::Entity::insert_many(rows.collect::<Vec<_>>()).exec_without_returning(&self.conn).await?;
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

    /// Links an identity to the person who was invited with its fiscal code or, where nobody was, its address; unless
    /// that person is linked to another identity of the same provider. `None` where nobody can be linked.
    pub async fn link_person(&self, identity: &Identity) -> Result<Option<PersonId>> {
        let known = Condition::any()
            .add_option(identity.fiscal_code.as_ref().map(|code| Column::FiscalCode.eq(code.clone())))
            .add_option(identity.email.as_ref().map(|email| Column::Email.eq(email.clone())));
        if known.is_empty() {
            return Ok(None);
        }
        let rows = self.rows::<Entity>().filter(known).filter(Column::RemovedAt.is_null());
        let rows = rows.order_by_asc(Column::Id).all(&self.conn).await?;
        // A fiscal code is the person; an address may have passed from one to another.
        let by_code =
            rows.iter().find(|row| row.fiscal_code.is_some() && row.fiscal_code == identity.fiscal_code);
        let by_email = rows.iter().find(|row| row.fiscal_code.is_none() || identity.fiscal_code.is_none());
        let Some(Model { id, issuer, subject, .. }) = by_code.or(by_email) else { return Ok(None) };
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
        self.set_person((*id).into(), change).await?;
        Ok(Some((*id).into()))
    }

    /// A person with the roles of this moment; `None` for one who was removed.
    pub async fn lookup_staff(&self, id: PersonId) -> Result<Option<StaffMember>> {
        let Some(row) = self.row_of(id).await?.filter(|row| row.removed_at.is_none()) else {
            return Ok(None);
        };
        let roles = self.roles_of(id).await?;
        let Person { id, name, roles, .. } = person(row, &roles)?;
        Ok(Some(StaffMember { id, name, roles }))
    }

    /// The name of a person.
    pub async fn lookup_person_name(&self, id: PersonId) -> Result<Option<String>> {
        Ok(self.row_of(id).await?.map(|row| row.name))
    }

    async fn row_of(&self, id: PersonId) -> Result<Option<Model>> {
        Ok(self.rows::<Entity>().filter(Column::Id.eq(id.uuid())).one(&self.conn).await?)
    }

    async fn roles_of(&self, id: PersonId) -> Result<Vec<roles::Model>> {
        let rows = self.rows::<roles::Entity>().filter(roles::Column::PersonId.eq(id.uuid()));
        Ok(rows.order_by_asc(roles::Column::Id).all(&self.conn).await?)
    }

    async fn set_person(&self, id: PersonId, change: ActiveModel) -> Result<()> {
        self.set_row(change, Column::Id.eq(id.uuid()), "person").await
    }
}

/// The columns that may be edited.
fn editable(person: &Person) -> ActiveModel {
    ActiveModel {
        name: Set(person.name.clone()),
        fiscal_code: Set(person.fiscal_code.clone()),
        email: Set(person.email.clone()),
        removed_at: Set(person.removed_at),
        ..Default::default()
    }
}

fn person(row: Model, all: &[roles::Model]) -> Result<Person> {
    let roles = all.iter().filter(|role| role.person_id == row.id).map(role).collect::<Result<_>>()?;
    Ok(Person {
        id: row.id.into(),
        name: row.name,
        fiscal_code: row.fiscal_code,
        email: row.email,
        roles,
        invited_at: row.invited_at,
        linked_at: row.linked_at,
        removed_at: row.removed_at,
        revision: row.revision,
    })
}

fn role(row: &roles::Model) -> Result<Role> {
    match (row.role.as_str(), row.office_id) {
        ("OPERATOR", Some(office)) => Ok(Role::Operator(OfficeId::from(office))),
        ("TENANT_ADMIN", None) => Ok(Role::TenantAdmin),
        _ => Err(StoreError::Inconsistent { table: "roles", row: row.id.to_string() }),
    }
}
