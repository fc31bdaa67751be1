//! What is wrong, huge or hostile gets a clear answer, and changes nothing.

use app::{
    Invalid, Problem,
    manage::{HoursFault, Managed, OfficeEdit, ProfileEdit, ProviderEdit, RoomEdit},
};
use domain::{Lang, hours::HoursProblem};
use testkit::{Database, Town, on_both_engines};

use super::{named, saved, seen, syntax};

fn profile() -> ProfileEdit {
    ProfileEdit { languages: vec![Lang::It, Lang::En], retention_h: 24, ..ProfileEdit::default() }
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(vec![]);
    image::RgbaImage::new(width, height).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

on_both_engines! {
    async fn doors_refuse_what_is_no_name(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        for (edit, field, problem) in [
            (named(""), "name", Problem::Empty),
            (named(&"a".repeat(300)), "name", Problem::TooLong(120)),
            (named(&"🎉".repeat(121)), "name", Problem::TooLong(120)),
            (named("Ana\u{202E}efarg"), "name", Problem::ControlCharacters),
            (OfficeEdit { slug: Some("../etc".into()), ..named("A") }, "slug", Problem::NotASlug),
            (OfficeEdit { summary: "a".repeat(256), ..named("A") }, "summary", Problem::TooLong(255)),
            (
                OfficeEdit { translations: vec![(Lang::En, Some("a".repeat(121)), None)], ..named("A") },
                "translations",
                Problem::TooLong(120),
            ),
        ] {
            let refused = town.app.add_office(&admin, edit).await.unwrap();
            assert_eq!(refused, Managed::Invalid(Invalid { field, problem }));
        }
        // A script that is written from right to left is a name like any other.
        saved(town.app.add_office(&admin, named("مكتب الخدمات")).await.unwrap());
        assert_eq!(seen(&town).await.offices[3].office.slug, "ufficio");
    }

    async fn hours_say_where_they_cannot_be_read(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        for (text, offset, problem) in [
            ("Mo-Fr 09:00-12:00; Xx 15:00", 19, HoursProblem::Syntax),
            ("Feb 30 09:00-12:00", 0, HoursProblem::OutOfBounds),
            ("SH off", 0, HoursProblem::SchoolHolidays),
        ] {
            let refused = town.app.set_hours(&admin, town.office, 1, &syntax(text)).await.unwrap();
            let Managed::HoursRefused(HoursFault::Syntax(error)) = refused else { panic!("{refused:?}") };
            assert_eq!((error.offset, error.problem), (offset, problem), "{text}");
        }
        let long = town.app.set_hours(&admin, town.office, 1, &syntax(&"Mo 09:00-12:00; ".repeat(1000))).await.unwrap();
        assert!(matches!(long, Managed::HoursRefused(_)), "{long:?}");
    }

    async fn rooms_refuse_what_a_browser_must_not_follow(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let room = |provider, capacity| RoomEdit {
            name: "Stanza".into(),
            provider,
            capacity,
            served_by: vec![],
            welcome: None,
            bring: None,
        };
        let link = |url: &str| ProviderEdit::Link(Some(url.to_owned()));
        for (edit, field, problem) in [
            (room(ProviderEdit::Link(None), 1), "url", Problem::Empty),
            (room(link("javascript:alert(1)"), 1), "url", Problem::NotAUrl),
            (room(link("http://meet.example.org/a"), 1), "url", Problem::NotAUrl),
            (room(ProviderEdit::Builtin, 0), "capacity", Problem::OutOfRange),
            (room(ProviderEdit::Builtin, 100_000), "capacity", Problem::OutOfRange),
        ] {
            let refused = town.app.add_room(&admin, town.office, edit).await.unwrap();
            assert_eq!(refused, Managed::Invalid(Invalid { field, problem }));
        }
    }

    async fn the_profile_refuses_what_citizens_could_not_use(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let some = |text: &str| Some(text.to_owned());
        for (edit, field, problem) in [
            (ProfileEdit { languages: vec![], ..profile() }, "languages", Problem::Languages),
            (ProfileEdit { colour: some("#ffee00"), ..profile() }, "colour", Problem::LowContrast),
            (ProfileEdit { colour: some("rosso"), ..profile() }, "colour", Problem::NotAColour),
            (ProfileEdit { patron: Some((2, 30)), ..profile() }, "patron", Problem::NotADate),
            (ProfileEdit { email: some("a@b"), ..profile() }, "email", Problem::NotAnEmail),
            (ProfileEdit { report_url: some("javascript:x"), ..profile() }, "reportUrl", Problem::NotAUrl),
            (ProfileEdit { retention_h: 0, ..profile() }, "retentionH", Problem::OutOfRange),
            (ProfileEdit { relay_only: true, ..profile() }, "relayOnly", Problem::NoRelay),
            (ProfileEdit { widget_hosts: vec!["*".into()], ..profile() }, "widgetHosts", Problem::NotAHost),
        ] {
            let refused = town.app.edit_profile(&admin, 1, edit).await.unwrap();
            assert_eq!(refused, Managed::Invalid(Invalid { field, problem }));
        }
        saved(town.app.edit_profile(&admin, 1, ProfileEdit { phone: some("0583 1"), ..profile() }).await.unwrap());
        assert_eq!(seen(&town).await.tenant.profile.contacts.phone.as_deref(), Some("0583 1"));
    }

    async fn a_crest_is_a_picture_painted_anew(db: Database) {
        let town = Town::new(&db).await;
        let admin = town.staff("direttrice").await;
        let script = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
        let lie = [b"\x89PNG\r\n\x1a\n".as_slice(), b"<script>"].concat();
        for hostile in [script.to_vec(), lie, vec![], png(5_000, 1)] {
            let refused = town.app.set_crest(&admin, 1, Some(hostile)).await.unwrap();
            let not_a_picture = Invalid { field: "crest", problem: Problem::NotAPicture };
            assert_eq!(refused, Managed::Invalid(not_a_picture));
        }
        let huge = town.app.set_crest(&admin, 1, Some(vec![0; 20_000_000])).await.unwrap();
        assert!(matches!(huge, Managed::Invalid(Invalid { problem: Problem::TooLong(_), .. })), "{huge:?}");
        // What hides behind a picture is not served with it.
        let polyglot = [png(600, 300), b"<script>alert(1)</script>".to_vec()].concat();
        let change = saved(town.app.set_crest(&admin, 1, Some(polyglot)).await.unwrap());
        let crest = seen(&town).await.tenant.profile.crest.unwrap();
        let served = town.app.crest(&town.anonymous(), &crest).await.unwrap();
        assert!(!served.windows(8).any(|bytes| bytes == b"<script>"));
        let picture = image::load_from_memory(&served).unwrap();
        assert_eq!((picture.width(), picture.height()), (256, 128));
        saved(town.app.undo(&admin, change).await.unwrap());
        assert_eq!(seen(&town).await.tenant.profile.crest, None);
    }
}
