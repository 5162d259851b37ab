### The pages in front of the door.

## Making an account.

sign-up-title = Crear una cuenta
sign-up-have = ¿Ya tienes una?
sign-up-button = Crear la cuenta
sign-up-closed = De momento no se pueden crear cuentas nuevas aquí. Si crees que deberías tener una, pregunta a quienes administran este servidor.

check-mail-title = Revisa tu correo
check-mail-sent-to = Hemos enviado un enlace a
check-mail-do = Ábrelo para demostrar que la dirección es tuya.
check-mail-not-there = ¿No ha llegado? Mira en el correo no deseado o pide que se envíe otra vez.
check-mail-sent-again = Reenviado.
check-mail-go-on = Continuar mientras tanto
send-mail-again = Reenviar el correo
send-mail-again-in = Podrás pedir otro envío en

verify-title = ¿Es tuya esta dirección?
verify-text = Presiona el botón para confirmar que esta es tu dirección de correo:
verify-button = Sí, es mía
verify-not-you = ¿No creaste una cuenta aquí? Entonces cierra esta página. Sin tu confirmación, la dirección no se usa.

## Signing in.

sign-in = Iniciar sesión
# $app: the name of an app
sign-in-title = Iniciar sesión en { $app }
sign-in-title-account = Iniciar sesión en tu cuenta
sign-in-forgotten = ¿Olvidaste tu contraseña?
sign-in-shared = Este equipo es compartido
sign-in-shared-hint = No lo recordaremos.
sign-in-new = ¿Es tu primera vez?
sign-in-other = Iniciar sesión con otra cuenta
back-to-sign-in = Volver al inicio de sesión

second-step-to = { $app }: segundo paso
code-title = Escribe el código
code-sent-to = Escribe el código enviado al
# $digits: how many digits
code-label = Código de { $digits } cifras
code-button = Iniciar sesión
code-button-phone = Confirmar este teléfono
word-title = Antes que los demás
word-text = Otra persona pide tus códigos una y otra vez. El último SMS que llegó a tu teléfono termina con una palabra de ocho letras. Escríbela aquí y te enviamos un código enseguida.
word-label = La palabra del último SMS
word-button = Enviarme un código ahora
code-use-key = ¿No te llega el código? Usa tu clave de recuperación
code-mailed-title = Confirma que eres tú
code-mailed-text = Se está activando la verificación en dos pasos, y la persona titular de esta cuenta aún no lo ha confirmado. Hasta entonces, cada inicio de sesión se confirma por correo: escribe el código que hemos enviado a tu dirección verificada.
send-code = Enviar el código
send-to = Enviaremos un SMS al
send-which = ¿A qué teléfono lo enviamos?
send-again = Reenviar
send-again-in = Podrás pedir otro envío en
send-to-other = Enviarlo al
call-me = Prefiero una llamada
delivery-calling = Te estamos llamando con el código.
delivery-answered = La llamada fue contestada.
delivery-unanswered = Nadie contestó la llamada. Pídela otra vez, o usa otro teléfono o tu clave de recuperación.
delivery-unanswered-number = Nadie contestó la llamada. Revisa el número o pídela otra vez.
delivery-unanswered-again = Nadie contestó la llamada. Pídela otra vez, aquí o en otro teléfono.
delivery-sent = Hemos enviado el SMS.
delivery-delivered = El SMS ha llegado al teléfono.
delivery-failed = No se pudo entregar el SMS. Usa otro teléfono o tu clave de recuperación.
delivery-failed-number = No se pudo entregar el SMS. Revisa el número o usa otro.
delivery-failed-again = No se pudo entregar el SMS. Envíalo de nuevo o a otro teléfono.
delivery-withheld = Por ahora no enviamos SMS a este teléfono. Usa otro teléfono o tu clave de recuperación.

key-title = Escribe tu clave de recuperación
key-text = Está en la hoja que imprimiste al activar la verificación en dos pasos. Te permite iniciar sesión una sola vez; después recibes una nueva.
key-label = Clave de recuperación
key-hint = 14 cifras. Los espacios no importan.
key-hint-base32 = 14 letras y números. Los espacios y las mayúsculas no importan.
key-button = Iniciar sesión
key-use-code = Mejor enviar un código a mi teléfono
key-no-key = No tengo ni teléfono ni clave

field-device-proof-form = La clave es un punto de 65 bytes y la firma tiene 64 bytes, ambas en base64url sin relleno.
field-device-proof-stale = Este desafío es demasiado antiguo, ya se usó o no es de este servidor. Pide otro.
field-device-proof-wrong = La firma no es la de esta clave sobre el origen de este servidor y el desafío.
field-code-empty = Escribe el código que te hemos enviado.
field-code-digits = Un código solo tiene cifras.
field-code-long = Un código no tiene tantas cifras.

