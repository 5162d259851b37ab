### Texts and mails. $name: the display name; $user: the user name; $when: a moment; $link: where to say ‘this was not me’, or to answer; $count: how many.

## Texts. The last line binds the code to this site, so that phones fill it in here and nowhere else.

# $device: a browser and system; $code: the digits
mail-confirm-sign-in-subject = Meldest du dich gerade an?
mail-confirm-sign-in-body =
    Hallo { $name },

    jemand meldet sich als { $user } an, auf { $device } und mit dem richtigen Passwort. Für dieses Konto wird gerade die zweistufige Bestätigung eingeschaltet, und noch ist nicht bestätigt, dass du das tust. Deshalb wird jede Anmeldung mit einem Code bestätigt:

    { $code }

    Das warst nicht du? Dann sag diesen Code niemandem und wähle ein neues Passwort: Jemand kennt deines.
# $code: the digits; $app: the app that is signed in to; $host: the host of the public address
text-code-sign-in =
    { $code } ist dein Code zum Anmelden bei { $app }. Sag ihn niemandem: Wir fragen nie danach.

    @{ $host } #{ $code }
# $word: eight letters, where others have asked for many codes
text-code-sign-in-word =
    { $code } ist dein Code zum Anmelden bei { $app }. Sag ihn niemandem: Wir fragen nie danach. Falls die Anmeldeseite nach einem Wort fragt, lautet es { $word }

    @{ $host } #{ $code }
text-code-enrol =
    { $code } ist dein Code, um dieses Telefon zu bestätigen.

    @{ $host } #{ $code }
text-code-step-up =
    { $code } ist dein Code, um dein Konto zu ändern. Sag ihn niemandem: Wir fragen nie danach.

    @{ $host } #{ $code }

text-code-desk = { $code }: Du sprichst mit dem Support von { $host }. Nenne dort diesen Code nur, wenn du selbst angerufen hast.
# $text: what is approved, such as ‘pay 4.99 to Store’
text-code-approve =
    { $code }: { $text }

    @{ $host } #{ $code }

## Calls that speak a code. Short sentences: a machine reads them out.

# How the language is called by those who speak it out (BCP 47)
call-language = de-DE
# $digits: the digits with commas between them, so that they are spoken one by one
call-code-sign-in = Hallo. Das ist dein Code zum Anmelden bei { $app }: { $digits }.
call-code-enrol = Hallo. Das ist dein Code, um dieses Telefon bei { $host } zu bestätigen: { $digits }.
call-code-step-up = Hallo. Das ist dein Code, um dein Konto bei { $host } zu ändern: { $digits }.
call-code-desk = Hallo. Das ist dein Code für den Support von { $host }: { $digits }. Nenne dort diesen Code nur, wenn du selbst angerufen hast.
call-code-approve = Hallo. Mit diesem Code stimmst du bei { $host } zu: { $text }. Der Code ist: { $digits }.
call-code-again = Noch einmal: { $digits }.
# $word: eight letters with commas between them
call-code-word = Falls die Anmeldeseite nach einem Wort fragt, sind dies seine Buchstaben: { $word }.
call-code-end = Sag diesen Code niemandem: Wir fragen nie danach. Auf Wiederhören.

## Texts that tell of something.

# $what: the subject of the mail that says the same; $host: the host of the public address
text-notice = { $what }. Konto { $user } auf { $host }. Das warst nicht du? { $link }
# $when: the earliest moment at which it can be finished
text-recovery-waits = Jemand will mit einem deiner drei Dinge in { $user } auf { $host } zurück, ab { $when }. Das bist nicht du? Stoppen: { $link }
text-question = { $what } Konto { $user } auf { $host }: { $link }

text-operator = { $what }. Konto { $user } auf { $host }. Nicht von dir gewünscht? Frag die Serververwaltung.
# What `doorcode courier send-test` sends.
text-courier-test = Test von { $host }: SMS und E-Mails kommen hier an.
mail-courier-test-subject = Test von { $host }

mail-toll-subject = Die SMS auf { $host } kosten zu viel
mail-toll-body =
    { $what }

    `doorcode courier status` auf { $host } zeigt, was gesendet wurde und an welche Nummern. Was du ändern kannst (Länder, Budgets, Preise), steht in docs/couriers.md. Wir schreiben das einmal am Tag.
