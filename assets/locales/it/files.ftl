menu-file-reserved = La chiave { $key } è riservata a ciò che si può togliere.
menu-file-removal = Toglierlo eliminerebbe ciò che il piatto non elenca: { $words }.
