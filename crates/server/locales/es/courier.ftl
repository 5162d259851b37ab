### Texts and mails. $name: the display name; $user: the user name; $when: a moment; $link: where to say ‘this was not me’, or to answer; $count: how many.

## Texts. The last line binds the code to this site, so that phones fill it in here and nowhere else.

# $device: a browser and system; $code: the digits
mail-confirm-sign-in-subject = ¿Eres tú quien inicia sesión?
mail-confirm-sign-in-body =
    Hola, { $name }:

    Alguien inicia sesión como { $user } desde { $device }, con la contraseña correcta. Se está activando la verificación en dos pasos para esta cuenta, y nadie ha dicho todavía que seas tú quien la activa. Por eso, cada inicio de sesión se confirma con un código:

    { $code }

    ¿No fuiste tú? Entonces no le digas este código a nadie y elige una contraseña nueva: alguien conoce la tuya.
# $code: the digits; $app: the app that is signed in to; $host: the host of the public address
text-code-sign-in =
    { $code } es tu clave de un solo uso para entrar en { $app }. No se la digas a nadie: nunca te la pedimos.

    @{ $host } #{ $code }
# $word: eight letters, where others have asked for many codes
text-code-sign-in-word =
    { $code } es tu clave de un solo uso para entrar en { $app }. No se la digas a nadie: nunca te la pedimos. Si al entrar se te pide una palabra, es { $word }

    @{ $host } #{ $code }
text-code-enrol =
    { $code } es tu clave de un solo uso para confirmar este teléfono.

    @{ $host } #{ $code }
text-code-step-up =
    { $code } es tu clave de un solo uso para modificar tu cuenta. No se la digas a nadie: nunca te la pedimos.

    @{ $host } #{ $code }

text-code-desk = { $code }: hablas con soporte en { $host }. Diles esta clave de un solo uso solamente si eres quien hizo la llamada.
# $text: what is approved, such as ‘pay 4.99 to Store’
text-code-approve =
    { $code }: { $text }

    @{ $host } #{ $code }

## Calls that speak a code. Short sentences: a machine reads them out.

# How the language is called by those who speak it out (BCP 47)
call-language = es-ES
# $digits: the digits with commas between them, so that they are spoken one by one
call-code-sign-in = Hola. Esta es tu clave de un solo uso para entrar en { $app }: { $digits }.
call-code-enrol = Hola. Esta es tu clave de un solo uso para confirmar este teléfono en { $host }: { $digits }.
call-code-step-up = Hola. Esta es tu clave de un solo uso para modificar tu cuenta en { $host }: { $digits }.
call-code-desk = Hola. Esta es tu clave de un solo uso para el soporte de { $host }: { $digits }. Diles esta clave solamente si eres quien hizo la llamada.
call-code-approve = Hola. Con esta clave de un solo uso apruebas en { $host }: { $text }. La clave es: { $digits }.
call-code-again = Otra vez: { $digits }.
# $word: eight letters with commas between them
call-code-word = Si al entrar se te pide una palabra, estas son sus letras: { $word }.
call-code-end = No se la digas a nadie: nunca te la pedimos. Adiós.

## Texts that tell of something.

# $what: the subject of the mail that says the same; $host: the host of the public address
text-notice = { $what }. Cuenta { $user } en { $host }. ¿No lo reconoces? { $link }
# $when: the earliest moment at which it can be finished
text-recovery-waits = Alguien quiere recuperar la cuenta { $user } en { $host } con uno de tus tres elementos, a partir del { $when }. ¿No lo reconoces? Detenlo: { $link }
text-question = { $what } Cuenta { $user } en { $host }: { $link }

text-operator = { $what }. Cuenta { $user } en { $host }. ¿No lo pediste? Pregunta a quienes administran el servidor.

# What `doorcode courier send-test` sends.
text-courier-test = Prueba de { $host }: los SMS y los correos llegan a este destino.

## Mails.

mail-courier-test-subject = Prueba de { $host }

mail-toll-subject = Los SMS cuestan demasiado en { $host }
mail-toll-body =
    { $what }

    `doorcode courier status` en { $host } dice qué se envió y a qué números. Lo que puedes cambiar (países, presupuestos, precios) está en docs/couriers.md. Lo escribimos una vez al día.
