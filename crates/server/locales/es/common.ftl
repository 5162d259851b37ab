### What many pages share.

product = Doorcode
skip = Ir al contenido
nav-apps = Aplicaciones
app-messages = Mensajes
app-calls = Llamadas
app-account = Cuenta
foot-help = Ayuda sobre la verificación en dos pasos
foot-language = Idioma
foot-handset = Teléfono simulado

go-on = Continuar
save = Guardar
cancel = Cancelar
replace = Reemplazar
remove = Quitar
turn-on = Activar
turn-on-long = Activar la verificación en dos pasos
not-now = Ahora no
recovery-key = Clave de recuperación
contact-information = Datos de contacto
sessions = Tus sesiones
copied = Copiado
not-copied = No se pudo copiar

## The try-out on one's own machine.

try-out = Esto es una prueba: nada sale de este equipo.
try-out-text = Leer el SMS en el teléfono simulado
try-out-mail = Leer el correo en el teléfono simulado
try-out-call = Leer lo que dice la llamada en el teléfono simulado

## Fields that several forms have.

user-name = Nombre de usuario
user-name-hint = De 3 a 32 caracteres: letras minúsculas (sin tildes ni ñ), números, puntos, guiones y guiones bajos. Con él te encuentran los demás, y no se puede cambiar más adelante.
display-name = Tu nombre
display-name-hint = Tal como lo ven los demás.
email = Correo electrónico
email-hint = Te enviamos un enlace para comprobar que la dirección es tuya.
password = Contraseña
password-old = Contraseña actual
password-new = Contraseña nueva
# $min: the fewest characters
password-hint = Al menos { $min } caracteres. Varias palabras funcionan bien; puedes usar espacios.
password-show = Mostrar
password-hide = Ocultar
invitation = Invitación
invitation-hint = El código que te dio la persona que te invitó.

form-wrong = Corrige lo siguiente
form-error = Error:

## What can be wrong with a field.

field-missing = Completa este campo.
field-text-long = Como máximo, 60 caracteres.
field-text-hidden = Una sola línea sencilla, sin caracteres invisibles ni espacios innecesarios.
field-text-link = Sin enlaces y sin los signos @ y #.
field-text-code = Sin cuatro cifras seguidas, que podrían confundirse con un código: escribe 1.500.
user-name-empty = Elige un nombre de usuario.
user-name-short = Un nombre de usuario tiene al menos 3 caracteres.
user-name-long = Un nombre de usuario tiene como máximo 32 caracteres.
user-name-characters = Usa letras minúsculas (sin tildes ni ñ), números, puntos, guiones y guiones bajos, y empieza con una letra o un número.
user-name-taken = Este nombre de usuario ya está en uso. Elige otro.
display-name-empty = Indica cómo te ven los demás.
display-name-long = Este nombre es demasiado largo. Usa como máximo 64 caracteres.
email-waits = La verificación en dos pasos está por activarse. Hasta entonces, la dirección queda como está; para cambiarla ahora, detén antes la activación.
email-invalid = Esto no es una dirección de correo. Debe parecerse a name@example.org.
field-password-same = Esta es tu contraseña actual. Elige otra distinta.
field-password-known = Otra persona conoce esta contraseña. Elige una nueva.
field-password-wrong = Esta no es tu contraseña actual.
field-invitation-unknown = Esta invitación no se conoce aquí o ya se usó. Pide una nueva.
field-not-a-phone = Esto no es un número de teléfono. Escríbelo como lo marcarías.
field-phone-shape = Esto no es un número de teléfono de ese país. Revisa las cifras y el país.
field-phone-no-texts = Este número no puede recibir SMS. Usa el número de un teléfono móvil.
field-phone-country = De aquí no salen SMS a ese país. Usa un número de otro país o pregunta al operador de este servidor.
field-no-calls = Aquí no se hacen llamadas. Pide un SMS.
field-phone-known = Este teléfono ya es de confianza. Usa otro número.
field-phones-full = Ya tienes todos los teléfonos de confianza que puede tener una cuenta. Quita uno primero.
field-not-chosen = Elige una opción.
field-not-understood = Marca esta casilla para continuar.
field-not-your-name = Este no es tu nombre de usuario. Escríbelo exactamente como se muestra.
field-nobody-there = Nadie aquí tiene este nombre de usuario. Revisa cómo está escrito.

## What came of the last thing done.

note-wrong-password = El nombre de usuario o la contraseña son incorrectos. Revísalos e inténtalo de nuevo.
# $span: see below
note-slow-down = Demasiados intentos. Espera { $span } e inténtalo de nuevo. Esta vez no se comprobó nada.
note-code-sent = Un código va en camino. Solo funciona el más reciente.
# $left: how many guesses this code still bears
note-wrong-code =
    { $left ->
        [one] Este código es incorrecto. Te queda un intento; después necesitarás un código nuevo.
       *[other] Este código es incorrecto. Te quedan { $left } intentos con él.
    }
note-code-spent = Ese fue el último intento con este código. Pide uno nuevo.
note-code-expired = Este código ya no funciona. Pide uno nuevo.
# $digits: how many digits a code has now
note-code-outgrown = Alguien probó códigos incorrectos, así que ahora los códigos tienen { $digits } cifras. Hemos enviado uno más largo; usa ese.
note-wrong-length = El código tiene { $digits } cifras.
note-send-later = Todavía no podemos enviar otro SMS. Espera { $span } o usa tu clave de recuperación.
note-no-such-phone = Este teléfono no es de confianza. Elige uno de la lista.
note-wrong-key = Esta no es tu clave de recuperación. Revisa la que imprimiste e inténtalo de nuevo.
note-key-spent = Esta clave de recuperación ya no se puede usar más. Usa un código.
note-not-the-same-key = Esta no es la clave que se te acaba de mostrar. Mira tu copia e inténtalo de nuevo.
note-code-needed = Aquí no sirve ninguna clave de recuperación: escribe el código.
note-wrong-word = Esta no es la palabra del último SMS. Mira el SMS más reciente en tu teléfono.
note-key-needed = Esto también requiere tu clave de recuperación.

## Spans of time. $count: how many, rounded up

span-seconds =
    { $count ->
        [one] un segundo
       *[other] { $count } segundos
    }
span-minutes =
    { $count ->
        [one] un minuto
       *[other] { $count } minutos
    }
span-hours =
    { $count ->
        [one] una hora
       *[other] { $count } horas
    }
span-days =
    { $count ->
        [one] un día
       *[other] { $count } días
    }

## Days and times.

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
# $day (number), $month (text), $year (text)
date-day = { $day } de { $month } de { $year }
# $day: date-day; $time: hours and minutes
date-moment = { $day } a las { $time } UTC

## Languages.

# The language’s own name for itself
language-name = Español
language-title = Idioma
language-text = El de las páginas y el de los SMS y correos que recibes.
language-unknown = Elige uno de estos idiomas.
