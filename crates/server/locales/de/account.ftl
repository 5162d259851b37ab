### The account.

account-title = Konto
account-on = Zweistufige Bestätigung ist eingeschaltet
account-on-text = Zum Anmelden brauchst du dein Passwort und einen Code – seit dem
account-off = Zweistufige Bestätigung ist ausgeschaltet
account-undo-text = Du hast sie ausgeschaltet. Um sie wieder so einzuschalten, wie sie war, genügt dein Telefon oder dein Wiederherstellungsschlüssel allein – bis zum
account-undo = Wieder einschalten
account-waiting = Zweistufige Bestätigung wird bald eingeschaltet
account-waiting-text = Wir warten auf deine Bestätigung. Kommt keine, wird sie eingeschaltet am
account-password-known = Jemand anders kennt vielleicht dein Passwort. Bis du ein neues gewählt hast, kann sich damit niemand anmelden.
account-signing-in = Anmeldung
account-changed = Geändert am
account-key-made = Erstellt am
# $count: in how many places
account-sessions =
    { $count ->
        [one] Nur hier
       *[other] An { $count } Stellen
    }
account-phones = Vertrauenswürdige Telefone
account-add-phone = Telefon hinzufügen
account-last-phone = Solange die zweistufige Bestätigung eingeschaltet ist, kann das letzte Telefon ersetzt, aber nicht entfernt werden.
account-you = Du und deine Daten
account-export = Was dieser Server über dich weiß
account-activity = Was mit deinem Konto geschehen ist und wann
account-desk = Hilf den Leuten, die anrufen
account-delete = Endgültig
account-recovery-chosen = Ein Rückweg mit einem der drei, nach einer Woche
account-recovery-not-chosen = Kein Rückweg, wenn zwei der drei verloren sind
account-key-missing = Du hast keinen Wiederherstellungsschlüssel: Der alte ging verloren und öffnet nichts mehr. Erstelle jetzt einen neuen.
account-key-make = Wiederherstellungsschlüssel erstellen
account-turn-off = Und was du dadurch verlierst
not-verified = noch nicht bestätigt
sign-out-account = Von der Kontoseite abmelden

flash-contact-saved = Gespeichert.
flash-mail-sent = Gespeichert. Wir haben einen Link an die neue Adresse gesendet. Sie gilt, sobald du ihn geöffnet hast.
flash-mail-sent-again = Wir haben den Link noch einmal gesendet. Die Adresse gilt, sobald du ihn geöffnet hast.
flash-phone-added = Dieses Telefon ist jetzt vertrauenswürdig.
flash-phone-replaced = Das neue Telefon hat das alte ersetzt.
flash-phone-removed = Das Telefon ist nicht mehr vertrauenswürdig.
flash-password-changed = Dein Passwort ist geändert. Andere Sitzungen sind beendet.
flash-key-renewed = Dein neuer Wiederherstellungsschlüssel gilt jetzt. Vernichte das alte Blatt.
flash-key-checked = Gut: Das ist dein Wiederherstellungsschlüssel. Leg ihn wieder dorthin, wo das Telefon nicht ist.
flash-turned-off = Ausgeschaltet. Dein Passwort allein öffnet jetzt dein Konto.
flash-turned-on-again = Die zweistufige Bestätigung ist wieder eingeschaltet, so wie sie war.
flash-turn-on-stopped = Gestoppt. Die zweistufige Bestätigung bleibt ausgeschaltet.
flash-session-ended = Diese Sitzung ist beendet.
flash-device-named = Das Gerät hat jetzt seinen Namen.
flash-recovery-chosen = Du hast jetzt die verzögerte Wiederherstellung. Sie lässt sich in drei Tagen nutzen.
flash-recovery-unchosen = Du hast die verzögerte Wiederherstellung nicht mehr.
flash-others-ended = Alle anderen Sitzungen sind beendet.

