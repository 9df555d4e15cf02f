# The cart before it is sent, and what changed meanwhile
line-without = sans { $list }
line-held = Les derniers sont en ce moment dans d’autres paniers, pour 3 minutes au plus.
line-options = Ce que vous aviez choisi n’est plus proposé.
take-left = { $n ->
    [one] En prendre { $n }
   *[other] En prendre { $n }
}
choose-again = Choisir à nouveau
price-before = avant
price-after = maintenant
price-changed = Le prix a changé depuis que cela a été choisi.
send-for = Envoyer pour { $total }
send-without = Envoyer sans { $items }
send-rest = Envoyer le reste
nod-first = Le service confirmera cette première commande.
nod-large = Le service confirmera cette grande commande.
order-waits = Le service confirme d’abord cette commande. La cuisine commence ensuite.
again = Encore une fois
again-round = Toute la tournée encore une fois
again-missing = Le reste est dans le panier. Ce n’est plus disponible : { $items }.
error-price-of = Le prix de { $item } est passé de { $before } à { $after }. Le total est maintenant de { $total }.
error-line-changed = Quelqu’un à votre table vient de modifier le panier : { $item } y est maintenant { $n } fois.
error-line-removed = Quelqu’un à votre table vient de retirer { $item } du panier.
error-line-sent = Quelqu’un à votre table vient d’envoyer { $item }.
error-line-options = Ce que vous aviez choisi pour { $item } n’est plus proposé. Veuillez choisir à nouveau.

# Calls
call-water = De l’eau, s’il vous plaît
call-cutlery = Couverts ou serviettes
call-question = Une question sur un plat
call-problem = Quelque chose ne va pas
call-cancel = Annuler
call-asks-water = demande de l’eau
call-asks-cutlery = demande des couverts ou des serviettes
call-asks-question = a une question sur un plat
call-asks-problem = dit que quelque chose ne va pas
error-call-pause = { $n ->
    [one] Quelqu’un vient de passer pour vous. Vous pourrez rappeler dans { $n } seconde.
   *[other] Quelqu’un vient de passer pour vous. Vous pourrez rappeler dans { $n } secondes.
}
error-not-your-call = Seule la personne qui a appelé peut annuler.
large-order = grande commande

# At the end
feedback-title = Comment était-ce ?
feedback-mark = Votre note
feedback-words = Souhaitez-vous nous dire quelque chose ?
feedback-send = Envoyer
feedback-again = Modifier
feedback-given = Merci de nous l’avoir dit. Vous pouvez encore le modifier.
mark-1 = Mauvais
mark-2 = Pas très bien
mark-3 = Correct
mark-4 = Bien
mark-5 = Très bien
error-mark = Veuillez choisir une note.
error-feedback-early = Vous pourrez nous dire comment c’était une fois l’addition payée.
unhappy = n’était pas satisfait : { $mark } sur 5

# Settings
setting-guard-pieces = Le service confirme les commandes de plus de … pièces (0 : jamais)
setting-guard-total = Le service confirme les commandes au-dessus de (auto, 0 : jamais)
error-guard-pieces = Écrivez un nombre entier de 0 à 9999.
error-guard-total = Écrivez auto, un montant entier comme 300, ou 0 pour jamais.
