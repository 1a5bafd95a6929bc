# What the commands say beside results. Errors come in pairs: cli-error-… and cli-advice-….
cli-next = Next: { $advice }

cli-error-command = There is no command "{ $given }".
cli-error-option = There is no option "{ $given }".
cli-error-value = The value "{ $given }" does not fit { $option }.
cli-error-value-missing = { $option } needs a value.
cli-error-missing = Still missing: { $what }.
cli-error-subcommand-missing = This command needs to know what to do.
cli-error-conflict = { $one } cannot go with { $other }.
cli-error-utf8 = The command line holds characters that cannot be read (not UTF-8).
cli-error-format = This command does not write the format { $format }.
cli-error-usage = This command line was not understood.
cli-error-pack = There is no question pack "{ $given }".
cli-error-platform = There is no platform "{ $given }" in the checklists.
cli-error-not-named = Not among the accounts named: { $platforms }. There is nothing to audit.
cli-error-item = There is no item "{ $given }".
cli-error-exists = "{ $file }" is there already. Nothing was written.
cli-error-stdout = The result could not be written to the screen.
cli-error-output = The file "{ $file }" could not be written.
cli-error-internal = The program met a fault of its own. Saved answers are untouched.
cli-error-profile = File { $file }: { $what }
cli-error-no-input = There are no answers to audit, and --no-input forbids asking.
cli-error-no-draft = No audit is saved on this computer yet.
cli-error-no-accounts = No account was chosen, so there is nothing to compute.
cli-error-no-folder = No folder was found to save the answers in.

cli-advice-did-you-mean = did you mean "{ $suggestion }"
cli-advice-allowed = choose one of: { $allowed }
cli-advice-minutes = type a number of minutes from 1 to 600
cli-advice-help = see how it is used: rasoat --help
cli-advice-list = see the list: rasoat { $command }
cli-advice-not-named = drop --only, or run rasoat audit again and type h, 1 to name another account
cli-advice-exists = choose another folder, or move the old one away
cli-advice-screen = leave out --screen, or choose --format table, plain or html
cli-advice-stdout = write to a file: -o FILE
cli-advice-output = choose a folder you can write to, or check that the disk has room
cli-advice-internal = run the command again; if it happens again, tell the developers and quote the line above
cli-advice-no-input = add --answers FILE (a profile file) or --demo (the sample profile)
cli-advice-no-draft = begin with: rasoat audit
cli-advice-no-accounts = run rasoat audit again and choose at least one platform you use
cli-advice-no-folder = set RASOAT_HOME to a folder you can write to, or add --no-save

cli-sample = The sample profile, nobody's answers. For your own, in a terminal: rasoat audit
cli-finished = The audit is done. See it again: rasoat show. What to do: rasoat plan. The answers are on this computer, in { $folder }
cli-finished-unsaved = The audit is done. Nothing is kept on this computer.
cli-finished-rest = { $pack }: some questions are left. Go on with: { $command }
cli-pack-goes-on = { $done }: all asked. This time the rest of it is asked: { $pack }.
cli-pack-gone = The question pack "{ $given }" of last time is not there now, so this one is used: { $pack }. If it is in a folder of its own, add --checklists FOLDER.

cli-lint-clean = Nothing to correct in { $files } files.
cli-lint-summary = { $files } files: { $errors } errors, { $warnings } warnings.
cli-new-written = The pack is in the folder { $folder }. Edit its files, then check them: rasoat checklist lint { $folder }

cli-start-first = Nothing was audited on this computer yet. Begin with: rasoat audit (about 10 minutes: rasoat audit --quick)
cli-start-resume = { $answers } answers are saved, { $open } questions are open. Go on with: { $command }
cli-start-done = The audit is done. See the result: rasoat show. What to do next: rasoat plan
cli-start-done-rest = The part you chose is done. See the result: rasoat show. What to do next: rasoat plan. { $pack }: some questions are left. Go on with: { $command }
cli-start-begun = { $answers } answers are saved, setting up is not finished. Go on with: { $command }
cli-plan-empty = No step was found that would lower the exposure further in that time.
cli-plan-short = No step fits into that time. The shortest takes about { $minutes } minutes.

cli-error-no-secret = There is no terminal to type a password on.
cli-error-cannot-hide = This terminal cannot hide what is typed, so no password is asked for.
cli-error-secret-long = The first line is too long to be a password.
cli-error-secret-unreadable = The password could not be read from the input.
cli-error-secret-encoding = The password read is not UTF-8.
cli-error-about = The file "{ $file }" could not be read.
cli-error-suggest-file = A passphrase is not written to a file.
cli-error-chance = The system gives no random numbers.
cli-advice-secret-stdin = hand the password over on standard input: add --stdin
cli-advice-secret-line = hand over exactly one line of UTF-8, at most 65,536 bytes
cli-advice-about = use a text file in UTF-8 under 64 KB, one thing a line: name, birth date, place
cli-advice-suggest-file = leave out -o, and write it on paper
cli-advice-chance = restart the computer and try again
