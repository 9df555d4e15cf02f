//! What happened to accounts and their sessions.

use serde::{Deserialize, Serialize};

use crate::base::ids::{CustomerId, KeyId, StaffId};
use crate::base::{Fact, Role};

/// A fact of this feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum PeopleFact {
    StaffAdded { staff: StaffId, role: Role },
    PasswordReset { staff: StaffId },
    StaffChanged { staff: StaffId, role: Role },
    StaffActive { staff: StaffId, active: bool },
    PinSet { staff: StaffId, set: bool },
    DevicePaired { device: i64 },
    DeviceRevoked { device: i64 },
    SignedIn { staff: StaffId },
    SessionEnded { staff: StaffId, session: i64 },
    AllSessionsEnded { staff: StaffId },
    OtherSessionsEnded { staff: StaffId, session: i64 },
    ApiSessionStarted { staff: StaffId, session: i64 },
    ApiSessionEnded { staff: StaffId, session: i64 },
    CustomerApiSessionEnded { customer: CustomerId, session: i64 },
    ApiKeyMade { key: KeyId, role: Role },
    ApiKeyRevoked { key: KeyId },
}

impl Fact for PeopleFact {
    const FEATURE: &'static str = "people";
}
