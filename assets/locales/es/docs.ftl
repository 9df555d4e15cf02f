# The page of the API's description
docs-title = La API JSON
docs-intro = Todo lo que los programas pueden pedir a esta casa, mostrado por la propia casa: no se carga nada de fuera.
docs-document = El documento (OpenAPI 3.1)
docs-types = Tipos para TypeScript
docs-no-script = Sin scripts, esta página no muestra nada más. El documento lo tiene todo: ábralo aquí o escríbalo en un archivo con «comanda openapi».
