rehearsal = Répétition générale
rehearsal-banner = Ceci est une répétition : rien ne compte et rien ne reste.
rehearsal-about = De faux clients visitent votre maison et commandent, et vos vrais appareils participent. Vos propres données ne sont pas touchées : à la fin, tout est effacé.
rehearsal-start-title = Répéter avant d’ouvrir
rehearsal-closed-meanwhile = Pendant ce temps, la maison passe sur une copie, et chaque écran le dit. Commencez quand aucune table n’est ouverte.
rehearsal-tables = Tables des faux clients
rehearsal-guests = Leurs téléphones
rehearsal-orders = Commandes par minute
rehearsal-minutes = Durée en minutes
rehearsal-cooks = Jouer aussi la cuisine et le service
rehearsal-start = Commencer la répétition
rehearsal-running = La répétition est en cours
rehearsal-coming = Les faux clients arrivent.
rehearsal-so-far = { $orders ->
    [one] { $orders } commande
   *[other] { $orders } commandes
  } jusqu’ici, { $phones ->
    [one] { $phones } téléphone
   *[other] { $phones } téléphones
  } aux tables.
rehearsal-take-part = Écrans de cuisine, téléphones et cartes de table participent : scannez, commandez, cuisinez. Personne ne paie.
rehearsal-gone = Les faux clients sont partis. Terminez la répétition quand vous en avez assez vu ; elle se termine aussi d’elle-même après 15 minutes.
rehearsal-trouble = Les faux clients n’ont pas pu jouer : { $why }
rehearsal-end = Terminer la répétition
rehearsal-report = Ce que la dernière répétition a montré
rehearsal-sound = Chaque commande est arrivée sur l’écran de cuisine, une seule fois.
rehearsal-unsound = Toutes les commandes ne sont pas arrivées exactement une fois sur l’écran de cuisine.
rehearsal-acknowledged = Commandes confirmées
rehearsal-lost = Perdues
rehearsal-doubled = Arrivées deux fois
rehearsal-to-kitchen = De l’envoi à l’écran de cuisine
rehearsal-to-phones = Du panier aux autres téléphones
rehearsal-to-guest = Du geste en cuisine au téléphone du client
rehearsal-within = la moitié en { $half } ms, 99 sur 100 en { $most } ms
rehearsal-errors = Erreurs
rehearsal-memory = Mémoire au plus
rehearsal-runs = Une répétition est déjà en cours.
rehearsal-none = Il n’y a aucune répétition à terminer.
rehearsal-tables-open = { $n ->
    [one] { $n } table est ouverte. Fermez-la d’abord : ses clients perdraient leur écran.
   *[other] { $n } tables sont ouvertes. Fermez-les d’abord : leurs clients perdraient leur écran.
}
rehearsal-busy = Une sauvegarde ou un import est en cours. Réessayez ensuite.
rehearsal-name = Quelqu’un de l’équipe s’appelle « Rehearsal », le nom du faux personnel. Donnez-lui d’abord un autre nom.
error-rehearsal-number = Indiquez un nombre entier de 1 à { $max }.
