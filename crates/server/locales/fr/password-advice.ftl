### What is said of a password while it is chosen.

password-score-0 = Deviné aussitôt
password-score-1 = Faible
password-score-2 = Moyen
password-score-3 = Bon
password-score-4 = Très bon

password-unfit-too-short = Utilisez au moins { $shortest } caractères. Quelques mots sans rapport entre eux sont faciles à retenir.
password-unfit-too-long = Utilisez au plus { $longest } caractères.
password-unfit-control = Il contient un caractère qu’aucun clavier ne produit. Saisissez-le de nouveau, sans saut de ligne.
password-unfit-common = Beaucoup de gens utilisent celui-ci, ou un mot de passe semblable : c’est le premier que l’on devine. Choisissez-en un autre.
password-unfit-personal = C’est surtout votre propre nom ou celui de ce service. Ajoutez quelque chose que personne n’associerait à vous.

password-warning-rows = Les rangées de touches sont faciles à deviner.
password-warning-keyboard = Les motifs courts sur le clavier sont faciles à deviner.
password-warning-repeats = Les répétitions comme « aaa » sont faciles à deviner.
password-warning-repeated-words = Répéter un mot ne le rend guère plus difficile à deviner.
password-warning-common = C’est un mot de passe courant.
password-warning-like-common = Il ressemble beaucoup à un mot de passe courant.
password-warning-sequences = Les suites comme « abc » ou « 6543 » sont faciles à deviner.
password-warning-years = Les années récentes sont faciles à deviner.
password-warning-one-word = Un mot seul est facile à deviner.
password-warning-dates = Les dates sont faciles à deviner.
password-warning-names = Les noms seuls sont faciles à deviner.

password-suggestion-words = Utilisez quelques mots, mais pas une phrase connue.
password-suggestion-no-symbols = Symboles, chiffres et majuscules ne sont pas nécessaires.
password-suggestion-more-words = Ajoutez encore un ou deux mots, peu courants.
password-suggestion-capitals = Les majuscules n’aident pas beaucoup.
password-suggestion-reversed = Les mots écrits à l’envers n’aident pas beaucoup.
password-suggestion-substitutions = « @ » à la place de « a » et autres astuces semblables n’aident pas beaucoup.
password-suggestion-keyboard = Utilisez un motif plus long sur le clavier, avec plus de changements de direction.
password-suggestion-repeats = Évitez les mots et les caractères répétés.
password-suggestion-sequences = Évitez les suites.
password-suggestion-dates = Évitez les années et les dates.
