# The stations of the kitchen, as who runs the house sees them
stations-new = Neue Station
stations-hint = Wo Gerichte entstehen: Jede Station hat ihre eigenen Bons auf der Tafel der Küche, in dieser Reihenfolge.
stations-empty = Die erste Kategorie der Karte bringt eine Station mit, oder fügen Sie hier eine hinzu.
stations-minutes = dauert ab { $warn } Min., überfällig ab { $late } Min.
stations-uses = { $more ->
    [0] Kommt hierher: { $names }
   *[other] Kommt hierher: { $names } und { $more } weitere
}
stations-idle = Noch kommt nichts von der Karte hierher.
stations-ages = Wie lange ein Bon warten darf
stations-warn = Dauert: nach Minuten
stations-late = Überfällig: nach Minuten
stations-ages-hint = Die Tafel markiert Bons, die dauern, und überfällige. Eine Änderung gilt sofort auch für wartende Bons.
stations-saved = { $name } ist gespeichert.
stations-retired = { $name } ist außer Dienst.
stations-retire-title = Außer Dienst
stations-retired-title = Stationen außer Dienst
stations-retire-hint = Sie verlässt die Tafel, sobald ihr letzter Bon erledigt ist. Frühere Bestellungen behalten sie, und Sie können sie zurückholen.
stations-retired-hint = Zurückgeholt, können wieder Gerichte dorthin gehen.
stations-mend = Wählen Sie dafür zuerst in der Karte eine andere Station; die Gerichte einer Kategorie ziehen mit ihr um.
stations-error-late = Überfällig wird ein Bon erst, wenn er schon dauert: Bitte geben Sie hier mehr Minuten an.
stations-error-last = Dies ist die einzige Station, und irgendwo müssen Gerichte entstehen. Fügen Sie zuerst eine andere hinzu.
stations-error-used = { $more ->
    [0] Hierher kommt noch: { $names }.
   *[other] Hierher kommen noch: { $names } und { $more } weitere.
}
stations-error-restore = Eine andere Station hat diesen Namen. Benennen Sie zuerst jene um.
