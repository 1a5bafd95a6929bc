# The content (checklists) and its linter.
catalog-level-error = error
catalog-level-warning = warning
catalog-level-help = hint
catalog-at = File { $file }, line { $line }, column { $column }.
catalog-at-file = File { $file }.
catalog-did-you-mean = Perhaps "{ $near }" was meant.
catalog-lang-vi = Vietnamese
catalog-lang-en = English
catalog-type-text = text in double quotes
catalog-type-list = a list in square brackets
catalog-type-table = a group of keys, for example vi and en in curly brackets
catalog-type-number = a number
catalog-type-flag = true or false
catalog-set-nothing = no set, because this control has no sets
catalog-set-platforms = no set, because the choices come from the platforms
catalog-set-word = one word in double quotes
catalog-set-methods = a list of second factors out of email, sms, totp, push, key
catalog-say-no-pronoun = no pronoun, or "của mình"
catalog-say-verb-first = begin the sentence with the verb
catalog-say-full-stop = a full stop
catalog-above = a line above
catalog-no-placeholder = none
catalog-syntax-quote = text without double quotes, or quotes that are not closed
catalog-syntax-comma = a comma is missing or too much
catalog-syntax-bracket = a bracket is not closed or not opened
catalog-syntax-assignment = the equals sign or the value after it is missing
catalog-syntax-key = the key has a character that cannot be used
catalog-syntax-backslash = a backslash at the wrong place
catalog-syntax-other = this is not how TOML is written

catalog-error-invalid = The content in { $path } is not used. Errors in it: { $count }.
catalog-advice-invalid = See all errors ({ $count }) with rasoat checklist lint { $path }, mend them, then run again.
catalog-error-bad-name = A checklist folder cannot be named "{ $name }".
catalog-advice-bad-name = Replace "{ $name }" by a name the program does not have yet: lower-case letters, digits and hyphens, for example tinh-can-tho.

catalog-lint-no-such-folder = There is no folder { $name }.
catalog-advice-no-such-folder = Check the path.
catalog-lint-not-a-folder = { $name } is not a folder.
catalog-advice-not-a-folder = Give the path of the folder with the content files, not of one file.
catalog-lint-not-a-file = { $name } is not a regular file.
catalog-advice-not-a-file = Rename it or move it away. Names ending in .toml are for content files.
catalog-lint-unreadable = The computer does not let { $name } be read.
catalog-advice-unreadable = Check the permissions, or close the program that has it open, then run again.
catalog-lint-too-large = The file { $name } is too large: { $number } MB, at most 4 MB.
catalog-advice-too-large = Check whether it is the right file. Long content goes into several files.
catalog-lint-too-many-files = The folder { $name } has { $number } content files, at most 200.
catalog-advice-too-many-files = Check whether it is the right folder.
catalog-lint-not-text = The file { $name } is not UTF-8 text (from byte { $number }).
catalog-advice-not-text = Open it in an editor and save it with the encoding UTF-8.
catalog-lint-nothing-to-read = The folder { $name } has no content files.
catalog-advice-nothing-to-read = Make a sample folder with rasoat checklist new, or check the path.
catalog-lint-empty-file = This file is empty.
catalog-advice-empty-file = Fill it in or delete it.
catalog-lint-unexpected-file = Nobody reads a file at this place.
catalog-advice-unexpected-file = Content lives in controls.toml, incidents.toml and in the folders platforms, packs and directives.
catalog-lint-overlay-model = An overlay folder may not bring a model.toml.
catalog-advice-overlay-model = Delete this file. The numbers of the exposure model are only in the program.
catalog-lint-file-name = The id "{ $name }" differs from the file name "{ $expected }".
catalog-advice-file-name = Rename the file to { $name }.toml, or, if the id is new, change it to "{ $expected }".

catalog-lint-toml-syntax = This cannot be read: { $name }.
catalog-advice-toml-syntax = Compare with a correct item above; look at brackets, commas and equals signs on this line and the one before.
catalog-lint-duplicate-key = The key "{ $name }" stands twice in one item.
catalog-advice-duplicate-key = Keep one line. A new item begins with a heading in square brackets.
catalog-lint-unknown-key = There is no key named "{ $name }".
catalog-advice-unknown-key = Keys that can be used here: { $expected }.
catalog-lint-wrong-type = This value is of the wrong type.
catalog-advice-wrong-type = Needed here: { $expected }.

