### The start page, help, problems, the handset.

home-title = Où voulez-vous aller ?
home-sign-in = Se connecter
home-signed-in = Entrer
home-waiting = en attente

## Help.

help-title = Vérification en deux étapes
help-lead = Deux choses à montrer au lieu d’une : votre mot de passe, et un code que seul votre téléphone reçoit.
help-contents = Sur cette page
help-what-title = De quoi s’agit-il ?
help-what-1 = Un mot de passe peut être deviné, lu par-dessus votre épaule ou saisi sur une fausse page. Quiconque l’a peut se connecter à votre nom depuis n’importe où.
help-what-2 = Avec la vérification en deux étapes, cela ne suffit plus. Après le mot de passe, chaque connexion à Messages ou à Appels demande un code de quelques chiffres, que nous envoyons à votre téléphone à ce moment-là.
help-on-title = L’activer
help-on-1 = Indiquez-nous le numéro d’un téléphone qui reçoit les SMS, et saisissez le code que nous y envoyons.
# $length: how many characters
help-on-2 = Votre clé de récupération de { $length } chiffres s’affiche. Imprimez-la, ou notez-la.
help-on-3 = Saisissez la clé à partir de votre exemplaire.
help-on-4 = Lisez ce qui va se passer, et confirmez. Dès lors, elle est activée.
help-code-title = Le code
help-code-1 = Il fonctionne une seule fois, pendant dix minutes, et uniquement pour la connexion qui l’a demandé. Vous avez trois essais ; ensuite, demandez-en un nouveau.
help-code-2 = S’il n’arrive pas : attendez la fin du compte à rebours et appuyez sur « Renvoyer », choisissez un autre téléphone de confiance, ou utilisez votre clé de récupération.
help-code-3 = Si quelqu’un essaie des codes incorrects sur votre compte, les codes s’allongent. Votre compte n’est jamais bloqué : avec le bon code, vous entrez toujours.
help-phone-title = Téléphone perdu, ou nouveau numéro
help-phone-1 = Connectez-vous avec votre mot de passe et, là où le code est demandé, choisissez « Utilisez votre clé de récupération ». Vous recevez une nouvelle clé, et pouvez mettre votre nouveau numéro à la place de l’ancien.
help-phone-2 = Si possible, prévoyez à l’avance un deuxième téléphone de confiance : celui d’un membre de la famille, ou un ancien resté dans un tiroir. Vous pouvez en avoir jusqu’à cinq.
help-key-title = Clé de récupération perdue, ou vue par quelqu’un
help-key-1 = Créez-en une nouvelle sur la page du compte, avec votre mot de passe et un code. L’ancienne n’ouvre alors plus rien.
help-key-2 = Personne de ce service ne vous demandera jamais votre clé, ni ne vous appellera ou ne vous écrira pour vous demander un code.
help-key-3 = Six mois après que vous avez eu la clé en main pour la dernière fois, la page du compte vous demande si vous l’avez toujours. Saisissez-la, et elle reste valable ; ou créez-en une nouvelle.
help-lost-title = Quelque chose de perdu ?
help-lost-1 = Vous avez trois éléments : mot de passe, téléphone de confiance, clé de récupération. Deux d’entre eux suffisent toujours à rétablir le troisième.
help-lost-head-1 = Perdu
help-lost-head-2 = Il vous faut
help-lost-head-3 = Que faire
help-lost-phone = Téléphone
help-lost-phone-need = Mot de passe et clé
help-lost-phone-do = Connectez-vous avec la clé, puis remplacez le téléphone.
help-lost-key = Clé de récupération
help-lost-key-need = Mot de passe et téléphone
help-lost-key-do = Créez une nouvelle clé sur la page du compte.
help-lost-password = Mot de passe
help-lost-password-need = Clé et téléphone
help-lost-password-do = Choisissez « Mot de passe oublié ? » en vous connectant.
help-lost-2 = Si deux d’entre eux sont perdus, il n’y a pas de retour possible, pour personne : ni pour un voleur, ni pour nous. Gardez donc la clé loin du téléphone.
# $days: how many
help-lost-3 = Sauf si vous avez choisi à l’avance la récupération différée, lors de l’activation ou sur la page du compte. Alors celui qui reste suffit : présentez-le, attendez { $days } jours, et présentez-le de nouveau. Nous prévenons tous les moyens de contact aussitôt, puis aux jours 3 et 6. Se connecter, ou choisir « Arrêter » dans l’un de ces messages, y met fin ; et elle ne peut être lancée qu’une fois en 30 jours. Son prix : quiconque s’empare de l’un des trois peut faire de même, si vous ne regardez aucun de vos moyens de contact pendant tout ce temps.
help-lost-start = Deux des trois perdus
help-asks-title = Ce que demande chaque service
help-asks-messages = Mot de passe et deuxième étape quand vous vous connectez sur un appareil. La session reste ensuite ouverte jusqu’à ce que vous vous déconnectiez, que vous la fermiez sur la page du compte, ou que vous ne l’utilisiez pas pendant 90 jours.
help-asks-calls = Comme Messages, mais à part : se connecter à l’un ne vous connecte pas à l’autre.
help-asks-account = Mot de passe et deuxième étape pour entrer et consulter ; deux de vos trois éléments, à chaque fois, pour modifier quelque chose.
help-asks-never = L’assistance ne demande jamais votre mot de passe ni votre clé. C’est seulement si vous l’avez appelée vous-même qu’elle peut envoyer un code, dont le SMS précise qu’il est destiné à l’assistance, et vous demander de le lui lire. Aucun autre code ne doit être donné à qui que ce soit.
help-limits-title = Ce qu’elle n’empêche pas
help-limits-1 = Une fausse page. Quiconque vous amène à y saisir votre mot de passe et votre code peut utiliser les deux aussitôt. Regardez l’adresse avant de saisir quoi que ce soit, et ne venez jamais ici par un lien reçu dans un message.
help-limits-2 = Une personne qui a fait transférer votre numéro sur un téléphone à elle reçoit vos codes ; il ne lui manque alors que votre mot de passe. Si votre téléphone n’a soudain plus de réseau pendant longtemps, contactez votre opérateur mobile.
help-off-title = La désactiver
help-off-1 = Sur la page du compte, avec deux de vos trois éléments. Votre mot de passe suffit alors de nouveau pour entrer, et un mot de passe oublié se réinitialise par e-mail.
help-off-2 = Personne d’autre ne peut la désactiver à votre place, et si elle a été désactivée, nous vous le disons sur tous vos moyens de contact. Pendant trois jours, votre téléphone ou votre clé suffit à la réactiver, telle qu’elle était.
help-off-3 = Quelqu’un l’a activée, ou a donné une autre adresse pour votre compte, et ce n’était pas vous ? Signalez-le dans les 14 jours grâce à l’e-mail d’alerte : tout est annulé, et l’accès est coupé à la personne en cause.

