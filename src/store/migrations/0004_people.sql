-- PINs, paired devices, fresh proof, and who changed what.

CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  -- The newest fact of that moment.
  seq INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  business_day INTEGER NOT NULL,
  -- Null for the house itself: its command line and its timed jobs.
  staff_id INTEGER REFERENCES staff (id),
  kind TEXT NOT NULL,
  thing_id INTEGER NOT NULL,
  -- As the thing was called at that time.
  thing_name TEXT NOT NULL,
  field TEXT NOT NULL,
  was TEXT NOT NULL,
  became TEXT NOT NULL
) STRICT;

ALTER TABLE staff ADD COLUMN pin_hash TEXT;

CREATE TABLE devices (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  paired_by INTEGER NOT NULL REFERENCES staff (id),
  paired_ms INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL
) STRICT;

-- The paired device that a session began on by PIN, and when password or PIN were last given: only
-- a reading of the same run of the program counts, so that no jump of the clock makes it younger.
ALTER TABLE staff_sessions ADD COLUMN device_id INTEGER REFERENCES devices (id) ON DELETE CASCADE;
ALTER TABLE staff_sessions ADD COLUMN proved_boot INTEGER NOT NULL DEFAULT -1;
ALTER TABLE staff_sessions ADD COLUMN proved_mono_ms INTEGER NOT NULL DEFAULT 0;
