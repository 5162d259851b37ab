### Turning two-step verification on; trusted phones.

# $at: the step at hand; $of: how many
steps = Schritt { $at } von { $of }
wizard-leave = Abbrechen und ausgeschaltet lassen

phone-title = Welches Telefon soll deine Codes bekommen?
phone-text = Wir senden bei jeder Anmeldung einen Code dorthin.
phone-another-title = Vertrauenswürdiges Telefon hinzufügen
phone-another-text = Auch dieses kann deine Codes empfangen: ein zweites Telefon von dir oder das eines nahestehenden Menschen.
phone-replace-title = Vertrauenswürdiges Telefon ersetzen
phone-replace-text = Die neue Nummer ersetzt
phone-country = Land
phone-number = Telefonnummer
phone-number-hint = Schreib sie so, wie du sie wählen würdest, mit oder ohne Landesvorwahl.
phone-use = Wir verwenden die Nummer für Codes und für Warnungen zu deinem Konto, für nichts anderes. Niemand sonst sieht sie.
phone-other-number = Andere Nummer verwenden

confirm-title = Bevor sie eingeschaltet wird
confirm-code-title = Jede Anmeldung fragt nach einem Code
confirm-code = Zuerst dein Passwort, dann der Code von deinem Telefon oder dein Wiederherstellungsschlüssel.
confirm-sessions-title = Andere Sitzungen enden jetzt
# $count: how many other sessions there are
confirm-sessions =
    { $count ->
        [0] Du bist sonst nirgends angemeldet.
        [one] Du bist noch an einer anderen Stelle angemeldet. Diese Sitzung endet sofort.
       *[other] Du bist noch an { $count } anderen Stellen angemeldet. Diese Sitzungen enden sofort.
    }
confirm-lost-title = Verliere nie zwei von den dreien
confirm-lost = Passwort, Telefon und Wiederherstellungsschlüssel: Mit je zwei davon lässt sich das dritte wiederherstellen. Ohne zwei davon kann dich niemand wieder hineinlassen, auch wir nicht.
confirm-waits-title = Es dauert bis zu drei Tage
confirm-waits = Dieses Gerät oder etwas an deinem Konto ist neu. Wir fragen dich zuerst auf deinen anderen Kontaktwegen, damit niemand sie an deiner Stelle einschaltet.
confirm-button = Einschalten

waiting-title = Fast fertig
waiting-by-contact = Wir haben eine Nachricht an deine älteren Kontaktwege gesendet. Öffne den Link darin, um zu bestätigen, dass du es warst.
waiting-or-until = Wenn niemand es stoppt, wird sie von selbst eingeschaltet am
waiting-until = Wenn niemand es stoppt, wird sie eingeschaltet am
waiting-why = Wir warten, weil dieses Gerät oder etwas an deinem Konto neu ist. So kann niemand, der nur dein Passwort hat, sie an deiner Stelle einschalten.
waiting-go-on = Inzwischen weitermachen
waiting-stop = Stoppen

turned-on-title = Zweistufige Bestätigung ist eingeschaltet
turned-on-text = Ab jetzt kommt mit deinem Passwort allein niemand hinein.
# $count: how many other sessions ended
turned-on-sessions =
    { $count ->
        [0] Bewahre deinen Wiederherstellungsschlüssel an einem sicheren Ort auf, getrennt von deinem Telefon.
        [one] Eine andere Sitzung wurde beendet. Bewahre deinen Wiederherstellungsschlüssel an einem sicheren Ort auf, getrennt von deinem Telefon.
       *[other] { $count } andere Sitzungen wurden beendet. Bewahre deinen Wiederherstellungsschlüssel an einem sicheren Ort auf, getrennt von deinem Telefon.
    }
