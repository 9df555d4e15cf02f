# Service charge, tips and receipts
bill-ordered = Commandé
service-charge = Service { $rate }
tip = Pourboire
tips-paid = Pourboires payés
tip-title = Souhaitez-vous laisser un pourboire ?
tip-none = Sans pourboire
tip-own = Un autre montant
call-tip = pourboire { $amount }
service-waive = Retirer le service
error-tip = Ce pourboire n’est pas possible : au plus autant que l’addition.
setting-service-percent = Service (%)
setting-service-percent-hint = S’ajoute à ce que les clients commandent et se voit avant l’envoi. Les tables ouvertes gardent le leur. 0 pour aucun.
setting-tips = Pourboires proposés (%)
setting-tips-hint = Par exemple 5 10 15. On demande quand les clients veulent l’addition ; laissez vide pour ne pas demander.
error-tips = Écrivez des pourcentages croissants séparés par des espaces, quatre au plus : 5 10 15
setting-receipt-head = Reçu : en haut
setting-receipt-head-hint = Adresse, numéro de TVA : ce que la loi y demande.
setting-receipt-foot = Reçu : en bas
error-receipt-text = Au plus { $lines } lignes, 400 caractères.
settings-receipts = Reçus
tax-added = plus taxe { $rate }
setting-tax-in-prices = Les prix comprennent la taxe
setting-tax-in-prices-hint = Désactivé : la taxe s’ajoute sur l’addition, comme aux États-Unis. Les tables ouvertes gardent leur règle.
setup-tax-prices = Les prix de la carte
setup-tax-inside = sont ceux que paient les clients : la taxe y est comprise
setup-tax-added = sont hors taxe : elle s’ajoute sur l’addition
setting-tax-rates-hint = L’éditeur de la carte les propose. Videz une ligne pour la retirer.
print = Imprimer
bill-back = À rendre
bill-give-back = { $amount } de trop ont été payés : merci de les rendre.
bill-with-tip = À encaisser, avec { $amount } de pourboire
close-served = Tout est servi : fermer la table
error-service-paid = Le service est déjà payé : il ne peut plus être retiré.
error-call-theirs = { $guest } a déjà demandé l’addition et peut seul·e changer le paiement ou le pourboire.
error-amount-words = Écrivez un montant comme { $example }.
close-unserved = { $n ->
    [one] Un plat n’est pas marqué comme servi.
   *[other] { $n } plats ne sont pas marqués comme servis.
 }
