### The start page, help, problems, the handset.

home-title = Wohin möchtest du?
home-sign-in = Anmelden
home-signed-in = Öffnen
home-waiting = neu

## Help.

help-title = Zweistufige Bestätigung
help-lead = Zwei Dinge vorweisen statt eines: dein Passwort und einen Code, den nur dein Telefon empfängt.
help-contents = Auf dieser Seite
help-what-title = Was sie ist
help-what-1 = Ein Passwort lässt sich erraten, über deine Schulter mitlesen oder auf einer gefälschten Seite abfangen. Wer es hat, kann sich von überall als du anmelden.
help-what-2 = Mit der zweistufigen Bestätigung reicht das nicht. Nach dem Passwort fragt jede Anmeldung bei „Nachrichten“ oder „Anrufe“ nach einem Code aus wenigen Ziffern, den wir in diesem Moment an dein Telefon senden.
help-on-title = Einschalten
help-on-1 = Nenne uns die Nummer eines Telefons, das SMS empfängt, und gib den Code ein, den wir dorthin senden.
# $length: how many characters
help-on-2 = Du siehst deinen Wiederherstellungsschlüssel mit { $length } Ziffern. Druck ihn aus oder schreib ihn auf.
help-on-3 = Tippe den Schlüssel von deiner Kopie ab.
help-on-4 = Lies, was geschehen wird, und bestätige. Von da an ist sie eingeschaltet.
help-code-title = Der Code
help-code-1 = Er gilt einmal, zehn Minuten lang und nur für die Anmeldung, die ihn verlangt hat. Du hast drei Versuche; dann fordere einen neuen an.
help-code-2 = Wenn er nicht kommt: Warte den Countdown ab und drück „Erneut senden“, wähle ein anderes vertrauenswürdiges Telefon oder verwende deinen Wiederherstellungsschlüssel.
help-code-3 = Wenn jemand bei deinem Konto falsche Codes ausprobiert, werden die Codes länger. Dein Konto wird nie gesperrt: Mit dem richtigen Code kommst du immer hinein.
help-phone-title = Telefon verloren oder neue Nummer
help-phone-1 = Melde dich mit deinem Passwort an und wähle dort, wo nach dem Code gefragt wird, „Wiederherstellungsschlüssel verwenden“. Du bekommst einen neuen Schlüssel und kannst die alte Nummer durch deine neue ersetzen.
help-phone-2 = Richte nach Möglichkeit vorher ein zweites vertrauenswürdiges Telefon ein: eines aus der Familie oder ein altes aus der Schublade. Du kannst bis zu fünf haben.
help-key-title = Wiederherstellungsschlüssel verloren oder von jemandem gesehen
help-key-1 = Erstelle auf der Kontoseite einen neuen, mit deinem Passwort und einem Code. Der alte öffnet dann nichts mehr.
help-key-2 = Niemand von diesem Dienst wird dich je nach deinem Schlüssel fragen oder dich anrufen oder dir schreiben, um nach einem Code zu fragen.
help-key-3 = Ein halbes Jahr, nachdem du den Schlüssel zuletzt in der Hand hattest, fragt die Kontoseite, ob du ihn noch hast. Gib ihn ein, und er gilt weiter; oder erstelle einen neuen.
help-lost-title = Etwas verloren?
help-lost-1 = Du hast drei Dinge: Passwort, vertrauenswürdiges Telefon, Wiederherstellungsschlüssel. Mit je zwei davon lässt sich das dritte wiederherstellen.
help-lost-head-1 = Verloren
help-lost-head-2 = Du brauchst
help-lost-head-3 = Was du tust
help-lost-phone = Telefon
help-lost-phone-need = Passwort und Schlüssel
help-lost-phone-do = Melde dich mit dem Schlüssel an und ersetze dann das Telefon.
help-lost-key = Wiederherstellungsschlüssel
help-lost-key-need = Passwort und Telefon
help-lost-key-do = Erstelle auf der Kontoseite einen neuen Schlüssel.
help-lost-password = Passwort
help-lost-password-need = Schlüssel und Telefon
help-lost-password-do = Wähle beim Anmelden „Passwort vergessen?“.
help-lost-2 = Sind zwei davon verloren, gibt es für niemanden einen Weg zurück: weder für Diebe noch für uns. Bewahre den Schlüssel deshalb dort auf, wo das Telefon nicht ist.
# $days: how many
help-lost-3 = Es sei denn, du hast vorher die verzögerte Wiederherstellung gewählt, beim Einschalten oder auf der Kontoseite. Dann genügt das eine, das bleibt: Zeige es, warte { $days } Tage und zeige es noch einmal. Wir benachrichtigen jeden Kontaktweg sofort und an den Tagen 3 und 6. Eine Anmeldung oder „Stoppen“ in einer dieser Nachrichten beendet sie; und sie lässt sich nur einmal in 30 Tagen beginnen. Ihr Preis: Wer eines der drei in die Hand bekommt, kann dasselbe tun, wenn du so lange auf keinen deiner Kontaktwege schaust.
help-lost-start = Zwei der drei verloren
help-asks-title = Wonach jeder Dienst fragt
help-asks-messages = Passwort und zweiter Schritt, wenn du dich auf einem Gerät anmeldest. Danach bleibst du dort angemeldet, bis du dich abmeldest, die Sitzung auf der Kontoseite beendest oder sie 90 Tage lang nicht benutzt.
help-asks-calls = Dasselbe wie bei „Nachrichten“, aber für sich: Die Anmeldung beim einen meldet dich nicht beim anderen an.
help-asks-account = Passwort und zweiter Schritt, um hineinzukommen und nachzusehen; zwei deiner drei Dinge, jedes Mal, um etwas zu ändern.
help-asks-never = Der Support fragt nie nach deinem Passwort oder deinem Schlüssel. Nur wenn du selbst dort angerufen hast, kann er dir einen Code senden, in dessen SMS steht, dass er für den Support ist, und ihn sich von dir vorlesen lassen. Kein anderer Code ist für fremde Ohren.
help-limits-title = Wovor sie nicht schützt
help-limits-1 = Vor einer gefälschten Seite. Wer dich dazu bringt, dort Passwort und Code einzugeben, kann beide sofort verwenden. Sieh dir die Adresse an, bevor du etwas eingibst, und komm nie über einen Link in einer Nachricht hierher.
help-limits-2 = Vor jemandem, der deine Nummer auf ein eigenes Telefon umziehen ließ: Dort kommen deine Codes an, und es fehlt nur noch dein Passwort. Wenn dein Telefon plötzlich längere Zeit kein Netz hat, frag deinen Mobilfunkanbieter.
help-off-title = Ausschalten
help-off-1 = Auf der Kontoseite, mit zwei deiner drei Dinge. Dann lässt dich dein Passwort allein wieder hinein, und ein vergessenes Passwort wird per E-Mail zurückgesetzt.
help-off-2 = Niemand sonst kann sie für dich ausschalten, und wenn sie ausgeschaltet wurde, erfährst du es auf jedem Kontaktweg. Drei Tage lang kannst du sie wieder so einschalten, wie sie war. Dafür genügt dein Telefon oder dein Schlüssel allein.
help-off-3 = Jemand hat sie eingeschaltet oder eine andere Adresse für dein Konto angegeben, und das warst nicht du? Melde es innerhalb von 14 Tagen über die E-Mail, die dir davon berichtet hat: Dann wird es rückgängig gemacht und ausgesperrt, wer immer es war.

