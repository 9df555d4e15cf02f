# People, PINs, paired devices, and the password once more
proof-title = ¿Sigue siendo usted?
proof-why = Esto cambia algo importante. Escriba primero su contraseña; lo que ha escrito se conserva.
proof-again = Escriba primero su contraseña y elija después el archivo otra vez.
proof-of = Contraseña de { $name }
proof-pin-of = Contraseña o PIN de { $name }
proof-go = Continuar
error-proof-wrong = No es correcta. Inténtelo de nuevo.
proof-back = Volver
