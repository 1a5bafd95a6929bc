# Papers of the training day: the report, the printed kit, the tally, summaries.

rsum-error-unreadable = "{ $file }" could not be read.
rsum-advice-unreadable = check the name and whether it may be read
rsum-error-not-a-file = "{ $file }" is not a file.
rsum-advice-not-a-file = name the .rsum files, such as training/*.rsum
rsum-error-too-large = "{ $file }" is larger than { $limit } MB, which no summary is.
rsum-advice-too-large = check the name
rsum-error-empty = There is nothing in "{ $file }".
rsum-advice-empty = ask for the file again
rsum-error-foreign = "{ $file }" is no summary of rasoat.
rsum-advice-foreign = name .rsum files that rasoat wrote
rsum-error-damaged = "{ $file }" is damaged or was changed.
rsum-advice-damaged = ask for the file again
rsum-error-newer = A newer rasoat wrote "{ $file }" (format { $version }).
rsum-advice-newer = use the newer rasoat
rsum-error-impossible = "{ $file }" says what no room can have.
rsum-advice-impossible = ask who sent it; it does not count

counts-error-unreadable = "{ $file }" could not be read.
counts-advice-unreadable = check the name and whether it may be read
counts-error-not-a-file = "{ $file }" is not a file.
counts-advice-not-a-file = name a CSV file
counts-error-too-large = "{ $file }" is too large for a table of counts.
counts-advice-too-large = check the name
counts-error-empty = "{ $file }" has no rows.
counts-advice-empty = fill in the table of the kit, see: rasoat room kit --help
counts-error-not-text = "{ $file }" is no UTF-8 text.
counts-advice-not-text = save it again as "CSV UTF-8"
counts-error-column = "{ $file }" lacks the column "{ $column }".
counts-advice-column = use the table of the kit, see: rasoat room kit --help
counts-error-row = Line { $line } of "{ $file }": there is no row "{ $given }".
counts-advice-row = keep the column "row" of the kit's table as it is
counts-error-twice = Line { $line } of "{ $file }": "{ $given }" stands above already.
counts-advice-twice = leave one line for each
counts-error-number = Line { $line } of "{ $file }": "{ $column }" must be a number from 0 to { $most }.
counts-advice-number = correct it; where it was not asked, leave all three empty
counts-error-part = Line { $line } of "{ $file }": a round takes all three numbers, or none.
counts-advice-part = write 0 where there was nobody

paper-phase-before = before
paper-phase-after = after
paper-short-before = Before
paper-short-after = After
paper-day = on { $date }
paper-days = from { $first } to { $last }
paper-k-range = { $least } to { $most }
paper-said-count = { $count } ({ $share })
paper-said-count-rooms = { $count } of { $of } ({ $share }), { $rooms } rooms
paper-said-almost-all = nearly all
paper-said-almost-none = hardly any
paper-said-unsaid = not said
paper-told-not-asked = not asked
paper-told-too-few = not said, because fewer than { $k } answered
paper-told-withheld = not said, so that the difference of both rounds tells of nobody
paper-told-nowhere = not said, because no room could say it
paper-short-too-few = too few
paper-short-withheld = not said
paper-column-number = No.
paper-column-item = Item
paper-column-phase = Round
paper-column-answered = Answered
paper-column-good = True
paper-column-bad = Not yet
paper-column-unknown = Don't know
paper-column-statement = What is true of me
paper-csv-attended = Attended
paper-csv-joined = Took part
paper-csv-completed = Went through every question before

paper-text-head = { $rooms } rooms, { $days }
paper-text-k = Nothing is said of fewer than { $k } people.
paper-text-row = { $answered } answered. True: { $good }. Not yet: { $bad }. Don't know: { $unknown }.
paper-merged = Merged { $rooms } rooms into "{ $file }".
paper-merge-left-out = Left out { $count } files, named above.
paper-merge-none = No file could be used. Nothing was written.
paper-merge-none-advice = look at the files named above
paper-merge-contradicted = { $count } rooms stand there in two different ways; they do not count.
paper-no-files = No summary was named.
paper-no-files-advice = name one or more .rsum files
paper-report-where = A DOCX report needs a file to be written to.
paper-report-where-advice = add -o report.docx
paper-report-written = The report is in "{ $file }". Number, recipients and signature are left for the agency.
paper-place-gone = "{ $place }" has been no province since 1 July 2025. It is written as it was typed.
paper-not-for-rooms = The pack "{ $given }" is not for a training day.

paper-state = SOCIALIST REPUBLIC OF VIET NAM
paper-motto = Independence - Freedom - Happiness
paper-place = Cần Thơ
paper-place-and-day = { $place }, { $day }/{ $month }/{ $year }
paper-report-number = No.        /BC-……
paper-report-kind = REPORT
paper-report-subject = Results of the review of social accounts { $days }
paper-recipients = Recipients:
paper-recipient-lines =
    - ……………………;
    - ……………………;
    - Filed: VT, ……
paper-signer = POSITION OF THE SIGNER
paper-sign-here = (signature, full name)
paper-report-people = 1. Who took part
paper-report-way = 2. How it was done
paper-report-result = 3. Results
paper-needs = The three largest needs
paper-report-needs = 4. The three largest needs
paper-report-unsaid = 5. What is not said and was not asked
paper-report-next = 6. What comes next
paper-attended = Attended, by the signed register, which is kept apart: { $count }.
paper-attended-unsaid = Attended, by the signed register, which is kept apart: ………
paper-joined = Took part in the review: { $count }.
paper-joined-unsaid = Took part in the review: not said, because nobody counted or fewer than { $k } did.
paper-completed = Went through every question before: { $count }.
paper-completed-unsaid = Went through every question before: not said, because it was not counted or would tell of fewer than { $k } people.
paper-rooms-unsaid = { $count } rooms do not say it.
paper-rooms = Rooms: { $count } ({ $origins }).
paper-origin-phones = { $count } on phones
paper-origin-paper = { $count } on paper
paper-only-phones = Everybody answered on their own phone, without a name.
paper-only-paper = Everybody answered on a sheet of paper, without a name.
paper-contradicted = { $count } rooms stand there in two different ways; they do not count.
paper-left-out = { $count } files are damaged or no summaries; they do not count.
paper-report-pack = The questions are those of "{ $pack }", { $rows } of them, the same for everybody. Before: as things were. Then everybody set their own accounts right. After: the same questions again.
paper-report-edition = Some rooms were asked another edition of these questions.
paper-report-promise = There are counts only. The program neither shows nor stores what one person answered. Nothing is said of fewer than { $k } people; the number { $k } was frozen when the room opened.
paper-report-bars = Share that answered "True", before and after:
paper-report-table = People by question. "Nearly all" means that fewer than { $k } others are left, perhaps none. "Hardly any" means fewer than { $k }, perhaps none. "Not said" is kept back so that no other count can be told from it.
paper-report-others = Those who answered after may not be the same people who answered before.
paper-chart = Share that answered "True" by question, before and after; the figures are those of the table below
paper-need = { $title }: { $share } have not done it or do not know ({ $phase }).
paper-need-at-least = { $title }: at least { $share } have not done it or do not know ({ $phase }).
paper-need-fix = What to do: { $fix }
paper-need-path = so that this is true: "{ $statement }". The way: { $path } { $mark }
paper-need-provision = Provision: { $words }
paper-need-no-provision = Provision: none in force is on record for this item.
paper-needs-none = There are not enough figures to name the largest needs.
paper-unsaid-row = { $title } ({ $phase }): { $why }.
paper-unasked-phase = Not asked: { $phase }.
paper-unsaid-words = A figure that would tell of fewer than { $k } people is put into words or kept back.
paper-never-asked = Never asked, and nowhere to write it: passwords, codes, account names, people's names, posts, opinions, contacts.
paper-next-again = The same questions again after 90 days, to compare.
paper-next-own = Everybody goes on with the 15-minute plan they took home; nobody has to report.
paper-next-incident = Hand round the incident card: what to do in the first 10 minutes, and where to turn.
paper-report-end = End of the report.

paper-promise = The program neither shows nor stores what one person answered. Someone who listens on the network or alters the program could see it.
paper-file-first = read-first
paper-file-poster = poster
paper-file-notice = notice
paper-file-sheet = participant-sheet
paper-file-tally = tally-sheet
paper-file-helper = helper-card
paper-file-cases = case-cards
paper-file-incidents = incident-cards
paper-file-counts = counts
paper-counts-title = The table for what was counted
paper-kit-written = { $count } files are in the folder "{ $folder }":
paper-kit-line = { $name }: { $about }
paper-kit-next = Read { $file } first. The QR code is shown by: rasoat room open
paper-kit-next-room = Read { $file } first. The poster carries the QR code, the code and the address { $address } of the room on this computer; if the computer changes its network, run this again into another folder.
paper-kit-other-room = The room on this computer has the questions { $pack } and the smallest group { $k }, other than these papers; the poster has a box to glue its QR code into.
paper-kit-a-file = "{ $folder }" is a file, not a folder. Nothing was written.
paper-kit-elsewhere = name a folder that is not there yet, or an empty one
paper-kit-not-empty = There are files in the folder "{ $folder }". Nothing was written.

paper-first-title = The training day: read this first
paper-first-about = For the officer: what to do before, during and after a day for about 60 people in 120 minutes. Fewer people take less time.
paper-first-before = Before
paper-before-header = Day | What | With
paper-before =
    T−21 | Agree on the purpose and on who sees what. Superiors have a day of their own, or sit like everybody else. | 02-notice
    T−10 | Try it with 5 colleagues; note menus that differ and questions that confuse. | rasoat room open
    T−7 | Ask people to bring a charged phone, the way into their mailbox, and glasses. Update Zalo and Facebook first. | the agency's invitation
    T−5 | One to lead, and one helper for 12 to 15 people. | 05-helper-card
    T−3 | Look at the hall: power, projector, signal, Wi-Fi. Bring an own router with WPA3. | rasoat room test
    T−1 | Print sheets and cards, copy the program to a USB stick. | this folder
paper-first-day = During
paper-day-of-header = Minute | What | With
paper-day-of =
    −30 | Set up the router, project the page to join. | rasoat room open --k { $k }
    0 to 10 | Why; one case. Rules: own phone only, no looking, any question may be skipped. | 06-case-cards
    10 to 15 | Join by phone. Who cannot takes a sheet of paper. | 01-poster, 03-participant-sheet
    15 to 35 | Before: { $rows } questions, read aloud one by one. | the room's page, or the sheet
    35 to 40 | Look at the room's picture together. No ranking of people or tables. | the projector page
    40 to 85 | Three stations, by table, on mobile data. | the stations below
    85 to 95 | Break. Backup codes go onto paper and are put away; no photograph. |
    95 to 105 | After: the same questions again. | the room's page, or the back of the sheet
    105 to 115 | Take home the 15-minute plan and the incident card. | 07-incident-cards
    115 to 120 | Close: the summary is kept, the rest is erased. | rasoat room close
paper-first-stations = The stations
paper-station = { $title }, { $minutes } minutes
paper-first-after = After
paper-after =
    Sheets: count by question, not by sheet. Type it in: rasoat room tally --counts counts.csv
    The same day, the report: rasoat room report FILE.rsum -o report.docx
    Destroy the sheets once they are counted. The signed register is kept apart from them.
    After 90 days: the same questions again. Other people may attend.
    Many agencies: rasoat room merge *.rsum -o province.rsum
paper-first-never = Never
paper-never =
    Look at one person's answers, or ask anybody what they chose.
    Lower the number { $k } once the room is open, or count a small group by itself.
    Hold somebody else's phone, or type a password for anybody.

paper-poster-title = Join the review
paper-poster-steps =
    Connect to this room's Wi-Fi.
    Open a browser and type the address below, or scan the QR code with the camera.
    Type the room's code if the page asks. The page asks for no name and no password.
paper-poster-network = Wi-Fi:
paper-poster-address = Address:
paper-poster-code = Code:
paper-poster-frame = Glue the QR code here. It is shown by rasoat room open.
paper-poster-scan = The QR code leads to { $address }
paper-poster-changed = This address and code are of the room opened on { $date }. If it does not open, look at the big screen: the address changes when the computer changes its network. The officer then prints this sheet again: rasoat room kit
paper-poster-promise = Counts only. Where fewer than { $k } answer a question, no figure is shown. Without a phone, ask for a sheet of paper.

paper-notice-title = About this review and its data
paper-notice-free = Taking part is free. Any question may be skipped. You may leave at any time and need give no reason.
paper-notice-asked = What is asked
paper-notice-rows = { $rows } questions about habits that keep accounts safe, the same for everybody, asked twice.
paper-notice-seen = Who sees an answer
paper-notice-so = So the questions are about habits, not about secrets. An own router with WPA3 is best; where it must be confidential, use sheets of paper.
paper-notice-kept = What is kept
paper-notice-kept-items =
    Counts only. Nothing is said of fewer than { $k } people. The number { $k } is frozen when the room opens.
    Answers lie in the memory of the room's computer until the room closes; then they are erased.
    The agency keeps the signed register apart. A completion slip carries no answers.
paper-notice-rights = Changing one's mind
paper-notice-rights-items =
    Press "Leave and erase" at the end of your own page. A sheet that is not in the box yet may be kept or torn up.
    A count that was shown stays as it is, because it belongs to nobody.
paper-notice-law = What it rests on
paper-notice-checked = In force as of { $date }.
paper-notice-who = The officer, for questions:

paper-sheet-title = Review sheet, no names
paper-sheet-how = One X in each line. Leave a line empty where you do not use it. No names, numbers or passwords.
paper-sheet-before = Before
paper-sheet-after = After, once things are set right
paper-sheet-again = Answer again, as things are now.
paper-sheet-cut = cut here; take the lower part home
paper-sheet-plan = My 15 minutes this week
paper-sheet-where = If an account is taken, I turn to:
paper-sheet-codes = Backup codes go onto paper and stay at home; no photograph.
paper-sheet-box = Fold the sheet and put it into the box. Show it to nobody.

paper-tally-title = Tally sheet
paper-tally-how = Two people count: one reads, one makes strokes. Count one question on all sheets, then the next. Enter the totals in counts.csv, or type them into rasoat room tally. The program keeps back what would tell of fewer than { $k } people.
paper-tally-sheets = Sheets collected, before and after:

paper-helper-title = Helper card
paper-helper-say = Say
paper-helper-say-items =
    "Take your time. You may skip any question."
    "I am right here. You press the buttons on your own phone."
    "If you do not remember the password, leave it until after."
    "First copy the backup codes onto paper, then close the page."
paper-helper-never = Never
paper-helper-never-items =
    Hold the phone, type for somebody, read out a code.
    Look at the screen while somebody types a password or answers.
    Ask what somebody chose, or comment on anybody before others.
    Turn a protection off to be quicker.
paper-helper-stuck = When somebody is stuck
paper-helper-stuck-items =
    The room's page does not open: check the Wi-Fi, turn mobile data off for a moment, or hand out a sheet of paper.
    The platform warns of a strange sign-in: use mobile data, wait some minutes, do something else first.
    No text message arrives: stop there, no more than 3 tries.
    The menu differs: note the menu, never a name.
    An account turns out to be taken: get the incident card and go somewhere private.
paper-helper-lead = Lead, number of the table:

paper-case-title = Case cards
paper-case-about = Common ways in which accounts are taken, told in general. None of them is about one person or agency. Below each card stand its sources, the day they were read, and how sure it is.
paper-case-how = How it went
paper-case-stop = What would have stopped it
paper-case-basis = This card: { $mark }; the telling was put together by this program.
paper-case-source = Source: { $source } (read on { $date }, { $mark }).
paper-case-1-title = Please vote for me, and Zalo was gone
paper-case-1-how =
    Somebody one knows asks for a vote, with a link or a QR code.
    The page looks like a sign-in and asks for the code that was just sent.
    Giving that code signs a thief in on another phone.
    The thief asks everybody in the contacts for money.
paper-case-1-stop =
    A code is read to nobody, and typed into no page that somebody sent.
    Zalo's second layer is on: the text message alone does not open it.
    Look at signed-in devices and sign out those that are not one's own.
    Before sending money, call and hear the voice.
paper-case-2-title = One password for many places
paper-case-2-how =
    A shop loses its data, with mail addresses and passwords.
    A machine tries the pair on mailboxes and social networks.
    The mailbox has the same password and opens at once.
    From the mailbox the other passwords are reset.
paper-case-2-stop =
    The main mailbox has a password of its own that resembles no other.
    The mailbox has 2-step verification on.
    Login alerts go where one looks every day.
paper-case-3-title = The SIM was moved to another phone
paper-case-3-how =
    A thief has the SIM issued again, or finds the phone and takes it out.
    The owner's phone has no signal.
    Codes by text message reach the thief and open the mailbox.
    Whatever rests on text messages alone goes with it.
paper-case-3-stop =
    The SIM has a PIN: in another phone it still asks for it.
    2-step verification by an authenticator app or a passkey, and not by text message alone.
    When the signal is suddenly gone, call the carrier at once from another phone.
paper-case-4-title = Strange posts on the agency's page
paper-case-4-how =
    Several people use one account to post.
    Its password is saved in the browser of a shared computer.
    That computer catches malware, and the password is taken.
    Strange posts appear, and the administrators are removed.
paper-case-4-stop =
    Each administrator uses an own account, and nobody knows another's password.
    A shared computer saves no password and is signed out after use.
    Every administrator has 2-step verification on, and there are two of them at least.
paper-case-5-title = First the account was gone, then the money
paper-case-5-how =
    An account was just taken, and its owner looks for help on the web.
    A page that bears the name of the police, with a verified badge, offers to help.
    It asks for a fee, then for a one-time code.
    The money is gone, and so is the account.
paper-case-5-stop =
    Where to turn is on paper already, and need not be searched in a panic.
    The police recover neither money nor accounts by chat, and charge no fee.
    Follow the incident card, beginning with the platform's own recovery page.

paper-incidents-title = Incident cards
paper-incidents-about = One sheet an incident: the first 10 minutes, what not to do, whom to tell. The HTML cards also have numbers and addresses that help.
paper-incidents-officer = The agency's security officer, telephone:

paper-count-intro = Enter what was counted from the sheets: { $rows } questions, before and then after. For each, three numbers: True, Not yet, Don't know. Such as: 30 12 5
paper-count-keys = Keys: Enter for a question that was not asked in this round, l back, q quit without writing
paper-count-sheets = How many sheets were collected? Enter if nobody counted.
paper-count-row = { $phase }, question { $number } of { $rows }: { $title }
paper-count-three = Three numbers from 0 to { $most } are needed, with spaces between them. Such as: 30 12 5
paper-count-one = A number from 1 to { $most } is needed, or Enter alone.
paper-count-over = These three make { $sum }, more than the { $sheets } sheets collected. Count this question again.
paper-count-stopped = Stopped. Nothing was written.
paper-count-no-terminal = This command asks question by question and needs a terminal.
paper-count-no-terminal-advice = or name the table you filled in: --counts counts.csv
paper-count-nothing = There are no numbers yet. Nothing was written.
paper-count-nothing-advice = count the sheets, then enter three numbers a question
paper-count-over-row = "{ $title }", { $phase }: the three numbers make { $sum }, more than the { $sheets } sheets collected.
paper-count-over-advice = count this question again and correct the table
paper-count-written = The summary is in "{ $file }". { $shown } places say a figure, { $kept } do not, because there are fewer than { $k } people or so that nothing can be told from a difference.
paper-count-next = The report: rasoat room report { $file } -o report.docx
paper-kit-from-stick = How to run it from the stick: all it keeps lies beside it
paper-kit-program = The program for Windows
paper-kit-program-advice = name the file rasoat.exe, such as --program rasoat.exe
paper-kit-program-other = "{ $file }" is no program for Windows. Nothing was written.
paper-kit-program-unread = "{ $file }" cannot be read. Nothing was written.
paper-kit-read-first = How to start it, and what to do when Windows warns
paper-kit-sums = The hash of the program, to compare
