# Said on many screens
count-items = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
skip = Aller au contenu
stale = Connexion perdue. Nouvel essai…
offline = Pas de connexion. Veuillez réessayer : rien n’est envoyé deux fois.
page-description = Commandez depuis votre table chez { $house }.
table-name = Table { $table }
order-number = Commande { $number }
minutes = { "{n}" } min
minutes-ago = il y a { "{n}" } min
close = Fermer
back = Retour
save = Enregistrer
language = Langue
by-staff = Le service
contains = Contient : { $list }
quoted = « { $text } »
sold-out = Épuisé
left = { $n ->
    [one] Plus que { $n }
   *[other] Plus que { $n }
}
quantity = Quantité
tax-inside = dont TVA { $rate }
bill-total = Total
bill-due = Reste à payer
method-cash = Payé en espèces
method-card = Payé par carte
method-other = Payé autrement
home-title = Bienvenue
home-scan = Pour commander, scannez le code posé sur votre table avec l’appareil photo de votre téléphone.
home-staff = Personnel : se connecter
to-start = À l’accueil
error-title = Cela n’a pas fonctionné
error-title-not-found = Introuvable
error-title-sign-in = Il manque une étape
error-host = Veuillez utiliser l’adresse indiquée sur la carte de votre table.
error-malformed = Nous n’avons pas pu lire cette demande. Veuillez revenir en arrière et réessayer.
error-too-large = C’est plus que nous ne pouvons recevoir. Veuillez envoyer moins.
error-origin = Cette demande ne vient pas de nos propres pages. Veuillez utiliser les boutons qui s’y trouvent.
error-note-long = Une note peut compter { $max } caractères au maximum.

# Where a line stands
state-waiting = En attente du service
state-held = En pause
state-sent = Envoyé
state-accepted = Accepté
state-cooking = En cuisine
state-ready = Prêt
state-served = Servi
state-voided = Annulé
error-key-missing = Cette requête demande l’en-tête Idempotency-Key : 16 à 64 lettres, chiffres, « - » ou « _ ».
error-no-owner = Cette maison n’a pas encore été configurée.
error-outdated = Cela a été modifié entre-temps. Veuillez le relire et refaire votre modification.
error-unconditional = Cette requête a besoin d’un en-tête If-Match avec l’ETag de ce qu’elle modifie.
error-list-limit = Une partie de liste compte de 1 à { $most } lignes.
error-list-after = Ce n’est pas un endroit de la liste : prenez « next » de la partie précédente.
