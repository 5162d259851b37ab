### The account.

account-title = Compte
account-on = La vérification en deux étapes est activée
account-on-text = Pour vous connecter, il faut votre mot de passe et un code, depuis le
account-off = La vérification en deux étapes est désactivée
account-undo-text = Vous l’avez désactivée. Votre téléphone ou votre clé de récupération suffit à la réactiver, telle qu’elle était, jusqu’au
account-undo = La réactiver
account-waiting = La vérification en deux étapes va être activée
account-waiting-text = Nous attendons votre confirmation. Sans elle, l’activation se fera le
account-password-known = Quelqu’un d’autre connaît peut-être votre mot de passe. Il ne permet plus à personne de se connecter tant que vous n’en avez pas choisi un nouveau.
account-signing-in = Connexion
account-changed = Modifié le
account-key-made = Créée le
# $count: in how many places
account-sessions =
    { $count ->
        [one] Uniquement ici
       *[other] À { $count } endroits
    }
account-phones = Téléphones de confiance
account-add-phone = Ajouter un téléphone
account-last-phone = Tant que la vérification en deux étapes est activée, le dernier téléphone peut être remplacé, mais pas retiré.
account-you = Vous et vos données
account-export = Ce que ce serveur sait de vous
account-activity = Ce qui s’est passé sur votre compte, et quand
account-desk = Aider les personnes qui appellent
account-delete = Définitivement
account-recovery-chosen = Un retour possible avec un seul des trois, au bout d’une semaine
account-recovery-not-chosen = Aucun retour possible si deux des trois sont perdus
account-key-missing = Vous n’avez pas de clé de récupération : l’ancienne a été perdue et n’ouvre plus rien. Créez-en une nouvelle maintenant.
account-key-make = Créer une clé de récupération
account-turn-off = Et ce que vous y perdez
not-verified = pas encore vérifiée
sign-out-account = Se déconnecter de la page du compte

flash-contact-saved = Enregistré.
flash-mail-sent = Enregistré. Nous avons envoyé un lien à la nouvelle adresse ; elle ne comptera qu’une fois que vous l’aurez ouvert.
flash-mail-sent-again = Nous avons renvoyé le lien. L’adresse ne comptera qu’une fois que vous l’aurez ouvert.
flash-phone-added = Ce téléphone est maintenant un téléphone de confiance.
flash-phone-replaced = Le nouveau téléphone a pris la place de l’ancien.
flash-phone-removed = Ce n’est plus un téléphone de confiance.
flash-password-changed = Votre mot de passe est modifié. Les autres sessions sont fermées.
flash-key-renewed = Votre nouvelle clé de récupération est désormais valable. Détruisez l’ancienne feuille.
flash-key-checked = Parfait : c’est bien votre clé de récupération. Rangez-la de nouveau loin de votre téléphone.
flash-turned-off = C’est désactivé. Votre mot de passe suffit désormais pour ouvrir votre compte.
flash-turned-on-again = La vérification en deux étapes est réactivée, telle qu’elle était.
flash-turn-on-stopped = Activation arrêtée. La vérification en deux étapes reste désactivée.
flash-session-ended = Cette session est fermée.
flash-device-named = Le nom de l’appareil est enregistré.
flash-recovery-chosen = Vous avez maintenant la récupération différée. Elle pourra servir dans trois jours.
flash-recovery-unchosen = Vous n’avez plus la récupération différée.
flash-others-ended = Toutes les autres sessions sont fermées.

contact-user-name = Il ne change pas.
contact-email-hint = Nous y écrivons quand quelque chose d’important concerne votre compte. Une nouvelle adresse ne compte qu’une fois que vous avez ouvert le lien que nous y envoyons.
contact-not-verified = Cette adresse n’est pas encore vérifiée. Ouvrez le lien que nous y avons envoyé.

remove-phone-title = Retirer ce téléphone ?
remove-phone-text = Il ne recevra plus ni codes ni alertes. Vous pourrez l’ajouter de nouveau plus tard.
remove-phone-last = C’est votre dernier téléphone de confiance. Tant que la vérification en deux étapes est activée, remplacez-le plutôt par un autre.
remove-phone-button = Retirer ce téléphone
replace-phone = Le remplacer

change-password-title = Modifier le mot de passe
change-password-text = Vos autres sessions seront alors fermées.

key-present = Votre clé actuelle a été créée le
key-not-shown = Elle n’est plus affichée : nous ne la connaissons pas nous-mêmes.
key-renew-text = Vous avez perdu la feuille, ou quelqu’un l’a vue ? Créez une nouvelle clé. L’ancienne reste valable jusqu’à ce que vous ayez ressaisi la nouvelle.
key-missing-text = Vous n’en avez pas : l’ancienne a été perdue et n’ouvre plus rien. Avec une nouvelle clé, vous aurez de nouveau les trois.
key-renew-button = Créer une nouvelle clé

