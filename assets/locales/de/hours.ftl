# Hours of dishes
day-mon = Mo
day-tue = Di
day-wed = Mi
day-thu = Do
day-fri = Fr
day-sat = Sa
day-sun = So
later-never = zurzeit nicht auf der Karte
later-today = ab { $time }
later-day = { $day } ab { $time }
later-date = ab { $date }
error-later = { $item } gibt es jetzt nicht: { $when }.
error-not-now = { $item } gibt es um diese Zeit nicht.
editor-hours = Wird serviert
editor-hours-hint = Immer, oder Zeiten wie: mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00 (Tage englisch). Mit Datum: 2026-12-01..2026-12-24 12:00-15:00
error-hours = Schreiben Sie die Zeiten so: mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00
line-later = Gibt es um diese Zeit nicht
