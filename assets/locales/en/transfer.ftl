# The menu as a file
transfer = The menu as a file
transfer-error-remove = This file takes many dishes off the menu. Tick that they may go, or do not apply it.
transfer-out = Download
transfer-out-hint = The whole menu, to keep, or to change in a spreadsheet and upload again. Photos stay here.
transfer-csv = As a table (CSV)
transfer-json = As JSON
transfer-in = Upload
transfer-in-hint = A file as it is downloaded here, up to 8 MB. You see first what it would change. What the file does not name leaves the menu.
transfer-file = Menu file
transfer-look = See what would change
transfer-none = Choose a file first.
transfer-wrong = { $n ->
    [one] One thing is wrong with this file
   *[other] { $n } things are wrong with this file
}
transfer-nothing = Nothing was changed. Please correct the file and upload it again.
transfer-more = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
transfer-preview = What this file changes
transfer-same = Nothing: the menu is already like this.
transfer-all = It happens all at once, on every phone.
transfer-apply = Apply
transfer-remove = { $n ->
    [one] Yes, remove one dish
   *[other] Yes, remove { $n } dishes
}
transfer-cancel = Do not apply
transfer-added = New
transfer-changed = Changed
transfer-removed = Leave the menu
transfer-n-added = { $n ->
    [one] One dish is new.
   *[other] { $n } dishes are new.
}
transfer-n-changed = { $n ->
    [one] One dish changes.
   *[other] { $n } dishes change.
}
transfer-n-removed = { $n ->
    [one] One dish leaves the menu.
   *[other] { $n } dishes leave the menu.
}
transfer-done = The file is applied.
transfer-stale = The menu has changed since you looked. Here is what the file would change now.
transfer-gone = This file is kept for 15 minutes only. Please upload it again.
