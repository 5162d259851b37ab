### The start page, help, problems, the handset.

home-title = ¿Adónde vas?
home-sign-in = Iniciar sesión
home-signed-in = Entrar
home-waiting = nuevos

## Help.

help-title = Verificación en dos pasos
help-lead = Dos pruebas en lugar de una: tu contraseña y un código que solo recibe tu teléfono.
help-contents = En esta página
help-what-title = Qué es
help-what-1 = Una contraseña se puede adivinar, ver por encima del hombro o escribir en una página falsa. Quien la tenga puede iniciar sesión con tu cuenta desde cualquier lugar.
help-what-2 = Con la verificación en dos pasos, eso no basta. Después de la contraseña, cada inicio de sesión en Mensajes o Llamadas pide un código de pocas cifras, que enviamos a tu teléfono en ese momento.
help-on-title = Activarla
help-on-1 = Dinos el número de un teléfono que reciba SMS y escribe el código que le enviamos.
# $length: how many characters
help-on-2 = Se te muestra tu clave de recuperación de { $length } cifras. Imprímela o anótala.
help-on-3 = Escribe la clave desde tu copia.
help-on-4 = Lee lo que va a pasar y confirma. Desde ese momento está activada.
help-code-title = El código
help-code-1 = Funciona una vez, durante diez minutos, y solo para el inicio de sesión que lo pidió. Tienes tres intentos; después, pide uno nuevo.
help-code-2 = Si no llega: espera a que termine la cuenta atrás y presiona «Reenviar», elige otro teléfono de confianza o usa tu clave de recuperación.
help-code-3 = Si alguien prueba códigos incorrectos para tu cuenta, los códigos se alargan. Tu cuenta nunca se bloquea: siempre entras con el código correcto.
help-phone-title = Teléfono perdido o número nuevo
help-phone-1 = Inicia sesión con tu contraseña y, donde se pide el código, elige «Usa tu clave de recuperación». Recibes una clave nueva y puedes reemplazar el número anterior por el nuevo.
help-phone-2 = Si puedes, ten de antemano un segundo teléfono de confianza: el de alguien de la familia o uno viejo del cajón. Puedes tener hasta cinco.
help-key-title = Clave de recuperación perdida o vista por alguien
help-key-1 = Crea una nueva en la página de la cuenta, con tu contraseña y un código. La anterior deja entonces de abrir nada.
help-key-2 = Nadie de este servicio te pedirá nunca tu clave, ni te llamará o escribirá para pedirte un código.
help-key-3 = Medio año después de la última vez que tuviste la clave en la mano, la página de la cuenta te pregunta si todavía la tienes. Escríbela y seguirá siendo válida; o crea una nueva.
help-lost-title = ¿Perdiste algo?
help-lost-1 = Tienes tres elementos: contraseña, teléfono de confianza y clave de recuperación. Dos cualesquiera restablecen el tercero.
help-lost-head-1 = Perdiste
help-lost-head-2 = Necesitas
help-lost-head-3 = Qué hacer
help-lost-phone = Teléfono
help-lost-phone-need = Contraseña y clave
help-lost-phone-do = Inicia sesión con la clave y luego reemplaza el teléfono.
help-lost-key = Clave de recuperación
help-lost-key-need = Contraseña y teléfono
help-lost-key-do = Crea una clave nueva en la página de la cuenta.
help-lost-password = Contraseña
help-lost-password-need = Clave y teléfono
help-lost-password-do = Elige «¿Olvidaste tu contraseña?» al iniciar sesión.
help-lost-2 = Si se pierden dos de ellos, nadie puede volver a entrar: ni quien robe algo ni nosotros. Por eso, guarda la clave donde no esté el teléfono.
# $days: how many
help-lost-3 = A menos que hayas elegido de antemano la recuperación con espera, al activar la verificación o en la página de la cuenta. Entonces basta el elemento que queda: preséntalo, espera { $days } días y preséntalo otra vez. Avisamos a todos tus medios de contacto enseguida y en los días 3 y 6. Iniciar sesión, o elegir «Detener» en uno de esos mensajes, le pone fin; y se puede iniciar una vez cada 30 días. Su precio: quien consiga uno de los tres puede hacer lo mismo, si no miras ninguno de tus medios de contacto en todo ese tiempo.
help-lost-start = Dos de los tres perdidos
help-asks-title = Qué pide cada servicio
help-asks-messages = Contraseña y segundo paso al iniciar sesión en un dispositivo. La sesión sigue abierta hasta que la cierras ahí o en la página de la cuenta, o no la usas durante 90 días.
help-asks-calls = Lo mismo que Mensajes, por separado: iniciar sesión en una aplicación no la inicia en la otra.
help-asks-account = Contraseña y segundo paso para entrar y mirar; dos de tus tres elementos, cada vez, para cambiar algo.
help-asks-never = Soporte nunca pide tu contraseña ni tu clave. Solo cuando eres tú quien llama, puede enviarte un código cuyo texto dice que es para soporte y pedirte que lo leas en voz alta. Ningún otro código es para los oídos de nadie.
help-limits-title = Lo que no impide
help-limits-1 = Una página falsa. Quien consiga que escribas ahí la contraseña y el código puede usar ambos de inmediato. Mira la dirección antes de escribir, y nunca entres aquí por un enlace de un mensaje.
help-limits-2 = Quien logre que pasen tu número a un teléfono suyo recibe tus códigos, y entonces solo le falta tu contraseña. Si de pronto tu teléfono se queda mucho tiempo sin red, pregunta a tu operadora.
help-off-title = Desactivarla
help-off-1 = En la página de la cuenta, con dos de tus tres elementos. Entonces entras de nuevo solo con tu contraseña, y una contraseña olvidada se restablece por correo.
help-off-2 = Nadie más puede desactivarla por ti y, si se desactiva, te avisamos en todos tus medios de contacto. Durante tres días puedes activarla de nuevo tal como estaba, solo con tu teléfono o tu clave.
help-off-3 = ¿Alguien la activó o indicó otra dirección para tu cuenta, y no fuiste tú? Dilo en el correo que te avisó: durante 14 días se puede deshacer así, y se corta el acceso a quien haya sido.

