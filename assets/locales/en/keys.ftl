# Keys of machines, and sessions of the API.
log-kind-key = API key
token-session = Signed-in program
token-reused = ended: its token was used twice, so somebody else may have it
key-scopes = May
error-key-scopes = Please choose at least one thing that the key may do.
settings-programs = Other programs
setting-api-origins = Websites that may use the API
setting-api-origins-hint = One address on each line, such as https://shop.example, without a path. Their pages may use the API with a token. Leave it empty for none.
error-api-origins = “{ $word }” is no address of a website. Write it like https://shop.example, without a path.
error-api-origins-many = Name { $max } websites at most.
error-proof-needed = This changes something important. Give your password once more first.
error-position = Write the place as a whole number from 0.
