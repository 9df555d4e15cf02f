# The page of the API's description
docs-title = The JSON API
docs-intro = Everything that programs can ask of this house, drawn from the house itself: nothing is loaded from elsewhere.
docs-document = The document (OpenAPI 3.1)
docs-types = Types for TypeScript
docs-no-script = Without scripts this page shows nothing more. The document has it all: open it here, or write it to a file with “comanda openapi”.
