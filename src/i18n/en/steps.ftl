# One thing to do: done, waived, reopened; walked through step by step.

# What changed
steps-change-done = Written down as done: { $title }.
steps-change-answered = The answer is written down. The thing to do: { $title }.
steps-change-waived = Waived until the end of { $until }: { $title }. Reason: { $reason }.
steps-change-reopened = To be done again: { $title }.
steps-change-exposure-same = Exposure stays at { $to }, { $to_points } points ({ $direction }).
steps-change-done-check = If that was a slip: rasoat reopen { $name }
steps-change-waived-back = It is left out of the plan until the end of that day, and then comes back by itself. Sooner: rasoat reopen { $name }
steps-change-not-yet = It is still worth doing. Go on another time: rasoat fix { $name }
steps-change-next = What to do next: rasoat plan

# Step by step
steps-walk-place = Step { $number } of { $total }
steps-walk-question = The question that tells
steps-walk-keys-first = Keys: Enter to begin, q to leave
steps-walk-keys = Keys: Enter for the next step, l back, q to leave
steps-walk-keys-menu = Keys: Enter for the next step, l back, d the menu differs here, q to leave
steps-walk-keys-question = Keys: a number, l back to the steps, k don't know yet, q to leave
steps-walk-first = This is the first screen.
steps-walk-left = Nothing new was written down. Go on another time: rasoat fix { $name }
steps-walk-done-question = Is this done?
steps-walk-done-yes = Done
steps-walk-done-no = Not yet

# In the result and the plan
steps-waived = Waived until the end of { $until }: { $title }. Reason: { $reason }.
steps-waived-heading = Waived for now
steps-waived-words = The figures count these all the same.
steps-waived-masked = Waived until the end of { $until }: { $title }.
steps-waived-reopen = Reopen: rasoat reopen { $name }

# Reminders in a calendar
steps-ics-title = rà soát: { $minutes } minutes
steps-ics-detailed = rà soát: { $title }
steps-ics-again = everything again
steps-ics-ask =
    The reminders will name what to do, and on which account. Whoever sees this calendar can read it.
      1  Write them
      Enter: do not
steps-ics-written = Reminders written to { $file }: { $count }. Open the file with a calendar to add them.
steps-walk-left-masked = Nothing new was written down.
