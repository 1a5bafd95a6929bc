# strength: how guessable a password is.
strength-score-0 = very easy to guess
strength-score-1 = easy to guess
strength-score-2 = guessable given time
strength-score-3 = fairly hard to guess
strength-score-4 = hard to guess
strength-reason-empty = No password was typed.
strength-reason-common-password = Many people use this password. Attackers try such passwords first.
strength-reason-personal = It holds something about you, such as a name, a birth date or a place. Whoever knows you tries these first.
strength-reason-love-words = It holds words of love. Very many people use them as passwords.
strength-reason-name = It holds a family or given name. Common names are few, and a machine tries them all quickly.
strength-reason-phrase = It holds a line of a song, a proverb or a slogan that many know by heart.
strength-reason-common-word = It holds a word that is often used as a password.
strength-reason-place = It holds the name of a place. There are few, and a machine tries them all quickly.
strength-reason-agency = It holds the name of an agency, or its abbreviation.
strength-reason-syllables = It is made of few common syllables. It takes more of them, drawn by chance.
strength-reason-lunar-year = It holds the name of a lunar year. There are only 60.
strength-reason-date = It holds a day, a month or a year. A lifetime has a few ten thousand days, and a machine tries them all quickly.
strength-reason-phone-number = It holds a phone number. Many people know yours.
strength-reason-hotline = It holds a hotline that anybody can look up.
strength-reason-plate = It looks like a number plate that anybody can see.
strength-reason-identity-number = It looks like an identity number, which stands on many papers.
strength-reason-sequence = It holds digits or letters in order, such as 123 or abc.
strength-reason-keyboard = It holds keys that lie side by side, such as qwerty or 1qaz.
strength-reason-repeated = Part of it repeats. That makes it longer, not harder to guess.
strength-reason-leet = Letters are replaced by digits or signs that look alike, such as @ for a. Attackers try that too.
strength-reason-telex-or-vni = It is Vietnamese as typed with Telex or VNI. Attackers try that too.
strength-reason-common-tail = It ends in a usual way, such as @123. Very many passwords do.
strength-reason-marks-do-not-help = Without its marks this password is easier to guess. Attackers try that spelling too.
strength-reason-short = It is too short. A machine tries all passwords as short as this.
strength-reason-only-beginning-read = Only the first 36 characters were looked at. The rest can only make it harder to guess.

# rasoat password
password-ask = Type the password to try (it is not shown, not stored and sent nowhere). Leave it empty and press Enter to stop.
password-about-ask = Your name, birth date, place (attackers try these; not stored). Enter to skip.
password-verdict = This password is { $strength }: { $score } of 4, higher is better.
password-guesses = A machine needs about { $guesses } guesses (more is better).
password-guesses-most = A machine needs more than { $guesses } guesses (more is better).
password-number-thousand = { $count } thousand
password-number-million = { $count } million
password-number-billion = { $count } billion
password-why = Why:
password-nothing-found = Nothing easy to guess was found in it.
password-do-change = What to do: change to 5 random words. To get some:
password-do-keep = What to do: use this password for one account only.
password-do-breached = What to do: change it now wherever it is used. To get a new one:
password-suggestion-entropy = { $words } words, each drawn from { $from }: { $bits } bits. Even with the whole list an attacker needs more than { $guesses } guesses.
password-suggestion-notes =
    Type the blanks too; no Vietnamese marks are needed. Where blanks are refused, type hyphens.
    Do not replace a word by one you like better: what people choose is easier to guess. Ask for another one instead.
    It is stored nowhere. Write it on paper, keep it safe until you know it by heart, then close this window.
