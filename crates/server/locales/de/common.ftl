### What many pages share.

product = Doorcode
skip = Zum Inhalt springen
nav-apps = Apps
app-messages = Nachrichten
app-calls = Anrufe
app-account = Konto
foot-help = Hilfe zur zweistufigen Bestätigung
foot-language = Sprache
foot-handset = Testtelefon

go-on = Weiter
save = Speichern
cancel = Abbrechen
replace = Ersetzen
remove = Entfernen
turn-on = Einschalten
turn-on-long = Zweistufige Bestätigung einschalten
not-now = Nicht jetzt
recovery-key = Wiederherstellungsschlüssel
contact-information = Kontaktdaten
sessions = Wo du angemeldet bist
copied = Kopiert
not-copied = Konnte nicht kopiert werden

## The try-out on one's own machine.

try-out = Das ist ein Testlauf: Nichts verlässt diesen Rechner.
try-out-text = SMS auf dem Testtelefon lesen
try-out-mail = E-Mail auf dem Testtelefon lesen
try-out-call = Auf dem Testtelefon lesen, was der Anruf sagt

## Fields that several forms have.

user-name = Benutzername
user-name-hint = 3 bis 32 Kleinbuchstaben, Ziffern, Punkte, Bindestriche und Unterstriche. Andere finden dich darüber. Er lässt sich später nicht ändern.
display-name = Dein Name
display-name-hint = So, wie andere ihn sehen.
email = E-Mail-Adresse
email-hint = Wir senden einen Link dorthin, um zu prüfen, dass sie dir gehört.
password = Passwort
password-old = Aktuelles Passwort
password-new = Neues Passwort
# $min: the fewest characters
password-hint = Mindestens { $min } Zeichen. Mehrere Wörter sind eine gute Wahl, Leerzeichen sind willkommen.
password-show = Anzeigen
password-hide = Verbergen
invitation = Einladung
invitation-hint = Der Code von der Person, die dich eingeladen hat.

form-wrong = Bitte korrigiere das
form-error = Fehler:

## What can be wrong with a field.

field-missing = Fülle dieses Feld aus.
field-text-long = Höchstens 60 Zeichen.
field-text-hidden = Eine einfache Zeile ohne unsichtbare Zeichen und überflüssige Leerzeichen.
field-text-link = Ohne Links und ohne die Zeichen @ und #.
field-text-code = Ohne vier Ziffern hintereinander, die man für einen Code halten könnte: Schreib 1.500.
user-name-empty = Wähle einen Benutzernamen.
user-name-short = Ein Benutzername hat mindestens 3 Zeichen.
user-name-long = Ein Benutzername hat höchstens 32 Zeichen.
user-name-characters = Verwende Kleinbuchstaben, Ziffern, Punkte, Bindestriche und Unterstriche und beginne mit einem Buchstaben oder einer Ziffer.
user-name-taken = Dieser Benutzername ist schon vergeben. Wähle einen anderen.
display-name-empty = Gib an, wie andere dich sehen sollen.
display-name-long = Dieser Name ist zu lang. Verwende höchstens 64 Zeichen.
email-waits = Die zweistufige Bestätigung wird bald eingeschaltet. Bis dahin bleibt die Adresse, wie sie ist. Um sie jetzt zu ändern, stoppe zuerst das Einschalten.
email-invalid = Das ist keine E-Mail-Adresse. Sie sieht so aus: name@example.org.
field-password-same = Das ist dein aktuelles Passwort. Wähle ein anderes.
field-password-known = Jemand anders kennt dieses Passwort. Wähle ein neues.
field-password-wrong = Das ist nicht dein aktuelles Passwort.
field-invitation-unknown = Diese Einladung ist hier nicht bekannt oder wurde schon benutzt. Bitte um eine neue.
field-not-a-phone = Das ist keine Telefonnummer. Gib sie so ein, wie du sie wählen würdest.
field-phone-shape = Das ist keine Telefonnummer aus diesem Land. Prüfe die Ziffern und das Land.
field-phone-no-texts = Diese Nummer kann keine SMS empfangen. Verwende eine Mobilfunknummer.
field-phone-country = In dieses Land gehen von hier keine SMS. Verwende eine Nummer aus einem anderen Land, oder frag, wer diesen Server betreibt.
field-no-calls = Hier wird nicht angerufen. Fordere eine SMS an.
field-phone-known = Dieses Telefon ist schon vertrauenswürdig. Verwende eine andere Nummer.
field-phones-full = Du hast schon so viele vertrauenswürdige Telefone, wie ein Konto haben kann. Entferne zuerst eines.
field-not-chosen = Wähle etwas aus.
field-not-understood = Setze hier ein Häkchen, um fortzufahren.
field-not-your-name = Das ist nicht dein Benutzername. Gib ihn genau so ein, wie er angezeigt wird.
field-nobody-there = Diesen Benutzernamen hat hier niemand. Prüfe die Schreibweise.

