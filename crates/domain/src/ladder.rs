//! What follows a knock that nobody hears: the office is written to, then somebody else is asked to receive.

use chrono::TimeDelta;

use crate::{Instant, reception::AlertRules};

/// How long, at the most, before the ladder goes on where no console is open: nobody there can hear the bell.
const NOBODY_THERE: TimeDelta = TimeDelta::seconds(10);

/// An office is written to once in this time, however many knock: the letter says how many wait.
pub const LETTERS_APART: TimeDelta = TimeDelta::minutes(5);

/// A knock that nobody has answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unanswered {
    /// Since when somebody should hear it.
    pub since: Instant,
    /// The office was written to.
    pub written: bool,
    /// Somebody else was asked.
    pub substituted: bool,
}

/// What is to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// Write to the office, by whatever ways it has set.
    Write,
    /// Ask who receives in its place.
    Substitute,
}

/// The office at which somebody knocked.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Its rules.
    pub rules: &'a AlertRules,
    /// A console is open there.
    pub staffed: bool,
    /// This installation sends letters.
    pub mail: bool,
    /// When the office was last written a letter.
    pub written_at: Option<Instant>,
}

impl Around<'_> {
    /// Whether there is an address for letters.
    #[must_use]
    pub const fn takes_letters(&self) -> bool {
        self.mail && !self.rules.emails.is_empty()
    }

    /// The next rung for this knock, and when its time comes.
    #[must_use]
    pub fn next(&self, knock: Unanswered) -> Option<(Instant, Rung)> {
        let wait = TimeDelta::seconds(self.rules.after_s.into());
        let wait = if self.staffed { wait } else { wait.min(NOBODY_THERE) };
        if !knock.written && (self.takes_letters() || self.rules.webhook.is_some()) {
            return Some((self.unhurried(knock, knock.since + wait), Rung::Write));
        }
        let asks = !knock.substituted && self.rules.substitute.is_some();
        asks.then(|| (knock.since + wait * 2, Rung::Substitute))
    }

    /// Whether a letter is due for this knock: the last one may have counted it already.
    #[must_use]
    pub fn needs_letter(&self, knock: Unanswered, now: Instant) -> bool {
        let fresh = |written_at: Instant| written_at >= knock.since || written_at + LETTERS_APART > now;
        self.takes_letters() && !self.written_at.is_some_and(fresh)
    }

    /// Where letters are the only way, a knock after the last one waits until the office may be written to again.
    fn unhurried(&self, knock: Unanswered, at: Instant) -> Instant {
        match self.written_at {
            Some(written_at) if self.rules.webhook.is_none() && written_at < knock.since => {
                at.max(written_at + LETTERS_APART)
            }
            _ => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{Around, Rung, Unanswered};
    use crate::{
        Instant, OfficeId,
        reception::{AlertRules, Webhook},
    };

    fn at(seconds: i64) -> Instant {
        "2026-11-23T09:00:00Z".parse::<Instant>().expect("an instant") + TimeDelta::seconds(seconds)
    }

    fn rules() -> AlertRules {
        let substitute = Some(OfficeId::new(at(0), [1; 10]));
        AlertRules { emails: vec!["a@b.example".to_owned()], substitute, ..AlertRules::default() }
    }

    const fn knock(since: Instant) -> Unanswered {
        Unanswered { since, written: false, substituted: false }
    }

    fn around(rules: &AlertRules, staffed: bool, written_at: Option<Instant>) -> Around<'_> {
        Around { rules, staffed, mail: true, written_at }
    }

    #[test]
    fn the_office_first_then_its_substitute_then_nothing() {
        let rules = rules();
        for (staffed, write, substitute) in [(true, 60, 120), (false, 10, 20)] {
            let around = around(&rules, staffed, None);
            assert_eq!(around.next(knock(at(0))), Some((at(write), Rung::Write)));
            let written = Unanswered { written: true, ..knock(at(0)) };
            assert_eq!(around.next(written), Some((at(substitute), Rung::Substitute)));
            assert_eq!(around.next(Unanswered { substituted: true, ..written }), None);
        }
    }

    #[test]
    fn without_addresses_and_without_a_substitute_nothing_is_promised() {
        assert_eq!(around(&AlertRules::default(), false, None).next(knock(at(0))), None);
        let rules = AlertRules { substitute: None, ..rules() };
        let no_server = Around { mail: false, ..around(&rules, false, None) };
        assert_eq!(no_server.next(knock(at(0))), None);
    }

    #[test]
    fn one_letter_in_five_minutes_counts_all_who_wait() {
        let rules = rules();
        // The second of two knocks: the letter for the first one counted it.
        let counted = around(&rules, true, Some(at(60)));
        assert_eq!(counted.next(knock(at(5))), Some((at(65), Rung::Write)));
        assert!(!counted.needs_letter(knock(at(5)), at(65)));
        // One that came after the letter waits until the next may be written.
        assert_eq!(counted.next(knock(at(70))), Some((at(360), Rung::Write)));
        assert!(counted.needs_letter(knock(at(70)), at(360)));
        // A program is told at once, and the letter is left out.
        let webhook = Some(Webhook { url: "https://a.example/".to_owned(), key_version: 1 });
        let rules = AlertRules { webhook, ..rules };
        let both = around(&rules, true, Some(at(60)));
        assert_eq!(both.next(knock(at(70))), Some((at(130), Rung::Write)));
        assert!(!both.needs_letter(knock(at(70)), at(130)));
    }
}
