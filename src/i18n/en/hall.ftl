# The room of a training day: pages on phones, the big screen, the page of the officer.

# Every page
hall-title = Account review
hall-offline = Waiting for the network. The answer is sent again as soon as it is back; nothing needs to be done.
hall-leave = Leave and erase
hall-not-found = There is no such page.
hall-not-found-advice = Come in again by the QR code or the address on the big screen.
hall-gone = This seat is gone: it was left, or the room was closed.
hall-busy = The computer is busy. Wait a few seconds and try again.
hall-not-kept = The answer could not be written down on the officer's computer. Try again in a few seconds; if it stays like that, tell the officer.
hall-control-not-kept = It could not be written to the disk of this computer. Free some space and go back to the control page; the room is still open.
hall-reload = Load the page again
hall-many = Too many seats were taken from this network address. Tell the officer, or ask for a sheet of paper.
hall-full = The room is full.

# Coming in
hall-code = Code of the room
hall-code-hint = The code has 6 digits and is on the big screen.
hall-code-go = Go on
hall-code-wrong = That is not the code. Look at the big screen again.
hall-consent = Before coming in
hall-consent-asked = { $rows } questions about your own accounts are asked, in two rounds: whether 2-step verification is on, how an account is recovered, where it is signed in.
hall-consent-never = Never asked: passwords, account names, names, phone numbers, posts, friends. Beside the code of the room there is no field to type into.
hall-consent-seen = The program neither shows nor stores what one person answered. Someone who listens on the network or alters the program could see it.
hall-consent-counted = Only the whole room is counted. How many answered is said; how they answered only where { $k } people or more are alike.
hall-consent-free = Any question may be skipped. Every page has "Leave and erase".
hall-join = Come in

# A question
hall-place = Question { $number } of { $total }
hall-place-late = Question { $number } of { $total }; the room has gone past it, it still counts for your own plan
hall-round-before = First round
hall-round-after = Second round
hall-said-before = Chosen in the first round: { $what }
hall-chosen = Chosen now
hall-unknown = Don't know
hall-skip = Skip
hall-skip-hint = If you do not use this app, skip it.
hall-keep = Keep it, go on
hall-measured = The program measured this one.
hall-several = How many of each? Leave 0 for none.
hall-help = Why this is asked, where to look
hall-back = Previous question
hall-keys = Keyboard: a number chooses, Enter keeps, l previous question, b skip, k don't know, ? why
hall-everywhere = The same answer for the other { $count }

# One person, in a browser
hall-alone-again = There are { $count } answers already; only the rest is asked.
hall-alone-minutes = About { $minutes } minutes. Stop at any time.
hall-alone-private = This page runs on this computer only. It asks for no password and sends nothing anywhere.
hall-alone-begin = Begin
hall-alone-quit = Some other time
hall-alone-on = Back to the question
hall-alone-undo = Undo
hall-alone-menu = The menu looks different here
hall-alone-stop = Save and stop
hall-alone-stop-unsaved = Stop without saving
hall-alone-result = Show the result
hall-alone-done = The result is there
hall-alone-offer = One last question
hall-alone-later = Ask me next time. The answers stay on this computer, not encrypted.
hall-alone-close = End the program
hall-alone-kept = The answers are kept on this computer. Open it again like this to go on.
hall-alone-nothing = Nothing was kept. This page can be closed.
hall-alone-end = The program has ended. This page can be closed.
hall-alone-draft = The answers are in a draft on this computer, not in the history yet: rasoat audit in a terminal asks whether to keep a history.
hall-alone-opens = Opening a browser. If none appears, open this address on this computer: { $url }
hall-alone-url = Open this address in a browser on this computer: { $url }

# Waiting
hall-wait-joined = You are in
hall-wait-start = Wait for the officer to begin. This page changes by itself.
hall-wait-start-plain = Wait for the officer to begin. This page loads again every 15 seconds.
hall-wait-answered = The answer is kept
hall-wait-next = Wait for the next question. This page changes by itself.
hall-wait-all = This round is done
hall-wait-change = Look at question { $number } again
hall-wait-none = Nothing is asked at the moment.

# Fix stations
hall-station = Station { $number } of { $total }: { $title }
hall-station-minutes = About { $minutes } minutes. Work on your own phone; for help raise a hand, and do not hand the phone over.
hall-station-good = The items of this station are fine, by your own answers. Rest, or check where your backup codes are put away.
hall-station-timer = { $left } left
hall-station-steps = Steps
hall-station-photo = Write backup codes on paper and put them away; no photo.

