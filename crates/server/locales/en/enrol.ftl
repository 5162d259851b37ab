### Turning two-step verification on; trusted phones.

# $at: the step at hand; $of: how many
steps = Step { $at } of { $of }
wizard-leave = Stop and leave it off

phone-title = Which phone should get your codes?
phone-text = We send a code to it whenever you sign in.
phone-another-title = Add a trusted phone
phone-another-text = It can receive your codes too: a second phone of yours, or that of somebody close.
phone-replace-title = Replace a trusted phone
phone-replace-text = The new number takes the place of
phone-country = Country
phone-number = Phone number
phone-number-hint = Write it as you would dial it, with or without the country’s code.
phone-use = We use the number for codes and for warnings about your account, for nothing else. Nobody else sees it.
phone-other-number = Use another number

confirm-title = Before it is turned on
confirm-code-title = Every sign-in asks for a code
confirm-code = First your password, then the code from your phone, or your recovery key.
confirm-sessions-title = Other sessions end now
# $count: how many other sessions there are
confirm-sessions =
    { $count ->
        [0] You are signed in nowhere else.
        [one] You are signed in in one other place. It ends at once.
       *[other] You are signed in in { $count } other places. They end at once.
    }
confirm-lost-title = Never lose two of the three
confirm-lost = Password, phone and recovery key: any two of them restore the third. Without two of them nobody can let you back in, not even us.
confirm-waits-title = It takes up to three days
confirm-waits = This device, or something about your account, is new. We ask you on your other contacts first, so that nobody turns it on in your place.
confirm-button = Turn it on

waiting-title = Almost there
waiting-by-contact = We have sent a message to your older contacts. Open the link in it to confirm that it was you.
waiting-or-until = If nobody stops it, it is turned on by itself at
waiting-until = If nobody stops it, it is turned on at
waiting-why = We wait because this device, or something about your account, is new. So nobody who has only your password can turn it on in your place.
waiting-go-on = Go on meanwhile
waiting-stop = Stop it

turned-on-title = Two-step verification is on
turned-on-text = From now on your password alone lets nobody in.
# $count: how many other sessions ended
turned-on-sessions =
    { $count ->
        [0] Keep your recovery key somewhere safe, away from your phone.
        [one] One other session was ended. Keep your recovery key somewhere safe, away from your phone.
       *[other] { $count } other sessions were ended. Keep your recovery key somewhere safe, away from your phone.
    }
