## The app Messages: the page.

messages-rooms = Conversations
messages-room = Conversation
messages-new = Nouvelle conversation
messages-rooms-empty = Aucune conversation pour l’instant.
messages-rooms-empty-hint = Commencez-en une avec quelqu’un dont vous connaissez le nom d’utilisateur, ou donnez le vôtre aux autres :
messages-hint = Choisissez une conversation, ou commencez-en une nouvelle.
messages-hint-keys = Entrée envoie, Maj et Entrée passent à la ligne, Échap ramène en arrière.
messages-gone = Cette conversation n’existe pas, ou vous n’en faites pas partie.
messages-gone-back = Toutes les conversations
messages-back = Revenir aux conversations
messages-back-to-room = Revenir à la conversation
messages-sign-out = Se déconnecter
messages-no-scripts = JavaScript est désactivé dans ce navigateur : vous pouvez lire et écrire, et voir les nouveautés en rechargeant la page.

## The list. $n is a number, or 99+.

messages-unread = non lus : { $n }
messages-nothing-yet = Rien pour l’instant
# What stands in the list for a message: who said it, and what.
messages-last-of = { $name } : { $text }
messages-deleted-account = Compte supprimé
messages-today = Aujourd’hui
messages-yesterday = Hier

## The conversation.

messages-call = Appeler
messages-call-words = Appeler
messages-about = À propos de cette conversation
messages-earlier = Messages plus anciens
messages-loading = Chargement…
messages-newest = Derniers messages
messages-new-below = Nouveaux : { $n }
messages-new-divider = Nouveaux messages
# Where the history begins. $name is a person, $title a group.
messages-first = C’est le début de votre conversation avec { $name }.
messages-first-group = C’est le début de « { $title } ».
messages-group-size = { $n } personnes
messages-write = Message
messages-write-to = Message à { $name }
messages-send = Envoyer
messages-edited = modifié
messages-deleted = Ce message a été supprimé.
messages-hour = { $time } UTC
messages-typing-one = { $name } écrit…
messages-typing-two = { $name } et { $other } écrivent…
messages-typing-many = Plusieurs personnes écrivent…
# The title of the window: the number of unread messages, and what the page is.
messages-title = ({ $n }) { $title }
messages-announce-one = { $name } : { $text }
messages-announce-many = Nouveaux messages : { $n }

## What is said where a message stands for its author.

# The one who reads, as the author.
messages-you = Vous
# The one who reads, as the one to whom something happened.
messages-you-there = vous
messages-state-sending = Envoi en cours
messages-state-sent = Envoyé
messages-state-delivered = Distribué
messages-state-read = Lu
messages-state-failed = Non envoyé
messages-retry = Réessayer
messages-discard = Abandonner

## What can be done with a message.

messages-actions = Actions
messages-edit = Modifier
messages-editing = Modification d’un message
messages-copy = Copier
messages-copied = Copié
messages-delete = Supprimer
messages-delete-sure = Supprimer ce message pour tout le monde ? D’autres l’ont peut-être déjà lu.
messages-delete-yes = Supprimer
messages-sure = Oui

## What happened in a group. $name did it, $other is whom it happened to.

messages-event-founded = { $name } : création du groupe « { $title } »
messages-event-added = { $name } : ajout de { $other }
messages-event-removed = { $name } : retrait de { $other }
messages-event-left = { $name } : départ du groupe
messages-event-renamed = { $name } : groupe renommé en « { $title } »

## Starting a conversation.

messages-start = Écrire à quelqu’un
messages-exact = Le nom d’utilisateur exact de la personne
messages-start-now = Commencer
messages-group = Ou créer un groupe
messages-group-title = Nom du groupe
messages-group-names = Qui en fait partie
messages-group-names-hint = Noms d’utilisateur exacts, séparés par des espaces ou des virgules. Vous pourrez ajouter des personnes plus tard.
messages-group-now = Créer le groupe

## About a conversation.

