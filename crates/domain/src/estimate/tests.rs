//! Offices that are made up, day by day: with several operators, lunch, bursts, people who give up.

use std::ops::Range;

use chrono::{Days, NaiveDate};

use super::{Estimate, PastVisit, WaitRange, Waited, curve::Curve};

/// A small generator: the tests need the same days on every machine, and no more randomness than that.
struct Dice(u64);

impl Dice {
    /// In (0, 1).
    fn roll(&mut self) -> f64 {
        // SplitMix64 (Steele, Lea and Flood, 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        (f64::from(u32::try_from(z >> 32).unwrap()) + 0.5) / 4_294_967_296.0
    }

    fn exponential(&mut self, mean: f64) -> f64 {
        -mean * self.roll().ln()
    }

    /// Around `mean`, never negative, with a long tail, as conversations are.
    fn gamma(&mut self, mean: f64, shape: u32) -> f64 {
        (0..shape).map(|_| self.exponential(mean / f64::from(shape))).sum()
    }
}

/// How an office works. Times in minutes.
#[derive(Clone, Copy)]
struct Work {
    operators: usize,
    service: f64,
    between_knocks: f64,
    opening: f64,
    /// From, to.
    lunch: Option<(f64, f64)>,
    /// This many come at once in the first minutes.
    burst: usize,
    patience: f64,
}

const ANAGRAFE: Work = Work {
    operators: 2,
    service: 12.0,
    between_knocks: 6.0,
    opening: 270.0,
    lunch: None,
    burst: 6,
    patience: 90.0,
};

/// One day: who knocks in which place, and how long they wait.
fn day(work: Work, day: NaiveDate, dice: &mut Dice) -> Vec<PastVisit> {
    let mut knocks: Vec<f64> = (0..work.burst).map(|_| dice.roll() * 5.0).collect();
    let mut at = dice.exponential(work.between_knocks);
    while at < work.opening {
        knocks.push(at);
        at += dice.exponential(work.between_knocks);
    }
    knocks.sort_by(f64::total_cmp);
    let mut free = vec![0.0_f64; work.operators];
    let mut ends: Vec<f64> = Vec::new();
    let mut visits = Vec::new();
    for knock in knocks {
        let waiting = ends.iter().filter(|end| **end > knock).count();
        let place = u32::try_from(waiting + 1).unwrap();
        let operator = (0..free.len()).min_by(|a, b| free[*a].total_cmp(&free[*b])).unwrap();
        let mut begin = knock.max(free[operator]);
        if let Some((from, to)) = work.lunch
            && (from..to).contains(&begin)
        {
            begin = to;
        }
        let patience = dice.exponential(work.patience);
        if begin - knock > patience {
            ends.push(knock + patience);
            visits.push(PastVisit { day, place, waited: Waited::GaveUp(seconds(patience)) });
            continue;
        }
        free[operator] = begin + dice.gamma(work.service, 3);
        ends.push(begin);
        visits.push(PastVisit { day, place, waited: Waited::Received(seconds(begin - knock)) });
    }
    visits
}

#[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
fn seconds(minutes: f64) -> i64 {
    (minutes * 60.0) as i64
}

fn date(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(n)
}

/// `days` days of an office whose work on each is what `on` says.
fn history(days: u64, seed: u64, on: impl Fn(u64, &mut Dice) -> Work) -> Vec<PastVisit> {
    let mut dice = Dice(seed);
    let visits = |n| {
        let work = on(n, &mut dice);
        day(work, date(n), &mut dice)
    };
    (0..days).flat_map(visits).collect()
}

/// What visitors read on some days, judged against what came on those very days, by none of the code that decides
/// what to show.
#[derive(Debug, Default)]
struct Read {
    within: u32,
    known: u32,
    /// Who read a range, and who knocked.
    told: u32,
    knocked: u32,
}

impl Read {
    fn share(&self) -> f64 {
        f64::from(self.within) / f64::from(self.known.max(1))
    }

    fn told_share(&self) -> f64 {
        f64::from(self.told) / f64::from(self.knocked.max(1))
    }

    fn on(mut self, past: &[PastVisit], days: Range<u64>) -> Self {
        for n in days {
            let estimate = Estimate::of(past, date(n));
            for visit in past.iter().filter(|visit| visit.day == date(n)) {
                self.knocked += 1;
                let Some(range) = estimate.at(visit.place as usize) else { continue };
                self.told += 1;
                self.judge(range, visit.waited);
            }
        }
        self
    }

