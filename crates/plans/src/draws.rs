//! Randomness that a seed repeats.

use domain::ids::Entropy;

/// `SplitMix64` (Steele, Lea, Flood 2014): different ids from the same seed, always the same ones.
#[derive(Debug, Clone)]
pub struct Draws(pub u64);

impl Draws {
    /// For one id.
    pub fn entropy(&mut self) -> Entropy {
        let mut entropy = Entropy::default();
        self.fill(&mut entropy);
        entropy
    }

    /// As many bytes as there is room for.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        for piece in bytes.chunks_mut(8) {
            piece.copy_from_slice(&self.next().to_le_bytes()[..piece.len()]);
        }
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}
