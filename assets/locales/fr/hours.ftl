# Hours of dishes
day-mon = lun.
day-tue = mar.
day-wed = mer.
day-thu = jeu.
day-fri = ven.
day-sat = sam.
day-sun = dim.
later-never = pas à la carte en ce moment
later-today = dès { $time }
later-day = { $day } dès { $time }
later-date = dès le { $date }
error-later = { $item } n’est pas servi maintenant : { $when }.
error-not-now = { $item } n’est pas servi à cette heure.
editor-hours = Servi
editor-hours-hint = Toujours, ou des heures comme : mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00 (jours en anglais). Avec dates : 2026-12-01..2026-12-24 12:00-15:00
error-hours = Écrivez les heures ainsi : mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00
line-later = Pas servi à cette heure
