//! How clear a page was to whoever read it (Modello Comuni, C.SI.2.5 and C.SE.1.7). Anonymous.

/// At most this many characters of free text.
pub const COMMENT_MAX: usize = 200;

/// One to five stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stars(u8);

impl Stars {
    /// The most.
    pub const MAX: u8 = 5;
    /// From here on one is asked what was good; below, what was hard.
    const GOOD: u8 = 4;

    /// `None` where it is not one of one to five.
    #[must_use]
    pub fn new(count: u8) -> Option<Self> {
        (1..=Self::MAX).contains(&count).then_some(Self(count))
    }

    /// How many.
    #[must_use]
    pub const fn count(self) -> u8 {
        self.0
    }

    /// Whether one is asked what was good.
    #[must_use]
    pub const fn is_good(self) -> bool {
        self.0 >= Self::GOOD
    }
}

/// The answers that the Modello Comuni fixes for the question that follows the stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The instructions were clear.
    Clear,
    /// The instructions were complete.
    Complete,
    /// It was always plain that one was getting on.
    OnTheWay,
    /// Nothing failed.
    NoFaults,
    /// The instructions were unclear.
    Unclear,
    /// The instructions were incomplete.
    Incomplete,
    /// It was not plain whether one was getting on.
    Lost,
    /// Something failed.
    Faults,
    /// None of these.
    Other,
}

impl Answer {
    /// What was good.
    pub const GOOD: [Self; 5] = [Self::Clear, Self::Complete, Self::OnTheWay, Self::NoFaults, Self::Other];
    /// What was hard.
    pub const HARD: [Self; 5] = [Self::Unclear, Self::Incomplete, Self::Lost, Self::Faults, Self::Other];

    /// Those from which one chooses after so many stars.
    #[must_use]
    pub const fn after(stars: Stars) -> [Self; 5] {
        if stars.is_good() { Self::GOOD } else { Self::HARD }
    }

    /// As forms and the database write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Clear => "CLEAR",
            Self::Complete => "COMPLETE",
            Self::OnTheWay => "ON_THE_WAY",
            Self::NoFaults => "NO_FAULTS",
            Self::Unclear => "UNCLEAR",
            Self::Incomplete => "INCOMPLETE",
            Self::Lost => "LOST",
            Self::Faults => "FAULTS",
            Self::Other => "OTHER",
        }
    }

    /// The answer of a code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::GOOD.into_iter().chain(Self::HARD).find(|answer| answer.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Stars};

    #[test]
    fn stars_are_one_to_five() {
        assert_eq!([0, 1, 5, 6].map(|count| Stars::new(count).is_some()), [false, true, true, false]);
    }

    #[test]
    fn each_answer_is_read_from_its_code() {
        for answer in Answer::GOOD.into_iter().chain(Answer::HARD) {
            assert_eq!(Answer::of(answer.code()), Some(answer));
        }
        assert_eq!(Answer::of("clear"), None);
    }

    #[test]
    fn the_question_follows_the_stars() {
        let asked = |count| Stars::new(count).map(Answer::after);
        assert_eq!([3, 4].map(asked), [Some(Answer::HARD), Some(Answer::GOOD)]);
    }
}
