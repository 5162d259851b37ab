### The pages in front of the door.

## Making an account.

sign-up-title = Konto erstellen
sign-up-have = Du hast schon eines?
sign-up-button = Konto erstellen
sign-up-closed = Hier lassen sich im Moment keine neuen Konten erstellen. Wenn du meinst, dass du eines haben solltest, frag die Serververwaltung.

check-mail-title = Sieh in dein Postfach
check-mail-sent-to = Wir haben einen Link gesendet an
check-mail-do = Öffne ihn, um zu zeigen, dass die Adresse dir gehört.
check-mail-not-there = Nichts da? Sieh bei den unerwünschten E-Mails nach oder lass sie noch einmal senden.
check-mail-sent-again = Noch einmal gesendet.
check-mail-go-on = Inzwischen weitermachen
send-mail-again = E-Mail noch einmal senden
send-mail-again-in = Erneut senden möglich in

verify-title = Ist das deine Adresse?
verify-text = Drück den Knopf, um zu bestätigen, dass das deine E-Mail-Adresse ist:
verify-button = Ja, das ist meine
verify-not-you = Du hast hier kein Konto erstellt? Dann schließ diese Seite. Ohne deine Bestätigung wird die Adresse nicht verwendet.

## Signing in.

sign-in = Anmelden
# $app: the name of an app
sign-in-title = Bei „{ $app }“ anmelden
sign-in-title-account = Bei deinem Konto anmelden
sign-in-forgotten = Passwort vergessen?
sign-in-shared = Diesen Computer nutzen auch andere
sign-in-shared-hint = Wir merken ihn uns nicht.
sign-in-new = Neu hier?
sign-in-other = Als jemand anders anmelden
back-to-sign-in = Zurück zur Anmeldung

second-step-to = { $app }: zweiter Schritt
code-title = Code eingeben
code-sent-to = Code eingeben, gesendet an
# $digits: how many digits
code-label = Code mit { $digits } Ziffern
code-button = Anmelden
code-button-phone = Dieses Telefon bestätigen
word-title = An den anderen vorbei
word-text = Jemand anders fordert immer wieder deine Codes an. Die letzte SMS auf deinem Telefon endet mit einem Wort aus acht Buchstaben. Gib es hier ein, und wir senden dir sofort einen Code.
word-label = Das Wort aus der letzten SMS
word-button = Jetzt Code senden
code-use-key = Kein Code? Wiederherstellungsschlüssel verwenden
code-mailed-title = Bestätige, dass du es bist
code-mailed-text = Die zweistufige Bestätigung wird gerade eingeschaltet, und die Person, der dieses Konto gehört, hat noch nicht Ja gesagt. Bis dahin wird jede Anmeldung per E-Mail bestätigt: Gib den Code ein, den wir an deine bestätigte Adresse gesendet haben.
send-code = Code senden
send-to = Wir senden eine SMS an
send-which = An welches Telefon sollen wir ihn senden?
send-again = Erneut senden
send-again-in = Erneut senden möglich in
send-to-other = Senden an
call-me = Lieber anrufen lassen
delivery-calling = Wir rufen dich mit dem Code an.
delivery-answered = Der Anruf wurde angenommen.
delivery-unanswered = Der Anruf wurde nicht angenommen. Lass dich noch einmal anrufen oder verwende ein anderes Telefon oder deinen Wiederherstellungsschlüssel.
delivery-unanswered-number = Der Anruf wurde nicht angenommen. Prüfe die Nummer oder lass dich noch einmal anrufen.
delivery-unanswered-again = Der Anruf wurde nicht angenommen. Lass dich noch einmal anrufen oder an einem anderen Telefon.
delivery-sent = Wir haben die SMS gesendet.
delivery-delivered = Die SMS ist auf dem Telefon angekommen.
delivery-failed = Die SMS konnte nicht zugestellt werden. Verwende ein anderes Telefon oder deinen Wiederherstellungsschlüssel.
delivery-failed-number = Die SMS konnte nicht zugestellt werden. Prüfe die Nummer oder verwende eine andere.
delivery-failed-again = Die SMS konnte nicht zugestellt werden. Sende sie noch einmal oder an ein anderes Telefon.
delivery-withheld = An dieses Telefon senden wir zurzeit keine SMS. Verwende ein anderes Telefon oder deinen Wiederherstellungsschlüssel.

