-- A number that every change of the settings raises, whoever makes it: what was parsed of them is kept as long as it
-- stands. It is never below the sequence of the fact that tells the change.
INSERT INTO meta (key, value) VALUES ('settings_stamp', '1');
CREATE TRIGGER settings_added AFTER INSERT ON settings BEGIN
  UPDATE meta SET value = max(value + 1, (SELECT coalesce(max(seq), 0) + 1 FROM events)) WHERE key = 'settings_stamp';
END;
CREATE TRIGGER settings_changed AFTER UPDATE ON settings BEGIN
  UPDATE meta SET value = max(value + 1, (SELECT coalesce(max(seq), 0) + 1 FROM events)) WHERE key = 'settings_stamp';
END;
CREATE TRIGGER settings_removed AFTER DELETE ON settings BEGIN
  UPDATE meta SET value = max(value + 1, (SELECT coalesce(max(seq), 0) + 1 FROM events)) WHERE key = 'settings_stamp';
END;
