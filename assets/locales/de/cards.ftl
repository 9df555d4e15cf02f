# Tische, Bereiche und ihre Karten
cards-new = Neue Tische
cards-add = Hinzufügen
cards-last = Bis
cards-last-hint = Für mehrere auf einmal: von T1 bis T12. Leer für einen.
cards-kind = Was es ist
cards-kind-table = Tisch
cards-kind-counter = Theke
cards-kind-hint = Eine Theke hat keine Plätze: Was Gäste dort bestellen, nehmen sie mit.
cards-counter-name = Theke { $counter }
cards-seats = { $n ->
    [one] { $n } Platz
   *[other] { $n } Plätze
}
cards-edit = { $name } ändern
cards-rename = { $name } umbenennen
cards-area-hint = Der Name ändert sich für alle Tische dieses Bereichs.
cards-saved = { $name } ist gespeichert.
cards-rotated = { $name } hat einen neuen Code. Die alte Karte gilt nicht mehr: Drucken Sie die Karte neu.
cards-retired = { $name } ist außer Dienst.
cards-print-one = Diese Karte drucken
cards-retire-title = Außer Dienst
cards-retire-hint = Der Tisch verschwindet aus dem Service, und seine Karte gilt nicht mehr. Frühere Bestellungen behalten ihn, und Sie können ihn zurückholen.
cards-retire = Außer Dienst nehmen
cards-retired-title = Außer Dienst genommen
cards-retired-hint = Sind sie zurückgeholt, gelten ihre Karten wieder.
cards-restore = Zurückholen
cards-token-gone = Die Karte dieses Tisches gilt nicht mehr. Bitte fragen Sie unser Personal.
cards-error-range = Schreiben Sie den letzten wie den ersten: T1, T12.
cards-error-many = Höchstens { $max } auf einmal.
cards-error-taken = Schon vergeben: { $names }.
cards-error-visit = Dort sitzen Gäste. Schließen Sie zuerst ihren Besuch.
cards-error-restore = Ein anderer Tisch heißt so. Benennen Sie zuerst jenen um.