catalog-lint-missing-language = { $name } is missing.
catalog-advice-missing-language = Write both vi and en. What is missing is { $name }.
catalog-lint-missing-field = The key "{ $name }" is missing.
catalog-advice-missing-field = Add a line { $name } = … to this item.
catalog-lint-missing-why = The reason for asking is missing ("{ $name }").
catalog-advice-missing-why = Add { $name }: one sentence on what this helps to avoid.
catalog-lint-missing-look = How to look is missing ("{ $name }").
catalog-advice-missing-look = Add { $name }: where the answer can be seen.
catalog-lint-missing-fix = How to fix it is missing ("{ $name }").
catalog-advice-missing-fix = Add { $name }: what to do, in one or two sentences.
catalog-lint-missing-source = The source is missing ("{ $name }").
catalog-advice-missing-source = Add { $name }: the page or document that was read, so that somebody else can find it.
catalog-lint-missing-checked = The day of the check is missing ("{ $name }").
catalog-advice-missing-checked = Add { $name } = year-month-day, the day the source was opened, without quotes.
catalog-lint-missing-mark = The mark is missing ("{ $name }").
catalog-advice-missing-mark = Add { $name } = "verified" if the source was read, "secondary" if somebody else's account was read, "unverified" if neither.
catalog-lint-missing-set = This choice does not say what it sets "{ $name }" to.
catalog-advice-missing-set = Add set. Without it the exposure model takes "{ $name }" as unknown.
catalog-lint-no-choices = The control "{ $name }" needs at least 2 choices.
catalog-advice-no-choices = Add choices to "{ $name }", each in a control.choice group.
catalog-lint-no-provisions = The instrument "{ $name }" has no provisions and does not say why.
catalog-advice-no-provisions = Add provisions to "{ $name }", or no_provisions with the reason.
catalog-lint-no-remedy = No control has the remedy "{ $name }".
catalog-advice-no-remedy = Add a control.remedy group with kind = "{ $name }" to the control it belongs to.

catalog-lint-missing-parameter = The parameter "{ $name }" is missing.
catalog-advice-missing-parameter = Add a param group with name = "{ $name }".
catalog-lint-unknown-parameter = The program uses no parameter named "{ $name }".
catalog-advice-unknown-parameter = Mend the name, or drop this param group.
catalog-lint-bad-triple = The three numbers of the parameter "{ $name }" are out of order or out of range.
catalog-advice-bad-triple = lo is not negative, lo is at most mid, mid at most hi; with unit = "prob" or "loss", hi is at most 1.

catalog-lint-bad-mark = There is no mark "{ $name }".
catalog-advice-bad-mark = Use one of: { $expected }.
catalog-lint-bad-scope = There is no scope "{ $name }".
catalog-advice-bad-scope = Use one of: { $expected }.
catalog-lint-bad-attribute = There is no attribute "{ $name }".
catalog-advice-bad-attribute = Use one of: { $expected }.
catalog-lint-bad-word = The word "{ $name }" cannot be used for this attribute.
catalog-advice-bad-word = Use one of: { $expected }.
catalog-lint-bad-method = There is no second factor "{ $name }".
catalog-advice-bad-method = Use one of: { $expected }.
catalog-lint-bad-fix-kind = There is no kind of fix "{ $name }".
catalog-advice-bad-fix-kind = Use one of: { $expected }. A remedy without a number in the model has no kind.
catalog-lint-bad-value = There is no value "{ $name }".
catalog-advice-bad-value = Use one of: { $expected }.
catalog-lint-bad-date = The day in "{ $name }" is not written correctly.
catalog-advice-bad-date = Write { $name } = 2026-01-31: year, month, day, without quotes and without a time.
catalog-lint-bad-site = "{ $name }" is no registered domain.
catalog-advice-bad-site = Write the bare domain in lower case, without what stands before it: zalo.me, not https://id.zalo.me.
catalog-lint-bad-number = The number { $name } is out of range.
catalog-advice-bad-number = Use a number from { $low } to { $high }.
catalog-lint-set-not-allowed = This set is of the wrong type for the attribute "{ $name }".
catalog-advice-set-not-allowed = Needed here: { $expected }.
catalog-lint-attribute-scope = The attribute "{ $name }" does not belong to the scope of this control.
catalog-advice-attribute-scope = The attribute "{ $name }" goes only with scope = "{ $expected }".
catalog-lint-several-answers = Outside the set-up every question has one answer.
catalog-advice-several-answers = Drop multiple, or make several controls, each with one question.

