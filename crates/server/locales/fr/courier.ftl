### Texts and mails. $name: the display name; $user: the user name; $when: a moment; $link: where to say ‘this was not me’, or to answer; $count: how many.

## Texts. The last line binds the code to this site, so that phones fill it in here and nowhere else.

# $device: a browser and system; $code: the digits
mail-confirm-sign-in-subject = Est-ce vous qui vous connectez ?
mail-confirm-sign-in-body =
    Bonjour { $name },

    Quelqu’un se connecte en tant que { $user } sur { $device }, avec le bon mot de passe. La vérification en deux étapes est en cours d’activation pour ce compte, et personne n’a encore dit que c’est vous qui l’activez. Chaque connexion est donc confirmée par un code :

    { $code }

    Ce n’était pas vous ? Alors ne donnez ce code à personne, et choisissez un nouveau mot de passe : quelqu’un connaît le vôtre.
# $code: the digits; $app: the app that is signed in to; $host: the host of the public address
text-code-sign-in =
    { $code } est votre code de connexion à { $app }. Ne le donnez à personne : nous ne le demandons jamais.

    @{ $host } #{ $code }
# $word: eight letters, where others have asked for many codes
text-code-sign-in-word =
    { $code } est votre code de connexion à { $app }. Ne le donnez à personne : nous ne le demandons jamais. Si la page de connexion demande un mot, c'est { $word }

    @{ $host } #{ $code }
text-code-enrol =
    { $code } est votre code pour confirmer ce téléphone.

    @{ $host } #{ $code }
text-code-step-up =
    { $code } est votre code pour modifier votre compte. Ne le donnez à personne : nous ne le demandons jamais.

    @{ $host } #{ $code }

text-code-desk = { $code } : vous parlez avec l'assistance de { $host }. Ne lui donnez ce code que si c'est vous qui avez appelé.
# $text: what is approved, such as ‘pay 4.99 to Store’
text-code-approve =
    { $code } : { $text }

    @{ $host } #{ $code }

## Calls that speak a code. Short sentences: a machine reads them out.

# How the language is called by those who speak it out (BCP 47)
call-language = fr-FR
# $digits: the digits with commas between them, so that they are spoken one by one
call-code-sign-in = Bonjour. Voici votre code de connexion à { $app } : { $digits }.
call-code-enrol = Bonjour. Voici votre code pour confirmer ce téléphone auprès de { $host } : { $digits }.
call-code-step-up = Bonjour. Voici votre code pour modifier votre compte auprès de { $host } : { $digits }.
call-code-desk = Bonjour. Voici votre code pour l’assistance de { $host } : { $digits }. Ne lui donnez ce code que si c’est vous qui avez appelé.
call-code-approve = Bonjour. Avec ce code, vous approuvez auprès de { $host } : { $text }. Le code est : { $digits }.
call-code-again = Une fois encore : { $digits }.
# $word: eight letters with commas between them
call-code-word = Si la page de connexion demande un mot, voici ses lettres : { $word }.
call-code-end = Ne donnez ce code à personne : nous ne le demandons jamais. Au revoir.

## Texts that tell of something.

# $what: the subject of the mail that says the same; $host: the host of the public address
text-notice = { $what }. Compte { $user } sur { $host }. Ce n’était pas vous ? { $link }
# $when: the earliest moment at which it can be finished
text-recovery-waits = Quelqu'un veut revenir dans { $user } sur { $host } avec un seul de vos trois moyens, à partir du { $when }. Ce n'est pas vous ? Stop : { $link }
text-question = { $what } Compte { $user } sur { $host } : { $link }

text-operator = { $what }. Compte { $user } sur { $host }. Ce n’était pas à votre demande ? Adressez-vous aux responsables du serveur.
# What `doorcode courier send-test` sends.
text-courier-test = Essai depuis { $host } : les SMS et les e-mails arrivent ici.
mail-courier-test-subject = Essai depuis { $host }

mail-toll-subject = Les SMS coûtent trop cher sur { $host }
mail-toll-body =
    { $what }

    `doorcode courier status` sur { $host } dit ce qui a été envoyé et à quels numéros. Ce que vous pouvez changer (pays, budgets, prix) se trouve dans docs/couriers.md. Nous l’écrivons une fois par jour.
