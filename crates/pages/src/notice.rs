//! Pages that say what went wrong and what to do next.

use askama::Template;
use domain::Tenant;

use crate::{DoorView, Frame, Site, render, texts::Texts};

/// What a page of a comune has to tell instead of what was asked for.
#[derive(Debug, Clone, Copy)]
pub enum Notice<'a> {
    /// There is no such page in this comune.
    NotFound,
    /// The comune is suspended.
    Suspended,
    /// What the browser sent was not understood, or did not come from one of our pages.
    Rejected,
    /// The visitor's cookie did not come back.
    CookiesRefused,
    /// More knocks than are taken from one place.
    TooManyKnocks {
        /// Seconds.
        retry_after_s: u64,
    },
    /// More ratings than are taken from one place.
    TooManyRatings {
        /// Seconds.
        retry_after_s: u64,
    },
    /// More bookings than are taken from one place.
    TooManyBookings {
        /// Seconds.
        retry_after_s: u64,
    },
    /// More requests than are taken from one place.
    TooManyRequests {
        /// Seconds.
        retry_after_s: u64,
    },
    /// As many requests of this browser wait as are taken.
    OpenRequests {
        /// How many.
        limit: u64,
    },
    /// No more requests are taken at this door.
    RequestsFull {
        /// Which.
        door: &'a DoorView,
    },
    /// Nobody more may wait at this door.
    QueueFull {
        /// Which.
        door: &'a DoorView,
    },
    /// This browser already waits.
    AlreadyWaiting {
        /// At whose door.
        office: &'a str,
    },
    /// A link to another device that opens nothing any more.
    HandoverGone,
    /// The service does not work for the moment.
    Unavailable {
        /// Seconds.
        retry_after_s: u64,
    },
    /// Staff was not let in.
    SignIn(SignInRefusal),
    /// Signed in, but without a role for this page.
    Forbidden,
}

/// Why a sign-in came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInRefusal {
    /// The comune has not invited this person.
    NotInvited,
    /// The person gave up at the provider's.
    Cancelled,
    /// The sign-in took too long, was started elsewhere or was already used.
    Expired,
    /// The identity was proven at a level below the one that is asked for.
    LevelTooLow,
    /// The provider does not answer.
    ProviderUnavailable,
}

#[derive(Template)]
#[template(path = "notice.html", whitespace = "minimize")]
struct NoticePage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'static str,
    title: &'static str,
    lead: String,
    advice: Vec<&'static str>,
    action: Option<Action>,
    sign_out: bool,
}

struct Action {
    label: &'static str,
    path: String,
}

impl Action {
    fn new(label: &'static str, path: &str) -> Self {
        Self { label, path: path.to_owned() }
    }
}

/// What a notice says: title, first sentence, advice.
type Wording = (&'static str, String, Vec<&'static str>);

/// A page that explains and shows the way on.
#[must_use]
pub fn notice(frame: &Frame<'_>, notice: &Notice<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    let (title, lead, advice) = wording(t, frame, notice);
    render(&NoticePage {
        s: frame.site,
        t,
        tenant: frame.tenant,
        path: "/",
        title,
        lead,
        advice,
        action: action(t, notice),
        sign_out: matches!(notice, Notice::Forbidden),
    })
}

