//! The two whom a visit is between.

use serde::{Deserialize, Serialize};

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Party {
    /// Who comes.
    Visitor,
    /// Who receives. To the visitor nobody in particular.
    Office,
}
