//! How the alerts of a door fare.

use app::{DeliveryRecord, manage};
use async_graphql::{Enum, ID, Object, SimpleObject, Union};
use chrono::{DateTime, Utc};
use domain::Fault;

use crate::requests::TooOften;

/// Why something did not arrive.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryFault {
    /// This installation has no mail server.
    NoServer,
    /// The address is none.
    BadAddress,
    /// Not https, or not in the public network.
    Forbidden,
    /// The name has no address.
    Unresolved,
    /// Nobody listens there.
    Unreachable,
    /// The certificate is not good.
    Certificate,
    /// There was no answer in time.
    Timeout,
    /// The receiver sent us elsewhere: we do not follow.
    Redirected,
    /// The receiver said no; see the status.
    Answered,
}

impl From<Fault> for DeliveryFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NoServer => Self::NoServer,
            Fault::BadAddress => Self::BadAddress,
            Fault::Forbidden => Self::Forbidden,
            Fault::Unresolved => Self::Unresolved,
            Fault::Unreachable => Self::Unreachable,
            Fault::Certificate => Self::Certificate,
            Fault::Timeout => Self::Timeout,
            Fault::Answered(300..=399) => Self::Redirected,
            Fault::Answered(_) => Self::Answered,
        }
    }
}

const fn status(fault: Fault) -> Option<u16> {
    match fault {
        Fault::Answered(status) => Some(status),
        _ => None,
    }
}

/// A way to tell an office.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "manage::Way")]
pub enum AlertWay {
    /// E-mail.
    Mail,
    /// A call to a program.
    Webhook,
}

/// How the alerts of a door fare.
pub struct OfficeAlerts(pub manage::Alerts);

#[Object]
impl OfficeAlerts {
    /// This installation sends e-mail.
    async fn mail(&self) -> bool {
        self.0.mail
    }

    /// With which key calls are signed, where a program is told.
    async fn webhook_key(&self) -> Option<&str> {
        self.0.webhook_key.as_deref()
    }

    /// What could not be sent, the newest first.
    async fn faults(&self) -> Vec<FaultyDelivery> {
        self.0.faults.iter().filter_map(FaultyDelivery::of).collect()
    }

    /// The ways by which the office is told in vain.
    async fn silent(&self) -> Vec<SilentWay> {
        self.0
            .silent
            .iter()
            .map(|manage::Silence { way, since }| SilentWay { way: (*way).into(), since: *since })
            .collect()
    }
}

/// A way by which the last alerts have not arrived at any address.
#[derive(SimpleObject)]
pub struct SilentWay {
    way: AlertWay,
    /// When the first of them was sent.
    since: DateTime<Utc>,
}

/// Something that could not be sent.
#[derive(SimpleObject)]
pub struct FaultyDelivery {
    id: ID,
    way: AlertWay,
    /// Empty once retention has erased it.
    target: String,
    at: DateTime<Utc>,
    attempts: u8,
    fault: DeliveryFault,
    status: Option<u16>,
    /// It is tried no more. Else it may have arrived meanwhile, or be tried again.
    given_up: bool,
}

impl FaultyDelivery {
    fn of(record: &DeliveryRecord) -> Option<Self> {
        let fault = record.fault?;
        Some(Self {
            id: ID(record.id.to_string()),
            way: if record.mail { AlertWay::Mail } else { AlertWay::Webhook },
            target: record.target.clone(),
            at: record.created_at,
            attempts: record.attempts,
            fault: fault.into(),
            status: status(fault),
            given_up: record.failed_at.is_some(),
        })
    }
}

/// What became of a trial.
#[derive(Union)]
pub enum TryAlertOutcome {
    /// It was made.
    Tried(AlertTried),
    /// It was not.
    TooOften(TooOften),
}

/// A trial was made.
#[derive(SimpleObject)]
pub struct AlertTried {
    /// At each address.
    trials: Vec<AlertTrial>,
}

impl From<Vec<manage::Trial>> for TryAlertOutcome {
    fn from(trials: Vec<manage::Trial>) -> Self {
        Self::Tried(AlertTried { trials: trials.into_iter().map(AlertTrial::from).collect() })
    }
}

/// What became of a trial at one address.
#[derive(SimpleObject)]
pub struct AlertTrial {
    target: String,
    /// Why it did not arrive. Null where it did.
    fault: Option<DeliveryFault>,
    status: Option<u16>,
}

impl From<manage::Trial> for AlertTrial {
    fn from(trial: manage::Trial) -> Self {
        let manage::Trial { target, fault } = trial;
        Self { target, fault: fault.map(DeliveryFault::from), status: fault.and_then(status) }
    }
}
