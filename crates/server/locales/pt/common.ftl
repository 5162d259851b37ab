### What many pages share.

product = Doorcode
skip = Ir para o conteúdo
nav-apps = Apps
app-messages = Mensagens
app-calls = Chamadas
app-account = Conta
foot-help = Ajuda sobre a verificação em duas etapas
foot-language = Idioma
foot-handset = Telefone simulado

go-on = Continuar
save = Salvar
cancel = Cancelar
replace = Substituir
remove = Remover
turn-on = Ativar
turn-on-long = Ativar a verificação em duas etapas
not-now = Agora não
recovery-key = Chave de recuperação
contact-information = Dados de contato
sessions = Suas sessões
copied = Copiado
not-copied = Não foi possível copiar

## The try-out on one's own machine.

try-out = Isto é um teste: nada sai desta máquina.
try-out-text = Ler o SMS no telefone simulado
try-out-mail = Ler o e-mail no telefone simulado
try-out-call = Ler o que a ligação diz no telefone simulado

## Fields that several forms have.

user-name = Nome de usuário
user-name-hint = De 3 a 32 caracteres: letras minúsculas (sem acentos nem ç), números, pontos, hifens e sublinhados. É por ele que as pessoas encontram você, e não é possível mudá-lo depois.
display-name = Seu nome
display-name-hint = Como as outras pessoas o veem.
email = E-mail
email-hint = Enviamos um link para confirmar que o endereço é seu.
password = Senha
password-old = Senha atual
password-new = Nova senha
# $min: the fewest characters
password-hint = Pelo menos { $min } caracteres. Várias palavras funcionam bem; você pode usar espaços.
password-show = Mostrar
password-hide = Ocultar
invitation = Convite
invitation-hint = O código que você recebeu da pessoa que convidou você.

form-wrong = Corrija o seguinte
form-error = Erro:

## What can be wrong with a field.

field-missing = Preencha este campo.
field-text-long = No máximo 60 caracteres.
field-text-hidden = Uma única linha simples, sem caracteres invisíveis nem espaços desnecessários.
field-text-link = Sem links e sem os sinais @ e #.
field-text-code = Sem quatro dígitos seguidos, que poderiam ser confundidos com um código: escreva 1.500.
user-name-empty = Escolha um nome de usuário.
user-name-short = Um nome de usuário tem pelo menos 3 caracteres.
user-name-long = Um nome de usuário tem no máximo 32 caracteres.
user-name-characters = Use letras minúsculas (sem acentos nem ç), números, pontos, hifens e sublinhados, e comece com uma letra ou um número.
user-name-taken = Este nome de usuário já está em uso. Escolha outro.
display-name-empty = Diga como as outras pessoas veem você.
display-name-long = Este nome é longo demais. Use no máximo 64 caracteres.
email-waits = A verificação em duas etapas está para ser ativada. Até lá, o endereço fica como está; para mudá-lo agora, interrompa antes a ativação.
email-invalid = Isto não é um endereço de e-mail. Ele deve ser parecido com name@example.org.
field-password-same = Esta é a sua senha atual. Escolha outra.
field-password-known = Outra pessoa conhece esta senha. Escolha uma nova.
field-password-wrong = Esta não é a sua senha atual.
field-invitation-unknown = Este convite não é conhecido aqui ou já foi usado. Peça um novo.
field-not-a-phone = Isto não é um número de telefone. Digite-o como você discaria.
field-phone-shape = Isto não é um número de telefone desse país. Confira os dígitos e o país.
field-phone-no-texts = Este número não pode receber SMS. Use o número de um celular.
field-phone-country = Daqui não saem SMS para esse país. Use um número de outro país ou pergunte a quem opera este servidor.
field-no-calls = Aqui não se fazem ligações. Peça um SMS.
field-phone-known = Este telefone já é confiável. Use outro número.
field-phones-full = Você já tem todos os telefones confiáveis que uma conta pode ter. Remova um primeiro.
field-not-chosen = Escolha uma opção.
field-not-understood = Marque esta caixa para continuar.
field-not-your-name = Este não é o seu nome de usuário. Digite-o exatamente como é mostrado.
field-nobody-there = Ninguém aqui tem este nome de usuário. Confira como ele está escrito.

## What came of the last thing done.

note-wrong-password = O nome de usuário ou a senha estão incorretos. Confira os dois e tente de novo.
# $span: see below
note-slow-down = Tentativas demais. Aguarde { $span } e tente de novo. Desta vez, nada foi verificado.
note-code-sent = Um código está a caminho. Só o mais recente funciona.
# $left: how many guesses this code still bears
note-wrong-code =
    { $left ->
        [one] Este código está incorreto. Resta uma tentativa; depois, você precisará de um novo código.
       *[other] Este código está incorreto. Restam { $left } tentativas com ele.
    }
note-code-spent = Essa foi a última tentativa com este código. Peça um novo.
note-code-expired = Este código não funciona mais. Peça um novo.
# $digits: how many digits a code has now
note-code-outgrown = Alguém tentou códigos incorretos, então agora os códigos têm { $digits } dígitos. Enviamos um mais longo; use esse.
note-wrong-length = O código tem { $digits } dígitos.
note-send-later = Ainda não podemos enviar outro SMS. Aguarde { $span } ou use sua chave de recuperação.
note-no-such-phone = Este telefone não é confiável. Escolha um da lista.
note-wrong-key = Esta não é a sua chave de recuperação. Confira a chave impressa e tente de novo.
note-key-spent = Esta chave de recuperação já se esgotou. Use um código.
note-not-the-same-key = Esta não é a chave que acabamos de mostrar. Veja sua cópia e tente de novo.
note-code-needed = Nenhuma chave de recuperação serve aqui: digite o código.
note-wrong-word = Esta não é a palavra do último SMS. Veja o SMS mais recente no seu telefone.
note-key-needed = Isto também exige sua chave de recuperação.

## Spans of time. $count: how many, rounded up

span-seconds =
    { $count ->
        [one] um segundo
       *[other] { $count } segundos
    }
span-minutes =
    { $count ->
        [one] um minuto
       *[other] { $count } minutos
    }
span-hours =
    { $count ->
        [one] uma hora
       *[other] { $count } horas
    }
span-days =
    { $count ->
        [one] um dia
       *[other] { $count } dias
    }

## Days and times.

month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro
# $day (number), $month (text), $year (text)
date-day = { $day } de { $month } de { $year }
# $day: date-day; $time: hours and minutes
date-moment = { $day } às { $time } UTC

## Languages.

# The language’s own name for itself
language-name = Português
language-title = Idioma
language-text = O das páginas e o dos SMS e e-mails que você recebe.
language-unknown = Escolha um destes idiomas.
