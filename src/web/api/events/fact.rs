//! What is told: one schema for each kind of fact. Long because it is one table.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::menu::facts::Edit;
use crate::web::api::calls::ReasonJson;
use crate::web::api::house::RoleJson;
use crate::web::api::lines::{PayWayJson, StateJson, mirror};
use crate::web::api::pay::MethodJson;

/// Who did it.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = EventActor)]
pub enum ActorJson {
    /// A guest; `guest` says which.
    Guest,
    /// A guest's account.
    Customer,
    /// A person of the staff.
    Staff,
    /// A machine with a key.
    Machine,
    /// The house itself: its clock, its command line, or a message that is no fact.
    House,
}

/// One message of the stream.
#[derive(Serialize, ToSchema)]
#[schema(as = Event)]
pub struct EventJson {
    /// Its number in the house's history. Everything of the caller's up to it has been told.
    pub seq: i64,
    /// When it was committed.
    #[schema(format = DateTime)]
    pub at: String,
    /// The visit that it belongs to, if any.
    pub visit: Option<i64>,
    /// Who did it.
    pub actor: ActorJson,
    /// The number of the guest who did it.
    pub guest: Option<i64>,
    /// What happened.
    #[serde(flatten)]
    #[schema(ignore)]
    pub fact: FactJson,
}

mirror! {
    /// What was done by hand.
    EditJson as EventEdit = Edit {
        /// It is new.
        Added,
        /// It was changed.
        Saved,
        /// It has another place.
        Moved,
        /// It was taken off the menu.
        Deleted,
        /// It is on the menu again.
        Restored,
    }
}

/// Why a stream does not go on where it was asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = ResetReason)]
pub enum ResetJson {
    /// The history is another one: a backup was put back.
    Epoch,
    /// The house has not got so far.
    Ahead,
    /// It is too long ago for a guest.
    TooOld,
}

/// A line of an order as it was sent.
#[derive(Serialize, ToSchema)]
#[schema(as = SentLine)]
pub struct SentLineJson {
    /// Its id in the house; only the staff is told it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub line: Option<i64>,
    /// Its number in the visit.
    pub number: i64,
    /// The number of the guest who added it; null for the floor.
    pub guest: Option<i64>,
    /// What it is.
    pub item: i64,
    /// The ids of the chosen options.
    pub options: Vec<i64>,
    /// How many.
    pub quantity: i64,
    /// The price of one, options included.
    pub unit: i64,
    /// Where it is made.
    pub station: i64,
    /// Where it stands.
    pub state: StateJson,
}

/// What happened.
#[derive(Serialize, ToSchema)]
#[serde(tag = "kind", content = "data", rename_all = "kebab-case")]
#[schema(as = EventFact)]
#[expect(missing_docs, reason = "the names are the words of the schema")]
pub enum FactJson {
    /// Comes first: `seq` is where the stream begins.
    Hello {
        /// The history that sequence numbers belong to; another one after a backup was put back.
        epoch: String,
        /// Seconds from beat to beat.
        beat_s: u64,
    },
    /// The stream lives, and the caller has been told everything up to `seq`. The first one comes once what was
    /// missed is told.
    Beat {},
    /// The stream does not go on where it was asked to, but at `seq`: read the state of things anew.
    Reset { reason: ResetJson },

    /// A line was put into a visit's cart. Facts of a cart are forgotten when its visit is closed: who resumes after
    /// that is told `visit-closed` without them.
    CartLineAdded {
        /// Its number in the visit.
        line: i64,
        item: i64,
        options: Vec<i64>,
        quantity: i64,
    },
    /// A line of a cart has another quantity, note or choice.
    CartLineChanged { line: i64, quantity: i64 },
    /// A line is not in its cart any more and was not sent.
    CartLineRemoved { line: i64 },
    /// How many of a counted item a line holds from now on.
    CartItemHeld { line: i64, item: i64, quantity: i64 },

    /// A round was sent; its lines are not in the cart any more.
    OrderPlaced {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        order: Option<i64>,
        /// The order's number of the day.
        number: i64,
        pay: PayWayJson,
        lines: Vec<SentLineJson>,
    },
    /// A line of an order has another state.
    LineStepped {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        order: Option<i64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        line: Option<i64>,
        /// The order's number of the day.
        order_number: i64,
        /// The line's number in the visit.
        number: i64,
        station: i64,
        from: StateJson,
        to: StateJson,
    },
    /// A cook has seen that a line was changed after it was sent.
    ChangeAcknowledged {
        order: i64,
        line: i64,
        order_number: i64,
        number: i64,
        station: i64,
    },
    /// Every line of an order is served or voided.
    OrderCompleted {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        order: Option<i64>,
        number: i64,
    },
    /// Something of a completed order is to be done again.
    OrderReopened {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        order: Option<i64>,
        number: i64,
    },
    /// Money came in.
    PaymentTaken {
        method: MethodJson,
        /// The tip included.
        amount: i64,
        tip: i64,
    },

