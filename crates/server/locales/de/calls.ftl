## The app Calls: the page.

calls-dial = Jemanden anrufen
calls-dial-hint = Der genaue Benutzername der Person
calls-dial-video = Videoanruf
calls-dial-voice = Sprachanruf
calls-recent = Letzte Anrufe
calls-recent-empty = Noch hat niemand angerufen, und du hast niemanden angerufen.
calls-earlier = Frühere Anrufe
calls-newest = Neueste Anrufe
calls-clear = Liste leeren
calls-clear-why = Das leert nur deine eigene Liste. Die Leute, mit denen du gesprochen hast, behalten ihre.
calls-clear-now = Leeren
calls-sign-out = Von „Anrufe“ abmelden
calls-no-scripts = Anrufe brauchen JavaScript, das in diesem Browser ausgeschaltet ist. Die Liste unten funktioniert auch ohne.

## Lines of the list.

calls-outgoing = Ausgehend
calls-incoming = Eingehend
calls-missed = Verpasst
calls-unanswered = Keine Antwort
calls-declined = Abgelehnt
calls-cancelled = Abgebrochen
calls-was-busy = Besetzt
calls-deleted = Gelöschtes Konto
calls-lasted = Dauer { $time }
# The name of a button; $name is a person.
calls-call-voice = { $name } anrufen
calls-call-video = { $name } mit Kamera anrufen

## What stands above the list when something is the matter.

calls-line-waiting = Verbindung wird wiederhergestellt … Gleich erreichen dich Anrufe wieder.
calls-line-signed-out = Du bist hier abgemeldet, deshalb erreicht kein Anruf dieses Fenster.
calls-line-sign-in = Anmelden
calls-line-replaced = Diese Seite ist in einem anderen Tab offen, der jetzt die Anrufe annimmt.
calls-line-take-over = Hier annehmen
calls-silent = Dieses Fenster kann nicht klingeln, bevor du darin auf etwas drückst.
calls-silent-wake = Klingeln lassen
calls-elsewhere = Du bist in einem anderen Fenster in einem Anruf mit { $name }.
calls-elsewhere-end = Den Anruf dort beenden

## Why a call cannot be begun.

calls-refused-yourself = Das ist dein eigener Benutzername.
calls-refused-unknown = Hier hat niemand den Benutzernamen { $name }. Prüfe die Schreibweise.
calls-refused-in_a_call = Du bist in einem anderen Fenster in einem Anruf, oder jemand ruft dich gerade an. Beende das zuerst.
calls-refused-blocked = Du hast { $name } blockiert. Um anzurufen, hebe die Blockierung in „Nachrichten“ auf.
calls-refused-too_many = Das waren viele Anrufe in kurzer Zeit. Warte eine Minute und versuch es dann noch einmal.
calls-refused-out_of_turn = Das ist kein Benutzername. Prüfe die Schreibweise.
calls-refused-unavailable = Der Anruf konnte nicht beginnen. Versuch es gleich noch einmal.
calls-refused-offline = Im Moment besteht keine Verbindung zum Server. Versuch es noch einmal, wenn sie wieder da ist.
calls-refused-empty = Gib einen Benutzernamen ein.

## The call itself: its state.

calls-preparing = Wird vorbereitet …
calls-calling = Wird angerufen …
calls-rings-voice = ruft dich an
calls-rings-video = ruft dich mit Kamera an
calls-connecting = Wird verbunden …
calls-reconnecting = Verbindung wird wiederhergestellt …
calls-over-declined = Anruf abgelehnt
calls-over-busy = Besetzt: in einem anderen Anruf
calls-over-no_answer = Keine Antwort
calls-over-they_hung_up = Anruf beendet
calls-over-you_hung_up = Anruf beendet
calls-over-ended_elsewhere = In einem anderen Fenster beendet
calls-over-lost = Verbindung verloren
calls-over-stopped = Der Server wird neu gestartet. Ruf gleich noch einmal an.
calls-over-gone = Der Anruf ist vorbei
calls-over-cancelled = Anruf beendet
calls-over-unreachable = Zwischen euren Netzen kam keine Verbindung zustande. Versuch es in einem anderen Netz oder bitte die Serververwaltung um ein Relay.
calls-over-after = { $why } · nach { $time }
calls-toast-answered = In einem anderen Fenster angenommen
calls-toast-declined = In einem anderen Fenster abgelehnt
calls-toast-missed = Verpasster Anruf von { $name }
# The title of the window while it rings.
calls-title-rings = ☎ { $name }

## Buttons of a call.

calls-decline = Ablehnen
calls-answer-voice = Annehmen
calls-answer-video = Mit Kamera annehmen
calls-mute = Stumm
calls-camera-off = Kamera aus
calls-share = Bildschirm teilen
calls-settings = Geräte
calls-hang-up = Auflegen
calls-cancel = Abbrechen
calls-again = Noch einmal anrufen
calls-close = Schließen
calls-retry = Noch einmal versuchen
calls-anyway = Trotzdem anrufen
calls-controls = Bedienung des Anrufs
calls-their-picture = Bild von { $name }
calls-your-picture = Dein eigenes Bild

## Said in passing during a call.

calls-note-muted = { $name } ist stumm
calls-note-you-are-muted = Du bist stumm
calls-note-shares = { $name } teilt einen Bildschirm
calls-note-you-share = Du teilst deinen Bildschirm
calls-note-blocked = Der Browser hält den Anruf stumm, bis du auf etwas drückst.

## Devices.

calls-settings-title = Geräte
calls-settings-microphone = Mikrofon
calls-settings-camera = Kamera
calls-settings-speaker = Lautsprecher
calls-settings-default = Vom System gewählt
calls-settings-none = Nichts gefunden
calls-settings-unnamed = Gerät { $n }
calls-settings-relay = Meine Netzwerkadresse verbergen
calls-settings-relay-hint = Anrufe laufen dann über das Relay dieses Servers. Das gilt ab dem nächsten Anruf; es kann einen Moment länger dauern, bis ein Anruf beginnt.
calls-settings-done = Fertig

calls-microphone-refused = Der Browser erlaubt dieser Seite das Mikrofon nicht, deshalb hört man dich nicht. Erlaube es in der Adressleiste und versuch es dann noch einmal.
calls-microphone-missing = Es wurde kein Mikrofon gefunden, deshalb hört man dich nicht. Schließ eines an und versuch es dann noch einmal.
calls-microphone-busy = Ein anderes Programm benutzt das Mikrofon, deshalb hört man dich nicht. Schließ es und versuch es dann noch einmal.
calls-microphone-insecure = Diese Seite kommt nicht über HTTPS, deshalb verwehrt ihr der Browser Mikrofon und Kamera. Frag die Serververwaltung.
calls-microphone-other = Das Mikrofon ließ sich nicht öffnen, deshalb hört man dich nicht. Versuch es noch einmal oder wähle ein anderes.
calls-camera-refused = Der Browser erlaubt dieser Seite die Kamera nicht. Der Anruf geht ohne sie weiter.
calls-camera-missing = Es wurde keine Kamera gefunden. Der Anruf geht ohne sie weiter.
calls-camera-busy = Ein anderes Programm benutzt die Kamera. Der Anruf geht ohne sie weiter.
calls-camera-other = Die Kamera ließ sich nicht öffnen. Der Anruf geht ohne sie weiter.
calls-screen-busy = Der Bildschirm konnte nicht geteilt werden: Das System hat ihn nicht freigegeben.
calls-screen-missing = Es gibt keinen Bildschirm, der sich teilen lässt.
calls-screen-other = Der Bildschirm konnte nicht geteilt werden.