key-title = Wiederherstellungsschlüssel eingeben
key-text = Er steht auf dem Blatt, das du beim Einschalten der zweistufigen Bestätigung ausgedruckt hast. Du kannst dich damit einmal anmelden; dann bekommst du einen neuen.
key-label = Wiederherstellungsschlüssel
key-hint = 14 Ziffern. Leerzeichen spielen keine Rolle.
key-hint-base32 = 14 Buchstaben und Ziffern. Leerzeichen und Groß- oder Kleinschreibung spielen keine Rolle.
key-button = Anmelden
key-use-code = Stattdessen Code an mein Telefon senden
key-no-key = Ich habe weder Telefon noch Schlüssel

field-device-proof-form = Der Schlüssel ist ein Punkt mit 65 Byte und die Signatur 64 Byte lang, beide in base64url ohne Padding.
field-device-proof-stale = Diese Challenge ist zu alt, wurde schon benutzt oder stammt nicht von diesem Server. Fordere eine neue an.
field-device-proof-wrong = Die Signatur passt nicht zu diesem Schlüssel, dem Origin dieses Servers und der Challenge.
field-code-empty = Gib den Code ein, den wir dir gesendet haben.
field-code-digits = Ein Code besteht nur aus Ziffern.
field-code-long = So viele Ziffern hat ein Code nicht.

field-key-empty = Gib deinen Wiederherstellungsschlüssel ein.
field-key-character = Ein Wiederherstellungsschlüssel besteht nur aus Ziffern.
field-key-character-base32 = Ein Wiederherstellungsschlüssel besteht nur aus Buchstaben und Ziffern und enthält nie den Buchstaben U.
field-key-length = Ein Wiederherstellungsschlüssel ist 14 Zeichen lang. Prüfe, ob keines fehlt oder doppelt ist.
field-key-slip = In diesem Schlüssel steckt ein Tippfehler: Eine Ziffer ist falsch, oder zwei sind vertauscht. Vergleiche ihn mit deiner Kopie. Das hat nicht als Versuch gezählt.

## A new recovery key.

new-key-title = Dein Wiederherstellungsschlüssel
new-key-turning-on = Er lässt dich hinein, wenn dein Telefon verloren ist. Druck ihn jetzt aus oder schreib ihn auf: Er wird nur dieses eine Mal angezeigt.
new-key-after-use = Der alte Schlüssel hat seinen Dienst getan und öffnet nichts mehr. Dieser hier ersetzt ihn. Druck ihn jetzt aus oder schreib ihn auf: Er wird nur dieses eine Mal angezeigt.
new-key-renewed = Druck ihn jetzt aus oder schreib ihn auf: Er wird nur dieses eine Mal angezeigt. Der alte Schlüssel gilt, bis du diesen abgetippt hast.
new-key-then = Als Nächstes tippst du ihn noch einmal ein. Dann wissen wir beide, dass deine Kopie stimmt.
new-key-next = Ich habe ihn aufbewahrt
print = Drucken
save-pdf = Als PDF speichern
copy = Kopieren
print-by-hand = Um diese Seite zu drucken, verwende den Druckbefehl deines Browsers: Heraus kommt ein sauberes Blatt.

retype-title = Schlüssel von deiner Kopie abtippen
retype-text = Nimm das Blatt oder den Zettel in die Hand und tippe den Schlüssel von dort ab.
retype-label = Wiederherstellungsschlüssel
retype-button = Prüfen
retype-back = Schlüssel noch einmal anzeigen

