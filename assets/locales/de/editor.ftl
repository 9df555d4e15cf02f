# The owner's menu editor
editor-preview = Vorschau als Gast
editor-deleted-last = Zuletzt gelöscht
editor-preview-hint = So sehen Gäste die Karte. Bestellen lässt sich hier nichts.
editor-new-category = Neue Kategorie
editor-new-item = Neues Gericht
editor-empty = Ihre Karte beginnt mit einer Kategorie, etwa „Vorspeisen“.
editor-hidden = Ausgeblendet
editor-no-photo = Ohne Foto
editor-missing = Fehlt: { $languages }
editor-margin = Marge { $percent }
editor-up = { $name } nach oben
editor-down = { $name } nach unten
editor-hide = { $name } ausblenden
editor-show = { $name } einblenden
editor-copy = { $name } kopieren
editor-delete = { $name } löschen
editor-delete-with = { $n ->
    [0] { $name } löschen
    [one] { $name } und das Gericht darin löschen
   *[other] { $name } und die { $n } Gerichte darin löschen
}
editor-copy-item = Gericht kopieren
editor-delete-item = Gericht löschen
editor-deleted = { $name } wurde gelöscht.
editor-saved = { $name } ist gespeichert und auf jedem Handy.
editor-saved-options = Die Auswahl ist gespeichert und auf jedem Handy.
editor-undo = Rückgängig
editor-texts = Name und Beschreibung
editor-description = Beschreibung
editor-lacks = Fehlt
editor-more-languages = Weitere Sprachen
editor-price-title = Preis und Bestand
editor-price = Preis
editor-tax = Steuersatz, %
editor-cost = Kostet das Haus
editor-stock = Vorrat
editor-price-hint = Preise in { $currency }. Ohne Vorrat wird nicht gezählt. Was es das Haus kostet, sehen nur Leitung und Inhaber.
editor-place = Wohin es gehört
editor-category = Kategorie
editor-station = Zubereitet an
editor-station-none = Sagt jedes Gericht
editor-station-of-item = Wo das Gericht entsteht
editor-station-hint = Gerichte, die an der Station der Kategorie entstehen, ziehen mit um.
editor-hide-category = Diese Kategorie mit allen Gerichten vor Gästen verbergen
editor-hide-item = Dieses Gericht vor Gästen verbergen
editor-allergens = Allergene
editor-allergens-hint = Kreuzen Sie an, was enthalten ist, oder „Keines davon“. Bis dahin lesen die Gäste, dass die Allergene nicht angegeben sind, und wer welche meidet, wird gewarnt.
editor-allergens-missing = Allergene fehlen
editor-clash = Zeichen und Allergene widersprechen sich
editor-tags = Ernährung und Zeichen
editor-options = Was Gäste wählen
editor-options-none = Noch keine Auswahl: Größen, Beilagen, Extras.
editor-new-group = Neue Auswahl
editor-removals = Was man weglassen kann
editor-removals-hint = Gäste kreuzen an, was sie nicht möchten. Es kostet nichts und nimmt seine Allergene mit.
editor-group = Die Auswahl
editor-least = Mindestens
editor-most = Höchstens
editor-group-hint = „Mindestens 1“ macht sie zur Pflicht; „höchstens 1“ lässt eines wählen.
editor-delta = Aufpreis
editor-adds = Allergene, die dazukommen
editor-takes = Allergene, die wegfallen
editor-add-option = Option hinzufügen
editor-add-removal = Etwas zum Weglassen hinzufügen
editor-row = Option Nr. { $n }
editor-nothing = nichts
editor-now = Steht jetzt: { $value }
editor-gone = Jemand anderes hat das inzwischen gelöscht.
editor-gone-hint = Von Ihrer Eingabe ist nichts verloren: Speichern Sie sie hier neu. Wer gelöscht hat, steht im Protokoll.
editor-stale = Jemand anderes hat inzwischen gespeichert.
editor-stale-hint = Von Ihrer Eingabe ist nichts verloren. Neben jedem Feld, das abweicht, steht, was jetzt gilt.
editor-stale-group = Von Ihrer Eingabe ist nichts verloren. Jetzt gilt:
editor-save-anyway = Meines trotzdem speichern
editor-take-theirs = Meines verwerfen
editor-error-price = Bitte schreiben Sie einen Preis wie { $example }, nicht unter 0.
editor-error-number = Bitte nennen Sie eine Zahl von { $min } bis { $max }.
editor-error-gone = Bitte wählen Sie hiervon; das andere gibt es nicht mehr.
editor-error-optionless = Eine Auswahl braucht mindestens eine Option mit Namen.
editor-error-none = Kreuzen Sie die enthaltenen Allergene an oder „Keines davon“.
editor-error-removal = Wegfallen kann nur, was das Gericht selbst enthält.
editor-error-category-gone = Die Kategorie wurde gelöscht. Holen Sie zuerst diese zurück.
editor-error-language = In dieser Sprache kann die Karte nicht geschrieben werden.
editor-wrong = { $n ->
    [one] Ein Feld braucht noch einen Blick.
   *[other] { $n } Felder brauchen noch einen Blick.
}
