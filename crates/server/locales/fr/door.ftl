### The pages in front of the door.

## Making an account.

sign-up-title = Créer un compte
sign-up-have = Vous en avez un ?
sign-up-button = Créer le compte
sign-up-closed = Aucun nouveau compte ne peut être créé ici pour le moment. Si vous pensez devoir en avoir un, adressez-vous aux responsables de ce serveur.

check-mail-title = Consultez vos e-mails
check-mail-sent-to = Nous avons envoyé un lien à
check-mail-do = Ouvrez-le pour montrer que l’adresse est à vous.
check-mail-not-there = Rien reçu ? Regardez parmi les indésirables, ou faites renvoyer l’e-mail.
check-mail-sent-again = Renvoyé.
check-mail-go-on = Continuer en attendant
send-mail-again = Renvoyer l’e-mail
send-mail-again-in = Vous pourrez le faire renvoyer dans

verify-title = Cette adresse est-elle à vous ?
verify-text = Appuyez sur le bouton pour confirmer que c’est votre adresse e-mail :
verify-button = Oui, elle est à moi
verify-not-you = Vous n’avez pas créé de compte ici ? Alors fermez cette page. Sans votre confirmation, l’adresse n’est pas utilisée.

## Signing in.

sign-in = Se connecter
# $app: the name of an app
sign-in-title = Se connecter à { $app }
sign-in-title-account = Se connecter à votre compte
sign-in-forgotten = Mot de passe oublié ?
sign-in-shared = Cet ordinateur est partagé
sign-in-shared-hint = Nous ne le mémoriserons pas.
sign-in-new = Première visite ?
sign-in-other = Se connecter avec un autre compte
back-to-sign-in = Revenir à la connexion

second-step-to = { $app } : deuxième étape
code-title = Saisissez le code
code-sent-to = Saisissez le code envoyé au
# $digits: how many digits
code-label = Code de { $digits } chiffres
code-button = Se connecter
code-button-phone = Confirmer ce téléphone
word-title = Passer en priorité
word-text = Quelqu’un d’autre ne cesse de demander vos codes. Le dernier SMS sur votre téléphone se termine par un mot de huit lettres. Saisissez-le ici, et nous vous envoyons un code tout de suite.
word-label = Le mot du dernier SMS
word-button = M’envoyer un code maintenant
code-use-key = Vous n’avez pas le code ? Utilisez votre clé de récupération
code-mailed-title = Confirmez que c’est vous
code-mailed-text = La vérification en deux étapes est en cours d’activation, et la personne titulaire de ce compte ne l’a pas encore confirmée. D’ici là, chaque connexion est confirmée par e-mail : saisissez le code que nous avons envoyé à votre adresse vérifiée.
send-code = Envoyer le code
send-to = Nous enverrons un SMS au
send-which = À quel téléphone l’envoyer ?
send-again = Renvoyer
send-again-in = Vous pourrez le faire renvoyer dans
send-to-other = L’envoyer au
call-me = Recevoir plutôt un appel
delivery-calling = Nous vous appelons pour vous donner le code.
delivery-answered = L’appel a été pris.
delivery-unanswered = L’appel est resté sans réponse. Redemandez-le, ou utilisez un autre téléphone ou votre clé de récupération.
delivery-unanswered-number = L’appel est resté sans réponse. Vérifiez le numéro ou redemandez l’appel.
delivery-unanswered-again = L’appel est resté sans réponse. Redemandez-le, ici ou sur un autre téléphone.
delivery-sent = Nous avons envoyé le SMS.
delivery-delivered = Le SMS est arrivé sur le téléphone.
delivery-failed = Le SMS n’a pas pu être remis. Utilisez un autre téléphone ou votre clé de récupération.
delivery-failed-number = Le SMS n’a pas pu être remis. Vérifiez le numéro ou utilisez-en un autre.
delivery-failed-again = Le SMS n’a pas pu être remis. Envoyez-le de nouveau, ou vers un autre téléphone.
delivery-withheld = Nous n’envoyons pas de SMS à ce téléphone pour le moment. Utilisez un autre téléphone ou votre clé de récupération.

key-title = Saisissez votre clé de récupération
key-text = Elle figure sur la feuille que vous avez imprimée en activant la vérification en deux étapes. Elle vous connecte une seule fois ; vous en recevez ensuite une nouvelle.
key-label = Clé de récupération
key-hint = 14 chiffres. Les espaces ne comptent pas.
key-hint-base32 = 14 lettres et chiffres. Ni les espaces ni les majuscules ne comptent.
key-button = Se connecter
key-use-code = Envoyer plutôt un code à mon téléphone
key-no-key = Je n’ai ni téléphone ni clé

field-device-proof-form = La clé est un point de 65 octets et la signature compte 64 octets, toutes deux en base64url sans remplissage.
field-device-proof-stale = Ce défi est trop ancien, a déjà servi ou ne vient pas de ce serveur. Demandez-en un autre.
field-device-proof-wrong = La signature n’est pas celle de cette clé sur l’origine de ce serveur et le défi.
field-code-empty = Saisissez le code que nous vous avons envoyé.
field-code-digits = Un code ne contient que des chiffres.
field-code-long = Un code n’a pas autant de chiffres.

