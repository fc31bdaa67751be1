//! Staff: invited, recognised, removed.

use app::{
    SignedIn,
    manage::{ManageRefusal, Managed, PersonEdit},
};
use store::Identity;
use testkit::{Database, Town, on_both_engines};

use super::{saved, seen};

fn person(town: &Town, name: &str) -> PersonEdit {
    PersonEdit {
        name: name.to_owned(),
        fiscal_code: None,
        email: None,
        administers: false,
        offices: vec![town.office],
    }
}

fn identity(subject: &str, fiscal_code: Option<&str>, email: Option<&str>) -> Identity {
    Identity {
        issuer: "https://idp.example".to_owned(),
        subject: subject.to_owned(),
        fiscal_code: fiscal_code.map(str::to_owned),
        email: email.map(str::to_owned),
    }
}

const CODE: &str = "MCCLEI79B08Z999S";
const EMAIL: &str = "dora@comune.example";

async fn signs_in(town: &Town, identity: Identity) -> bool {
    town.app.sign_in(&town.anonymous(), &identity).await.unwrap() != SignedIn::NotInvited
}

on_both_engines! {
    async fn nobody_signs_in_who_was_not_invited(db: Database) {
        let town = Town::new(&db).await;
        town.member("anna").await;
        for (subject, code) in
            [("stranger", Some("PSSVIO90L27Z999Z")), ("stranger", None), ("impostor", Some("SPRDAA84C52Z999X"))]
        {
            assert!(!signs_in(&town, identity(subject, code, None)).await, "{subject} {code:?}");
        }
    }

    async fn who_was_invited_by_either_gets_in(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let by_code = PersonEdit { fiscal_code: Some(CODE.to_lowercase()), ..person(&town, "Elio") };
        saved(town.app.invite(&admin, by_code).await.unwrap());
        let by_mail = PersonEdit { email: Some("Dora@Comune.Example".into()), ..person(&town, "Dora") };
        saved(town.app.invite(&admin, by_mail).await.unwrap());
        assert!(signs_in(&town, identity("elio", Some(CODE), None)).await);
        assert!(signs_in(&town, identity("dora", None, Some(EMAIL))).await);
        assert!(!signs_in(&town, identity("other", None, Some("other@comune.example"))).await);
        // The address of somebody whose fiscal code is known does not let in who proves another code.
        let both = PersonEdit {
            fiscal_code: Some("PSSVIO90L27Z999Z".into()),
            email: Some("ivo@comune.example".into()),
            ..person(&town, "Ivo")
        };
        saved(town.app.invite(&admin, both).await.unwrap());
        let heir = identity("heir", Some("PRMNNI88T41Z999S"), Some("ivo@comune.example"));
        assert!(!signs_in(&town, heir).await);
    }

    async fn an_invitation_names_a_person_once(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let invite = |edit| town.app.invite(&admin, edit);
        let nobody = invite(person(&town, "Nessuno")).await.unwrap();
        assert!(matches!(nobody, Managed::Invalid(_)), "{nobody:?}");
        let edit = PersonEdit { email: Some(EMAIL.into()), ..person(&town, "Dora") };
        saved(invite(edit.clone()).await.unwrap());
        assert_eq!(invite(edit).await.unwrap(), Managed::Refused(ManageRefusal::PersonKnown));
        let anna = PersonEdit { fiscal_code: Some("SPRDAA84C52Z999X".into()), ..person(&town, "Anna 2") };
        assert_eq!(invite(anna).await.unwrap(), Managed::Refused(ManageRefusal::PersonKnown));
    }

    async fn who_is_removed_is_out_at_once_and_may_come_back(db: Database) {
        let town = Town::new(&db).await;
        let (admin, anna) = (town.staff("direttrice").await, town.staff("anna").await);
        let id = anna.staff.as_ref().unwrap().id;
        let change = saved(town.app.remove_person(&admin, id, 1).await.unwrap());
        assert!(town.app.renew(&anna).await.unwrap().staff.is_none());
        assert!(!signs_in(&town, identity("anna", Some("SPRDAA84C52Z999X"), None)).await);
        assert!(seen(&town).await.people.iter().all(|person| person.id != id));
        saved(town.app.undo(&admin, change).await.unwrap());
        assert!(signs_in(&town, identity("anna", Some("SPRDAA84C52Z999X"), None)).await);
    }

    async fn who_was_removed_may_be_invited_again(db: Database) {
        let town = Town::new(&db).await;
        let (admin, anna) = (town.staff("direttrice").await, town.staff("anna").await);
        let id = anna.staff.as_ref().unwrap().id;
        saved(town.app.remove_person(&admin, id, 1).await.unwrap());
        let again = PersonEdit { fiscal_code: Some("SPRDAA84C52Z999X".into()), ..person(&town, "Anna di nuovo") };
        let change = saved(town.app.invite(&admin, again).await.unwrap());
        assert!(signs_in(&town, identity("anna", Some("SPRDAA84C52Z999X"), None)).await);
        let back = seen(&town).await.people.into_iter().find(|person| person.id == id).unwrap();
        assert_eq!((back.name.as_str(), back.roles.len()), ("Anna di nuovo", 1));
        saved(town.app.undo(&admin, change).await.unwrap());
        assert!(!signs_in(&town, identity("anna", Some("SPRDAA84C52Z999X"), None)).await);
    }

    async fn the_platform_invites_who_manages_a_comune(db: Database) {
        let town = Town::new(&db).await;
        let edit = PersonEdit { fiscal_code: Some(CODE.into()), offices: vec![], ..person(&town, "Elio") };
        saved(town.app.invite_administrator(town.tenant.id, edit).await.unwrap());
        assert!(signs_in(&town, identity("elio", Some(CODE), None)).await);
        let elio = seen(&town).await.people.into_iter().find(|person| person.name == "Elio").unwrap();
        assert_eq!(elio.roles, [access::Role::TenantAdmin]);
        let entry = town.app.register(&town.staff("direttrice").await, None, 1).await.unwrap().remove(0);
        assert_eq!((entry.by, entry.subject_name.as_str()), (None, "Elio"));
    }

    async fn another_fiscal_code_is_another_person(db: Database) {
        let town = Town::new(&db).await;
        let (admin, anna) = (town.staff("direttrice").await, town.staff("anna").await);
        let id = anna.staff.as_ref().unwrap().id;
        let edit = PersonEdit { fiscal_code: Some(CODE.into()), ..person(&town, "Elio") };
        saved(town.app.edit_person(&admin, id, 1, edit).await.unwrap());
        assert!(!signs_in(&town, identity("anna", Some("SPRDAA84C52Z999X"), None)).await);
        assert!(signs_in(&town, identity("elio", Some(CODE), None)).await);
    }

    async fn somebody_always_manages_the_comune(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let id = admin.staff.as_ref().unwrap().id;
        let last = Managed::Refused(ManageRefusal::LastAdministrator);
        assert_eq!(town.app.remove_person(&admin, id, 1).await.unwrap(), last);
        assert_eq!(town.app.edit_person(&admin, id, 1, person(&town, "Ex")).await.unwrap(), last);
        let second = PersonEdit { administers: true, email: Some(EMAIL.into()), ..person(&town, "Dora") };
        saved(town.app.invite(&admin, second).await.unwrap());
        saved(town.app.remove_person(&admin, id, 1).await.unwrap());
    }
}
