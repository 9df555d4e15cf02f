# Ventes passées d'un autre système
past-busy = Une autre importation de ventes est en cours ou en train d'être retirée. Réessayez quand elle sera terminée.
past-map = « { $part } » n'est pas un champ avec sa colonne ; écrivez par exemple date=Jour.
past-utf8 = Ceci n'est pas en UTF-8. Enregistrez le tableau en « CSV UTF-8 ».
past-no-such-column = Il n'y a pas de colonne « { $name } ».
past-missing-column = Aucune colonne n'a été trouvée pour « { $field } ». Le fichier contient : { $seen }.
past-empty = Le fichier est vide.
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
past-other = La commande { $order } du { $day } existe déjà, avec d'autres lignes ou une autre heure.
past-crowded = La commande { $order } a plus de { $most } lignes : son numéro est-il dans une autre colonne ?
log-kind-sales = Ventes passées
log-sales-orders = Commandes
