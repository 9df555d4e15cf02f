allergen-gluten = Gluten
allergen-crustaceans = Crustacés
allergen-eggs = Œufs
allergen-fish = Poisson
allergen-peanuts = Arachides
allergen-soybeans = Soja
allergen-milk = Lait
allergen-nuts = Fruits à coque
allergen-celery = Céleri
allergen-mustard = Moutarde
allergen-sesame = Sésame
allergen-sulphites = Sulfites
allergen-lupin = Lupin
allergen-molluscs = Mollusques
allergen-unstated = des allergènes pas encore indiqués : demandez-nous
allergen-none = Aucun d’eux
tag-vegan = Végane
tag-vegetarian = Végétarien
tag-gluten-free = Sans gluten
tag-spicy = Épicé
tag-alcoholic = Avec alcool
tag-house-favourite = Coup de cœur
error-options-few = { $n ->
    [one] { $group } : veuillez en choisir un.
   *[other] { $group } : veuillez en choisir au moins { $n }.
}
error-options-many = { $n ->
    [one] { $group } : un seul choix, s’il vous plaît.
   *[other] { $group } : { $n } au maximum, s’il vous plaît.
}
error-options-foreign = Ce choix a changé. Veuillez choisir à nouveau.
error-sold-out = { $item } : désolés, c’est épuisé depuis un instant.
error-stock-left = { $n ->
    [one] { $item } : désolés, il n’en reste que { $n }.
   *[other] { $item } : désolés, il n’en reste que { $n }.
}
menu-file-large = Le fichier peut faire { $max } Mo au maximum.
menu-file-json = Ce n’est pas un fichier JSON : { $error }.
menu-file-object = Un objet entre accolades est attendu ici.
menu-file-unknown = Ce champ n’est pas connu. Il y a : { $known }.
menu-file-many = Il y en a trop ; { $max } sont permis.
menu-file-missing = Ce champ manque.
menu-file-list = Une liste entre crochets est attendue ici.
menu-file-text = Un texte entre guillemets est attendu ici.
menu-file-number = Un nombre entier de { $min } à { $max } est attendu ici.
menu-file-flag = La valeur yes ou no est attendue ici (true ou false en JSON).
menu-file-key = Une clé compte de 1 à 60 lettres minuscules, chiffres, - ou _.
menu-file-twice = { $key } existe déjà.
menu-file-nameless = Il faut un nom dans au moins une des langues du fichier.
menu-file-word = Ce n’est pas l’une de ces valeurs : { $known }.
menu-file-format = Le format doit être comanda-menu.
menu-file-currency = La devise de l’établissement est { $house }. Modifiez d’abord le réglage, ou le fichier.
menu-file-language = Une langue est un code comme en ou pt-BR, chacun une seule fois.
menu-file-optionless = Un groupe doit avoir au moins une option.
menu-file-price = Écrivez le prix comme un texte en { $currency }, avec { $decimals } décimales au maximum, pas au-dessous de 0.
menu-file-hours = Écrivez les horaires ainsi : mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00.
menu-file-picture-missing = Cette image ne se trouve pas à côté du fichier.
menu-file-picture-large = Une image peut faire { $max } Ko au maximum.
menu-file-picture-kind = Une image doit être au format WebP, PNG ou JPEG.
menu-clash-vegan = Un plat végane ne contient ni lait, ni œufs, ni poisson, ni crustacés, ni mollusques : retirez le repère ou l’allergène.
menu-clash-vegetarian = Un plat végétarien ne contient ni poisson, ni crustacés, ni mollusques : retirez le repère ou l’allergène.
menu-clash-gluten-free = Un plat sans gluten ne contient pas de gluten, quel que soit le choix : retirez le repère ou l’allergène.
