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
