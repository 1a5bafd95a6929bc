# breach: whether a password is in a leaked list. Errors come in pairs: breach-error-… and breach-advice-….
breach-place-line = line { $line }
breach-place-byte = around byte { $byte }
breach-place-range = file { $file }, line { $line }

breach-source = Source: { $source }.
breach-source-range-api = a server asked by ranges
breach-source-text = a sorted text
breach-source-ranges = a folder of ranges
breach-source-index = a compact index of the whole list
breach-source-index-subset = a compact index of the most frequent only

breach-ask = Type the password to check (it is not shown and not stored). Leave it empty and press Enter to stop.
breach-ask-online =
    A server can be asked whether this password was leaked: { $url }
    Only the first 5 characters of a code made from the password are sent. The server sees this computer's network address, and that the password is one of a group, about a millionth of all; it never gets the password. The choice is for this run only.
      1  Ask the server
      2  Do not ask (Enter)

breach-state-found = To fix: this password was leaked
breach-state-not_found = Not seen in the list of leaked passwords
breach-state-not_checked = Not checked
breach-state-could_not_check = Could not check
breach-check-found = This password is in leaked data, at least { $count } times. Such passwords are tried first.
breach-check-found-next = Change it on every account that uses it, the main mailbox first. Make a passphrase with: rasoat password --suggest
breach-check-not-found = The list asked does not have this password. That does not mean it is hard to guess.
breach-check-not-in-subset = The most frequent part of the list does not have this password. The rest was not looked at, so it may still have leaked.
breach-check-not-found-next = See how hard it is to guess with: rasoat password
breach-check-not-checked-offline = No source was asked, so nobody knows whether this password was leaked.
breach-check-not-checked-offline-next = Use a list of your own with --corpus PATH, or ask the server with --online.
breach-check-not-checked-already-weak = This password is easy to guess as it is, so it was not sent: the first 5 characters of its code would be enough to name it.
breach-check-not-checked-already-weak-next = Change it in any case. Make a passphrase with: rasoat password --suggest
breach-check-not-checked-empty = No password was typed.
breach-check-could-not-check-network = The server could not be asked, or its answer was not in the right form. Nobody knows whether this password was leaked.
breach-check-could-not-check-network-next = Check the connection and try again, or use a list of your own with --corpus PATH.
breach-check-could-not-check-untrusted = This source failed its test: it has to know the password "123456", and must not know a random code. So nothing it says is believed.
breach-check-could-not-check-untrusted-next = Use a fuller list, or fetch it again. See what it is with: rasoat breach info PATH
breach-check-could-not-check-file = The list is damaged, or lacks the very part that is needed. Nobody knows whether this password was leaked.
breach-check-could-not-check-file-next = See whether the file is whole with: rasoat breach info PATH --verify

breach-list-size = Size: { $size } MB.
breach-list-index-ranges = a compact index of some ranges
breach-list-part = Passwords: { $hashes }, in the ranges there are.
breach-list-whole = Passwords: { $hashes }, the whole list.
breach-list-subset = Passwords: { $hashes } of { $total }, only those seen at least { $least } times. What is not in this part may still have leaked.
breach-list-uncounted = Passwords: not counted (--verify reads all of it and counts).
breach-list-each = { $bytes } bytes for each password.
breach-list-ranges = All { $of } ranges are there.
breach-list-ranges-missing = { $have } of { $of } ranges are there. A password of a missing range cannot be checked.
breach-list-false-positives = Found by mistake: at most 1 in { $one } passwords that were not leaked.
breach-list-exact = Found by mistake: none, the list holds every code whole.
breach-list-date = Date of the list: { $date }.
breach-list-undated = Date of the list: not known.
breach-list-name = From: { $name }.
breach-list-verified = All of it was read: it is whole.

breach-fetched = { $fetched } ranges fetched, { $kept } were there before.
breach-fetched-all = All the ranges chosen are there. See them with: rasoat breach info FOLDER
breach-fetched-missing = { $missing } ranges are still missing: the server did not answer as it should. Run the command again to fetch the rest.
breach-progress = { $share } done
breach-progress-pass = Pass { $pass }: { $share }
breach-progress-server = { $share } asked of the server

breach-error-list = { $file }: { $what }
breach-error-unreadable = it cannot be read.
breach-advice-unreadable = check the path and the permission to read
breach-error-unwritable = it cannot be written.
breach-advice-unwritable = choose a folder that can be written to, or see whether the disk is full
breach-error-empty = the file is empty, there is no password in it.
breach-advice-empty = fetch the list again
breach-error-truncated = the file ends in the middle of its last line: the download is not complete.
breach-advice-truncated = fetch all of it
breach-error-unsorted = it is not sorted by hash ({ $place }).
breach-advice-unsorted = use the version ordered by hash, not the one ordered by count
breach-error-ntlm = this is a list of NTLM hashes (32 characters); SHA-1 (40 characters) is needed.
breach-advice-ntlm = fetch the SHA-1 version
breach-error-compressed = the file is still compressed ({ $kind }).
breach-advice-compressed = unpack it first and name the text inside
breach-error-binary = it is no text.
breach-advice-binary = a file is needed whose every line is SHA1:count
breach-error-foreign = it is no list of leaked passwords: { $place } is not SHA1:count.
breach-advice-foreign = a file is needed whose every line is SHA1:count, or a folder with the files 00000.txt to FFFFF.txt
breach-error-no-ranges = the folder holds no range file (00000.txt to FFFFF.txt).
breach-advice-no-ranges = choose the right folder, or fetch one with: rasoat breach fetch FOLDER --online
breach-error-not-covered = a range appeared in the folder while it was read.
breach-advice-not-covered = wait until everything is fetched and run again
breach-error-newer = a newer rasoat made this index (format { $version }).
breach-advice-newer = use a newer rasoat, or make the index anew with this one
breach-error-wrong-length = the index is shorter or longer than when it was made: the copy is not complete.
breach-advice-wrong-length = copy the file again
breach-error-damaged = the index is damaged: a checksum does not match.
breach-advice-damaged = copy the file again, or make the index anew
breach-error-already-index = this is an index already; the text is needed.
breach-advice-already-index = name the file of SHA1:count, or the folder of ranges
breach-error-stopped = Stopped. Nothing half made is left behind.
breach-advice-stopped = run the command again when needed
breach-error-url = The address of --range-url cannot be used.
breach-error-url-not-secure = The address of --range-url must be https: the 5 characters sent must not be read by others on the network.
breach-advice-url = give an https address without name, password or ?; http is only for this computer itself (127.0.0.1)
breach-advice-output = say where the index goes: -o FILE
breach-advice-exists = choose another name, or move the old file away
breach-error-needs-online = This command downloads the list over the network, and the network is not allowed yet.
breach-advice-needs-online = add --online
breach-advice-from-to = --from must not come after --to
