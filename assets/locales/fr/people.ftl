role-kitchen = Cuisine
role-floor = Salle
role-manager = Responsable
role-owner = Propriétaire
error-sign-in = Veuillez d’abord vous connecter.
error-forbidden = Vous n’y êtes pas autorisé. Adressez-vous à un responsable.
error-name-empty = Veuillez écrire un nom.
error-name-long = Un nom peut compter { $max } caractères au maximum.
error-password-short = Un mot de passe doit compter au moins { $min } caractères.
error-password-long = Un mot de passe peut compter { $max } caractères au maximum.
error-person-taken = Il existe déjà un compte au nom de { $name }.
error-person-unknown = Il n’existe pas de compte au nom de { $name }.
error-owner-exists = Cet établissement a déjà un propriétaire. Veuillez vous connecter.
error-not-found = C’est désormais introuvable.
error-too-often = { $seconds ->
    [one] C’était un peu rapide. Réessayez dans { $seconds } seconde.
   *[other] C’était un peu rapide. Réessayez dans { $seconds } secondes.
}
error-busy = Il y a beaucoup de monde en ce moment. Veuillez réessayer dans un instant.
error-no-room = L’enregistrement a échoué : le disque est plein ou protégé en écriture. Merci de faire prévenir le propriétaire.
error-fault = Quelque chose s’est mal passé de notre côté. Veuillez réessayer, ou vous adresser au personnel.
error-key = Cette page n’est plus à jour. Veuillez la recharger.
error-key-reused = Ceci a déjà été envoyé avec un autre contenu. Veuillez recharger la page.
