//! How clear a page is.

use domain::{Answer, Stars};
use pages::{Frame, RatingForm, RatingProblem};

use super::Page;

/// The steps that follow the stars.
pub fn pages(frame: &Frame<'_>) -> Vec<Page> {
    let form = RatingForm { page: "/uffici/anagrafe", stars: None, answer: None, comment: "", problem: None };
    let good = RatingForm { stars: Stars::new(5), answer: Some(Answer::Clear), ..form };
    let long =
        RatingForm { comment: "\"><script>alert(1)</script>", problem: Some(RatingProblem::TooLong), ..good };
    vec![
        (
            "rating-no-stars",
            pages::rating(frame, &RatingForm { problem: Some(RatingProblem::NoStars), ..form }),
        ),
        ("rating-good", pages::rating(frame, &good)),
        ("rating-hard", pages::rating(frame, &RatingForm { stars: Stars::new(2), ..form })),
        (
            "rating-other-question",
            pages::rating(frame, &RatingForm { problem: Some(RatingProblem::OtherQuestion), ..good }),
        ),
        ("rating-too-long", pages::rating(frame, &long)),
        ("rated", pages::rated(frame)),
    ]
}
