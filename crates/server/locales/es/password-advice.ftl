### What is said of a password while it is chosen.

password-score-0 = Se adivina al instante
password-score-1 = Débil
password-score-2 = Regular
password-score-3 = Buena
password-score-4 = Muy buena

password-unfit-too-short = Usa al menos { $shortest } caracteres. Unas cuantas palabras que no tengan relación entre sí son fáciles de recordar.
password-unfit-too-long = Usa como máximo { $longest } caracteres.
password-unfit-control = Contiene un carácter que ningún teclado escribe. Escríbela de nuevo, sin saltos de línea.
password-unfit-common = Muchas personas usan esta o una parecida, así que es de las primeras que se prueban. Elige otra.
password-unfit-personal = Es sobre todo tu propio nombre o el de este servicio. Añade algo que nadie relacione contigo.

password-warning-rows = Las filas de teclas son fáciles de adivinar.
password-warning-keyboard = Los patrones cortos del teclado son fáciles de adivinar.
password-warning-repeats = Las repeticiones como «aaa» son fáciles de adivinar.
password-warning-repeated-words = Repetir una palabra apenas la hace más difícil de adivinar.
password-warning-common = Es una contraseña muy común.
password-warning-like-common = Se parece mucho a una contraseña común.
password-warning-sequences = Las secuencias como «abc» o «6543» son fáciles de adivinar.
password-warning-years = Los años recientes son fáciles de adivinar.
password-warning-one-word = Una palabra sola es fácil de adivinar.
password-warning-dates = Las fechas son fáciles de adivinar.
password-warning-names = Los nombres solos son fáciles de adivinar.

password-suggestion-words = Usa unas cuantas palabras, pero no una frase conocida.
password-suggestion-no-symbols = No hacen falta símbolos, números ni mayúsculas.
password-suggestion-more-words = Añade una o dos palabras más, poco comunes.
password-suggestion-capitals = Las mayúsculas no ayudan mucho.
password-suggestion-reversed = Las palabras escritas al revés no ayudan mucho.
password-suggestion-substitutions = «@» en lugar de «a» y cambios parecidos no ayudan mucho.
password-suggestion-keyboard = Usa un patrón de teclado más largo, con más cambios de dirección.
password-suggestion-repeats = Evita repetir palabras y caracteres.
password-suggestion-sequences = Evita las secuencias.
password-suggestion-dates = Evita los años y las fechas.