toll-day = Die SMS von heute haben { $day } gekostet, dein Budget für einen Tag. Bis morgen kann niemand ein neues Telefon hinzufügen. Vertrauenswürdige Telefone bekommen weiterhin Codes.
toll-month = Die SMS von 30 Tagen haben { $month } gekostet, dein Budget für einen Monat. Vorerst kann niemand ein neues Telefon hinzufügen. Vertrauenswürdige Telefone bekommen weiterhin Codes.
toll-ceiling = Die SMS haben das Fünffache eines Budgets gekostet ({ $day } am Tag, { $month } in 30 Tagen). Codes gehen nur noch für bekannte Geräte an vertrauenswürdige Telefone, und beim Zehnfachen an niemanden. Wer angemeldet ist, bleibt es, und Wiederherstellungsschlüssel öffnen wie immer.
toll-prefix = Es gingen zu viele Codes an neue Telefone, deren Nummern mit { $prefix } beginnen, oder zu wenige davon wurden eingegeben. SMS an neue Telefone mit diesem Anfang sind angehalten, heute und vielleicht morgen. Womöglich verdient jemand daran.

## Mails.

# What an operator has done. $role: person, desk or operator
mail-disabled-subject = Dein Konto wurde deaktiviert
mail-disabled-body =
    Hallo { $name },

    die Serververwaltung hat { $user } am { $when } deaktiviert. Alle Sitzungen sind beendet, und niemand kann sich anmelden. Es wurde nichts gelöscht.

    Du weißt nicht, warum? Frag die Serververwaltung.
mail-enabled-subject = Dein Konto wurde wieder aktiviert
mail-enabled-body =
    Hallo { $name },

    die Serververwaltung hat { $user } am { $when } wieder aktiviert. Du kannst dich anmelden wie zuvor.
mail-role-subject = Dein Konto darf jetzt anderes
mail-role-body =
    Hallo { $name },

    die Serververwaltung hat { $user } am { $when } eine andere Rolle gegeben. Sie lautet jetzt: { $role ->
        [desk] Support
        [operator] Serververwaltung
       *[other] Person
    }.

    Du weißt nicht, warum? Frag die Serververwaltung.
mail-sessions-ended-subject = Alle deine Sitzungen wurden beendet
mail-sessions-ended-body =
    Hallo { $name },

    die Serververwaltung hat am { $when } alle Sitzungen von { $user } beendet. Melde dich dort wieder an, wo du es brauchst.

    Du weißt nicht, warum? Frag die Serververwaltung.

# $link: where to go
mail-verify-subject = Ist das deine Adresse?
mail-verify-body =
    Hallo { $name },

    jemand, hoffentlich du, hat diese Adresse für das Konto { $user } angegeben. Öffne diese Seite, um zu bestätigen, dass sie dir gehört:

    { $link }

    Das warst nicht du? Dann tu nichts.
mail-reset-subject = Ein neues Passwort
mail-reset-body =
    Hallo { $name },

    jemand, hoffentlich du, hat das Passwort von { $user } vergessen. Öffne diese Seite, um ein neues zu wählen:

    { $link }

    Das warst nicht du? Dann tu nichts; dein Passwort bleibt, wie es ist.
mail-new-device-subject = Jemand hat sich auf einem neuen Gerät angemeldet
mail-new-device-body =
    Hallo { $name },

    am { $when } gab es eine Anmeldung als { $user } auf einem Gerät, das wir noch nicht kannten.

    Das warst nicht du? Melde es hier, und wir sperren aus, wer immer es war:

    { $link }
mail-key-used-subject = Dein Wiederherstellungsschlüssel wurde benutzt
mail-key-used-body =
    Hallo { $name },

    der Wiederherstellungsschlüssel von { $user } wurde am { $when } zum Anmelden benutzt.

    Das warst nicht du? Melde es hier, und wir sperren aus, wer immer es war:

    { $link }
mail-key-made-subject = Du hast einen neuen Wiederherstellungsschlüssel
mail-key-made-body =
    Hallo { $name },

    für { $user } wurde am { $when } ein neuer Wiederherstellungsschlüssel erstellt. Der alte öffnet nichts mehr.

    Das warst nicht du? Melde es hier, und wir sperren aus, wer immer es war:

    { $link }
mail-phone-added-subject = Ein Telefon wurde hinzugefügt
mail-phone-added-body =
    Hallo { $name },

    zu { $user } wurde am { $when } ein vertrauenswürdiges Telefon hinzugefügt.

    Das warst nicht du? Melde es hier, und wir sperren aus, wer immer es war:

    { $link }
mail-phone-removed-subject = Ein Telefon wurde entfernt
mail-phone-removed-body =
    Hallo { $name },

    ein vertrauenswürdiges Telefon von { $user } wurde am { $when } entfernt.

    Das warst nicht du? Melde es hier, und wir sperren aus, wer immer es war:

    { $link }
mail-turned-on-subject = Zweistufige Bestätigung ist eingeschaltet
mail-turned-on-body =
    Hallo { $name },

    für { $user } wurde am { $when } die zweistufige Bestätigung eingeschaltet. Ab jetzt braucht eine Anmeldung das Passwort und einen Code.

    Das warst nicht du? Melde es hier, und wir sperren aus, wer immer es war:

    { $link }
