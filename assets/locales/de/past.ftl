# Frühere Verkäufe aus einem anderen System
past-busy = Ein anderer Import von Verkäufen läuft oder wird entfernt. Versuchen Sie es wieder, wenn er beendet ist.
past-map = „{ $part }“ ist kein Feld mit seiner Spalte; schreiben Sie zum Beispiel date=Datum.
past-utf8 = Das ist nicht in UTF-8. Speichern Sie die Tabelle als „CSV UTF-8“.
past-no-such-column = Es gibt keine Spalte „{ $name }“.
past-missing-column = Für „{ $name }“ ({ $field }) wurde keine Spalte gefunden. Die Datei hat: { $seen }.
past-empty = Die Datei ist leer.
past-only-names = Die Datei hat eine erste Zeile, aber keine Verkäufe darunter.
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
past-other = Die Bestellung { $order } vom { $day } gibt es schon, mit anderen Zeilen.
past-crowded = Die Bestellung { $order } hat mehr als { $most } Zeilen: steht ihre Nummer in einer anderen Spalte?
log-kind-sales = Frühere Verkäufe
log-sales-orders = Bestellungen
past = Frühere Verkäufe
past-about = Was ein anderes System verkauft hat, zählt nach dem Import in allen Zahlen mit und lässt sich im Ganzen zurücknehmen.
past-bring = Datei bringen
past-file = Datei mit Verkäufen
past-file-hint = Eine Tabelle (CSV), eine Zeile je Gericht einer Bestellung, bis { $n } MB, auch mit gzip gepackt. Du siehst zuerst, was darin ist.
past-file-large = Die Datei ist größer als { $max } MB. Packe sie mit gzip oder bringe sie in Teilen.
past-look = Ansehen, was darin ist
past-gone = Diese Datei ist nicht mehr da. Bitte bringe sie noch einmal.
past-imports = Importe
past-none = Noch wurde nichts importiert.
past-made = Importiert { $when }
past-take-back = Zurücknehmen
past-checking = Wird geprüft
past-importing = Wird importiert
past-removing = Ein Import wird zurückgenommen
past-step-reading = Die Datei wird gelesen
past-step-comparing = Suche nach Bestellungen, die es schon gibt
past-step-counting = Die Bestellungen kommen zu den Zahlen
past-step-removing = Bestellungen werden entfernt
past-meanwhile = Das Restaurant arbeitet währenddessen weiter, und du kannst diese Seite verlassen.
past-good = Diese Datei kann importiert werden
past-nothing-new = In dieser Datei ist nichts Neues
past-new = Neue Bestellungen
past-known = Schon da, ausgelassen
past-lines = Zeilen davon
past-days = Tage
past-unmatched-hint = Sie zählen unter ihrem eigenen Namen. Ein Gericht der Karte wird an seinem Namen erkannt, in jeder Sprache; eines, das später dazukommt, wenn der Import zurückgenommen und die Datei noch einmal importiert wird.
past-cancel = Datei verwerfen
past-wrong-hint = Es wurde nichts geändert. Sage unten, welche Spalte was ist, oder berichtige die Datei und bringe sie noch einmal.
past-line = Zeile { $n }
past-column = Spalte { $n }
past-columns = Welche Spalte ist was
past-columns-hint = Übliche Namen werden von selbst erkannt. Ändere, was nicht stimmt, und prüfe dann die Datei: Jede Zeile wird angesehen, und noch ändert sich nichts.
past-rows = Die ersten Zeilen
past-no-column = – nicht in der Datei –
past-dates = Daten wie 03/04/2026
past-dates-file = wie die Datei zeigt
past-dates-dmy = der Tag zuerst
past-dates-mdy = der Monat zuerst
past-check = Datei prüfen
past-unchecked = Prüfe die Datei zuerst: Sie wird importiert, wie sie geprüft wurde.
past-field-date = Datum
past-field-time = Uhrzeit
past-field-order = Bestellung
past-field-item = Gericht
past-field-category = Kategorie
past-field-option = Auswahl, etwa die Größe
past-field-more = Eine weitere Auswahl
past-field-quantity = Menge
past-field-price = Preis für eines
past-field-total = Preis der Zeile
past-field-tax = Steuer darin
past-field-rate = Steuersatz
past-hint-date = Darf auch die Uhrzeit enthalten.
past-hint-order = Was eine Bestellung des Tages von den anderen unterscheidet.
past-hint-price = Mit Steuer.
past-hint-total = Mit Steuer. Er gilt vor dem Preis für eines.
past-done = { $n ->
    [one] Eine Bestellung wurde importiert.
   *[other] { $n } Bestellungen wurden importiert.
}
past-taken-back = { $n ->
    [one] Eine Bestellung wurde zurückgenommen.
   *[other] { $n } Bestellungen wurden zurückgenommen.
}
past-n-orders = { $n ->
    [one] eine Bestellung
   *[other] { $n } Bestellungen
}
past-take-back-hint = { $n ->
    [one] Seine Bestellung verlässt alle Zahlen. Sie kann aus der Datei wieder importiert werden.
   *[other] Seine { $n } Bestellungen verlassen alle Zahlen. Sie können aus der Datei wieder importiert werden.
}
past-matched = { $n ->
    [one] Ein Name ist ein Gericht der Karte
   *[other] { $n } Namen sind Gerichte der Karte
}
past-unmatched = { $n ->
    [one] Ein Name steht nicht auf der Karte
   *[other] { $n } Namen stehen nicht auf der Karte
}
past-apply = { $n ->
    [one] Eine Bestellung importieren
   *[other] { $n } Bestellungen importieren
}
past-more-names = { $n ->
    [one] Ein weiterer Name ist nicht aufgeführt.
   *[other] { $n } weitere Namen sind nicht aufgeführt.
}
