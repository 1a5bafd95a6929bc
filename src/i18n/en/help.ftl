# The help of every command. Examples are commands people can copy.
help-heading-usage = Usage
help-heading-commands = Commands
help-heading-options = Options
help-heading-global = Global options
help-heading-arguments = Arguments
help-value-command = COMMAND
help-value-options = OPTIONS
help-value-file = FILE
help-value-folder = FOLDER
help-value-number = N
help-value-date = DATE
help-value-name = NAME
help-value-id = ID
help-value-platform = PLATFORM
help-value-incident = INCIDENT
help-value-shell = SHELL
help-value-format = FORMAT
help-value-grade = GRADE
help-value-percent = PERCENT
help-value-lang = LANG

help-rasoat = rasoat: audit the hygiene of your own social accounts. Answers stay on this computer.
help-rasoat-examples =
    Examples:
      rasoat audit                audit, then see the result and what to do
      rasoat audit --quick        only the 12 or so questions worth most
      rasoat show --explain       where the numbers come from
      rasoat plan --minutes 15    what to do in 15 minutes
      rasoat incident             something went wrong: the first 10 minutes
help-rasoat-notes =
    Each command has a Vietnamese name without marks: kiem-tra (audit), cham-diem (score),
    ke-hoach (plan), sua (fix), xong (done), mien (waive), mo-lai (reopen), ket-qua (show),
    lich-su (history), so-sanh (compare), sao-luu (backup), khoi-phuc (restore), xoa
    (forget), mat-khau (password), kho (vault), bang-chung (evidence), ro-ri (breach),
    danh-muc (checklist), van-ban (directive), su-co (incident).

    Exit codes: 0 done; 1 exposure at or above --fail-on; 2 the command line is wrong;
    3 coverage below --min-coverage; 4 content or data is broken; 5 the server could not be asked;
    6 the history cannot be opened; 70 a fault of the program; 130 stopped with Ctrl-C.
help-audit = Ask about your own accounts, then say how exposed you are and what to do first
help-audit-examples =
    Examples:
      rasoat audit --quick
      rasoat audit --minutes 10 --only facebook zalo
      rasoat audit --demo --format html -o sample.html
      rasoat audit --answers profile.toml --json
      rasoat audit --vault passwords.csv   measures what is asked about passwords
help-score = Score a profile file; asks nothing, stores nothing
help-score-examples =
    Examples:
      rasoat score profile.toml
      rasoat score profile.toml --explain
      rasoat score profile.json --json
help-plan = What to do first: at most 3 things, step by step, with the menu path
help-plan-examples =
    Examples:
      rasoat plan --minutes 15
help-vault = Audits passwords exported from a browser or a password manager, in memory only
help-vault-examples =
    Examples:
      rasoat vault passwords.csv
      rasoat vault vault.kdbx --key-file vault.keyx
      rasoat vault passwords.csv --all --exceptions accepted.toml