# $days: how many
mail-turned-on-unanswered-subject = Zweistufige Bestätigung ist eingeschaltet, und niemand hat geantwortet
mail-turned-on-unanswered-body =
    Hallo { $name },

    vor drei Tagen haben wir gefragt, ob du für { $user } die zweistufige Bestätigung einschaltest. Niemand hat geantwortet, deshalb wurde sie am { $when } eingeschaltet. Ab jetzt braucht eine Anmeldung das Passwort und einen Code an das neue Telefon.

    Das warst nicht du? { $days } Tage lang kannst du es hier rückgängig machen und aussperren, wer immer es war:

    { $link }
mail-turn-on-waits-subject = Wolltest du die zweistufige Bestätigung einschalten?
mail-turn-on-waits-body =
    Hallo { $name },

    jemand, der als { $user } angemeldet ist, will die zweistufige Bestätigung mit einem neuen Telefon einschalten. Sag uns hier, ob du das warst:

    { $link }
mail-turned-off-subject = Zweistufige Bestätigung ist ausgeschaltet
mail-turned-off-body =
    Hallo { $name },

    für { $user } wurde am { $when } die zweistufige Bestätigung ausgeschaltet.

    Das warst nicht du? Melde es hier, und wir sperren aus, wer immer es war:

    { $link }

    Drei Tage lang kannst du sie auch auf der Seite deines Kontos wieder einschalten. Dafür genügt dein Telefon oder dein Wiederherstellungsschlüssel allein.
mail-password-changed-subject = Dein Passwort wurde geändert
mail-password-changed-body =
    Hallo { $name },

    das Passwort von { $user } wurde am { $when } geändert.

    Das warst nicht du? Melde es hier, und wir sperren aus, wer immer es war:

    { $link }
mail-email-changed-subject = Deine E-Mail-Adresse wurde geändert
mail-email-changed-body =
    Hallo { $name },

    die E-Mail-Adresse von { $user } wurde am { $when } geändert.

    Das warst nicht du? Melde es hier, und wir sperren aus, wer immer es war:

    { $link }
# $days: how many
mail-email-taken-subject = Für dein Konto wurde eine andere Adresse angegeben
mail-email-taken-body =
    Hallo { $name },

    die E-Mail-Adresse von { $user } wurde am { $when } geändert, von dieser hier zu einer anderen.

    Das warst nicht du? { $days } Tage lang kannst du diese Adresse hier zurückholen und aussperren, wer immer es war:

    { $link }
# $text: what was approved
mail-approved-subject = Du hast etwas freigegeben
mail-approved-body =
    Hallo { $name },

    { $user } hat am { $when } Folgendes freigegeben:

    { $text }

    Das warst nicht du? Melde es hier, und wir sperren aus, wer immer es war:

    { $link }
mail-desk-opened-subject = Jemand spricht mit dem Support über dein Konto
mail-desk-opened-body =
    Hallo { $name },

    jemand hat am { $when } mit dem Support über { $user } gesprochen. Der Support kann nichts tun ohne einen Code, der an dein Telefon geht.

    Das warst nicht du? Sag niemandem einen solchen Code. Melde es hier, und der Support unternimmt einen Tag lang nichts an deinem Konto:

    { $link }
mail-desk-verified-subject = Dem Support wurde ein Code von dir vorgelesen
mail-desk-verified-body =
    Hallo { $name },

    ein Code, der auf dein Telefon kam, wurde am { $when } dem Support vorgelesen. Fünf Minuten lang konnte der Support die Sitzungen von { $user } beenden und nichts anderes.

    Das warst nicht du? Dann hat jemand dein Telefon. Melde es hier, und der Support unternimmt einen Tag lang nichts an deinem Konto:

    { $link }
mail-desk-sessions-ended-subject = Der Support hat alle deine Sitzungen beendet
mail-desk-sessions-ended-body =
    Hallo { $name },

    der Support hat am { $when } alle Sitzungen von { $user } beendet, für jemanden, der einen Code von deinem Telefon vorgelesen hatte. Melde dich dort wieder an, wo du es brauchst.

    Das warst nicht du? Dann hat jemand dein Telefon. Melde es hier, und der Support unternimmt einen Tag lang nichts an deinem Konto:

    { $link }
mail-account-deleted-subject = Dein Konto ist gelöscht
mail-account-deleted-body =
    Hallo { $name },

    das Konto { $user } wurde am { $when } mit allem, was darin war, gelöscht. Das lässt sich nicht rückgängig machen.

    Das warst nicht du? Dann hatte jemand dein Passwort und dazu dein Telefon oder deinen Wiederherstellungsschlüssel: Sag der Serververwaltung Bescheid.
