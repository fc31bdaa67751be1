//! What is left at a door where nobody is, and the way from there into the queue.

use access::Ctx;
use app::{
    Accepted, DoorChange, InvitationState, LeaveOutcome, LeaveRequest, Problem, RequestMove, RequestReason,
    RequestRecord, Secret, SignKind, VisitRecord,
};
use domain::{
    OfficeId, Outcome, RequestKind, VisitState,
    request::{RequestOutcome, RequestRefusal, RequestState, Verdict},
};
use testkit::{Database, Town, Visitor, key, on_both_engines};

fn call_back(office: OfficeId) -> LeaveRequest {
    LeaveRequest {
        office,
        kind: RequestKind::CallBack,
        name: Some("Ada".to_owned()),
        phone: Some("0583 35401".to_owned()),
        email: None,
        text: Some("Una carta".to_owned()),
        leaves_queue: false,
        key: key(),
    }
}

async fn left(town: &Town, visitor: &Visitor, request: LeaveRequest) -> RequestRecord {
    match town.app.leave_request(&town.by(visitor), request).await.unwrap() {
        LeaveOutcome::Left(record) => *record,
        other => panic!("the request was not kept: {other:?}"),
    }
}

fn moved(moved: RequestMove) -> RequestRecord {
    match moved {
        RequestMove::Moved(record) => record,
        RequestMove::Refused { reason, .. } => panic!("refused: {reason:?}"),
    }
}

fn reason(moved: RequestMove) -> RequestReason {
    match moved {
        RequestMove::Refused { reason, .. } => reason,
        RequestMove::Moved(record) => panic!("moved: {record:?}"),
    }
}

async fn invited(town: &Town, staff: &Ctx, record: &RequestRecord) -> Secret {
    let invited = town.app.invite_requester(staff, record.request.id).await.unwrap();
    invited.secret.unwrap()
}

async fn entered(town: &Town, ctx: &Ctx, secret: &Secret) -> (VisitRecord, Visitor) {
    match town.app.accept_invitation(ctx, secret).await.unwrap() {
        Accepted::Entered(visit, own) => (*visit, Visitor { holder: own.hash() }),
        other => panic!("not let into the queue: {other:?}"),
    }
}

