//! How much one address may do, or one comune.

use std::{
    hash::Hash,
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::Arc,
};

use axum::http::HeaderMap;
use domain::TenantId;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _};

/// Limits by address and by comune.
#[derive(Clone)]
pub struct Limits {
    knocks: Limiter<IpAddr>,
    ratings: Limiter<IpAddr>,
    bookings: Limiter<IpAddr>,
    requests: Limiter<IpAddr>,
    trials: Limiter<TenantId>,
}

type Limiter<K> = Arc<DefaultKeyedRateLimiter<K>>;

/// How many ratings one address may send in a minute: a school behind one address, and no more.
const RATINGS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// How many bookings and changes of them one address may send in a minute.
const BOOKINGS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// How many messages and wishes to be called back one address may send in a minute.
const REQUESTS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// How many trials of its alerts one comune may make in a minute: each goes to addresses that may be anybody's.
const TRIALS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(6).unwrap();

impl Limits {
    pub fn new(knocks_per_minute: NonZeroU32) -> Self {
        Self {
            knocks: limiter(knocks_per_minute),
            ratings: limiter(RATINGS_PER_MINUTE),
            bookings: limiter(BOOKINGS_PER_MINUTE),
            requests: limiter(REQUESTS_PER_MINUTE),
            trials: limiter(TRIALS_PER_MINUTE),
        }
    }

    /// Takes one knock of this address; otherwise says after how many seconds it may try again.
    pub fn knock(&self, address: IpAddr) -> Result<(), u64> {
        take(&self.knocks, &subscriber(address))
    }

    /// Takes one booking of this address; otherwise says after how many seconds it may try again.
    pub fn booking(&self, address: IpAddr) -> Result<(), u64> {
        take(&self.bookings, &subscriber(address))
    }

    /// Takes one rating of this address; otherwise says after how many seconds it may try again.
    pub fn rating(&self, address: IpAddr) -> Result<(), u64> {
        take(&self.ratings, &subscriber(address))
    }

    /// Takes one request of this address; otherwise says after how many seconds it may try again.
    pub fn request(&self, address: IpAddr) -> Result<(), u64> {
        take(&self.requests, &subscriber(address))
    }

    /// Takes one trial of this comune's alerts; otherwise says after how many seconds it may try again.
    pub fn trial(&self, tenant: TenantId) -> Result<(), u64> {
        take(&self.trials, &tenant)
    }
}

fn limiter<K: Hash + Eq + Clone>(per_minute: NonZeroU32) -> Limiter<K> {
    Arc::new(RateLimiter::keyed(Quota::per_minute(per_minute)))
}

fn take<K: Hash + Eq + Clone>(limiter: &Limiter<K>, key: &K) -> Result<(), u64> {
    if limiter.len() > 10_000 {
        limiter.retain_recent();
    }
    limiter.check_key(key).map_err(|until| {
        until.wait_time_from(governor::clock::DefaultClock::default().now()).as_secs().saturating_add(1)
    })
}

/// One line is one subscriber: with IPv6 it has a /64 to itself.
fn subscriber(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or_else(
            || IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
            IpAddr::V4,
        ),
    }
}

/// Whose request this is. Only what our own proxies wrote into `X-Forwarded-For` is believed: the last entries.
pub fn address(headers: &HeaderMap, peer: SocketAddr, trusted_proxies: usize) -> IpAddr {
    if trusted_proxies == 0 {
        return peer.ip();
    }
    let entries = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let entries: Vec<_> = entries.flat_map(|value| value.split(',')).map(str::trim).collect();
    let ours = entries.len().checked_sub(trusted_proxies).and_then(|index| entries.get(index));
    ours.and_then(|entry| entry.parse().ok()).unwrap_or(peer.ip())
}

#[cfg(test)]
mod tests {
    use std::{net::SocketAddr, num::NonZeroU32};

    use axum::http::{HeaderMap, HeaderValue};

    use domain::TenantId;

    use super::{Limits, TRIALS_PER_MINUTE, address};

    #[test]
    fn only_the_entries_of_our_own_proxies_are_believed() {
        let peer = SocketAddr::from(([10, 0, 0, 1], 1));
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("6.6.6.6, 1.2.3.4"));
        for (proxies, expected) in [(0, "10.0.0.1"), (1, "1.2.3.4"), (2, "6.6.6.6"), (3, "10.0.0.1")] {
            assert_eq!(address(&headers, peer, proxies).to_string(), expected, "{proxies} proxies");
        }
    }

    #[test]
    fn an_address_that_knocks_too_often_is_told_when_to_come_back() {
        let limits = Limits::new(NonZeroU32::new(2).unwrap());
        let one = "2001:db8::1".parse().unwrap();
        let same_line = "2001:db8::2".parse().unwrap();
        assert_eq!(limits.knock(one), Ok(()));
        assert_eq!(limits.knock(same_line), Ok(()));
        let wait = limits.knock(one).unwrap_err();
        assert!((1..=31).contains(&wait), "{wait}");
        assert_eq!(limits.knock("2001:db8:1::1".parse().unwrap()), Ok(()), "another line is not concerned");
    }

    #[test]
    fn a_comune_that_tries_its_alerts_too_often_waits_alone() {
        let limits = Limits::new(NonZeroU32::MIN);
        let comune = |n| TenantId::new(chrono::DateTime::UNIX_EPOCH, [n; 10]);
        for _ in 0..TRIALS_PER_MINUTE.get() {
            assert_eq!(limits.trial(comune(1)), Ok(()));
        }
        let wait = limits.trial(comune(1)).unwrap_err();
        assert!((1..=10).contains(&wait), "{wait}");
        assert_eq!(limits.trial(comune(2)), Ok(()));
    }
}
