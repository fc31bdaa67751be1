//! The two ends of a call, without a database.

use domain::{TenantId, VisitId};

use super::{CallEvent, Calls, MAILBOX, Side};

fn key() -> (TenantId, VisitId) {
    let epoch = chrono::DateTime::UNIX_EPOCH;
    (TenantId::new(epoch, [1; 10]), VisitId::new(epoch, [2; 10]))
}

#[tokio::test]
async fn both_hear_of_each_other_and_only_of_each_other() {
    let calls = Calls::default();
    let mut clerk = calls.sit_down(key(), Side::Clerk);
    assert!(!calls.signal(key(), Side::Clerk, "too early".into()), "nobody is there yet");
    let mut visitor = calls.sit_down(key(), Side::Visitor);
    assert_eq!(clerk.next().await, Some(CallEvent::Present));
    assert_eq!(visitor.next().await, Some(CallEvent::Present));
    assert!(calls.signal(key(), Side::Clerk, "offer".into()));
    assert_eq!(visitor.next().await, Some(CallEvent::Signal("offer".into())));
    let elsewhere = (key().0, VisitId::new(chrono::DateTime::UNIX_EPOCH, [3; 10]));
    assert!(!calls.signal(elsewhere, Side::Clerk, "another call".into()));
    drop(visitor);
    assert_eq!(clerk.next().await, Some(CallEvent::Absent));
}

#[tokio::test]
async fn the_newest_socket_of_an_end_wins() {
    let calls = Calls::default();
    let mut clerk = calls.sit_down(key(), Side::Clerk);
    let mut first = calls.sit_down(key(), Side::Visitor);
    let mut second = calls.sit_down(key(), Side::Visitor);
    assert_eq!(first.next().await, Some(CallEvent::Present));
    assert_eq!(first.next().await, Some(CallEvent::Replaced));
    assert_eq!(first.next().await, None, "a replaced seat hears nothing more");
    drop(first);
    assert_eq!(clerk.next().await, Some(CallEvent::Present));
    assert_eq!(
        clerk.next().await,
        Some(CallEvent::Present),
        "the one who left was no longer there to be missed"
    );
    assert!(calls.signal(key(), Side::Clerk, "hello".into()));
    assert_eq!(second.next().await, Some(CallEvent::Present));
    assert_eq!(second.next().await, Some(CallEvent::Signal("hello".into())));
}

#[tokio::test]
async fn a_call_that_is_over_is_over_for_both_and_leaves_nothing() {
    let calls = Calls::default();
    let mut clerk = calls.sit_down(key(), Side::Clerk);
    calls.over(key().0, key().1);
    assert_eq!(clerk.next().await, Some(CallEvent::Over));
    assert_eq!(clerk.next().await, None);
    drop(clerk);
    assert!(calls.locked().is_empty());
}

#[tokio::test]
async fn a_flood_fills_the_mailbox_and_no_more() {
    let calls = Calls::default();
    let _clerk = calls.sit_down(key(), Side::Clerk);
    let _visitor = calls.sit_down(key(), Side::Visitor);
    let taken = (0..10_000).filter(|_| calls.signal(key(), Side::Visitor, "candidate".into())).count();
    assert_eq!(taken, MAILBOX - 1, "the mailbox also holds the word that the visitor came");
}
