# Comptes des clients
account-title = Votre compte
account-why = Jamais nécessaire. Avec un compte, vous retrouvez panier, commandes et favoris sur tout téléphone et à votre prochaine visite.
account-open = Ouvrir votre compte
account-signed-in = Vous êtes connecté en tant que { $name }.
account-sign-in = Se connecter à son compte
account-sign-in-why = À table, vous continuez avec le même nom et le même panier.
account-at-table = Pas encore de compte ? Vous pouvez en créer un lorsque vous êtes à table.
account-register = Créer un compte
account-have = J’ai déjà un compte
account-opened = Votre compte est prêt. Cette table et ce que vous y commandez en font désormais partie.
account-hello = Bonjour, { $name }
account-name = Nom du compte
account-name-hint = De 2 à 40 caractères. Vous seul l’utilisez pour vous connecter ; votre table ne le voit pas.
account-secret = Phrase secrète ou code PIN
account-secret-hint = Une phrase secrète d’au moins { $min } caractères, ou un code PIN d’au moins { $digits } chiffres.
account-email = Adresse e-mail (facultative)
account-email-hint = Conservée seulement si vous l’écrivez. Nous ne la vérifions pas et n’y envoyons rien.
account-email-title = Adresse e-mail
account-privacy = Tout reste sur l’ordinateur de cette maison. Vous pouvez tout emporter ou supprimer à tout moment. La maison voit des chiffres, pas votre nom, sauf si vous le permettez.
account-settings = Appareils, vie privée et données
account-saved = Enregistré.
account-devices = Où vous êtes connecté
account-devices-hint = Si vous mettez fin à l’un d’eux, ce téléphone quitte aussi la table. Si vous vous déconnectez ici, ce téléphone reste à table avec son panier.
account-program = Un programme
account-end-others = Se déconnecter partout ailleurs
secret-change = Changer la phrase secrète ou le PIN
secret-old = L’actuel
secret-new = Le nouveau
secret-changed = C’est changé, et vous êtes déconnecté partout ailleurs.
sharing-title = Ce que voit la maison
sharing-switch = La maison peut voir mon nom à côté de mes visites et de mes dépenses
sharing-hint = Désactivé : la maison vous compte, sans voir qui vous êtes.
account-data = Vos données
account-export = Télécharger toutes mes données
account-export-hint = Un fichier avec tout ce que la maison sait de vous.
account-delete = Supprimer mon compte
delete-goes = Nom, adresse e-mail, favoris, panier conservé et connexions sont supprimés aussitôt. C’est irréversible.
delete-stays = Les commandes restent dans les comptes de la maison, comme celles d’un client que personne ne connaît.
delete-go = Supprimer mon compte définitivement
kept-title = Vous ne les avez pas envoyés
kept-when = Restés dans votre panier le { $when }. Aux prix du jour :
kept-take = Les mettre dans le panier
kept-let-go = Laisser tomber
kept-scan = Scannez le code sur votre table pour les mettre dans le panier.
kept-taken = { $n ->
    [0] Rien n’a été mis dans le panier.
    [one] Une ligne est dans le panier.
   *[other] { $n } lignes sont dans le panier.
}
kept-stay = { $n ->
    [one] Une n’est pas disponible aujourd’hui.
   *[other] { $n } ne sont pas disponibles aujourd’hui.
}
usual-title = Comme d’habitude
usual-none = Ce que vous commandez le plus souvent sera ici, à portée de doigt.
usual-times = { $n ->
    [one] Commandé une fois
   *[other] Commandé { $n } fois
}
favourites = Vos favoris
favourites-none = Touchez le cœur d’un plat et vous le retrouvez ici et au-dessus de la carte.
heart = { $item } est un favori
history-title = Vos visites
history-none = Vos visites seront ici.
history-all = Toutes les visites
history-own = Ce qui était à vous, aux prix du jour. Service et pourboires figurent sur l’addition de la table.
history-now = En ce moment
history-nothing = Vous n’avez rien commandé vous-même.
history-total = Vos plats
history-older = Visites plus anciennes
history-newest = Revenir aux plus récentes
error-login-short = Un nom doit avoir au moins { $min } caractères, dont une lettre ou un chiffre.
error-login-taken = Ce nom est déjà pris. Veuillez en choisir un autre.
error-secret-short = Au moins { $min } caractères, ou un code PIN d’au moins { $digits } chiffres.
error-secret-wrong = Le nom, la phrase secrète ou le PIN ne sont pas corrects.
error-email = Cela ne ressemble pas à une adresse e-mail. Vous pouvez aussi laisser le champ vide.
error-account-here = Vous avez déjà un compte à cette table. Connectez-vous plutôt avec celui-ci.
error-favourites = Nous ne pouvons pas garder plus de favoris. Retirez-en d’abord un, s’il vous plaît.
error-no-seat = Veuillez d’abord scanner le code sur votre table.
sheet-accounts = Clients avec un compte
what-sheet-accounts = Combien de clients ont aujourd’hui un compte, combien d’entre eux ont commandé pendant la période et ce que valent leurs propres plats. Personne n’est nommé. Avec un compte, un client compte une fois, quel que soit le téléphone.
sheet-known-by-name = Clients qui vous laissent voir leur nom
what-sheet-known-by-name = Seulement les clients qui l’ont activé dans leur compte, avec les visites où ils ont commandé et la valeur de leurs propres plats. Ils peuvent le désactiver à tout moment.
figure-accounts = Comptes
figure-accounts-came = Ont commandé
figure-own-dishes = Plats propres
figure-account-name = Client
