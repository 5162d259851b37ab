### The account.

account-title = Account
account-on = Two-step verification is on
account-on-text = Signing in takes your password and a code, since
account-off = Two-step verification is off
account-undo-text = You turned it off. With your phone or recovery key alone you can turn it on again, as it was, until
account-undo = Turn it on again
account-waiting = Two-step verification is about to be turned on
account-waiting-text = We wait for your confirmation. Without one it is turned on at
account-password-known = Somebody else may know your password. It signs nobody in until you have chosen a new one.
account-signing-in = Signing in
account-changed = Changed on
account-key-made = Made on
# $count: in how many places
account-sessions =
    { $count ->
        [one] Only here
       *[other] In { $count } places
    }
account-phones = Trusted phones
account-add-phone = Add a phone
account-last-phone = The last phone can be replaced, and not removed, while two-step verification is on.
account-you = You and your data
account-export = What this server knows of you
account-activity = What happened to your account, and when
account-desk = Help the people who call
account-delete = For good
account-recovery-chosen = A way back with one of the three, after a week
account-recovery-not-chosen = No way back once two of the three are lost
account-key-missing = You have no recovery key: the old one was lost, and opens nothing any more. Make a new one now.
account-key-make = Make a recovery key
account-turn-off = And what you lose by it
not-verified = not verified yet
sign-out-account = Sign out of the account page

flash-contact-saved = Saved.
flash-mail-sent = Saved. We have sent a link to the new address; it counts once you have opened it.
flash-mail-sent-again = We have sent the link again. The address counts once you have opened it.
flash-phone-added = This phone is trusted now.
flash-phone-replaced = The new phone has taken the old one’s place.
flash-phone-removed = The phone is no longer trusted.
flash-password-changed = Your password is changed. Other sessions have ended.
flash-key-renewed = Your new recovery key is in force. Destroy the old sheet.
flash-key-checked = Good: that is your recovery key. Put it back where the phone is not.
flash-turned-off = Turned off. Your password alone opens your account now.
flash-turned-on-again = Two-step verification is on again, as it was.
flash-turn-on-stopped = Stopped. Two-step verification stays off.
flash-session-ended = That session has ended.
flash-device-named = The device has its name.
flash-recovery-chosen = You now have the delayed recovery. It can be used from three days on.
flash-recovery-unchosen = You no longer have the delayed recovery.
flash-others-ended = All other sessions have ended.

contact-user-name = It stays as it is.
contact-email-hint = We write to it when something about your account matters. A new address counts once you have opened the link we send to it.
contact-not-verified = This address is not verified yet. Open the link that we sent to it.

remove-phone-title = Remove this phone?
remove-phone-text = It will receive no more codes and no more warnings. You can add it again later.
remove-phone-last = It is your last trusted phone. While two-step verification is on, put another in its place instead.
remove-phone-button = Remove this phone
replace-phone = Replace it

change-password-title = Change the password
change-password-text = Your other sessions end when it is changed.

key-present = Your present key was made on
key-not-shown = It is not shown again: we do not know it ourselves.
key-renew-text = You lost the sheet, or somebody saw it? Make a new key. The old one works until you have retyped the new one.
key-missing-text = You have none: the old one was lost, and opens nothing any more. With a new one you have all three things again.
key-renew-button = Make a new key

check-key-title = Do you still have your recovery key?
check-key-why = It is half a year since you last held it. If your phone is ever lost, you will need it: look for it now, in peace.
check-key-text = Type it in from your copy. It stays good, and we ask again in half a year.
check-key-yes = I have it here
check-key-button = Check it
check-key-gone = It is gone, or somebody may have seen it?

turn-off-title = Turn off two-step verification
turn-off-text = Then your password alone opens your account, for you and for whoever learns it.
turn-off-phones = Your trusted phones receive no more codes.
turn-off-key = Your recovery key opens nothing any more.
turn-off-mail = A forgotten password is reset by mail: who reads your mail can take your account.
# $days: for how many days
turn-off-undo = For { $days } days you can turn it on again, as it was, with your phone or key alone.
turn-off-understood = I have understood this
turn-off-button = Turn it off
turn-off-keep = Keep it on
turn-off-required = The operator of this server asks everybody to use two-step verification. It cannot be turned off.

sessions-text = Every app on every device where you are signed in. End what you do not know; it is out at once.
session-this = This one
session-first = Since
session-last = Last used
session-end = End
sessions-end-others = End all others
device-name = Name this device
device-name-label = What you call it
device-name-save = Save
device-name-long = A name has 40 characters at most. Nothing was changed.

