### The pages in front of the door.

## Making an account.

sign-up-title = Criar uma conta
sign-up-have = Já tem uma?
sign-up-button = Criar a conta
sign-up-closed = No momento, não é possível criar contas novas aqui. Se você acha que deveria ter uma, fale com quem administra este servidor.

check-mail-title = Veja seu e-mail
check-mail-sent-to = Enviamos um link para
check-mail-do = Abra-o para mostrar que o endereço é seu.
check-mail-not-there = Não chegou? Procure no spam ou peça que seja enviado de novo.
check-mail-sent-again = Enviado de novo.
check-mail-go-on = Continuar enquanto isso
send-mail-again = Reenviar o e-mail
send-mail-again-in = Você poderá pedir outro envio em

verify-title = Este endereço é seu?
verify-text = Pressione o botão para confirmar que este é o seu endereço de e-mail:
verify-button = Sim, é meu
verify-not-you = Você não criou uma conta aqui? Então feche esta página. Sem sua confirmação, o endereço não é usado.

## Signing in.

sign-in = Entrar
# $app: the name of an app
sign-in-title = Entrar em { $app }
sign-in-title-account = Entrar na sua conta
sign-in-forgotten = Esqueceu sua senha?
sign-in-shared = Este computador é compartilhado
sign-in-shared-hint = Não vamos nos lembrar dele.
sign-in-new = É sua primeira vez aqui?
sign-in-other = Entrar com outra conta
back-to-sign-in = Voltar ao login

second-step-to = { $app }: segunda etapa
code-title = Digite o código
code-sent-to = Digite o código enviado para
# $digits: how many digits
code-label = Código de { $digits } dígitos
code-button = Entrar
code-button-phone = Confirmar este telefone
word-title = À frente dos outros
word-text = Outra pessoa continua pedindo seus códigos. O último SMS no seu telefone termina com uma palavra de oito letras. Digite-a aqui, e enviamos um código na hora.
word-label = A palavra do último SMS
word-button = Enviar um código agora
code-use-key = O código não chega? Use sua chave de recuperação
code-mailed-title = Confirme que é você
code-mailed-text = A verificação em duas etapas está sendo ativada, e a pessoa titular desta conta ainda não confirmou. Até lá, cada login é confirmado por e-mail: digite o código que enviamos ao seu endereço verificado.
send-code = Enviar o código
send-to = Enviaremos um SMS para
send-which = Para qual telefone devemos enviar?
send-again = Reenviar
send-again-in = Você poderá pedir outro envio em
send-to-other = Enviar para
call-me = Prefiro uma ligação
delivery-calling = Estamos ligando para você com o código.
delivery-answered = A ligação foi atendida.
delivery-unanswered = A ligação não foi atendida. Peça de novo, ou use outro telefone ou sua chave de recuperação.
delivery-unanswered-number = A ligação não foi atendida. Confira o número ou peça de novo.
delivery-unanswered-again = A ligação não foi atendida. Peça de novo, neste ou em outro telefone.
delivery-sent = Enviamos o SMS.
delivery-delivered = O SMS chegou ao telefone.
delivery-failed = Não foi possível entregar o SMS. Use outro telefone ou sua chave de recuperação.
delivery-failed-number = Não foi possível entregar o SMS. Confira o número ou use outro.
delivery-failed-again = Não foi possível entregar o SMS. Envie de novo ou para outro telefone.
delivery-withheld = No momento não enviamos SMS a este telefone. Use outro telefone ou sua chave de recuperação.

key-title = Digite sua chave de recuperação
key-text = Ela está na folha que você imprimiu ao ativar a verificação em duas etapas. Com ela você entra uma única vez; depois, recebe uma nova.
key-label = Chave de recuperação
key-hint = 14 dígitos. Os espaços não importam.
key-hint-base32 = 14 letras e números. Espaços e maiúsculas não importam.
key-button = Entrar
key-use-code = Enviar um código ao meu telefone
key-no-key = Não tenho nem telefone nem chave

field-device-proof-form = A chave é um ponto de 65 bytes e a assinatura tem 64 bytes, ambas em base64url sem preenchimento.
field-device-proof-stale = Este desafio é antigo demais, já foi usado ou não é deste servidor. Peça outro.
field-device-proof-wrong = A assinatura não é a desta chave sobre a origem deste servidor e o desafio.
field-code-empty = Digite o código que enviamos a você.
field-code-digits = Um código só tem dígitos.
field-code-long = Um código não tem tantos dígitos.

