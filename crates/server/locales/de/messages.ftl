## The app Messages: the page.

messages-rooms = Unterhaltungen
messages-room = Unterhaltung
messages-new = Neue Unterhaltung
messages-rooms-empty = Noch keine Unterhaltungen.
messages-rooms-empty-hint = Beginne eine mit jemandem, dessen Benutzernamen du kennst, oder verrate anderen deinen:
messages-hint = Wähle eine Unterhaltung oder beginne eine neue.
messages-hint-keys = Enter sendet, Umschalt und Enter beginnen eine neue Zeile, Escape führt zurück.
messages-gone = Diese Unterhaltung gibt es nicht, oder du gehörst nicht dazu.
messages-gone-back = Alle Unterhaltungen
messages-back = Zurück zu den Unterhaltungen
messages-back-to-room = Zurück zur Unterhaltung
messages-sign-out = Abmelden
messages-no-scripts = JavaScript ist in diesem Browser ausgeschaltet: Du kannst lesen und schreiben und siehst Neues, wenn du die Seite neu lädst.

## The list. $n is a number, or 99+.

messages-unread = { $n } ungelesen
messages-nothing-yet = Noch nichts gesagt
# What stands in the list for a message: who said it, and what.
messages-last-of = { $name }: { $text }
messages-deleted-account = Gelöschtes Konto
messages-today = Heute
messages-yesterday = Gestern

## The conversation.

messages-call = Anrufen
messages-call-words = Anrufen
messages-about = Über diese Unterhaltung
messages-earlier = Frühere Nachrichten
messages-loading = Wird geladen …
messages-newest = Neueste Nachrichten
messages-new-below = { $n } neu
messages-new-divider = Neue Nachrichten
# Where the history begins. $name is a person, $title a group.
messages-first = Hier beginnt deine Unterhaltung mit { $name }.
messages-first-group = Hier beginnt „{ $title }“.
messages-group-size = Mitglieder: { $n }
messages-write = Nachricht
messages-write-to = Nachricht an { $name }
messages-send = Senden
messages-edited = bearbeitet
messages-deleted = Diese Nachricht wurde gelöscht.
messages-hour = { $time } UTC
messages-typing-one = { $name } schreibt …
messages-typing-two = { $name } und { $other } schreiben …
messages-typing-many = Mehrere Leute schreiben …
# The title of the window: the number of unread messages, and what the page is.
messages-title = ({ $n }) { $title }
messages-announce-one = { $name }: { $text }
messages-announce-many = { $n } neue Nachrichten

## What is said where a message stands for its author.

# The one who reads, as the author.
messages-you = Du
# The one who reads, as the one to whom something happened.
messages-you-there = dich
messages-state-sending = Wird gesendet
messages-state-sent = Gesendet
messages-state-delivered = Zugestellt
messages-state-read = Gelesen
messages-state-failed = Nicht gesendet
messages-retry = Noch einmal versuchen
messages-discard = Verwerfen

## What can be done with a message.

messages-actions = Aktionen
messages-edit = Bearbeiten
messages-editing = Nachricht bearbeiten
messages-copy = Kopieren
messages-copied = Kopiert
messages-delete = Löschen
messages-delete-sure = Diese Nachricht für alle löschen? Andere haben sie vielleicht schon gelesen.
messages-delete-yes = Löschen
messages-sure = Ja

## What happened in a group. $name did it, $other is whom it happened to.

messages-event-founded = { $name }: Gruppe „{ $title }“ erstellt
messages-event-added = { $name }: { $other } hinzugefügt
messages-event-removed = { $name }: { $other } entfernt
messages-event-left = { $name }: Gruppe verlassen
messages-event-renamed = { $name }: Gruppe in „{ $title }“ umbenannt

## Starting a conversation.

messages-start = Jemandem schreiben
messages-exact = Der genaue Benutzername der Person
messages-start-now = Beginnen
messages-group = Oder eine Gruppe erstellen
messages-group-title = Name der Gruppe
messages-group-names = Wer dabei ist
messages-group-names-hint = Genaue Benutzernamen, mit Leerzeichen oder Kommas dazwischen. Du kannst später weitere Leute hinzufügen.
messages-group-now = Gruppe erstellen

## About a conversation.