messages-about-no-scripts = Pour modifier un groupe, le quitter ou bloquer quelqu’un, il faut JavaScript, qui est désactivé dans ce navigateur.
messages-members = Membres
messages-owner = Propriétaire
messages-add = Ajouter quelqu’un
messages-add-now = Ajouter
messages-remove = Retirer { $name }
messages-remove-sure = Retirer { $name } du groupe ? Cette personne garde ce qui a été dit jusqu’ici.
messages-rename-now = Renommer
messages-leave = Quitter le groupe
messages-leave-sure = Quitter « { $title } » ? Vous gardez ce qui a été dit jusqu’ici, et ne verrez rien de ce qui sera dit ensuite.
messages-leave-yes = Quitter
messages-write-to-them = Écrire à { $name }
messages-block-title = Blocage
messages-block-hint = Une personne que vous avez bloquée ne peut vous joindre ni par message ni par appel, et n’en est pas informée.
messages-block = Bloquer
messages-block-sure = Bloquer { $name } ? Ce que cette personne écrira désormais ne vous parviendra pas. Elle n’en sera pas informée.
messages-block-yes = Bloquer
messages-block-done = Vous avez bloqué { $name }
messages-unblock = Débloquer
messages-unblock-done = Vous avez débloqué { $name }
messages-blocked = Personnes bloquées
messages-blocked-hint = Elles ne peuvent vous joindre ni par message ni par appel, et n’en sont pas informées.
messages-blocked-empty = Vous n’avez bloqué personne.

## Why nothing can be written.

messages-you-blocked = Vous avez bloqué { $name }. Débloquez cette personne pour vous écrire de nouveau.
messages-you-left = Vous ne faites plus partie de ce groupe. Vous pouvez lire ce qui a été dit tant que vous y étiez.
messages-blocked-you = Ce compte a été supprimé. Vous pouvez toujours lire la conversation.

## The line to the server.

messages-line-waiting = Reconnexion… Ce que vous écrivez partira dès que la connexion sera rétablie.
messages-line-signed-out = Votre session est fermée ici. Connectez-vous pour reprendre où vous en étiez.
messages-line-sign-in = Se connecter
messages-later = Pas de connexion pour le moment. Ce sera fait dès qu’elle sera rétablie.
messages-line-replaced = Trop de fenêtres sont ouvertes ; celle-ci a donc été mise en pause.
messages-line-take-over = Utiliser cette fenêtre

## Why something was not done. $name is what was typed.

messages-refused-no_such_person = Personne ici n’a le nom d’utilisateur « { $name } », ou il est impossible de lui écrire. Vérifiez l’orthographe.
messages-refused-names = L’une de ces personnes ne peut pas être ajoutée : personne n’a ce nom d’utilisateur, ou il est impossible de lui écrire. Vérifiez l’orthographe de chaque nom.
messages-refused-yourself = C’est votre propre nom d’utilisateur.
messages-refused-empty = Il n’y a rien à envoyer.
messages-refused-empty-name = Saisissez un nom d’utilisateur.
messages-refused-empty-title = Donnez un nom au groupe.
messages-refused-too_long = C’est trop long pour un seul message. Envoyez-le en plusieurs parties.
messages-refused-too_fast = Cela fait beaucoup en peu de temps. Attendez un instant, puis réessayez.
messages-refused-too_many = Vous avez commencé autant de conversations, ou bloqué autant de personnes, qu’un compte le permet.
messages-refused-busy = Le serveur est très occupé. Réessayez dans un instant.
messages-refused-you_blocked = Vous avez bloqué cette personne. Débloquez-la d’abord.
messages-refused-no_such_room = Cette conversation n’existe plus, ou vous n’en faites plus partie.
messages-refused-no_such_message = Ce message n’existe plus.
messages-refused-not_yours = Ce message n’est pas à vous : impossible de le modifier.
messages-refused-deleted = Ce message a été supprimé dans une autre fenêtre.
messages-refused-edited_elsewhere = Ce message a été modifié entre-temps dans une autre fenêtre. Relisez-le, puis modifiez-le.
messages-refused-not_a_group = Ce n’est possible que dans un groupe.
messages-refused-not_owner = Seule la personne propriétaire du groupe peut faire cela.
messages-refused-group_full = Le groupe est complet.
messages-refused-malformed = L’envoi n’a pas été possible. Rechargez la page, puis réessayez.
