### Texts and mails. $name: the display name; $user: the user name; $when: a moment; $link: where to say ‘this was not me’, or to answer; $count: how many.

## Texts. The last line binds the code to this site, so that phones fill it in here and nowhere else.

# $device: a browser and system; $code: the digits
mail-confirm-sign-in-subject = Is it you who signs in?
mail-confirm-sign-in-body =
    Hello { $name },

    somebody signs in as { $user } on { $device }, with the right password. Two-step verification is being turned on for this account, and nobody has said yet that it is you who does it. So each sign-in is confirmed by a code:

    { $code }

    It was not you? Then tell this code to nobody, and choose a new password: somebody knows yours.
# $code: the digits; $app: the app that is signed in to; $host: the host of the public address
text-code-sign-in =
    { $code } is your code to sign in to { $app }. Tell it to nobody: we never ask for it.

    @{ $host } #{ $code }
# $word: eight letters, where others have asked for many codes
text-code-sign-in-word =
    { $code } is your code to sign in to { $app }. Tell it to nobody: we never ask for it. If the page to sign in asks for a word, it is { $word }

    @{ $host } #{ $code }
text-code-enrol =
    { $code } is your code to confirm this phone.

    @{ $host } #{ $code }
text-code-step-up =
    { $code } is your code to change your account. Tell it to nobody: we never ask for it.

    @{ $host } #{ $code }

text-code-desk = { $code }: you are talking with support at { $host }. Tell them this code only if you called them.
# $text: what is approved, such as ‘pay 4.99 to Store’
text-code-approve =
    { $code }: { $text }

    @{ $host } #{ $code }

## Calls that speak a code. Short sentences: a machine reads them out.

# How the language is called by those who speak it out (BCP 47)
call-language = en-US
# $digits: the digits with commas between them, so that they are spoken one by one
call-code-sign-in = Hello. This is your code to sign in to { $app }: { $digits }.
call-code-enrol = Hello. This is your code to confirm this phone at { $host }: { $digits }.
call-code-step-up = Hello. This is your code to change your account at { $host }: { $digits }.
call-code-desk = Hello. This is your code for support at { $host }: { $digits }. Tell them this code only if you called them.
call-code-approve = Hello. With this code you approve at { $host }: { $text }. The code is: { $digits }.
call-code-again = Once more: { $digits }.
# $word: eight letters with commas between them
call-code-word = If the page to sign in asks for a word, these are its letters: { $word }.
call-code-end = Tell this code to nobody: we never ask for it. Goodbye.

## Texts that tell of something.

# $what: the subject of the mail that says the same; $host: the host of the public address
text-notice = { $what }. Account { $user } on { $host }. It was not you? { $link }
# $when: the earliest moment at which it can be finished
text-recovery-waits = Somebody wants to come back into { $user } on { $host } with one of your three things, from { $when } on. Not you? Stop it: { $link }
text-question = { $what } Account { $user } on { $host }: { $link }

text-operator = { $what }. Account { $user } on { $host }. You did not ask for it? Ask whoever runs the server.

# What `doorcode courier send-test` sends.
text-courier-test = Test from { $host }: texts and mails arrive here.

## Mails.

mail-courier-test-subject = Test from { $host }

# To the operator: texts cost too much. $day, $month: the budgets; $prefix: the beginning of numbers; $what: one of the next four
mail-toll-subject = Texts cost too much on { $host }
mail-toll-body =
    { $what }

    `doorcode courier status` on { $host } says what was sent, and to which numbers. What you can change (countries, budgets, prices) stands in docs/couriers.md. We write this once a day.
toll-day = The texts of today have cost { $day }, your budget of a day. Until tomorrow nobody can add a new phone. Trusted phones still get codes.
toll-month = The texts of 30 days have cost { $month }, your budget of a month. For now nobody can add a new phone. Trusted phones still get codes.
toll-ceiling = The texts have cost five times a budget ({ $day } a day, { $month } in 30 days). Codes go to trusted phones only for known devices now, and to nobody at ten times a budget. Whoever is signed in stays so, and recovery keys open as ever.
toll-prefix = Too many codes went to new phones whose numbers begin with { $prefix }, or too few of them were typed in. Texts to new phones of that beginning are stopped, today and perhaps tomorrow. Somebody may be earning by them.

# What an operator has done. $role: person, desk or operator
mail-disabled-subject = Your account was disabled
mail-disabled-body =
    Hello { $name },

    the people who run this server disabled { $user }, on { $when }. Every session has ended, and nobody can sign in. Nothing is deleted.

    You do not know why? Ask them.