check-key-title = Avez-vous toujours votre clé de récupération ?
check-key-why = Vous ne l’avez pas eue en main depuis six mois. Si vous perdez un jour votre téléphone, vous en aurez besoin : cherchez-la maintenant, au calme.
check-key-text = Saisissez-la à partir de votre exemplaire. Elle reste valable, et nous vous reposerons la question dans six mois.
check-key-yes = Je l’ai sous la main
check-key-button = Vérifier
check-key-gone = Elle est perdue, ou quelqu’un l’a peut-être vue ?

turn-off-title = Désactiver la vérification en deux étapes
turn-off-text = Votre mot de passe suffira alors pour ouvrir votre compte, pour vous comme pour quiconque l’apprendra.
turn-off-phones = Vos téléphones de confiance ne recevront plus de codes.
turn-off-key = Votre clé de récupération n’ouvrira plus rien.
turn-off-mail = Un mot de passe oublié se réinitialisera par e-mail : qui lit vos e-mails pourra prendre votre compte.
# $days: for how many days
turn-off-undo =
    { $days ->
        [one] Pendant { $days } jour, votre téléphone ou votre clé suffit à la réactiver, telle qu’elle était.
       *[other] Pendant { $days } jours, votre téléphone ou votre clé suffit à la réactiver, telle qu’elle était.
    }
turn-off-understood = J’ai compris
turn-off-button = Désactiver
turn-off-keep = La garder activée
turn-off-required = Les responsables de ce serveur demandent à tout le monde d’utiliser la vérification en deux étapes. Elle ne peut pas être désactivée.

sessions-text = Chaque application, sur chaque appareil où votre compte est connecté. Fermez ce que vous ne reconnaissez pas : l’accès est coupé aussitôt.
session-this = Cette session
session-first = Depuis le
session-last = Dernière utilisation le
session-end = Fermer
sessions-end-others = Fermer toutes les autres
device-name = Nommer cet appareil
device-name-label = Le nom que vous lui donnez
device-name-save = Enregistrer
device-name-long = Un nom compte au plus 40 caractères. Rien n’a été modifié.

activity = Activité
activity-text = Chaque connexion, chaque essai erroné et chaque modification, du plus récent au plus ancien. Les responsables de ce serveur peuvent aussi voir cette liste.
activity-none = Rien ici.
activity-older = Plus ancien
activity-newest = Revenir au plus récent
activity-not-you = Quelque chose ne vient pas de vous ? Changez de mot de passe, et fermez ce que vous ne reconnaissez pas :
activity-signed-in-two-steps = Connexion, en deux étapes
activity-signed-in = Connexion, avec le mot de passe seul
activity-password-right = Mot de passe correct ; la deuxième étape a été demandée
activity-password-wrong = Quelqu’un a donné un mot de passe incorrect
# $digits: how long it was
activity-code-sent = Un code de { $digits } chiffres a été envoyé à votre téléphone
activity-code-wrong = Un code incorrect a été donné
activity-recovery-key-wrong = Une clé de récupération incorrecte a été donnée
activity-recovery-key-used = Votre clé de récupération a été utilisée
activity-recovery-key-made = Une nouvelle clé de récupération a été créée
activity-recovery-key-checked = Vous avez montré que vous avez toujours votre clé de récupération
activity-phone-trusted = Un téléphone de confiance a été ajouté
activity-phone-dropped = Un téléphone de confiance a été retiré
activity-turn-on-waits = L’activation de la vérification en deux étapes a été demandée ; elle est en attente
activity-turn-on-stopped = L’activation de la vérification en deux étapes a été arrêtée
activity-turned-on = La vérification en deux étapes a été activée
activity-turned-off = La vérification en deux étapes a été désactivée
activity-step-up-proved = Vous avez confirmé que c’est vous, pour consulter ou modifier le compte
activity-contact-changed = Votre nom ou votre adresse a changé
activity-language-changed = Une autre langue a été choisie
activity-email-verified = Votre adresse e-mail a été vérifiée
activity-password-changed = Le mot de passe a été modifié
activity-approved = Vous avez approuvé une demande d’une application
activity-approval-redeemed = L’application qui avait fait la demande a utilisé votre approbation
activity-climbed-down = Les codes sont de nouveau courts, puisque le mot de passe est nouveau
activity-password-forgotten = Quelqu’un a déclaré le mot de passe oublié
activity-session-ended = Une session a été fermée
activity-other-sessions-ended = Toutes les autres sessions ont été fermées
activity-desk-acted = Vous avez agi pour quelqu’un au guichet d’assistance
activity-desk-code-wrong = Un code incorrect a été communiqué à l’assistance
activity-desk-disowned = « Ce n’était pas moi » a été signalé au sujet d’un échange avec l’assistance
activity-desk-found-nobody = Vous avez cherché au guichet d’assistance un compte qui n’existe pas
activity-desk-opened = Quelqu’un a parlé de votre compte avec l’assistance
activity-desk-sessions-ended = L’assistance a fermé toutes les sessions
activity-desk-verified = Un code reçu sur votre téléphone a été communiqué à l’assistance
activity-disowned = « Ce n’était pas moi » a été signalé
activity-exported = Vos données ont été téléchargées
activity-recovery-asked = Quelqu’un a dit que deux des trois sont perdus
activity-recovery-chosen = La récupération différée a été choisie
activity-recovery-unchosen = La récupération différée a été abandonnée
activity-recovery-started = Une récupération différée a été lancée
activity-recovery-finished = Une récupération différée a abouti : quelqu’un est revenu avec un seul des trois
activity-recovery-stopped = Une récupération différée a été arrêtée
activity-account-made = Le compte a été créé
activity-account-shown = Les responsables de ce serveur ont consulté le compte
activity-account-disabled = Les responsables de ce serveur ont désactivé le compte
activity-account-enabled = Les responsables de ce serveur ont réactivé le compte
activity-role-changed = Les responsables de ce serveur ont modifié ce que le compte peut faire
activity-sessions-ended = Les responsables de ce serveur ont fermé toutes les sessions
# $event: its name in the log
activity-other = Autre événement : { $event }

