-- An order writes less: every page that a change touches goes to the card once more.

-- The answers to request keys are forgotten with their guests or after a day, and so are always few.
DROP INDEX request_keys_visit;
DROP INDEX request_keys_age;

-- By the day first: what an evening sells stands together.
CREATE TABLE item_days_lean (
  business_day INTEGER NOT NULL,
  item_id INTEGER NOT NULL REFERENCES items (id),
  quantity INTEGER NOT NULL,
  PRIMARY KEY (business_day, item_id)
) STRICT, WITHOUT ROWID;
INSERT INTO item_days_lean (business_day, item_id, quantity) SELECT business_day, item_id, quantity FROM item_days;
DROP TABLE item_days;
ALTER TABLE item_days_lean RENAME TO item_days;

-- A line of a cart is known by its visit and number alone. `options` is a JSON array of option ids, ascending.
CREATE TABLE cart_lines_lean (
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  number INTEGER NOT NULL,
  guest_id INTEGER REFERENCES guests (id),
  item_id INTEGER NOT NULL REFERENCES items (id),
  options TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 99),
  note TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  -- The price of one when the line was last touched, to say what changed since.
  seen_unit INTEGER,
  PRIMARY KEY (visit_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO cart_lines_lean (visit_id, number, guest_id, item_id, options, quantity, note, version, seen_unit)
  SELECT visit_id, number, guest_id, item_id, options, quantity, note, version, seen_unit FROM cart_lines;
DROP TABLE cart_lines;
ALTER TABLE cart_lines_lean RENAME TO cart_lines;