# Taking along
hall-plan = The plan to take along
hall-plan-words = Only this page has your plan. Once the room is closed it cannot be opened again: take a screenshot or print it now to keep it.
hall-kept = The room is closed, and the answers are erased from the officer's computer. This page is only on this phone until you leave it: take a screenshot to keep it.
hall-plan-coverage = { $answered } of { $asked } questions of this session were answered. What was not asked is not known.
hall-plan-none = By the answers given nothing needs to be done first. What was not asked is not known: review everything with rasoat audit.
hall-plan-empty = No question was answered, so there is no plan.
hall-slip = Completion slip
hall-slip-words = Took part in a review of own accounts. This slip holds no answers.
hall-slip-date = { $date }
hall-slip-code = Room { $code }
hall-slip-pack = Questions { $pack }, edition { $edition }
hall-slip-back = Back to my page

# Leaving
hall-leave-heading = Leave and erase?
hall-leave-words = Answers that are in no picture yet are erased from the officer's computer and cannot be brought back. Pictures already shown do not change.
hall-leave-yes = Erase and leave
hall-leave-no = Stay
hall-left = Erased
hall-left-words = The answers are erased from the officer's computer; counts in pictures already shown do not change. This page can be closed.

# The big screen
hall-screen-join = Come in with your phone
hall-screen-scan = Scan the QR code, or type the address
hall-screen-code = Code of the room
hall-screen-joined = { $count } people are in
hall-screen-private = Nobody sees one person's answers. Any question may be skipped.
hall-screen-answered = { $count } people have answered
hall-screen-answered-every = { $count } people have answered each question
hall-screen-answered-each = Between { $least } and { $most } people have answered each question
hall-screen-free = Everybody answers at their own pace
hall-screen-hidden = The result appears once this question is closed.
hall-screen-hidden-free = The result appears once this round ends.
hall-screen-picture = The picture of the room
hall-screen-legend = People, of those who answered. Fewer than { $k } are not given as a figure.
hall-screen-leave = The plan to take along is on everybody's own phone
hall-screen-closed = The room is closed
hall-good = Fine
hall-bad = To be mended
hall-dont-know = Don't know
hall-cell-all = almost all
hall-cell-nothing = { $answered } answered; no figure is said, it would give away a small group
hall-cell-hidden = the rest is not said apart
hall-picture-few = fewer than { $k } answered
hall-picture-withheld = not drawn: the two rounds differ by too few people
hall-picture-of = { $good } of { $answered }
hall-picture-before = before
hall-picture-after = after

# The page of the officer
hall-control = Control of the room
hall-control-words = This page opens on this computer only. It has no person's answers, and can have none.
hall-control-now = Now: { $stage }
hall-control-joining = people come in
hall-control-asking = { $round }, question { $number }
hall-control-asking-free = { $round }, everybody at their own pace
hall-control-asking-closed = { $round }, no question is open
hall-control-fixing = fix station { $number }
hall-control-leaving = taking along
hall-control-begin-before = Begin the first round, one question at a time
hall-control-free-before = First round, everybody at their own pace
hall-control-begin-after = Begin the second round, one question at a time
hall-control-free-after = Second round, everybody at their own pace
hall-control-next = Close this question, open question { $number }
hall-control-close = Close the open question, show the picture
hall-control-close-free = End this round, show the picture
hall-control-station = Station { $number }: { $title }
hall-control-timer = Set a timer of { $minutes } minutes
hall-control-timer-off = No timer
hall-control-leave = Go to the plans people take along
hall-control-end = Close the room
hall-control-end-words = Kept: the summary, without groups of fewer than { $k }. Erased: every seat and every answer. It cannot be opened again.
hall-control-end-away = { $count } phones have not come back: what they answered since the last count will be lost.
hall-control-end-yes = Close the room and erase
hall-control-ended = The room is closed.
hall-control-kept = The summary is written: { $path }
hall-control-screen = Open the big screen
hall-control-away = { $count } phones have not come back since the room was opened again; what was counted is still there.