messages-about-no-scripts = Eine Gruppe ändern, sie verlassen und jemanden blockieren: Das braucht JavaScript, das in diesem Browser ausgeschaltet ist.
messages-members = Mitglieder
messages-owner = Leitung
messages-add = Jemanden hinzufügen
messages-add-now = Hinzufügen
messages-remove = { $name } entfernen
messages-remove-sure = { $name } aus der Gruppe entfernen? Die Person behält, was bis jetzt gesagt wurde.
messages-rename-now = Umbenennen
messages-leave = Gruppe verlassen
messages-leave-sure = „{ $title }“ verlassen? Du behältst, was bis jetzt gesagt wurde, und siehst nichts von dem, was später gesagt wird.
messages-leave-yes = Verlassen
messages-write-to-them = An { $name } schreiben
messages-block-title = Blockieren
messages-block-hint = Wer von dir blockiert ist, kann dich weder mit Nachrichten noch mit Anrufen erreichen und erfährt nichts davon.
messages-block = Blockieren
messages-block-sure = { $name } blockieren? Was die Person ab jetzt schreibt, erreicht dich nicht. Sie erfährt nichts davon.
messages-block-yes = Blockieren
messages-block-done = { $name } ist blockiert
messages-unblock = Blockierung aufheben
messages-unblock-done = { $name } ist nicht mehr blockiert
messages-blocked = Blockierte Personen
messages-blocked-hint = Sie können dich weder mit Nachrichten noch mit Anrufen erreichen und erfahren nichts davon.
messages-blocked-empty = Du hast niemanden blockiert.

## Why nothing can be written.

messages-you-blocked = Du hast { $name } blockiert. Hebe die Blockierung auf, damit ihr euch wieder schreiben könnt.
messages-you-left = Du gehörst nicht mehr zu dieser Gruppe. Du kannst lesen, was gesagt wurde, solange du dabei warst.
messages-blocked-you = Dieses Konto wurde gelöscht. Du kannst die Unterhaltung weiterhin lesen.

## The line to the server.

messages-line-waiting = Verbindung wird wiederhergestellt … Was du schreibst, geht hinaus, wenn sie wieder da ist.
messages-line-signed-out = Du bist hier abgemeldet. Melde dich an, um da weiterzumachen, wo du warst.
messages-line-sign-in = Anmelden
messages-later = Gerade besteht keine Verbindung. Das wird erledigt, wenn sie wieder da ist.
messages-line-replaced = Es sind zu viele Fenster offen, deshalb ruht dieses hier.
messages-line-take-over = Dieses Fenster verwenden

## Why something was not done. $name is what was typed.

messages-refused-no_such_person = Hier hat niemand den Benutzernamen „{ $name }“, oder man kann der Person nicht schreiben. Prüfe die Schreibweise.
messages-refused-names = Jemand davon kann nicht hinzugefügt werden: Niemand hat diesen Benutzernamen, oder man kann der Person nicht schreiben. Prüfe bei jedem die Schreibweise.
messages-refused-yourself = Das ist dein eigener Benutzername.
messages-refused-empty = Es gibt nichts zu senden.
messages-refused-empty-name = Gib einen Benutzernamen ein.
messages-refused-empty-title = Gib der Gruppe einen Namen.
messages-refused-too_long = Das ist zu lang für eine Nachricht. Sende es in Teilen.
messages-refused-too_fast = Das war viel in kurzer Zeit. Warte einen Moment und versuch es dann noch einmal.
messages-refused-too_many = Du hast so viele Unterhaltungen begonnen oder so viele Personen blockiert, wie ein Konto darf.
messages-refused-busy = Der Server hat viel zu tun. Versuch es gleich noch einmal.
messages-refused-you_blocked = Du hast diese Person blockiert. Hebe zuerst die Blockierung auf.
messages-refused-no_such_room = Diese Unterhaltung gibt es nicht mehr, oder du gehörst nicht mehr dazu.
messages-refused-no_such_message = Diese Nachricht gibt es nicht mehr.
messages-refused-not_yours = Diese Nachricht ist nicht von dir, du kannst sie nicht ändern.
messages-refused-deleted = Diese Nachricht wurde in einem anderen Fenster gelöscht.
messages-refused-edited_elsewhere = Diese Nachricht wurde inzwischen in einem anderen Fenster bearbeitet. Sieh sie dir noch einmal an und bearbeite sie dann.
messages-refused-not_a_group = Das geht nur in Gruppen.
messages-refused-not_owner = Das kann nur die Leitung der Gruppe.
messages-refused-group_full = Die Gruppe ist voll.
messages-refused-malformed = Das konnte nicht gesendet werden. Lade die Seite neu und versuch es noch einmal.
