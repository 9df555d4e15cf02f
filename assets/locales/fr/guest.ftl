# What guests read
tab-menu = Carte
tab-cart = Panier
tab-orders = Commandes
tab-help = Aide
tabs-label = Votre table
guests-label = À cette table
menu-sections = Rubriques de la carte
menu-empty = La carte est en préparation. Veuillez vous adresser à notre équipe.
price-from = dès { $price }
add-item = Ajouter { $item }
added = Ajouté au panier de la table.
included = inclus
choose-exactly = { $n ->
    [one] { $n } au choix
   *[other] { $n } au choix
}
choose-up-to = { $n ->
    [one] Jusqu’à { $n }
   *[other] Jusqu’à { $n }
}
choose-between = De { $least } à { $most } au choix
note-label = Note pour la cuisine
add-to-cart = Ajouter
sold-out-today = Désolés, c’est épuisé pour le moment.
cartbar = Voir le panier
cart-title = Le panier de la table
cart-empty = Le panier est encore vide
cart-empty-hint = Ce que chacun ajoute à table s’affiche ici aussitôt.
to-menu = Voir la carte
to-orders = Voir les commandes
you = (vous)
one-less = { $item } : un de moins
one-more = { $item } : un de plus
remove = Retirer
remove-item = Retirer { $item }
line-sold-out = Plus disponible : veuillez le retirer
total = Total
to-pay = À payer
pay-title = Comment souhaitez-vous payer ?
send = Envoyer la commande
send-hint = La cuisine commence aussitôt. Vous pouvez annuler un plat tant qu’il n’est pas accepté.
orders-title = Vos commandes
orders-empty = Rien de commandé pour l’instant
orders-empty-hint = Une fois votre panier envoyé, vous pourrez suivre ici chaque plat.
order-completed = Tout est servi
order-sent = À l’instant
progress = Avancement
take-back = Annuler
bill-so-far = L’addition à ce stade
call-title = Appeler le service
help-title = Que pouvons-nous faire pour vous ?
call-staff = Appeler le service
call-bill = Demander l’addition
call-staff-waiting = Nous avons vu votre appel. Quelqu’un arrive.
call-bill-waiting = C’est noté : l’addition arrive.
thanks-title = Merci et à bientôt
thanks-hint = Votre table est clôturée. Ce récapitulatif reste ici pendant 12 heures.
thanks-again = Pour commander à nouveau, scannez le code posé sur votre table.
receipt = Récapitulatif
waiting-title = Un instant, s’il vous plaît
waiting-hint = Notre équipe vous donne accès d’une simple touche. Cette page avance ensuite toute seule.
waiting-retry = Réessayer
token-retired-title = Ce code n’est plus valable
token-retired = La carte de votre table a été renouvelée. Veuillez scanner le code qui s’y trouve maintenant, ou vous adresser à notre équipe.
token-unknown-title = Nous ne connaissons pas ce code
token-unknown = Veuillez scanner à nouveau le code posé sur votre table, ou vous adresser à notre équipe.

# Why something did not happen
error-guest-session = Veuillez scanner le code posé sur votre table : votre session est terminée.
error-visit-closed = Cette table est clôturée. Pour commander à nouveau, veuillez scanner le code posé sur la table.
error-guest-sent-away = Votre session à cette table a pris fin. Veuillez vous adresser à notre équipe.
error-guest-waiting = Notre équipe doit d’abord vous donner accès. Un instant, s’il vous plaît.
error-table-full = Cette table est complète. Veuillez vous adresser à notre équipe.
error-joined = Cette demande a déjà reçu sa réponse, et quelqu’un est à table avec elle. Veuillez vous joindre de nouveau avec une autre clé.
error-quantity = Veuillez choisir une quantité de 1 à { $max }.
error-cart-full = Le panier est plein : { $max } lignes au maximum. Veuillez d’abord l’envoyer.
error-cart-empty = Il n’y a rien à envoyer : quelqu’un à votre table vient peut-être de le faire.
error-cart-changed = Quelqu’un à votre table vient de modifier le panier. Veuillez vérifier et envoyer à nouveau.
error-price-changed = Le total a changé : il est maintenant de { $total }. Veuillez vérifier et envoyer à nouveau.
error-line-gone = Cette ligne n’est plus dans le panier.
error-not-your-line = Seule la personne qui l’a commandé peut l’annuler.
error-pay-way = Veuillez choisir un moyen de paiement.
error-call-reason = Veuillez choisir ce que nous pouvons faire pour vous.
error-field-unknown = Cette demande contient quelque chose que nous ne connaissons pas. Veuillez utiliser les boutons de la page.
error-language = Nous ne parlons pas encore cette langue.
