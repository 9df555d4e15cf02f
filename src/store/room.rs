//! How much room is left on a disk.

use std::path::Path;

/// The room on the disk of a folder, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// What this program may still write.
    pub free: u64,
    /// All of it.
    pub total: u64,
}

impl Room {
    /// Whether less than a tenth is left.
    pub fn is_short(&self) -> bool {
        self.free < self.total / 10
    }
    /// What is left in per cent.
    pub fn percent(&self) -> i64 {
        let part = u128::from(self.free) * 100 / u128::from(self.total.max(1));
        i64::try_from(part).unwrap_or(100)
    }
}

/// The room on the disk of a folder.
///
/// # Errors
/// If there is no such folder.
pub fn of(folder: &Path) -> std::io::Result<Room> {
    let told = rustix::fs::statvfs(folder)?;
    Ok(Room {
        free: told.f_bavail * told.f_frsize,
        total: told.f_blocks * told.f_frsize,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_is_where_it_gets_short() {
        let room = |free| Room { free, total: 1000 };
        assert!(room(99).is_short() && !room(100).is_short());
        assert_eq!((room(99).percent(), room(0).percent()), (9, 0));
        let here = of(&std::env::temp_dir()).unwrap();
        assert!(here.total > 0 && here.free <= here.total);
        assert!(of(Path::new("/nowhere/at/all")).is_err());
    }
}
