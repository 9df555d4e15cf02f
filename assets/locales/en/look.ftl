# The house’s colour and logo
setting-accent = Colour of buttons and links
setting-accent-hint = White words must be readable on it. Dark screens get a lighter one by themselves.
error-accent = Choose a colour, such as #1b5e20.
error-accent-pale = White words are hard to read on this colour: the contrast is { $ratio } to 1, and 4.5 are needed. The nearest one that works is { $nearest }.
setting-logo = Logo
error-logo = Upload the logo on its page.
logo-none = Guests see the house’s name alone.
logo-hint = JPEG, PNG or WebP up to 10 MB; what is transparent stays so. It is shown small above the guests’ pages.
settings-look = Look
upload-progress = Sending the file…