toll-day = Los SMS de hoy han costado { $day }, tu presupuesto de un día. Hasta mañana nadie puede añadir un teléfono nuevo. Los teléfonos de confianza siguen recibiendo códigos.
toll-month = Los SMS de 30 días han costado { $month }, tu presupuesto de un mes. Por ahora nadie puede añadir un teléfono nuevo. Los teléfonos de confianza siguen recibiendo códigos.
toll-ceiling = Los SMS han costado cinco veces un presupuesto ({ $day } al día, { $month } en 30 días). Los códigos salen a teléfonos de confianza solo para dispositivos conocidos, y con diez veces un presupuesto a nadie. Quien tiene la sesión iniciada la conserva, y las claves de recuperación abren como siempre.
toll-prefix = Salieron demasiados códigos a teléfonos nuevos cuyos números empiezan por { $prefix }, o se escribieron demasiado pocos. Los SMS a teléfonos nuevos que empiezan así están parados, hoy y quizá mañana. Puede que alguien gane dinero con ellos.

# What an operator has done. $role: person, desk or operator
mail-disabled-subject = Tu cuenta fue deshabilitada
mail-disabled-body =
    Hola, { $name }:

    Quienes administran este servidor deshabilitaron la cuenta { $user } el { $when }. Todas las sesiones se cerraron y nadie puede iniciar sesión. No se eliminó nada.

    ¿No sabes por qué? Pregúntales.
mail-enabled-subject = Tu cuenta fue habilitada de nuevo
mail-enabled-body =
    Hola, { $name }:

    Quienes administran este servidor habilitaron de nuevo la cuenta { $user } el { $when }. Puedes iniciar sesión como antes.
mail-role-subject = Cambió lo que tu cuenta puede hacer
mail-role-body =
    Hola, { $name }:

    Quienes administran este servidor dieron otro rol a la cuenta { $user } el { $when }. Ahora es: { $role ->
        [desk] mesa de soporte
        [operator] administración
       *[other] persona
    }.

    ¿No sabes por qué? Pregúntales.
mail-sessions-ended-subject = Se cerraron todas tus sesiones
mail-sessions-ended-body =
    Hola, { $name }:

    Quienes administran este servidor cerraron todas las sesiones de { $user } el { $when }. Inicia sesión de nuevo donde lo necesites.

    ¿No sabes por qué? Pregúntales.

# $link: where to go
mail-verify-subject = ¿Es tuya esta dirección?
mail-verify-body =
    Hola, { $name }:

    Alguien (esperamos que tú) indicó esta dirección para la cuenta { $user }. Abre esta página para confirmar que es tuya:

    { $link }

    ¿No fuiste tú? Entonces no hagas nada.
mail-reset-subject = Una contraseña nueva
mail-reset-body =
    Hola, { $name }:

    Alguien (esperamos que tú) olvidó la contraseña de { $user }. Abre esta página para elegir una nueva:

    { $link }

    ¿No fuiste tú? Entonces no hagas nada; tu contraseña queda como está.
mail-new-device-subject = Alguien inició sesión en un dispositivo nuevo
mail-new-device-body =
    Hola, { $name }:

    Alguien inició sesión en la cuenta { $user } el { $when }, en un dispositivo que no habíamos visto antes.

    ¿No fuiste tú? Dilo aquí y cortaremos el acceso a quien haya sido:

    { $link }
mail-key-used-subject = Se usó tu clave de recuperación
mail-key-used-body =
    Hola, { $name }:

    La clave de recuperación de { $user } se usó para iniciar sesión el { $when }.

    ¿No fuiste tú? Dilo aquí y cortaremos el acceso a quien haya sido:

    { $link }
mail-key-made-subject = Tienes una clave de recuperación nueva
mail-key-made-body =
    Hola, { $name }:

    El { $when } se creó una clave de recuperación nueva para { $user }. La anterior ya no abre nada.

    ¿No fuiste tú? Dilo aquí y cortaremos el acceso a quien haya sido:

    { $link }
mail-phone-added-subject = Se añadió un teléfono
mail-phone-added-body =
    Hola, { $name }:

    El { $when } se añadió un teléfono de confianza a { $user }.

    ¿No fuiste tú? Dilo aquí y cortaremos el acceso a quien haya sido:

    { $link }
mail-phone-removed-subject = Se quitó un teléfono
mail-phone-removed-body =
    Hola, { $name }:

    El { $when } se quitó un teléfono de confianza de { $user }.

    ¿No fuiste tú? Dilo aquí y cortaremos el acceso a quien haya sido:

    { $link }
mail-turned-on-subject = La verificación en dos pasos está activada
mail-turned-on-body =
    Hola, { $name }:

    La verificación en dos pasos se activó para { $user } el { $when }. A partir de ahora, iniciar sesión requiere la contraseña y un código.

    ¿No fuiste tú? Dilo aquí y cortaremos el acceso a quien haya sido:

    { $link }
