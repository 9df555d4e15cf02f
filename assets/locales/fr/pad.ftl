# Commander pour les clients, sur les écrans de la salle
pad-title = Commander pour les clients
pad-for = Commander pour la table { $table }
pad-order = Commander pour les clients
pad-search = Chercher un plat
pad-find = Chercher
pad-nothing = Aucun plat ne porte ce nom.
pad-choose = Choisir { $item }
pad-add = Ajouter { $item }
pad-add-it = Ajouter à la tournée
pad-leave-out = À enlever
pad-held = Dans le panier de quelqu’un
pad-round = Cette tournée
pad-empty = Rien de choisi pour l’instant.
pad-send = Envoyer en cuisine