toll-day = Les SMS d’aujourd’hui ont coûté { $day }, votre budget d’un jour. Jusqu’à demain, personne ne peut ajouter un nouveau téléphone. Les téléphones de confiance reçoivent toujours des codes.
toll-month = Les SMS de 30 jours ont coûté { $month }, votre budget d’un mois. Pour l’instant, personne ne peut ajouter un nouveau téléphone. Les téléphones de confiance reçoivent toujours des codes.
toll-ceiling = Les SMS ont coûté cinq fois un budget ({ $day } par jour, { $month } en 30 jours). Les codes ne partent plus vers les téléphones de confiance que pour les appareils connus, et à dix fois un budget vers personne. Qui est connecté le reste, et les clés de récupération ouvrent comme toujours.
toll-prefix = Trop de codes sont partis vers de nouveaux téléphones dont le numéro commence par { $prefix }, ou trop peu ont été saisis. Les SMS vers de nouveaux téléphones qui commencent ainsi sont arrêtés, aujourd’hui et peut-être demain. Quelqu’un en tire peut-être de l’argent.

## Mails.

# What an operator has done. $role: person, desk or operator
mail-disabled-subject = Votre compte a été désactivé
mail-disabled-body =
    Bonjour { $name },

    Les responsables de ce serveur ont désactivé { $user }, le { $when }. Toutes les sessions sont fermées, et personne ne peut se connecter. Rien n’est supprimé.

    Vous ne savez pas pourquoi ? Demandez-leur.
mail-enabled-subject = Votre compte a été réactivé
mail-enabled-body =
    Bonjour { $name },

    Les responsables de ce serveur ont réactivé { $user }, le { $when }. Vous pouvez vous connecter comme avant.
mail-role-subject = Ce que votre compte peut faire a changé
mail-role-body =
    Bonjour { $name },

    Les responsables de ce serveur ont donné un autre rôle à { $user }, le { $when }. C’est maintenant : { $role ->
        [desk] guichet d’assistance
        [operator] responsable du serveur
       *[other] personne
    }.

    Vous ne savez pas pourquoi ? Demandez-leur.
mail-sessions-ended-subject = Toutes vos sessions ont été fermées
mail-sessions-ended-body =
    Bonjour { $name },

    Les responsables de ce serveur ont fermé toutes les sessions de { $user }, le { $when }. Reconnectez-vous là où vous en avez besoin.

    Vous ne savez pas pourquoi ? Demandez-leur.

# $link: where to go
mail-verify-subject = Cette adresse est-elle à vous ?
mail-verify-body =
    Bonjour { $name },

    Quelqu’un (vous, nous l’espérons) a donné cette adresse pour le compte { $user }. Ouvrez cette page pour confirmer qu’elle est à vous :

    { $link }

    Ce n’était pas vous ? Alors ne faites rien.
mail-reset-subject = Un nouveau mot de passe
mail-reset-body =
    Bonjour { $name },

    Quelqu’un (vous, nous l’espérons) a oublié le mot de passe de { $user }. Ouvrez cette page pour en choisir un nouveau :

    { $link }

    Ce n’était pas vous ? Alors ne faites rien ; votre mot de passe reste inchangé.
mail-new-device-subject = Connexion sur un nouvel appareil
mail-new-device-body =
    Bonjour { $name },

    Quelqu’un s’est connecté à { $user } sur un appareil que nous n’avions jamais vu, le { $when }.

    Ce n’était pas vous ? Signalez-le ici, et nous couperons l’accès à la personne en cause :

    { $link }
mail-key-used-subject = Votre clé de récupération a été utilisée
mail-key-used-body =
    Bonjour { $name },

    La clé de récupération de { $user } a été utilisée pour se connecter, le { $when }.

    Ce n’était pas vous ? Signalez-le ici, et nous couperons l’accès à la personne en cause :

    { $link }
mail-key-made-subject = Vous avez une nouvelle clé de récupération
mail-key-made-body =
    Bonjour { $name },

    Une nouvelle clé de récupération a été créée pour { $user } le { $when }. L’ancienne n’ouvre plus rien.

    Ce n’était pas vous ? Signalez-le ici, et nous couperons l’accès à la personne en cause :

    { $link }
mail-phone-added-subject = Un téléphone a été ajouté
mail-phone-added-body =
    Bonjour { $name },

    Un téléphone de confiance a été ajouté à { $user } le { $when }.

    Ce n’était pas vous ? Signalez-le ici, et nous couperons l’accès à la personne en cause :

    { $link }
mail-phone-removed-subject = Un téléphone a été retiré
mail-phone-removed-body =
    Bonjour { $name },

    Un téléphone de confiance de { $user } a été retiré le { $when }.

    Ce n’était pas vous ? Signalez-le ici, et nous couperons l’accès à la personne en cause :

    { $link }
mail-turned-on-subject = La vérification en deux étapes est activée
mail-turned-on-body =
    Bonjour { $name },

    La vérification en deux étapes a été activée pour { $user } le { $when }. Désormais, il faut le mot de passe et un code pour se connecter.

    Ce n’était pas vous ? Signalez-le ici, et nous couperons l’accès à la personne en cause :

    { $link }
