### The delayed recovery: a way back for who has lost two of three, and what its owner sees of it.

lost-title = Zwei der drei verloren
lost-text = Passwort, Telefon und Wiederherstellungsschlüssel: Zwei davon stellen das dritte wieder her. Mit nur einem gibt es einen langsamen Rückweg, wenn du ihn vorher gewählt hast.
lost-one = Du zeigst das eine, das du noch hast.
# $days: how many
lost-wait = Dann dauert es { $days } Tage, in denen wir es dir dreimal auf jedem Kontaktweg melden. Jedes Zeichen von dir stoppt es.
lost-then = Dann zeigst du es noch einmal und legst ein neues Passwort oder ein neues Telefon fest.
lost-one-only = Ich habe nur eines davon verloren
lost-prove-title = Zeige das eine, das du hast
lost-prove-text = Eines davon genügt.
lost-another-name = Anderer Benutzername
# $digits: how long it is at the least
lost-code-text = Wir senden einen Code mit { $digits } oder mehr Ziffern an das Telefon des Kontos. Es gibt nur wenige: drei, und dann einen je halben Tag.
lost-code-label = Der Code
lost-code-wrong = Ein Code besteht aus Ziffern.
lost-shows-nothing = Das führt nicht zurück. Vielleicht ist es falsch oder zu alt, oder für dieses Konto wurde die verzögerte Wiederherstellung nicht gewählt.
lost-sent = Wenn für dieses Konto dieser Weg gewählt wurde und jetzt ein Code gesendet werden kann, ist er unterwegs zum Telefon des Kontos.
way-start-title = Rückweg beginnen?
way-start-told = Wir benachrichtigen jetzt und an den Tagen 3 und 6 jeden Kontaktweg des Kontos. In jeder Nachricht steht, wie man es stoppt.
# $days: how long it waits, $open: for how long it can then be finished
way-start-wait = Komm nach { $days } Tagen auf diese Seite zurück und zeige dasselbe noch einmal. Dafür hast du { $open } Tage Zeit.
way-start-ends = Eine Anmeldung mit zwei Schritten oder „Stoppen“ in einer E-Mail beendet es. Der nächste lässt sich 30 Tage nach dem Beginn von diesem beginnen.
way-start-button = Jetzt beginnen
way-not-now-title = Nicht jetzt
# A moment follows.
way-not-now-from = Er lässt sich beginnen ab
way-not-now-why = So kann dich niemand, der eines der Dinge in die Hand bekam, mürbe machen oder diesen Weg für dich wählen und darauf hineinkommen.
way-not-chosen = Für dieses Konto wurde dieser Rückweg nicht gewählt.
way-waiting-title = Er läuft
# A moment follows.
way-waiting-from = Komm hierher zurück ab
# $open: for how long it can be finished
way-waiting-then = Zeige dann dasselbe noch einmal. Dafür hast du { $open } Tage Zeit.
way-waiting-stop = Inzwischen benachrichtigen wir jeden Kontaktweg des Kontos. Wenn jemand es stoppt, steht es auch dort.
way-of-another-title = Ein anderer läuft
way-of-another-text = Er wurde mit einem anderen deiner drei Dinge begonnen. Wenn du das nicht warst, stoppe ihn: Melde dich an, oder nimm den Link in der E-Mail, die es dir gemeldet hat.
recovery-banner = Jemand will mit einem deiner drei Dinge in dein Konto zurück.
# A moment follows.
recovery-banner-until = Wenn niemand widerspricht, geht das ab
recovery-banner-ripe = Das geht jetzt.
recovery-banner-look = Ansehen und stoppen
stop-recovery-title = Willst du es stoppen?
stop-recovery-text = Jemand hat eines deiner drei Dinge gezeigt und gesagt, die anderen beiden seien verloren.
stop-recovery-account = Konto
stop-recovery-when = Begonnen
stop-recovery-with = Mit
stop-recovery-phone = Code an dein Telefon
stop-recovery-from = Abschließbar ab
stop-recovery-now = jetzt
stop-recovery-more = Dein Telefon wurde als verloren gemeldet, darum genügt dieser Link allein nicht: Zeige dein Passwort oder deinen Wiederherstellungsschlüssel.
stop-recovery-button = Stoppen
stop-recovery-mine = Das bist du? Dann tu nichts und warte.
what-recovery-stopped-title = Gestoppt
what-recovery-stopped-text = Niemand kommt so hinein. Eines deiner drei Dinge ist in anderen Händen: Melde dich an und ersetze es.
what-recovery-stopped-action = Anmelden
what-recovery-none-title = Nichts wartet
what-recovery-none-text = Es gibt keine verzögerte Wiederherstellung zu stoppen, oder dieser Link gilt nicht mehr.
what-recovery-none-action = Zu deinem Konto
what-back-by-password-title = Dein neues Passwort gilt
what-back-by-password-text = Du bist überall abgemeldet. Melde dich mit dem neuen Passwort und deinem Telefon an und erstelle sofort einen neuen Wiederherstellungsschlüssel: Der alte öffnet nichts mehr.
what-back-by-password-action = Anmelden
what-back-by-key-title = Dein neues Passwort gilt
what-back-by-key-text = Du bist überall abgemeldet. Melde dich mit dem neuen Passwort an, wähle „Wiederherstellungsschlüssel verwenden“ und setze dann ein neues Telefon an die Stelle des verlorenen.
what-back-by-key-action = Anmelden
what-back-by-phone-title = Dein neues Telefon ist vertrauenswürdig
what-back-by-phone-text = Du bist überall abgemeldet, und deine alten Telefone bekommen keine Codes mehr. Melde dich mit deinem Passwort und dem neuen Telefon an und erstelle sofort einen neuen Wiederherstellungsschlüssel: Der alte öffnet nichts mehr.
what-back-by-phone-action = Anmelden
what-lost-expired-title = Das hat zu lange gedauert
what-lost-expired-text = Was du gezeigt hast, gilt nur einige Minuten. Fang noch einmal an: Was wartet, wartet weiter.
what-lost-expired-action = Noch einmal anfangen
phone-recovered-title = Dein neues Telefon
phone-recovered-text = Es tritt an die Stelle des verlorenen. Wir senden einen Code dorthin.
choose-recovery-title = Verzögerte Wiederherstellung
# $days: how many
choose-recovery-text = Sind zwei von Passwort, Telefon und Wiederherstellungsschlüssel verloren, kann dich niemand mehr hineinlassen. Wenn du dies wählst, gibt es einen Rückweg: mit dem einen, das bleibt, nach { $days } Tagen.
choose-recovery-told = Sobald jemand sie beginnt und an den Tagen 3 und 6 melden wir es dir auf jedem Kontaktweg.
choose-recovery-ends = Melde dich an oder wähle „Stoppen“, und sie ist vorbei. Eine andere lässt sich erst 30 Tage nach ihrem Beginn beginnen.
# $days: how many
choose-recovery-risk = Ihr Preis: Wer eines der drei in die Hand bekommt, kommt nach { $days } Tagen hinein, wenn du die ganze Zeit auf keinen deiner Kontaktwege schaust.
# A day follows.
choose-recovery-since = Du hast sie gewählt seit
choose-recovery-yes = Ich will diesen Rückweg
choose-recovery-no = Ich will ihn nicht mehr
choose-recovery-stays = So lassen
confirm-recovery = Ich will einen Rückweg mit einem der drei
# $days: how many
confirm-recovery-hint = Ohne ihn lässt dich niemand mehr hinein, wenn zwei der drei verloren sind. Mit ihm kommt { $days } Tage nach der Anfrage hinein, wer eines der drei hat, wenn niemand widerspricht. Wir melden es dreimal auf jedem Kontaktweg. Du kannst das später ändern.
