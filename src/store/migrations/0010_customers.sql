-- Guests who chose to have an account. Facts name a customer by id only; with the row goes what is theirs.

CREATE TABLE customers (
  -- Facts name the id, so no other customer ever gets it again.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  public_id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- The name without case and accents: what is the same to people is one name.
  folded TEXT NOT NULL UNIQUE,
  secret_hash TEXT NOT NULL,
  -- Null unless they gave one.
  email TEXT,
  -- Whether the house may see the name beside the figures.
  shares INTEGER NOT NULL DEFAULT 0,
  made_ms INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX customers_seen ON customers (seen_ms);

-- Which guests of visits they were.
CREATE TABLE customer_guests (
  guest_id INTEGER PRIMARY KEY REFERENCES guests (id),
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX customer_guests_customer ON customer_guests (customer_id);

-- Where they are signed in. `seat` is the hash of the table's session of the same browser.
CREATE TABLE customer_sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash BLOB NOT NULL UNIQUE,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  made_ms INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL,
  device TEXT NOT NULL,
  seat BLOB
) STRICT;
CREATE INDEX customer_sessions_customer ON customer_sessions (customer_id);

CREATE TABLE customer_favourites (
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  item_id INTEGER NOT NULL REFERENCES items (id),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (customer_id, item_id)
) STRICT, WITHOUT ROWID;

-- cart: what guests had chosen and not sent when their visit was closed, of those who want it kept;
-- `options` as in cart_lines.
CREATE TABLE left_lines (
  id INTEGER PRIMARY KEY,
  guest_id INTEGER NOT NULL REFERENCES guests (id),
  item_id INTEGER NOT NULL REFERENCES items (id),
  options TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 99),
  note TEXT NOT NULL,
  left_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX left_lines_guest ON left_lines (guest_id);

-- tables: whether what a guest did not send is kept for them.
ALTER TABLE guests ADD COLUMN keeps INTEGER NOT NULL DEFAULT 0;

-- people: whom a customer's access tokens are about: the public id, which this row keeps by itself.
ALTER TABLE api_sessions ADD COLUMN subject BLOB;
