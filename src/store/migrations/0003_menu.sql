-- What the owner says of a dish beside its price: cost, hours, photos in sizes.
-- A picture's smaller sizes, as JPEG; the picture itself is the largest.
CREATE TABLE picture_sizes (
  hash TEXT NOT NULL REFERENCES pictures (hash) ON DELETE CASCADE,
  side INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (hash, side)
) STRICT, WITHOUT ROWID;
-- Menu files that wait to be applied, for the session that brought them.
CREATE TABLE menu_uploads (
  id TEXT PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES staff_sessions (id) ON DELETE CASCADE,
  made_ms INTEGER NOT NULL,
  name TEXT NOT NULL,
  is_table INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What one costs the house to make, and what guests do not see for now.
ALTER TABLE items ADD COLUMN cost INTEGER CHECK (cost >= 0);
ALTER TABLE items ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE categories ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;

-- When a dish, or all of a category, is served, in the written form of hours; empty for always.
ALTER TABLE items ADD COLUMN hours TEXT NOT NULL DEFAULT '';
ALTER TABLE categories ADD COLUMN hours TEXT NOT NULL DEFAULT '';
-- Null while it is served; else from when on, as a local date and time, or empty for not again. It is
-- kept by a timed job, so that a menu is read without counting hours.
ALTER TABLE items ADD COLUMN later TEXT;
