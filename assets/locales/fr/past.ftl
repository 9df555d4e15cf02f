# Ventes passées d'un autre système
past-busy = Une autre importation de ventes est en cours ou en train d'être retirée. Réessayez quand elle sera terminée.
past-map = « { $part } » n'est pas un champ avec sa colonne ; écrivez par exemple date=Jour.
past-utf8 = Ceci n'est pas en UTF-8. Enregistrez le tableau en « CSV UTF-8 ».
past-no-such-column = Il n'y a pas de colonne « { $name } ».
past-missing-column = Aucune colonne n'a été trouvée pour « { $name } » ({ $field }). Le fichier contient : { $seen }.
past-empty = Le fichier est vide.
past-only-names = Le fichier a une première ligne, mais aucune vente en dessous.
past-too-large = Le fichier décompressé est trop grand.
past-too-long = Le fichier est abîmé, ou une ligne est trop longue : un guillemet n'est peut-être pas fermé.
past-unreadable = Le fichier ne peut pas être lu : { $why }.
past-unsure = Cette date peut se lire de deux façons, et aucune autre date du fichier ne dit laquelle. Indiquez si le jour ou le mois vient en premier.
past-mixed = Ici, le jour et le mois sont dans l'ordre inverse des dates précédentes.
past-cells = La ligne a { $cells } cellules, la première ligne { $columns }.
past-formula = Les formules ne sont pas acceptées.
past-nothing = Il manque quelque chose ici.
past-name = Les noms ont au plus { $most } caractères, sans saut de ligne.
past-date = « { $value } » n'est pas une date comme 2026-11-30.
past-time = « { $value } » n'est pas une heure comme 18:05.
past-when = « { $value } » est dans le futur ou avant 1970.
past-quantity = « { $value } » n'est pas un nombre entier de 1 à 9999.
past-money = « { $value } » n'est pas un montant en { $currency } : des chiffres, au plus { $decimals } décimales, pas au-dessous de zéro.
past-rate = « { $value } » n'est pas un taux de 0 à 100 pour cent.
past-tax = La taxe dépasse le montant.
past-other = La commande { $order } du { $day } existe déjà, avec d'autres lignes.
past-crowded = La commande { $order } a plus de { $most } lignes : son numéro est-il dans une autre colonne ?
log-kind-sales = Ventes passées
log-sales-orders = Commandes
past = Ventes passées
past-about = Ce qu'un autre système a vendu compte dans tous les chiffres une fois importé ici, et peut être retiré en entier.
past-bring = Importer un fichier
past-file = Fichier de ventes
past-file-hint = Un tableau (CSV), une ligne par plat d'une commande, jusqu'à { $n } Mo, aussi compressé avec gzip. Vous voyez d'abord ce qu'il contient.
past-file-large = Le fichier dépasse { $max } Mo. Compressez-le avec gzip ou importez-le en plusieurs parties.
past-look = Voir ce qu'il contient
past-gone = Ce fichier n'est plus conservé. Veuillez l'envoyer à nouveau.
past-imports = Importations
past-none = Rien n'a encore été importé.
past-made = Importé { $when }
past-take-back = Retirer
past-checking = Vérification
past-importing = Importation
past-removing = Retrait d'une importation
past-step-reading = Lecture du fichier
past-step-comparing = Recherche des commandes déjà présentes
past-step-counting = Ajout des commandes aux chiffres
past-step-removing = Suppression des commandes
past-meanwhile = Le restaurant continue de fonctionner, et vous pouvez quitter cette page.
past-good = Ce fichier peut être importé
past-nothing-new = Il n'y a rien de nouveau dans ce fichier
past-new = Nouvelles commandes
past-known = Déjà là, laissées de côté
past-lines = Leurs lignes
past-days = Jours
past-unmatched-hint = Ils comptent sous leur propre nom. Un plat de la carte est reconnu à son nom, dans n'importe quelle langue ; un plat ajouté plus tard l'est quand vous retirez l'importation et importez le fichier à nouveau.
past-cancel = Jeter le fichier
past-wrong-hint = Rien n'a changé. Indiquez ci-dessous à quoi correspond chaque colonne, ou corrigez le fichier et envoyez-le à nouveau.
past-line = Ligne { $n }
past-column = Colonne { $n }
past-columns = À quoi correspond chaque colonne
past-columns-hint = Les noms habituels sont reconnus d'eux-mêmes. Changez ce qui ne va pas, puis vérifiez le fichier : chaque ligne est examinée, et rien ne change encore.
past-rows = Les premières lignes
past-no-column = – pas dans le fichier –
past-dates = Dates comme 03/04/2026
past-dates-file = comme le montre le fichier
past-dates-dmy = le jour d'abord
past-dates-mdy = le mois d'abord
past-check = Vérifier le fichier
past-unchecked = Vérifiez d'abord le fichier : il est importé tel qu'il a été vérifié.
past-field-date = Date de vente
past-field-time = Heure
past-field-order = Commande
past-field-item = Plat
past-field-category = Catégorie
past-field-option = Choix, comme la taille
past-field-more = Un autre choix
past-field-quantity = Quantité
past-field-price = Prix unitaire
past-field-total = Prix de la ligne
past-field-tax = Taxe incluse
past-field-rate = Taux de taxe
past-hint-date = Peut aussi contenir l'heure.
past-hint-order = Ce qui distingue une commande du jour des autres.
past-hint-price = Taxe comprise.
past-hint-total = Taxe comprise. Il prime sur le prix unitaire.
past-done = { $n ->
    [one] Une commande a été importée.
   *[other] { $n } commandes ont été importées.
}
past-taken-back = { $n ->
    [one] Une commande a été retirée.
   *[other] { $n } commandes ont été retirées.
}
past-n-orders = { $n ->
    [one] une commande
   *[other] { $n } commandes
}
past-take-back-hint = { $n ->
    [one] Sa commande quitte tous les chiffres. Elle peut être réimportée depuis le fichier.
   *[other] Ses { $n } commandes quittent tous les chiffres. Elles peuvent être réimportées depuis le fichier.
}
past-matched = { $n ->
    [one] Un nom est un plat de la carte
   *[other] { $n } noms sont des plats de la carte
}
past-unmatched = { $n ->
    [one] Un nom n'est pas sur la carte
   *[other] { $n } noms ne sont pas sur la carte
}
past-apply = { $n ->
    [one] Importer une commande
   *[other] Importer { $n } commandes
}
past-more-names = { $n ->
    [one] Un autre nom n'est pas affiché.
   *[other] { $n } autres noms ne sont pas affichés.
}
