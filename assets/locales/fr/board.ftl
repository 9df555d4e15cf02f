# The kitchen's board
board-allergy = Allergie { $guest } : { $list }
board-danger = Contient { $list } !
board-without = Sans { $name }
board-changed = Modifié
board-changes = Modifiés :
board-seen = Vu
board-more = Plus sur { $item }
board-stock = Épuisé…
board-undo = Annuler : { $number } · { $table } → { $state }
board-all-day = À faire en tout
board-nothing-to-make = Rien à faire.
board-plain = tel quel
board-keys = Touches
board-key-number = Étape suivante du premier, deuxième, … neuvième bon
board-key-arrow = D’un bon à l'autre
board-key-undo = Annuler le dernier geste
board-key-help = Cette aide

# What is sold out
board-search = Chercher un plat
board-none-found = Aucun plat ne s’appelle ainsi.
board-count = Compter…
board-options = Au choix
board-on-ticket = Sur le bon
board-left = Combien en reste-t-il ?
board-left-hint = Laissez vide pour ne plus compter.
board-set-left = Fixer ce qui reste
board-out = { $n ->
    [one] { $n } épuisée
   *[other] { $n } épuisées
}
board-n-left = Il en reste { $n }
board-n-left-held = Il en reste { $n }, dont { $held } dans des paniers
board-held = { $n ->
    [one] { $n } est dans un panier.
   *[other] { $n } sont dans des paniers.
}
