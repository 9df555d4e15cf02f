-- Times in the kitchen from ten minutes on are counted by the minute, no longer by ten seconds: buckets 60 to 65 are the
-- eleventh minute, and so on. The page that shows them reads every bucket of every dish.
CREATE TABLE coarse AS
  SELECT span, at, what, id, 50 + bucket / 6 AS minute, sum(n) AS n, sum(amount) AS amount
  FROM sum_counts WHERE what IN ('station', 'making') AND bucket >= 60 GROUP BY span, at, what, id, minute;
DELETE FROM sum_counts WHERE what IN ('station', 'making') AND bucket >= 60;
INSERT INTO sum_counts (span, at, what, id, bucket, n, amount) SELECT span, at, what, id, minute, n, amount FROM coarse;
DROP TABLE coarse;
