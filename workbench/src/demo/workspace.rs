//! The one workspace of the demo.

use uuid::{Uuid, uuid};

pub const WORKSPACE: Uuid = uuid!("3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10");

pub(super) const NAME: &str = "Demo";
pub(super) const DESCRIPTION: &str = "Reports and emissions of the demo fleet.";