    fn judge(&mut self, WaitRange { low_min, high_min }: WaitRange, waited: Waited) {
        let (low_s, high_s) = (i64::from(low_min.unwrap_or(0)) * 60, i64::from(high_min) * 60);
        match waited {
            Waited::Received(after_s) => {
                self.known += 1;
                self.within += u32::from((low_s..=high_s).contains(&after_s));
            }
            Waited::GaveUp(after_s) => self.known += u32::from(after_s > high_s),
        }
    }
}

const SEEDS: Range<u64> = 0..4;

#[test]
fn what_visitors_read_holds_for_four_in_five() {
    let one = Work { operators: 1, service: 15.0, between_knocks: 16.0, burst: 3, ..ANAGRAFE };
    for (name, work) in [
        ("two operators", ANAGRAFE),
        ("with lunch", Work { lunch: Some((120.0, 180.0)), opening: 420.0, ..ANAGRAFE }),
        ("one operator", one),
        ("four operators", Work { operators: 4, service: 20.0, between_knocks: 5.0, burst: 10, ..ANAGRAFE }),
        (
            "more than it can bear",
            Work { operators: 1, service: 10.0, between_knocks: 8.0, burst: 4, ..ANAGRAFE },
        ),
    ] {
        let read = SEEDS.fold(Read::default(), |read, seed| read.on(&history(60, seed, |_, _| work), 15..60));
        eprintln!("{name}, seeds {SEEDS:?}: {:.3}, told {:.2}, {read:?}", read.share(), read.told_share());
        assert!((0.75..=0.85).contains(&read.share()), "{name}: {read:?}");
        assert!(read.told_share() > 0.3, "{name}: hardly anybody is told: {read:?}");
    }
}

#[test]
fn little_is_said_where_the_past_does_not_predict_and_what_is_said_holds() {
    let read = SEEDS.fold(Read::default(), |read, seed| {
        let past = history(60, seed, |_, dice| {
            let factor = [1.0 / 3.0, 1.0, 3.0][[0.33, 0.66].iter().filter(|at| dice.roll() > **at).count()];
            Work { service: ANAGRAFE.service * factor, ..ANAGRAFE }
        });
        read.on(&past, 15..60)
    });
    eprintln!(
        "each day another, seeds {SEEDS:?}: {:.3}, told {:.2}, {read:?}",
        read.share(),
        read.told_share()
    );
    assert!(read.told_share() < 0.2 && read.share() >= 0.75, "{read:?}");
}

#[test]
fn a_change_for_good_is_noticed_within_a_day() {
    let read = |days: Range<u64>| {
        SEEDS.fold(Read::default(), |read, seed| {
            let past = history(60, seed, |day, _| {
                let service = if day < 40 { ANAGRAFE.service } else { ANAGRAFE.service * 2.0 };
                Work { service, ..ANAGRAFE }
            });
            read.on(&past, days.clone())
        })
    };
    let (before, after) = (read(35..40), read(41..60));
    eprintln!(
        "before a change {:.2} are told, after it {:.2}, seeds {SEEDS:?}",
        before.told_share(),
        after.told_share()
    );
    assert!(before.told_share() > 0.8 && after.told_share() < 0.2, "{before:?} {after:?}");
}

#[test]
fn a_short_past_says_nothing() {
    let past = history(4, 1, |_, _| Work { between_knocks: 1.0, ..ANAGRAFE });
    assert_eq!((1..40).find_map(|place| Estimate::of(&past, date(4)).at(place)), None);
    assert_eq!(Estimate::of(&[], date(0)).at(1), None);
    assert_eq!(Estimate::of(&past, date(4)).at(0), None);
}

#[test]
fn today_does_not_count() {
    let past = history(60, 1, |_, _| ANAGRAFE);
    let before: Vec<_> = past.iter().copied().filter(|visit| visit.day < date(30)).collect();
    assert_eq!(Estimate::of(&past, date(30)), Estimate::of(&before, date(30)));
}

#[test]
fn who_gave_up_was_not_received_soon() {
    let received = |minutes: i64| Waited::Received(minutes * 60);
    let stayed = Curve::of((1..=10).map(received).collect());
    assert_eq!(stayed.quantile(0.5), Some(5 * 60));
    let gave_up = (1..=10).map(|n| if n % 2 == 0 { Waited::GaveUp(n * 60) } else { received(n) });
    let curve = Curve::of(gave_up.collect());
    assert_eq!(curve.quantile(0.5), Some(7 * 60));
    assert_eq!(curve.quantile(0.9), None, "too many gave up to know");
}