activity = Activity
activity-text = Every sign-in, every wrong guess and every change, newest first. The people who run this server can see it too.
activity-none = Nothing here.
activity-older = Older
activity-newest = Back to the newest
activity-not-you = Something was not you? Change the password, and end what you do not know:
activity-signed-in-two-steps = Signed in, with two steps
activity-signed-in = Signed in, with the password alone
activity-password-right = The password was right; the second step was asked for
activity-password-wrong = Somebody gave a wrong password
# $digits: how long it was
activity-code-sent = A code of { $digits } digits was sent to your phone
activity-code-wrong = A wrong code was given
activity-recovery-key-wrong = A wrong recovery key was given
activity-recovery-key-used = Your recovery key was used
activity-recovery-key-made = A new recovery key was made
activity-recovery-key-checked = You showed that you still have your recovery key
activity-phone-trusted = A trusted phone was added
activity-phone-dropped = A trusted phone was removed
activity-turn-on-waits = Turning on two-step verification was asked for, and waits
activity-turn-on-stopped = Turning on two-step verification was stopped
activity-turned-on = Two-step verification was turned on
activity-turned-off = Two-step verification was turned off
activity-step-up-proved = You showed that it is you, to look at or change the account
activity-contact-changed = Your name or address was changed
activity-language-changed = Another language was chosen
activity-email-verified = Your e-mail address was verified
activity-password-changed = The password was changed
activity-approved = You approved something that an app had asked for
activity-approval-redeemed = What you had approved was taken up by the app that asked
activity-climbed-down = Codes are short again, since the password is a new one
activity-password-forgotten = Somebody said that the password was forgotten
activity-session-ended = A session was ended
activity-other-sessions-ended = All other sessions were ended
activity-desk-acted = You did something for somebody at the desk
activity-desk-code-wrong = A wrong code was read out to support
activity-desk-disowned = ‘This was not me’ was said of a talk with support
activity-desk-found-nobody = You looked at the desk for a user name that nobody has
activity-desk-opened = Somebody talked with support about your account
activity-desk-sessions-ended = Support ended all sessions
activity-desk-verified = A code that had come to your phone was read out to support
activity-disowned = ‘This was not me’ was said
activity-exported = Your data was downloaded
activity-recovery-asked = Somebody said that two of the three are lost
activity-recovery-chosen = The delayed recovery was chosen
activity-recovery-unchosen = The delayed recovery was given up
activity-recovery-started = A delayed recovery was started
activity-recovery-finished = A delayed recovery was finished: somebody came back with one of the three
activity-recovery-stopped = A delayed recovery was stopped
activity-account-made = The account was made
activity-account-shown = An operator of this server looked at the account
activity-account-disabled = An operator of this server disabled the account
activity-account-enabled = An operator of this server enabled the account again
activity-role-changed = An operator of this server changed what the account may do
activity-sessions-ended = An operator of this server ended all sessions
# $event: its name in the log
activity-other = Something else happened: { $event }

export-title = Download your data
export-text = One file with everything this server keeps of you: your account, sessions, messages and calls, in a form that people and programs can read (JSON).
export-not = It holds no password, no recovery key and no codes: those are kept only in a form that nobody can read back.
export-button = Download

delete-title = Delete the account
delete-text = Nobody can undo this.
delete-what-1 = You are signed out everywhere, and nobody can sign in as you again.
delete-what-2 = Your messages are deleted, in other people’s conversations too, and so are your calls, contacts and settings.
delete-what-3 = Nobody else can take your user name.
delete-export-first = Download your data first
delete-type = To be sure, type your user name:
delete-button = Delete for good

## Proving that it is you.

step-up-title = Show that it is you
step-up-need-password = Your password is needed.
step-up-need-second-step = A code or your recovery key is needed. Then you can look around for five minutes.
step-up-need-key = Your recovery key is needed.
step-up-need-one = One of your three things is needed.
step-up-need-two = Two of these three are needed, each time something is changed.
step-up-need-key-and-one = You signed in here only recently, so this needs your recovery key and one of the other two.
step-up-need-key-then-code = Your recovery key is needed, and then a code.
# $at: how many are proved; $of: how many are needed
step-up-done = { $at } of { $of } done
step-up-again = That took too long, so we begin again. Nothing was changed.
proof-code = A code to your phone

act-end-sessions = Sign out elsewhere
act-look = Look at your account
act-turn-on = Turn on two-step verification
act-turn-off = Turn off two-step verification
act-undo-turn-off = Turn two-step verification on again
act-change-contact = Change contact information
act-change-password = Change the password
act-add-phone = Add or replace a phone
act-remove-phone = Remove a phone
act-new-key = Make a new recovery key
act-check-key = Check the recovery key
act-delayed-recovery = Come back with one of three
act-choose-recovery = Choose a delayed recovery
act-export = Download your data
act-delete = Delete the account

## What an app asks for.

# $app: the app’s name
approve-asks = { $app } asks
approve-title = Do you approve of this?
approve-need-second-step = If you do, prove it with a code or your recovery key. The text message says the same as this page.
approve-need-password = If you do, prove it with your password.
approve-done-title = Approved
approve-done-text = Go back to { $app }, which goes on from here.
approve-receipt-how = Were you asked for a receipt instead? Show it only to whoever asked. It is shown once, and good for five minutes.
approve-receipt-button = Show the receipt
approve-receipt-title = Your receipt
approve-over-title = Nothing to approve
approve-over-text = It was given up, has run out of time, or its receipt was given already. Nothing more happens.
