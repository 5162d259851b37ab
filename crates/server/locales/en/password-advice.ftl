### What is said of a password while it is chosen.

password-score-0 = Guessed at once
password-score-1 = Weak
password-score-2 = So-so
password-score-3 = Good
password-score-4 = Very good

password-unfit-too-short = Use at least { $shortest } characters. A few words that do not belong together are easy to remember.
password-unfit-too-long = Use at most { $longest } characters.
password-unfit-control = This holds a character that no keyboard types. Type it anew, without line breaks.
password-unfit-common = Many people use this one, or one like it, so it is guessed first. Choose another.
password-unfit-personal = This is mostly your own name or the name of this service. Add something that nobody would connect with you.

password-warning-rows = Rows of keys are easy to guess.
password-warning-keyboard = Short patterns on the keyboard are easy to guess.
password-warning-repeats = Repeats such as ‘aaa’ are easy to guess.
password-warning-repeated-words = Repeating a word makes it hardly harder to guess.
password-warning-common = This is a common password.
password-warning-like-common = This is much like a common password.
password-warning-sequences = Sequences such as ‘abc’ or ‘6543’ are easy to guess.
password-warning-years = Recent years are easy to guess.
password-warning-one-word = A word by itself is easy to guess.
password-warning-dates = Dates are easy to guess.
password-warning-names = Names by themselves are easy to guess.

password-suggestion-words = Use a few words, and not a well-known phrase.
password-suggestion-no-symbols = Symbols, digits and capitals are not needed.
password-suggestion-more-words = Add another word or two, uncommon ones.
password-suggestion-capitals = Capitals do not help much.
password-suggestion-reversed = Words written backwards do not help much.
password-suggestion-substitutions = ‘@’ for ‘a’ and the like do not help much.
password-suggestion-keyboard = Use a longer pattern on the keyboard, with more turns.
password-suggestion-repeats = Avoid repeated words and characters.
password-suggestion-sequences = Avoid sequences.
password-suggestion-dates = Avoid years and dates.
