# The house’s colour and logo
setting-accent = Couleur des boutons et des liens
setting-accent-hint = Le texte blanc doit s’y lire. Sur écran sombre elle s’éclaircit d’elle-même.
error-accent = Choisissez une couleur, par exemple #1b5e20.
error-accent-pale = Le texte blanc se lit mal sur cette couleur : le contraste est de { $ratio } pour 1, il en faut 4,5. La plus proche qui convient est { $nearest }.
setting-logo = Logo
error-logo = Envoyez le logo depuis sa page.
logo-none = Les clients ne voient que le nom de la maison.
logo-hint = JPEG, PNG ou WebP jusqu’à 10 Mo ; ce qui est transparent le reste. Il s’affiche en petit au-dessus des pages des clients.
settings-look = Apparence
upload-progress = Envoi du fichier…
