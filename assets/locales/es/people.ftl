role-kitchen = Cocina
role-floor = Sala
role-manager = Encargado
role-owner = Propietario
error-sign-in = Inicie sesión primero, por favor.
error-forbidden = No tiene permiso para esto. Consulte a un encargado.
error-name-empty = Escriba un nombre, por favor.
error-name-long = Un nombre puede tener { $max } caracteres como máximo.
error-password-short = Una contraseña necesita al menos { $min } caracteres.
error-password-long = Una contraseña puede tener { $max } caracteres como máximo.
error-person-taken = Ya existe una cuenta con el nombre { $name }.
error-person-unknown = No existe ninguna cuenta con el nombre { $name }.
error-owner-exists = Este local ya tiene propietario. Inicie sesión, por favor.
error-not-found = Ya no lo encontramos.
error-too-often = { $seconds ->
    [one] Ha ido un poco rápido. Inténtelo de nuevo en { $seconds } segundo.
   *[other] Ha ido un poco rápido. Inténtelo de nuevo en { $seconds } segundos.
}
error-busy = Ahora mismo hay mucho trabajo. Inténtelo de nuevo en un momento.
error-no-room = No se ha podido guardar: el disco está lleno o no admite escritura. Haga que avisen al propietario, por favor.
error-fault = Algo ha fallado por nuestra parte. Inténtelo de nuevo o pregunte al personal.
error-key = Esta página ya no está al día. Vuelva a cargarla, por favor.
error-key-reused = Esto ya se envió antes con otro contenido. Vuelva a cargar la página, por favor.
