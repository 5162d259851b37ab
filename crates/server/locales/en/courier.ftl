### Texts and mails. $name: the display name; $user: the user name; $when: a moment; $account: the address of the account page.

## Texts. The last line binds the code to this site, so that phones fill it in here and nowhere else.

# $code: the digits; $host: the host of the public address
text-code-sign-in =
    { $code } is your code to sign in. Tell it to nobody: we never ask for it.

    @{ $host } #{ $code }
text-code-enrol =
    { $code } is your code to confirm this phone.

    @{ $host } #{ $code }
text-code-step-up =
    { $code } is your code to change your account. Tell it to nobody: we never ask for it.

    @{ $host } #{ $code }

## Mails.

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

    It was not you? Then end that session and change your password:

    { $account }
mail-key-used-subject = Your recovery key was used
mail-key-used-body =
    Hello { $name },

    the recovery key of { $user } was used to sign in, on { $when }.

    It was not you? Then end that session and change your password:

    { $account }
mail-key-made-subject = You have a new recovery key
mail-key-made-body =
    Hello { $name },

    a new recovery key was made for { $user } on { $when }. The old one opens nothing any more.

    It was not you? Then go to your account at once:

    { $account }
mail-phone-added-subject = A phone was added
mail-phone-added-body =
    Hello { $name },

    a trusted phone was added to { $user } on { $when }.

    It was not you? Then remove it and change your password:

    { $account }
mail-phone-removed-subject = A phone was removed
mail-phone-removed-body =
    Hello { $name },

    a trusted phone of { $user } was removed on { $when }.

    It was not you? Then go to your account at once:

    { $account }
mail-turned-on-subject = Two-step verification is on
mail-turned-on-body =
    Hello { $name },

    two-step verification was turned on for { $user } on { $when }. From now on a sign-in takes the password and a code.

    It was not you? Then go to your account at once:

    { $account }
mail-turn-on-waits-subject = Did you ask to turn on two-step verification?
mail-turn-on-waits-body =
    Hello { $name },

    somebody who is signed in as { $user } wants to turn on two-step verification with a new phone. Say here whether it was you:

    { $link }
mail-turned-off-subject = Two-step verification is off
mail-turned-off-body =
    Hello { $name },

    two-step verification was turned off for { $user } on { $when }.

    It was not you? For three days you can turn it on again with your phone or recovery key alone:

    { $account }
mail-password-changed-subject = Your password was changed
mail-password-changed-body =
    Hello { $name },

    the password of { $user } was changed on { $when }.

    It was not you? Then go to your account at once:

    { $account }
mail-email-changed-subject = Your e-mail address was changed
mail-email-changed-body =
    Hello { $name },

    the e-mail address of { $user } was changed on { $when }.

    It was not you? Then go to your account at once:

    { $account }
mail-account-deleted-subject = Your account is deleted
mail-account-deleted-body =
    Hello { $name },

    the account { $user } was deleted, with everything in it, on { $when }. This cannot be undone.

    It was not you? Then somebody had your password, and your phone or recovery key: tell the operator of this server.
