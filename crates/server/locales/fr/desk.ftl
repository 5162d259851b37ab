### The desk: for the people who support users.

desk-title = Guichet d’assistance
desk-lead = Trouvez le compte de la personne qui appelle, et envoyez-lui un code.
desk-user-name = Nom d’utilisateur
desk-user-name-hint = Exactement comme la personne l’épelle.
desk-find = Chercher
desk-told = Tout ce que vous faites ici est consigné avec votre nom, et signalé à la personne titulaire du compte.
desk-nobody = Personne ici n’a ce nom d’utilisateur.
desk-own = C’est votre propre compte. Un autre membre de l’équipe peut vous aider.
desk-shut = La personne titulaire de ce compte a signalé qu’un échange avec l’assistance ne venait pas d’elle. Rien ne peut être fait pendant 24 heures.
desk-over = Cet échange est terminé, ou il a duré trop longtemps. Recommencez.
desk-open = Envoyez un code, et demandez à la personne de vous le lire. Tant qu’il n’est pas correct, vous ne pouvez que donner des explications.
desk-no-phone = Ce compte n’a aucun téléphone de confiance auquel envoyer un code. Vous ne pouvez que donner des explications.
desk-check = Vérifier
# A moment follows.
desk-verified = La personne a en main le téléphone de ce compte. Vous pouvez agir jusqu’au
desk-end = Fermer toutes les sessions
desk-end-text = Déconnecte la personne partout, aussitôt. En cas d’appareil perdu ou volé.
desk-recovery = Lancer la récupération différée
desk-recovery-text = La personne titulaire l’a choisie à l’avance : mot de passe et clé de récupération perdus, téléphone en main. Tous les moyens de contact sont prévenus et, au bout de sept jours, la personne qui appelle la termine elle-même.
desk-recovery-not-now = La personne titulaire a choisi la récupération différée, mais elle ne peut pas être lancée maintenant : le choix date de moins de trois jours, ou une autre a été lancée dans les 30 derniers jours.
desk-recovery-under-way = Une récupération différée est en cours. Tous les moyens de contact ont été prévenus.
desk-ended = Toutes les sessions sont fermées.
desk-explain = Ce que vous pouvez expliquer
desk-explain-phone = Téléphone perdu : se connecter avec le mot de passe et, là où le code est demandé, choisir « Utilisez votre clé de récupération ». Remplacer ensuite le téléphone.
desk-explain-key = Clé de récupération perdue : en créer une nouvelle sur la page du compte, avec le mot de passe et un code.
desk-explain-password = Mot de passe oublié : choisir « Mot de passe oublié ? », avec la clé de récupération et le téléphone sous la main. Si la vérification en deux étapes est désactivée, un e-mail suffit.
desk-explain-two = Deux des trois perdus : qui a choisi la récupération différée à l’avance revient avec celui qui reste, au bout d’une semaine (« J’ai perdu deux des trois », après « Mot de passe oublié ? »). Personne ici ne peut abréger ce délai, ni désactiver la deuxième étape.
desk-close = L’échange est terminé
