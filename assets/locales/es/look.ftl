# The house’s colour and logo
setting-accent = Color de botones y enlaces
setting-accent-hint = El texto blanco debe leerse bien. En pantallas oscuras se aclara por sí solo.
error-accent = Elija un color, por ejemplo #1b5e20.
error-accent-pale = El texto blanco se lee mal sobre este color: el contraste es { $ratio } a 1 y hacen falta 4,5. El más cercano que sirve es { $nearest }.
setting-logo = Logo
error-logo = Suba el logo desde su página.
logo-none = Los clientes ven solo el nombre de la casa.
logo-hint = JPEG, PNG o WebP de hasta 10 MB; lo transparente sigue siéndolo. Se ve pequeño sobre las páginas de los clientes.
settings-look = Aspecto
upload-progress = Enviando el archivo…
