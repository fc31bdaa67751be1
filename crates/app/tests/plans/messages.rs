//! What is asked of a node, and what it answers.

use std::{future::Future, pin::pin, task::Poll};

use access::Ctx;
use app::{App, AppError, DoorChange, Key, Knock, KnockOutcome, Move, MyVisit, Reason, SignKind, Transfer};
use domain::{OfficeId, VisitId};
use plans::Broken;

use crate::plan::Sign;

/// A request, as the client made it.
#[derive(Clone)]
pub struct Message {
    /// Who asks, and when they did.
    pub ctx: Ctx,
    /// For what.
    pub act: Act,
    /// With the same key however often it is sent.
    pub key: Key,
}

/// What is to be done, to whom.
#[derive(Debug, Clone)]
pub enum Act {
    Knock(OfficeId),
    Look,
    Enter,
    Leave,
    CallNext(OfficeId),
    Admit(VisitId),
    Hold(VisitId),
    Transfer(VisitId, OfficeId),
    Decline(VisitId),
    End(VisitId),
    SetDoor(OfficeId, Sign),
    Confirm(OfficeId, VisitId),
}

/// What the client is told.
#[derive(Debug)]
pub enum Answer {
    Knock(KnockOutcome),
    Look(Option<MyVisit>),
    Move(Move),
    /// There is nothing in it but that it was done.
    Done,
    /// The caller may not.
    Denied,
}

/// What two answers to the same message must have in common.
#[derive(Debug, PartialEq, Eq)]
pub enum Gist {
    Visit(VisitId),
    AlreadyWaiting(VisitId),
    Refused(Option<Reason>),
    Nothing,
}

impl Message {
    /// Carries it out at a node. A fault of the product breaks the plan.
    pub async fn carry_out(&self, app: &App) -> Result<Answer, Broken> {
        match self.ask(app).await {
            Ok(answer) => Ok(answer),
            Err(AppError::Denied(_)) => Ok(Answer::Denied),
            Err(error) => {
                let cause = std::error::Error::source(&error).map(ToString::to_string);
                Err(format!("{:?} was answered with {error:?}, {cause:?}", self.act))
            }
        }
    }

    /// As [`Message::carry_out`], until the connection breaks.
    pub async fn carry_out_partly(&self, app: &App, polls: u8) -> Result<(), Broken> {
        let (mut left, mut work) = (polls, pin!(self.carry_out(app)));
        std::future::poll_fn(|context| {
            if left == 0 {
                return Poll::Ready(Ok(()));
            }
            left -= 1;
            work.as_mut().poll(context).map_ok(drop)
        })
        .await
    }

    async fn ask(&self, app: &App) -> app::Result<Answer> {
        let (ctx, key) = (&self.ctx, self.key.clone());
        Ok(Answer::Move(match self.act.clone() {
            Act::Knock(office) => {
                let knock = Knock { office, name: None, reason: None, key };
                return app.knock(ctx, knock).await.map(Answer::Knock);
            }
            Act::Look => return app.my_visit(ctx).await.map(Answer::Look),
            Act::SetDoor(office, sign) => {
                return app.set_door(ctx, office, &change(sign)).await.map(|_| Answer::Done);
            }
            Act::Confirm(office, visit) => {
                return app.confirm_alert(ctx, office, &[visit]).await.map(|()| Answer::Done);
            }
            Act::Enter => app.enter_room(ctx, key).await?,
            Act::Leave => app.leave(ctx, key).await?,
            Act::CallNext(office) => app.call_next(ctx, office, key).await?,
            Act::Admit(visit) => app.admit(ctx, visit, key).await?,
            Act::Hold(visit) => app.hold(ctx, visit, None, key).await?,
            Act::Transfer(visit, to) => {
                app.transfer(ctx, Transfer { visit, to, note: None, message: None }, key).await?
            }
            Act::Decline(visit) => app.decline(ctx, visit, None, key).await?,
            Act::End(visit) => app.end_visit(ctx, visit, key).await?,
        }))
    }
}

fn change(sign: Sign) -> DoorChange {
    let kind = match sign {
        Sign::None => SignKind::None,
        Sign::Paused => SignKind::Paused,
        Sign::Closed | Sign::TurnAway => SignKind::Closed,
    };
    DoorChange { sign: kind, message: None, until: None, turn_away: matches!(sign, Sign::TurnAway) }
}

impl Answer {
    pub fn gist(&self) -> Gist {
        match self {
            Self::Knock(KnockOutcome::Knocked(record)) | Self::Move(Move::Moved(record)) => {
                Gist::Visit(record.visit.id)
            }
            Self::Knock(KnockOutcome::AlreadyWaiting(record)) => Gist::AlreadyWaiting(record.visit.id),
            Self::Knock(_) | Self::Denied => Gist::Refused(None),
            Self::Move(Move::Refused { reason, .. }) => Gist::Refused(Some(*reason)),
            Self::Look(_) | Self::Done => Gist::Nothing,
        }
    }
}
