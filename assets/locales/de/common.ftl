# Said on many screens
count-items = { $n ->
    [one] { $n } Artikel
   *[other] { $n } Artikel
}
skip = Zum Inhalt springen
stale = Verbindung unterbrochen. Neuer Versuch …
offline = Keine Verbindung. Bitte versuchen Sie es noch einmal: Nichts wird doppelt gesendet.
page-description = Bestellen Sie direkt an Ihrem Tisch bei { $house }.
table-name = Tisch { $table }
order-number = Bestellung { $number }
minutes = { "{n}" } Min.
minutes-ago = vor { "{n}" } Min.
close = Schließen
back = Zurück
save = Speichern
language = Sprache
by-staff = Service
contains = Enthält { $list }
quoted = „{ $text }“
sold-out = Ausverkauft
left = { $n ->
    [one] Nur noch { $n }
   *[other] Nur noch { $n }
}
quantity = Anzahl
tax-inside = davon { $rate } MwSt.
bill-total = Gesamt
bill-due = Noch offen
method-cash = Bar bezahlt
method-card = Mit Karte bezahlt
method-other = Anders bezahlt
home-title = Willkommen
home-scan = Zum Bestellen scannen Sie bitte den Code auf Ihrem Tisch mit der Kamera Ihres Telefons.
home-staff = Personal: anmelden
to-start = Zur Startseite
error-title = Das hat nicht geklappt
error-title-not-found = Das finden wir nicht
error-title-sign-in = Ein Schritt fehlt noch
error-host = Bitte benutzen Sie die Adresse, die auf Ihrer Tischkarte steht.
error-malformed = Wir konnten diese Anfrage nicht lesen. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
error-too-large = Das ist mehr, als wir annehmen können. Bitte senden Sie weniger.
error-origin = Diese Anfrage kam nicht von unseren eigenen Seiten. Bitte benutzen Sie die Schaltflächen dort.
error-note-long = Eine Notiz darf höchstens { $max } Zeichen lang sein.

# Where a line stands
state-waiting = Wartet auf den Service
state-held = Zurückgestellt
state-sent = Bestellt
state-accepted = Bestätigt
state-cooking = In Arbeit
state-ready = Fertig
state-served = Serviert
state-voided = Storniert
error-key-missing = Diese Anfrage braucht die Kopfzeile Idempotency-Key: 16 bis 64 Buchstaben, Ziffern, „-“ oder „_“.
error-no-owner = Dieses Haus hat noch niemand eingerichtet.
error-outdated = Es wurde inzwischen geändert. Bitte neu lesen und die Änderung noch einmal machen.
error-unconditional = Diese Anfrage braucht einen If-Match-Header mit dem ETag dessen, was sie ändert.
error-list-limit = Ein Stück einer Liste hat 1 bis { $most } Zeilen.
error-list-after = Das ist keine Stelle der Liste: bitte „next“ des vorigen Stücks nehmen.
