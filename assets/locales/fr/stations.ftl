# The stations of the kitchen, as who runs the house sees them
stations-new = Nouveau poste
stations-hint = Là où les plats sont préparés : chaque poste a ses propres bons sur le tableau de la cuisine, dans cet ordre.
stations-empty = La première catégorie de la carte apporte un poste, ou ajoutez-en un ici.
stations-minutes = lent après { $warn } min, en retard après { $late } min
stations-uses = { $more ->
    [0] Arrive ici : { $names }
   *[other] Arrive ici : { $names } et { $more } de plus
}
stations-idle = Rien de la carte n’arrive encore ici.
stations-ages = Combien de temps un bon peut attendre
stations-warn = Lent après, minutes
stations-late = En retard après, minutes
stations-ages-hint = Le tableau marque les bons lents et les bons en retard. Un changement vaut aussitôt, même pour les bons en attente.
stations-saved = { $name } est enregistré.
stations-retired = { $name } n’est plus utilisé.
stations-retire-title = Plus utilisé
stations-retired-title = Postes retirés
stations-retire-hint = Il quitte le tableau une fois son dernier bon terminé. Les commandes passées le gardent, et vous pouvez le rétablir.
stations-retired-hint = Une fois rétablis, des plats peuvent de nouveau y aller.
stations-mend = Choisissez d’abord un autre poste pour eux dans la carte ; les plats d’une catégorie la suivent.
stations-error-late = Le retard vient après la lenteur : indiquez ici plus de minutes.
stations-error-last = C’est le seul poste, et les plats se préparent bien quelque part. Ajoutez-en d’abord un autre.
stations-error-used = { $more ->
    [0] Arrive encore ici : { $names }.
   *[other] Arrivent encore ici : { $names } et { $more } de plus.
}
stations-error-restore = Un autre poste porte ce nom. Renommez-le d’abord.
