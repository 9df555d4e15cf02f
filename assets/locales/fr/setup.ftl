# The first start
setting-base-url = Adresse pour les clients
error-base-url = Écrivez l’adresse comme http://192.168.1.10:8080, sans rien derrière.
setting-tax-rates = Autres taux de taxe
setting-setup-next = Prochaine étape de la mise en place
error-tax-rates = Donnez à chaque taux un nom et un pourcentage de 0 à 100, par exemple Boissons et 22. Quatre au maximum.
error-setup-next = Écrivez l’un de ces mots : house, tax, tables, address, menu, done.
setup-step = Étape { $n } sur { $of }
setup-save = Enregistrer et continuer
setup-skip = Plus tard
setup-go-on = Continuer
setup-house = Votre établissement
setup-house-name = Nom que voient les clients
setup-currency-hint = Elle ne change plus dès qu’il y a des prix.
setup-cut-over-hint = Ce qui est vendu après minuit et avant cette heure appartient à la veille.
setup-tax = Taxes
setup-tax-usual = Taux habituel, %
setup-rates-hint = Si certains plats ou boissons ont un autre taux, l’éditeur de la carte propose ceux-ci.
setup-rate-name = Nom du taux { $n }
setup-rate-percent = Pourcentage du taux { $n }
setup-rate-example = Boissons
setup-tables = Vos tables
setup-tables-hint = Combien y en a-t-il, et où ? Elles s’appelleront T1, T2 et ainsi de suite ; noms et places se changent plus tard.
setup-inside = Salle
setup-garden = Terrasse
setup-counter = Comptoir
setup-counter-too = Il y a aussi un comptoir où l’on commande
error-setup-count = Écrivez un nombre entier de tables, 200 au plus par zone et au moins une en tout.
setup-tables-there = { $n ->
    [one] Il y a une table.
   *[other] Il y a { $n } tables.
}
setup-tables-edit = Modifier les tables
setup-address = Adresse pour les clients
setup-address-hint = Chaque code QR mène ici. Choisissez une adresse que cette machine garde : réglez le routeur pour qu’il lui donne toujours la même.
setup-address-fixed = Le programme a été lancé avec { $url }. Cela se change là où il est lancé.
setup-address-name = Reste valable même si le numéro change, si les téléphones connaissent ce genre de nom.
setup-address-other = Une autre adresse
setup-address-example = par exemple http://192.168.1.10:8080
setup-reach = Les téléphones y accèdent-ils ?
setup-reach-hint = Scannez ceci avec un téléphone connecté au Wi-Fi des clients.
setup-reach-waiting = En attente d’un téléphone…
setup-reach-yes = Un téléphone y a accédé. L’adresse est bonne.
setup-reach-other = Choisir une autre adresse
setup-reached = Ce téléphone y est
setup-reached-hint = Les clients de { $house } peuvent utiliser cette adresse. Vous pouvez fermer cette page.
setup-menu = Votre carte
setup-menu-hint = Par quoi souhaitez-vous commencer ?
setup-menu-sample = Une carte d’exemple
setup-menu-sample-hint = Les soixante plats d’une trattoria avec images, options et allergènes, pour tout essayer et les adapter.
setup-menu-sample-go = Commencer avec l’exemple
setup-menu-file = Un fichier que vous avez
setup-menu-file-hint = Un tableau ou du JSON. Vous voyez ce qu’il apporte avant que cela ne compte.
setup-menu-file-go = Choisir le fichier
setup-menu-empty = Commencer avec une carte vide
setup-menu-there = { $n ->
    [one] Un plat est à la carte.
   *[other] { $n } plats sont à la carte.
}
setup-menu-edit = Modifier la carte
setup-done = Votre établissement est ouvert
setup-done-hint = Imprimez les cartes, posez-en une sur chaque table et scannez vous-même la première.
setup-done-try = Essayer { $table } comme client
setup-done-admin = Vers les pages du propriétaire
todo-setup = Reprendre la mise en place où vous l’avez laissée
todo-address = Choisir l’adresse des codes QR
todo-tables = Ajouter les tables
todo-menu = Remplir la carte
todo-people = Ajouter des personnes pour la cuisine et la salle
setup-tax-usual-short = Habituel
setup-wifi = Le Wi-Fi des clients
setup-wifi-hint = Il est imprimé sur les cartes, pour que les clients s’y connectent avant de scanner. Laissez vide s’il n’y en a pas.
setup-wifi-kept = Il y en a déjà un. Laissez vide pour le garder.
setup-wifi-password-hint = Vide pour un Wi-Fi ouvert.
setup-wifi-open = Rien, il est ouvert
setup-stale = Quelqu’un d’autre a enregistré entre-temps. Votre saisie est toujours là : envoyez-la de nouveau pour la garder.
