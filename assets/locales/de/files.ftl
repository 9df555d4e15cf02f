menu-file-reserved = Der Schlüssel { $key } ist für das vorbehalten, was weggelassen werden kann.
menu-file-removal = Das wegzulassen nimmt etwas weg, was beim Gericht nicht steht: { $words }.
