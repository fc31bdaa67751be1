//! What people said of a page.

use domain::{Answer, Lang, RatingId, Stars};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::{
    Result, TenantTx,
    entity::ratings::{ActiveModel, Entity},
};

/// A rating to be kept. It names nobody.
#[derive(Debug, Clone)]
pub struct NewRating {
    /// Key.
    pub id: RatingId,
    /// The path of the page, without its query.
    pub page: String,
    /// In which the page was read.
    pub lang: Lang,
    /// One to five.
    pub stars: Stars,
    /// What was good, or what was hard.
    pub answer: Option<Answer>,
    /// In their own words.
    pub comment: Option<String>,
}

impl TenantTx {
    /// Keeps a rating.
    pub async fn add_rating(&self, rating: NewRating) -> Result<()> {
        let row = ActiveModel {
            tenant_id: Set(self.tenant.uuid()),
            id: Set(rating.id.uuid()),
            page: Set(rating.page),
            lang: Set(rating.lang.tag().to_owned()),
            stars: Set(rating.stars.count().into()),
            answer: Set(rating.answer.map(|answer| answer.code().to_owned())),
            comment: Set(rating.comment),
            at: Set(self.now),
        };
        Entity::insert(row).exec_without_returning(&self.conn).await?;
        Ok(())
    }
}
