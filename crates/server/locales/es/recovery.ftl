### The delayed recovery: a way back for who has lost two of three, and what its owner sees of it.

lost-title = Dos de los tres perdidos
lost-text = Contraseña, teléfono y clave de recuperación: dos cualesquiera restablecen el tercero. Con uno solo hay una forma lenta de recuperar el acceso, para quien la eligió de antemano.
lost-one = Presentas el que todavía tienes.
# $days: how many
lost-wait = Después pasan { $days } días, en los que te avisamos tres veces en cada medio de contacto. Cualquier señal tuya lo detiene.
lost-then = Luego lo presentas otra vez y eliges una contraseña nueva o un teléfono nuevo.
lost-one-only = Solo perdí uno de ellos
lost-prove-title = Presenta el que tienes
lost-prove-text = Uno de estos basta.
lost-another-name = Otro nombre de usuario
# $digits: how long it is at the least
lost-code-text = Enviamos un código de { $digits } cifras o más al teléfono de la cuenta. Hay pocos: tres, y luego uno cada medio día.
lost-code-label = El código
lost-code-wrong = Un código está hecho de cifras.
lost-shows-nothing = Con eso no se puede recuperar el acceso. Puede que sea incorrecto o demasiado antiguo, o que la cuenta no haya elegido tener la recuperación con espera.
lost-sent = Si esta cuenta eligió esta forma de recuperar el acceso y ahora se puede enviar un código, va en camino a su teléfono.

way-start-title = ¿Iniciar la recuperación?
way-start-told = Avisamos a todos los medios de contacto de la cuenta ahora y en los días 3 y 6. Cada mensaje dice cómo detenerla.
# $days: how long it waits, $open: for how long it can then be finished
way-start-wait = Pasados { $days } días, vuelve a esta página y presenta lo mismo otra vez. Tienes { $open } días para hacerlo.
way-start-ends = Iniciar sesión con dos pasos, o elegir «Detener» en un correo, le pone fin. La siguiente se puede iniciar 30 días después del inicio de esta.
way-start-button = Iniciar ahora
way-not-now-title = Ahora no
# A moment follows.
way-not-now-from = Se puede iniciar a partir del
way-not-now-why = Así, nadie que haya conseguido un solo elemento puede agotar tu paciencia, ni elegir esta opción por ti y entrar con ella.
way-not-chosen = Esta cuenta no eligió tener esta forma de recuperar el acceso.
way-waiting-title = Está en curso
# A moment follows.
way-waiting-from = Vuelve aquí a partir del
# $open: for how long it can be finished
way-waiting-then = Entonces presenta lo mismo otra vez. Tienes { $open } días para hacerlo.
way-waiting-stop = Mientras tanto, avisamos a todos los medios de contacto de la cuenta. Si alguien la detiene, también te avisamos ahí.
way-of-another-title = Hay otra en curso
way-of-another-text = Se inició con otro de tus tres elementos. Si no fuiste tú, detenla: inicia sesión o usa el enlace del correo que te avisó.

recovery-banner = Alguien quiere recuperar el acceso a tu cuenta con uno de tus tres elementos.
# A moment follows.
recovery-banner-until = Si nadie se opone, podrá hacerlo a partir del
recovery-banner-ripe = Ya puede hacerlo.
recovery-banner-look = Ver y detener

stop-recovery-title = ¿Quieres detenerla?
stop-recovery-text = Alguien presentó uno de tus tres elementos y dijo que los otros dos están perdidos.
stop-recovery-account = Cuenta
stop-recovery-when = Iniciada el
stop-recovery-with = Con
stop-recovery-phone = Un código a tu teléfono
stop-recovery-from = Se puede completar a partir del
stop-recovery-now = ya
stop-recovery-more = Se dijo que tu teléfono está perdido, así que este enlace solo no basta: escribe tu contraseña o tu clave de recuperación.
stop-recovery-button = Detener
stop-recovery-mine = ¿Eres tú? Entonces no hagas nada y espera.

what-recovery-stopped-title = Detenida
what-recovery-stopped-text = Nadie entra con ella. Uno de tus tres elementos está en otras manos: inicia sesión y reemplázalo.
what-recovery-stopped-action = Iniciar sesión
what-recovery-none-title = No hay nada en espera
what-recovery-none-text = No hay ninguna recuperación con espera que detener, o este enlace ya no es válido.
what-recovery-none-action = Ir a tu cuenta
what-back-by-password-title = Tu contraseña nueva está guardada
what-back-by-password-text = Se cerraron todas tus sesiones. Inicia sesión con la contraseña nueva y tu teléfono, y crea enseguida una clave de recuperación nueva: la anterior ya no abre nada.
what-back-by-password-action = Iniciar sesión
what-back-by-key-title = Tu contraseña nueva está guardada
what-back-by-key-text = Se cerraron todas tus sesiones. Inicia sesión con la contraseña nueva, elige «Usa tu clave de recuperación» y luego reemplaza el teléfono perdido por uno nuevo.
what-back-by-key-action = Iniciar sesión
what-back-by-phone-title = Tu teléfono nuevo es de confianza
what-back-by-phone-text = Se cerraron todas tus sesiones, y tus teléfonos anteriores no reciben más códigos. Inicia sesión con tu contraseña y el teléfono nuevo, y crea enseguida una clave de recuperación nueva: la anterior ya no abre nada.
what-back-by-phone-action = Iniciar sesión
what-lost-expired-title = Esto tardó demasiado
what-lost-expired-text = Lo que presentaste solo es válido unos minutos. Empieza otra vez: lo que está en espera sigue en espera.
what-lost-expired-action = Empezar otra vez

phone-recovered-title = Tu teléfono nuevo
phone-recovered-text = Reemplaza al que perdiste. Le enviamos un código.

choose-recovery-title = Recuperación con espera
# $days: how many
choose-recovery-text = Si se pierden dos de los tres (contraseña, teléfono y clave de recuperación), nadie puede volver a darte acceso. Si eliges esto, hay una forma de recuperarlo: con el que queda, después de { $days } días.
choose-recovery-told = En cuanto alguien la inicia, y en los días 3 y 6, te avisamos en todos tus medios de contacto.
choose-recovery-ends = Inicia sesión o elige «Detener», y se acaba. Otra solo se puede iniciar 30 días después de su inicio.
# $days: how many
choose-recovery-risk = Su precio: quien consiga uno de los tres entra después de { $days } días, si no miras ninguno de tus medios de contacto en todo ese tiempo.
# A day follows.
choose-recovery-since = La elegiste el
choose-recovery-yes = Quiero esta forma de recuperar el acceso
choose-recovery-no = Ya no la quiero
choose-recovery-stays = Dejarlo como está
confirm-recovery = Quiero poder recuperar el acceso con uno de los tres
# $days: how many
confirm-recovery-hint = Sin esto, si se pierden dos de los tres, nadie vuelve a darte acceso. Con esto, { $days } días después de pedirlo, entra quien tenga uno de los tres, si nadie se opone. Avisamos tres veces a todos los medios de contacto. Puedes cambiarlo más adelante.
