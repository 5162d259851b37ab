### The account.

account-title = Cuenta
account-on = La verificación en dos pasos está activada
account-on-text = Iniciar sesión requiere tu contraseña y un código, desde el
account-off = La verificación en dos pasos está desactivada
account-undo-text = La desactivaste. Solo con tu teléfono o tu clave de recuperación puedes activarla de nuevo, tal como estaba, hasta el
account-undo = Activarla de nuevo
account-waiting = La verificación en dos pasos está por activarse
account-waiting-text = Esperamos tu confirmación. Sin ella, se activará el
account-password-known = Es posible que otra persona conozca tu contraseña. Nadie puede iniciar sesión con ella hasta que elijas una nueva.
account-signing-in = Inicio de sesión
account-changed = Cambiada el
account-key-made = Creada el
# $count: in how many places
account-sessions =
    { $count ->
        [one] Solo aquí
       *[other] En { $count } lugares
    }
account-phones = Teléfonos de confianza
account-add-phone = Añadir un teléfono
account-last-phone = Mientras la verificación en dos pasos está activada, el último teléfono se puede reemplazar, pero no quitar.
account-you = Tú y tus datos
account-export = Lo que este servidor sabe de ti
account-activity = Qué pasó en tu cuenta y cuándo
account-desk = Ayudar a las personas que llaman
account-delete = Para siempre
account-recovery-chosen = Puedes recuperar el acceso con uno de los tres, al cabo de una semana
account-recovery-not-chosen = Si se pierden dos de los tres, no hay forma de recuperar el acceso
account-key-missing = No tienes clave de recuperación: la anterior se perdió y ya no abre nada. Crea una nueva ahora.
account-key-make = Crear una clave de recuperación
account-turn-off = Y lo que pierdes con ello
not-verified = sin verificar
sign-out-account = Cerrar sesión en la página de la cuenta

flash-contact-saved = Guardado.
flash-mail-sent = Guardado. Hemos enviado un enlace a la dirección nueva; contará cuando lo hayas abierto.
flash-mail-sent-again = Hemos reenviado el enlace. La dirección contará cuando lo hayas abierto.
flash-phone-added = Este teléfono ya es de confianza.
flash-phone-replaced = El teléfono nuevo reemplazó al anterior.
flash-phone-removed = El teléfono ya no es de confianza.
flash-password-changed = Tu contraseña está cambiada. Las otras sesiones se cerraron.
flash-key-renewed = Tu clave de recuperación nueva ya es válida. Destruye la hoja anterior.
flash-key-checked = Muy bien: esa es tu clave de recuperación. Vuelve a guardarla lejos del teléfono.
flash-turned-off = Desactivada. Ahora basta tu contraseña para abrir tu cuenta.
flash-turned-on-again = La verificación en dos pasos está activada de nuevo, tal como estaba.
flash-turn-on-stopped = Activación detenida. La verificación en dos pasos sigue desactivada.
flash-session-ended = Esa sesión se cerró.
flash-device-named = El dispositivo ya tiene su nombre.
flash-recovery-chosen = Ahora tienes la recuperación con espera. Se podrá usar pasados tres días.
flash-recovery-unchosen = Ya no tienes la recuperación con espera.
flash-others-ended = Todas las otras sesiones se cerraron.

contact-user-name = Queda como está.
contact-email-hint = Te escribimos ahí cuando hay algo importante sobre tu cuenta. Una dirección nueva cuenta cuando abres el enlace que le enviamos.
contact-not-verified = Esta dirección aún no está verificada. Abre el enlace que le enviamos.

remove-phone-title = ¿Quitar este teléfono?
remove-phone-text = No recibirá más códigos ni más avisos. Podrás añadirlo de nuevo más adelante.
remove-phone-last = Es tu último teléfono de confianza. Mientras la verificación en dos pasos está activada, reemplázalo por otro.
remove-phone-button = Quitar este teléfono
replace-phone = Reemplazarlo

change-password-title = Cambiar la contraseña
change-password-text = Al cambiarla se cierran tus otras sesiones.

key-present = Tu clave actual se creó el
key-not-shown = No se vuelve a mostrar: ni nosotros la conocemos.
key-renew-text = ¿Perdiste la hoja o alguien la vio? Crea una clave nueva. La anterior funciona hasta que vuelvas a escribir la nueva.
key-missing-text = No tienes ninguna: la anterior se perdió y ya no abre nada. Con una nueva vuelves a tener los tres elementos.
key-renew-button = Crear una clave nueva

