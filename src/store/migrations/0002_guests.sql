-- What guests and cooks expect of a menu, a table and a board.

-- menu: thresholds of age per station, routing by category and option (the most
-- specific wins), removals as groups of options that take allergens away,
-- the count that a weekday begins with (a JSON array of seven, Monday first).
ALTER TABLE stations ADD COLUMN warn_minutes INTEGER NOT NULL DEFAULT 10 CHECK (warn_minutes BETWEEN 1 AND 600);
ALTER TABLE stations ADD COLUMN late_minutes INTEGER NOT NULL DEFAULT 18 CHECK (late_minutes BETWEEN 1 AND 600);
ALTER TABLE categories ADD COLUMN station_id INTEGER REFERENCES stations (id);
ALTER TABLE items ADD COLUMN restock TEXT;
ALTER TABLE items ADD COLUMN popular INTEGER NOT NULL DEFAULT 0;
ALTER TABLE option_groups ADD COLUMN removes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE options ADD COLUMN station_id INTEGER REFERENCES stations (id);

-- How many of an item a business day sold: what is popular comes from it.
CREATE TABLE item_days (
  item_id INTEGER NOT NULL REFERENCES items (id),
  business_day INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (item_id, business_day)
) STRICT, WITHOUT ROWID;

-- What lies in carts of an item that is counted; a line of a visit holds it for a while.
CREATE TABLE holds (
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  line INTEGER NOT NULL,
  item_id INTEGER NOT NULL REFERENCES items (id),
  quantity INTEGER NOT NULL,
  touched_ms INTEGER NOT NULL,
  touched_boot INTEGER NOT NULL,
  touched_mono_ms INTEGER NOT NULL,
  PRIMARY KEY (visit_id, line)
) STRICT, WITHOUT ROWID;

-- tables: what a guest must or would rather not eat (bits, as in items) and the
-- diets they look for. Erased when the visit closes: it may be health data.
ALTER TABLE guests ADD COLUMN avoids INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guests ADD COLUMN allergic INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guests ADD COLUMN hides INTEGER NOT NULL DEFAULT 0;
ALTER TABLE guests ADD COLUMN diets TEXT NOT NULL DEFAULT '';
-- The session that ends when this one is first used: the answer to a scan may be lost.
ALTER TABLE guest_sessions ADD COLUMN replaces BLOB;
-- Single-use codes by which a guest goes on with another device.
CREATE TABLE handovers (
  hash BLOB PRIMARY KEY,
  guest_id INTEGER NOT NULL REFERENCES guests (id),
  used INTEGER NOT NULL DEFAULT 0,
  made_ms INTEGER NOT NULL,
  made_boot INTEGER NOT NULL,
  made_mono_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX handovers_guest ON handovers (guest_id);

-- cart: the price of one when the line was last touched, to say what changed since.
ALTER TABLE cart_lines ADD COLUMN seen_unit INTEGER;

-- orders: a change that no cook has acknowledged yet.
ALTER TABLE order_lines ADD COLUMN unseen INTEGER NOT NULL DEFAULT 0;
-- orders: that the floor has nodded to this one.
ALTER TABLE orders ADD COLUMN approved INTEGER NOT NULL DEFAULT 0;
CREATE INDEX order_lines_unseen ON order_lines (order_id) WHERE unseen = 1;

-- floor: how the guest who asks for the bill would like to pay; what guests say at the end.
ALTER TABLE calls ADD COLUMN pay TEXT;
CREATE TABLE feedback (
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  guest_id INTEGER NOT NULL REFERENCES guests (id),
  mark INTEGER NOT NULL CHECK (mark BETWEEN 1 AND 5),
  words TEXT NOT NULL,
  business_day INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  answered_ms INTEGER,
  answered_by INTEGER REFERENCES staff (id),
  PRIMARY KEY (visit_id, guest_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_waiting ON feedback (visit_id) WHERE answered_ms IS NULL AND mark <= 2;
