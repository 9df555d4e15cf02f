-- Service charge and tips.
-- The charge that a visit was opened with, parts per million: another one is for later visits.
ALTER TABLE visits ADD COLUMN service_ppm INTEGER NOT NULL DEFAULT 0 CHECK (service_ppm BETWEEN 0 AND 1000000);
-- Whether tax comes on top of the prices that it orders at, rather than being in them.
ALTER TABLE visits ADD COLUMN tax_added INTEGER NOT NULL DEFAULT 0 CHECK (tax_added IN (0, 1));
-- What of a payment is a tip.
ALTER TABLE bills ADD COLUMN tip INTEGER NOT NULL DEFAULT 0 CHECK (tip BETWEEN 0 AND amount);
-- The tip that a guest names who asks for the bill.
ALTER TABLE calls ADD COLUMN tip INTEGER CHECK (tip >= 0);
