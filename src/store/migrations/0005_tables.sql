-- What a table is, and the cards that are printed for it.

-- A name and an area are the same in capitals and without, and only the tables in use have names of
-- their own: a retired one keeps its name until it comes back. SQLite cannot take a UNIQUE away, so
-- the table is made anew; visits refer to it by its name, which is why their check waits.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE tables_before AS SELECT * FROM tables;
DROP TABLE tables;
CREATE TABLE tables (
  id INTEGER PRIMARY KEY,
  public_id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE,
  area TEXT NOT NULL COLLATE NOCASE,
  -- A counter has no seats, and 0 here.
  kind TEXT NOT NULL DEFAULT 'table' CHECK (kind IN ('table', 'counter')),
  seats INTEGER NOT NULL,
  position INTEGER NOT NULL,
  generation INTEGER NOT NULL DEFAULT 1,
  active INTEGER NOT NULL DEFAULT 1,
  -- Rises with each edit, so that a form knows whether it is stale.
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO tables (id, public_id, name, area, seats, position, generation, active)
  SELECT id, public_id, name, area, seats, position, generation, active FROM tables_before;
DROP TABLE tables_before;
CREATE UNIQUE INDEX tables_in_use ON tables (name) WHERE active = 1;
UPDATE tables SET area = (SELECT o.area FROM tables o WHERE o.area = tables.area ORDER BY o.position, o.id LIMIT 1);
