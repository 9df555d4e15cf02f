# Les tables, les zones et leurs cartes
cards-new = Nouvelles tables
cards-add = Ajouter
cards-last = Jusqu’à
cards-last-hint = Pour en ajouter plusieurs : de T1 jusqu’à T12. Vide pour une seule.
cards-kind = De quoi il s’agit
cards-kind-table = Table
cards-kind-counter = Comptoir
cards-kind-hint = Un comptoir n’a pas de places : on y commande à emporter.
cards-counter-name = Comptoir { $counter }
cards-seats = { $n ->
    [one] { $n } place
   *[other] { $n } places
}
cards-edit = Modifier { $name }
cards-rename = Renommer { $name }
cards-area-hint = Le nom change pour toutes les tables de cette zone.
cards-saved = { $name } est enregistrée.
cards-rotated = { $name } a un nouveau code. L’ancienne carte ne fonctionne plus : imprimez-la à nouveau.
cards-retired = { $name } n’est plus utilisée.
cards-print-one = Imprimer cette carte
cards-retire-title = Plus utilisée
cards-retire-hint = Elle disparaît de la salle et sa carte ne fonctionne plus. Les commandes passées la gardent, et vous pouvez la rétablir.
cards-retire = Retirer
cards-retired-title = Tables retirées
cards-retired-hint = Une fois rétablies, leurs cartes fonctionnent à nouveau.
cards-restore = Rétablir
cards-token-gone = La carte de cette table n’est plus utilisée. Veuillez vous adresser à notre équipe.
cards-error-range = Écrivez la dernière comme la première : T1, T12.
cards-error-many = { $max } au plus à la fois.
cards-error-taken = Déjà utilisé : { $names }.
cards-error-visit = Des clients y sont assis. Clôturez d’abord leur visite.
cards-error-restore = Une autre table porte ce nom. Renommez-la d’abord.
