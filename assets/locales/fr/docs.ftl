# The page of the API's description
docs-title = L’API JSON
docs-intro = Tout ce que des programmes peuvent demander à cette maison, montré par la maison elle-même : rien n’est chargé d’ailleurs.
docs-document = Le document (OpenAPI 3.1)
docs-types = Types pour TypeScript
docs-no-script = Sans scripts, cette page ne montre rien de plus. Le document contient tout : ouvrez-le ici, ou écrivez-le dans un fichier avec « comanda openapi ».
