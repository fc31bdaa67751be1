//! How clear a page is: the question under every page of information, and the steps that follow it without JavaScript.

use askama::Template;
use domain::{Answer, Stars, Tenant, rating::COMMENT_MAX};

use crate::{Frame, Site, render, texts::Texts};

/// The rating as it was sent, to be completed or corrected.
#[derive(Debug, Clone, Copy)]
pub struct RatingForm<'a> {
    /// The path of the page that is rated.
    pub page: &'a str,
    /// What was chosen.
    pub stars: Option<Stars>,
    /// What was chosen.
    pub answer: Option<Answer>,
    /// What was typed.
    pub comment: &'a str,
    /// What to correct.
    pub problem: Option<RatingProblem>,
}

/// What is wrong with a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatingProblem {
    /// None, or more than there are.
    NoStars,
    /// The answer belongs to the other question.
    OtherQuestion,
    /// More characters than are taken.
    TooLong,
    /// Characters that cannot be shown.
    ControlCharacters,
}

/// The form as its template takes it.
pub(crate) struct Rating<'a> {
    pub page: &'a str,
    pub stars: Option<Stars>,
    pub answer: Option<Answer>,
    pub comment: &'a str,
    pub problem: Option<RatingProblem>,
}

impl<'a> Rating<'a> {
    /// The first question, under the page at `path`.
    pub fn of(path: &'a str) -> Self {
        let page = path.split('?').next().unwrap_or(path);
        Self { page, stars: None, answer: None, comment: "", problem: None }
    }

    /// Whether the questions that follow the stars are asked: without stars, these come first.
    pub fn asks(&self) -> bool {
        self.stars.is_some()
    }

    /// One to five.
    pub fn choices(&self, t: &Texts) -> Vec<StarChoice> {
        let choice = |count| StarChoice {
            count,
            label: t.rating_stars.say(u32::from(count)),
            checked: self.stars.is_some_and(|stars| stars.count() == count),
        };
        (1..=Stars::MAX).map(choice).collect()
    }

    /// The two questions that follow the stars; at most one of them is asked.
    pub fn questions(&self, t: &Texts) -> [Question; 2] {
        let question = |mark, legend, answers: [Answer; 5]| {
            let asked = self.stars.is_some_and(|stars| Answer::after(stars) == answers);
            let choice = |answer: Answer| AnswerChoice {
                code: answer.code(),
                label: said(t, answer),
                checked: asked && self.answer == Some(answer),
            };
            Question { mark, legend, asked, answers: answers.map(choice) }
        };
        [
            question("feedback-rating-positive", t.rating_good, Answer::GOOD),
            question("feedback-rating-negative", t.rating_hard, Answer::HARD),
        ]
    }

    /// What is wrong with the stars or with the answer.
    pub fn choice_error(&self, t: &Texts) -> Option<&'static str> {
        match self.problem? {
            RatingProblem::NoStars => Some(t.rating_no_stars),
            RatingProblem::OtherQuestion => Some(t.rating_other_question),
            RatingProblem::TooLong | RatingProblem::ControlCharacters => None,
        }
    }

    pub fn comment_error(&self, t: &Texts) -> Option<String> {
        match self.problem? {
            RatingProblem::TooLong => Some(t.rating_too_long(COMMENT_MAX)),
            RatingProblem::ControlCharacters => Some(t.rating_unreadable.to_owned()),
            RatingProblem::NoStars | RatingProblem::OtherQuestion => None,
        }
    }
}

pub(crate) struct StarChoice {
    pub count: u8,
    pub label: String,
    pub checked: bool,
}

pub(crate) struct Question {
    /// By which the checks of the Modello Comuni find it.
    pub mark: &'static str,
    pub legend: &'static str,
    pub asked: bool,
    pub answers: [AnswerChoice; 5],
}

pub(crate) struct AnswerChoice {
    pub code: &'static str,
    pub label: &'static str,
    pub checked: bool,
}

const fn said(t: &Texts, answer: Answer) -> &'static str {
    match answer {
        Answer::Clear => t.answer_clear,
        Answer::Complete => t.answer_complete,
        Answer::OnTheWay => t.answer_on_the_way,
        Answer::NoFaults => t.answer_no_faults,
        Answer::Unclear => t.answer_unclear,
        Answer::Incomplete => t.answer_incomplete,
        Answer::Lost => t.answer_lost,
        Answer::Faults => t.answer_faults,
        Answer::Other => t.answer_other,
    }
}

#[derive(Template)]
#[template(path = "rating.html", whitespace = "minimize")]
struct RatingPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'static str,
    r: Rating<'a>,
}

/// The questions that follow the stars, on a page of their own.
#[must_use]
pub fn rating(frame: &Frame<'_>, form: &RatingForm<'_>) -> String {
    let RatingForm { page, stars, answer, comment, problem } = *form;
    let r = Rating { page, stars, answer, comment, problem };
    let t = Texts::of(frame.site.lang);
    render(&RatingPage { s: frame.site, t, tenant: frame.tenant, path: "/", r })
}

#[derive(Template)]
#[template(path = "rated.html", whitespace = "minimize")]
struct RatedPage<'a> {
    s: Site<'a>,
    t: &'static Texts,
    tenant: &'a Tenant,
    path: &'static str,
}

/// Thanks for a rating.
#[must_use]
pub fn rated(frame: &Frame<'_>) -> String {
    let t = Texts::of(frame.site.lang);
    render(&RatedPage { s: frame.site, t, tenant: frame.tenant, path: "/" })
}