check-key-title = ¿Todavía tienes tu clave de recuperación?
check-key-why = Hace medio año que la tuviste en la mano por última vez. Si algún día pierdes tu teléfono, la necesitarás: búscala ahora, con calma.
check-key-text = Escríbela desde tu copia. Sigue siendo válida, y volveremos a preguntar dentro de medio año.
check-key-yes = La tengo aquí
check-key-button = Comprobar
check-key-gone = ¿La perdiste o puede que alguien la haya visto?

turn-off-title = Desactivar la verificación en dos pasos
turn-off-text = Entonces bastará tu contraseña para abrir tu cuenta, tanto a ti como a cualquiera que la descubra.
turn-off-phones = Tus teléfonos de confianza no reciben más códigos.
turn-off-key = Tu clave de recuperación ya no abre nada.
turn-off-mail = Una contraseña olvidada se restablece por correo: quien lea tu correo puede quedarse con tu cuenta.
# $days: for how many days
turn-off-undo = Durante { $days } días puedes activarla de nuevo, tal como estaba, solo con tu teléfono o tu clave.
turn-off-understood = Lo he entendido
turn-off-button = Desactivar
turn-off-keep = Dejarla activada
turn-off-required = Quienes administran este servidor piden a todo el mundo que use la verificación en dos pasos. No se puede desactivar.

sessions-text = Cada aplicación en cada dispositivo donde tienes la sesión iniciada. Cierra lo que no reconozcas: pierde el acceso de inmediato.
session-this = Esta sesión
session-first = Desde el
session-last = Último uso el
session-end = Cerrar
sessions-end-others = Cerrar todas las otras
device-name = Poner nombre a este dispositivo
device-name-label = Cómo lo llamas
device-name-save = Guardar
device-name-long = Un nombre tiene como máximo 40 caracteres. No se cambió nada.

activity = Actividad
activity-text = Cada inicio de sesión, cada intento fallido y cada cambio, primero lo más reciente. Quienes administran este servidor también pueden verlo.
activity-none = No hay nada aquí.
activity-older = Anteriores
activity-newest = Volver a lo más reciente
activity-not-you = ¿Hay algo que no hiciste tú? Cambia la contraseña y cierra lo que no reconozcas:
activity-signed-in-two-steps = Inicio de sesión, con dos pasos
activity-signed-in = Inicio de sesión, solo con la contraseña
activity-password-right = La contraseña era correcta; se pidió el segundo paso
activity-password-wrong = Alguien escribió una contraseña incorrecta
# $digits: how long it was
activity-code-sent = Se envió a tu teléfono un código de { $digits } cifras
activity-code-wrong = Se escribió un código incorrecto
activity-recovery-key-wrong = Se escribió una clave de recuperación incorrecta
activity-recovery-key-used = Se usó tu clave de recuperación
activity-recovery-key-made = Se creó una clave de recuperación nueva
activity-recovery-key-checked = Demostraste que todavía tienes tu clave de recuperación
activity-phone-trusted = Se añadió un teléfono de confianza
activity-phone-dropped = Se quitó un teléfono de confianza
activity-turn-on-waits = Se pidió activar la verificación en dos pasos; está en espera
activity-turn-on-stopped = Se detuvo la activación de la verificación en dos pasos
activity-turned-on = Se activó la verificación en dos pasos
activity-turned-off = Se desactivó la verificación en dos pasos
activity-step-up-proved = Confirmaste que eres tú, para ver o cambiar la cuenta
activity-contact-changed = Se cambió tu nombre o tu dirección
activity-language-changed = Se eligió otro idioma
activity-email-verified = Se verificó tu dirección de correo
activity-password-changed = Se cambió la contraseña
activity-approved = Aprobaste algo que pidió una aplicación
activity-approval-redeemed = La aplicación que pidió tu aprobación la usó
activity-climbed-down = Los códigos son cortos otra vez, porque la contraseña es nueva
activity-password-forgotten = Alguien dijo haber olvidado la contraseña
activity-session-ended = Se cerró una sesión
activity-other-sessions-ended = Se cerraron todas las otras sesiones
activity-desk-acted = Hiciste algo por alguien en la mesa de soporte
activity-desk-code-wrong = Alguien leyó a soporte un código incorrecto
activity-desk-disowned = Se dijo «No fui yo» de una conversación con soporte
activity-desk-found-nobody = Buscaste en la mesa de soporte una cuenta que no existe
activity-desk-opened = Alguien habló con soporte sobre tu cuenta
activity-desk-sessions-ended = Soporte cerró todas las sesiones
activity-desk-verified = Alguien leyó a soporte un código que llegó a tu teléfono
activity-disowned = Se dijo «No fui yo»
activity-exported = Se descargaron tus datos
activity-recovery-asked = Alguien dijo que dos de los tres están perdidos
activity-recovery-chosen = Se eligió la recuperación con espera
activity-recovery-unchosen = Se renunció a la recuperación con espera
activity-recovery-started = Se inició una recuperación con espera
activity-recovery-finished = Se completó una recuperación con espera: alguien recuperó el acceso con uno de los tres
activity-recovery-stopped = Se detuvo una recuperación con espera
activity-account-made = Se creó la cuenta
activity-account-shown = Quienes administran este servidor consultaron la cuenta
activity-account-disabled = Quienes administran este servidor deshabilitaron la cuenta
activity-account-enabled = Quienes administran este servidor habilitaron de nuevo la cuenta
activity-role-changed = Quienes administran este servidor cambiaron lo que la cuenta puede hacer
activity-sessions-ended = Quienes administran este servidor cerraron todas las sesiones
# $event: its name in the log
activity-other = Pasó otra cosa: { $event }

