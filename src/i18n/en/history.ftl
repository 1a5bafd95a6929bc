# The history: the question whether to keep one, passphrases, the list, comparing, backups, erasing.

# The question after the last question
history-ask = Keep the result, to compare it next time? It is encrypted, stays on this computer, and holds no password.
history-offer-store = Keep it, the key lies in this computer's key store: nothing to type next time
history-offer-passphrase = Keep it, a passphrase of one's own opens it: fits a USB stick; once forgotten, it cannot be opened any more
history-offer-nothing = Do not keep it: delete the answers from this computer
history-ask-later = Enter: ask again next time. The answers stay on this computer, not encrypted.
history-saved = Kept in the history.
history-not-saved-passphrase = This result was not kept: the history opens with a passphrase. To keep it, add --passphrase-file FILE.

# Passphrases
history-passphrase-ask = Passphrase of the history (it is not shown; Enter to leave):
history-passphrase-wrong = Not right. Once more (Enter to leave):
history-passphrase-new = A new passphrase: better four words or more that have nothing to do with each other. Write it on paper and keep that at home (it is not shown; Enter to go back):
history-passphrase-new-again = A new passphrase (it is not shown; Enter to go back):
history-passphrase-repeat = The same once more:
history-passphrase-differs = These two differ.
history-passphrase-weak = This is still easy to guess: whoever has the files finds it by trying. Add some words, or have one made: rasoat password --suggest

# The list
history-head-later = Audits in the history: { $count }; written down after a change: { $later }.
history-when-after = { $when }, after a change
history-head = Audits in the history: { $count }.
history-empty = No audit has been kept yet.
history-none-readable = No audit of the history can be read.
history-only-one = There is one audit, so nothing to compare yet. After fixing something, run again: rasoat audit
history-trend = The level of exposure went from { $from }, { $from_points } points, to { $to }, { $to_points } points ({ $direction }).
history-other-model = The way points are computed changed between these audits: they may differ although nothing was fixed.
history-heading-trend = Points of exposure over time
history-heading-all = The audits
history-heading-unreadable = Cannot be read
history-bars = "{ $sure }" is certain, "{ $possible }" is open because some questions are unanswered. The letter is the grade, the number the points; lower is better.
history-column-number = No.
history-column-when = Day, time
history-column-grade = Exposure
history-column-points = Points
history-column-asked = Reviewed
history-csv-low = Lowest score possible
history-csv-high = Highest score possible (gives the grade)
history-csv-answered = Items answered
history-csv-asked = Items asked
history-row = No. { $number }: { $when }. Exposure { $grade }, { $points } points. Reviewed: { $asked }.
history-interval = { $low } to { $high }
history-asked = { $answered } of { $asked } items
history-unreadable = { $record }: { $why }.
history-unreadable-stays = These files stay as they are; they are not deleted.
history-some-unreadable = Audits that cannot be read: { $count }. Why: rasoat history
history-root-unreadable = The audit of { $day }, which the newest record goes on from, cannot be read. It is compared with an earlier one here.
history-why-damaged = the file is damaged or cut off
history-why-newer = a newer rasoat wrote it; update rasoat and look again
history-why-other-key = it was locked with another key
history-why-misnamed = the file was renamed
history-why-foreign = not a file of this program
history-why-unreadable = the system does not let it be read
history-next = Compare the last two: rasoat compare. See one again: rasoat show --at NUMBER
history-page-title = History of reviews
history-page-foot = There is no account name and no password on this page. Whoever has the file can read it: keep it like a private paper.
history-point = { $day }: { $points } points
history-picture-direction = 0 is at the bottom: lower is better
history-picture-words = A dot is the points of one audit, unanswered questions taken at their worst. The pale bar shows how low they may be.
history-shown-anew = The way points are computed changed since then. The result below is computed anew; the points of that day: rasoat history

# Comparing
history-compare-title = Two audits compared
history-compare-when = Before: { $before }. Now: { $after }.
history-compare-exposure = Exposure from { $from }, { $from_points } points, to { $to }, { $to_points } points ({ $direction }).
history-compare-lockout = Danger of not getting back in: from { $lock_from } to { $lock_to }.
history-compare-lockout-same = Danger of not getting back in: still { $lock_to }.
history-verdict = Since then: { $parts }.
history-nothing-changed = Nothing changed since then.
history-count-regressed = { $count } worse again
history-count-new = { $count } new to fix
history-count-fixed = { $count } fixed
history-count-cleared = { $count } now known to be good
history-count-waived = { $count } waived
history-count-asked-differently = { $count } asked differently
history-count-unclear = { $count } not clear this time
history-change-regressed = worse again
history-change-new = new, to be fixed
history-change-fixed = fixed
history-change-cleared = now known good
history-change-waived = waived
history-change-asked-differently = asked differently
history-change-unclear = not clear now
history-change-gone = not there any more
history-change-unchanged = as before
history-column-change = Change
history-column-item = Item
history-column-before = Before
history-column-after = Now
history-item = { $subject }: { $title }
history-not-there = not there
history-from-to = before { $before }, now { $after }
history-same-bad = Still to be fixed, as before: { $count }.
history-same-good = Still good, as before: { $count }.
history-same-open = Not known either time: { $count }.
history-same-all = These too: rasoat compare --all

# Backups
history-backup-over = There is a file { $file } already. Overwrite it with the new backup? 1 to overwrite, Enter to leave.
history-backup-passphrase = A passphrase for the backup. Write it on paper: once forgotten, the file cannot be opened (it is not shown; Enter to leave):
history-backed-up = Audits backed up into { $file }: { $count }. Open it with rasoat restore, or with the tool age: age -d FILE
history-backup-without = Audits left out because they cannot be read: { $count }. See: rasoat history
history-restore-passphrase = Passphrase of the backup (it is not shown; Enter to leave):
history-restore-ask = The history on this computer has { $there } audits. Add { $count } from the backup? Those that are there already stay as they are. 1 to add, Enter to leave.
history-restored = Audits added: { $put }. There already, left as they are: { $there }.
history-restore-nothing = Nothing was restored. A way to keep the history has to be chosen first.

# Erasing
history-forget-empty = Nothing is kept on this computer, so there is nothing to erase.
history-forget-ask = Erase { $count } audits, the key, the draft and the notes about menus in { $folder }? They cannot be brought back. 1 to erase, Enter to leave.
history-forget-kept = Nothing was erased.
history-forgotten = Erased: { $count } audits, the key file and the draft.
history-forgotten-marks = Erased: { $count } records written down after a change (done, left aside, reopened).
history-forgotten-menus = The notes about menus that differ were erased.
history-forgotten-key = The key in this computer's key store was deleted.
history-forgotten-key-left = The key "history-{ $id }" could not be deleted from this computer's key store ({ $cause }). No file is left that it opens; the entry rasoat can be deleted there by hand.
history-forgotten-left = Could not be erased: { $path }
history-forgotten-remains = What may remain: files written with -o, backups, printed pages, text in the terminal. An SSD or a USB stick may keep old copies of erased files.
