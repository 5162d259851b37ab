### The desk: for the people who support users.

desk-title = Mesa de soporte
desk-lead = Busca la cuenta de la persona que llama y envíale un código.
desk-user-name = Nombre de usuario
desk-user-name-hint = Exactamente como lo deletrea quien llama.
desk-find = Buscar
desk-told = Todo lo que hagas aquí queda registrado con tu nombre y se comunica a la persona titular de la cuenta.
desk-nobody = Nadie aquí tiene este nombre de usuario.
desk-own = Esta es tu propia cuenta. Otra persona del equipo puede ayudarte.
desk-shut = La persona titular de esta cuenta dijo que una conversación con soporte no fue suya. No se puede hacer nada durante un día.
desk-over = Esta conversación terminó o duró demasiado. Empieza de nuevo.
desk-open = Envía un código y pide a quien llama que lo lea en voz alta. Hasta que sea correcto, solo puedes dar explicaciones.
desk-no-phone = Esta cuenta no tiene ningún teléfono de confianza al que enviar un código. Solo puedes dar explicaciones.
desk-check = Comprobar
# A moment follows.
desk-verified = Quien llama tiene el teléfono de esta cuenta. Puedes actuar hasta el
desk-end = Cerrar todas las sesiones
desk-end-text = Cierra la sesión de quien llama en todas partes, de inmediato. Para un dispositivo perdido o robado.
desk-recovery = Iniciar la recuperación con espera
desk-recovery-text = La persona titular la eligió de antemano: contraseña y clave de recuperación perdidas, y el teléfono a mano. Se avisa a todos los medios de contacto y, pasados siete días, quien llama la completa por su cuenta.
desk-recovery-not-now = La persona titular eligió la recuperación con espera, pero ahora no se puede iniciar: la eligió hace menos de tres días o se inició una en los últimos 30.
desk-recovery-under-way = Hay una recuperación con espera en curso. Se avisó a todos los medios de contacto.
desk-ended = Se cerraron todas las sesiones.
desk-explain = Lo que puedes explicar
desk-explain-phone = Teléfono perdido: iniciar sesión con la contraseña y, donde se pide el código, elegir «Usa tu clave de recuperación». Después, reemplazar el teléfono.
desk-explain-key = Clave de recuperación perdida: crear una nueva en la página de la cuenta, con la contraseña y un código.
desk-explain-password = Contraseña olvidada: elegir «¿Olvidaste tu contraseña?» y tener a mano la clave de recuperación y el teléfono. Si la verificación en dos pasos está desactivada, basta un correo.
desk-explain-two = Dos de los tres perdidos: quien eligió de antemano la recuperación con espera recupera el acceso con el que queda, al cabo de una semana («Perdí dos de los tres», después de «¿Olvidaste tu contraseña?»). Nadie aquí puede acortar ese plazo ni desactivar el segundo paso.
desk-close = La conversación terminó
