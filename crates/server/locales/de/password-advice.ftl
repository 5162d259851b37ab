### What is said of a password while it is chosen.

password-score-0 = Sofort erraten
password-score-1 = Schwach
password-score-2 = Mittelmäßig
password-score-3 = Gut
password-score-4 = Sehr gut

password-unfit-too-short = Verwende mindestens { $shortest } Zeichen. Ein paar Wörter, die nicht zusammengehören, sind leicht zu merken.
password-unfit-too-long = Verwende höchstens { $longest } Zeichen.
password-unfit-control = Es enthält ein Zeichen, das keine Tastatur erzeugt. Tippe es neu ein, ohne Zeilenumbrüche.
password-unfit-common = Viele Menschen verwenden dieses oder ein ähnliches, deshalb wird es als Erstes geraten. Wähle ein anderes.
password-unfit-personal = Das ist großenteils dein eigener Name oder der Name dieses Dienstes. Füge etwas hinzu, das niemand mit dir in Verbindung bringen würde.

password-warning-rows = Tastenreihen sind leicht zu erraten.
password-warning-keyboard = Kurze Muster auf der Tastatur sind leicht zu erraten.
password-warning-repeats = Wiederholungen wie „aaa“ sind leicht zu erraten.
password-warning-repeated-words = Ein wiederholtes Wort ist kaum schwerer zu erraten.
password-warning-common = Das ist ein häufiges Passwort.
password-warning-like-common = Das ähnelt sehr einem häufigen Passwort.
password-warning-sequences = Folgen wie „abc“ oder „6543“ sind leicht zu erraten.
password-warning-years = Jahreszahlen der letzten Zeit sind leicht zu erraten.
password-warning-one-word = Ein einzelnes Wort ist leicht zu erraten.
password-warning-dates = Kalenderdaten sind leicht zu erraten.
password-warning-names = Namen allein sind leicht zu erraten.

password-suggestion-words = Verwende ein paar Wörter, aber keine bekannte Redewendung.
password-suggestion-no-symbols = Sonderzeichen, Ziffern und Großbuchstaben sind nicht nötig.
password-suggestion-more-words = Füge ein oder zwei weitere, ungewöhnliche Wörter hinzu.
password-suggestion-capitals = Großbuchstaben helfen nicht viel.
password-suggestion-reversed = Rückwärts geschriebene Wörter helfen nicht viel.
password-suggestion-substitutions = „@“ statt „a“ und Ähnliches hilft nicht viel.
password-suggestion-keyboard = Verwende ein längeres Muster auf der Tastatur, mit mehr Richtungswechseln.
password-suggestion-repeats = Vermeide wiederholte Wörter und Zeichen.
password-suggestion-sequences = Vermeide Folgen.
password-suggestion-dates = Vermeide Jahreszahlen und Kalenderdaten.
