//! The time that a clock on the wall shows, to the minute.

use std::{fmt, str::FromStr};

use chrono::{NaiveTime, Timelike};

const DAY_MIN: u16 = 24 * 60;

/// A time of the day from 00:00 to 24:00, to the minute. As the end of an interval, midnight is
/// [`WallTime::END_OF_DAY`], which [`NaiveTime`] could not tell from the midnight before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WallTime {
    minutes: u16,
}

/// The text is not a time such as `08:30` or `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a time from 00:00 to 24:00")]
pub struct InvalidTime;

impl WallTime {
    /// 00:00.
    pub const MIDNIGHT: Self = Self { minutes: 0 };
    /// 24:00.
    pub const END_OF_DAY: Self = Self { minutes: DAY_MIN };

    /// `None` for what no clock shows; 24:00 is the only time of the hour 24.
    #[must_use]
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 || hour == 24 && minute == 0 {
            Some(Self { minutes: hour * 60 + minute })
        } else {
            None
        }
    }

    /// 0 to 24.
    #[must_use]
    pub const fn hour(self) -> u16 {
        self.minutes / 60
    }

    /// 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u16 {
        self.minutes % 60
    }
}

/// Seconds are left out.
impl From<NaiveTime> for WallTime {
    fn from(time: NaiveTime) -> Self {
        let minutes = u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(DAY_MIN);
        Self { minutes }
    }
}

/// `08:30`, as in the syntax and in data formats.
impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// `8:30` and `08:30`.
impl FromStr for WallTime {
    type Err = InvalidTime;

    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        let number = |text: &str| match text.as_bytes() {
            [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Some(u16::from((tens - b'0') * 10 + (ones - b'0'))),
            [ones @ b'0'..=b'9'] => Some(u16::from(ones - b'0')),
            _ => None,
        };
        let (hour, minute) = text.split_once(':').ok_or(InvalidTime)?;
        if minute.len() != 2 {
            return Err(InvalidTime);
        }
        number(hour).zip(number(minute)).and_then(|(hour, minute)| Self::new(hour, minute)).ok_or(InvalidTime)
    }
}