field-key-empty = Escribe tu clave de recuperación.
field-key-character = Una clave de recuperación solo tiene cifras.
field-key-character-base32 = Una clave de recuperación solo tiene letras y números, y nunca la letra U.
field-key-length = Una clave de recuperación tiene 14 caracteres. Comprueba que no falte ni se repita ninguno.
field-key-slip = Hay un error en esta clave: una cifra no es correcta o dos están cambiadas de lugar. Compárala con tu copia. Esto no contó como intento.

## A new recovery key.

new-key-title = Tu clave de recuperación
new-key-turning-on = Te permite entrar si pierdes tu teléfono. Imprímela o anótala ahora: solo se muestra esta vez.
new-key-after-use = La clave anterior cumplió su función y ya no abre nada. Esta la reemplaza. Imprímela o anótala ahora: solo se muestra esta vez.
new-key-renewed = Imprímela o anótala ahora: solo se muestra esta vez. La clave anterior funciona hasta que vuelvas a escribir esta.
new-key-then = A continuación la escribes de nuevo, para que tanto tú como nosotros sepamos que tu copia es correcta.
new-key-next = Ya la guardé
print = Imprimir
save-pdf = Guardar como PDF
copy = Copiar
print-by-hand = Para imprimir esta página, usa el comando Imprimir de tu navegador: saldrá una hoja limpia.

retype-title = Escribe la clave de tu copia
retype-text = Toma la hoja o la nota y escribe la clave desde ahí.
retype-label = Clave de recuperación
retype-button = Comprobar
retype-back = Mostrar la clave otra vez

sheet-name = Hoja de la clave de recuperación
sheet-head = Clave de recuperación de tu cuenta
sheet-account = Cuenta
sheet-site = Funciona en
sheet-date = Creada el
sheet-what-title = Para qué sirve
sheet-what = Con la verificación en dos pasos inicias sesión con tu contraseña y un código que enviamos a tu teléfono. Si no puedes recibir el código, esta clave lo reemplaza.
sheet-how-title = Cómo se usa
sheet-how-1 = Inicia sesión con tu nombre de usuario y tu contraseña.
sheet-how-2 = Donde se pide el código, elige «Usa tu clave de recuperación».
sheet-how-3 = Escribe las cifras de arriba. Después recibirás una clave nueva; destruye esta hoja.
sheet-keep-title = Dónde guardarla
sheet-keep = En un lugar seguro y lejos de tu teléfono. No escribas tu contraseña en esta hoja. Nadie de este servicio te pedirá nunca esta clave, ni por teléfono ni por correo.

phone-lost-title = Ya entraste. ¿Perdiste el teléfono?
phone-lost-text = Usaste tu clave de recuperación. Si perdiste el teléfono o cambió su número, reemplázalo ahora por un número nuevo, para que ningún código caiga en malas manos.
phone-lost-replace = Reemplazar este teléfono
phone-lost-no = No, todavía lo tengo

## Being asked to turn it on.

prompt-title = ¿Activar la verificación en dos pasos?
prompt-why = Una contraseña se puede adivinar, robar o conseguir con engaños. Con la verificación en dos pasos, nadie entra solo con ella: hace falta además un código enviado a tu teléfono.
prompt-help = Cómo funciona y qué pasa si pierdes tu teléfono
prompt-required = Quienes administran este servidor piden a todo el mundo que use la verificación en dos pasos.

## A forgotten password.

forgotten-title = ¿Olvidaste tu contraseña?
forgotten-text = Dinos tu nombre de usuario y te mostraremos cómo volver a entrar.
forgotten-next-title = Dos formas de volver a entrar
forgotten-off-title = La verificación en dos pasos está desactivada
# $user: the user name that was typed; $span: a span of time
forgotten-off-text = Si existe una cuenta { $user } con una dirección de correo verificada, va en camino hacia ella un correo con un enlace. El enlace funciona durante { $span }.
forgotten-on-title = La verificación en dos pasos está activada
forgotten-on-text = Entonces necesitas tu clave de recuperación y, después, un código de tu teléfono.
forgotten-by-password = ¿Contraseña bloqueada y sin clave? Usa la contraseña
forgotten-by-key = Tengo mi clave de recuperación
forgotten-password-title = Tu contraseña está bloqueada
forgotten-password-text = Nos dijiste que algo no lo hiciste tú, así que con tu contraseña anterior ya nadie puede iniciar sesión. Todavía sirve para elegir una nueva, junto con un código de tu teléfono.
forgotten-password-label = Tu contraseña anterior
forgotten-neither = Perdí dos de los tres
forgotten-code-title = Ahora, el código
reset-title = Elige una contraseña nueva
reset-by-mail = Después se cerrarán tus otras sesiones, y activar la verificación en dos pasos puede tardar tres días.
reset-button = Guardar la contraseña nueva