fn wording(t: &Texts, frame: &Frame<'_>, notice: &Notice<'_>) -> Wording {
    match notice {
        Notice::NotFound => (t.not_found_title, t.not_found.to_owned(), vec![t.not_found_next]),
        Notice::Suspended => {
            (t.suspended_title, t.suspended(frame.site.name_of(frame.tenant)), vec![t.suspended_next])
        }
        Notice::Rejected => (t.rejected_title, t.rejected.to_owned(), vec![t.rejected_next]),
        Notice::CookiesRefused => (
            t.cookies_title,
            t.cookies.to_owned(),
            vec![t.cookies_next_allow, t.cookies_next_private, t.cookies_next_browser],
        ),
        Notice::TooManyKnocks { retry_after_s } => {
            (t.too_many_title, format!("{} {}", t.too_many, wait(t, *retry_after_s)), vec![])
        }
        Notice::TooManyRatings { retry_after_s } => {
            (t.too_many_ratings_title, format!("{} {}", t.too_many, wait(t, *retry_after_s)), vec![])
        }
        Notice::TooManyBookings { retry_after_s } => {
            (t.too_many_bookings_title, format!("{} {}", t.too_many, wait(t, *retry_after_s)), vec![])
        }
        Notice::TooManyRequests { retry_after_s } => {
            (t.too_many_requests_title, format!("{} {}", t.too_many, wait(t, *retry_after_s)), vec![])
        }
        Notice::OpenRequests { limit } => {
            (t.open_requests_title, t.open_requests(limit), vec![t.open_requests_next])
        }
        Notice::RequestsFull { door } => {
            (t.requests_full_title, t.requests_full(&door.name), vec![t.requests_full_next])
        }
        Notice::QueueFull { door } => (t.full_title, t.full(&door.name), vec![t.full_next]),
        Notice::AlreadyWaiting { office } => (t.already_title, t.already(office), vec![t.already_next]),
        Notice::HandoverGone => (t.gone_title, t.gone.to_owned(), vec![t.gone_next]),
        Notice::Unavailable { retry_after_s } => {
            let lead = format!("{} {}", t.unavailable, wait(t, *retry_after_s));
            (t.unavailable_title, lead, vec![t.unavailable_next])
        }
        Notice::SignIn(refusal) => sign_in_wording(t, *refusal),
        Notice::Forbidden => (t.forbidden_title, t.forbidden.to_owned(), vec![t.forbidden_next]),
    }
}

fn sign_in_wording(t: &Texts, refusal: SignInRefusal) -> Wording {
    let (lead, advice) = match refusal {
        SignInRefusal::NotInvited => (t.sign_in_not_invited, vec![t.sign_in_not_invited_next]),
        SignInRefusal::Cancelled => (t.sign_in_cancelled, vec![t.sign_in_cancelled_next]),
        SignInRefusal::Expired => (t.sign_in_expired, vec![t.sign_in_expired_next]),
        SignInRefusal::LevelTooLow => (t.sign_in_level, vec![t.sign_in_level_next]),
        SignInRefusal::ProviderUnavailable => (t.sign_in_provider, vec![t.sign_in_provider_next]),
    };
    (t.sign_in_refused_title, lead.to_owned(), advice)
}

/// "Try again in …", in minutes above one.
fn wait(t: &Texts, seconds: u64) -> String {
    match seconds {
        0..=1 => t.retry_now.to_owned(),
        2..=90 => t.retry_seconds.say(seconds),
        _ => t.retry_minutes.say(seconds.div_ceil(60)),
    }
}

fn action(t: &Texts, notice: &Notice<'_>) -> Option<Action> {
    match notice {
        Notice::Suspended | Notice::Forbidden => None,
        Notice::AlreadyWaiting { .. } => Some(Action::new(t.already_action, "/attesa")),
        Notice::QueueFull { door } | Notice::RequestsFull { door } => {
            Some(Action { label: t.full_action, path: door.path() })
        }
        Notice::OpenRequests { .. } => Some(Action::new(t.requests_title, "/richiesta")),
        Notice::SignIn(_) => Some(Action::new(t.sign_in_again, "/accedi")),
        Notice::NotFound
        | Notice::Rejected
        | Notice::CookiesRefused
        | Notice::HandoverGone
        | Notice::TooManyKnocks { .. }
        | Notice::TooManyRatings { .. }
        | Notice::TooManyBookings { .. }
        | Notice::TooManyRequests { .. }
        | Notice::Unavailable { .. } => Some(Action::new(t.back_to_doors, "/")),
    }
}