# $days: how many
mail-turned-on-unanswered-subject = La verificación en dos pasos está activada y nadie respondió
mail-turned-on-unanswered-body =
    Hola, { $name }:

    Hace tres días preguntamos si eras tú quien activaba la verificación en dos pasos para { $user }. Nadie respondió, así que se activó el { $when }. A partir de ahora, iniciar sesión requiere la contraseña y un código enviado al teléfono nuevo.

    ¿No fuiste tú? Durante { $days } días puedes deshacerlo aquí y cortar el acceso a quien haya sido:

    { $link }
mail-turn-on-waits-subject = ¿Pediste activar la verificación en dos pasos?
mail-turn-on-waits-body =
    Hola, { $name }:

    Alguien que tiene la sesión iniciada como { $user } quiere activar la verificación en dos pasos con un teléfono nuevo. Dinos aquí si fuiste tú:

    { $link }
mail-turned-off-subject = La verificación en dos pasos está desactivada
mail-turned-off-body =
    Hola, { $name }:

    La verificación en dos pasos se desactivó para { $user } el { $when }.

    ¿No fuiste tú? Dilo aquí y cortaremos el acceso a quien haya sido:

    { $link }

    Durante tres días también puedes activarla de nuevo en la página de tu cuenta, solo con tu teléfono o tu clave de recuperación.
mail-password-changed-subject = Se cambió tu contraseña
mail-password-changed-body =
    Hola, { $name }:

    La contraseña de { $user } se cambió el { $when }.

    ¿No fuiste tú? Dilo aquí y cortaremos el acceso a quien haya sido:

    { $link }
mail-email-changed-subject = Se cambió tu dirección de correo
mail-email-changed-body =
    Hola, { $name }:

    La dirección de correo de { $user } se cambió el { $when }.

    ¿No fuiste tú? Dilo aquí y cortaremos el acceso a quien haya sido:

    { $link }
# $days: how many
mail-email-taken-subject = Se indicó otra dirección para tu cuenta
mail-email-taken-body =
    Hola, { $name }:

    La dirección de correo de { $user } se cambió el { $when }: ahora es otra en lugar de esta.

    ¿No fuiste tú? Durante { $days } días puedes restablecer aquí esta dirección y cortar el acceso a quien haya sido:

    { $link }
# $text: what was approved
mail-approved-subject = Aprobaste algo
mail-approved-body =
    Hola, { $name }:

    { $user } aprobó esto el { $when }:

    { $text }

    ¿No fuiste tú? Dilo aquí y cortaremos el acceso a quien haya sido:

    { $link }
mail-desk-opened-subject = Alguien habla con soporte sobre tu cuenta
mail-desk-opened-body =
    Hola, { $name }:

    Alguien habló con soporte sobre la cuenta { $user } el { $when }. Soporte no puede hacer nada sin un código que llega a tu teléfono.

    ¿No fuiste tú? No le digas a nadie un código así. Avísanos aquí y soporte no hará nada con tu cuenta durante un día:

    { $link }
mail-desk-verified-subject = Alguien leyó a soporte un código tuyo
mail-desk-verified-body =
    Hola, { $name }:

    El { $when }, alguien leyó a soporte un código que había llegado a tu teléfono. Durante cinco minutos, soporte pudo cerrar las sesiones de { $user }, y nada más.

    ¿No fuiste tú? Entonces alguien tiene tu teléfono. Dilo aquí y soporte no hará nada con tu cuenta durante un día:

    { $link }
mail-desk-sessions-ended-subject = Soporte cerró todas tus sesiones
mail-desk-sessions-ended-body =
    Hola, { $name }:

    Soporte cerró todas las sesiones de { $user } el { $when }, para alguien que había leído un código de tu teléfono. Inicia sesión de nuevo donde lo necesites.

    ¿No fuiste tú? Entonces alguien tiene tu teléfono. Dilo aquí y soporte no hará nada con tu cuenta durante un día:

    { $link }
mail-account-deleted-subject = Tu cuenta está eliminada
mail-account-deleted-body =
    Hola, { $name }:

    La cuenta { $user } se eliminó, con todo lo que contenía, el { $when }. Esto no se puede deshacer.

    ¿No fuiste tú? Entonces alguien tenía tu contraseña y, además, tu teléfono o tu clave de recuperación: avisa a quienes administran este servidor.
