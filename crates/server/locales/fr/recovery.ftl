### The delayed recovery: a way back for who has lost two of three, and what its owner sees of it.

lost-title = Deux des trois perdus
lost-text = Mot de passe, téléphone et clé de récupération : deux d’entre eux rétablissent le troisième. Avec un seul, il existe un retour lent, pour qui l’a choisi à l’avance.
lost-one = Vous présentez celui qui vous reste.
# $days: how many
lost-wait = Ensuite il faut attendre { $days } jours, pendant lesquels nous vous prévenons trois fois sur chaque moyen de contact. Tout signe de votre part l’arrête.
lost-then = Puis vous le présentez de nouveau, et vous choisissez un nouveau mot de passe ou un nouveau téléphone.
lost-one-only = Je n’en ai perdu qu’un
lost-prove-title = Présentez celui que vous avez
lost-prove-text = Un seul suffit.
lost-another-name = Un autre nom d’utilisateur
# $digits: how long it is at the least
lost-code-text = Nous envoyons un code de { $digits } chiffres ou plus au téléphone du compte. Il y en a peu : trois, puis un par demi-journée.
lost-code-label = Le code
lost-code-wrong = Un code est fait de chiffres.
lost-shows-nothing = Cela n’ouvre aucun retour. C’est peut-être faux ou trop ancien, ou ce compte n’a pas choisi d’avoir la récupération différée.
lost-sent = Si ce compte a choisi cette possibilité et qu’un code peut être envoyé maintenant, il est en route vers son téléphone.
way-start-title = Lancer le retour ?
way-start-told = Nous prévenons tous les moyens de contact du compte maintenant, puis aux jours 3 et 6. Chaque message dit comment l’arrêter.
# $days: how long it waits, $open: for how long it can then be finished
way-start-wait = Au bout de { $days } jours, revenez sur cette page et présentez de nouveau la même chose. Vous avez { $open } jours pour cela.
way-start-ends = Une connexion en deux étapes, ou « Arrêter » dans un e-mail, y met fin. Le suivant peut être lancé 30 jours après le début de celui-ci.
way-start-button = Lancer maintenant
way-not-now-title = Pas maintenant
# A moment follows.
way-not-now-from = Il pourra être lancé à partir du
way-not-now-why = Ainsi, quelqu’un qui s’est emparé d’un seul moyen ne peut ni vous user à la longue, ni choisir cette possibilité à votre place pour entrer par là.
way-not-chosen = Ce compte n’a pas choisi d’avoir cette possibilité de retour.
way-waiting-title = Il est en cours
# A moment follows.
way-waiting-from = Revenez ici à partir du
# $open: for how long it can be finished
way-waiting-then = Présentez alors de nouveau la même chose. Vous avez { $open } jours pour cela.
way-waiting-stop = En attendant, nous prévenons tous les moyens de contact du compte. Si quelqu’un l’arrête, nous l’y annonçons aussi.
way-of-another-title = Un autre est en cours
way-of-another-text = Il a été lancé avec un autre de vos trois moyens. Si ce n’était pas vous, arrêtez-le : connectez-vous, ou suivez le lien de l’e-mail qui vous a prévenu.
recovery-banner = Quelqu’un veut revenir dans votre compte avec un seul de vos trois moyens.
# A moment follows.
recovery-banner-until = Si personne ne s’y oppose, ce sera possible à partir du
recovery-banner-ripe = C’est possible dès maintenant.
recovery-banner-look = Voir, et arrêter
stop-recovery-title = Voulez-vous l’arrêter ?
stop-recovery-text = Quelqu’un a présenté un de vos trois moyens et dit que les deux autres sont perdus.
stop-recovery-account = Compte
stop-recovery-when = Lancée le
stop-recovery-with = Avec
stop-recovery-phone = Un code vers votre téléphone
stop-recovery-from = Peut aboutir à partir du
stop-recovery-now = maintenant
stop-recovery-more = Votre téléphone a été déclaré perdu, ce lien seul ne suffit donc pas : donnez votre mot de passe ou votre clé de récupération.
stop-recovery-button = Arrêter
stop-recovery-mine = C’est vous ? Alors ne faites rien, et attendez.
what-recovery-stopped-title = Arrêtée
what-recovery-stopped-text = Personne n’entre par cette voie. Un de vos trois moyens est en d’autres mains : connectez-vous, et remplacez-le.
what-recovery-stopped-action = Se connecter
what-recovery-none-title = Rien n’est en attente
what-recovery-none-text = Il n’y a aucune récupération différée à arrêter, ou ce lien n’est plus valable.
what-recovery-none-action = Vers votre compte
what-back-by-password-title = Votre nouveau mot de passe est en place
what-back-by-password-text = Toutes vos sessions sont fermées. Connectez-vous avec le nouveau mot de passe et votre téléphone, et créez aussitôt une nouvelle clé de récupération : l’ancienne n’ouvre plus rien.
what-back-by-password-action = Se connecter
what-back-by-key-title = Votre nouveau mot de passe est en place
what-back-by-key-text = Toutes vos sessions sont fermées. Connectez-vous avec le nouveau mot de passe, choisissez « Utilisez votre clé de récupération », puis mettez un nouveau téléphone à la place de celui qui est perdu.
what-back-by-key-action = Se connecter
what-back-by-phone-title = Votre nouveau téléphone est de confiance
what-back-by-phone-text = Toutes vos sessions sont fermées, et vos anciens téléphones ne reçoivent plus de codes. Connectez-vous avec votre mot de passe et le nouveau téléphone, et créez aussitôt une nouvelle clé de récupération : l’ancienne n’ouvre plus rien.
what-back-by-phone-action = Se connecter
what-lost-expired-title = Cela a pris trop de temps
what-lost-expired-text = Ce que vous avez présenté ne vaut que quelques minutes. Recommencez : ce qui est en attente le reste.
what-lost-expired-action = Recommencer
phone-recovered-title = Votre nouveau téléphone
phone-recovered-text = Il prend la place de celui qui est perdu. Nous y envoyons un code.
choose-recovery-title = Récupération différée
# $days: how many
choose-recovery-text = Si deux des trois (mot de passe, téléphone, clé de récupération) sont perdus, personne ne peut plus vous redonner accès. Si vous choisissez ceci, un retour est possible : avec celui qui reste, au bout de { $days } jours.
choose-recovery-told = Dès que quelqu’un la lance, puis aux jours 3 et 6, nous vous prévenons sur chaque moyen de contact.
choose-recovery-ends = Connectez-vous, ou choisissez « Arrêter », et elle prend fin. Une autre ne peut être lancée que 30 jours après son début.
# $days: how many
choose-recovery-risk = Son prix : quiconque s’empare de l’un des trois entre au bout de { $days } jours, si vous ne regardez aucun de vos moyens de contact pendant tout ce temps.
# A day follows.
choose-recovery-since = Vous l’avez choisie depuis le
choose-recovery-yes = Je veux cette possibilité de retour
choose-recovery-no = Je ne la veux plus
choose-recovery-stays = Laisser tel quel
confirm-recovery = Je veux pouvoir revenir avec un seul des trois
# $days: how many
confirm-recovery-hint = Sans cela, si deux des trois sont perdus, personne ne vous redonne accès. Avec cela, { $days } jours après l’avoir demandé, quiconque détient l’un des trois entre, si personne ne s’y oppose. Nous prévenons trois fois tous les moyens de contact. Vous pourrez changer ce choix plus tard.