mail-enabled-subject = Your account was enabled again
mail-enabled-body =
    Hello { $name },

    the people who run this server enabled { $user } again, on { $when }. You can sign in as before.
mail-role-subject = Your account may now do other things
mail-role-body =
    Hello { $name },

    the people who run this server gave { $user } another role, on { $when }. It is now: { $role ->
        [desk] support desk
        [operator] operator
       *[other] person
    }.

    You do not know why? Ask them.
mail-sessions-ended-subject = All your sessions were ended
mail-sessions-ended-body =
    Hello { $name },

    the people who run this server ended every session of { $user }, on { $when }. Sign in again where you need it.

    You do not know why? Ask them.

# $link: where to go
mail-verify-subject = Is this your address?
mail-verify-body =
    Hello { $name },

    somebody, hopefully you, gave this address for the account { $user }. Open this page to confirm that it is yours:

    { $link }

    It was not you? Then do nothing.
mail-reset-subject = A new password
mail-reset-body =
    Hello { $name },

    somebody, hopefully you, has forgotten the password of { $user }. Open this page to choose a new one:

    { $link }

    It was not you? Then do nothing; your password stays as it is.
mail-new-device-subject = Somebody signed in on a new device
mail-new-device-body =
    Hello { $name },

    { $user } was signed in to on a device we had not seen before, on { $when }.

    It was not you? Say so here, and we lock out whoever it was:

    { $link }
mail-key-used-subject = Your recovery key was used
mail-key-used-body =
    Hello { $name },

    the recovery key of { $user } was used to sign in, on { $when }.

    It was not you? Say so here, and we lock out whoever it was:

    { $link }
mail-key-made-subject = You have a new recovery key
mail-key-made-body =
    Hello { $name },

    a new recovery key was made for { $user } on { $when }. The old one opens nothing any more.

    It was not you? Say so here, and we lock out whoever it was:

    { $link }
mail-phone-added-subject = A phone was added
mail-phone-added-body =
    Hello { $name },

    a trusted phone was added to { $user } on { $when }.

    It was not you? Say so here, and we lock out whoever it was:

    { $link }
mail-phone-removed-subject = A phone was removed
mail-phone-removed-body =
    Hello { $name },

    a trusted phone of { $user } was removed on { $when }.

    It was not you? Say so here, and we lock out whoever it was:

    { $link }
mail-turned-on-subject = Two-step verification is on
mail-turned-on-body =
    Hello { $name },

    two-step verification was turned on for { $user } on { $when }. From now on a sign-in takes the password and a code.

    It was not you? Say so here, and we lock out whoever it was:

    { $link }
# $days: how many
mail-turned-on-unanswered-subject = Two-step verification is on, and nobody answered
mail-turned-on-unanswered-body =
    Hello { $name },

    three days ago we asked whether it is you who turns on two-step verification for { $user }. Nobody answered, so on { $when } it was turned on. From now on a sign-in takes the password and a code to the new phone.

    It was not you? For { $days } days you can undo it here, and lock out whoever it was:

    { $link }
mail-turn-on-waits-subject = Did you ask to turn on two-step verification?
mail-turn-on-waits-body =
    Hello { $name },

    somebody who is signed in as { $user } wants to turn on two-step verification with a new phone. Say here whether it was you:

    { $link }
mail-turned-off-subject = Two-step verification is off
mail-turned-off-body =
    Hello { $name },

    two-step verification was turned off for { $user } on { $when }.

    It was not you? Say so here, and we lock out whoever it was:

    { $link }

    For three days you can also turn it on again with your phone or recovery key alone, on the page of your account.
mail-password-changed-subject = Your password was changed
mail-password-changed-body =
    Hello { $name },

    the password of { $user } was changed on { $when }.

    It was not you? Say so here, and we lock out whoever it was:

    { $link }
mail-email-changed-subject = Your e-mail address was changed
mail-email-changed-body =
    Hello { $name },

    the e-mail address of { $user } was changed on { $when }.

    It was not you? Say so here, and we lock out whoever it was:

    { $link }
# $days: how many
mail-email-taken-subject = Another address was given for your account
mail-email-taken-body =
    Hello { $name },

    the e-mail address of { $user } was changed on { $when }, from this one to another.

    It was not you? For { $days } days you can bring this address back here, and lock out whoever it was:

    { $link }
# $text: what was approved
mail-approved-subject = You approved something
mail-approved-body =
    Hello { $name },

    { $user } approved this on { $when }:

    { $text }

    It was not you? Say so here, and we lock out whoever it was:

    { $link }
