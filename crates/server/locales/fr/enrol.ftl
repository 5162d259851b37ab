### Turning two-step verification on; trusted phones.

# $at: the step at hand; $of: how many
steps = Étape { $at } sur { $of }
wizard-leave = Arrêter sans activer

phone-title = Quel téléphone doit recevoir vos codes ?
phone-text = Nous y envoyons un code à chacune de vos connexions.
phone-another-title = Ajouter un téléphone de confiance
phone-another-text = Il pourra aussi recevoir vos codes : un deuxième téléphone à vous, ou celui de quelqu’un de proche.
phone-replace-title = Remplacer un téléphone de confiance
phone-replace-text = Le nouveau numéro prend la place du
phone-country = Pays
phone-number = Numéro de téléphone
phone-number-hint = Écrivez-le comme vous le composeriez, avec ou sans l’indicatif du pays.
phone-use = Nous utilisons ce numéro pour les codes et les alertes concernant votre compte, et pour rien d’autre. Personne d’autre ne le voit.
phone-other-number = Utiliser un autre numéro

confirm-title = Avant l’activation
confirm-code-title = Chaque connexion demande un code
confirm-code = D’abord votre mot de passe, puis le code reçu sur votre téléphone, ou votre clé de récupération.
confirm-sessions-title = Vos autres sessions se ferment
# $count: how many other sessions there are
confirm-sessions =
    { $count ->
        [0] Vous n’avez aucune autre session.
        [one] Vous avez une autre session. Elle est fermée aussitôt.
       *[other] Vous avez { $count } autres sessions. Elles sont fermées aussitôt.
    }
confirm-lost-title = Ne perdez jamais deux des trois
confirm-lost = Mot de passe, téléphone et clé de récupération : deux d’entre eux suffisent toujours à rétablir le troisième. Si deux vous manquent, personne ne peut vous redonner accès, pas même nous.
confirm-waits-title = Cela prend jusqu’à trois jours
confirm-waits = Cet appareil, ou quelque chose sur votre compte, est nouveau. Nous vous posons d’abord la question sur vos autres moyens de contact, pour que personne n’active la vérification en deux étapes à votre place.
confirm-button = Activer

waiting-title = Presque terminé
waiting-by-contact = Nous avons envoyé un message à vos moyens de contact plus anciens. Ouvrez le lien qu’il contient pour confirmer que c’était vous.
waiting-or-until = Si personne ne l’arrête, l’activation se fera d’elle-même le
waiting-until = Si personne ne l’arrête, l’activation se fera le
waiting-why = Nous attendons parce que cet appareil, ou quelque chose sur votre compte, est nouveau. Ainsi, quelqu’un qui n’a que votre mot de passe ne peut pas activer la vérification en deux étapes à votre place.
waiting-go-on = Continuer en attendant
waiting-stop = Arrêter l’activation

turned-on-title = La vérification en deux étapes est activée
turned-on-text = Désormais, votre mot de passe seul ne laisse entrer personne.
# $count: how many other sessions ended
turned-on-sessions =
    { $count ->
        [0] Gardez votre clé de récupération en lieu sûr, loin de votre téléphone.
        [one] Une autre session a été fermée. Gardez votre clé de récupération en lieu sûr, loin de votre téléphone.
       *[other] { $count } autres sessions ont été fermées. Gardez votre clé de récupération en lieu sûr, loin de votre téléphone.
    }
