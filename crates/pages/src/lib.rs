//! The pages that a citizen reads, as text: inputs in, HTML out.
//!
//! There is no I/O and no clock here, so that a page can be rendered when the data behind it change, kept as
//! bytes and served many times. Every page is complete without JavaScript; what scripts need to find is marked
//! by `data-` attributes, and all words come from the catalogues in `messages/`.
//!
//! A page of a comune takes a [`Frame`]; a page of the platform itself takes a [`Site`].

mod appointment;
mod booking;
mod clock;
mod colour;
mod contacts;
mod door;
mod frame;
mod handover;
mod home;
mod legal;
mod lobby;
mod notice;
mod office;
mod platform;
mod post_box;
mod rating;
mod requests;
mod search;
mod sheet;
mod staff;
mod talk;
mod texts;
mod widget;
mod words;

use askama::Template;

pub use appointment::{AppointmentProblem, AppointmentView, Confirmation, appointment, confirm_appointment};
pub use booking::{
    BookingField, BookingForm, BookingProblem, BookingRefusal, SlotChoice, booking_form, booking_slots,
};
pub use colour::{colour_css, colour_path};
pub use door::DoorView;
pub use frame::{Assets, Frame, Site};
pub use handover::{HandoverLink, handover_code_label, take_over};
pub use home::home;
pub use legal::{accessibility, legal_notes, privacy};
pub use lobby::{Lobby, Told, lobby, no_visit};
pub use notice::{Notice, SignInRefusal, notice};
pub use office::{Field, FieldError, FieldProblem, KNOCK_NAME_MAX, KNOCK_REASON_MAX, KnockForm, office};
pub use platform::{Standalone, platform, standalone};
pub use post_box::post_box;
pub use rating::{RatingForm, RatingProblem, rated, rating};
pub use requests::{
    Invitation, LeftRequest, REQUEST_TEXT_MAX, RequestField, RequestForm, RequestProblem, invitation,
    request_form, requests,
};
pub use search::Search;
pub use sheet::{sheet, sheet_code_label};
pub use staff::{SignInMethod, console, manage, sign_in};
pub use talk::{Message, WriteForm, WriteProblem, write};
pub use widget::{widget, widget_refused, widget_unknown};
pub use words::{Words, words};

/// Enough for the largest page, so that the buffer grows once at most.
const PAGE_BYTES: usize = 32 * 1024;

#[expect(clippy::expect_used, reason = "writing into a String does not fail, and no Display of ours does")]
fn render(template: &impl Template) -> String {
    let mut page = String::with_capacity(PAGE_BYTES);
    template.render_into(&mut page).expect("a template writes into a String");
    page
}
