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

-- Sales of another system. An import is 'staged' until its last order is counted, and again while it is taken
-- back: what is staged is not shown, and is removed at the next start if nobody works on it.
CREATE TABLE past_imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  made_ms INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id),
  state TEXT NOT NULL CHECK (state IN ('staged', 'active')),
  orders INTEGER NOT NULL DEFAULT 0,
  lines INTEGER NOT NULL DEFAULT 0,
  gross INTEGER NOT NULL DEFAULT 0,
  first_day INTEGER,
  last_day INTEGER
) STRICT;
-- What was sold, by its name there; the dish of the menu that is meant, where one has that name.
CREATE TABLE past_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  category TEXT NOT NULL,
  item_id INTEGER REFERENCES items (id)
) STRICT;
CREATE TABLE past_options (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;
CREATE TABLE past_orders (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES past_imports (id),
  business_day INTEGER NOT NULL,
  -- The order's name there.
  ref TEXT NOT NULL,
  minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
  UNIQUE (import_id, business_day, ref)
) STRICT;
CREATE INDEX past_orders_ref ON past_orders (business_day, ref);
CREATE TABLE past_lines (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES past_orders (id),
  -- Its line in the file.
  number INTEGER NOT NULL,
  past_item_id INTEGER NOT NULL REFERENCES past_items (id),
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 9999),
  gross INTEGER NOT NULL CHECK (gross >= 0),
  tax INTEGER NOT NULL CHECK (tax >= 0)
) STRICT;
CREATE INDEX past_lines_order ON past_lines (order_id);
CREATE INDEX past_lines_item ON past_lines (past_item_id);
-- What was chosen with it; the option of the dish, where it has one of that name.
CREATE TABLE past_line_options (
  line_id INTEGER NOT NULL REFERENCES past_lines (id),
  past_option_id INTEGER NOT NULL REFERENCES past_options (id),
  option_id INTEGER REFERENCES options (id),
  PRIMARY KEY (line_id, past_option_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX past_line_options_option ON past_line_options (past_option_id);