export-title = Descargar tus datos
export-text = Un archivo con todo lo que este servidor guarda de ti: tu cuenta, sesiones, mensajes y llamadas, en un formato que pueden leer personas y programas (JSON).
export-not = No contiene contraseñas, claves de recuperación ni códigos: solo los guardamos en una forma que nadie puede volver a leer.
export-button = Descargar

delete-title = Eliminar la cuenta
delete-text = Esto no lo puede deshacer nadie.
delete-what-1 = Se cierran todas tus sesiones, y nadie podrá volver a iniciar sesión con tu cuenta.
delete-what-2 = Se eliminan tus mensajes, también en las conversaciones de otras personas, así como tus llamadas, medios de contacto y ajustes.
delete-what-3 = Nadie más podrá usar tu nombre de usuario.
delete-export-first = Descargar antes tus datos
delete-type = Para confirmar, escribe tu nombre de usuario:
delete-button = Eliminar para siempre

## Proving that it is you.

step-up-title = Confirma que eres tú
step-up-need-password = Se necesita tu contraseña.
step-up-need-second-step = Se necesita un código o tu clave de recuperación. Después podrás ver tu cuenta durante cinco minutos.
step-up-need-key = Se necesita tu clave de recuperación.
step-up-need-one = Se necesita uno de tus tres elementos.
step-up-need-two = Se necesitan dos de estos tres elementos cada vez que se cambia algo.
step-up-need-key-and-one = Iniciaste sesión aquí hace poco, así que esto requiere tu clave de recuperación y uno de los otros dos elementos.
step-up-need-key-then-code = Se necesita tu clave de recuperación y, después, un código.
# $at: how many are proved; $of: how many are needed
step-up-done = Hecho: { $at } de { $of }
step-up-again = Eso tardó demasiado, así que empezamos de nuevo. No se cambió nada.
proof-code = Un código a tu teléfono

act-end-sessions = Cerrar sesión en otros lugares
act-look = Ver tu cuenta
act-turn-on = Activar la verificación en dos pasos
act-turn-off = Desactivar la verificación en dos pasos
act-undo-turn-off = Activar de nuevo la verificación en dos pasos
act-change-contact = Cambiar los datos de contacto
act-change-password = Cambiar la contraseña
act-add-phone = Añadir o reemplazar un teléfono
act-remove-phone = Quitar un teléfono
act-new-key = Crear una clave de recuperación nueva
act-check-key = Comprobar la clave de recuperación
act-delayed-recovery = Recuperar el acceso con uno de los tres
act-choose-recovery = Elegir la recuperación con espera
act-export = Descargar tus datos
act-delete = Eliminar la cuenta

## What an app asks for.

# $app: the app’s name
approve-asks = { $app } pregunta
approve-title = ¿Apruebas esto?
approve-need-second-step = Si es así, confírmalo con un código o tu clave de recuperación. El SMS dice lo mismo que esta página.
approve-need-password = Si es así, confírmalo con tu contraseña.
approve-done-title = Aprobado
approve-done-text = Vuelve a { $app }, que continúa desde aquí.
approve-receipt-how = ¿Te pidieron en cambio un recibo? Muéstralo solo a quien lo pidió. Se muestra una vez y es válido durante cinco minutos.
approve-receipt-button = Mostrar el recibo
approve-receipt-title = Tu recibo
approve-over-title = No hay nada que aprobar
approve-over-text = Se abandonó la solicitud, se agotó el tiempo o ya se entregó su recibo. No pasa nada más.
