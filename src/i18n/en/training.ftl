# The training day: the anonymous room, sheets of paper, the report.

help-value-listen = ADDRESS:PORT
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
      rasoat room test --listen 192.168.1.10:8080
help-room-kit = Papers for the day: sheets, tally sheet, helper cards, notice, poster
help-room-kit-examples =
    Examples:
      rasoat room kit training
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
help-option-listen = Address and port of this computer that phones reach, such as 192.168.1.10:8080
help-option-counts = A CSV file of what was counted, instead of questions
help-option-agency = The agency that writes the report
help-option-parent = The body above it
help-option-place = The place named before the date
help-option-attended = How many attended, counted from the signed register
help-argument-kit-folder = The folder that is made
help-argument-summaries = Summaries (.rsum)
