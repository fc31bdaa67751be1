//! Staff comes in by a real code flow with PKCE, against the demonstration's own provider.

use testkit::{Database, Town, on_both_engines};

use crate::site::{Site, at};

/// What the API says of who is signed in.
const VIEWER: &str = "{ viewer { name } }";

on_both_engines! {
    async fn who_was_invited_comes_in(db: Database) {
        let site = Site::new(&db).await;
        let mut clerk = site.browser();
        let callback = clerk.vouched("anagrafe", "").await;
        let before = clerk.cookies["sessione"].clone();
        let welcome = clerk.get(&callback).await;
        assert_eq!((welcome.status, welcome.header("location").as_str()), (303, "/sportello"));
        assert_ne!(clerk.cookies["sessione"], before, "session fixation: the id must be new");
        assert_eq!(clerk.get("/sportello").await.status, 200);
        assert_eq!(clerk.ask(VIEWER).await.json()["data"]["viewer"]["name"], "anna");
        // The id from before the sign-in is nobody's.
        let mut stale = site.browser();
        stale.cookies.insert("sessione".to_owned(), before);
        assert_eq!(stale.get("/sportello").await.status, 303);
    }

    async fn who_is_nobody_is_sent_to_sign_in_and_comes_back(db: Database) {
        let site = Site::new(&db).await;
        let mut clerk = site.browser();
        let sent = clerk.get("/sportello?lang=en").await;
        assert_eq!((sent.status, sent.header("location").as_str()), (303, "/accedi?next=%2Fsportello%3Flang%3Den"));
        let callback = clerk.vouched("anagrafe", "&next=%2Fsportello%3Flang%3Den").await;
        assert_eq!(clerk.get(&callback).await.header("location"), "/sportello?lang=en");
    }

    async fn a_callback_works_once(db: Database) {
        let site = Site::new(&db).await;
        let mut clerk = site.browser();
        let callback = clerk.vouched("anagrafe", "").await;
        assert_eq!(clerk.get(&callback).await.status, 303);
        let again = clerk.get(&callback).await;
        assert_eq!(again.status, 400);
        // In another browser, too: the state belongs to the one that asked.
        let mut thief = site.browser();
        assert_eq!(thief.get(&callback).await.status, 400);
        assert_eq!(thief.get("/sportello").await.status, 303);
    }

    async fn a_code_is_worth_nothing_in_another_browser(db: Database) {
        let site = Site::new(&db).await;
        let stolen = site.browser().vouched("anagrafe", "").await;
        let mut thief = site.browser();
        let own = thief.vouched("tecnico", "").await;
        // The thief's own state with the stolen code: PKCE refuses it.
        let parameter = |path: &str, name: &str| {
            let query = path.split_once('?').unwrap().1;
            url::form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).unwrap().1.into_owned()
        };
        let mixed = own.replace(&parameter(&own, "code"), &parameter(&stolen, "code"));
        let refused = thief.get(&mixed).await;
        assert_eq!(refused.status, 400);
        assert_eq!(thief.get("/sportello").await.status, 303);
    }

    async fn a_callback_with_another_state_is_refused(db: Database) {
        let site = Site::new(&db).await;
        for tampered in ["&state=altro", "&state=", ""] {
            let mut clerk = site.browser();
            let callback = clerk.vouched("anagrafe", "").await;
            let (kept, _) = callback.split_once("&state=").unwrap();
            assert_eq!(clerk.get(&format!("{kept}{tampered}")).await.status, 400, "{tampered}");
            // What was tampered with is spent: the true callback comes too late.
            assert_eq!(clerk.get(&callback).await.status, 400, "{tampered}");
            assert_eq!(clerk.get("/sportello").await.status, 303, "{tampered}");
        }
    }

    async fn who_was_not_invited_stays_outside(db: Database) {
        let site = Site::new(&db).await;
        for login in ["sconosciuto", "livello-uno"] {
            let mut stranger = site.browser();
            let told = stranger.sign_in(login).await;
            assert_eq!(told.status, 403, "{login}");
            assert!(told.text().contains("<h1>"), "{login}");
            assert_eq!(stranger.get("/sportello").await.status, 303, "{login}");
            assert!(stranger.ask(VIEWER).await.json()["data"]["viewer"].is_null(), "{login}");
        }
    }

    async fn who_gives_up_at_the_provider_is_told_so(db: Database) {
        let site = Site::new(&db).await;
        let mut clerk = site.browser();
        let callback = clerk.vouched("anagrafe", "").await;
        let state = callback.split_once("state=").unwrap().1.split('&').next().unwrap();
        let iss = callback.split_once("iss=").unwrap().1.split('&').next().unwrap();
        let answer = clerk.get(&format!("/accedi/ritorno?error=access_denied&iss={iss}&state={state}")).await;
        assert_eq!(answer.status, 403);
        assert_eq!(clerk.get("/sportello").await.status, 303);
    }

    async fn a_sign_in_leads_to_no_other_site(db: Database) {
        let site = Site::new(&db).await;
        for next in ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/%09/evil.example", "\\\\evil.example"] {
            let mut clerk = site.browser();
            let encoded: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
            let callback = clerk.vouched("anagrafe", &format!("&next={encoded}")).await;
            let to = clerk.get(&callback).await.header("location");
            let base: url::Url = "http://prova.localhost/".parse().unwrap();
            let target = base.join(&to).unwrap();
            assert_eq!((target.scheme(), target.host_str()), ("http", Some("prova.localhost")), "{next} led to {to}");
        }
    }

    async fn who_goes_is_gone(db: Database) {
        let site = Site::new(&db).await;
        let mut clerk = site.signed_in("anagrafe").await;
        let kept = clerk.cookies.clone();
        let gone = clerk.post("/esci", &[]).await;
        assert_eq!((gone.status, gone.header("location").as_str()), (303, "/"));
        // The cookie that somebody kept is worth nothing.
        clerk.cookies = kept;
        assert_eq!(clerk.get("/sportello").await.status, 303);
        assert!(clerk.ask(VIEWER).await.json()["data"]["viewer"].is_null());
    }

    async fn a_session_of_one_comune_is_nobody_at_another(db: Database) {
        let site = Site::new(&db).await;
        Town::named(&db, "altrove").await;
        let here = site.signed_in("anagrafe").await;
        let mut there = site.browser_at("altrove.localhost");
        there.cookies.clone_from(&here.cookies);
        assert_eq!(there.get("/sportello").await.status, 303);
        assert!(there.ask(VIEWER).await.json()["data"]["viewer"].is_null());
        let queue = format!("{{ queue(officeId: \"{}\") {{ version }} }}", site.town.office);
        assert_eq!(there.ask(&queue).await.code(), "UNAUTHENTICATED");
    }

    async fn a_role_that_was_taken_away_is_gone_at_the_next_request(db: Database) {
        let site = Site::new(&db).await;
        let mut clerk = site.signed_in("anagrafe").await;
        assert_eq!(clerk.get("/sportello").await.status, 200);
        site.town.take_roles("anna").await;
        assert_eq!(clerk.get("/sportello").await.status, 403);
        let queue = format!("{{ queue(officeId: \"{}\") {{ version }} }}", site.town.office);
        assert_eq!(clerk.ask(&queue).await.code(), "FORBIDDEN");
    }

    async fn who_receives_nowhere_has_no_console(db: Database) {
        let site = Site::new(&db).await;
        let mut head = site.signed_in("amministratore").await;
        assert_eq!(head.get("/sportello").await.status, 403);
    }

    async fn the_management_is_for_every_role_at_every_address_of_it(db: Database) {
        let site = Site::new(&db).await;
        let sent = site.browser().get("/gestione/uffici/7/orari?lang=en").await;
        assert_eq!(sent.status, 303);
        assert_eq!(sent.header("location"), "/accedi?next=%2Fgestione%2Fuffici%2F7%2Forari%3Flang%3Den");
        for account in ["amministratore", "anagrafe"] {
            let mut staff = site.signed_in(account).await;
            for path in ["/gestione", "/gestione/persone", "/gestione/uffici/7/orari"] {
                assert_eq!(staff.get(path).await.status, 200, "{account} at {path}");
            }
        }
    }

    async fn who_has_no_role_has_no_management(db: Database) {
        let site = Site::new(&db).await;
        let mut clerk = site.signed_in("anagrafe").await;
        site.town.take_roles("anna").await;
        assert_eq!(clerk.get("/gestione").await.status, 403);
    }

    async fn a_provider_that_is_down_is_named(db: Database) {
        let town = Town::new(&db).await;
        // A port that was ours a moment ago: nobody is there.
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let gone = at(format!("http://{}", listener.local_addr().unwrap()));
        drop(listener);
        let site = Site::signing_in_at(&db, town, gone, |_| {}).await;
        let told = site.browser().get("/accedi").await;
        assert_eq!(told.status, 502);
        assert!(told.text().contains("<h1>") && !told.text().contains("127.0.0.1"), "{}", told.text());
    }
}
