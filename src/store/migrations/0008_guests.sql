-- Phones of guests that were here before, where the house has chosen to know them again: by a random number in a
-- cookie, of which only the hash is kept. No fact and no other table leads here, and a row is gone when its time is.
CREATE TABLE known_phones (
  hash BLOB PRIMARY KEY,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  -- On how many business days it was here.
  days INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX known_phones_last ON known_phones (last_day);

-- What guests looked for and did not find, by business day; who looked is not kept.
CREATE TABLE missed_searches (
  day INTEGER NOT NULL,
  words TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (day, words)
) STRICT, WITHOUT ROWID;
-- How many guests opened a dish while it had sold out.
CREATE TABLE missed_dishes (
  day INTEGER NOT NULL,
  item_id INTEGER NOT NULL REFERENCES items (id),
  times INTEGER NOT NULL,
  PRIMARY KEY (day, item_id)
) STRICT, WITHOUT ROWID;

-- Whether a line was served once, so that its wait counts once.
ALTER TABLE sum_lines ADD COLUMN served INTEGER NOT NULL DEFAULT 0;