sheet-name = Blatt mit Wiederherstellungsschlüssel
sheet-head = Wiederherstellungsschlüssel für dein Konto
sheet-account = Konto
sheet-site = Wo er gilt
sheet-date = Erstellt am
sheet-what-title = Wozu er da ist
sheet-what = Mit der zweistufigen Bestätigung meldest du dich mit deinem Passwort und einem Code an, den wir an dein Telefon senden. Wenn du den Code nicht bekommen kannst, tritt dieser Schlüssel an seine Stelle.
sheet-how-title = Wie du ihn verwendest
sheet-how-1 = Melde dich mit deinem Benutzernamen und Passwort an.
sheet-how-2 = Wo nach dem Code gefragt wird, wähle „Wiederherstellungsschlüssel verwenden“.
sheet-how-3 = Gib die Ziffern oben ein. Du bekommst dann einen neuen Schlüssel; vernichte dieses Blatt.
sheet-keep-title = Wo du ihn aufbewahrst
sheet-keep = An einem sicheren Ort, getrennt von deinem Telefon. Schreib dein Passwort nicht auf dieses Blatt. Niemand von diesem Dienst wird dich je nach diesem Schlüssel fragen, weder am Telefon noch per E-Mail.

phone-lost-title = Du bist drin. Ist dein Telefon verloren?
phone-lost-text = Du hast deinen Wiederherstellungsschlüssel benutzt. Wenn das Telefon verloren ist oder seine Nummer sich geändert hat, trag jetzt eine neue Nummer ein, damit kein Code in falsche Hände gerät.
phone-lost-replace = Dieses Telefon ersetzen
phone-lost-no = Nein, ich habe es noch

## Being asked to turn it on.

prompt-title = Zweistufige Bestätigung einschalten?
prompt-why = Ein Passwort kann erraten, gestohlen oder dir abgelistet werden. Mit der zweistufigen Bestätigung kommt damit allein niemand hinein: Dazu braucht es auch einen Code, der an dein Telefon gesendet wird.
prompt-help = Wie sie funktioniert und was geschieht, wenn du dein Telefon verlierst
prompt-required = Die Serververwaltung verlangt von allen die zweistufige Bestätigung.

## A forgotten password.

forgotten-title = Passwort vergessen?
forgotten-text = Sag uns deinen Benutzernamen, und wir zeigen dir den Weg zurück.
forgotten-next-title = Zwei Wege zurück
forgotten-off-title = Zweistufige Bestätigung ist ausgeschaltet
# $user: the user name that was typed; $span: a span of time
forgotten-off-text = Wenn es ein Konto { $user } mit einer bestätigten E-Mail-Adresse gibt, ist eine E-Mail mit einem Link dorthin unterwegs. Der Link gilt { $span } lang.
forgotten-on-title = Zweistufige Bestätigung ist eingeschaltet
forgotten-on-text = Dann brauchst du deinen Wiederherstellungsschlüssel und danach einen Code von deinem Telefon.
forgotten-by-password = Dein Passwort ist gesperrt, und du hast keinen Schlüssel? Verwende das Passwort
forgotten-by-key = Ich habe meinen Wiederherstellungsschlüssel
forgotten-password-title = Dein Passwort ist gesperrt
forgotten-password-text = Du hast uns gemeldet, dass etwas nicht von dir kam. Deshalb kann sich mit deinem alten Passwort niemand anmelden. Zusammen mit einem Code von deinem Telefon hilft es aber noch, ein neues zu wählen.
forgotten-password-label = Dein altes Passwort
forgotten-neither = Ich habe zwei der drei verloren
forgotten-code-title = Jetzt der Code
reset-title = Neues Passwort wählen
reset-by-mail = Danach enden deine anderen Sitzungen, und das Einschalten der zweistufigen Bestätigung kann drei Tage dauern.
reset-button = Neues Passwort festlegen

## This was not me; the owner's confirmation.