field-key-empty = Saisissez votre clé de récupération.
field-key-character = Une clé de récupération ne contient que des chiffres.
field-key-character-base32 = Une clé de récupération ne contient que des lettres et des chiffres, et jamais la lettre U.
field-key-length = Une clé de récupération compte 14 caractères. Vérifiez qu’aucun ne manque ou n’est en double.
field-key-slip = Il y a une faute dans cette clé : un chiffre est faux, ou deux sont inversés. Comparez-la avec votre exemplaire. Cela n’a pas compté comme un essai.

## A new recovery key.

new-key-title = Votre clé de récupération
new-key-turning-on = Elle vous permet d’entrer si vous perdez votre téléphone. Imprimez-la ou notez-la maintenant : elle ne s’affiche que cette fois-ci.
new-key-after-use = L’ancienne clé a rempli son rôle et n’ouvre plus rien. Celle-ci la remplace. Imprimez-la ou notez-la maintenant : elle ne s’affiche que cette fois-ci.
new-key-renewed = Imprimez-la ou notez-la maintenant : elle ne s’affiche que cette fois-ci. L’ancienne clé reste valable jusqu’à ce que vous ayez ressaisi celle-ci.
new-key-then = Ensuite, vous la ressaisissez, pour que nous sachions, vous et nous, que votre exemplaire est juste.
new-key-next = Je l’ai mise de côté
print = Imprimer
save-pdf = Enregistrer en PDF
copy = Copier
print-by-hand = Pour imprimer cette page, utilisez la commande Imprimer de votre navigateur : vous obtiendrez une feuille bien nette.

retype-title = Ressaisissez la clé
retype-text = Prenez la feuille ou la note en main et saisissez la clé à partir de là.
retype-label = Clé de récupération
retype-button = Vérifier
retype-back = Afficher de nouveau la clé

sheet-name = Feuille de la clé de récupération
sheet-head = Clé de récupération de votre compte
sheet-account = Compte
sheet-site = Valable sur
sheet-date = Créée le
sheet-what-title = À quoi elle sert
sheet-what = Avec la vérification en deux étapes, vous vous connectez avec votre mot de passe et un code que nous envoyons à votre téléphone. Si vous ne pouvez pas recevoir le code, cette clé le remplace.
sheet-how-title = Comment l’utiliser
sheet-how-1 = Connectez-vous avec votre nom d’utilisateur et votre mot de passe.
sheet-how-2 = Là où le code est demandé, choisissez « Utilisez votre clé de récupération ».
sheet-how-3 = Saisissez les chiffres ci-dessus. Vous recevrez alors une nouvelle clé ; détruisez cette feuille.
sheet-keep-title = Où la garder
sheet-keep = En lieu sûr et loin de votre téléphone. N’écrivez pas votre mot de passe sur cette feuille. Personne de ce service ne vous demandera jamais cette clé, ni par téléphone ni par e-mail.

phone-lost-title = C’est bon. Votre téléphone est perdu ?
phone-lost-text = Vous avez utilisé votre clé de récupération. Si le téléphone est perdu ou si son numéro a changé, remplacez-le maintenant par un nouveau numéro, pour qu’aucun code ne tombe entre de mauvaises mains.
phone-lost-replace = Remplacer ce téléphone
phone-lost-no = Non, je l’ai toujours

## Being asked to turn it on.

prompt-title = Activer la vérification en deux étapes ?
prompt-why = Un mot de passe peut être deviné, volé ou obtenu par ruse. Avec la vérification en deux étapes, il ne suffit plus pour entrer : il faut aussi un code envoyé à votre téléphone.
prompt-help = Comment cela fonctionne, et que faire si vous perdez votre téléphone
prompt-required = Les responsables de ce serveur demandent à tout le monde d’utiliser la vérification en deux étapes.

## A forgotten password.

forgotten-title = Mot de passe oublié ?
forgotten-text = Indiquez-nous votre nom d’utilisateur, et nous vous montrerons comment revenir.
forgotten-next-title = Deux façons de revenir
forgotten-off-title = La vérification en deux étapes est désactivée
# $user: the user name that was typed; $span: a span of time
forgotten-off-text = S’il existe un compte { $user } avec une adresse e-mail vérifiée, un e-mail contenant un lien est en route vers cette adresse. Le lien fonctionne pendant { $span }.
forgotten-on-title = La vérification en deux étapes est activée
forgotten-on-text = Il vous faut alors votre clé de récupération, puis un code reçu sur votre téléphone.
forgotten-by-password = Mot de passe bloqué et pas de clé ? Utilisez le mot de passe
forgotten-by-key = J’ai ma clé de récupération
forgotten-password-title = Votre mot de passe est bloqué
forgotten-password-text = Vous nous avez signalé que quelque chose ne venait pas de vous ; votre ancien mot de passe ne permet donc plus à personne de se connecter. Il aide encore à en choisir un nouveau, avec un code reçu sur votre téléphone.
forgotten-password-label = Votre ancien mot de passe
forgotten-neither = J’ai perdu deux des trois
forgotten-code-title = Maintenant, le code
reset-title = Choisissez un nouveau mot de passe
reset-by-mail = Ensuite, vos autres sessions seront fermées, et l’activation de la vérification en deux étapes pourra prendre trois jours.
reset-button = Définir le nouveau mot de passe

