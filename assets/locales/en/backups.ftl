# Backups
backups = Backups
backups-about = A copy of everything is made each night, after the business day has ended, and checked. Orders go on meanwhile.
backup-newest = Newest backup
backup-none = None yet
backup-late = Too old
backup-checked = Checked
backup-make = Back up now
backup-made = The backup was made and checked.
backup-running = A backup is being made
backup-meanwhile = It holds itself back, so that orders are not slowed. You can leave this page.
backup-busy = A backup is being made already.
backup-stopped = The backup was stopped because the program ended.
backup-damaged = The backup is damaged ({ $file }: { $what }).
backup-kept = Kept
backup-kept-about = The newest of each of the last 7 days, 4 weeks and 6 months, and the last 3 from before a new version.
backup-kind-nightly = At night
backup-kind-by-hand = By hand
backup-kind-before-migration = Before a new version
backup-unreadable = Cannot be read
backup-place = A second place
backup-place-none = There is none. If the card of this machine breaks, its backups are gone with it: plug in a USB stick.
backup-place-next = The next backup also goes to { $place }.
backup-place-done = { $place } has a copy, which was read back and is whole.
backup-place-same-disk = { $place } has a copy, but on the same disk as the data: it does not help when that breaks. Is the stick mounted?
backup-place-missing = { $place } is not there. Is the stick plugged in and mounted?
backup-place-refused = This program may not write to { $place }.
backup-place-room = There is no room in { $place }.
backup-place-damaged = What was written to { $place } came back otherwise: the stick may be broken.
backup-place-other = { $place } has no copy of the last backup; the log says why.
backup-place-change = Choose the place
backup-back = Getting it back
backup-back-about = Stop the program and run this on its machine, in the data directory. The present data are kept aside, and everybody signs in again.
backup-age-minutes = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
}
backup-age-hours = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
}
backup-age-days = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
settings-backups = Backups
setting-backup-place = Second place for backups
setting-backup-place-hint = A folder on another disk, such as /media/stick. Empty for none.
error-backup-place = Please give the whole path of a folder, such as /media/stick, without “..”.
log-kind-backup = Backup
log-restored = Went back to
damage = The database is damaged
damage-about = SQLite found: { $what }. Orders still go on, but some may be lost. Finish the evening, then go back to the newest backup as described on the page of the backups. The damaged files are kept.
room-refuses = The disk takes nothing any more: orders are refused. Make room on it, or look whether it is broken. Orders go on by themselves once it takes them.
room-short = Only { $n } % of the disk is free. When it is full, no order can be taken: please make room.
clock-before-build = The clock of this machine is wrong: it shows a time before this program was made. Please set it.
clock-behind = The clock of this machine was set back, or was ahead before: it shows a time before the last orders. Please check it.
