//! How clear a page was.

use access::Ctx;
use domain::{Answer, RatingId, Stars, rating::COMMENT_MAX};
use store::NewRating;

use crate::{App, Invalid, Problem, Result, input};

/// What somebody says of a page. Nothing of who says it is kept.
#[derive(Debug, Clone)]
pub struct Rating {
    /// The path of the page, which the caller knows to exist.
    pub page: String,
    /// One to five.
    pub stars: Stars,
    /// To the question that belongs to these stars.
    pub answer: Option<Answer>,
    /// In their own words.
    pub comment: Option<String>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatingOutcome {
    /// It is kept.
    Rated,
    /// Something cannot be taken.
    Invalid(Invalid),
}

impl App {
    /// Keeps what somebody says of a page. Everybody may.
    pub async fn rate(&self, ctx: &Ctx, rating: Rating) -> Result<RatingOutcome> {
        let Rating { page, stars, answer, comment } = rating;
        if answer.is_some_and(|answer| !Answer::after(stars).contains(&answer)) {
            let problem = Problem::OutOfRange;
            return Ok(RatingOutcome::Invalid(Invalid { field: "answer", problem }));
        }
        let comment = match input::lines("comment", comment.as_deref(), COMMENT_MAX) {
            Ok(comment) => comment,
            Err(invalid) => return Ok(RatingOutcome::Invalid(invalid)),
        };
        let id = RatingId::new(ctx.now, self.entropy());
        let tx = self.store().begin(ctx).await?;
        tx.add_rating(NewRating { id, page, lang: ctx.lang, stars, answer, comment }).await?;
        tx.commit().await?;
        Ok(RatingOutcome::Rated)
    }
}
