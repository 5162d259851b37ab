### The pages in front of the door.

## Making an account.

sign-up-title = Make an account
sign-up-have = You have one?
sign-up-button = Make the account
sign-up-closed = No new accounts can be made here at the moment. If you think you should have one, ask the operator of this server.

check-mail-title = Check your mail
check-mail-sent-to = We have sent a link to
check-mail-do = Open it to show that the address is yours.
check-mail-not-there = Nothing there? Look among the unwanted mail, or have it sent again.
check-mail-sent-again = Sent again.
check-mail-go-on = Go on meanwhile
send-mail-again = Send the mail again
send-mail-again-in = You can have it sent again in

verify-title = Is this your address?
verify-text = Press the button to confirm that this is your e-mail address:
verify-button = Yes, this is mine
verify-not-you = You did not make an account here? Then close this page. Without your confirmation the address is not used.

## Signing in.

sign-in = Sign in
# $app: the name of an app
sign-in-title = Sign in to { $app }
sign-in-title-account = Sign in to your account
sign-in-forgotten = Forgotten your password?
sign-in-shared = This is a shared computer
sign-in-shared-hint = We will not remember it.
sign-in-new = New here?
sign-in-other = Sign in as somebody else
back-to-sign-in = Back to signing in

second-step-to = { $app }: second step
code-title = Enter the code
code-sent-to = Enter the code sent to
# $digits: how many digits
code-label = Code of { $digits } digits
code-button = Sign in
code-button-phone = Confirm this phone
word-title = Ahead of the others
word-text = Somebody else keeps asking for your codes. The last text on your phone ends with a word of eight letters. Type it here, and we send you a code at once.
word-label = The word in the last text
word-button = Send me a code now
code-use-key = Can’t get the code? Use your recovery key
code-mailed-title = Confirm that it is you
code-mailed-text = Two-step verification is being turned on, and the owner of this account has not said yes yet. Until then each sign-in is confirmed by mail: enter the code that we sent to your verified address.
send-code = Send the code
send-to = We will send a text to
send-which = Which phone shall we send it to?
send-again = Send again
send-again-in = You can have it sent again in
send-to-other = Send it to
call-me = Call me instead
delivery-calling = We are calling you with the code.
delivery-answered = The call was answered.
delivery-unanswered = The call was not answered. Ask for it again, or use another phone or your recovery key.
delivery-unanswered-number = The call was not answered. Check the number, or ask for it again.
delivery-unanswered-again = The call was not answered. Ask for it again, or at another phone.
delivery-sent = We have sent the text.
delivery-delivered = The text has reached the phone.
delivery-failed = The text could not be delivered. Use another phone or your recovery key.
delivery-failed-number = The text could not be delivered. Check the number, or use another one.
delivery-failed-again = The text could not be delivered. Send it again, or to another phone.
delivery-withheld = We send no texts to this phone at the moment. Use another phone or your recovery key.

key-title = Enter your recovery key
key-text = It is on the sheet you printed when you turned on two-step verification. It signs you in once; then you get a new one.
key-label = Recovery key
key-hint = 14 digits. Spaces do not matter.
key-hint-base32 = 14 letters and digits. Spaces and capitals do not matter.
key-button = Sign in
key-use-code = Send a code to my phone instead
key-no-key = I have neither phone nor key

field-device-proof-form = The key is a point of 65 bytes and the signature 64 bytes, both in base64url without padding.
field-device-proof-stale = This challenge is too old, was used before, or is not one of this server’s. Ask for another one.
field-device-proof-wrong = The signature is not that of this key over this server’s origin and the challenge.
field-code-empty = Type the code that we sent you.
field-code-digits = A code has digits only.
field-code-long = A code does not have that many digits.

field-key-empty = Type your recovery key.
field-key-character = A recovery key has digits only.
field-key-character-base32 = A recovery key has letters and digits only, and never the letter U.
field-key-length = A recovery key is 14 characters long. Check that none is missing or doubled.
field-key-slip = There is a slip in this key: a digit is wrong, or two are swapped. Compare it with your copy. This did not count as a try.

## A new recovery key.

new-key-title = Your recovery key
new-key-turning-on = It lets you in when your phone is lost. Print it or write it down now: it is shown only this once.
new-key-after-use = The old key has done its work and no longer opens anything. This one takes its place. Print it or write it down now: it is shown only this once.
new-key-renewed = Print it or write it down now: it is shown only this once. The old key works until you have retyped this one.
new-key-then = Next you type it in again, so that we both know your copy is right.
new-key-next = I have kept it
print = Print
save-pdf = Save as PDF
copy = Copy
print-by-hand = To print this page, use your browser’s own Print command: it comes out as a clean sheet.

retype-title = Type the key from your copy
retype-text = Take the sheet or note in your hand and type the key from there.
retype-label = Recovery key
retype-button = Check it
retype-back = Show me the key again

sheet-name = Recovery key sheet
sheet-head = Recovery key for your account
sheet-account = Account
sheet-site = Where it works
sheet-date = Made on
sheet-what-title = What it is for
sheet-what = With two-step verification you sign in with your password and a code that we send to your phone. If you cannot get the code, this key takes its place.
sheet-how-title = How to use it
sheet-how-1 = Sign in with your user name and password.
sheet-how-2 = Where the code is asked for, choose ‘Use your recovery key’.
sheet-how-3 = Type the digits above. You will then get a new key; destroy this sheet.
sheet-keep-title = Where to keep it
sheet-keep = Somewhere safe and away from your phone. Do not write your password on this sheet. Nobody from this service will ever ask you for this key, by phone or by mail.