help-argument-files = The export (CSV, Bitwarden's JSON, KDBX); "-" reads standard input
help-evidence = Read an export from Facebook, Instagram, Google, TikTok or Telegram and propose answers
help-evidence-examples =
    Examples:
      rasoat evidence facebook-export.zip
      rasoat evidence takeout-001.zip takeout-002.zip
      rasoat evidence telegram-folder --json
help-argument-exports = ZIP or folder of an export from a platform
help-option-key-file = The key file of a KeePass vault
help-option-exceptions = A TOML file of findings accepted for a while: title, check, reason, until
help-show = See the result of the last audit again
help-show-examples =
    Examples:
      rasoat show --explain
      rasoat show --format html -o result.html   to print: without names of accounts
      rasoat show --format csv -o result.csv     for Excel
      rasoat show --screen                       masks names, for a projector
help-checklist = The checklists: browse, check, start one of your own
help-checklist-examples =
    Examples:
      rasoat checklist list
      rasoat checklist show second-factor
      rasoat checklist lint our-province
help-checklist-list = List items, platforms and packs
help-checklist-list-examples =
    Examples:
      rasoat checklist list --json
help-checklist-show = See one item: the question, why, how to look, how to fix, sources
help-checklist-show-examples =
    Examples:
      rasoat checklist show second-factor
      rasoat checklist show zalo
help-checklist-lint = Check content files: says file, line, column and what to do
help-checklist-lint-examples =
    Examples:
      rasoat checklist lint
      rasoat checklist lint can-tho
      rasoat checklist lint --strict --date 2026-11-23
help-checklist-new = Start a content pack of a province or an agency
help-checklist-new-examples =
    Examples:
      rasoat checklist new can-tho
help-checklist-drift = The menus noted as different (key d), to be sent to who keeps the content
help-checklist-drift-examples =
    Examples:
      rasoat checklist drift
      rasoat checklist drift --format csv -o menus.csv
help-incident = Something went wrong: the first 10 minutes, what not to do, whom to tell; a card to print
help-incident-examples =
    Examples:
      rasoat incident             choose what just happened
      rasoat incident hijacked    an account was taken over
      rasoat incident hijacked --platform zalo
      rasoat incident --format html -o cards.html
help-argument-incident = Id, other name or number in the list, for example sim-lost
help-option-platform = Show only what is about one platform, for example zalo
help-directive = Directives: in force or not, replaced by what, what could not be verified
help-directive-examples =
    Examples:
      rasoat directive list
      rasoat directive show luat-anm-2025
      rasoat directive check --date 2026-06-30
help-directive-list = List the instruments
help-directive-list-examples =
    Examples:
      rasoat directive list --json
help-directive-show = See an instrument and its provisions (paraphrases, not the wording)
help-directive-show-examples =
    Examples:
      rasoat directive show luat-dlcn-2025
help-directive-check = Check which item rests on which provision, on a day
help-directive-check-examples =
    Examples:
      rasoat directive check --date 2026-11-23
help-completions = Print completions for bash, zsh, fish, powershell, elvish
help-completions-examples =
    Examples:
      rasoat completions powershell
help-man = Print the manual page
help-man-examples =
    Examples:
      rasoat man > rasoat.1
help-man-name = NAME
help-help = See how a command is used
help-help-examples =
    Examples:
      rasoat help audit
      rasoat help checklist new

help-argument-file = A profile file (JSON or TOML); "-" reads standard input
help-argument-folder = A content folder; left out, the built-in content
help-argument-new-folder = The folder to make; left out, it is named like the pack
help-argument-of = The command to look up, by either name: audit or kiem-tra
help-argument-id = The item's id
help-argument-directive = The id or the number of the instrument, for example 116/2025/QH15
help-argument-name = The new pack's name: lower-case letters, digits, hyphens
help-argument-shell = bash, zsh, fish, powershell or elvish

help-option-help = Show how to use it
help-option-version = Show the version
help-option-format = table, plain, json, html, csv (for Excel), docx (room report)
help-option-json = The same as --format json
help-option-output = Write the result to a file
help-option-plain = No tables, no redraw: for screen readers
help-option-screen = Mask account names and answers in results, for a projector
help-option-no-color = No colours
help-option-no-input = Ask nothing
help-option-offline = Use no network (this is the default too)
help-option-fail-on = End with 1 if the exposure is at this grade, A to E, or above; for passwords and vaults: at this strength, 0 to 4, or below, or leaked
help-option-min-coverage = End with code 3 if less than this percentage was answered; 80 and 0.8 are the same
help-option-checklists = Add content from a folder
help-option-lang = vi or en
help-option-quick = Only the 12 or so questions worth most
help-option-pack = Use another question pack, for example page-admin
help-option-minutes = Use only this many minutes
help-option-only = Ask about these platforms only
help-option-answers = Read the answers from a profile file, ask nothing
help-option-vault = Read an export of passwords, in memory only, so that what can be measured is not asked
help-option-demo = Use the sample profile, ask nothing
help-option-no-save = Keep nothing on this computer
help-option-browser = Ask and show the result in a browser on this computer; no more commands to type
help-option-all = Print every item with its grounds and provisions
help-option-explain = Say where each number comes from
help-option-strict = Content that is too old counts as an error (needs --date)
help-option-date = The day to check against, for example 2026-11-23
help-option-lock = Print what ids.lock should hold for the present ids
help-password = Try a password: is it easy to guess, why, what to do. It is not shown again, not stored
help-password-examples =
    Examples:
      rasoat password             type a password, hidden
      rasoat password --suggest   make 5 random words
help-option-stdin = Read the password from the first line of standard input (vault, audit --vault: the one that opens it)
help-option-suggest = Make a password of random words that is easy to remember
help-option-about = A file with your name, birth date, place: attackers try these

help-value-path = PATH
help-value-range = 5_DIGITS
help-value-url = URL
help-breach = Leaked passwords: check one, fetch the list, make a compact index to carry
help-breach-examples =
    Examples:
      rasoat breach check
      rasoat breach check --corpus list.txt
      rasoat breach build list.txt -o leaked.rsi --top 100000000
help-leaks-check = Whether one password was leaked: from a hidden prompt or standard input. Never repeated, never stored
help-leaks-check-examples =
    Examples:
      rasoat breach check --corpus leaked.rsi  asks a list of your own, without a network
      rasoat breach check --online             asks the server; only 5 characters of a code are sent
help-leaks-build = Makes a compact index (about 2.7 bytes a password) of a list of SHA1:count or of a folder of ranges
help-leaks-build-examples =
    Examples:
      rasoat breach build list.txt -o leaked.rsi
      rasoat breach build list.txt -o frequent.rsi --top 10000000 --source "November version"
help-leaks-info = What a list or an index is: size, date, what is in it, how often it is wrong
help-leaks-info-examples =
    Examples:
      rasoat breach info leaked.rsi
      rasoat breach info leaked.rsi --verify
help-leaks-fetch = Fetches the list by ranges into a folder (several tens of GB); stopped and run again, it goes on
help-leaks-fetch-examples =
    Examples:
      rasoat breach fetch list --online
      rasoat breach fetch list --online --from 00000 --to 000FF
help-argument-list = A file of SHA1:count, a folder of ranges, or an index
help-argument-ranges = The folder to write the ranges into
help-option-corpus = A list of your own: a file, a folder of ranges or an index, told apart by content
help-option-top = Keep only so many passwords, the most frequent
help-option-source = Where the list came from, written into the index
help-option-verify = Read all of it, to see whether it is whole
help-option-from = The first range to fetch, 00000 unless said otherwise
help-option-to = The last range to fetch, FFFFF unless said otherwise
help-option-online = Allow asking the server of leaked passwords in this run, without a question
help-option-range-url = The server of leaked passwords; must be https

help-value-which = WHICH
help-history = The audits that were kept, and where the points went
help-history-examples =
    Examples:
      rasoat history
      rasoat history --format html -o history.html
help-compare = Compare two audits: new, fixed, worse again, as before, waived, asked differently
help-compare-examples =
    Examples:
      rasoat compare              the last two
      rasoat compare 1 3          number 1 and number 3
      rasoat compare 2026-11-23   that of this day and the last one
help-backup = Back the history up into one encrypted file; the tool age opens it too
help-backup-examples =
    Examples:
      rasoat backup review.age
help-restore = Put audits from a backup into the history; those that are there already stay as they are
help-restore-examples =
    Examples:
      rasoat restore review.age
help-forget = Erase the history, the key, the draft and the notes about menus from this computer, and say what remains
help-forget-examples =
    Examples:
      rasoat forget
help-argument-before = The older one: its number in rasoat history, or a day; left out, the one before the last
help-argument-after = The newer one; left out, the last
help-argument-backup-file = The file to write
help-argument-restore-file = The backup
help-option-at = Use this audit: its number in rasoat history, or a day
help-option-full = For html and csv: names of accounts and answers too, asks first; the other formats hold them anyway
help-option-yes = Agree beforehand, do not ask
help-option-passphrase-file = Read the passphrase of the history from the first line of a file, "-" is standard input; the second line, if there is one, is that of a backup

help-value-step = STEP
help-value-reason = REASON
help-argument-step = Number of the step as last shown, or its name
help-option-reason = Why it cannot be done yet, under 200 characters
help-option-until = The last day it is waived, as in 31/12/2026
help-fix = Walk through one thing to do, then answer the one question that tells
help-fix-examples =
    Examples:
      rasoat fix                      what to do first
      rasoat fix 2                    the second step as last shown
help-done = Write down that a step is done, and score again
help-done-examples =
    Examples:
      rasoat done 1
      rasoat done second_totp:google
help-waive = Leave a step aside, with a reason and an end; no figure changes
help-waive-examples =
    Examples:
      rasoat waive 2 --reason "waiting for a new phone" --until 31/12/2026
help-reopen = Take up again a step that is done or waived
help-reopen-examples =
    Examples:
      rasoat reopen 2

help-option-ics = Write reminders for a calendar to this file; they say "rà soát: 15 minutes" and not what to do
help-option-detailed = Reminders that name what to do, and on which account; asks first

help-value-listen = ADDRESS[:PORT]
help-value-words = WORDS
help-room = The training day: rehearse, print the kit, open an anonymous room, count sheets, report
help-room-examples =
    Examples:
      rasoat room test            try it before: can a phone reach this computer
      rasoat room open            open the room: shows a QR code, a short code, an address
      rasoat room report 12-12.rsum -o report.docx
help-room-test = Rehearse: find the address phones can reach and what blocks them, simulate 60 people
help-room-test-examples =
    Examples:
      rasoat room test
      rasoat room test --listen 192.168.1.10
help-room-kit = Papers for the day: sheets, tally sheet, helper cards, notice, poster
help-room-kit-examples =
    Examples:
      rasoat room kit training
      rasoat room kit usb --program rasoat.exe
help-room-open = Open the room on this computer; everybody answers anonymously on their own phone
help-room-open-examples =
    Examples:
      rasoat room open
      rasoat room open --k 8 --listen 192.168.1.10:8080
help-room-close = Close the room that is open on this computer: keep the summary, erase the rest
help-room-close-examples =
    Examples:
      rasoat room close -o morning.rsum
help-room-tally = Enter what was counted from sheets of paper, row by row, into a summary
help-room-tally-examples =
    Examples:
      rasoat room tally -o sheets.rsum
help-room-report = The report of the day: DOCX in the layout of official documents, HTML or CSV
help-room-report-examples =
    Examples:
      rasoat room report 12-12.rsum -o report.docx --agency "UBND xã Phú Tâm" --attended 58
help-room-merge = Put many summaries into one; a damaged or foreign file is named and left out
help-room-merge-examples =
    Examples:
      rasoat room merge *.rsum -o province.rsum
help-option-k = The smallest group a figure is said of, 5 or more; frozen once the room is open
help-option-program = Carry the program for Windows (the file rasoat.exe) in the kit
help-option-listen = Address of this computer that phones reach, with a port or without, such as 192.168.1.10:8080
help-option-counts = A CSV file of what was counted, instead of questions
help-option-agency = The agency that writes the report
help-option-parent = The body above it
help-option-place = The place named before the date
help-option-attended = How many attended, counted from the signed register
help-argument-kit-folder = The folder that is made
help-argument-summaries = Summaries (.rsum)
