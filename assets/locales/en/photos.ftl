# Photos of dishes
photo-title = Photo of { $item }
photo = Photo
photo-hint = JPEG, PNG or WebP, up to 10 MB. It is cut to a square around its middle, and where and when it was taken is removed.
photo-choose = Choose a photo
photo-save = Use this photo
photo-remove = Remove the photo
photo-none = This dish has no photo yet.
photo-error-none = Choose a photo first.
photo-error-large = This file is larger than { $max } MB.
photo-error-kind = Only JPEG, PNG and WebP photos can be used.
photo-error-pixels = This photo has more than { $max } million pixels. Please make it smaller first.
photo-error-broken = This photo cannot be read: the file is damaged or incomplete.
