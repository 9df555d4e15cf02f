-- Bit 14 says that nobody has stated a dish's allergens, which until now could
-- not be told from a dish that has none: the owner is asked to look at each.
UPDATE items SET allergens = 16384 WHERE allergens = 0;

-- Figures of the house. Everything in the tables named "sum_" can be made anew
-- from the facts, so none of it is ever the only place of something.

-- How far the sums have followed the facts: one row.
CREATE TABLE sum_cursor (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL
) STRICT;
INSERT INTO sum_cursor (one, seq) VALUES (1, 0);

-- Whose sums are shown: an import is added here when it is whole.
CREATE TABLE sum_sources (id INTEGER PRIMARY KEY) STRICT;
INSERT INTO sum_sources (id) VALUES (0);

-- Sums of what was sold, by where it comes from: source 0 is this house, any other an import. "at" is a business
-- day (span 1) or the first day of a month (span 2) or of a year (span 3), so that a long period is read from few rows.
CREATE TABLE sum_hours (
  source INTEGER NOT NULL,
  day INTEGER NOT NULL,
  -- On the wall clock of the house.
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  orders INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  voided INTEGER NOT NULL,
  visits INTEGER NOT NULL,
  covers INTEGER NOT NULL,
  service INTEGER NOT NULL,
  tips INTEGER NOT NULL,
  cooked INTEGER NOT NULL,
  late INTEGER NOT NULL,
  PRIMARY KEY (source, day, hour)
) STRICT, WITHOUT ROWID;

-- By the minute of the house's wall clock, to compare a day that runs with others at the same minute.
CREATE TABLE sum_minutes (
  source INTEGER NOT NULL,
  day INTEGER NOT NULL,
  minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
  orders INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  covers INTEGER NOT NULL,
  PRIMARY KEY (source, day, minute)
) STRICT, WITHOUT ROWID;

CREATE TABLE sum_things (
  source INTEGER NOT NULL,
  span INTEGER NOT NULL,
  at INTEGER NOT NULL,
  thing INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  PRIMARY KEY (source, span, at, thing)
) STRICT, WITHOUT ROWID;

CREATE TABLE sum_choices (
  source INTEGER NOT NULL,
  span INTEGER NOT NULL,
  at INTEGER NOT NULL,
  thing INTEGER NOT NULL,
  choice INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  PRIMARY KEY (source, span, at, thing, choice)
) STRICT, WITHOUT ROWID;

-- In how many orders two things were together; a is the smaller.
CREATE TABLE sum_pairs (
  source INTEGER NOT NULL,
  span INTEGER NOT NULL,
  at INTEGER NOT NULL,
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  PRIMARY KEY (source, span, at, a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE sum_thing_hours (
  thing INTEGER NOT NULL,
  source INTEGER NOT NULL,
  day INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  PRIMARY KEY (thing, source, day, hour)
) STRICT, WITHOUT ROWID;

-- How often something took so long or was so many: what it is, of which station, dish or other id, in which bucket.
CREATE TABLE sum_counts (
  span INTEGER NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  id INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  n INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (span, what, at, id, bucket)
) STRICT, WITHOUT ROWID;

-- What is still under way, so that a later fact can be counted: forgotten when its visit closes.
CREATE TABLE sum_visits (
  visit INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  opened_ms INTEGER NOT NULL,
  guests INTEGER NOT NULL DEFAULT 0,
  covers INTEGER,
  rounds INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE sum_lines (
  line INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL,
  visit INTEGER NOT NULL,
  day INTEGER NOT NULL,
  minute INTEGER NOT NULL,
  placed_ms INTEGER NOT NULL,
  thing INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sum_lines_order ON sum_lines (order_id);
CREATE INDEX sum_lines_visit ON sum_lines (visit);
-- When somebody deleted it by hand, so that the last ones can be brought back.
ALTER TABLE categories ADD COLUMN deleted_ms INTEGER;
ALTER TABLE items ADD COLUMN deleted_ms INTEGER;