mail-second-step-failed-subject = Jemand hat dein Passwort eingegeben, aber nicht deinen Code
mail-second-step-failed-body =
    Hallo { $name },

    jemand hat am { $when } das richtige Passwort von { $user } eingegeben und danach einen falschen Code oder Wiederherstellungsschlüssel. Niemand ist hineingekommen.

    Hast du dich nur vertippt? Dann tu nichts. Das warst nicht du? Dann kennt jemand dein Passwort. Melde es hier, und wir sperren es:

    { $link }
mail-codes-used-up-subject = Jemand mit deinem Passwort fordert viele Codes an
mail-codes-used-up-body =
    Hallo { $name },

    das richtige Passwort von { $user } wurde eingegeben, und es wurden so viele Codes angefordert, dass wir eine Zeit lang keine mehr senden. Niemand ist hineingekommen. Wenn du dich jetzt auf einem neuen Gerät anmeldest, sieh dir die letzte SMS auf deinem Telefon an: Darin steht ein Wort, mit dem du sofort einen Code bekommst.

    Das warst du? Dann tu nichts. Das warst nicht du? Dann kennt jemand dein Passwort. Melde es hier, und wir sperren es:

    { $link }
mail-second-step-failed-again-subject =
    { $count ->
        [one] Es wurde noch einmal versucht, sich mit deinem Passwort anzumelden
       *[other] Es wurde noch { $count }-mal versucht, sich mit deinem Passwort anzumelden
    }
mail-second-step-failed-again-body =
    Hallo { $name },

    seit unserer letzten E-Mail zu { $user } wurden nach dem richtigen Passwort falsche Codes oder Wiederherstellungsschlüssel eingegeben: { $count } weitere. Niemand ist damit hineingekommen.

    Das warst nicht du? Dann kennt jemand dein Passwort. Melde es hier, und wir sperren es:

    { $link }
mail-recovery-waits-subject = Jemand will durch die verzögerte Wiederherstellung in dein Konto
mail-recovery-waits-body =
    Hallo { $name },

    jemand hat eines deiner drei Dinge (Passwort, Telefon, Wiederherstellungsschlüssel) für { $user } gezeigt und sagt, die anderen beiden seien verloren. Du hast diesen Rückweg gewählt. Wenn niemand widerspricht, kommt diese Person ab { $when } hinein. Wir melden es dir dreimal.

    Das bist du? Dann tu nichts. Das bist nicht du? Dann stoppe es jetzt: Melde dich an oder sag es hier:

    { $link }
mail-recovery-stopped-subject = Die verzögerte Wiederherstellung wurde gestoppt
mail-recovery-stopped-body =
    Hallo { $name },

    die verzögerte Wiederherstellung von { $user } endete am { $when }. Niemand kam durch sie hinein, und eine neue lässt sich erst 30 Tage nach ihrem Beginn beginnen.

    Etwas davon warst nicht du? Sag es hier:

    { $link }
mail-recovery-finished-subject = Jemand kam durch die verzögerte Wiederherstellung in dein Konto zurück
mail-recovery-finished-body =
    Hallo { $name },

    eine Woche nachdem wir es dir zum ersten Mal gemeldet haben, hat jemand am { $when } eines der drei Dinge von { $user } noch einmal gezeigt und ersetzt, was verloren war. Alle Sitzungen wurden beendet.

    Das warst du? Dann tu nichts. Das warst nicht du? Sag es hier, und wir sperren das Passwort:

    { $link }
mail-recovery-chosen-subject = Dein Konto hat jetzt die verzögerte Wiederherstellung
mail-recovery-chosen-body =
    Hallo { $name },

    am { $when } wurde für { $user } die verzögerte Wiederherstellung gewählt: In drei Tagen genügt eines der drei Dinge, um nach einer Woche zurückzukommen, wenn niemand widerspricht.

    Das warst nicht du? Dann hat jemand zwei deiner drei Dinge. Sag es hier, und wir sperren das Passwort:

    { $link }
mail-recovery-unchosen-subject = Dein Konto hat die verzögerte Wiederherstellung nicht mehr
mail-recovery-unchosen-body =
    Hallo { $name },

    am { $when } wurde für { $user } die verzögerte Wiederherstellung abgewählt: Sind zwei der drei Dinge verloren, gibt es keinen Rückweg.

    Das warst nicht du? Dann hat jemand zwei deiner drei Dinge. Sag es hier, und wir sperren das Passwort:

    { $link }
mail-locked-subject = Dein Passwort ist gesperrt: Wähle ein neues
mail-locked-body =
    Hallo { $name },

    du hast uns gemeldet, dass etwas bei { $user } nicht von dir kam. Wir haben es beendet, und mit dem aktuellen Passwort kann sich niemand mehr anmelden.

    Wähle hier ein neues Passwort. Wenn die zweistufige Bestätigung eingeschaltet ist, halte deinen Wiederherstellungsschlüssel bereit. Ohne ihn genügen dein altes Passwort und dein Telefon:

    { $link }
