## The app Messages: the page.

messages-rooms = Conversaciones
messages-room = Conversación
messages-new = Nueva conversación
messages-rooms-empty = Todavía no hay conversaciones.
messages-rooms-empty-hint = Empieza una con alguien cuyo nombre de usuario conozcas, o da a otros el tuyo:
messages-hint = Elige una conversación o empieza una nueva.
messages-hint-keys = Enter envía, Mayús + Enter empieza una línea nueva, Esc vuelve atrás.
messages-gone = Esa conversación no existe o no formas parte de ella.
messages-gone-back = Todas las conversaciones
messages-back = Volver a las conversaciones
messages-back-to-room = Volver a la conversación
messages-sign-out = Cerrar sesión
messages-no-scripts = JavaScript está desactivado en este navegador: puedes leer y escribir, y verás lo nuevo al volver a cargar la página.

## The list. $n is a number, or 99+.

messages-unread = { $n } sin leer
messages-nothing-yet = Aún no hay mensajes
# What stands in the list for a message: who said it, and what.
messages-last-of = { $name }: { $text }
messages-deleted-account = Cuenta eliminada
messages-today = Hoy
messages-yesterday = Ayer

## The conversation.

messages-call = Llamar
messages-call-words = Llamar
messages-about = Sobre esta conversación
messages-earlier = Mensajes anteriores
messages-loading = Cargando…
messages-newest = Mensajes más recientes
messages-new-below = { $n } nuevos
messages-new-divider = Mensajes nuevos
# Where the history begins. $name is a person, $title a group.
messages-first = Este es el comienzo de tu conversación con { $name }.
messages-first-group = Este es el comienzo de «{ $title }».
messages-group-size = { $n } personas
messages-write = Mensaje
messages-write-to = Mensaje para { $name }
messages-send = Enviar
messages-edited = editado
messages-deleted = Este mensaje se eliminó.
messages-hour = { $time } UTC
messages-typing-one = { $name } está escribiendo…
messages-typing-two = { $name } y { $other } están escribiendo…
messages-typing-many = Varias personas están escribiendo…
# The title of the window: the number of unread messages, and what the page is.
messages-title = ({ $n }) { $title }
messages-announce-one = { $name }: { $text }
messages-announce-many = { $n } mensajes nuevos

## What is said where a message stands for its author.

# The one who reads, as the author.
messages-you = Tú
# The one who reads, as the one to whom something happened.
messages-you-there = tú
messages-state-sending = Enviando
messages-state-sent = Enviado
messages-state-delivered = Entregado
messages-state-read = Leído
messages-state-failed = No enviado
messages-retry = Intentar de nuevo
messages-discard = Descartar

## What can be done with a message.

messages-actions = Acciones
messages-edit = Editar
messages-editing = Editando un mensaje
messages-copy = Copiar
messages-copied = Copiado
messages-delete = Eliminar
messages-delete-sure = ¿Eliminar este mensaje para todo el mundo? Puede que otras personas ya lo hayan leído.
messages-delete-yes = Eliminar
messages-sure = Sí

## What happened in a group. $name did it, $other is whom it happened to.

messages-event-founded = { $name } · Grupo creado: «{ $title }»
messages-event-added = { $name } · Persona añadida: { $other }
messages-event-removed = { $name } · Persona quitada: { $other }
messages-event-left = { $name } · Salida del grupo
messages-event-renamed = { $name } · Nuevo nombre del grupo: «{ $title }»

## Starting a conversation.

messages-start = Escribir a alguien
messages-exact = El nombre de usuario exacto de la persona
messages-start-now = Empezar
messages-group = O crear un grupo
messages-group-title = Nombre del grupo
messages-group-names = Quién forma parte
messages-group-names-hint = Nombres de usuario exactos, separados por espacios o comas. Podrás añadir personas más adelante.
messages-group-now = Crear el grupo

## About a conversation.