    /// A guest calls.
    CallMade {
        /// Its id in the house; only the staff is told it.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        call: Option<i64>,
        reason: ReasonJson,
        /// How they would like to pay, where they ask for the bill.
        pay: Option<PayWayJson>,
        /// The tip that they name then.
        tip: Option<i64>,
    },
    /// A guest whose call waits would like to pay in another way.
    CallPayChanged {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        call: Option<i64>,
        reason: ReasonJson,
        pay: Option<PayWayJson>,
        tip: Option<i64>,
    },
    /// A guest does not call any more.
    CallCancelled {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        call: Option<i64>,
        reason: ReasonJson,
    },
    /// Somebody has answered a call.
    CallAnswered {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        call: Option<i64>,
        reason: ReasonJson,
    },
    /// A guest said how it was.
    FeedbackGiven {
        /// Whose: their number in the visit.
        number: i64,
        /// From 1 to 5.
        mark: i64,
    },
    /// Somebody has answered a guest who was not content.
    FeedbackAnswered { number: i64 },

    /// A table is new.
    TableAdded { table: i64 },
    /// A table was changed.
    TableEdited { table: i64 },
    /// A table has another place in the plan.
    TableMoved { table: i64 },
    /// A table was taken away.
    TableRetired { table: i64 },
    /// A table is back.
    TableRestored { table: i64 },
    /// A table has another QR code.
    TokenRotated { table: i64 },

    /// A party sits down.
    VisitOpened { table: i64 },
    /// How many people sit there.
    CoversSet { covers: i64 },
    /// A visit's service charge was waived.
    ServiceWaived {
        /// What it was, parts per million.
        ppm: i64,
    },
    /// A guest scanned the table's code.
    GuestJoined {
        /// Their number in the visit.
        number: i64,
        /// Whether they wait for a nod.
        waiting: bool,
    },
    /// A guest who waited was let in.
    GuestAdmitted { number: i64 },
    /// Two guests are one person, who goes on as the second.
    GuestMerged { number: i64, into: i64 },
    /// A guest was sent away.
    GuestSentAway { number: i64 },
    /// A guest reads in another language.
    LanguageChosen { number: i64, language: String },
    /// A guest said anew what they do not eat.
    DietSet { number: i64 },
    /// A guest has another name.
    GuestRenamed { number: i64 },
    /// A guest made a code to go on with another phone.
    HandoverMade { number: i64 },
    /// A guest goes on with another phone.
    HandoverUsed { number: i64 },
    /// The floor has let a visit order.
    VisitApproved {},
    /// A visit is over: its guests' streams end, and what was in its cart is forgotten.
    VisitClosed { table: i64 },

    /// The menu was imported.
    MenuImported { added: i64, changed: i64, removed: i64 },
    /// An item is sold out, or there again.
    AvailabilitySet { item: i64, available: bool },
    /// An option is sold out, or there again.
    OptionAvailabilitySet { item: i64, option: i64, available: bool },
    /// How many are left of a counted item.
    StockChanged { item: i64, left: i64 },
    /// When a counted item is filled up again was changed.
    RestockSet { item: i64 },
    /// An item is not counted any more.
    CountingEnded { item: i64 },
    /// An item has another photo, or none.
    PhotoSet { item: i64 },
    /// What is popular was counted anew.
    PopularCounted {},
    /// The hours of an item began or ended.
    HoursTurned { item: i64 },
    /// An item was edited.
    ItemEdited { item: i64, edit: EditJson },
    /// A category was edited.
    CategoryEdited { category: i64, edit: EditJson },
    /// A station was edited.
    StationEdited { station: i64, edit: EditJson },
    /// The house has just opened or closed by its hours.
    HouseTurned {},

    /// A setting was changed.
    SettingChanged { key: String },
    /// Sales of another system were imported.
    SalesImported { import: i64, orders: i64, lines: i64 },
    /// An import of sales was taken back.
    SalesRemoved { import: i64 },

    /// A person is new.
    StaffAdded { person: i64, role: RoleJson },
    /// A person has another name or role.
    StaffChanged { person: i64, role: RoleJson },
    /// A person has left or is back.
    StaffActive { person: i64, active: bool },
    /// A person has another password.
    PasswordReset { person: i64 },
    /// A person has a PIN, or none any more.
    PinSet { person: i64, set: bool },
    /// A device was paired.
    DevicePaired { device: i64 },
    /// A device is not paired any more.
    DeviceRevoked { device: i64 },
    /// A person signed in on a page.
    SignedIn { person: i64 },
    /// A browser was signed out.
    SessionEnded { person: i64, session: i64 },
    /// All browsers of a person were signed out.
    AllSessionsEnded { person: i64 },
    /// All browsers of a person but one were signed out.
    OtherSessionsEnded { person: i64, session: i64 },
    /// A program signed in.
    ApiSessionStarted { person: i64 },
    /// A program was signed out.
    ApiSessionEnded { person: i64 },
    /// A machine's key was made.
    ApiKeyMade { role: RoleJson },
    /// A machine's key was revoked.
    ApiKeyRevoked {},
}