field-key-empty = Digite sua chave de recuperação.
field-key-character = Uma chave de recuperação só tem dígitos.
field-key-character-base32 = Uma chave de recuperação só tem letras e números, e nunca a letra U.
field-key-length = Uma chave de recuperação tem 14 caracteres. Confira se não falta nem se repete nenhum.
field-key-slip = Há um erro nesta chave: um dígito está errado ou dois estão trocados. Compare-a com sua cópia. Isto não contou como tentativa.

## A new recovery key.

new-key-title = Sua chave de recuperação
new-key-turning-on = Com ela você entra se perder o telefone. Imprima ou anote agora: ela só é mostrada desta vez.
new-key-after-use = A chave antiga cumpriu seu papel e não abre mais nada. Esta a substitui. Imprima ou anote agora: ela só é mostrada desta vez.
new-key-renewed = Imprima ou anote agora: ela só é mostrada desta vez. A chave antiga funciona até você redigitar esta.
new-key-then = Em seguida, você a digita de novo, para que tanto você quanto nós saibamos que sua cópia está certa.
new-key-next = Já guardei
print = Imprimir
save-pdf = Salvar como PDF
copy = Copiar
print-by-hand = Para imprimir esta página, use o comando Imprimir do seu navegador: ela sai como uma folha limpa.

retype-title = Digite a chave da sua cópia
retype-text = Pegue a folha ou a anotação e digite a chave a partir dela.
retype-label = Chave de recuperação
retype-button = Verificar
retype-back = Mostrar a chave outra vez

sheet-name = Folha da chave de recuperação
sheet-head = Chave de recuperação da sua conta
sheet-account = Conta
sheet-site = Onde funciona
sheet-date = Criada em
sheet-what-title = Para que serve
sheet-what = Com a verificação em duas etapas, você entra com sua senha e um código que enviamos ao seu telefone. Se você não puder receber o código, esta chave o substitui.
sheet-how-title = Como usar
sheet-how-1 = Entre com seu nome de usuário e sua senha.
sheet-how-2 = Onde o código é pedido, escolha “Use sua chave de recuperação”.
sheet-how-3 = Digite os dígitos acima. Você receberá então uma nova chave; destrua esta folha.
sheet-keep-title = Onde guardar
sheet-keep = Em um lugar seguro e longe do telefone. Não escreva sua senha nesta folha. Ninguém deste serviço jamais pedirá esta chave a você, nem por telefone nem por e-mail.

phone-lost-title = Você entrou. Perdeu o telefone?
phone-lost-text = Você usou sua chave de recuperação. Se o telefone foi perdido ou o número dele mudou, substitua-o agora por um novo número, para que nenhum código vá para as mãos erradas.
phone-lost-replace = Substituir este telefone
phone-lost-no = Não, ainda estou com ele

## Being asked to turn it on.

prompt-title = Ativar a verificação em duas etapas?
prompt-why = Uma senha pode ser adivinhada, roubada ou obtida por um golpe. Com a verificação em duas etapas, ninguém entra só com ela: é preciso também um código enviado ao seu telefone.
prompt-help = Como funciona e o que acontece se você perder o telefone
prompt-required = Quem administra este servidor pede a todas as pessoas que usem a verificação em duas etapas.

## A forgotten password.

forgotten-title = Esqueceu sua senha?
forgotten-text = Diga seu nome de usuário, e mostraremos como recuperar o acesso.
forgotten-next-title = Duas formas de recuperar o acesso
forgotten-off-title = A verificação em duas etapas está desativada
# $user: the user name that was typed; $span: a span of time
forgotten-off-text = Se existe uma conta { $user } com um endereço de e-mail verificado, um e-mail com um link está a caminho dele. O link funciona por { $span }.
forgotten-on-title = A verificação em duas etapas está ativada
forgotten-on-text = Então você precisa da sua chave de recuperação e, depois, de um código do seu telefone.
forgotten-by-password = Senha bloqueada e sem chave? Use a senha
forgotten-by-key = Tenho minha chave de recuperação
forgotten-password-title = Sua senha está bloqueada
forgotten-password-text = Você nos disse que algo não foi feito por você, então ninguém mais entra com sua senha antiga. Ela ainda serve para escolher uma nova, junto com um código do seu telefone.
forgotten-password-label = Sua senha antiga
forgotten-neither = Perdi dois dos três
forgotten-code-title = Agora, o código
reset-title = Escolha uma nova senha
reset-by-mail = Depois disso, suas outras sessões são encerradas, e ativar a verificação em duas etapas pode levar três dias.
reset-button = Definir a nova senha

