//! The demonstration comune, and what it needs that no real comune has.

pub mod pescaglia;
