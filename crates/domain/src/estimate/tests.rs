//! Offices that are made up, day by day: with several operators, lunch, bursts, people who give up.

use chrono::{Days, NaiveDate};

use super::{Estimate, PastVisit, WaitRange, Waited};

/// A small generator: the tests need the same days on every machine, and no more randomness than that.
struct Dice(u64);

impl Dice {
    /// In (0, 1).
    fn next(&mut self) -> f64 {
        // SplitMix64 (Steele, Lea and Flood, 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        (f64::from(u32::try_from(z >> 32).unwrap()) + 0.5) / 4_294_967_296.0
    }

    fn exponential(&mut self, mean: f64) -> f64 {
        -mean * self.next().ln()
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
    let mut knocks: Vec<f64> = (0..work.burst).map(|_| dice.next() * 5.0).collect();
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
    let work = |n| {
        let work = on(n, &mut dice);
        day(work, date(n), &mut dice)
    };
    (0..days).flat_map(work).collect()
}

/// How the ranges that were shown on each of the last days held on that very day: what visitors have read, judged
/// against what came, by none of the code that decides what to show.
fn read_by_visitors(past: &[PastVisit], days: std::ops::Range<u64>) -> (usize, usize, usize) {
    let (mut within, mut known, mut shown_days) = (0, 0, 0);
    for n in days {
        let estimate = Estimate::of(past, date(n));
        let mut shown = false;
        for visit in past.iter().filter(|visit| visit.day == date(n)) {
            let Some(WaitRange { low_min, high_min }) = estimate.at(visit.place as usize) else { continue };
            shown = true;
            let (low_s, high_s) = (i64::from(low_min.unwrap_or(0)) * 60, i64::from(high_min) * 60);
            match visit.waited {
                Waited::Received(s) => {
                    known += 1;
                    within += usize::from((low_s..=high_s).contains(&s));
                }
                Waited::GaveUp(s) => known += usize::from(s > high_s),
            }
        }
        shown_days += usize::from(shown);
    }
    (within, known, shown_days)
}

#[test]
fn sweep() {
    let kinds: Vec<(&str, Work)> = vec![
        ("anagrafe", ANAGRAFE),
        ("lunch", Work { lunch: Some((120.0, 180.0)), opening: 420.0, ..ANAGRAFE }),
        ("one op", Work { operators: 1, service: 15.0, between_knocks: 16.0, burst: 3, ..ANAGRAFE }),
        ("four op", Work { operators: 4, service: 20.0, between_knocks: 5.0, burst: 10, ..ANAGRAFE }),
        ("quiet", Work { operators: 1, service: 8.0, between_knocks: 25.0, burst: 0, ..ANAGRAFE }),
        ("overloaded", Work { operators: 1, service: 10.0, between_knocks: 8.0, burst: 4, ..ANAGRAFE }),
    ];
    for (name, work) in kinds {
        let (mut w, mut k, mut d) = (0, 0, 0);
        for seed in 0..4 {
            let past = history(60, seed, |_, _| work);
            let (within, known, shown) = read_by_visitors(&past, 15..60);
            w += within;
            k += known;
            d += shown;
            if seed < 3 {
                let e = Estimate::of(&past, date(60));
                println!(
                    "  {name} {seed}: {:?} {:?}",
                    [1, 2, 4, 7, 13].map(|p| format!("{:.2}/{}", e.held_at(p).share(), e.held_at(p).visits)),
                    (1..8).map(|p| e.at(p).map(|r| (r.low_min, r.high_min))).collect::<Vec<_>>()
                );
            }
        }
        println!("{name}: {:.3} of {k}, shown {d}/180 days", w as f64 / k.max(1) as f64);
    }
}