catalog-lint-bad-id = The id "{ $name }" is not written correctly.
catalog-advice-bad-id = Use lower-case letters, digits and hyphens, beginning with a letter.
catalog-lint-duplicate-id = The id "{ $name }" stands twice.
catalog-advice-duplicate-id = It stands first at { $first }. Give the new item another id.
catalog-lint-redefines-built-in = The id "{ $name }" is built into the program.
catalog-advice-redefines-built-in = An overlay replaces nothing that is built in ({ $first }). Choose another id.
catalog-lint-name-taken = Another item of this kind is already called "{ $name }".
catalog-advice-name-taken = Nobody can tell two equal names apart ({ $first }). Choose another one, for example with the agency's name.
catalog-lint-id-removed = The id "{ $name }" was in use and is gone.
catalog-advice-id-removed = Put the old id back. If it is dropped for good, change this line to: { $line }
catalog-lint-id-retired = The id "{ $name }" was dropped and cannot be used again.
catalog-advice-id-retired = Choose another id. ids.lock still says: retired { $line }
catalog-lint-id-not-locked = The id "{ $name }" is not in ids.lock.
catalog-advice-id-not-locked = For a new item, add this line to ids.lock: { $line }
catalog-lint-bad-lock-line = The line "{ $name }" cannot be understood.
catalog-advice-bad-lock-line = Each line is a kind and an id, for example: control second-factor. Kinds: control, choice, platform, pack, directive, provision.
catalog-lint-missing-lock = This folder has no ids.lock.
catalog-advice-missing-lock = Make a file ids.lock with a kind and an id on each line, for example: control second-factor.

catalog-lint-unknown-control = There is no control "{ $name }".
catalog-advice-unknown-control = See the ids with rasoat checklist list.
catalog-lint-unknown-choice = There is no choice "{ $name }".
catalog-advice-unknown-choice = Write the id of a choice of that control.
catalog-lint-unknown-platform = There is no platform "{ $name }".
catalog-advice-unknown-platform = Write the id of a file in the folder platforms.
catalog-lint-unknown-incident = There is no incident "{ $name }".
catalog-advice-unknown-incident = Write the id of an [[incident]] group in incidents.toml.
catalog-lint-unknown-directive = There is no instrument "{ $name }".
catalog-advice-unknown-directive = See the ids with rasoat directive list.
catalog-lint-unknown-provision = There is no provision "{ $name }".
catalog-advice-unknown-provision = Write the instrument's id, then # and the provision's id, as in the folder directives.
catalog-lint-ended-provision = The provision "{ $name }" belongs to an instrument that has ended.
catalog-advice-ended-provision = Cite a provision of its successor ({ $expected }), or drop this line.
catalog-lint-unprotective-provision = The provision "{ $name }" does not ask anybody to protect accounts or data.
catalog-advice-unprotective-provision = Drop this line. Only provisions with protective = true stand behind a control.
catalog-lint-two-remedies = The remedy "{ $name }" stands at two places.
catalog-advice-two-remedies = The first is { $first }. Keep one, and drop kind at the other; or let no platform have both controls.
catalog-lint-bad-row = The row "{ $name }" of a training day cannot be asked.
catalog-advice-bad-row = Write control@platform as in a row above; the platform must have that control, and the control takes one answer only.
catalog-lint-not-together = The control "{ $name }" has no question for several accounts at once.
catalog-advice-not-together = Add together to that control, or drop its id from this list.
catalog-lint-never-asked = No platform has the control "{ $name }", so nobody is asked.
catalog-advice-never-asked = Add it to a file in the folder platforms.
catalog-lint-too-many-minutes = The steps take { $number } minutes, more than the first { $high }.
catalog-advice-too-many-minutes = Keep what is most urgent. The rest belongs under whom to tell or what to keep.
catalog-lint-over-budget = The pack "{ $name }" takes about { $number } minutes, more than its { $high }.
catalog-advice-over-budget = Drop controls, ask them once with together, or set a limit.

catalog-lint-not-https = The link "{ $name }" is not https.
catalog-advice-not-https = Use an address beginning with https://, with a host, without spaces and without an @ before the host.
catalog-lint-not-nfc = This is not composed Unicode (NFC).
catalog-advice-not-nfc = Type the word again with composed Unicode.
catalog-lint-invisible-character = There is an invisible character { $name } here; nobody sees it, but a terminal obeys it.
catalog-advice-invisible-character = Remove the character, or type the text again by hand.
catalog-lint-unknown-placeholder = The placeholder { $name } does not exist in this sentence.
catalog-advice-unknown-placeholder = Placeholders that can be used here: { $expected }.
catalog-lint-placeholder-differs = { $name } is missing here; the other language has it.
catalog-advice-placeholder-differs = Both languages use the same placeholders. Add { $name }, or drop it in both.
catalog-lint-forbidden-word = "{ $name }" should be avoided.
catalog-advice-forbidden-word = Say instead: { $expected }. A platform's own label goes into quotation marks.
catalog-lint-open-question = This Vietnamese question does not end in "chưa?" or "không?".
catalog-advice-open-question = Ask so that "đã" or "chưa", "có" or "không" answers it. Do not use "phải không?".
catalog-lint-stale = Not checked for { $number } days, since { $date }.
catalog-advice-stale = Open the source again, mend what has changed, then write the new day.
catalog-lint-date-in-future = The day { $date } is after { $today }.
catalog-advice-date-in-future = Write the day on which the source was really opened.