contact-user-name = Er bleibt, wie er ist.
contact-email-hint = Wir schreiben dorthin, wenn es etwas Wichtiges zu deinem Konto gibt. Eine neue Adresse gilt, sobald du den Link geöffnet hast, den wir an sie senden.
contact-not-verified = Diese Adresse ist noch nicht bestätigt. Öffne den Link, den wir an sie gesendet haben.

remove-phone-title = Dieses Telefon entfernen?
remove-phone-text = Es empfängt keine Codes und keine Warnungen mehr. Du kannst es später wieder hinzufügen.
remove-phone-last = Es ist dein letztes vertrauenswürdiges Telefon. Solange die zweistufige Bestätigung eingeschaltet ist, ersetze es stattdessen durch ein anderes.
remove-phone-button = Dieses Telefon entfernen
replace-phone = Ersetzen

change-password-title = Passwort ändern
change-password-text = Deine anderen Sitzungen enden, sobald es geändert ist.

key-present = Dein aktueller Schlüssel ist vom
key-not-shown = Er wird nicht noch einmal angezeigt: Wir kennen ihn selbst nicht.
key-renew-text = Du hast das Blatt verloren oder jemand hat es gesehen? Erstelle einen neuen Schlüssel. Der alte gilt, bis du den neuen abgetippt hast.
key-missing-text = Du hast keinen: Der alte ging verloren und öffnet nichts mehr. Mit einem neuen hast du wieder alle drei Dinge.
key-renew-button = Neuen Schlüssel erstellen

check-key-title = Hast du deinen Wiederherstellungsschlüssel noch?
check-key-why = Vor einem halben Jahr hattest du ihn zuletzt in der Hand. Falls du je dein Telefon verlierst, brauchst du ihn: Such ihn jetzt, in aller Ruhe.
check-key-text = Tippe ihn von deiner Kopie ab. Er gilt weiter, und in einem halben Jahr fragen wir wieder.
check-key-yes = Ich habe ihn hier
check-key-button = Prüfen
check-key-gone = Ist er weg oder hat ihn vielleicht jemand gesehen?

turn-off-title = Zweistufige Bestätigung ausschalten
turn-off-text = Dann öffnet dein Passwort allein dein Konto – für dich und für alle, die es erfahren.
turn-off-phones = Deine vertrauenswürdigen Telefone empfangen keine Codes mehr.
turn-off-key = Dein Wiederherstellungsschlüssel öffnet nichts mehr.
turn-off-mail = Ein vergessenes Passwort wird per E-Mail zurückgesetzt: Wer deine E-Mails liest, kann dein Konto übernehmen.
# $days: for how many days
turn-off-undo = { $days } Tage lang kannst du sie wieder so einschalten, wie sie war. Dafür genügt dein Telefon oder dein Schlüssel allein.
turn-off-understood = Ich habe das verstanden
turn-off-button = Ausschalten
turn-off-keep = Eingeschaltet lassen
turn-off-required = Die Serververwaltung verlangt von allen die zweistufige Bestätigung. Sie lässt sich nicht ausschalten.

sessions-text = Jede App auf jedem Gerät, auf dem du angemeldet bist. Beende, was du nicht kennst; es ist sofort abgemeldet.
session-this = Diese hier
session-first = Seit
session-last = Zuletzt benutzt:
session-end = Beenden
sessions-end-others = Alle anderen beenden
device-name = Gerät benennen
device-name-label = Wie du es nennst
device-name-save = Speichern
device-name-long = Ein Name hat höchstens 40 Zeichen. Es wurde nichts geändert.

