allergen-gluten = Gluten
allergen-crustaceans = Crustaceans
allergen-eggs = Eggs
allergen-fish = Fish
allergen-peanuts = Peanuts
allergen-soybeans = Soya
allergen-milk = Milk
allergen-nuts = Nuts
allergen-celery = Celery
allergen-mustard = Mustard
allergen-sesame = Sesame
allergen-sulphites = Sulphites
allergen-lupin = Lupin
allergen-molluscs = Molluscs
allergen-unstated = allergens that nobody has stated yet: please ask us
allergen-none = None of them
tag-vegan = Vegan
tag-vegetarian = Vegetarian
tag-gluten-free = Gluten-free
tag-spicy = Spicy
tag-alcoholic = Contains alcohol
tag-house-favourite = House favourite
error-options-few = { $n ->
    [one] { $group }: please choose one.
   *[other] { $group }: please choose at least { $n }.
}
error-options-many = { $n ->
    [one] { $group }: only one, please.
   *[other] { $group }: { $n } at most, please.
}
error-options-foreign = This choice has changed. Please choose again.
error-sold-out = Sorry, { $item } has just sold out.
error-stock-left = { $n ->
    [one] Sorry, there is only { $n } { $item } left.
   *[other] Sorry, there are only { $n } { $item } left.
}
menu-file-large = The file may have { $max } MB at most.
menu-file-json = This is not a JSON file: { $error }.
menu-file-object = An object in braces is expected here.
menu-file-unknown = This field is not known. There are: { $known }.
menu-file-many = There are too many; { $max } are allowed.
menu-file-missing = This field is missing.
menu-file-list = A list in brackets is expected here.
menu-file-text = A text in quotes is expected here.
menu-file-number = A whole number from { $min } to { $max } is expected here.
menu-file-flag = Yes or no is expected here (in JSON true or false).
menu-file-key = A key has 1 to 60 small letters, digits, - or _.
menu-file-twice = { $key } is already there.
menu-file-nameless = A name in at least one of the file’s languages is needed.
menu-file-word = This is not one of: { $known }.
menu-file-format = The format must be comanda-menu.
menu-file-currency = The house’s currency is { $house }. Change the setting first, or the file.
menu-file-language = A language is a tag such as en or pt-BR, each once.
menu-file-optionless = A group needs at least one option.
menu-file-price = Write the price as a text in { $currency } with { $decimals } decimals at most, not below 0.
menu-file-hours = Write hours such as mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00.
menu-file-picture-missing = There is no such picture beside the file.
menu-file-picture-large = A picture may have { $max } kB at most.
menu-file-picture-kind = A picture must be WebP, PNG or JPEG.
menu-clash-vegan = A vegan dish contains no milk, eggs, fish, crustaceans or molluscs: please take the mark or the allergen away.
menu-clash-vegetarian = A vegetarian dish contains no fish, crustaceans or molluscs: please take the mark or the allergen away.
menu-clash-gluten-free = A gluten-free dish contains no gluten, whatever is chosen: please take the mark or the allergen away.
