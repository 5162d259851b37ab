### The desk: for the people who support users.

desk-title = Support
desk-lead = Suche das Konto der Person, die anruft, und sende ihr einen Code.
desk-user-name = Benutzername
desk-user-name-hint = Genau so, wie die anrufende Person ihn buchstabiert.
desk-find = Suchen
desk-told = Alles, was du hier tust, wird mit deinem Namen festgehalten und der Person mitgeteilt, der das Konto gehört.
desk-nobody = Diesen Benutzernamen hat hier niemand.
desk-own = Das ist dein eigenes Konto. Jemand anders aus dem Team kann dir helfen.
desk-shut = Die Person, der dieses Konto gehört, hat gemeldet, dass ein Gespräch mit dem Support nicht von ihr kam. Einen Tag lang lässt sich nichts tun.
desk-over = Dieses Gespräch ist vorbei oder hat zu lange gedauert. Beginne von vorn.
desk-open = Sende einen Code und lass ihn dir von der anrufenden Person vorlesen. Bis er stimmt, kannst du nur erklären.
desk-no-phone = Dieses Konto hat kein vertrauenswürdiges Telefon, an das ein Code gehen könnte. Du kannst nur erklären.
desk-check = Prüfen
# A moment follows.
desk-verified = Die anrufende Person hat das Telefon dieses Kontos. Du darfst handeln bis zum
desk-end = Alle Sitzungen beenden
desk-end-text = Meldet die anrufende Person sofort überall ab. Für ein verlorenes oder gestohlenes Gerät.
desk-recovery = Verzögerte Wiederherstellung beginnen
desk-recovery-text = Die Person, der das Konto gehört, hat sie vorher gewählt: Passwort und Wiederherstellungsschlüssel sind verloren, das Telefon ist zur Hand. Jeder Kontaktweg wird benachrichtigt, und nach sieben Tagen schließt die anrufende Person sie selbst ab.
desk-recovery-not-now = Die verzögerte Wiederherstellung ist gewählt, lässt sich aber jetzt nicht beginnen: Die Wahl ist jünger als drei Tage, oder in den letzten 30 Tagen wurde schon eine begonnen.
desk-recovery-under-way = Eine verzögerte Wiederherstellung läuft. Jeder Kontaktweg wurde benachrichtigt.
desk-ended = Alle Sitzungen sind beendet.
desk-explain = Was du erklären kannst
desk-explain-phone = Telefon verloren: Mit dem Passwort anmelden und dort, wo nach dem Code gefragt wird, „Wiederherstellungsschlüssel verwenden“ wählen. Danach das Telefon ersetzen.
desk-explain-key = Wiederherstellungsschlüssel verloren: Auf der Kontoseite einen neuen erstellen, mit dem Passwort und einem Code.
desk-explain-password = Passwort vergessen: „Passwort vergessen?“ wählen und Wiederherstellungsschlüssel und Telefon bereithalten. Wo die zweistufige Bestätigung ausgeschaltet ist, genügt eine E-Mail.
desk-explain-two = Zwei der drei verloren: Wer vorher die verzögerte Wiederherstellung gewählt hat, kommt mit dem, was bleibt, nach einer Woche zurück („Ich habe zwei der drei verloren“, nach „Passwort vergessen?“). Niemand hier kann das abkürzen oder den zweiten Schritt ausschalten.
desk-close = Das Gespräch ist vorbei