phone-lost-title = You are in. Is your phone lost?
phone-lost-text = You used your recovery key. If the phone is lost or its number has changed, put a new number in its place now, so that no code goes to the wrong hands.
phone-lost-replace = Replace this phone
phone-lost-no = No, I still have it

## Being asked to turn it on.

prompt-title = Turn on two-step verification?
prompt-why = A password can be guessed, stolen or tricked out of you. With two-step verification, that alone lets nobody in: it also takes a code sent to your phone.
prompt-help = How it works, and what happens if you lose your phone
prompt-required = The operator of this server asks everybody to use two-step verification.

## A forgotten password.

forgotten-title = Forgotten your password?
forgotten-text = Tell us your user name, and we will show you the way back.
forgotten-next-title = Two ways back
forgotten-off-title = Two-step verification is off
# $user: the user name that was typed; $span: a span of time
forgotten-off-text = If there is an account { $user } with a verified e-mail address, a mail with a link is on its way to it. The link works for { $span }.
forgotten-on-title = Two-step verification is on
forgotten-on-text = Then you need your recovery key, and afterwards a code from your phone.
forgotten-by-password = Your password is locked, and you have no key? Use the password
forgotten-by-key = I have my recovery key
forgotten-password-title = Your password is locked
forgotten-password-text = You told us that something was not you, so your old password signs nobody in. It still helps to choose a new one, together with a code from your phone.
forgotten-password-label = Your old password
forgotten-neither = I have lost two of the three
forgotten-code-title = Now the code
reset-title = Choose a new password
reset-by-mail = Afterwards your other sessions end, and turning on two-step verification may take three days.
reset-button = Set the new password

## This was not me; the owner's confirmation.

not-me-title = This was not me
not-me-failed = Somebody typed your right password but could not give the second step:
# $app: an app; $device: a browser and system
not-me-sign-in = Somebody signed in to { $app } on { $device }:
not-me-change = Something about your account was changed:
not-me-desk = Somebody talked with support about your account:
not-me-then-desk = Support does nothing with your account for a day, whoever calls. Your password stays as it is.
not-me-then-title = If you press the button
not-me-then-1 = That sign-in ends at once, wherever it is.
not-me-then-2 = Your present password no longer signs anybody in.
not-me-then-3 = You choose a new password, proving that it is you with your phone or recovery key.
# $email: an address
not-me-then-address = Your address { $email } comes back.
not-me-then-off = Two-step verification is turned off again, and the phone and the key that came with it open nothing.
not-me-then-all = Every sign-in of your account ends at once, wherever it is.
not-me-then-mail = You choose a new password through a mail to your address.
not-me-button = It was not me. Lock it out
not-me-was-me = It was you after all? Then close this page; nothing happens.

owner-title = Did you ask to turn on two-step verification?
owner-when = Asked for
owner-device = On
owner-phone = Codes would go to
owner-until = If nobody answers, it is turned on at
owner-stop = No, stop it
owner-confirm = Yes, that was me
owner-was-me = It was you? Then close this page, and wait.

## Done, and no longer possible.

what-email-verified-title = Your address is verified
what-email-verified-text = Thank you. From now on we can reach you there when something about your account matters.
what-email-verified-action = Continue
what-link-expired-title = This link no longer works
what-link-expired-text = It has been used, or its time ran out, or something has changed since it was sent. Have a new one sent.
what-link-expired-action = Start again
what-password-reset-title = Your new password is set
what-password-reset-text = Your other sessions have ended. Sign in with the new password.
what-password-reset-action = Sign in
what-signed-out-title = You are signed out
what-signed-out-text = On this device this app now asks for your password again.
what-signed-out-action = Sign in again
what-desk-shut-title = Support is told
what-desk-shut-text = For a day support does nothing with your account, whoever calls. If you think that somebody has your phone, look at your trusted phones.
what-desk-shut-action = To the start page
what-not-me-said-title = Locked out
what-not-me-said-text = That sign-in has ended and your present password no longer signs anybody in. Choose a new password now.
what-not-me-said-action = Choose a new password
what-owner-confirmed-title = Two-step verification is on
what-owner-confirmed-text = Thank you. From now on a sign-in needs your password and a code.
what-owner-confirmed-action = Continue
what-owner-stopped-title = Stopped
what-owner-stopped-text = Two-step verification stays off. Somebody may know your password: sign in and choose a new one.
what-owner-stopped-action = Sign in
what-deleted-title = Your account is deleted
what-deleted-text = Everything that said something of you is gone. Take care.
what-deleted-action = To the start page
what-sign-in-expired-title = This sign-in has expired
what-sign-in-expired-text = It stayed open too long, or was begun in another window. Nothing was changed.
what-sign-in-expired-action = Start again
what-wizard-stopped-title = Nothing was changed
what-wizard-stopped-text = Two-step verification is still off. You can turn it on at any time.
what-wizard-stopped-action = To your account