mail-second-step-failed-subject = Alguien escribió tu contraseña, pero no tu código
mail-second-step-failed-body =
    Hola, { $name }:

    Alguien escribió la contraseña correcta de { $user } el { $when } y, después, un código o una clave de recuperación incorrectos. Nadie entró.

    ¿Fue un error tuyo al escribir? Entonces no hagas nada. ¿No fuiste tú? Entonces alguien conoce tu contraseña. Dilo aquí y la bloquearemos:

    { $link }
mail-codes-used-up-subject = Alguien que tiene tu contraseña pide muchos códigos
mail-codes-used-up-body =
    Hola, { $name }:

    Alguien escribió la contraseña correcta de { $user } y pidió tantos códigos que no enviaremos más durante un rato. Nadie entró. Si ahora inicias sesión en un dispositivo nuevo, mira el último SMS en tu teléfono: contiene una palabra con la que recibes un código enseguida.

    ¿Fuiste tú? Entonces no hagas nada. ¿No fuiste tú? Entonces alguien conoce tu contraseña. Dilo aquí y la bloquearemos:

    { $link }
mail-second-step-failed-again-subject =
    { $count ->
        [one] Un intento más de iniciar sesión con tu contraseña
       *[other] { $count } intentos más de iniciar sesión con tu contraseña
    }
mail-second-step-failed-again-body =
    Hola, { $name }:

    Desde nuestro último correo sobre la cuenta { $user }, se escribieron códigos o claves de recuperación incorrectos después de la contraseña correcta: { $count } más. Nadie entró con ellos.

    ¿No fuiste tú? Entonces alguien conoce tu contraseña. Dilo aquí y la bloquearemos:

    { $link }
mail-recovery-waits-subject = Alguien quiere entrar en tu cuenta mediante la recuperación con espera
mail-recovery-waits-body =
    Hola, { $name }:

    Alguien presentó uno de los tres elementos (contraseña, teléfono, clave de recuperación) de { $user } y dice que los otros dos están perdidos. Elegiste tener esta forma de recuperar el acceso. Si nadie se opone, esa persona podrá entrar a partir del { $when }. Te avisamos tres veces.

    ¿Eres tú? Entonces no hagas nada. ¿No eres tú? Entonces detenlo ahora: inicia sesión o dilo aquí:

    { $link }
mail-recovery-stopped-subject = Se detuvo la recuperación con espera
mail-recovery-stopped-body =
    Hola, { $name }:

    La recuperación con espera de { $user } terminó el { $when }. Nadie entró con ella, y otra solo se puede iniciar 30 días después de su inicio.

    ¿Hay algo que no hiciste tú? Dilo aquí:

    { $link }
mail-recovery-finished-subject = Alguien recuperó el acceso a tu cuenta mediante la recuperación con espera
mail-recovery-finished-body =
    Hola, { $name }:

    Una semana después de nuestro primer aviso, alguien presentó otra vez uno de los tres elementos de { $user } el { $when } y reemplazó lo que estaba perdido. Todas las sesiones se cerraron.

    ¿Fuiste tú? Entonces no hagas nada. ¿No fuiste tú? Dilo aquí y bloquearemos la contraseña:

    { $link }
mail-recovery-chosen-subject = Tu cuenta tiene ahora la recuperación con espera
mail-recovery-chosen-body =
    Hola, { $name }:

    El { $when } se eligió la recuperación con espera para { $user }: pasados tres días, bastará uno solo de los tres elementos para recuperar el acceso al cabo de una semana, si nadie se opone.

    ¿No fuiste tú? Entonces alguien tiene dos de tus tres elementos. Dilo aquí y bloquearemos la contraseña:

    { $link }
mail-recovery-unchosen-subject = Tu cuenta ya no tiene la recuperación con espera
mail-recovery-unchosen-body =
    Hola, { $name }:

    El { $when } se renunció a la recuperación con espera de { $user }: si se pierden dos de los tres elementos, no hay forma de recuperar el acceso.

    ¿No fuiste tú? Entonces alguien tiene dos de tus tres elementos. Dilo aquí y bloquearemos la contraseña:

    { $link }
mail-locked-subject = Tu contraseña está bloqueada. Elige una nueva.
mail-locked-body =
    Hola, { $name }:

    Nos dijiste que algo en la cuenta { $user } no lo hiciste tú. Le pusimos fin, y con la contraseña actual ya nadie puede iniciar sesión.

    Elige aquí una contraseña nueva. Si la verificación en dos pasos está activada, ten a mano tu clave de recuperación; sin ella, bastan tu contraseña anterior y tu teléfono:

    { $link }