# The command line
hall-opened = The room is open
hall-opened-join = Phones come in by { $url } or the code { $code }
hall-opened-screen = Big screen: { $url }
hall-opened-control = Control, on this computer only: { $url }
hall-opened-summary = Once the room is closed, its summary is: { $path }
hall-opened-stop = Ctrl-C stops the server without closing the room: rasoat room open goes on with it. Close it on the control page or with rasoat room close.
hall-opened-again = The room that was open goes on. { $count } phones will come back by themselves.
hall-opened-damaged = { $count } lines of the room's journal cannot be read and were left away.
hall-addresses = This computer has several addresses. Choose the one phones reach with --listen: { $addresses }
hall-close-ask = The room's server has stopped, and { $count } phones have not come back. What they answered since the last count lies in their sealed seats alone; closing now loses it. To keep it, run rasoat room open, wait until the phones are back, and close then. 1 to close now, Enter to leave it.
hall-close-kept = The room is not closed, nothing is erased. Go on: rasoat room open
hall-error-away = The room's server has stopped, and { $count } phones have not come back: closing now loses what they answered since the last count. The room is not closed.
hall-advice-away = run rasoat room open, wait until the phones are back, then close; if that loss is accepted: rasoat room close --yes
hall-choose = This computer has several addresses. By which one do phones come in? Choose the network that phones in the hall are on too.
hall-choose-enter = Enter: number 1, the likeliest. q: leave it, open nothing.
hall-interface-wireless = Wi-Fi
hall-interface-wired = cable
hall-interface-inward = virtual machine or VPN
hall-stopped = Stopped; the room is not closed. Go on: rasoat room open. Close it: rasoat room close
hall-closed = The room is closed. { $seats } seats and every answer are erased. What is left: { $path }, with counts of { $k } people and more only.
hall-closed-away = { $count } phones did not come back; what of theirs was not counted is erased unopened.
hall-error-listen = { $address } cannot be opened.
hall-advice-listen = Another program may use the port, or the address is not of this computer. Choose another with --listen.
hall-error-no-address = This computer has no network address that phones could reach.
hall-advice-no-address = Connect it to a router or a Wi-Fi hotspot and open the room again, or use paper: rasoat room kit
hall-error-in-use = The room is open in another window of this computer.
hall-advice-in-use = Use that window, or close the room with rasoat room close.
hall-error-other = The room that was open has the pack { $pack } and the smallest group { $k }; that cannot be changed.
hall-advice-other = Go on with rasoat room open --pack { $pack } --k { $k }, or close that room first: rasoat room close
hall-error-journal = The journal of the room that was open cannot be read ({ $path }).
hall-advice-journal = Move that file elsewhere and open a new room. Phones have to come in again.
hall-error-write = { $path } cannot be written.
hall-advice-write = Check free space and rights of the folder, or set RASOAT_HOME to another folder.
hall-error-none = No room is open on this computer.
hall-advice-none = Open one with rasoat room open.
hall-error-summary = The summary could not be written to { $path }. The room is not closed, nothing is erased.

# The rehearsal
hall-test-wait = Take a phone on the same Wi-Fi and open { $url } (or type that address). Waiting { $seconds } seconds.
hall-test-join = The phone reached this computer. Press "Come in" on it, and leave the page open and the screen on. Watching for { $seconds } seconds whether it stays on this Wi-Fi.
hall-test-good = Works
hall-test-bad = Does not work
hall-test-not_checked = Not tried
hall-test-could_not_check = Not sure
hall-test-address = Phones will use the address { $address }.
hall-test-address-own = The address { $address } is reached from this computer only.
hall-test-load = { $people } simulated people came in and answered { $given } times; { $kept } answers were acknowledged.
hall-test-load-next = Close heavy programs on this computer and try again; if it stays slow, use paper: rasoat room kit
hall-test-phone-came = A real phone came in.
hall-test-phone-zalo = A phone came in from the browser inside Zalo.
hall-test-phone-none = No phone came in.
hall-test-phone-not-tried = A real phone was not waited for this time.
hall-test-firewall-windows = If Windows asks about the firewall, allow it on private networks; if it was refused, open Windows Security, Firewall, and allow rasoat (port { $port }).
hall-test-firewall-other = If this computer has a firewall, allow port { $port }.
hall-test-isolation = Guest Wi-Fi often keeps devices apart: use a router of your own, or turn client isolation (AP isolation) off.
hall-test-which = To tell which of them it is: make a hotspot on a phone, connect this computer to it, and run rasoat room test again. If a phone comes in there, the hall's Wi-Fi keeps devices apart; if none does there either, it is most likely this computer's firewall.
hall-test-stay = That phone stayed on this Wi-Fi for { $seconds } seconds.
hall-test-stay-silent = That phone came in and was then silent for more than { $seconds } seconds. It may have left the Wi-Fi because there is no Internet, or its screen may be off or another app open: from this computer the two look the same.
hall-test-stay-look = Look at the Wi-Fi sign of the phone. If it is still there, keep the screen on and try again: rasoat room test
hall-test-stay-no-seat = That phone took no seat, so it is not known whether it stays on this Wi-Fi.
hall-test-stay-again = Try again; press "Come in" on the phone and leave the page open: rasoat room test
hall-test-stay-not-tried = Whether a phone stays on this Wi-Fi is not known this time.
hall-test-no-internet = Phones tend to leave a Wi-Fi without Internet: choose to stay on it when asked, or turn mobile data off while coming in.
hall-test-zalo = Inside Zalo it works, but the page is easily lost when changing apps: choose to open it in a browser, from the three dots.
hall-test-go = The room can be opened: rasoat room open
hall-test-go-but = The room can be opened, but not everything was tried or is sure. Try it with a real phone in the hall before the day: rasoat room test
hall-test-no-go = The room should not be opened yet. Follow the hints above and try again, or use paper: rasoat room kit
