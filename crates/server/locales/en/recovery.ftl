### The delayed recovery: a way back for who has lost two of three, and what its owner sees of it.

lost-title = Two of three lost
lost-text = Password, phone and recovery key: any two restore the third. With one alone there is a slow way back, for whoever chose it beforehand.
lost-one = You show the one that you still have.
# $days: how many
lost-wait = Then it takes { $days } days, in which we tell you three times on every contact. Any sign of you stops it.
lost-then = Then you show it once more, and set a new password or a new phone.
lost-one-only = I have lost only one of them
lost-prove-title = Show the one that you have
lost-prove-text = One of these is enough.
lost-another-name = Another user name
# $digits: how long it is at the least
lost-code-text = We send a code of { $digits } digits or more to the phone of the account. There are few of them: three, and then one each half day.
lost-code-label = The code
lost-code-wrong = A code is made of digits.
lost-shows-nothing = That leads to no way back. It may be wrong or too old, or the account has not chosen to have the delayed recovery.
lost-sent = If this account has chosen this way and a code can be sent now, it is on its way to its phone.

way-start-title = Start the way back?
way-start-told = We tell every contact of the account now, and on days 3 and 6. Each message says how to stop it.
# $days: how long it waits, $open: for how long it can then be finished
way-start-wait = After { $days } days come back to this page, and show the same thing once more. You have { $open } days for that.
way-start-ends = Signing in with two steps, or ‘stop it’ in a mail, ends it. The next one can be started 30 days after this one was.
way-start-button = Start now
way-not-now-title = Not now
# A moment follows.
way-not-now-from = It can be started from
way-not-now-why = That is so that nobody who got hold of one thing wears you down, or chooses this way for you and walks in by it.
way-not-chosen = This account has not chosen to have this way back.
way-waiting-title = It is under way
# A moment follows.
way-waiting-from = Come back here from
# $open: for how long it can be finished
way-waiting-then = Then show the same thing once more. You have { $open } days for that.
way-waiting-stop = We tell every contact of the account meanwhile. If anybody stops it, you are told there too.
way-of-another-title = Another one is under way
way-of-another-text = It was started with another of your three things. If that was not you, stop it: sign in, or use the link in the mail that told you.

recovery-banner = Somebody wants to come back into your account with one of your three things.
# A day follows.
recovery-banner-until = If nobody objects, it can be done from
recovery-banner-ripe = It can be done now.
recovery-banner-look = Look, and stop it

stop-recovery-title = Do you want to stop it?
stop-recovery-text = Somebody showed one of your three things, and said that the other two are lost.
stop-recovery-account = Account
stop-recovery-when = Started
stop-recovery-with = With
stop-recovery-phone = A code to your phone
stop-recovery-from = Can be finished from
stop-recovery-now = now on
stop-recovery-more = Your phone was reported lost, so this link alone is not enough: show your password or your recovery key.
stop-recovery-button = Stop it
stop-recovery-mine = It is you? Then do nothing, and wait.

what-recovery-stopped-title = Stopped
what-recovery-stopped-text = Nobody comes in by it. One of your three things is in other hands: sign in, and replace it.
what-recovery-stopped-action = Sign in
what-recovery-none-title = Nothing waits
what-recovery-none-text = There is no delayed recovery to stop, or this link is no longer good.
what-recovery-none-action = To your account
what-back-by-password-title = Your new password is set
what-back-by-password-text = You are signed out everywhere. Sign in with the new password and your phone, and make a new recovery key at once: the old one opens nothing any more.
what-back-by-password-action = Sign in
what-back-by-key-title = Your new password is set
what-back-by-key-text = You are signed out everywhere. Sign in with the new password, choose ‘Use your recovery key’, and then put a new phone in the place of the lost one.
what-back-by-key-action = Sign in
what-back-by-phone-title = Your new phone is trusted
what-back-by-phone-text = You are signed out everywhere, and your old phones receive no more codes. Sign in with your password and the new phone, and make a new recovery key at once: the old one opens nothing any more.
what-back-by-phone-action = Sign in
what-lost-expired-title = This took too long
what-lost-expired-text = What you showed is good for some minutes only. Begin once more: whatever waits still does.
what-lost-expired-action = Begin once more

phone-recovered-title = Your new phone
phone-recovered-text = It takes the place of the lost one. We send a code to it.

choose-recovery-title = Delayed recovery
# $days: how many
choose-recovery-text = With two of password, phone and recovery key lost, nobody can let you in again. If you choose this, there is a way back: with the one that is left, after { $days } days.
choose-recovery-told = As soon as somebody starts it, and on days 3 and 6, we tell you on every contact.
choose-recovery-ends = Sign in, or say ‘stop it’, and it is over. No other can be started within 30 days.
# $days: how many
choose-recovery-risk = Its price: whoever gets hold of one of the three gets in after { $days } days, if you look at none of your contacts in all that time.
# A day follows.
choose-recovery-since = You have chosen it since
choose-recovery-yes = I want this way back
choose-recovery-no = I do not want it any more
choose-recovery-stays = Leave it as it is
confirm-recovery = I want a way back with one of the three
# $days: how many
confirm-recovery-hint = Without it, with two of the three lost, nobody lets you in again. With it, { $days } days after asking, whoever holds one of the three gets in, if nobody objects. We tell every contact three times. You can change this later.
