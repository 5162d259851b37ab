## The app Calls: the page.

calls-dial = Appeler quelqu’un
calls-dial-hint = Le nom d’utilisateur exact de la personne
calls-dial-video = Appel vidéo
calls-dial-voice = Appel vocal
calls-recent = Appels récents
calls-recent-empty = Personne n’a encore appelé, et vous n’avez appelé personne.
calls-earlier = Appels plus anciens
calls-newest = Derniers appels
calls-clear = Effacer la liste
calls-clear-why = Cela vide votre propre liste. Les personnes avec qui vous avez parlé gardent la leur.
calls-clear-now = Effacer
calls-sign-out = Se déconnecter d’Appels
calls-no-scripts = Les appels ont besoin de JavaScript, qui est désactivé dans ce navigateur. La liste ci-dessous fonctionne sans.

## Lines of the list.

calls-outgoing = Sortant
calls-incoming = Entrant
calls-missed = Manqué
calls-unanswered = Sans réponse
calls-declined = Refusé
calls-cancelled = Annulé
calls-was-busy = Occupé
calls-deleted = Compte supprimé
calls-lasted = durée { $time }
# The name of a button; $name is a person.
calls-call-voice = Appeler { $name }
calls-call-video = Appeler { $name } en vidéo

## What stands above the list when something is the matter.

calls-line-waiting = Reconnexion… Les appels vous parviendront de nouveau dans un instant.
calls-line-signed-out = Votre session est fermée ici ; aucun appel ne parvient à cette fenêtre.
calls-line-sign-in = Se connecter
calls-line-replaced = Cette page est ouverte dans un autre onglet, qui reçoit maintenant les appels.
calls-line-take-over = Les recevoir ici
calls-silent = Cette fenêtre ne peut pas sonner tant que vous n’y avez rien touché.
calls-silent-wake = Autoriser la sonnerie
calls-elsewhere = Vous êtes en communication avec { $name } dans une autre fenêtre.
calls-elsewhere-end = Terminer cet appel

## Why a call cannot be begun.

calls-refused-yourself = C’est votre propre nom d’utilisateur.
calls-refused-unknown = Personne ici n’a le nom d’utilisateur { $name }. Vérifiez l’orthographe.
calls-refused-in_a_call = Vous avez un appel en cours dans une autre fenêtre, ou quelqu’un vous appelle. Terminez d’abord cet appel.
calls-refused-blocked = Vous avez bloqué { $name }. Débloquez cette personne dans Messages pour l’appeler.
calls-refused-too_many = Cela fait beaucoup d’appels en peu de temps. Attendez une minute, puis réessayez.
calls-refused-out_of_turn = Ce n’est pas un nom d’utilisateur. Vérifiez l’orthographe.
calls-refused-unavailable = L’appel n’a pas pu commencer. Réessayez dans un instant.
calls-refused-offline = Pas de connexion au serveur pour le moment. Réessayez quand elle sera rétablie.
calls-refused-empty = Saisissez un nom d’utilisateur.

## The call itself: its state.

calls-preparing = Préparation…
calls-calling = Appel…
calls-rings-voice = vous appelle
calls-rings-video = vous appelle en vidéo
calls-connecting = Connexion…
calls-reconnecting = Reconnexion…
calls-over-declined = Appel refusé
calls-over-busy = Occupé : déjà en communication
calls-over-no_answer = Sans réponse
calls-over-they_hung_up = Appel terminé
calls-over-you_hung_up = Appel terminé
calls-over-ended_elsewhere = Terminé dans une autre fenêtre
calls-over-lost = Connexion perdue
calls-over-stopped = Le serveur redémarre. Rappelez dans un instant.
calls-over-gone = L’appel est terminé
calls-over-cancelled = Appel terminé
calls-over-unreachable = Aucune connexion n’a pu être établie entre vos réseaux. Essayez un autre réseau, ou demandez un relais aux responsables de ce serveur.
calls-over-after = { $why } (après { $time })
calls-toast-answered = Appel pris dans une autre fenêtre
calls-toast-declined = Appel refusé dans une autre fenêtre
calls-toast-missed = Appel manqué de { $name }
# The title of the window while it rings.
calls-title-rings = ☎ { $name }

## Buttons of a call.

calls-decline = Refuser
calls-answer-voice = Répondre
calls-answer-video = Répondre en vidéo
calls-mute = Couper le micro
calls-camera-off = Couper la caméra
calls-share = Partager l’écran
calls-settings = Appareils
calls-hang-up = Raccrocher
calls-cancel = Annuler
calls-again = Rappeler
calls-close = Fermer
calls-retry = Réessayer
calls-anyway = Appeler quand même
calls-controls = Commandes de l’appel
calls-their-picture = Image de { $name }
calls-your-picture = Votre image

## Said in passing during a call.

calls-note-muted = { $name } a coupé son micro
calls-note-you-are-muted = Votre micro est coupé
calls-note-shares = { $name } partage un écran
calls-note-you-share = Vous partagez votre écran
calls-note-blocked = Le navigateur laisse l’appel muet tant que vous n’avez rien touché.

## Devices.

calls-settings-title = Appareils
calls-settings-microphone = Micro
calls-settings-camera = Caméra
calls-settings-speaker = Haut-parleur
calls-settings-default = Choix du système
calls-settings-none = Aucun trouvé
calls-settings-unnamed = Appareil { $n }
calls-settings-relay = Masquer mon adresse réseau
calls-settings-relay-hint = Les appels passent alors par le relais de ce serveur, dès le prochain ; un appel peut mettre un peu plus de temps à commencer.
calls-settings-done = Terminé

calls-microphone-refused = Le navigateur ne laisse pas cette page utiliser le micro : on ne peut pas vous entendre. Autorisez-le près de la barre d’adresse, puis réessayez.
calls-microphone-missing = Aucun micro trouvé : on ne peut pas vous entendre. Branchez-en un, puis réessayez.
calls-microphone-busy = Un autre programme utilise le micro : on ne peut pas vous entendre. Fermez-le, puis réessayez.
calls-microphone-insecure = Cette page n’est pas servie en HTTPS : le navigateur lui refuse le micro et la caméra. Adressez-vous aux responsables de ce serveur.
calls-microphone-other = Le micro n’a pas pu être ouvert : on ne peut pas vous entendre. Réessayez, ou choisissez-en un autre.
calls-camera-refused = Le navigateur ne laisse pas cette page utiliser la caméra. L’appel continue sans elle.
calls-camera-missing = Aucune caméra trouvée. L’appel continue sans elle.
calls-camera-busy = Un autre programme utilise la caméra. L’appel continue sans elle.
calls-camera-other = La caméra n’a pas pu être ouverte. L’appel continue sans elle.
calls-screen-busy = L’écran n’a pas pu être partagé : le système ne l’a pas autorisé.
calls-screen-missing = Il n’y a aucun écran à partager.
calls-screen-other = L’écran n’a pas pu être partagé.
