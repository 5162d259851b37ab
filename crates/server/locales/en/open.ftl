### The start page, help, problems, the handset.

home-title = Where to?
home-sign-in = Sign in
home-signed-in = Go in
home-waiting = new

## Help.

help-title = Two-step verification
help-lead = Two things to show instead of one: your password, and a code that only your phone receives.
help-contents = On this page
help-what-title = What it is
help-what-1 = A password can be guessed, read over your shoulder, or typed into a false page. Whoever has it can sign in as you from anywhere.
help-what-2 = With two-step verification that is not enough. After the password, every sign-in to Messages or Calls asks for a code of a few digits, which we send to your phone at that moment.
help-on-title = Turn it on
help-on-1 = Tell us the number of a phone that receives texts, and type in the code that we send to it.
# $length: how many characters
help-on-2 = You are shown your recovery key of { $length } digits. Print it, or write it down.
help-on-3 = Type the key in from your copy.
help-on-4 = Read what will happen, and confirm. From then on it is on.
help-code-title = The code
help-code-1 = It works once, for ten minutes, and only for the sign-in that asked for it. You have three tries; then ask for a new one.
help-code-2 = If it does not come: wait for the countdown and press ‘Send again’, choose another trusted phone, or use your recovery key.
help-code-3 = If somebody tries wrong codes for your account, codes get longer. Your account is never locked: you always get in with the right code.
help-phone-title = Phone lost, or a new number
help-phone-1 = Sign in with your password and, where the code is asked for, choose ‘Use your recovery key’. You get a new key, and can put your new number in the place of the old one.
help-phone-2 = Have a second trusted phone beforehand if you can: one of the family’s, or an old one from the drawer. You can have up to five.
help-key-title = Recovery key lost, or seen by somebody
help-key-1 = Make a new one on the account page, with your password and a code. The old one then opens nothing.
help-key-2 = Nobody from this service will ever ask you for your key, or call or write to ask you for a code.
help-key-3 = Half a year after you last held the key, the account page asks whether you still have it. Type it in, and it stays good; or make a new one.
help-lost-title = Lost something?
help-lost-1 = You have three things: password, trusted phone, recovery key. Any two of them restore the third.
help-lost-head-1 = Lost
help-lost-head-2 = You need
help-lost-head-3 = What to do
help-lost-phone = Phone
help-lost-phone-need = Password and key
help-lost-phone-do = Sign in with the key, then replace the phone.
help-lost-key = Recovery key
help-lost-key-need = Password and phone
help-lost-key-do = Make a new key on the account page.
help-lost-password = Password
help-lost-password-need = Key and phone
help-lost-password-do = Choose ‘Forgotten your password?’ when you sign in.
help-lost-2 = With two of them lost there is no way back, neither for a thief nor through us. So keep the key where the phone is not.
# $days: how many
help-lost-3 = Unless you chose the delayed recovery beforehand, when you turned it on or on the account page. Then the one that is left is enough: show it, wait { $days } days, and show it once more. We tell every contact at once, and on days 3 and 6. Signing in, or ‘stop it’ in one of these messages, ends it; and it can be started once in 30 days. Its price: whoever gets hold of one of the three can do the same, if you look at none of your contacts for that long.
help-lost-start = Two of three lost
help-asks-title = What each service asks
help-asks-messages = Password and second step when you sign in on a device. Then it stays signed in until you sign out, end it on the account page, or do not use it for 90 days.
help-asks-calls = The same as Messages, on its own: signing in to one does not sign you in to the other.
help-asks-account = Password and second step to come in and look; two of your three things, each time, to change something.
help-asks-never = Support never asks for your password or your key. Only when you called them yourself, they may send a code whose text says that it is for support, and have you read it out. No other code is for anybody’s ears.
help-limits-title = What it does not stop
help-limits-1 = A false page. Whoever gets you to type password and code there can use both at once. Look at the address before you type, and never come here by a link in a message that you did not ask for.
help-limits-2 = Somebody who has your number moved to a phone of theirs receives your codes, and then lacks only your password. If your phone suddenly has no network for long, ask your provider.
help-off-title = Turn it off
help-off-1 = On the account page, with two of your three things. Then your password alone lets you in again, and a forgotten password is reset by mail.
help-off-2 = Nobody else can turn it off for you, and if it was turned off you are told on every contact. For three days you can turn it on again as it was, with your phone or key alone.
help-off-3 = Somebody turned it on, or gave another address for your account, and it was not you? Say so in the mail that told you: for 14 days that undoes it, and whoever it was is locked out.

## Problems. Each has a title and a sentence that says what to do.

error-reference = Reference
# $span: how long
error-retry = Try again in { $span }.
error-try-again = Try again
error-start-again = Start again
error-home = To the start page

error-credentials = That is not right
error-credentials-detail = What you typed does not match. Check it and try again.
error-signed-out = You are signed out
error-signed-out-detail = Sign in again, then repeat what you were doing.
error-step-up = Show that it is you
error-step-up-detail = For this you have to prove the second step again.
error-expired = This has expired
error-expired-detail = It stayed open too long, was used already, or was begun in another window. Nothing was changed.
error-not-allowed = This is not allowed here
error-not-allowed-detail = If you think it should be, ask the operator of this server.
error-changed = This has changed meanwhile
error-changed-detail = Somebody, perhaps you in another window, was faster. Look at the present state and do it again.
error-too-many = That was too often
error-too-many-detail = Too many tries came from your network in a short time. Nothing was checked.
error-no-texts = No text goes to this phone now
error-no-texts-detail = More codes were asked for than this server sends to new phones. Give another number, or try again later. Phones that are trusted already still get their codes.
error-overloaded = Very busy just now
error-overloaded-detail = Many people are signing in at this moment. Nothing was lost.
error-malformed = This could not be understood
error-malformed-detail = What arrived was damaged or incomplete. Go back and try again.
error-invalid = Something is not filled in right
error-invalid-detail = Go back and check what you typed.
error-too-large = That is too large
error-too-large-detail = Send less at once. Nothing was changed.
error-unsupported-type = This kind of content is not understood here
error-unsupported-type-detail = Go back and use the form on the page.
error-not-found = There is nothing here
error-not-found-detail = The address may have a slip in it, or what was here is gone.
error-method-not-allowed = This cannot be done here
error-method-not-allowed-detail = Go back and use the buttons on the page.
error-cross-site = This came from another site
error-cross-site-detail = Another site’s page sent it in your name, so nothing was done. Open the page here and do it there.
error-too-slow = That took too long
error-too-slow-detail = Check your connection and try again. Nothing was changed.
error-fault = Something broke on our side
error-fault-detail = It was not your fault, and nothing half done was kept. If it stays, tell the operator of this server the reference.

## The handset of a local try-out.

handset-title = Make-believe phone
handset-text = It stands in for the real phones and mailboxes of a try-out: every text and mail this server sends ends here, and nowhere else.
handset-views = What it shows
handset-texts = Texts
handset-mails = Mail
handset-calls = Calls
handset-no-texts = No texts yet. Ask for a code, and it appears here.
handset-no-mails = No mail yet. Make an account, and one appears here.
handset-no-calls = No calls yet. Ask to be called with a code, and what is said appears here.
# $code: the digits
handset-copy = Copy { $code }
