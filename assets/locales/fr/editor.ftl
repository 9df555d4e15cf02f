# The owner's menu editor
editor-preview = Aperçu comme un client
editor-deleted-last = Supprimés récemment
editor-preview-hint = Voici la carte telle que les clients la voient. On ne peut rien y commander.
editor-new-category = Nouvelle catégorie
editor-new-item = Nouveau plat
editor-empty = Votre carte commence par une catégorie, par exemple « Entrées ».
editor-hidden = Masqué
editor-no-photo = Sans photo
editor-missing = Manque : { $languages }
editor-margin = Marge de { $percent }
editor-up = Monter { $name }
editor-down = Descendre { $name }
editor-hide = Masquer { $name }
editor-show = Afficher { $name }
editor-copy = Copier { $name }
editor-delete = Supprimer { $name }
editor-delete-with = { $n ->
    [0] Supprimer { $name }
    [one] Supprimer { $name } et son plat
   *[other] Supprimer { $name } et ses { $n } plats
}
editor-copy-item = Copier ce plat
editor-delete-item = Supprimer ce plat
editor-deleted = { $name } : supprimé.
editor-saved = { $name } : enregistré, et sur tous les téléphones.
editor-saved-options = Les choix sont enregistrés, et sur tous les téléphones.
editor-undo = Annuler
editor-texts = Nom et description
editor-description = Description du plat
editor-lacks = Manque
editor-more-languages = Autres langues
editor-price-title = Prix et stock
editor-price = Prix
editor-tax = Taux de taxe, %
editor-cost = Coût de revient
editor-stock = Quantité en stock
editor-price-hint = Prix en { $currency }. Sans quantité, le stock n’est pas compté. Le coût n’est visible que de la direction.
editor-place = Où il se range
editor-category = Catégorie
editor-station = Préparé à
editor-station-none = Chaque plat l’indique
editor-station-of-item = Là où le plat est préparé
editor-station-hint = Les plats préparés au poste de la catégorie le suivent.
editor-hide-category = Masquer aux clients cette catégorie et tous ses plats
editor-hide-item = Masquer ce plat aux clients
editor-allergens = Allergènes
editor-allergens-hint = Cochez ce qu’il contient, ou « Aucun d’eux ». D’ici là, les clients lisent que les allergènes ne sont pas indiqués, et qui en évite est averti.
editor-allergens-missing = Allergènes à indiquer
editor-clash = Repère et allergènes se contredisent
editor-tags = Régimes et repères
editor-options = Ce que les clients choisissent
editor-options-none = Aucun choix encore : tailles, accompagnements, suppléments.
editor-new-group = Nouveau choix
editor-removals = Ce qu’on peut enlever
editor-removals-hint = Les clients cochent ce dont ils ne veulent pas. C’est gratuit et retire les allergènes correspondants.
editor-group = Le choix
editor-least = Au moins
editor-most = Au plus
editor-group-hint = « Au moins 1 » la rend obligatoire ; « au plus 1 » n’en laisse choisir qu’un.
editor-delta = Supplément de prix
editor-adds = Allergènes ajoutés
editor-takes = Allergènes retirés
editor-add-option = Ajouter une option
editor-add-removal = Ajouter quelque chose à enlever
editor-row = Option n° { $n }
editor-nothing = rien
editor-now = À présent : { $value }
editor-gone = Quelqu’un d’autre l’a supprimé entre-temps.
editor-gone-hint = Rien n’est perdu : enregistrez ici un nouvel élément. Le journal dit qui l’a supprimé.
editor-stale = Quelqu’un d’autre a enregistré entre-temps.
editor-stale-hint = Rien n’est perdu. À côté de chaque champ différent figure ce qui vaut à présent.
editor-stale-group = Rien n’est perdu. Voici ce qui vaut à présent :
editor-save-anyway = Enregistrer quand même le mien
editor-take-theirs = Abandonner le mien
editor-error-price = Veuillez écrire un prix comme { $example }, pas en dessous de 0.
editor-error-number = Veuillez indiquer un nombre de { $min } à { $max }.
editor-error-gone = Veuillez choisir parmi ceux-ci ; l’autre n’existe plus.
editor-error-optionless = Un choix demande au moins une option nommée.
editor-error-none = Cochez les allergènes présents, ou « Aucun d’eux ».
editor-error-removal = On ne peut retirer que ce que le plat contient.
editor-error-category-gone = Sa catégorie a été supprimée. Rétablissez-la d’abord.
editor-error-language = La carte ne peut pas être écrite dans cette langue.
editor-wrong = { $n ->
    [one] Un champ est à revoir.
   *[other] { $n } champs sont à revoir.
}
