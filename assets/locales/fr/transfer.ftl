transfer = La carte en fichier
transfer-error-remove = Ce fichier retire beaucoup de plats de la carte. Cochez qu’ils peuvent partir, ou ne l’appliquez pas.
transfer-out = Télécharger
transfer-out-hint = Toute la carte, à conserver, ou à modifier dans un tableur puis à renvoyer. Les photos restent ici.
transfer-csv = En tableau (CSV)
transfer-json = En JSON
transfer-in = Envoyer
transfer-in-hint = Un fichier comme celui qui se télécharge ici, jusqu’à 8 Mo. Vous voyez d’abord ce qui changerait. Ce que le fichier ne nomme pas quitte la carte.
transfer-file = Fichier de la carte
transfer-look = Voir ce qui changerait
transfer-none = Veuillez d’abord choisir un fichier.
transfer-wrong = { $n ->
    [one] Une chose ne va pas dans ce fichier
   *[other] { $n } choses ne vont pas dans ce fichier
}
transfer-nothing = Rien n’a été changé. Veuillez corriger le fichier et l’envoyer à nouveau.
transfer-more = { $n ->
    [one] Et une autre.
   *[other] Et { $n } autres.
}
transfer-preview = Ce que ce fichier change
transfer-same = Rien : la carte est déjà ainsi.
transfer-all = Tout se fait d’un coup, sur chaque téléphone.
transfer-apply = Appliquer
transfer-remove = { $n ->
    [one] Oui, retirer un plat
   *[other] Oui, retirer { $n } plats
}
transfer-cancel = Ne pas appliquer
transfer-added = Nouveaux
transfer-changed = Modifiés
transfer-removed = Quittent la carte
transfer-n-added = { $n ->
    [one] Un plat est nouveau.
   *[other] { $n } plats sont nouveaux.
}
transfer-n-changed = { $n ->
    [one] Un plat change.
   *[other] { $n } plats changent.
}
transfer-n-removed = { $n ->
    [one] Un plat quitte la carte.
   *[other] { $n } plats quittent la carte.
}
transfer-done = Le fichier est appliqué.
transfer-stale = La carte a changé entre-temps. Voici ce que le fichier changerait maintenant.
transfer-gone = Ce fichier n’est gardé que 15 minutes. Veuillez l’envoyer à nouveau.
