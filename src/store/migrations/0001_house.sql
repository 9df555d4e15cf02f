-- The first schema. Amounts are minor units; times are milliseconds since 1970 UTC;
-- allergens are bits in the order of Annex II of Regulation (EU) 1169/2011.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- base: facts, and the answers to request keys
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  boot INTEGER NOT NULL,
  mono_ms INTEGER NOT NULL,
  business_day INTEGER NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id INTEGER NOT NULL,
  visit_id INTEGER,
  feature TEXT NOT NULL,
  version INTEGER NOT NULL,
  payload TEXT NOT NULL
) STRICT;
CREATE INDEX events_cart ON events (visit_id) WHERE feature = 'cart';

CREATE TABLE request_keys (
  actor_kind TEXT NOT NULL,
  actor_id INTEGER NOT NULL,
  key TEXT NOT NULL,
  verb TEXT NOT NULL,
  body_hash BLOB NOT NULL,
  result TEXT NOT NULL,
  visit_id INTEGER,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (actor_kind, actor_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX request_keys_visit ON request_keys (visit_id);
CREATE INDEX request_keys_age ON request_keys (at_ms);

-- settings
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- people
CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  public_id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('kitchen', 'floor', 'manager', 'owner')),
  password_hash TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  created_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE staff_sessions (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  created_ms INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL,
  device TEXT NOT NULL
) STRICT;
CREATE INDEX staff_sessions_staff ON staff_sessions (staff_id);

-- menu
CREATE TABLE pictures (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE stations (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  names TEXT NOT NULL
) STRICT;
CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  names TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  public_id BLOB NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  category_id INTEGER NOT NULL REFERENCES categories (id),
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  price INTEGER NOT NULL CHECK (price >= 0),
  tax_ppm INTEGER NOT NULL CHECK (tax_ppm BETWEEN 0 AND 1000000),
  station_id INTEGER NOT NULL REFERENCES stations (id),
  tags TEXT NOT NULL,
  allergens INTEGER NOT NULL,
  picture TEXT REFERENCES pictures (hash),
  stock INTEGER CHECK (stock >= 0),
  available INTEGER NOT NULL DEFAULT 1,
  active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE item_texts (
  item_id INTEGER NOT NULL REFERENCES items (id),
  revision INTEGER NOT NULL,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (item_id, revision, language)
) STRICT, WITHOUT ROWID;
CREATE TABLE option_groups (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES items (id),
  key TEXT NOT NULL,
  position INTEGER NOT NULL,
  least INTEGER NOT NULL,
  most INTEGER NOT NULL,
  names TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  UNIQUE (item_id, key)
) STRICT;
CREATE TABLE options (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES option_groups (id),
  key TEXT NOT NULL,
  position INTEGER NOT NULL,
  delta INTEGER NOT NULL CHECK (delta >= 0),
  allergens INTEGER NOT NULL,
  available INTEGER NOT NULL DEFAULT 1,
  active INTEGER NOT NULL DEFAULT 1,
  UNIQUE (group_id, key)
) STRICT;
-- The names of an option as of a revision of its item: what was sold keeps its words.
CREATE TABLE option_texts (
  option_id INTEGER NOT NULL REFERENCES options (id),
  revision INTEGER NOT NULL,
  language TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (option_id, revision, language)
) STRICT, WITHOUT ROWID;

-- tables
CREATE TABLE tables (
  id INTEGER PRIMARY KEY,
  public_id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  area TEXT NOT NULL,
  seats INTEGER NOT NULL,
  position INTEGER NOT NULL,
  generation INTEGER NOT NULL DEFAULT 1,
  active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE visits (
  id INTEGER PRIMARY KEY,
  public_id BLOB NOT NULL UNIQUE,
  table_id INTEGER NOT NULL REFERENCES tables (id),
  business_day INTEGER NOT NULL,
  opened_ms INTEGER NOT NULL,
  touched_ms INTEGER NOT NULL,
  touched_boot INTEGER NOT NULL,
  touched_mono_ms INTEGER NOT NULL,
  closed_ms INTEGER,
  covers INTEGER,
  approved INTEGER NOT NULL DEFAULT 0,
  last_number INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX visits_open ON visits (table_id) WHERE closed_ms IS NULL;
CREATE TABLE guests (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('seated', 'waiting', 'away')),
  joined_ms INTEGER NOT NULL,
  UNIQUE (visit_id, number)
) STRICT;
CREATE TABLE guest_sessions (
  hash BLOB PRIMARY KEY,
  guest_id INTEGER NOT NULL REFERENCES guests (id),
  created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX guest_sessions_guest ON guest_sessions (guest_id);

-- cart: lines that were not sent yet; `options` is a JSON array of option ids, ascending
CREATE TABLE cart_lines (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  number INTEGER NOT NULL,
  guest_id INTEGER REFERENCES guests (id),
  item_id INTEGER NOT NULL REFERENCES items (id),
  options TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 99),
  note TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE (visit_id, number)
) STRICT;

-- orders
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  public_id BLOB NOT NULL UNIQUE,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  business_day INTEGER NOT NULL,
  number INTEGER NOT NULL,
  placed_ms INTEGER NOT NULL,
  placed_boot INTEGER NOT NULL,
  placed_mono_ms INTEGER NOT NULL,
  guest_id INTEGER REFERENCES guests (id),
  pay TEXT NOT NULL,
  open INTEGER NOT NULL DEFAULT 1,
  UNIQUE (business_day, number)
) STRICT;
CREATE INDEX orders_visit ON orders (visit_id);
CREATE INDEX orders_open ON orders (id) WHERE open = 1;
CREATE TABLE order_lines (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  number INTEGER NOT NULL,
  guest_id INTEGER REFERENCES guests (id),
  item_id INTEGER NOT NULL REFERENCES items (id),
  revision INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  unit_price INTEGER NOT NULL,
  tax_ppm INTEGER NOT NULL,
  allergens INTEGER NOT NULL,
  station_id INTEGER NOT NULL REFERENCES stations (id),
  note TEXT NOT NULL,
  state TEXT NOT NULL,
  state_ms INTEGER NOT NULL,
  void_reason TEXT,
  UNIQUE (visit_id, number)
) STRICT;
CREATE INDEX order_lines_order ON order_lines (order_id);
CREATE TABLE order_line_options (
  line_id INTEGER NOT NULL REFERENCES order_lines (id),
  option_id INTEGER NOT NULL REFERENCES options (id),
  delta INTEGER NOT NULL,
  PRIMARY KEY (line_id, option_id)
) STRICT, WITHOUT ROWID;

-- bills: rows are added, never edited; what a visit still owes is a sum
CREATE TABLE bills (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  kind TEXT NOT NULL CHECK (kind IN ('payment')),
  method TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  business_day INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  staff_id INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX bills_visit ON bills (visit_id);

-- floor
CREATE TABLE calls (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visits (id),
  guest_id INTEGER NOT NULL REFERENCES guests (id),
  reason TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  answered_ms INTEGER,
  answered_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX calls_waiting ON calls (id) WHERE answered_ms IS NULL;
CREATE INDEX calls_visit ON calls (visit_id);
