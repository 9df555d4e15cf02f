-- What programs act with: sessions of the API with their refresh tokens, and keys of machines.

CREATE TABLE api_sessions (
  id INTEGER PRIMARY KEY,
  public_id BLOB NOT NULL UNIQUE,
  -- Whose it is: exactly one of them.
  staff_id INTEGER REFERENCES staff (id),
  customer_id INTEGER,
  label TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  CHECK ((staff_id IS NULL) != (customer_id IS NULL))
) STRICT;
CREATE INDEX api_sessions_staff ON api_sessions (staff_id);
CREATE INDEX api_sessions_customer ON api_sessions (customer_id) WHERE customer_id IS NOT NULL;

-- Used ones stay as long as their session, so that a second use is seen.
CREATE TABLE refresh_tokens (
  hash BLOB PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES api_sessions (id) ON DELETE CASCADE,
  made_ms INTEGER NOT NULL,
  used_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);

CREATE TABLE api_keys (
  id INTEGER PRIMARY KEY,
  public_id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('kitchen', 'floor', 'manager', 'owner')),
  -- Words with spaces between them.
  scopes TEXT NOT NULL,
  hash BLOB NOT NULL UNIQUE,
  made_by INTEGER NOT NULL REFERENCES staff (id),
  made_ms INTEGER NOT NULL,
  -- Null if it was never used.
  seen_ms INTEGER,
  revoked_ms INTEGER
) STRICT;
CREATE INDEX api_keys_made_by ON api_keys (made_by);

-- The machine that changed it, if it was one; then staff_id is null.
ALTER TABLE changes ADD COLUMN key_id INTEGER REFERENCES api_keys (id);
