transfer = Die Karte als Datei
transfer-error-remove = Diese Datei nimmt viele Gerichte von der Karte. Haken Sie an, dass sie gehen dürfen, oder übernehmen Sie sie nicht.
transfer-out = Herunterladen
transfer-out-hint = Die ganze Karte, zum Aufbewahren oder um sie in einer Tabelle zu ändern und wieder hochzuladen. Fotos bleiben hier.
transfer-csv = Als Tabelle (CSV)
transfer-json = Als JSON
transfer-in = Hochladen
transfer-in-hint = Eine Datei, wie sie hier heruntergeladen wird, bis 8 MB. Sie sehen zuerst, was sich ändern würde. Was die Datei nicht nennt, verlässt die Karte.
transfer-file = Datei der Karte
transfer-look = Ansehen, was sich ändern würde
transfer-none = Bitte wählen Sie zuerst eine Datei aus.
transfer-wrong = { $n ->
    [one] In dieser Datei stimmt etwas nicht
   *[other] In dieser Datei stimmen { $n } Dinge nicht
}
transfer-nothing = Es wurde nichts geändert. Bitte berichtigen Sie die Datei und laden Sie sie noch einmal hoch.
transfer-more = { $n ->
    [one] Und noch eines.
   *[other] Und { $n } weitere.
}
transfer-preview = Was diese Datei ändert
transfer-same = Nichts: Die Karte ist schon so.
transfer-all = Alles geschieht auf einmal, auf jedem Telefon.
transfer-apply = Übernehmen
transfer-remove = { $n ->
    [one] Ja, ein Gericht entfernen
   *[other] Ja, { $n } Gerichte entfernen
}
transfer-cancel = Nicht übernehmen
transfer-added = Neu
transfer-changed = Geändert
transfer-removed = Verlassen die Karte
transfer-n-added = { $n ->
    [one] Ein Gericht ist neu.
   *[other] { $n } Gerichte sind neu.
}
transfer-n-changed = { $n ->
    [one] Ein Gericht ändert sich.
   *[other] { $n } Gerichte ändern sich.
}
transfer-n-removed = { $n ->
    [one] Ein Gericht verlässt die Karte.
   *[other] { $n } Gerichte verlassen die Karte.
}
transfer-done = Die Datei ist übernommen.
transfer-stale = Die Karte hat sich inzwischen geändert. Das würde die Datei jetzt ändern.
transfer-gone = Diese Datei wird nur 15 Minuten aufbewahrt. Bitte laden Sie sie noch einmal hoch.
