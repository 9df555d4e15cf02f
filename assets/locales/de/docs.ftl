# The page of the API's description
docs-title = Die JSON-API
docs-intro = Alles, was Programme dieses Haus fragen können, vom Haus selbst gezeigt: Von anderswo wird nichts geladen.
docs-document = Das Dokument (OpenAPI 3.1)
docs-types = Typen für TypeScript
docs-no-script = Ohne Skripte zeigt diese Seite nicht mehr. Im Dokument steht alles: Öffnen Sie es hier, oder schreiben Sie es mit „comanda openapi“ in eine Datei.
