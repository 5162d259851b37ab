## The app Calls: the page.

calls-dial = Llamar a alguien
calls-dial-hint = El nombre de usuario exacto de la persona
calls-dial-video = Videollamada
calls-dial-voice = Llamada de voz
calls-recent = Llamadas recientes
calls-recent-empty = Todavía no te ha llamado nadie ni has llamado a nadie.
calls-earlier = Llamadas anteriores
calls-newest = Llamadas más recientes
calls-clear = Vaciar la lista
calls-clear-why = Esto vacía tu propia lista. Las personas con las que hablaste conservan la suya.
calls-clear-now = Vaciar
calls-sign-out = Cerrar sesión en Llamadas
calls-no-scripts = Las llamadas necesitan JavaScript, que está desactivado en este navegador. La lista de abajo funciona sin él.

## Lines of the list.

calls-outgoing = Saliente
calls-incoming = Entrante
calls-missed = Perdida
calls-unanswered = Sin respuesta
calls-declined = Rechazada
calls-cancelled = Cancelada
calls-was-busy = Ocupado
calls-deleted = Cuenta eliminada
calls-lasted = duró { $time }
# The name of a button; $name is a person.
calls-call-voice = Llamar a { $name }
calls-call-video = Llamar a { $name } con cámara

## What stands above the list when something is the matter.

calls-line-waiting = Reconectando… En un momento volverás a recibir llamadas.
calls-line-signed-out = Tu sesión está cerrada aquí, así que no llegan llamadas a esta ventana.
calls-line-sign-in = Iniciar sesión
calls-line-replaced = Esta página está abierta en otra pestaña, que ahora recibe las llamadas.
calls-line-take-over = Recibirlas aquí
calls-silent = Esta ventana no puede sonar hasta que presiones algo en ella.
calls-silent-wake = Permitir que suene
calls-elsewhere = Estás en una llamada con { $name } en otra ventana.
calls-elsewhere-end = Terminar esa llamada

## Why a call cannot be begun.

calls-refused-yourself = Ese es tu propio nombre de usuario.
calls-refused-unknown = Nadie aquí tiene el nombre de usuario { $name }. Revisa cómo está escrito.
calls-refused-in_a_call = Estás en una llamada en otra ventana o alguien te está llamando. Termina primero esa llamada.
calls-refused-blocked = Bloqueaste a { $name }. Para llamar a esta persona, desbloquéala en Mensajes.
calls-refused-too_many = Fueron muchas llamadas en poco tiempo. Espera un minuto e inténtalo de nuevo.
calls-refused-out_of_turn = Eso no es un nombre de usuario. Revisa cómo está escrito.
calls-refused-unavailable = No se pudo iniciar la llamada. Inténtalo de nuevo en un momento.
calls-refused-offline = Ahora mismo no hay conexión con el servidor. Inténtalo de nuevo cuando vuelva.
calls-refused-empty = Escribe un nombre de usuario.

## The call itself: its state.

calls-preparing = Preparando…
calls-calling = Llamando…
calls-rings-voice = te está llamando
calls-rings-video = te está llamando con cámara
calls-connecting = Conectando…
calls-reconnecting = Reconectando…
calls-over-declined = Rechazó la llamada
calls-over-busy = Línea ocupada: está en otra llamada
calls-over-no_answer = Sin respuesta
calls-over-they_hung_up = La llamada terminó
calls-over-you_hung_up = La llamada terminó
calls-over-ended_elsewhere = Terminada en otra ventana
calls-over-lost = Se perdió la conexión
calls-over-stopped = El servidor se está reiniciando. Llama de nuevo en un momento.
calls-over-gone = La llamada ya terminó
calls-over-cancelled = La llamada terminó
calls-over-unreachable = No se pudo establecer conexión entre las dos redes. Prueba otra red o pide un servidor de retransmisión a quienes administran este servidor.
calls-over-after = { $why } después de { $time }
calls-toast-answered = Respondida en otra ventana
calls-toast-declined = Rechazada en otra ventana
calls-toast-missed = Llamada perdida de { $name }
# The title of the window while it rings.
calls-title-rings = ☎ { $name }

## Buttons of a call.

calls-decline = Rechazar
calls-answer-voice = Responder
calls-answer-video = Responder con cámara
calls-mute = Silenciar
calls-camera-off = Apagar cámara
calls-share = Compartir pantalla
calls-settings = Dispositivos
calls-hang-up = Colgar
calls-cancel = Cancelar
calls-again = Llamar de nuevo
calls-close = Cerrar
calls-retry = Intentar de nuevo
calls-anyway = Llamar de todos modos
calls-controls = Controles de la llamada
calls-their-picture = Imagen de { $name }
calls-your-picture = Tu propia imagen

## Said in passing during a call.

calls-note-muted = { $name } silenció su micrófono
calls-note-you-are-muted = Tu micrófono está silenciado
calls-note-shares = { $name } comparte una pantalla
calls-note-you-share = Compartes tu pantalla
calls-note-blocked = El navegador mantiene la llamada en silencio hasta que presiones algo.

## Devices.

calls-settings-title = Dispositivos
calls-settings-microphone = Micrófono
calls-settings-camera = Cámara
calls-settings-speaker = Altavoz
calls-settings-default = El que elija el sistema
calls-settings-none = No se encontró ninguno
calls-settings-unnamed = Dispositivo { $n }
calls-settings-relay = Ocultar mi dirección de red
calls-settings-relay-hint = Las llamadas pasan entonces por el servidor de retransmisión de este servidor. Se aplica desde la próxima llamada; una llamada puede tardar un momento más en empezar.
calls-settings-done = Listo

calls-microphone-refused = El navegador no permite que esta página use el micrófono, así que no se te oye. Permítelo en la barra de direcciones e inténtalo de nuevo.
calls-microphone-missing = No se encontró ningún micrófono, así que no se te oye. Conecta uno e inténtalo de nuevo.
calls-microphone-busy = Otro programa está usando el micrófono, así que no se te oye. Ciérralo e inténtalo de nuevo.
calls-microphone-insecure = Esta página no se sirve por HTTPS, así que el navegador no le permite usar el micrófono ni la cámara. Pregunta a quienes administran este servidor.
calls-microphone-other = No se pudo abrir el micrófono, así que no se te oye. Inténtalo de nuevo o elige otro.
calls-camera-refused = El navegador no permite que esta página use la cámara. La llamada continúa sin ella.
calls-camera-missing = No se encontró ninguna cámara. La llamada continúa sin ella.
calls-camera-busy = Otro programa está usando la cámara. La llamada continúa sin ella.
calls-camera-other = No se pudo abrir la cámara. La llamada continúa sin ella.
calls-screen-busy = No se pudo compartir la pantalla: el sistema no la entregó.
calls-screen-missing = No hay ninguna pantalla que se pueda compartir.
calls-screen-other = No se pudo compartir la pantalla.