on_both_engines! {
    async fn a_request_goes_from_the_visitor_to_the_office_and_back(db: Database) {
        let town = Town::new(&db).await;
        let (ada, anna, bruno) = (town.visitor(), town.staff("anna").await, town.staff("bruno").await);
        let mut followed = town.app.follow_requests(&anna, town.office).await.unwrap();
        assert!(followed.next().await.unwrap().requests.is_empty());
        let record = left(&town, &ada, call_back(town.office)).await;
        assert_eq!(record.words.phone.as_deref(), Some("058335401"));
        assert_eq!(followed.next().await.unwrap().requests[0].request.id, record.request.id);

        let id = record.request.id;
        let taken = moved(town.app.take_request(&anna, id).await.unwrap());
        assert_eq!(taken.request.taken_by(), anna.staff.as_ref().map(|staff| staff.id));
        let refused = reason(town.app.take_request(&bruno, id).await.unwrap());
        assert_eq!(refused, RequestReason::Rule(RequestRefusal::AlreadyTaken));

        let close = |seen, verdict| town.app.close_request(&anna, id, seen, verdict, Some("occupato"));
        let tried = moved(close(taken.version, Verdict::NoAnswer).await.unwrap());
        assert_eq!((tried.request.attempts(), tried.note.as_deref()), (1, Some("occupato")));
        // The answer was lost: the same again counts nothing.
        assert_eq!(reason(close(taken.version, Verdict::NoAnswer).await.unwrap()), RequestReason::Stale);
        let done = moved(close(tried.version, Verdict::Answered).await.unwrap());
        assert!(done.request.is_done());
        let mine = town.app.my_requests(&town.by(&ada)).await.unwrap();
        assert_eq!((mine.len(), mine[0].request.attempts()), (1, 1));
        let back = moved(town.app.reopen_request(&bruno, id, done.version).await.unwrap());
        assert_eq!(back.request.state(), RequestState::Open);
        assert_eq!(town.app.requests(&anna, town.office).await.unwrap().requests[0].request, back.request);
    }

    async fn the_same_form_twice_is_one_request(db: Database) {
        let town = Town::new(&db).await;
        let ada = town.visitor();
        let form = call_back(town.office);
        let first = left(&town, &ada, form.clone()).await;
        assert_eq!(left(&town, &ada, form.clone()).await.request.id, first.request.id);
        // With somebody else's key one learns nothing.
        let stolen = town.app.leave_request(&town.by(&town.visitor()), form).await.unwrap();
        assert!(matches!(stolen, LeaveOutcome::OfficeNotFound), "{stolen:?}");
    }

    async fn nobody_leaves_more_than_can_be_answered(db: Database) {
        let town = Town::new(&db).await;
        let ada = town.visitor();
        let first = left(&town, &ada, call_back(town.office)).await;
        for _ in 0..2 {
            left(&town, &ada, call_back(town.office)).await;
        }
        let fourth = town.app.leave_request(&town.by(&ada), call_back(town.office)).await.unwrap();
        assert!(matches!(fourth, LeaveOutcome::TooMany), "{fourth:?}");
        moved(town.app.withdraw_request(&town.by(&ada), first.request.id).await.unwrap());
        left(&town, &ada, call_back(town.office)).await;
    }

    async fn what_is_wrong_is_told_of_each_field(db: Database) {
        let town = Town::new(&db).await;
        let ctx = town.by(&town.visitor());
        let text = |length: usize| Some("x".repeat(length));
        let some = |text: &str| Some(text.to_owned());
        let base = call_back(town.office);
        let without = LeaveRequest { phone: None, ..base.clone() };
        let message = LeaveRequest { kind: RequestKind::Message, text: None, ..base.clone() };
        for (request, expected) in [
            (without.clone(), vec![("phone", Problem::Empty)]),
            (LeaveRequest { phone: some("tre tre tre"), ..base.clone() }, vec![("phone", Problem::NotAPhone)]),
            (
                LeaveRequest { email: some("a@c.it\nbcc: x@y.it"), ..without.clone() },
                vec![("email", Problem::NotAnEmail)],
            ),
            (
                LeaveRequest { name: text(81), text: text(1_001), ..base.clone() },
                vec![("name", Problem::TooLong(80)), ("text", Problem::TooLong(1_000))],
            ),
            (LeaveRequest { text: text(1_000_000), ..base.clone() }, vec![("text", Problem::TooLong(1_000))]),
            (message, vec![("text", Problem::Empty)]),
        ] {
            let LeaveOutcome::Invalid(invalid) = town.app.leave_request(&ctx, request).await.unwrap() else {
                panic!("taken: {expected:?}")
            };
            assert_eq!(invalid.iter().map(|it| (it.field, it.problem)).collect::<Vec<_>>(), expected);
        }
        assert!(town.app.my_requests(&ctx).await.unwrap().is_empty());
    }

    async fn who_waits_gives_up_the_place_and_has_it_back_when_invited(db: Database) {
        let town = Town::new(&db).await;
        let (ada, anna) = (town.visitor(), town.staff("anna").await);
        let knocked = town.knock(&ada, town.office).await;
        town.clock.advance(60);
        let later = town.knock(&town.visitor(), town.office).await;
        town.clock.advance(60);
        let record = left(&town, &ada, LeaveRequest { leaves_queue: true, ..call_back(town.office) }).await;
        assert_eq!(record.visit, Some(knocked.visit.id));
        let ended = town.app.my_visit(&town.by(&ada)).await.unwrap().unwrap();
        let VisitState::Ended { outcome: Outcome::Left, .. } = ended.record.visit.state() else { panic!("{ended:?}") };

        let secret = invited(&town, &anna, &record).await;
        let (visit, _) = entered(&town, &town.by(&ada), &secret).await;
        assert_eq!((visit.visit.rank_at, visit.called_back), (knocked.visit.knocked_at, true));
        assert!(visit.visit.knocked_at > later.visit.knocked_at);
        let queue = town.app.queue(&anna, town.office).await.unwrap();
        let order: Vec<_> = queue.visits.iter().map(|record| record.visit.id).collect();
        assert_eq!(order, [visit.visit.id, later.visit.id]);
    }

    async fn nobody_leaves_the_queue_while_being_called(db: Database) {
        let town = Town::new(&db).await;
        let ada = town.visitor();
        let knocked = town.knock(&ada, town.office).await;
        town.app.admit(&town.staff("anna").await, knocked.visit.id, key()).await.unwrap();
        let form = LeaveRequest { leaves_queue: true, ..call_back(town.office) };
        let outcome = town.app.leave_request(&town.by(&ada), form).await.unwrap();
        assert!(matches!(outcome, LeaveOutcome::BeingCalled), "{outcome:?}");
        assert!(town.app.my_requests(&town.by(&ada)).await.unwrap().is_empty());
    }

    async fn an_invitation_opens_a_closed_door_once_for_every_device(db: Database) {
        let town = Town::new(&db).await;
        let (ada, anna) = (town.visitor(), town.staff("anna").await);
        let closed = DoorChange { sign: SignKind::Closed, message: None, until: None, turn_away: false };
        town.app.set_door(&anna, town.office, &closed).await.unwrap();
        let record = left(&town, &ada, call_back(town.office)).await;
        let secret = invited(&town, &anna, &record).await;
        assert_eq!(invited(&town, &anna, &record).await.expose(), secret.expose(), "sent twice, it is the same link");
        town.clock.advance(60);
        let (first, on_phone) = entered(&town, &town.anonymous(), &secret).await;
        let (second, on_desk) = entered(&town, &town.by(&ada), &secret).await;
        assert_eq!((first.visit.id, on_phone.holder), (second.visit.id, on_desk.holder));
        assert_eq!(first.visit.rank_at, record.request.created_at);
        // The browser has a new secret, and still finds what it left.
        assert_eq!(town.app.my_requests(&town.by(&on_desk)).await.unwrap().len(), 1);

        town.app.admit(&anna, first.visit.id, key()).await.unwrap();
        town.app.enter_room(&town.by(&on_phone), key()).await.unwrap();
        town.app.end_visit(&anna, first.visit.id, key()).await.unwrap();
        let mine = town.app.my_requests(&town.by(&on_phone)).await.unwrap();
        let RequestState::Done { outcome: RequestOutcome::Answered, .. } = mine[0].request.state() else { panic!("{mine:?}") };
        let again = town.app.accept_invitation(&town.by(&on_phone), &secret).await.unwrap();
        let Accepted::Unusable(view) = again else { panic!("{again:?}") };
        assert_eq!(view.state, InvitationState::Over);
    }

    async fn an_invitation_ends_after_a_day_and_with_its_request(db: Database) {
        let town = Town::new(&db).await;
        let (ada, anna) = (town.visitor(), town.staff("anna").await);
        let record = left(&town, &ada, call_back(town.office)).await;
        let secret = invited(&town, &anna, &record).await;
        let state = async || town.app.look_at_invitation(&town.anonymous(), &secret).await.unwrap().unwrap().state;
        town.clock.advance(24 * 3_600 - 1);
        assert_eq!(state().await, InvitationState::Good);
        town.clock.advance(1);
        assert_eq!(state().await, InvitationState::Expired);
        assert!(matches!(
            town.app.accept_invitation(&town.anonymous(), &secret).await.unwrap(),
            Accepted::Unusable(_)
        ));
        invited(&town, &town.staff("anna").await, &record).await;
        assert_eq!(state().await, InvitationState::Good, "the same link is good for another day");
        moved(town.app.withdraw_request(&town.by(&ada), record.request.id).await.unwrap());
        assert_eq!(state().await, InvitationState::Over);
        // What is guessed is nothing.
        let guessed = town.app.new_secret();
        assert!(matches!(town.app.accept_invitation(&town.anonymous(), &guessed).await.unwrap(), Accepted::Unknown));
    }

    async fn who_closed_the_page_comes_in_again(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        let record = left(&town, &town.visitor(), call_back(town.office)).await;
        let secret = invited(&town, &anna, &record).await;
        let (first, visitor) = entered(&town, &town.anonymous(), &secret).await;
        town.app.leave(&town.by(&visitor), key()).await.unwrap();
        let (second, _) = entered(&town, &town.by(&visitor), &secret).await;
        assert_ne!(first.visit.id, second.visit.id);
    }

    async fn who_waits_elsewhere_keeps_that_place(db: Database) {
        let town = Town::new(&db).await;
        let (ada, anna) = (town.visitor(), town.staff("anna").await);
        let record = left(&town, &ada, call_back(town.office)).await;
        let secret = invited(&town, &anna, &record).await;
        let elsewhere = town.knock(&ada, town.other).await;
        let outcome = town.app.accept_invitation(&town.by(&ada), &secret).await.unwrap();
        let Accepted::AlreadyWaiting(visit) = outcome else { panic!("{outcome:?}") };
        assert_eq!(visit.visit.id, elsewhere.visit.id);
    }

    async fn another_office_and_another_comune_see_nothing(db: Database) {
        let (town, other) = (Town::new(&db).await, Town::named(&db, "altrove").await);
        let record = left(&town, &town.visitor(), call_back(town.office)).await;
        let (anna, carla) = (town.staff("anna").await, town.staff("carla").await);
        let id = record.request.id;
        let secret = invited(&town, &anna, &record).await;
        assert!(town.app.follow_requests(&carla, town.office).await.is_err());
        for staff in [&carla, &town.staff("direttrice").await, &other.staff("anna").await] {
            assert_eq!(reason(town.app.take_request(staff, id).await.unwrap()), RequestReason::NotFound);
            assert!(town.app.invite_requester(staff, id).await.unwrap().secret.is_none());
        }
        let stranger = town.by(&town.visitor());
        assert_eq!(reason(town.app.withdraw_request(&stranger, id).await.unwrap()), RequestReason::NotFound);
        let there = other.app.accept_invitation(&other.anonymous(), &secret).await.unwrap();
        assert!(matches!(there, Accepted::Unknown), "{there:?}");
        assert!(town.app.take_request(&town.anonymous(), id).await.is_err(), "nobody is asked to sign in");
    }

    async fn what_was_written_is_erased_in_its_time(db: Database) {
        let town = Town::new(&db).await;
        let (ada, anna) = (town.visitor(), town.staff("anna").await);
        let done = left(&town, &ada, call_back(town.office)).await;
        let waits = left(&town, &ada, call_back(town.office)).await;
        moved(town.app.close_request(&anna, done.request.id, done.version, Verdict::Answered, Some("ok")).await.unwrap());
        let owner = db.as_owner().await;
        let written = "select kind from requests where name is not null or phone is not null or email is not null
            or text is not null or note is not null or secret_hash is not null";
        town.clock.advance(23 * 3_600);
        town.app.retain().await.unwrap();
        assert_eq!(owner.rows(written).await.len(), 2);
        town.clock.advance(2 * 3_600);
        town.app.retain().await.unwrap();
        assert_eq!(owner.rows(written).await.len(), 1, "what is done is erased after the comune's retention");
        town.clock.advance(90 * 24 * 3_600);
        town.app.retain().await.unwrap();
        assert_eq!(owner.rows(written).await.len(), 0, "what nobody answered is not kept for ever");
        let tx = town.app.store().begin_read(&town.anonymous()).await.unwrap();
        let lapsed = tx.lookup_request(waits.request.id).await.unwrap().unwrap();
        let RequestState::Done { outcome: RequestOutcome::Lapsed, .. } = lapsed.request.state() else { panic!("{lapsed:?}") };
    }

    async fn an_invitation_goes_by_mail_once(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        let email = Some("Ada@Posta.Example".to_owned());
        let record = left(&town, &town.visitor(), LeaveRequest { email, ..call_back(town.office) }).await;
        let first = town.app.invite_requester(&anna, record.request.id).await.unwrap();
        assert!(first.mailed);
        let secret = invited(&town, &anna, &record).await;
        town.app.deliver().await.unwrap();
        let letters = town.app.settings().post.letter_box.as_ref().unwrap().letters();
        let to = letters.iter().filter(|letter| letter.mail.to == "ada@posta.example").collect::<Vec<_>>();
        assert_eq!(to.len(), 1, "a second click sends nothing");
        assert!(to[0].mail.text.contains(&format!("/ricontatto/{}?lang=it", secret.expose())), "{:?}", to[0]);
    }

    async fn twenty_presses_of_one_invitation_are_one_visit(db: Database) {
        let town = Town::new(&db).await;
        let anna = town.staff("anna").await;
        let record = left(&town, &town.visitor(), call_back(town.office)).await;
        let secret = invited(&town, &anna, &record).await;
        let presses = (0..20).map(|_| {
            let (app, ctx, secret) = (town.app.clone(), town.anonymous(), secret.clone());
            tokio::spawn(async move { app.accept_invitation(&ctx, &secret).await.unwrap() })
        });
        let mut visits = std::collections::HashSet::new();
        for press in presses.collect::<Vec<_>>() {
            let Accepted::Entered(visit, _) = press.await.unwrap() else { panic!("not let in") };
            visits.insert(visit.visit.id);
        }
        assert_eq!(visits.len(), 1);
    }
}
