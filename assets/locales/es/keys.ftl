# Claves de máquinas y sesiones de la API.
log-kind-key = Clave de API
token-session = Programa conectado
token-reused = terminado: su token se usó dos veces, quizá lo tenga alguien más
key-scopes = Puede
error-key-scopes = Elige al menos una cosa que la clave pueda hacer.
settings-programs = Otros programas
setting-api-origins = Sitios web que pueden usar la API
setting-api-origins-hint = Una dirección por línea, como https://shop.example, sin ruta. Sus páginas pueden usar la API con un token. Vacío: ninguno.
error-api-origins = «{ $word }» no es la dirección de un sitio web. Escríbala como https://shop.example, sin ruta.
error-api-origins-many = Indique { $max } sitios como máximo.
error-proof-needed = Es un cambio importante. Indique primero otra vez su contraseña.
error-position = Escriba el lugar como un número entero desde 0.
