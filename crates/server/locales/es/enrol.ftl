### Turning two-step verification on; trusted phones.

# $at: the step at hand; $of: how many
steps = Paso { $at } de { $of }
wizard-leave = Detener y dejarla desactivada

phone-title = ¿Qué teléfono debe recibir tus códigos?
phone-text = Le enviamos un código cada vez que inicias sesión.
phone-another-title = Añadir un teléfono de confianza
phone-another-text = También podrá recibir tus códigos: un segundo teléfono tuyo o el de alguien cercano.
phone-replace-title = Reemplazar un teléfono de confianza
phone-replace-text = El número nuevo reemplazará al
phone-country = País
phone-number = Número de teléfono
phone-number-hint = Escríbelo como lo marcarías, con o sin el código del país.
phone-use = Usamos el número para códigos y avisos sobre tu cuenta, y para nada más. Nadie más lo ve.
phone-other-number = Usar otro número

confirm-title = Antes de activarla
confirm-code-title = Cada inicio de sesión pide un código
confirm-code = Primero tu contraseña; luego, el código de tu teléfono o tu clave de recuperación.
confirm-sessions-title = Las otras sesiones se cierran ahora
# $count: how many other sessions there are
confirm-sessions =
    { $count ->
        [0] No tienes la sesión iniciada en ningún otro lugar.
        [one] Tienes la sesión iniciada en otro lugar. Se cerrará de inmediato.
       *[other] Tienes la sesión iniciada en otros { $count } lugares. Se cerrarán de inmediato.
    }
confirm-lost-title = Nunca pierdas dos de los tres
confirm-lost = Contraseña, teléfono y clave de recuperación: dos cualesquiera restablecen el tercero. Sin dos de ellos, nadie puede volver a darte acceso, ni siquiera nosotros.
confirm-waits-title = Puede tardar hasta tres días
confirm-waits = Este dispositivo, o algo de tu cuenta, es nuevo. Antes te preguntamos en tus otros medios de contacto, para que nadie la active en tu lugar.
confirm-button = Activar

waiting-title = Ya casi está
waiting-by-contact = Hemos enviado un mensaje a tus medios de contacto anteriores. Abre el enlace que contiene para confirmar que fuiste tú.
waiting-or-until = Si nadie lo detiene, se activará por sí sola el
waiting-until = Si nadie lo detiene, se activará el
waiting-why = Esperamos porque este dispositivo, o algo de tu cuenta, es nuevo. Así, nadie que solo tenga tu contraseña puede activarla en tu lugar.
waiting-go-on = Continuar mientras tanto
waiting-stop = Detener

turned-on-title = La verificación en dos pasos está activada
turned-on-text = A partir de ahora, nadie entra solo con tu contraseña.
# $count: how many other sessions ended
turned-on-sessions =
    { $count ->
        [0] Guarda tu clave de recuperación en un lugar seguro, lejos de tu teléfono.
        [one] Se cerró otra sesión. Guarda tu clave de recuperación en un lugar seguro, lejos de tu teléfono.
       *[other] Se cerraron otras { $count } sesiones. Guarda tu clave de recuperación en un lugar seguro, lejos de tu teléfono.
    }