# $days: how many
mail-turned-on-unanswered-subject = La vérification en deux étapes est activée, et personne n’a répondu
mail-turned-on-unanswered-body =
    Bonjour { $name },

    Il y a trois jours, nous avons demandé si c’était vous qui activiez la vérification en deux étapes pour { $user }. Personne n’a répondu ; elle a donc été activée le { $when }. Désormais, il faut le mot de passe et un code envoyé au nouveau téléphone pour se connecter.

    Ce n’était pas vous ? { $days ->
        [one] Pendant { $days } jour
       *[other] Pendant { $days } jours
    }, vous pouvez l’annuler ici et couper l’accès à la personne en cause :

    { $link }
mail-turn-on-waits-subject = Avez-vous demandé l’activation de la vérification en deux étapes ?
mail-turn-on-waits-body =
    Bonjour { $name },

    Quelqu’un qui est connecté en tant que { $user } veut activer la vérification en deux étapes avec un nouveau téléphone. Dites ici si c’était vous :

    { $link }
mail-turned-off-subject = La vérification en deux étapes est désactivée
mail-turned-off-body =
    Bonjour { $name },

    La vérification en deux étapes a été désactivée pour { $user } le { $when }.

    Ce n’était pas vous ? Signalez-le ici, et nous couperons l’accès à la personne en cause :

    { $link }

    Pendant trois jours, vous pouvez aussi la réactiver sur la page de votre compte : votre téléphone ou votre clé de récupération suffit.
mail-password-changed-subject = Votre mot de passe a été modifié
mail-password-changed-body =
    Bonjour { $name },

    Le mot de passe de { $user } a été modifié le { $when }.

    Ce n’était pas vous ? Signalez-le ici, et nous couperons l’accès à la personne en cause :

    { $link }
mail-email-changed-subject = Votre adresse e-mail a été modifiée
mail-email-changed-body =
    Bonjour { $name },

    L’adresse e-mail de { $user } a été modifiée le { $when }.

    Ce n’était pas vous ? Signalez-le ici, et nous couperons l’accès à la personne en cause :

    { $link }
# $days: how many
mail-email-taken-subject = Une autre adresse a été donnée pour votre compte
mail-email-taken-body =
    Bonjour { $name },

    L’adresse e-mail de { $user } a été modifiée le { $when } : une autre remplace celle-ci.

    Ce n’était pas vous ? { $days ->
        [one] Pendant { $days } jour
       *[other] Pendant { $days } jours
    }, vous pouvez rétablir cette adresse ici et couper l’accès à la personne en cause :

    { $link }
# $text: what was approved
mail-approved-subject = Vous avez approuvé quelque chose
mail-approved-body =
    Bonjour { $name },

    { $user } a approuvé ceci le { $when } :

    { $text }

    Ce n’était pas vous ? Signalez-le ici, et nous couperons l’accès à la personne en cause :

    { $link }
mail-desk-opened-subject = Quelqu’un parle de votre compte avec l’assistance
mail-desk-opened-body =
    Bonjour { $name },

    Quelqu’un a parlé de { $user } avec l’assistance, le { $when }. L’assistance ne peut rien faire sans un code envoyé à votre téléphone.

    Ce n’était pas vous ? Ne donnez un tel code à personne. Signalez-le ici, et l’assistance ne fera rien sur votre compte pendant 24 heures :

    { $link }
mail-desk-verified-subject = Un de vos codes a été communiqué à l’assistance
mail-desk-verified-body =
    Bonjour { $name },

    Un code reçu sur votre téléphone a été communiqué à l’assistance, le { $when }. Pendant cinq minutes, l’assistance a pu fermer les sessions de { $user }, et rien d’autre.

    Ce n’était pas vous ? Alors quelqu’un a votre téléphone. Signalez-le ici, et l’assistance ne fera rien sur votre compte pendant 24 heures :

    { $link }
mail-desk-sessions-ended-subject = L’assistance a fermé toutes vos sessions
mail-desk-sessions-ended-body =
    Bonjour { $name },

    L’assistance a fermé toutes les sessions de { $user }, le { $when }, pour quelqu’un qui lui avait communiqué un code reçu sur votre téléphone. Reconnectez-vous là où vous en avez besoin.

    Ce n’était pas vous ? Alors quelqu’un a votre téléphone. Signalez-le ici, et l’assistance ne fera rien sur votre compte pendant 24 heures :

    { $link }
mail-account-deleted-subject = Votre compte est supprimé
mail-account-deleted-body =
    Bonjour { $name },

    Le compte { $user } a été supprimé, avec tout ce qu’il contenait, le { $when }. C’est irréversible.

    Ce n’était pas vous ? Alors quelqu’un avait votre mot de passe, ainsi que votre téléphone ou votre clé de récupération : prévenez les responsables de ce serveur.
