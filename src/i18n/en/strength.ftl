# strength: how guessable a password is.
strength-score-0 = very easy to guess
strength-score-1 = easy to guess
strength-score-2 = guessable given time
strength-score-3 = fairly hard to guess
strength-score-4 = hard to guess
strength-reason-empty = No password was typed.
strength-reason-marks-do-not-help = Without its marks this password is easier to guess. Attackers try that spelling too.
strength-reason-only-beginning-read = Only the first 100 characters were looked at.