mail-desk-opened-subject = Somebody talks with support about your account
mail-desk-opened-body =
    Hello { $name },

    somebody talked with support about { $user }, on { $when }. Support can do nothing without a code that goes to your phone.

    It was not you? Tell nobody such a code. Say so here, and support does nothing with your account for a day:

    { $link }
mail-desk-verified-subject = A code of yours was read out to support
mail-desk-verified-body =
    Hello { $name },

    a code that had come to your phone was read out to support, on { $when }. For five minutes support could end the sessions of { $user }, and nothing else.

    It was not you? Then somebody has your phone. Say so here, and support does nothing with your account for a day:

    { $link }
mail-desk-sessions-ended-subject = Support ended all your sessions
mail-desk-sessions-ended-body =
    Hello { $name },

    support ended every session of { $user }, on { $when }, for somebody who had read out a code from your phone. Sign in again where you need it.

    It was not you? Then somebody has your phone. Say so here, and support does nothing with your account for a day:

    { $link }
mail-account-deleted-subject = Your account is deleted
mail-account-deleted-body =
    Hello { $name },

    the account { $user } was deleted, with everything in it, on { $when }. This cannot be undone.

    It was not you? Then somebody had your password, and your phone or recovery key: tell the operator of this server.
mail-second-step-failed-subject = Somebody typed your password, but not your code
mail-second-step-failed-body =
    Hello { $name },

    somebody gave the right password of { $user } on { $when }, and then a wrong code or recovery key. Nobody got in.

    A slip of your own finger? Then do nothing. It was not you? Then somebody knows your password. Say so here, and we lock it:

    { $link }
mail-codes-used-up-subject = Somebody who has your password asks for many codes
mail-codes-used-up-body =
    Hello { $name },

    the right password of { $user } was given, and so many codes were asked for that we send no more for a while. Nobody got in. If you sign in on a new device now, look at the last text on your phone: it holds a word with which you get a code at once.

    It was you? Then do nothing. It was not you? Then somebody knows your password. Say so here, and we lock it:

    { $link }
mail-second-step-failed-again-subject =
    { $count ->
        [one] It was tried once more to sign in with your password
       *[other] It was tried { $count } more times to sign in with your password
    }
mail-second-step-failed-again-body =
    Hello { $name },

    since our last mail about { $user }, wrong codes or recovery keys were given after the right password: { $count } more. Nobody got in by them.

    It was not you? Then somebody knows your password. Say so here, and we lock it:

    { $link }
mail-recovery-waits-subject = Somebody wants to get into your account by the delayed recovery
mail-recovery-waits-body =
    Hello { $name },

    somebody showed one of your three things (password, phone, recovery key) of { $user } and says that the other two are lost. You chose to have this way back. If nobody objects, whoever it is can come in from { $when } on. We tell you three times.

    It is you? Then do nothing. It is not you? Then stop it now: sign in, or say so here:

    { $link }
mail-recovery-stopped-subject = The delayed recovery was stopped
mail-recovery-stopped-body =
    Hello { $name },

    the delayed recovery of { $user } ended on { $when }. Nobody got in by it, and no other can be started within 30 days of its start.

    Something about it was not you? Say so here:

    { $link }
mail-recovery-finished-subject = Somebody came back into your account by the delayed recovery
mail-recovery-finished-body =
    Hello { $name },

    a week after we told you first, somebody showed one of the three things of { $user } once more on { $when }, and replaced what was lost. Every session has ended.

    It was you? Then do nothing. It was not you? Say so here, and we lock the password:

    { $link }
mail-recovery-chosen-subject = Your account now has the delayed recovery
mail-recovery-chosen-body =
    Hello { $name },

    on { $when } the delayed recovery of { $user } was chosen: from three days on, one of the three things is enough to come back after a week, if nobody objects.

    It was not you? Then somebody has two of your three things. Say so here, and we lock the password:

    { $link }
mail-recovery-unchosen-subject = Your account no longer has the delayed recovery
mail-recovery-unchosen-body =
    Hello { $name },

    on { $when } the delayed recovery of { $user } was given up: with two of the three things lost, there is no way back.

    It was not you? Then somebody has two of your three things. Say so here, and we lock the password:

    { $link }
mail-locked-subject = Your password is locked: choose a new one
mail-locked-body =
    Hello { $name },

    you told us that something about { $user } was not you. We have ended it, and the present password no longer signs anybody in.

    Choose a new password here. Where two-step verification is on, have your recovery key at hand; without it, your old password and your phone will do:

    { $link }