## This was not me; the owner's confirmation.

not-me-title = No fui yo
not-me-failed = Alguien escribió tu contraseña correcta, pero no pudo completar el segundo paso:
# $app: an app; $device: a browser and system
not-me-sign-in = Alguien inició sesión en { $app } desde { $device }:
not-me-change = Se cambió algo de tu cuenta:
not-me-desk = Alguien habló con soporte sobre tu cuenta:
not-me-then-desk = Soporte no hará nada con tu cuenta durante un día, llame quien llame. Tu contraseña queda como está.
not-me-then-title = Si presionas el botón
not-me-then-1 = Ese inicio de sesión termina de inmediato, esté donde esté.
not-me-then-2 = Con tu contraseña actual ya nadie podrá iniciar sesión.
not-me-then-3 = Eliges una contraseña nueva y confirmas que eres tú con tu teléfono o tu clave de recuperación.
# $email: an address
not-me-then-address = Se restablece tu dirección { $email }.
not-me-then-off = La verificación en dos pasos se desactiva de nuevo, y el teléfono y la clave que llegaron con ella no abren nada.
not-me-then-all = Todas las sesiones de tu cuenta se cierran de inmediato, estén donde estén.
not-me-then-mail = Eliges una contraseña nueva mediante un correo enviado a tu dirección.
not-me-button = No fui yo. Cortar el acceso
not-me-was-me = ¿Al final sí fuiste tú? Entonces cierra esta página; no pasa nada.

owner-title = ¿Pediste activar la verificación en dos pasos?
owner-when = Se pidió el
owner-device = Dispositivo
owner-phone = Los códigos irían al
owner-until = Si nadie responde, se activa el
owner-stop = No, detener la activación
owner-confirm = Sí, fui yo
owner-was-me = ¿Fuiste tú? Entonces cierra esta página y espera.

## Done, and no longer possible.

what-email-verified-title = Tu dirección está verificada
what-email-verified-text = Gracias. Ahora podemos avisarte ahí cuando haya algo importante sobre tu cuenta.
what-email-verified-action = Continuar
what-link-expired-title = Este enlace ya no funciona
what-link-expired-text = Ya se usó, se agotó su tiempo o algo cambió desde que se envió. Pide uno nuevo.
what-link-expired-action = Empezar de nuevo
what-password-reset-title = Tu contraseña nueva está guardada
what-password-reset-text = Se cerraron tus otras sesiones. Inicia sesión con la contraseña nueva.
what-password-reset-action = Iniciar sesión
what-signed-out-title = Cerraste la sesión
what-signed-out-text = En este dispositivo, esta aplicación vuelve a pedir tu contraseña.
what-signed-out-action = Iniciar sesión de nuevo
what-desk-shut-title = Soporte ya lo sabe
what-desk-shut-text = Durante un día, soporte no hará nada con tu cuenta, llame quien llame. Si crees que alguien tiene tu teléfono, revisa tus teléfonos de confianza.
what-desk-shut-action = Ir a la página de inicio
what-not-me-said-title = Acceso cortado
what-not-me-said-text = Ese inicio de sesión terminó, y con tu contraseña actual ya nadie puede iniciar sesión. Elige ahora una contraseña nueva.
what-not-me-said-action = Elegir una contraseña nueva
what-owner-confirmed-title = La verificación en dos pasos está activada
what-owner-confirmed-text = Gracias. A partir de ahora, iniciar sesión requiere tu contraseña y un código.
what-owner-confirmed-action = Continuar
what-owner-stopped-title = Activación detenida
what-owner-stopped-text = La verificación en dos pasos sigue desactivada. Es posible que alguien conozca tu contraseña: inicia sesión y elige una nueva.
what-owner-stopped-action = Iniciar sesión
what-deleted-title = Tu cuenta está eliminada
what-deleted-text = Todo lo que decía algo de ti ha desaparecido. Cuídate.
what-deleted-action = Ir a la página de inicio
what-sign-in-expired-title = Este inicio de sesión caducó
what-sign-in-expired-text = Estuvo abierto demasiado tiempo o se empezó en otra ventana. No se cambió nada.
what-sign-in-expired-action = Empezar de nuevo
what-wizard-stopped-title = No se cambió nada
what-wizard-stopped-text = La verificación en dos pasos sigue desactivada. Puedes activarla en cualquier momento.
what-wizard-stopped-action = Ir a tu cuenta
