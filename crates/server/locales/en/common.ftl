### What many pages share.

product = Doorcode
skip = Skip to the content
nav-apps = Apps
app-messages = Messages
app-calls = Calls
app-account = Account
foot-help = Help with two-step verification
foot-language = Language
foot-handset = Make-believe phone

go-on = Continue
save = Save
cancel = Cancel
replace = Replace
remove = Remove
turn-on = Turn on
turn-on-long = Turn on two-step verification
not-now = Not now
recovery-key = Recovery key
contact-information = Contact information
sessions = Where you are signed in
copied = Copied
not-copied = Could not be copied

## The try-out on one's own machine.

try-out = This is a try-out, so nothing leaves this machine.
try-out-text = Read the text on the make-believe phone
try-out-mail = Read the mail on the make-believe phone
try-out-call = Read what the call says on the make-believe phone

## Fields that several forms have.

user-name = User name
user-name-hint = 3 to 32 small letters, digits, dots, hyphens and underscores. People find you by it, and it cannot be changed later.
display-name = Your name
display-name-hint = As others see it.
email = E-mail address
email-hint = We send a link to it, to check that it is yours.
password = Password
password-old = Present password
password-new = New password
# $min: the fewest characters
password-hint = At least { $min } characters. Several words work well; spaces are welcome.
password-show = Show
password-hide = Hide
invitation = Invitation
invitation-hint = The code from the person who invited you.

form-wrong = Please put this right
form-error = Error:

## What can be wrong with a field.

field-missing = Fill this in.
field-text-long = At most 60 characters.
field-text-hidden = One plain line, without invisible characters and needless spaces.
field-text-link = Without links, and without the signs @ and #.
field-text-code = Without four digits in a row, which could be taken for a code: write 1,500.
user-name-empty = Choose a user name.
user-name-short = A user name has at least 3 characters.
user-name-long = A user name has at most 32 characters.
user-name-characters = Use small letters, digits, dots, hyphens and underscores, and begin with a letter or digit.
user-name-taken = Somebody has this user name already. Choose another.
display-name-empty = Say how others see you.
display-name-long = This name is too long. Use at most 64 characters.
email-waits = Two-step verification is about to be turned on. Until then the address stays as it is; to change it now, stop that first.
email-invalid = This is not an e-mail address. It looks like name@example.org.
field-password-same = This is your present password. Choose a different one.
field-password-known = This password is known to somebody else. Choose a new one.
field-password-wrong = That is not your present password.
field-invitation-unknown = This invitation is not known here, or has been used. Ask for a new one.
field-not-a-phone = This is not a phone number. Type it as you would dial it.
field-phone-shape = This is not a phone number of that country. Check the digits and the country.
field-phone-no-texts = This number cannot receive texts. Use the number of a mobile phone.
field-phone-country = No texts go from here to that country. Use a number of another country, or ask the operator of this server.
field-no-calls = No calls are made here. Ask for a text.
field-phone-known = This phone is trusted already. Use another number.
field-phones-full = You have as many trusted phones as an account may have. Remove one first.
field-not-chosen = Choose one.
field-not-understood = Tick this box to go on.
field-not-your-name = This is not your user name. Type it exactly as it is shown.
field-nobody-there = Nobody here has this user name. Check the spelling.

## What came of the last thing done.

note-wrong-password = User name or password is wrong. Check both and try again.
# $span: see below
note-slow-down = Too many tries. Wait { $span }, then try again. Nothing was checked this time.
note-code-sent = A code is on its way. Only the newest one works.
# $left: how many guesses this code still bears
note-wrong-code =
    { $left ->
        [one] This code is wrong. One more try, then you need a new code.
       *[other] This code is wrong. You have { $left } more tries with it.
    }
note-code-spent = That was the last try with this code. Ask for a new one.
note-code-expired = This code no longer works. Ask for a new one.
# $digits: how many digits a code has now
note-code-outgrown = Somebody has tried wrong codes, so codes now have { $digits } digits. We have sent a longer one; use that.
note-wrong-length = The code has { $digits } digits.
note-send-later = We cannot send another text yet. Wait { $span }, or use your recovery key.
note-no-such-phone = This phone is not trusted. Choose one from the list.
note-wrong-key = This is not your recovery key. Check your printed key and try again.
note-key-spent = This recovery key has been used up. Use a code.
note-not-the-same-key = This is not the key you were just shown. Look at your copy and try again.
note-code-needed = No recovery key is good here: enter the code.
note-wrong-word = This is not the word in the last text. Look at the newest text on your phone.
note-key-needed = This needs your recovery key as well.

## Spans of time. $count: how many, rounded up

span-seconds =
    { $count ->
        [one] one second
       *[other] { $count } seconds
    }
span-minutes =
    { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
span-hours =
    { $count ->
        [one] one hour
       *[other] { $count } hours
    }
span-days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }

## Days and times.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
# $day (number), $month (text), $year (text)
date-day = { $day } { $month } { $year }
# $day: date-day; $time: hours and minutes
date-moment = { $day }, { $time } UTC

## Languages.

# The language’s own name for itself
language-name = English
language-title = Language
language-text = Of the pages, and of the texts and mails that you get.
language-unknown = Choose one of these languages.
