//! The database breaks, or is gone: a clear answer, no cause in it, and everything back by itself.

use testkit::{Database, Owner, on_both_engines};

use crate::{
    browser::{Answer, Browser},
    site::Site,
};

/// What of a cause could be read in an answer.
const CAUSES: [&str; 9] =
    ["visits", "relation", "no such table", "select", "sql", "postgres", "connection", "pool", "panicked"];

fn tells_no_cause(answer: &Answer) {
    let text = answer.text().to_lowercase();
    let cause = CAUSES.iter().find(|cause| text.contains(*cause));
    assert_eq!(cause, None, "{text}");
}

on_both_engines! {
    async fn a_broken_schema_is_told_without_its_cause(db: Database) {
        let site = Site::new(&db).await;
        let mut citizen = site.browser();
        let key = citizen.open_door("aperto").await;
        db.as_owner().await.must("alter table visits rename to elsewhere").await;
        for document in [
            "{ myVisit { id } }".to_owned(),
            "mutation { leave(idempotencyKey: \"a\") { __typename } }".to_owned(),
            format!("mutation {{ knock(input: {{ officeId: \"{}\", idempotencyKey: \"b\" }}) {{ __typename }} }}", site.town.office),
        ] {
            let answer = citizen.ask(&document).await;
            assert_eq!((answer.status, answer.code().as_str()), (200, "INTERNAL"), "{document}");
            assert_eq!(answer.json()["errors"].as_array().unwrap().len(), 1);
            tells_no_cause(&answer);
        }
        let knocked = citizen.post("/uffici/aperto/bussa", &[("key", &key)]).await;
        let lobby = citizen.get("/attesa").await;
        for page in [knocked, lobby] {
            assert_eq!(page.status, 503);
            assert!(page.text().contains("<h1>") && page.header("retry-after") == "10");
            tells_no_cause(&page);
        }
        db.as_owner().await.must("alter table elsewhere rename to visits").await;
        assert_eq!(citizen.post("/uffici/aperto/bussa", &[("key", &key)]).await.status, 303);
    }
}

/// Cuts the server's connections. With `shut`, no new ones are let in, either, but the owner's own stays.
async fn cut(owner: &Owner, shut: bool) {
    let allow = format!("update pg_database set datallowconn = {} where datname = current_database()", !shut);
    owner.must(&allow).await;
    let cut = "select pg_terminate_backend(pid)::text from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid()";
    owner.rows(cut).await;
}

/// A citizen's pages, each of which needs the database.
async fn pages(citizen: &mut Browser) -> [Answer; 3] {
    [
        citizen.get("/attesa").await,
        citizen.get("/uffici/altro").await,
        citizen.ask("{ myVisit { state } }").await,
    ]
}

#[tokio::test]
async fn cut_connections_come_back_by_themselves() {
    let db = Database::postgres().await;
    let site = Site::new(&db).await;
    let mut citizen = site.browser();
    citizen.knock("aperto", "Ada", "").await;
    let owner = db.as_owner().await;
    for _ in 0..5 {
        cut(&owner, false).await;
        let [lobby, ..] = pages(&mut citizen).await;
        assert!([200, 503].contains(&lobby.status), "{}", lobby.status);
        tells_no_cause_unless_fine(&lobby);
        let [lobby, door, api] = pages(&mut citizen).await;
        assert_eq!((lobby.status, door.status, api.status), (200, 200, 200));
        assert_eq!(api.json()["data"]["myVisit"]["state"], "WAITING", "the place was lost");
    }
}

fn tells_no_cause_unless_fine(answer: &Answer) {
    if answer.status != 200 {
        assert!(answer.text().contains("<h1>"));
        tells_no_cause(answer);
    }
}

#[tokio::test]
async fn a_database_that_is_gone_is_said_to_be_and_comes_back() {
    let db = Database::postgres().await;
    let site = Site::new(&db).await;
    let mut citizen = site.browser();
    citizen.knock("aperto", "Ada", "").await;
    let owner = db.as_owner().await;
    cut(&owner, true).await;
    let [lobby, door, api] = pages(&mut citizen).await;
    for page in [&lobby, &door] {
        assert_eq!((page.status, page.header("retry-after").as_str()), (503, "10"));
        assert!(page.text().contains("<h1>"));
        tells_no_cause(page);
    }
    assert_eq!(api.code(), "UNAVAILABLE", "{}", api.text());
    tells_no_cause(&api);
    assert_eq!(citizen.get("/readyz").await.status, 503);
    assert_eq!(citizen.get("/livez").await.status, 200, "a restart would not help");
    assert_eq!(citizen.get("/").await.status, 200, "the doors as they were last seen");
    owner.must("update pg_database set datallowconn = true where datname = current_database()").await;
    let [lobby, door, api] = pages(&mut citizen).await;
    assert_eq!((lobby.status, door.status), (200, 200));
    assert_eq!(api.json()["data"]["myVisit"]["state"], "WAITING", "the place was lost");
    assert_eq!(citizen.get("/readyz").await.status, 200);
}
