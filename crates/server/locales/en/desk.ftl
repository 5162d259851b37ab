### The desk: for the people who support users.

desk-title = Support desk
desk-lead = Find the account of the person who calls, and send them a code.
desk-user-name = User name
desk-user-name-hint = Exactly as the caller spells it.
desk-find = Find
desk-told = Whatever you do here is written down with your name, and told to the owner of the account.
desk-nobody = Nobody here has this user name.
desk-own = This is your own account. A colleague can help you.
desk-shut = The owner of this account said that a talk with support was none of theirs. Nothing can be done for a day.
desk-over = This talk is over, or it took too long. Begin again.
desk-open = Send a code, and have the caller read it out. Until it is right, you can only explain.
desk-no-phone = This account has no trusted phone to send a code to. You can only explain.
desk-check = Check
# A moment follows.
desk-verified = The caller has the phone of this account. You may act until
desk-end = End all sessions
desk-end-text = Signs the caller out everywhere, at once. For a lost or stolen device.
desk-recovery = Start the delayed recovery
desk-recovery-text = The owner chose it beforehand: password and recovery key lost, and the phone at hand. Every contact is told, and after seven days the caller finishes it themselves.
desk-recovery-not-now = The owner chose the delayed recovery, but none can be started now: the choice is younger than three days, or one was started in the last 30.
desk-recovery-under-way = A delayed recovery is under way. Every contact has been told.
desk-ended = All sessions have ended.
desk-explain = What you can explain
desk-explain-phone = Phone lost: sign in with the password and, where the code is asked for, choose ‘Use your recovery key’. Then replace the phone.
desk-explain-key = Recovery key lost: make a new one on the account page, with the password and a code.
desk-explain-password = Password forgotten: choose ‘Forgotten your password?’, and have the recovery key and the phone at hand. Where two-step verification is off, a mail does.
desk-explain-two = Two of the three lost: who chose the delayed recovery beforehand comes back with the one that is left, after a week (‘I have lost two of the three’, after ‘Forgotten your password?’). Nobody here can shorten it, or turn the second step off.
desk-close = The talk is over