export-title = Télécharger vos données
export-text = Un seul fichier avec tout ce que ce serveur conserve de vous : votre compte, vos sessions, vos messages et vos appels, dans un format lisible par les personnes comme par les programmes (JSON).
export-not = Il ne contient ni mot de passe, ni clé de récupération, ni codes : nous ne les conservons que sous une forme que personne ne peut relire.
export-button = Télécharger

delete-title = Supprimer le compte
delete-text = C’est irréversible : personne ne pourra revenir en arrière.
delete-what-1 = Toutes vos sessions sont fermées, et personne ne pourra plus se connecter à votre nom.
delete-what-2 = Vos messages sont supprimés, y compris dans les conversations des autres, ainsi que vos appels, vos moyens de contact et vos réglages.
delete-what-3 = Personne d’autre ne pourra prendre votre nom d’utilisateur.
delete-export-first = Télécharger d’abord vos données
delete-type = Pour confirmer, saisissez votre nom d’utilisateur :
delete-button = Supprimer définitivement

## Proving that it is you.

step-up-title = Confirmez que c’est vous
step-up-need-password = Il faut votre mot de passe.
step-up-need-second-step = Il faut un code ou votre clé de récupération. Vous pourrez ensuite consulter votre compte pendant cinq minutes.
step-up-need-key = Il faut votre clé de récupération.
step-up-need-one = Il faut un de vos trois moyens.
step-up-need-two = Il faut deux de ces trois éléments, à chaque modification.
step-up-need-key-and-one = Votre connexion ici est récente ; il faut donc votre clé de récupération et l’un des deux autres éléments.
step-up-need-key-then-code = Il faut votre clé de récupération, puis un code.
# $at: how many are proved; $of: how many are needed
step-up-done = Fait : { $at } sur { $of }
step-up-again = Cela a pris trop de temps, nous recommençons donc depuis le début. Rien n’a été modifié.
proof-code = Un code sur votre téléphone

act-end-sessions = Fermer les sessions ailleurs
act-look = Consulter votre compte
act-turn-on = Activer la vérification en deux étapes
act-turn-off = Désactiver la vérification en deux étapes
act-undo-turn-off = Réactiver la vérification en deux étapes
act-change-contact = Modifier vos coordonnées
act-change-password = Modifier le mot de passe
act-add-phone = Ajouter ou remplacer un téléphone
act-remove-phone = Retirer un téléphone
act-new-key = Créer une nouvelle clé de récupération
act-check-key = Vérifier la clé de récupération
act-delayed-recovery = Revenir avec un seul des trois
act-choose-recovery = Choisir une récupération différée
act-export = Télécharger vos données
act-delete = Supprimer le compte

## What an app asks for.

# $app: the app’s name
approve-asks = { $app } vous demande
approve-title = Approuvez-vous ceci ?
approve-need-second-step = Si oui, confirmez-le avec un code ou votre clé de récupération. Le SMS dit la même chose que cette page.
approve-need-password = Si oui, confirmez-le avec votre mot de passe.
approve-done-title = Approuvé
approve-done-text = Revenez à { $app }, qui prend la suite.
approve-receipt-how = On vous a plutôt demandé un reçu ? Ne le montrez qu’à la personne qui l’a demandé. Il s’affiche une seule fois et reste valable cinq minutes.
approve-receipt-button = Afficher le reçu
approve-receipt-title = Votre reçu
approve-over-title = Rien à approuver
approve-over-text = La demande a été abandonnée, le délai est écoulé ou le reçu a déjà été remis. Rien d’autre ne se passe.
