# Hours of dishes
day-mon = lun.
day-tue = mar.
day-wed = mié.
day-thu = jue.
day-fri = vie.
day-sat = sáb.
day-sun = dom.
later-never = por ahora fuera de la carta
later-today = desde las { $time }
later-day = { $day } desde las { $time }
later-date = desde el { $date }
error-later = { $item } no se sirve ahora: { $when }.
error-not-now = { $item } no se sirve a esta hora.
editor-hours = Se sirve
editor-hours-hint = Siempre, u horas como: mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00 (días en inglés). Con fechas: 2026-12-01..2026-12-24 12:00-15:00
error-hours = Escriba las horas así: mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00
line-later = No se sirve a esta hora
