# Hours of dishes
day-mon = Mon
day-tue = Tue
day-wed = Wed
day-thu = Thu
day-fri = Fri
day-sat = Sat
day-sun = Sun
later-never = not on the menu at present
later-today = from { $time }
later-day = { $day } from { $time }
later-date = from { $date }
error-later = { $item } is not served now: { $when }.
error-not-now = { $item } is not served at this hour.
editor-hours = Served
editor-hours-hint = Always, or hours such as: mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00. With dates: 2026-12-01..2026-12-24 12:00-15:00
error-hours = Write the hours like mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00
line-later = Not served at this hour
