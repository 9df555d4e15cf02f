//! What happened to tables, visits and guests.

use serde::{Deserialize, Serialize};

use crate::base::ids::{GuestId, TableId, VisitId};
use crate::base::{Fact, Lang};
use crate::tables::known::Came;

/// A fact of this feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum TableFact {
    TableAdded {
        table: TableId,
    },
    TableEdited {
        table: TableId,
    },
    TableMoved {
        table: TableId,
    },
    TableRetired {
        table: TableId,
    },
    TableRestored {
        table: TableId,
    },
    TokenRotated {
        table: TableId,
        generation: i64,
    },
    VisitOpened {
        visit: VisitId,
        table: TableId,
    },
    CoversSet {
        visit: VisitId,
        covers: i64,
    },
    ServiceWaived {
        visit: VisitId,
        // What it was, parts per million.
        #[serde(default)]
        ppm: i64,
    },
    GuestJoined {
        visit: VisitId,
        guest: GuestId,
        waiting: bool,
    },
    // It does not say whose phone it is.
    PhoneCame {
        visit: VisitId,
        #[serde(flatten)]
        came: Came,
    },
    GuestAdmitted {
        visit: VisitId,
        guest: GuestId,
    },
    GuestSentAway {
        visit: VisitId,
        guest: GuestId,
    },
    LanguageChosen {
        visit: VisitId,
        guest: GuestId,
        language: Lang,
    },
    DietSet {
        visit: VisitId,
        guest: GuestId,
    },
    GuestRenamed {
        visit: VisitId,
        guest: GuestId,
    },
    // Two guests of a visit are one person, who goes on as the second.
    GuestMerged {
        visit: VisitId,
        guest: GuestId,
        into: GuestId,
        // Whether the first one took part, and not only waited for a nod.
        seated: bool,
    },
    HandoverMade {
        visit: VisitId,
        guest: GuestId,
    },
    HandoverUsed {
        visit: VisitId,
        guest: GuestId,
    },
    VisitApproved {
        visit: VisitId,
    },
    VisitClosed {
        visit: VisitId,
        table: TableId,
    },
}

impl Fact for TableFact {
    const FEATURE: &'static str = "tables";
}
