# Frühere Verkäufe aus einem anderen System
past-busy = Ein anderer Import von Verkäufen läuft oder wird entfernt. Versuchen Sie es wieder, wenn er beendet ist.
past-map = „{ $part }“ ist kein Feld mit seiner Spalte; schreiben Sie zum Beispiel date=Datum.
past-utf8 = Das ist nicht in UTF-8. Speichern Sie die Tabelle als „CSV UTF-8“.
past-no-such-column = Es gibt keine Spalte „{ $name }“.
past-missing-column = Für „{ $field }“ wurde keine Spalte gefunden. Die Datei hat: { $seen }.
past-empty = Die Datei ist leer.
past-too-large = Die Datei ist ausgepackt zu groß.
past-too-long = Die Datei ist beschädigt, oder eine Zeile ist zu lang: vielleicht fehlt ein schließendes Anführungszeichen.
past-unreadable = Die Datei kann nicht gelesen werden: { $why }.
past-unsure = Dieses Datum kann man auf zwei Arten lesen, und kein anderes der Datei sagt, wie. Geben Sie an, ob der Tag oder der Monat zuerst kommt.
past-mixed = Hier stehen Tag und Monat anders herum als in den Daten davor.
past-cells = Die Zeile hat { $cells } Zellen, die erste Zeile { $columns }.
past-formula = Formeln werden nicht angenommen.
past-nothing = Hier fehlt etwas.
past-name = Namen haben höchstens { $most } Zeichen und keinen Zeilenumbruch.
past-date = „{ $value }“ ist kein Datum wie 2026-11-30.
past-time = „{ $value }“ ist keine Uhrzeit wie 18:05.
past-when = „{ $value }“ liegt in der Zukunft oder vor 1970.
past-quantity = „{ $value }“ ist keine ganze Zahl von 1 bis 9999.
past-money = „{ $value }“ ist kein Betrag in { $currency }: Ziffern, höchstens { $decimals } Nachkommastellen, nicht unter null.
past-rate = „{ $value }“ ist kein Satz von 0 bis 100 Prozent.
past-tax = Die Steuer ist höher als der Betrag.
past-other = Die Bestellung { $order } vom { $day } gibt es schon, mit anderen Zeilen oder zu anderer Zeit.
past-crowded = Die Bestellung { $order } hat mehr als { $most } Zeilen: steht ihre Nummer in einer anderen Spalte?
log-kind-sales = Frühere Verkäufe
log-sales-orders = Bestellungen