## This was not me; the owner's confirmation.

not-me-title = Ce n’était pas moi
not-me-failed = Quelqu’un a saisi votre bon mot de passe, mais n’a pas pu passer la deuxième étape :
# $app: an app; $device: a browser and system
not-me-sign-in = Quelqu’un s’est connecté à { $app } sur { $device } :
not-me-change = Quelque chose a été modifié sur votre compte :
not-me-desk = Quelqu’un a parlé de votre compte avec l’assistance :
not-me-then-desk = L’assistance ne fait rien sur votre compte pendant 24 heures, quelle que soit la personne qui appelle. Votre mot de passe reste inchangé.
not-me-then-title = Si vous appuyez sur le bouton
not-me-then-1 = Cette connexion prend fin aussitôt, où qu’elle soit.
not-me-then-2 = Votre mot de passe actuel ne permet plus à personne de se connecter.
not-me-then-3 = Vous choisissez un nouveau mot de passe, en confirmant que c’est vous avec votre téléphone ou votre clé de récupération.
# $email: an address
not-me-then-address = Votre adresse { $email } est rétablie.
not-me-then-off = La vérification en deux étapes est de nouveau désactivée, et le téléphone et la clé arrivés avec elle n’ouvrent rien.
not-me-then-all = Toutes les connexions à votre compte prennent fin aussitôt, où qu’elles soient.
not-me-then-mail = Vous choisissez un nouveau mot de passe grâce à un e-mail envoyé à votre adresse.
not-me-button = Ce n’était pas moi. Couper l’accès
not-me-was-me = C’était vous, finalement ? Alors fermez cette page ; il ne se passe rien.

owner-title = Avez-vous demandé l’activation de la vérification en deux étapes ?
owner-when = Demandée le
owner-device = Sur
owner-phone = Les codes iraient au
owner-until = Si personne ne répond, l’activation se fera le
owner-stop = Non, arrêter l’activation
owner-confirm = Oui, c’était moi
owner-was-me = C’était vous ? Alors fermez cette page, et patientez.

## Done, and no longer possible.

what-email-verified-title = Votre adresse est vérifiée
what-email-verified-text = Merci. Nous pouvons désormais vous y joindre quand quelque chose d’important concerne votre compte.
what-email-verified-action = Continuer
what-link-expired-title = Ce lien ne fonctionne plus
what-link-expired-text = Il a déjà servi, son délai est écoulé, ou quelque chose a changé depuis son envoi. Faites-en envoyer un nouveau.
what-link-expired-action = Recommencer
what-password-reset-title = Votre nouveau mot de passe est défini
what-password-reset-text = Vos autres sessions sont fermées. Connectez-vous avec le nouveau mot de passe.
what-password-reset-action = Se connecter
what-signed-out-title = Votre session est fermée
what-signed-out-text = Sur cet appareil, cette application demande de nouveau votre mot de passe.
what-signed-out-action = Se reconnecter
what-desk-shut-title = L’assistance est prévenue
what-desk-shut-text = Pendant 24 heures, l’assistance ne fait rien sur votre compte, quelle que soit la personne qui appelle. Si vous pensez que quelqu’un a votre téléphone, regardez vos téléphones de confiance.
what-desk-shut-action = Aller à l’accueil
what-not-me-said-title = Accès coupé
what-not-me-said-text = Cette connexion a pris fin, et votre mot de passe actuel ne permet plus à personne de se connecter. Choisissez un nouveau mot de passe maintenant.
what-not-me-said-action = Choisir un nouveau mot de passe
what-owner-confirmed-title = La vérification en deux étapes est activée
what-owner-confirmed-text = Merci. Désormais, il faut votre mot de passe et un code pour se connecter.
what-owner-confirmed-action = Continuer
what-owner-stopped-title = Activation arrêtée
what-owner-stopped-text = La vérification en deux étapes reste désactivée. Il se peut que quelqu’un connaisse votre mot de passe : connectez-vous et choisissez-en un nouveau.
what-owner-stopped-action = Se connecter
what-deleted-title = Votre compte est supprimé
what-deleted-text = Tout ce qui parlait de vous a disparu. Prenez soin de vous.
what-deleted-action = Aller à l’accueil
what-sign-in-expired-title = Cette connexion a expiré
what-sign-in-expired-text = Elle est restée ouverte trop longtemps, ou a été commencée dans une autre fenêtre. Rien n’a été modifié.
what-sign-in-expired-action = Recommencer
what-wizard-stopped-title = Rien n’a été modifié
what-wizard-stopped-text = La vérification en deux étapes est toujours désactivée. Vous pouvez l’activer à tout moment.
what-wizard-stopped-action = Aller à votre compte