activity = Aktivität
activity-text = Jede Anmeldung, jeder Fehlversuch und jede Änderung, das Neueste zuerst. Auch die Serververwaltung kann das sehen.
activity-none = Hier ist nichts.
activity-older = Älteres
activity-newest = Zurück zum Neuesten
activity-not-you = War etwas davon nicht von dir? Ändere das Passwort und beende, was du nicht kennst:
activity-signed-in-two-steps = Angemeldet, in zwei Schritten
activity-signed-in = Angemeldet, nur mit dem Passwort
activity-password-right = Das Passwort war richtig, der zweite Schritt wurde verlangt
activity-password-wrong = Jemand hat ein falsches Passwort eingegeben
# $digits: how long it was
activity-code-sent = Ein Code mit { $digits } Ziffern wurde an dein Telefon gesendet
activity-code-wrong = Ein falscher Code wurde eingegeben
activity-recovery-key-wrong = Ein falscher Wiederherstellungsschlüssel wurde eingegeben
activity-recovery-key-used = Dein Wiederherstellungsschlüssel wurde benutzt
activity-recovery-key-made = Ein neuer Wiederherstellungsschlüssel wurde erstellt
activity-recovery-key-checked = Du hast gezeigt, dass du deinen Wiederherstellungsschlüssel noch hast
activity-phone-trusted = Ein vertrauenswürdiges Telefon wurde hinzugefügt
activity-phone-dropped = Ein vertrauenswürdiges Telefon wurde entfernt
activity-turn-on-waits = Das Einschalten der zweistufigen Bestätigung wurde angefordert und wartet
activity-turn-on-stopped = Das Einschalten der zweistufigen Bestätigung wurde gestoppt
activity-turned-on = Die zweistufige Bestätigung wurde eingeschaltet
activity-turned-off = Die zweistufige Bestätigung wurde ausgeschaltet
activity-step-up-proved = Du hast bestätigt, dass du es bist, um das Konto anzusehen oder zu ändern
activity-contact-changed = Dein Name oder deine Adresse wurde geändert
activity-language-changed = Eine andere Sprache wurde gewählt
activity-email-verified = Deine E-Mail-Adresse wurde bestätigt
activity-password-changed = Das Passwort wurde geändert
activity-approved = Du hast etwas freigegeben, worum eine App gebeten hatte
activity-approval-redeemed = Die App, die gebeten hatte, hat deine Freigabe eingelöst
activity-climbed-down = Codes sind wieder kurz, denn das Passwort ist neu
activity-password-forgotten = Jemand hat angegeben, das Passwort vergessen zu haben
activity-session-ended = Eine Sitzung wurde beendet
activity-other-sessions-ended = Alle anderen Sitzungen wurden beendet
activity-desk-acted = Du hast im Support etwas für jemanden getan
activity-desk-code-wrong = Dem Support wurde ein falscher Code vorgelesen
activity-desk-disowned = Zu einem Gespräch mit dem Support wurde „Das war ich nicht“ gemeldet
activity-desk-found-nobody = Du hast im Support nach einem Benutzernamen gesucht, den niemand hat
activity-desk-opened = Jemand hat mit dem Support über dein Konto gesprochen
activity-desk-sessions-ended = Der Support hat alle Sitzungen beendet
activity-desk-verified = Ein Code, der auf dein Telefon kam, wurde dem Support vorgelesen
activity-disowned = „Das war ich nicht“ wurde gemeldet
activity-exported = Deine Daten wurden heruntergeladen
activity-recovery-asked = Jemand gab an, dass zwei der drei Dinge verloren sind
activity-recovery-chosen = Die verzögerte Wiederherstellung wurde gewählt
activity-recovery-unchosen = Die verzögerte Wiederherstellung wurde abgewählt
activity-recovery-started = Eine verzögerte Wiederherstellung wurde begonnen
activity-recovery-finished = Eine verzögerte Wiederherstellung wurde abgeschlossen: Jemand kam mit einem der drei Dinge zurück
activity-recovery-stopped = Eine verzögerte Wiederherstellung wurde gestoppt
activity-account-made = Das Konto wurde erstellt
activity-account-shown = Die Serververwaltung hat sich das Konto angesehen
activity-account-disabled = Die Serververwaltung hat das Konto deaktiviert
activity-account-enabled = Die Serververwaltung hat das Konto wieder aktiviert
activity-role-changed = Die Serververwaltung hat geändert, was das Konto darf
activity-sessions-ended = Die Serververwaltung hat alle Sitzungen beendet
# $event: its name in the log
activity-other = Etwas anderes ist geschehen: { $event }

