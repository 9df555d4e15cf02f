# Claves de máquinas y sesiones de la API.
log-kind-key = Clave de API
token-session = Programa conectado
token-reused = terminado: su token se usó dos veces, quizá lo tenga alguien más
key-scopes = Puede
error-key-scopes = Elige al menos una cosa que la clave pueda hacer.
