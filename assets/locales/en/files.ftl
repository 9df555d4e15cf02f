menu-file-reserved = The key { $key } is kept for what can be left out.
menu-file-removal = Leaving this out takes away what the dish does not list: { $words }.