messages-about-no-scripts = Para cambiar un grupo, salir de él o bloquear a alguien hace falta JavaScript, que está desactivado en este navegador.
messages-members = Miembros
messages-owner = Responsable
messages-add = Añadir a alguien
messages-add-now = Añadir
messages-remove = Quitar a { $name }
messages-remove-sure = ¿Quitar a { $name } del grupo? Conservará lo que se dijo hasta ahora.
messages-rename-now = Cambiar nombre
messages-leave = Salir del grupo
messages-leave-sure = ¿Salir de «{ $title }»? Conservas lo que se dijo hasta ahora y no verás nada de lo que se diga después.
messages-leave-yes = Salir
messages-write-to-them = Escribir a { $name }
messages-block-title = Bloqueo
messages-block-hint = Quien bloquees no puede contactarte con mensajes ni llamadas, y no recibe ningún aviso.
messages-block = Bloquear
messages-block-sure = ¿Bloquear a { $name }? Lo que escriba a partir de ahora no te llegará. No recibe ningún aviso.
messages-block-yes = Bloquear
messages-block-done = Bloqueaste a { $name }
messages-unblock = Desbloquear
messages-unblock-done = Ya no bloqueas a { $name }
messages-blocked = Personas bloqueadas
messages-blocked-hint = No pueden contactarte con mensajes ni llamadas, y no reciben ningún aviso.
messages-blocked-empty = No has bloqueado a nadie.

## Why nothing can be written.

messages-you-blocked = Bloqueaste a { $name }. Desbloquea a esta persona para reanudar la conversación.
messages-you-left = Ya no estás en este grupo. Puedes leer lo que se dijo mientras estabas.
messages-blocked-you = Esta cuenta fue eliminada. Todavía puedes leer la conversación.

## The line to the server.

messages-line-waiting = Reconectando… Lo que escribas se enviará cuando vuelva la conexión.
messages-line-signed-out = Tu sesión está cerrada aquí. Inicia sesión para seguir donde estabas.
messages-line-sign-in = Iniciar sesión
messages-later = Ahora mismo no hay conexión. Esto se hará cuando vuelva.
messages-line-replaced = Hay demasiadas ventanas abiertas, así que esta quedó en reposo.
messages-line-take-over = Usar esta ventana

## Why something was not done. $name is what was typed.

messages-refused-no_such_person = Nadie aquí tiene el nombre de usuario «{ $name }», o no se le puede escribir. Revisa cómo está escrito.
messages-refused-names = No se puede añadir a una de estas personas: nadie tiene ese nombre de usuario, o no se le puede escribir. Revisa cómo está escrito cada uno.
messages-refused-yourself = Ese es tu propio nombre de usuario.
messages-refused-empty = No hay nada que enviar.
messages-refused-empty-name = Escribe un nombre de usuario.
messages-refused-empty-title = Pon un nombre al grupo.
messages-refused-too_long = Esto es demasiado largo para un solo mensaje. Envíalo por partes.
messages-refused-too_fast = Fue mucho en poco tiempo. Espera un momento e inténtalo de nuevo.
messages-refused-too_many = Ya alcanzaste el máximo de conversaciones empezadas o de personas bloqueadas de una cuenta.
messages-refused-busy = El servidor tiene mucho que hacer. Inténtalo de nuevo en un momento.
messages-refused-you_blocked = Bloqueaste a esta persona. Desbloquéala primero.
messages-refused-no_such_room = Esta conversación ya no existe o ya no formas parte de ella.
messages-refused-no_such_message = Este mensaje ya no existe.
messages-refused-not_yours = Este mensaje no es tuyo y no puedes cambiarlo.
messages-refused-deleted = Este mensaje se eliminó en otra ventana.
messages-refused-edited_elsewhere = Mientras tanto, este mensaje se editó en otra ventana. Míralo de nuevo y luego edítalo.
messages-refused-not_a_group = Solo se puede hacer en un grupo.
messages-refused-not_owner = Solo puede hacerlo la persona responsable del grupo.
messages-refused-group_full = El grupo está lleno.
messages-refused-malformed = No se pudo enviar. Carga la página otra vez e inténtalo de nuevo.