## Problems. Each has a title and a sentence that says what to do.

error-reference = Referenz
# $span: how long
error-retry = Warte { $span } und versuch es dann noch einmal.
error-try-again = Noch einmal versuchen
error-start-again = Neu beginnen
error-home = Zur Startseite

error-credentials = Das stimmt nicht
error-credentials-detail = Was du eingegeben hast, passt nicht. Prüfe es und versuch es noch einmal.
error-signed-out = Du bist abgemeldet
error-signed-out-detail = Melde dich wieder an und wiederhole dann, was du gerade getan hast.
error-step-up = Bestätige, dass du es bist
error-step-up-detail = Dafür musst du den zweiten Schritt noch einmal bestätigen.
error-expired = Das ist abgelaufen
error-expired-detail = Es war zu lange offen, wurde schon benutzt oder in einem anderen Fenster begonnen. Es wurde nichts geändert.
error-not-allowed = Das ist hier nicht erlaubt
error-not-allowed-detail = Wenn du meinst, dass es erlaubt sein sollte, frag die Serververwaltung.
error-changed = Das hat sich inzwischen geändert
error-changed-detail = Jemand war schneller, vielleicht du in einem anderen Fenster. Sieh dir den aktuellen Stand an und mach es noch einmal.
error-too-many = Das war zu oft
error-too-many-detail = Aus deinem Netz kamen zu viele Versuche in kurzer Zeit. Es wurde nichts geprüft.
error-no-texts = An dieses Telefon geht jetzt keine SMS
error-no-texts-detail = Es wurden mehr Codes angefordert, als dieser Server an neue Telefone sendet. Gib eine andere Nummer an, oder versuch es später noch einmal. Telefone, die schon vertrauenswürdig sind, bekommen ihre Codes weiterhin.
error-overloaded = Gerade ist viel los
error-overloaded-detail = Viele Menschen melden sich in diesem Moment an. Es ist nichts verloren gegangen.
error-malformed = Das war nicht zu verstehen
error-malformed-detail = Was ankam, war beschädigt oder unvollständig. Geh zurück und versuch es noch einmal.
error-invalid = Etwas ist nicht richtig ausgefüllt
error-invalid-detail = Geh zurück und prüfe deine Eingaben.
error-too-large = Das ist zu groß
error-too-large-detail = Sende weniger auf einmal. Es wurde nichts geändert.
error-unsupported-type = Diese Art von Inhalt wird hier nicht verstanden
error-unsupported-type-detail = Geh zurück und verwende das Formular auf der Seite.
error-not-found = Hier ist nichts
error-not-found-detail = Vielleicht enthält die Adresse einen Tippfehler, oder was hier war, ist weg.
error-method-not-allowed = Das geht hier nicht
error-method-not-allowed-detail = Geh zurück und verwende die Knöpfe auf der Seite.
error-cross-site = Das kam von einer anderen Website
error-cross-site-detail = Die Seite einer anderen Website hat es in deinem Namen gesendet, deshalb wurde nichts getan. Öffne die Seite hier und erledige es dort.
error-too-slow = Das hat zu lange gedauert
error-too-slow-detail = Prüfe deine Verbindung und versuch es noch einmal. Es wurde nichts geändert.
error-fault = Bei uns ist etwas kaputtgegangen
error-fault-detail = Es war nicht deine Schuld, und nichts Halbfertiges wurde behalten. Wenn der Fehler bleibt, nenne der Serververwaltung die Referenz.

## The handset of a local try-out.

handset-title = Testtelefon
handset-text = Es vertritt die echten Telefone und Postfächer eines Testlaufs: Jede SMS und jede E-Mail, die dieser Server sendet, landet hier und nirgends sonst.
handset-views = Was es zeigt
handset-texts = SMS
handset-mails = E-Mails
handset-calls = Anrufe
handset-no-texts = Noch keine SMS. Fordere einen Code an, dann erscheint er hier.
handset-no-mails = Noch keine E-Mails. Erstelle ein Konto, dann erscheint hier eine.
handset-no-calls = Noch keine Anrufe. Lass dich mit einem Code anrufen, dann erscheint hier, was gesagt wird.
# $code: the digits
handset-copy = { $code } kopieren
