# Hours of dishes
day-mon = lun
day-tue = mar
day-wed = mer
day-thu = gio
day-fri = ven
day-sat = sab
day-sun = dom
later-never = per ora non in menù
later-today = dalle { $time }
later-day = { $day } dalle { $time }
later-date = dal { $date }
error-later = { $item } adesso non c’è: { $when }.
error-not-now = { $item } non si serve a quest’ora.
editor-hours = Si serve
editor-hours-hint = Sempre, oppure orari come: mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00 (giorni in inglese). Con date: 2026-12-01..2026-12-24 12:00-15:00
error-hours = Scrivi gli orari così: mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00
line-later = Non si serve a quest’ora
