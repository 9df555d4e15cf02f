# The owner's menu editor
editor-preview = Preview as a guest
editor-deleted-last = Recently deleted
editor-preview-hint = This is the menu as guests see it. Nothing can be ordered here.
editor-new-category = New category
editor-new-item = New dish
editor-empty = Your menu begins with a category, such as “Starters”.
editor-hidden = Hidden
editor-no-photo = No photo
editor-missing = Missing: { $languages }
editor-margin = Margin { $percent }
editor-up = Move { $name } up
editor-down = Move { $name } down
editor-hide = Hide { $name }
editor-show = Show { $name }
editor-copy = Copy { $name }
editor-delete = Delete { $name }
editor-delete-with = { $n ->
    [0] Delete { $name }
    [one] Delete { $name } and its dish
   *[other] Delete { $name } and its { $n } dishes
}
editor-copy-item = Copy this dish
editor-delete-item = Delete this dish
editor-deleted = { $name } was deleted.
editor-saved = { $name } is saved, and on every phone.
editor-saved-options = The choices are saved, and on every phone.
editor-undo = Undo
editor-texts = Name and description
editor-description = Description
editor-lacks = Missing
editor-more-languages = More languages
editor-price-title = Price and stock
editor-price = Price
editor-tax = Tax rate, %
editor-cost = Costs the house
editor-stock = In stock
editor-price-hint = Prices in { $currency }. An empty stock is not counted. What it costs the house only managers and owners see.
editor-place = Where it belongs
editor-category = Category
editor-station = Made at
editor-station-none = Each dish says it
editor-station-of-item = Where the dish is made
editor-station-hint = Dishes that are made at the category’s station move along with it.
editor-hide-category = Hide this category with all its dishes from guests
editor-hide-item = Hide this dish from guests
editor-allergens = Allergens
editor-allergens-hint = Tick what it contains, or “None of them”. Until then guests read that the allergens are not stated, and whoever avoids some is warned.
editor-allergens-missing = Allergens missing
editor-clash = Mark and allergens differ
editor-tags = Diets and marks
editor-options = What guests choose
editor-options-none = Nothing is chosen yet: sizes, sides, extras.
editor-new-group = New choice
editor-removals = What can be left out
editor-removals-hint = Guests tick what they do not want. It costs nothing and takes its allergens away.
editor-group = The choice
editor-least = At least
editor-most = At most
editor-group-hint = “At least 1” makes it required; “at most 1” is a single choice.
editor-delta = Adds to the price
editor-adds = Allergens it adds
editor-takes = Allergens it takes away
editor-add-option = Add an option
editor-add-removal = Add something to leave out
editor-row = Option { $n }
editor-nothing = nothing
editor-now = Stands now: { $value }
editor-gone = Somebody else has deleted this while you were writing.
editor-gone-hint = Nothing of yours is lost: save it here as a new one. The log says who deleted the old one.
editor-stale = Somebody else saved this while you were writing.
editor-stale-hint = Nothing of yours is lost. What stands now is beside each field that differs.
editor-stale-group = Nothing of yours is lost. This stands now:
editor-save-anyway = Save mine anyway
editor-take-theirs = Discard mine
editor-error-price = Write a price such as { $example }, not below 0.
editor-error-number = Please give a number from { $min } to { $max }.
editor-error-gone = Please choose one of these; the other is gone.
editor-error-optionless = A choice needs at least one option with a name.
editor-error-none = Either tick the allergens that it contains, or “None of them”.
editor-error-removal = Only what the dish itself contains can be taken away.
editor-error-category-gone = Its category was deleted. Bring that back first.
editor-error-language = The menu cannot be written in this language.
editor-wrong = { $n ->
    [one] One field needs another look.
   *[other] { $n } fields need another look.
}