## This was not me; the owner's confirmation.

not-me-title = Não fui eu
not-me-failed = Alguém digitou sua senha correta, mas não conseguiu completar a segunda etapa:
# $app: an app; $device: a browser and system
not-me-sign-in = Alguém entrou em { $app } usando { $device }:
not-me-change = Algo na sua conta foi alterado:
not-me-desk = Alguém falou com o suporte sobre sua conta:
not-me-then-desk = O suporte não faz nada com sua conta durante um dia, não importa quem ligue. Sua senha continua como está.
not-me-then-title = Se você pressionar o botão
not-me-then-1 = Esse login é encerrado na hora, onde quer que esteja.
not-me-then-2 = Ninguém mais entra com sua senha atual.
not-me-then-3 = Você escolhe uma nova senha, confirmando que é você com seu telefone ou sua chave de recuperação.
# $email: an address
not-me-then-address = Seu endereço { $email } volta a valer.
not-me-then-off = A verificação em duas etapas é desativada de novo, e o telefone e a chave que vieram com ela não abrem nada.
not-me-then-all = Todas as sessões da sua conta são encerradas na hora, onde quer que estejam.
not-me-then-mail = Você escolhe uma nova senha por meio de um e-mail para o seu endereço.
not-me-button = Não fui eu. Bloquear o acesso
not-me-was-me = Foi você, afinal? Então feche esta página; nada acontece.

owner-title = Você pediu para ativar a verificação em duas etapas?
owner-when = Pedido em
owner-device = Dispositivo
owner-phone = Os códigos iriam para
owner-until = Se ninguém responder, a ativação acontece em
owner-stop = Não, interromper
owner-confirm = Sim, fui eu
owner-was-me = Foi você? Então feche esta página e espere.

## Done, and no longer possible.

what-email-verified-title = Seu endereço está verificado
what-email-verified-text = Agradecemos. A partir de agora, podemos avisar você por ele quando houver algo importante sobre sua conta.
what-email-verified-action = Continuar
what-link-expired-title = Este link não funciona mais
what-link-expired-text = Ele já foi usado, o tempo dele se esgotou ou algo mudou desde que foi enviado. Peça um novo.
what-link-expired-action = Começar de novo
what-password-reset-title = Sua nova senha está definida
what-password-reset-text = Suas outras sessões foram encerradas. Entre com a nova senha.
what-password-reset-action = Entrar
what-signed-out-title = Você saiu
what-signed-out-text = Neste dispositivo, este app volta a pedir sua senha.
what-signed-out-action = Entrar de novo
what-desk-shut-title = O suporte foi avisado
what-desk-shut-text = Durante um dia, o suporte não faz nada com sua conta, não importa quem ligue. Se você acha que alguém está com seu telefone, confira seus telefones confiáveis.
what-desk-shut-action = Ir para a página inicial
what-not-me-said-title = Acesso bloqueado
what-not-me-said-text = Esse login foi encerrado, e ninguém mais entra com sua senha atual. Escolha agora uma nova senha.
what-not-me-said-action = Escolher uma nova senha
what-owner-confirmed-title = A verificação em duas etapas está ativada
what-owner-confirmed-text = Agradecemos. A partir de agora, para entrar são necessários sua senha e um código.
what-owner-confirmed-action = Continuar
what-owner-stopped-title = Ativação interrompida
what-owner-stopped-text = A verificação em duas etapas continua desativada. Talvez alguém conheça sua senha: entre e escolha uma nova.
what-owner-stopped-action = Entrar
what-deleted-title = Sua conta foi excluída
what-deleted-text = Tudo o que dizia algo sobre você se foi. Cuide-se.
what-deleted-action = Ir para a página inicial
what-sign-in-expired-title = Este login expirou
what-sign-in-expired-text = Ele ficou aberto por tempo demais ou foi iniciado em outra janela. Nada foi alterado.
what-sign-in-expired-action = Começar de novo
what-wizard-stopped-title = Nada foi alterado
what-wizard-stopped-text = A verificação em duas etapas continua desativada. Você pode ativá-la quando quiser.
what-wizard-stopped-action = Ir para sua conta