## Problems. Each has a title and a sentence that says what to do.

error-reference = Referencia
# $span: how long
error-retry = Inténtalo de nuevo en { $span }.
error-try-again = Intentar de nuevo
error-start-again = Empezar de nuevo
error-home = Ir a la página de inicio

error-credentials = Eso no es correcto
error-credentials-detail = Lo que escribiste no coincide. Revísalo e inténtalo de nuevo.
error-signed-out = Tu sesión está cerrada
error-signed-out-detail = Inicia sesión de nuevo y repite lo que estabas haciendo.
error-step-up = Confirma que eres tú
error-step-up-detail = Para esto tienes que completar de nuevo el segundo paso.
error-expired = Esto caducó
error-expired-detail = Estuvo abierto demasiado tiempo, ya se usó o se empezó en otra ventana. No se cambió nada.
error-not-allowed = Esto no está permitido aquí
error-not-allowed-detail = Si crees que debería estarlo, pregunta a quienes administran este servidor.
error-changed = Esto cambió mientras tanto
error-changed-detail = Alguien, quizá tú en otra ventana, fue más rápido. Mira cómo está ahora y hazlo de nuevo.
error-too-many = Demasiados intentos
error-too-many-detail = Llegaron demasiados intentos desde tu red en poco tiempo. No se comprobó nada.
error-no-texts = Ahora no sale ningún SMS a este teléfono
error-no-texts-detail = Se pidieron más códigos de los que este servidor envía a teléfonos nuevos. Da otro número o inténtalo más tarde. Los teléfonos que ya son de confianza siguen recibiendo sus códigos.
error-overloaded = Hay mucha actividad ahora
error-overloaded-detail = Muchas personas están iniciando sesión en este momento. No se perdió nada.
error-malformed = Esto no se pudo entender
error-malformed-detail = Lo que llegó estaba dañado o incompleto. Vuelve atrás e inténtalo de nuevo.
error-invalid = Hay algo mal completado
error-invalid-detail = Vuelve atrás y revisa lo que escribiste.
error-too-large = Es demasiado grande
error-too-large-detail = Envía menos de una vez. No se cambió nada.
error-unsupported-type = Aquí no se entiende este tipo de contenido
error-unsupported-type-detail = Vuelve atrás y usa el formulario de la página.
error-not-found = Aquí no hay nada
error-not-found-detail = Puede que la dirección tenga un error o que lo que había aquí ya no esté.
error-method-not-allowed = Esto no se puede hacer aquí
error-method-not-allowed-detail = Vuelve atrás y usa los botones de la página.
error-cross-site = Esto vino de otro sitio
error-cross-site-detail = La página de otro sitio lo envió en tu nombre, así que no se hizo nada. Abre la página aquí y hazlo desde ella.
error-too-slow = Eso tardó demasiado
error-too-slow-detail = Revisa tu conexión e inténtalo de nuevo. No se cambió nada.
error-fault = Algo falló de nuestro lado
error-fault-detail = No fue culpa tuya, y no se guardó nada a medias. Si sigue igual, dales la referencia a quienes administran este servidor.

## The handset of a local try-out.

handset-title = Teléfono simulado
handset-text = Ocupa el lugar de los teléfonos y buzones reales de una prueba: cada SMS y cada correo que envía este servidor termina aquí y en ningún otro lugar.
handset-views = Qué muestra
handset-texts = SMS
handset-mails = Correo
handset-calls = Llamadas
handset-no-texts = Aún no hay SMS. Pide un código y aparecerá aquí.
handset-no-mails = Aún no hay correo. Crea una cuenta y aparecerá uno aquí.
handset-no-calls = Aún no hay llamadas. Pide que te llamen con un código, y aquí aparecerá lo que se dice.
# $code: the digits
handset-copy = Copiar { $code }
