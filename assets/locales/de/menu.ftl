allergen-gluten = Gluten
allergen-crustaceans = Krebstiere
allergen-eggs = Eier
allergen-fish = Fisch
allergen-peanuts = Erdnüsse
allergen-soybeans = Soja
allergen-milk = Milch
allergen-nuts = Schalenfrüchte
allergen-celery = Sellerie
allergen-mustard = Senf
allergen-sesame = Sesam
allergen-sulphites = Sulfite
allergen-lupin = Lupinen
allergen-molluscs = Weichtiere
allergen-unstated = noch nicht angegebene Allergene: bitte fragen Sie uns
allergen-none = Keines davon
tag-vegan = Vegan
tag-vegetarian = Vegetarisch
tag-gluten-free = Glutenfrei
tag-spicy = Scharf
tag-alcoholic = Mit Alkohol
tag-house-favourite = Unser Tipp
error-options-few = { $n ->
    [one] { $group }: Bitte wählen Sie eine Möglichkeit.
   *[other] { $group }: Bitte wählen Sie mindestens { $n }.
}
error-options-many = { $n ->
    [one] { $group }: Bitte nur eine Möglichkeit.
   *[other] { $group }: Bitte höchstens { $n }.
}
error-options-foreign = Diese Auswahl hat sich geändert. Bitte wählen Sie noch einmal.
error-sold-out = Leider ist { $item } gerade ausgegangen.
error-stock-left = { $n ->
    [one] { $item }: Leider ist nur noch { $n } Stück da.
   *[other] { $item }: Leider sind nur noch { $n } Stück da.
}
menu-file-large = Die Datei darf höchstens { $max } MB haben.
menu-file-json = Das ist keine JSON-Datei: { $error }.
menu-file-object = Hier wird ein Objekt in geschweiften Klammern erwartet.
menu-file-unknown = Dieses Feld ist nicht bekannt. Es gibt: { $known }.
menu-file-many = Das sind zu viele; { $max } sind erlaubt.
menu-file-missing = Dieses Feld fehlt.
menu-file-list = Hier wird eine Liste in eckigen Klammern erwartet.
menu-file-text = Hier wird ein Text in Anführungszeichen erwartet.
menu-file-number = Hier wird eine ganze Zahl von { $min } bis { $max } erwartet.
menu-file-flag = Hier wird yes oder no erwartet (in JSON true oder false).
menu-file-key = Ein Schlüssel hat 1 bis 60 Kleinbuchstaben, Ziffern, - oder _.
menu-file-twice = { $key } gibt es schon.
menu-file-nameless = Es braucht einen Namen in mindestens einer Sprache der Datei.
menu-file-word = Das ist keines von diesen: { $known }.
menu-file-format = Das Format muss comanda-menu sein.
menu-file-currency = Die Währung des Hauses ist { $house }. Ändern Sie zuerst die Einstellung oder die Datei.
menu-file-language = Eine Sprache ist ein Kürzel wie en oder pt-BR, jedes nur einmal.
menu-file-optionless = Eine Gruppe braucht mindestens eine Möglichkeit.
menu-file-price = Schreiben Sie den Preis als Text in { $currency } mit höchstens { $decimals } Nachkommastellen, nicht unter 0.
menu-file-hours = Schreiben Sie Zeiten wie mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00.
menu-file-picture-missing = Dieses Bild liegt nicht neben der Datei.
menu-file-picture-large = Ein Bild darf höchstens { $max } kB haben.
menu-file-picture-kind = Ein Bild muss WebP, PNG oder JPEG sein.
menu-clash-vegan = Ein veganes Gericht enthält weder Milch noch Eier, Fisch, Krebs- oder Weichtiere: Bitte nehmen Sie das Zeichen oder das Allergen weg.
menu-clash-vegetarian = Ein vegetarisches Gericht enthält weder Fisch noch Krebs- oder Weichtiere: Bitte nehmen Sie das Zeichen oder das Allergen weg.
menu-clash-gluten-free = Ein glutenfreies Gericht enthält kein Gluten, was auch gewählt wird: Bitte nehmen Sie das Zeichen oder das Allergen weg.
