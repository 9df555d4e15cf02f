-- Figures of the house. Everything in the tables named "sum_" can be made anew
-- from the facts, so none of it is ever the only place of something.

-- How far the sums have followed the facts: one row.
CREATE TABLE sum_cursor (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL
) STRICT;
INSERT INTO sum_cursor (one, seq) VALUES (1, 0);
