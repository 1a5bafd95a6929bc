# store

# The profile file (command score)
store-error-profile-absent = There is no such profile file.
store-advice-profile-absent = Check the file name and the folder.
store-error-profile-denied = This profile file may not be read.
store-advice-profile-denied = Copy it to a folder of your own and run again.
store-error-profile-unreadable = The profile file could not be read.
store-advice-profile-unreadable = Check the disk or USB stick it is on and run again.
store-error-profile-too-large = The file is larger than 8 MB, so it is not a profile file.
store-advice-profile-too-large = Choose the profile file; it usually has a few KB only.
store-error-profile-not-utf8 = The file could not be read: line { $line } has characters that are not UTF-8.
store-advice-profile-not-utf8 = Save the file as UTF-8 and run again.
store-error-profile-empty = The profile file is empty.
store-advice-profile-empty = Choose another file, or answer the questions with: rasoat audit
store-error-profile-truncated = The { $format } file ends too early, at line { $line }, column { $column }.
store-advice-profile-truncated = Copy the whole file again and run again.
store-error-profile-syntax = The { $format } file has a mistake at line { $line }, column { $column }.
store-advice-profile-syntax = Correct it there and run again. The mistake may also be just before.
store-error-profile-no-accounts = The profile has no accounts, so there is nothing to score.
store-advice-profile-no-accounts = Add at least one account under accounts.
store-error-profile-invalid = The profile has { $count } places to correct:
    { $list }
store-advice-profile-invalid = Correct them and run again.
store-profile-field = { $path }: there is a field that does not belong here. Fields: { $allowed }.
store-profile-field-near = { $path }: there is no such field. Is { $near } meant?
store-profile-missing = { $path }: the field { $name } is missing.
store-profile-word = { $path }: found { $found }, allowed is one of: { $allowed }.
store-profile-shape = { $path }: found { $found }, needed: { $allowed }.
store-profile-name = { $path }: this name cannot be used. Names have lower-case letters, digits, hyphens or underscores, begin with a letter, and have at most 32 characters.
store-profile-twice = { $path }: this name already stands at { $first }.
store-profile-nothing = { $path }: there is no such name in { $section }.
store-profile-kind = { $path }: this is not an account of the kind { $kind }.
store-profile-itself = { $path }: this is this very account.
store-profile-same-pair = { $path }: the two names of a pair must differ.
store-profile-not-unknown = { $path }: "?" is not possible here.
store-profile-top = top of the file
store-profile-found-text = other text
store-profile-found-number = a number
store-profile-found-list = a list
store-profile-found-table = a table
