### What many pages share.

product = Doorcode
skip = Aller au contenu
nav-apps = Applications
app-messages = Messages
app-calls = Appels
app-account = Compte
foot-help = Aide sur la vérification en deux étapes
foot-language = Langue
foot-handset = Téléphone fictif

go-on = Continuer
save = Enregistrer
cancel = Annuler
replace = Remplacer
remove = Retirer
turn-on = Activer
turn-on-long = Activer la vérification en deux étapes
not-now = Pas maintenant
recovery-key = Clé de récupération
contact-information = Coordonnées
sessions = Vos sessions
copied = Copié
not-copied = La copie a échoué

## The try-out on one's own machine.

try-out = Mode d’essai : rien ne quitte cet ordinateur.
try-out-text = Lire le SMS sur le téléphone fictif
try-out-mail = Lire l’e-mail sur le téléphone fictif
try-out-call = Lire ce que dit l’appel sur le téléphone fictif

## Fields that several forms have.

user-name = Nom d’utilisateur
user-name-hint = De 3 à 32 caractères : lettres minuscules sans accent, chiffres, points, tirets et tirets bas. C’est avec lui que l’on vous trouve, et il ne pourra plus être modifié.
display-name = Votre nom
display-name-hint = Tel que les autres le voient.
email = Adresse e-mail
email-hint = Nous y envoyons un lien, pour vérifier qu’elle est à vous.
password = Mot de passe
password-old = Mot de passe actuel
password-new = Nouveau mot de passe
# $min: the fewest characters
password-hint = Au moins { $min } caractères. Plusieurs mots conviennent bien ; les espaces sont les bienvenus.
password-show = Afficher
password-hide = Masquer
invitation = Invitation
invitation-hint = Le code donné par la personne qui vous invite.

form-wrong = À corriger
form-error = Erreur :

## What can be wrong with a field.

field-missing = Remplissez ce champ.
field-text-long = 60 caractères au plus.
field-text-hidden = Une seule ligne simple, sans caractères invisibles ni espaces inutiles.
field-text-link = Sans liens, et sans les signes @ et #.
field-text-code = Sans quatre chiffres de suite, qui pourraient passer pour un code : écrivez 1.500.
user-name-empty = Choisissez un nom d’utilisateur.
user-name-short = Un nom d’utilisateur compte au moins 3 caractères.
user-name-long = Un nom d’utilisateur compte au plus 32 caractères.
user-name-characters = Utilisez des lettres minuscules sans accent, des chiffres, des points, des tirets et des tirets bas, et commencez par une lettre ou un chiffre.
user-name-taken = Ce nom d’utilisateur est déjà pris. Choisissez-en un autre.
display-name-empty = Indiquez comment les autres vous voient.
display-name-long = Ce nom est trop long. Utilisez au plus 64 caractères.
email-waits = La vérification en deux étapes va être activée. D’ici là, l’adresse reste inchangée ; pour la modifier dès maintenant, arrêtez d’abord l’activation.
email-invalid = Ce n’est pas une adresse e-mail. Elle doit ressembler à name@example.org.
field-password-same = C’est votre mot de passe actuel. Choisissez-en un autre.
field-password-known = Ce mot de passe est connu de quelqu’un d’autre. Choisissez-en un nouveau.
field-password-wrong = Ce n’est pas votre mot de passe actuel.
field-invitation-unknown = Cette invitation est inconnue ici, ou a déjà servi. Demandez-en une nouvelle.
field-not-a-phone = Ce n’est pas un numéro de téléphone. Saisissez-le comme vous le composeriez.
field-phone-shape = Ce n’est pas un numéro de téléphone de ce pays. Vérifiez les chiffres et le pays.
field-phone-no-texts = Ce numéro ne peut pas recevoir de SMS. Utilisez un numéro de téléphone mobile.
field-phone-country = Aucun SMS ne part d’ici vers ce pays. Utilisez un numéro d’un autre pays, ou adressez-vous à l’opérateur de ce serveur.
field-no-calls = Aucun appel n’est passé d’ici. Demandez un SMS.
field-phone-known = C’est déjà un téléphone de confiance. Utilisez un autre numéro.
field-phones-full = Vous avez autant de téléphones de confiance qu’un compte peut en avoir. Retirez-en un d’abord.
field-not-chosen = Faites un choix.
field-not-understood = Cochez cette case pour continuer.
field-not-your-name = Ce n’est pas votre nom d’utilisateur. Saisissez-le exactement comme il est affiché.
field-nobody-there = Personne ici n’a ce nom d’utilisateur. Vérifiez l’orthographe.

## What came of the last thing done.

note-wrong-password = Le nom d’utilisateur ou le mot de passe est incorrect. Vérifiez les deux et réessayez.
# $span: see below
note-slow-down = Trop d’essais. Attendez { $span }, puis réessayez. Rien n’a été vérifié cette fois-ci.
note-code-sent = Un code est en route. Seul le plus récent fonctionne.
# $left: how many guesses this code still bears
note-wrong-code =
    { $left ->
        [one] Ce code est incorrect. Encore un essai, puis il vous faudra un nouveau code.
       *[other] Ce code est incorrect. Il vous reste { $left } essais avec ce code.
    }
note-code-spent = C’était le dernier essai avec ce code. Demandez-en un nouveau.
note-code-expired = Ce code ne fonctionne plus. Demandez-en un nouveau.
# $digits: how many digits a code has now
note-code-outgrown = Quelqu’un a essayé des codes incorrects ; les codes ont donc maintenant { $digits } chiffres. Nous en avons envoyé un plus long ; utilisez celui-là.
note-wrong-length = Le code a { $digits } chiffres.
note-send-later = Nous ne pouvons pas encore envoyer d’autre SMS. Attendez { $span }, ou utilisez votre clé de récupération.
note-no-such-phone = Ce n’est pas un téléphone de confiance. Choisissez-en un dans la liste.
note-wrong-key = Ce n’est pas votre clé de récupération. Vérifiez votre clé imprimée et réessayez.
note-key-spent = Cette clé de récupération ne peut plus servir. Utilisez un code.
note-not-the-same-key = Ce n’est pas la clé qui vient de vous être montrée. Regardez votre exemplaire et réessayez.
note-code-needed = Aucune clé de récupération n’est valable ici : saisissez le code.
note-wrong-word = Ce n’est pas le mot du dernier SMS. Regardez le SMS le plus récent sur votre téléphone.
note-key-needed = Il faut aussi votre clé de récupération.

## Spans of time. $count: how many, rounded up

span-seconds =
    { $count ->
        [one] une seconde
       *[other] { $count } secondes
    }
span-minutes =
    { $count ->
        [one] une minute
       *[other] { $count } minutes
    }
span-hours =
    { $count ->
        [one] une heure
       *[other] { $count } heures
    }
span-days =
    { $count ->
        [one] un jour
       *[other] { $count } jours
    }

## Days and times.

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
# $day (number), $month (text), $year (text)
date-day =
    { $day ->
        [1] 1er { $month } { $year }
        [one] { $day } { $month } { $year }
       *[other] { $day } { $month } { $year }
    }
# $day: date-day; $time: hours and minutes
date-moment = { $day } à { $time } UTC

## Languages.

# The language’s own name for itself
language-name = Français
language-title = Langue
language-text = Celle des pages, ainsi que des SMS et des e-mails que vous recevez.
language-unknown = Choisissez l’une de ces langues.