mail-second-step-failed-subject = Quelqu’un a saisi votre mot de passe, mais pas votre code
mail-second-step-failed-body =
    Bonjour { $name },

    Quelqu’un a donné le bon mot de passe de { $user } le { $when }, puis un code ou une clé de récupération incorrects. Personne n’est entré.

    C’était une simple faute de frappe de votre part ? Alors ne faites rien. Ce n’était pas vous ? Alors quelqu’un connaît votre mot de passe. Signalez-le ici, et nous le bloquerons :

    { $link }
mail-codes-used-up-subject = Quelqu’un qui a votre mot de passe demande beaucoup de codes
mail-codes-used-up-body =
    Bonjour { $name },

    Le bon mot de passe de { $user } a été donné, et tant de codes ont été demandés que nous n’en envoyons plus pendant un moment. Personne n’est entré. Si vous vous connectez maintenant sur un nouvel appareil, regardez le dernier SMS sur votre téléphone : il contient un mot qui vous permet d’obtenir un code tout de suite.

    C’était vous ? Alors ne faites rien. Ce n’était pas vous ? Alors quelqu’un connaît votre mot de passe. Signalez-le ici, et nous le bloquerons :

    { $link }
mail-second-step-failed-again-subject =
    { $count ->
        [one] Une nouvelle tentative de connexion avec votre mot de passe
       *[other] { $count } nouvelles tentatives de connexion avec votre mot de passe
    }
mail-second-step-failed-again-body =
    Bonjour { $name },

    Depuis notre dernier e-mail au sujet de { $user }, des codes ou des clés de récupération incorrects ont de nouveau été donnés après le bon mot de passe : { $count } fois de plus. Personne n’est entré ainsi.

    Ce n’était pas vous ? Alors quelqu’un connaît votre mot de passe. Signalez-le ici, et nous le bloquerons :

    { $link }
mail-recovery-waits-subject = Quelqu’un veut entrer dans votre compte par la récupération différée
mail-recovery-waits-body =
    Bonjour { $name },

    Quelqu’un a présenté un de vos trois moyens (mot de passe, téléphone, clé de récupération) pour { $user } et dit que les deux autres sont perdus. Vous avez choisi d’avoir cette possibilité de retour. Si personne ne s’y oppose, cette personne pourra entrer à partir du { $when }. Nous vous prévenons trois fois.

    C’est vous ? Alors ne faites rien. Ce n’est pas vous ? Alors arrêtez-la maintenant : connectez-vous, ou dites-le ici :

    { $link }
mail-recovery-stopped-subject = La récupération différée a été arrêtée
mail-recovery-stopped-body =
    Bonjour { $name },

    La récupération différée de { $user } a pris fin le { $when }. Personne n’est entré par cette voie, et une autre ne peut être lancée que 30 jours après son début.

    Quelque chose ne vient pas de vous ? Dites-le ici :

    { $link }
mail-recovery-finished-subject = Quelqu’un est revenu dans votre compte par la récupération différée
mail-recovery-finished-body =
    Bonjour { $name },

    Une semaine après notre premier avertissement, quelqu’un a présenté de nouveau un des trois moyens de { $user }, le { $when }, et a remplacé ce qui était perdu. Toutes les sessions sont fermées.

    C’était vous ? Alors ne faites rien. Ce n’était pas vous ? Dites-le ici, et nous bloquons le mot de passe :

    { $link }
mail-recovery-chosen-subject = Votre compte a maintenant la récupération différée
mail-recovery-chosen-body =
    Bonjour { $name },

    Le { $when }, la récupération différée de { $user } a été choisie : dans trois jours, un seul des trois moyens suffira pour revenir au bout d’une semaine, si personne ne s’y oppose.

    Ce n’était pas vous ? Alors quelqu’un possède deux de vos trois moyens. Dites-le ici, et nous bloquons le mot de passe :

    { $link }
mail-recovery-unchosen-subject = Votre compte n’a plus la récupération différée
mail-recovery-unchosen-body =
    Bonjour { $name },

    Le { $when }, la récupération différée de { $user } a été abandonnée : si deux des trois moyens sont perdus, il n’y a aucun retour possible.

    Ce n’était pas vous ? Alors quelqu’un possède deux de vos trois moyens. Dites-le ici, et nous bloquons le mot de passe :

    { $link }
mail-locked-subject = Votre mot de passe est bloqué. Choisissez-en un nouveau.
mail-locked-body =
    Bonjour { $name },

    Vous nous avez signalé que quelque chose, sur { $user }, ne venait pas de vous. Nous y avons mis fin, et le mot de passe actuel ne permet plus à personne de se connecter.

    Choisissez un nouveau mot de passe ici. Si la vérification en deux étapes est activée, ayez votre clé de récupération sous la main ; si vous ne l’avez pas, votre ancien mot de passe et votre téléphone suffiront :

    { $link }