## What came of the last thing done.

note-wrong-password = Benutzername oder Passwort ist falsch. Prüfe beides und versuch es noch einmal.
# $span: see below
note-slow-down = Zu viele Versuche. Warte { $span } und versuch es dann noch einmal. Diesmal wurde nichts geprüft.
note-code-sent = Ein Code ist unterwegs. Nur der neueste gilt.
# $left: how many guesses this code still bears
note-wrong-code =
    { $left ->
        [one] Dieser Code ist falsch. Noch ein Versuch, dann brauchst du einen neuen Code.
       *[other] Dieser Code ist falsch. Du hast damit noch { $left } Versuche.
    }
note-code-spent = Das war der letzte Versuch mit diesem Code. Fordere einen neuen an.
note-code-expired = Dieser Code gilt nicht mehr. Fordere einen neuen an.
# $digits: how many digits a code has now
note-code-outgrown = Jemand hat falsche Codes ausprobiert, deshalb haben Codes jetzt { $digits } Ziffern. Wir haben dir einen längeren gesendet. Verwende den.
note-wrong-length = Der Code hat { $digits } Ziffern.
note-send-later = Wir können noch keine weitere SMS senden. Warte { $span } oder verwende deinen Wiederherstellungsschlüssel.
note-no-such-phone = Dieses Telefon ist nicht vertrauenswürdig. Wähle eines aus der Liste.
note-wrong-key = Das ist nicht dein Wiederherstellungsschlüssel. Prüfe ihn anhand deines Ausdrucks und versuch es noch einmal.
note-key-spent = Dieser Wiederherstellungsschlüssel ist aufgebraucht. Verwende einen Code.
note-not-the-same-key = Das ist nicht der Schlüssel, den du eben gesehen hast. Sieh auf deiner Kopie nach und versuch es noch einmal.
note-code-needed = Ein Wiederherstellungsschlüssel gilt hier nicht: Gib den Code ein.
note-wrong-word = Das ist nicht das Wort aus der letzten SMS. Sieh dir die neueste SMS auf deinem Telefon an.
note-key-needed = Dafür brauchst du auch deinen Wiederherstellungsschlüssel.

## Spans of time. $count: how many, rounded up

span-seconds =
    { $count ->
        [one] 1 Sekunde
       *[other] { $count } Sekunden
    }
span-minutes =
    { $count ->
        [one] 1 Minute
       *[other] { $count } Minuten
    }
span-hours =
    { $count ->
        [one] 1 Stunde
       *[other] { $count } Stunden
    }
span-days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }

## Days and times.

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
# $day (number), $month (text), $year (text)
date-day = { $day }. { $month } { $year }
# $day: date-day; $time: hours and minutes
date-moment = { $day } um { $time } UTC

## Languages.

# The language’s own name for itself
language-name = Deutsch
language-title = Sprache
language-text = Der Seiten und der SMS und E-Mails, die du bekommst.
language-unknown = Wähle eine dieser Sprachen.
