//! What a comune sets up: its management, and what becomes of each change.

mod alerts;
mod hours;
mod input;
mod mutation;
mod objects;
mod outcome;
mod plan;
mod plan_input;
mod profile;
mod reception;
mod register;
mod words;

pub use alerts::OfficeAlerts;
pub use hours::HoursPreview;
pub use input::RoomProvider;
pub use mutation::SetUpMutation;
pub use objects::Management;
pub use plan_input::HoursInput;
