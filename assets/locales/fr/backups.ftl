# Sauvegardes
backups = Sauvegardes
backups-about = Chaque nuit, après la fin de la journée, une copie de tout est faite et vérifiée. Les commandes continuent pendant ce temps.
backup-newest = Dernière sauvegarde
backup-none = Aucune pour l’instant
backup-late = Trop ancienne
backup-checked = Vérifiée
backup-make = Sauvegarder maintenant
backup-made = La sauvegarde est faite et vérifiée.
backup-running = Sauvegarde en cours
backup-meanwhile = Elle va doucement, pour ne pas ralentir les commandes. Vous pouvez quitter cette page.
backup-busy = Une sauvegarde est déjà en cours.
backup-stopped = La sauvegarde a été interrompue parce que le programme s’est arrêté.
backup-damaged = La sauvegarde est endommagée ({ $file } : { $what }).
backup-kept = Conservées
backup-kept-about = La plus récente de chacun des 7 derniers jours, 4 semaines et 6 mois, et les 3 dernières d’avant une nouvelle version.
backup-kind-nightly = De nuit
backup-kind-by-hand = À la main
backup-kind-before-migration = Avant une nouvelle version
backup-unreadable = Illisible
backup-place = Un deuxième endroit
backup-place-none = Il n’y en a pas. Si la carte de cette machine casse, les sauvegardes sont perdues avec elle : branchez une clé USB.
backup-place-next = La prochaine sauvegarde ira aussi dans { $place }.
backup-place-done = { $place } a une copie, relue et entière.
backup-place-same-disk = { $place } a une copie, mais sur le même disque que les données : elle ne sert à rien s’il casse. La clé est-elle montée ?
backup-place-missing = { $place } n’est pas là. La clé est-elle branchée et montée ?
backup-place-refused = Ce programme ne peut pas écrire dans { $place }.
backup-place-room = Il n’y a plus de place dans { $place }.
backup-place-damaged = Ce qui a été écrit dans { $place } est revenu différent : la clé est peut-être abîmée.
backup-place-other = { $place } n’a pas de copie de la dernière sauvegarde ; le journal dit pourquoi.
backup-place-change = Choisir l’endroit
backup-back = La récupérer
backup-back-about = Arrêtez le programme et exécutez ceci sur sa machine, dans le dossier des données. Les données actuelles sont mises de côté, et chacun se reconnecte.
backup-age-minutes = { $n ->
    [one] il y a { $n } minute
   *[other] il y a { $n } minutes
}
backup-age-hours = { $n ->
    [one] il y a { $n } heure
   *[other] il y a { $n } heures
}
backup-age-days = { $n ->
    [one] il y a { $n } jour
   *[other] il y a { $n } jours
}
settings-backups = Sauvegardes
setting-backup-place = Deuxième endroit pour les sauvegardes
setting-backup-place-hint = Un dossier sur un autre disque, par exemple /media/cle. Vide pour aucun.
error-backup-place = Indiquez le chemin complet d’un dossier, par exemple /media/cle, sans « .. ».
log-kind-backup = Sauvegarde
log-restored = Rétablie depuis
damage = La base de données est endommagée
damage-about = SQLite a trouvé : { $what }. Les commandes continuent, mais certaines peuvent être perdues. Après le service, revenez à la dernière sauvegarde comme décrit sur la page des sauvegardes. Les fichiers endommagés sont gardés.
room-refuses = Le disque n’accepte plus rien : les commandes sont refusées. Faites de la place ou vérifiez s’il est en panne. Les commandes reprennent d’elles-mêmes dès qu’il les accepte.
room-short = Il ne reste que { $n } % du disque. Quand il est plein, aucune commande ne peut être prise : faites de la place.
clock-before-build = L’horloge de cette machine est fausse : elle indique une date antérieure à la création de ce programme. Veuillez la régler.
clock-behind = L’horloge de cette machine a été reculée, ou avançait avant : elle indique une heure antérieure aux dernières commandes. Veuillez la vérifier.
