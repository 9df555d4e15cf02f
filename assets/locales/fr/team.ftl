# People, PINs, paired devices, and the password once more
proof-title = C’est toujours vous ?
proof-why = Ceci change quelque chose d’important. Donnez d’abord votre mot de passe ; ce que vous avez écrit est gardé.
proof-again = Donnez d’abord votre mot de passe, puis choisissez de nouveau le fichier.
proof-of = Mot de passe de { $name }
proof-pin-of = Mot de passe ou code PIN de { $name }
proof-go = Continuer
error-proof-wrong = Ce n’est pas le bon. Veuillez réessayer.
proof-back = Retour