not-me-title = Das war ich nicht
not-me-failed = Jemand hat dein richtiges Passwort eingegeben, kam aber nicht durch den zweiten Schritt:
# $app: an app; $device: a browser and system
not-me-sign-in = Jemand hat sich bei „{ $app }“ auf { $device } angemeldet:
not-me-change = Etwas an deinem Konto wurde geändert:
not-me-desk = Jemand hat mit dem Support über dein Konto gesprochen:
not-me-then-desk = Der Support unternimmt einen Tag lang nichts an deinem Konto, wer auch immer anruft. Dein Passwort bleibt, wie es ist.
not-me-then-title = Wenn du den Knopf drückst
not-me-then-1 = Diese Anmeldung endet sofort, wo immer sie ist.
not-me-then-2 = Mit deinem aktuellen Passwort kann sich niemand mehr anmelden.
not-me-then-3 = Du wählst ein neues Passwort und bestätigst dabei mit deinem Telefon oder Wiederherstellungsschlüssel, dass du es bist.
# $email: an address
not-me-then-address = Deine Adresse { $email } gilt wieder.
not-me-then-off = Die zweistufige Bestätigung wird wieder ausgeschaltet, und das Telefon und der Schlüssel, die mit ihr kamen, öffnen nichts.
not-me-then-all = Jede Anmeldung bei deinem Konto endet sofort, wo immer sie ist.
not-me-then-mail = Du wählst ein neues Passwort über eine E-Mail an deine Adresse.
not-me-button = Das war ich nicht. Aussperren
not-me-was-me = Du warst es doch? Dann schließ diese Seite; es geschieht nichts.

owner-title = Wolltest du die zweistufige Bestätigung einschalten?
owner-when = Angefordert am
owner-device = Auf
owner-phone = Codes gingen an
owner-until = Wenn niemand antwortet, wird sie eingeschaltet am
owner-stop = Nein, stoppen
owner-confirm = Ja, das war ich
owner-was-me = Das warst du? Dann schließ diese Seite und warte.

## Done, and no longer possible.

what-email-verified-title = Deine Adresse ist bestätigt
what-email-verified-text = Danke. Ab jetzt erreichen wir dich dort, wenn es etwas Wichtiges zu deinem Konto gibt.
what-email-verified-action = Weiter
what-link-expired-title = Dieser Link gilt nicht mehr
what-link-expired-text = Er wurde schon benutzt, ist abgelaufen, oder etwas hat sich geändert, seit er gesendet wurde. Lass dir einen neuen senden.
what-link-expired-action = Neu beginnen
what-password-reset-title = Dein neues Passwort ist festgelegt
what-password-reset-text = Deine anderen Sitzungen sind beendet. Melde dich mit dem neuen Passwort an.
what-password-reset-action = Anmelden
what-signed-out-title = Du bist abgemeldet
what-signed-out-text = Auf diesem Gerät fragt diese App jetzt wieder nach deinem Passwort.
what-signed-out-action = Wieder anmelden
what-desk-shut-title = Der Support weiß Bescheid
what-desk-shut-text = Einen Tag lang unternimmt der Support nichts an deinem Konto, wer auch immer anruft. Wenn du glaubst, dass jemand dein Telefon hat, sieh dir deine vertrauenswürdigen Telefone an.
what-desk-shut-action = Zur Startseite
what-not-me-said-title = Ausgesperrt
what-not-me-said-text = Diese Anmeldung ist beendet, und mit deinem aktuellen Passwort kann sich niemand mehr anmelden. Wähle jetzt ein neues Passwort.
what-not-me-said-action = Neues Passwort wählen
what-owner-confirmed-title = Zweistufige Bestätigung ist eingeschaltet
what-owner-confirmed-text = Danke. Ab jetzt braucht eine Anmeldung dein Passwort und einen Code.
what-owner-confirmed-action = Weiter
what-owner-stopped-title = Gestoppt
what-owner-stopped-text = Die zweistufige Bestätigung bleibt ausgeschaltet. Vielleicht kennt jemand dein Passwort: Melde dich an und wähle ein neues.
what-owner-stopped-action = Anmelden
what-deleted-title = Dein Konto ist gelöscht
what-deleted-text = Alles, was etwas über dich sagte, ist weg. Mach’s gut.
what-deleted-action = Zur Startseite
what-sign-in-expired-title = Diese Anmeldung ist abgelaufen
what-sign-in-expired-text = Sie war zu lange offen oder wurde in einem anderen Fenster begonnen. Es wurde nichts geändert.
what-sign-in-expired-action = Neu beginnen
what-wizard-stopped-title = Es wurde nichts geändert
what-wizard-stopped-text = Die zweistufige Bestätigung ist weiterhin ausgeschaltet. Du kannst sie jederzeit einschalten.
what-wizard-stopped-action = Zu deinem Konto
