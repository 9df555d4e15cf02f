# The page of the API's description
docs-title = L’API JSON
docs-intro = Tutto ciò che i programmi possono chiedere a questo locale, mostrato dal locale stesso: non si carica nulla da altrove.
docs-document = Il documento (OpenAPI 3.1)
docs-types = Tipi per TypeScript
docs-no-script = Senza script questa pagina non mostra altro. Il documento contiene tutto: si apre qui, o si scrive in un file con «comanda openapi».
