//! The timed verb that belongs to no feature.

use crate::base::Result;
use crate::store::Tx;

/// How long an answer is kept for a request key whose visit is over, or that has none.
const KEYS_KEPT_MS: i64 = 24 * 3_600_000;

/// Forgets the answers to request keys that nobody will send again.
///
/// # Errors
/// A fault of the database.
pub(super) fn forget_request_keys(tx: &Tx<'_>) -> Result<()> {
    tx.run(
        "DELETE FROM request_keys WHERE at_ms < ?1
           AND (visit_id IS NULL OR NOT EXISTS
                (SELECT 1 FROM visits v WHERE v.id = request_keys.visit_id AND v.closed_ms IS NULL))",
        [tx.now.at_ms - KEYS_KEPT_MS],
    )?;
    Ok(())
}