export-title = Deine Daten herunterladen
export-text = Eine Datei mit allem, was dieser Server über dich speichert: dein Konto, deine Sitzungen, Nachrichten und Anrufe, in einer Form, die Menschen und Programme lesen können (JSON).
export-not = Sie enthält kein Passwort, keinen Wiederherstellungsschlüssel und keine Codes: Die liegen nur in einer Form vor, aus der sie niemand wiedergewinnen kann.
export-button = Herunterladen

delete-title = Konto löschen
delete-text = Das kann niemand rückgängig machen.
delete-what-1 = Du wirst überall abgemeldet, und niemand kann sich wieder als du anmelden.
delete-what-2 = Deine Nachrichten werden gelöscht, auch in den Unterhaltungen anderer, ebenso deine Anrufe, Kontaktdaten und Einstellungen.
delete-what-3 = Niemand sonst kann deinen Benutzernamen übernehmen.
delete-export-first = Zuerst deine Daten herunterladen
delete-type = Tippe zur Sicherheit deinen Benutzernamen ein:
delete-button = Endgültig löschen

## Proving that it is you.

step-up-title = Bestätige, dass du es bist
step-up-need-password = Dafür brauchst du dein Passwort.
step-up-need-second-step = Dafür brauchst du einen Code oder deinen Wiederherstellungsschlüssel. Dann kannst du dich fünf Minuten lang umsehen.
step-up-need-key = Dafür brauchst du deinen Wiederherstellungsschlüssel.
step-up-need-one = Eines deiner drei Dinge wird gebraucht.
step-up-need-two = Jedes Mal, wenn etwas geändert wird, brauchst du zwei von diesen dreien.
step-up-need-key-and-one = Du hast dich hier erst vor Kurzem angemeldet. Deshalb brauchst du deinen Wiederherstellungsschlüssel und eines der beiden anderen.
step-up-need-key-then-code = Dafür brauchst du deinen Wiederherstellungsschlüssel und danach einen Code.
# $at: how many are proved; $of: how many are needed
step-up-done = { $at } von { $of } erledigt
step-up-again = Das hat zu lange gedauert, deshalb fangen wir noch einmal an. Es wurde nichts geändert.
proof-code = Ein Code an dein Telefon

act-end-sessions = Anderswo abmelden
act-look = Dein Konto ansehen
act-turn-on = Zweistufige Bestätigung einschalten
act-turn-off = Zweistufige Bestätigung ausschalten
act-undo-turn-off = Zweistufige Bestätigung wieder einschalten
act-change-contact = Kontaktdaten ändern
act-change-password = Passwort ändern
act-add-phone = Telefon hinzufügen oder ersetzen
act-remove-phone = Telefon entfernen
act-new-key = Neuen Wiederherstellungsschlüssel erstellen
act-check-key = Wiederherstellungsschlüssel prüfen
act-delayed-recovery = Mit einem von dreien zurückkommen
act-choose-recovery = Verzögerte Wiederherstellung wählen
act-export = Deine Daten herunterladen
act-delete = Konto löschen

## What an app asks for.

# $app: the app’s name
approve-asks = Anfrage von „{ $app }“
approve-title = Gibst du das frei?
approve-need-second-step = Wenn ja, bestätige es mit einem Code oder deinem Wiederherstellungsschlüssel. In der SMS steht dasselbe wie auf dieser Seite.
approve-need-password = Wenn ja, bestätige es mit deinem Passwort.
approve-done-title = Freigegeben
approve-done-text = Geh zurück zu „{ $app }“. Dort geht es weiter.
approve-receipt-how = Wurdest du stattdessen um einen Beleg gebeten? Zeig ihn nur der Stelle, die darum gebeten hat. Er wird einmal angezeigt und gilt fünf Minuten.
approve-receipt-button = Beleg anzeigen
approve-receipt-title = Dein Beleg
approve-over-title = Nichts freizugeben
approve-over-text = Die Anfrage wurde abgebrochen, ist abgelaufen, oder ihr Beleg wurde schon ausgegeben. Es geschieht nichts weiter.
