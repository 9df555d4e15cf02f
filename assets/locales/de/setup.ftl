# The first start
setting-base-url = Adresse für Gäste
error-base-url = Schreiben Sie die Adresse wie http://192.168.1.10:8080, ohne etwas dahinter.
setting-tax-rates = Weitere Steuersätze
setting-setup-next = Nächster Schritt der Einrichtung
error-tax-rates = Geben Sie jedem Satz einen Namen und Prozente von 0 bis 100, etwa Getränke und 22. Höchstens vier sind möglich.
error-setup-next = Schreiben Sie eines davon: house, tax, tables, address, menu, done.
setup-step = Schritt { $n } von { $of }
setup-save = Speichern und weiter
setup-skip = Später
setup-go-on = Weiter
setup-house = Ihr Haus
setup-house-name = Name, den Gäste sehen
setup-currency-hint = Sie steht fest, sobald es Preise gibt.
setup-cut-over-hint = Was nach Mitternacht und vor dieser Stunde verkauft wird, gehört zum Abend davor.
setup-tax = Steuer
setup-tax-usual = Üblicher Satz, %
setup-rates-hint = Wenn für manche Gerichte oder Getränke ein anderer Satz gilt, bietet der Karteneditor diese an.
setup-rate-name = Name des Satzes { $n }
setup-rate-percent = Prozente des Satzes { $n }
setup-rate-example = Getränke
setup-tables = Ihre Tische
setup-tables-hint = Wie viele sind es, und wo? Sie heißen T1, T2 und so weiter; Namen und Plätze lassen sich später ändern.
setup-inside = Innen
setup-garden = Garten
setup-counter = Theke
setup-counter-too = Es gibt auch eine Theke, an der bestellt wird
error-setup-count = Schreiben Sie eine ganze Zahl von Tischen, bis zu 200 je Bereich und mindestens einen insgesamt.
setup-tables-there = { $n ->
    [one] Es gibt einen Tisch.
   *[other] Es gibt { $n } Tische.
}
setup-tables-edit = Tische ändern
setup-address = Adresse für Gäste
setup-address-hint = Jeder QR-Code führt hierher. Wählen Sie eine Adresse, die dieser Rechner behält: Lassen Sie ihm vom Router immer dieselbe geben.
setup-address-fixed = Das Programm wurde mit { $url } gestartet. Geändert wird das dort, wo es gestartet wird.
setup-address-name = Bleibt auch mit einer neuen Nummer gültig, wenn die Telefone solche Namen kennen.
setup-address-other = Eine andere Adresse
setup-address-example = etwa http://192.168.1.10:8080
setup-reach = Erreichen Telefone das Haus?
setup-reach-hint = Scannen Sie das mit einem Telefon im WLAN der Gäste.
setup-reach-waiting = Warten auf ein Telefon …
setup-reach-yes = Ein Telefon hat sie erreicht. Die Adresse stimmt.
setup-reach-other = Andere Adresse wählen
setup-reached = Dieses Telefon ist da
setup-reached-hint = Gäste von { $house } können diese Adresse benutzen. Sie können diese Seite schließen.
setup-menu = Ihre Karte
setup-menu-hint = Womit möchten Sie beginnen?
setup-menu-sample = Eine Beispielkarte
setup-menu-sample-hint = Sechzig Gerichte einer Trattoria mit Bildern, Auswahl und Allergenen, zum Ausprobieren und Anpassen.
setup-menu-sample-go = Mit dem Beispiel beginnen
setup-menu-file = Eine Datei, die Sie haben
setup-menu-file-hint = Eine Tabelle oder JSON. Sie sehen, was sie bringt, bevor es gilt.
setup-menu-file-go = Datei wählen
setup-menu-empty = Mit leerer Karte beginnen
setup-menu-there = { $n ->
    [one] Ein Gericht steht auf der Karte.
   *[other] { $n } Gerichte stehen auf der Karte.
}
setup-menu-edit = Karte ändern
setup-done = Ihr Haus ist offen
setup-done-hint = Drucken Sie die Karten, stellen Sie eine auf jeden Tisch, und scannen Sie die erste selbst.
setup-done-try = { $table } als Gast ausprobieren
setup-done-admin = Zu den Seiten des Inhabers
todo-setup = Die Einrichtung fortsetzen, wo Sie aufgehört haben
todo-address = Die Adresse für die QR-Codes wählen
todo-tables = Die Tische anlegen
todo-menu = Die Karte füllen
todo-people = Personen für Küche und Service anlegen
setup-tax-usual-short = Üblich
setup-wifi = Das WLAN der Gäste
setup-wifi-hint = Es steht auf den Karten, damit Gäste darin sind, bevor sie scannen. Lassen Sie es leer, wenn es keines gibt.
setup-wifi-kept = Es gibt schon eines. Leer bleibt es, wie es ist.
setup-wifi-password-hint = Leer bei offenem WLAN.
setup-wifi-open = Nichts, es ist offen
setup-stale = Inzwischen hat jemand anderes gespeichert. Ihre Eingaben sind noch da: Senden Sie sie noch einmal, um sie zu behalten.
