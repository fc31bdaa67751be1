//! What staff hangs on a door.

use access::{Action, Ctx};
use domain::{Instant, OfficeId, VisitState, office::DoorSign};
use store::StoreError;

use crate::{App, AppError, DoorView, Invalid, Problem, Result, input, moves::retrying};

/// A change of a door's sign.
#[derive(Debug, Clone)]
pub struct DoorChange {
    /// The sign to hang.
    pub sign: SignKind,
    /// What visitors read.
    pub message: Option<String>,
    /// When it comes down by itself.
    pub until: Option<Instant>,
    /// With [`SignKind::Closed`]: end the visits of those who wait.
    pub turn_away: bool,
}

/// Which sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignKind {
    /// None: the hours decide.
    None,
    /// Back in a moment.
    Paused,
    /// Closed out of turn.
    Closed,
}

/// What became of it.
#[derive(Debug)]
pub enum DoorOutcome {
    /// It hangs; this is the door now.
    Set(Box<DoorView>),
    /// Something cannot be taken.
    Invalid(Invalid),
}

impl App {
    /// Hangs a sign on a door, or takes it down.
    pub async fn set_door(&self, ctx: &Ctx, office: OfficeId, change: &DoorChange) -> Result<DoorOutcome> {
        ctx.demand(Action::SetDoor(office))?;
        let message = match input::lines("message", change.message.as_deref(), input::MESSAGE_MAX) {
            Ok(message) => message,
            Err(invalid) => return Ok(DoorOutcome::Invalid(invalid)),
        };
        if change.until.is_some_and(|until| until <= ctx.now) {
            return Ok(DoorOutcome::Invalid(Invalid { field: "until", problem: Problem::InThePast }));
        }
        let until = change.until;
        let sign = match change.sign {
            SignKind::None => DoorSign::None,
            SignKind::Paused => DoorSign::Paused { message, until },
            SignKind::Closed => DoorSign::Closed { message, until },
        };
        let turn_away = change.turn_away && change.sign == SignKind::Closed;
        let version = retrying(|| self.try_set_door(ctx, office, &sign, turn_away)).await?;
        // Whoever asks next, at the page, the API or the widget, is told of it.
        self.hub().board_reached(ctx.tenant, version).await;
        let board = self.hub().fresh_board(ctx).await?;
        let door = board.door(office).ok_or(AppError::NotFound("office"))?;
        Ok(DoorOutcome::Set(Box::new(door.clone())))
    }

    async fn try_set_door(
        &self,
        ctx: &Ctx,
        office: OfficeId,
        sign: &DoorSign,
        turn_away: bool,
    ) -> std::result::Result<i64, StoreError> {
        let _announce = self.hub().announce(ctx.tenant, office);
        let tx = self.store().begin(ctx).await?;
        let version = tx.take_set_up_turn().await?;
        tx.set_sign(office, sign).await?;
        if turn_away {
            let message = match sign {
                DoorSign::Closed { message, .. } => message.clone(),
                DoorSign::None | DoorSign::Paused { .. } => None,
            };
            for mut record in tx.list_live_visits(office).await? {
                let VisitState::Waiting = record.visit.state() else { continue };
                let Ok(step) = record.visit.clone().turn_away(ctx.now) else { continue };
                record.message.clone_from(&message);
                let turn = tx.take_turn(office, self.due(ctx)).await?;
                tx.log_step(turn, step, record, None).await?;
            }
        }
        tx.commit().await?;
        Ok(version)
    }
}