## Problems. Each has a title and a sentence that says what to do.

error-reference = Référence
# $span: how long
error-retry = Réessayez dans { $span }.
error-try-again = Réessayer
error-start-again = Recommencer
error-home = Aller à l’accueil

error-credentials = Ce n’est pas correct
error-credentials-detail = Ce que vous avez saisi ne correspond pas. Vérifiez et réessayez.
error-signed-out = Votre session est fermée
error-signed-out-detail = Reconnectez-vous, puis refaites ce que vous étiez en train de faire.
error-step-up = Confirmez que c’est vous
error-step-up-detail = Pour cela, vous devez passer de nouveau la deuxième étape.
error-expired = Délai dépassé
error-expired-detail = Cette page est restée ouverte trop longtemps, a déjà servi, ou a été commencée dans une autre fenêtre. Rien n’a été modifié.
error-not-allowed = Ce n’est pas permis ici
error-not-allowed-detail = Si vous pensez que cela devrait l’être, adressez-vous aux responsables de ce serveur.
error-changed = Quelque chose a changé entre-temps
error-changed-detail = Quelqu’un, peut-être vous dans une autre fenêtre, est passé avant. Regardez l’état actuel et recommencez.
error-too-many = Trop d’essais
error-too-many-detail = Votre réseau a fait trop d’essais en peu de temps. Rien n’a été vérifié.
error-no-texts = Aucun SMS ne part vers ce téléphone maintenant
error-no-texts-detail = On a demandé plus de codes que ce serveur n’en envoie à de nouveaux téléphones. Donnez un autre numéro, ou réessayez plus tard. Les téléphones de confiance reçoivent toujours leurs codes.
error-overloaded = Beaucoup de monde en ce moment
error-overloaded-detail = De nombreuses personnes se connectent en même temps. Rien n’a été perdu.
error-malformed = La demande n’a pas été comprise
error-malformed-detail = Ce qui est arrivé était abîmé ou incomplet. Revenez en arrière et réessayez.
error-invalid = Quelque chose est mal rempli
error-invalid-detail = Revenez en arrière et vérifiez ce que vous avez saisi.
error-too-large = C’est trop volumineux
error-too-large-detail = Envoyez-en moins à la fois. Rien n’a été modifié.
error-unsupported-type = Ce type de contenu n’est pas compris ici
error-unsupported-type-detail = Revenez en arrière et utilisez le formulaire de la page.
error-not-found = Il n’y a rien ici
error-not-found-detail = L’adresse contient peut-être une faute, ou ce qui était ici a disparu.
error-method-not-allowed = Ce n’est pas possible ici
error-method-not-allowed-detail = Revenez en arrière et utilisez les boutons de la page.
error-cross-site = Cela venait d’un autre site
error-cross-site-detail = La page d’un autre site l’a envoyé en votre nom ; rien n’a donc été fait. Ouvrez la page ici et faites-le ici.
error-too-slow = Cela a pris trop de temps
error-too-slow-detail = Vérifiez votre connexion et réessayez. Rien n’a été modifié.
error-fault = Une panne de notre côté
error-fault-detail = Vous n’y êtes pour rien, et rien n’a été gardé à moitié fait. Si cela persiste, donnez la référence aux responsables de ce serveur.

## The handset of a local try-out.

handset-title = Téléphone fictif
handset-text = Il remplace les vrais téléphones et les vraies boîtes e-mail en mode d’essai : tous les SMS et e-mails que ce serveur envoie arrivent ici, et nulle part ailleurs.
handset-views = Ce qu’il affiche
handset-texts = SMS
handset-mails = E-mails
handset-calls = Appels
handset-no-texts = Aucun SMS pour l’instant. Demandez un code, et il apparaîtra ici.
handset-no-mails = Aucun e-mail pour l’instant. Créez un compte, et il en apparaîtra un ici.
handset-no-calls = Aucun appel pour l’instant. Demandez à recevoir un code par appel, et ce qui est dit apparaîtra ici.
# $code: the digits
handset-copy = Copier { $code }
