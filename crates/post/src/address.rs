//! To which addresses we connect. A comune names a receiver, and the name may lead anywhere: to our own machine, to
//! the network behind it, to the metadata of the cloud. So the name is resolved here, every address that it has is
//! looked at, and the connection is made to what was looked at.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// How far we go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// https to public addresses.
    Public,
    /// This machine as well, also without TLS: for the demonstration and for tests.
    WithLoopback,
}

impl Network {
    /// Whether we connect to this address.
    #[must_use]
    pub fn allows(self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        is_public(address) || (self == Self::WithLoopback && address.is_loopback())
    }
}

/// Who knows the addresses of names: at the border of the process.
#[async_trait::async_trait]
pub trait Resolver: Send + Sync {
    /// All addresses of a name.
    async fn lookup(&self, name: &str) -> io::Result<Vec<IpAddr>>;
}

/// The machine's own.
pub struct SystemResolver;

#[async_trait::async_trait]
impl Resolver for SystemResolver {
    async fn lookup(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.map(|address| address.ip()).collect())
    }
}

/// Why a name gave no address to connect to.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error("the name has no address")]
    Unresolved(#[from] io::Error),
    #[error("the name has an address outside of the public network")]
    Forbidden,
}

/// What the client resolves names with: it connects to what this answers, and to nothing else.
#[derive(Clone)]
pub struct Checked {
    pub resolver: Arc<dyn Resolver>,
    pub network: Network,
}

impl Checked {
    async fn lookup(self, name: Name) -> Result<Vec<SocketAddr>, Refused> {
        let addresses = self.resolver.lookup(name.as_str()).await?;
        if addresses.is_empty() {
            return Err(Refused::Unresolved(io::ErrorKind::NotFound.into()));
        }
        // One bad address among good ones is a name that somebody plays with.
        if addresses.iter().all(|address| self.network.allows(*address)) {
            Ok(addresses.into_iter().map(|address| SocketAddr::new(address, 0)).collect())
        } else {
            Err(Refused::Forbidden)
        }
    }
}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let lookup = self.clone().lookup(name);
        Box::pin(async move {
            let addresses = lookup.await?;
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

/// Whether an address belongs to the public network: none of the special ones of RFC 6890 and its registries.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

const fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match (a, b) {
        // This network, private, loopback, link-local, private, benchmarking (RFC 2544), from multicast to broadcast.
        (0 | 10 | 127 | 224.., _) | (169, 254) | (192, 168) | (198, 18 | 19) => true,
        // Shared address space of providers (RFC 6598).
        (100, _) => b & 0xc0 == 64,
        // Private.
        (172, _) => b & 0xf0 == 16,
        // IETF protocol assignments and documentation; AS112; relays of 6to4.
        (192, 0) => matches!(c, 0 | 2),
        (192, 31) => c == 196,
        (192, 52) => c == 193,
        (192, 88) => c == 99,
        (192, 175) => c == 48,
        // Documentation.
        (198, 51) => c == 100,
        (203, 0) => c == 113,
        _ => false,
    };
    !special
}

/// Of what is global unicast, what is not given to protocols, documentation or tunnels into other networks.
const fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    let special = match (a, b) {
        // IETF protocol assignments with Teredo and ORCHID; documentation.
        (0x2001, b) => b < 0x0200 || b == 0x0db8,
        // 6to4; documentation (RFC 9637).
        (0x2002, _) => true,
        (0x3fff, b) => b < 0x1000,
        _ => false,
    };
    a & 0xe000 == 0x2000 && !special
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::Network;

    #[test]
    fn only_the_public_network_is_reached() {
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.254",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "100::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "2002:a00:1::1",
            "3fff::1",
        ] {
            assert!(!Network::Public.allows(address.parse().expect(address)), "{address}");
        }
        for address in [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "2a00:1450::1",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
        ] {
            assert!(Network::Public.allows(address.parse().expect(address)), "{address}");
        }
    }

    #[test]
    fn the_demonstration_reaches_this_machine_and_no_other_private_one() {
        let reached = |address: &str| Network::WithLoopback.allows(address.parse::<IpAddr>().expect(address));
        assert!(["127.0.0.1", "::1", "::ffff:127.0.0.1"].into_iter().all(reached));
        assert!(!["10.0.0.1", "192.168.0.1", "169.254.169.254", "fe80::1"].into_iter().any(reached));
    }
}
