### The start page, help, problems, the handset.

home-title = Aonde você quer ir?
home-sign-in = Entrar
home-signed-in = Abrir
home-waiting = novas

## Help.

help-title = Verificação em duas etapas
help-lead = Duas provas em vez de uma: sua senha e um código que só o seu telefone recebe.
help-contents = Nesta página
help-what-title = O que é
help-what-1 = Uma senha pode ser adivinhada, vista por cima do ombro ou digitada em uma página falsa. Quem a tem pode entrar como você de qualquer lugar.
help-what-2 = Com a verificação em duas etapas, isso não basta. Depois da senha, cada login em Mensagens ou Chamadas pede um código de poucos dígitos, que enviamos ao seu telefone naquele momento.
help-on-title = Ativar
help-on-1 = Diga o número de um telefone que receba SMS e digite o código que enviamos para ele.
# $length: how many characters
help-on-2 = Mostramos a você sua chave de recuperação de { $length } dígitos. Imprima ou anote.
help-on-3 = Digite a chave a partir da sua cópia.
help-on-4 = Leia o que vai acontecer e confirme. A partir daí, está ativada.
help-code-title = O código
help-code-1 = Ele funciona uma vez, por dez minutos, e só para o login que o pediu. Você tem três tentativas; depois, peça um novo.
help-code-2 = Se não chegar: espere a contagem regressiva e pressione “Reenviar”, escolha outro telefone confiável ou use sua chave de recuperação.
help-code-3 = Se alguém tenta códigos incorretos para sua conta, os códigos ficam mais longos. Sua conta nunca é bloqueada: você sempre entra com o código correto.
help-phone-title = Telefone perdido ou número novo
help-phone-1 = Entre com sua senha e, onde o código é pedido, escolha “Use sua chave de recuperação”. Você recebe uma nova chave e pode substituir o número antigo pelo novo.
help-phone-2 = Se puder, tenha de antemão um segundo telefone confiável: o de alguém da família ou um antigo, da gaveta. Você pode ter até cinco.
help-key-title = Chave de recuperação perdida ou vista por alguém
help-key-1 = Crie uma nova na página da conta, com sua senha e um código. A antiga então não abre mais nada.
help-key-2 = Ninguém deste serviço jamais pedirá sua chave, nem ligará ou escreverá para pedir um código.
help-key-3 = Meio ano depois da última vez em que você teve a chave em mãos, a página da conta pergunta se você ainda a tem. Digite-a, e ela continua valendo; ou crie uma nova.
help-lost-title = Perdeu algo?
help-lost-1 = Você tem três elementos: senha, telefone confiável e chave de recuperação. Dois quaisquer restauram o terceiro.
help-lost-head-1 = Perdeu
help-lost-head-2 = Precisa de
help-lost-head-3 = O que fazer
help-lost-phone = Telefone
help-lost-phone-need = Senha e chave
help-lost-phone-do = Entre com a chave e depois substitua o telefone.
help-lost-key = Chave de recuperação
help-lost-key-need = Senha e telefone
help-lost-key-do = Crie uma nova chave na página da conta.
help-lost-password = Senha
help-lost-password-need = Chave e telefone
help-lost-password-do = Escolha “Esqueceu sua senha?” ao entrar.
help-lost-2 = Com dois deles perdidos, não há como recuperar o acesso: nem para quem rouba, nem por nosso intermédio. Por isso, guarde a chave onde o telefone não está.
# $days: how many
help-lost-3 = A menos que você tenha escolhido de antemão a recuperação com espera, ao ativar a verificação ou na página da conta. Então basta o elemento que resta: apresente-o, espere { $days } dias e apresente-o mais uma vez. Avisamos todos os meios de contato na hora e nos dias 3 e 6. Entrar, ou escolher “Interromper” em uma dessas mensagens, põe fim à recuperação; e ela pode ser iniciada uma vez a cada 30 dias. O preço: quem conseguir um dos três pode fazer o mesmo, se você não olhar nenhum dos seus meios de contato por todo esse tempo.
help-lost-start = Dois dos três perdidos
help-asks-title = O que cada serviço pede
help-asks-messages = Senha e segunda etapa quando você entra em um dispositivo. Depois, a sessão continua aberta até você sair, encerrá-la na página da conta ou não usá-la por 90 dias.
help-asks-calls = O mesmo que Mensagens, mas à parte: entrar em um não faz você entrar no outro.
help-asks-account = Senha e segunda etapa para entrar e ver; dois dos seus três elementos, a cada vez, para alterar algo.
help-asks-never = O suporte nunca pede sua senha nem sua chave. Só quando foi você quem ligou, ele pode enviar um código cujo texto diz que é para o suporte e pedir que você o leia em voz alta. Nenhum outro código é para os ouvidos de ninguém.
help-limits-title = O que ela não impede
help-limits-1 = Uma página falsa. Quem levar você a digitar ali a senha e o código pode usar os dois na hora. Olhe o endereço antes de digitar, e nunca venha para cá por um link em uma mensagem que você não pediu.
help-limits-2 = Quem conseguir transferir seu número para um telefone próprio recebe seus códigos, e então só lhe falta sua senha. Se de repente seu telefone ficar muito tempo sem rede, fale com sua operadora.
help-off-title = Desativar
help-off-1 = Na página da conta, com dois dos seus três elementos. Então basta de novo sua senha para entrar, e uma senha esquecida é redefinida por e-mail.
help-off-2 = Ninguém mais pode desativá-la por você e, se ela for desativada, avisamos você em todos os meios de contato. Durante três dias, você pode ativá-la de novo, como estava, só com seu telefone ou sua chave.
help-off-3 = Alguém a ativou, ou informou outro endereço para sua conta, e não foi você? Diga isso no e-mail que avisou você: durante 14 dias, isso desfaz a mudança e bloqueia o acesso de quem quer que tenha sido.

## Problems. Each has a title and a sentence that says what to do.

error-reference = Referência
# $span: how long
error-retry = Tente de novo em { $span }.
error-try-again = Tentar de novo
error-start-again = Começar de novo
error-home = Ir para a página inicial

error-credentials = Isso não está correto
error-credentials-detail = O que você digitou não confere. Verifique e tente de novo.
error-signed-out = Sua sessão está encerrada
error-signed-out-detail = Entre de novo e repita o que estava fazendo.
error-step-up = Confirme que é você
error-step-up-detail = Para isto, você precisa completar de novo a segunda etapa.
error-expired = Isto expirou
error-expired-detail = Ficou aberto por tempo demais, já foi usado ou foi iniciado em outra janela. Nada foi alterado.
error-not-allowed = Isto não é permitido aqui
error-not-allowed-detail = Se você acha que deveria ser, fale com quem administra este servidor.
error-changed = Isto mudou enquanto isso
error-changed-detail = Alguém, talvez você em outra janela, fez isso antes. Veja como está agora e faça de novo.
error-too-many = Tentativas demais
error-too-many-detail = Muitas tentativas vieram da sua rede em pouco tempo. Nada foi verificado.
error-no-texts = Nenhum SMS sai para este telefone agora
error-no-texts-detail = Foram pedidos mais códigos do que este servidor envia a telefones novos. Dê outro número ou tente mais tarde. Os telefones que já são confiáveis continuam recebendo seus códigos.
error-overloaded = Muito movimento agora
error-overloaded-detail = Muitas pessoas estão entrando neste momento. Nada foi perdido.
error-malformed = Não foi possível entender isto
error-malformed-detail = O que chegou estava danificado ou incompleto. Volte e tente de novo.
error-invalid = Algo não está preenchido corretamente
error-invalid-detail = Volte e confira o que você digitou.
error-too-large = Isso é grande demais
error-too-large-detail = Envie menos de cada vez. Nada foi alterado.
error-unsupported-type = Este tipo de conteúdo não é entendido aqui
error-unsupported-type-detail = Volte e use o formulário da página.
error-not-found = Não há nada aqui
error-not-found-detail = O endereço pode ter um erro, ou o que estava aqui não existe mais.
error-method-not-allowed = Isto não pode ser feito aqui
error-method-not-allowed-detail = Volte e use os botões da página.
error-cross-site = Isto veio de outro site
error-cross-site-detail = A página de outro site enviou isto em seu nome, então nada foi feito. Abra a página aqui e faça por ela.
error-too-slow = Isso demorou demais
error-too-slow-detail = Verifique sua conexão e tente de novo. Nada foi alterado.
error-fault = Algo falhou do nosso lado
error-fault-detail = Não foi culpa sua, e nada ficou pela metade. Se continuar, informe a referência a quem administra este servidor.

## The handset of a local try-out.

handset-title = Telefone simulado
handset-text = Ele faz o papel dos telefones e das caixas de e-mail reais em um teste: todo SMS e todo e-mail que este servidor envia termina aqui, e em nenhum outro lugar.
handset-views = O que mostra
handset-texts = SMS
handset-mails = E-mail
handset-calls = Ligações
handset-no-texts = Nenhum SMS ainda. Peça um código, e ele aparece aqui.
handset-no-mails = Nenhum e-mail ainda. Crie uma conta, e um aparece aqui.
handset-no-calls = Nenhuma ligação ainda. Peça uma ligação com um código, e o que é dito aparece aqui.
# $code: the digits
handset-copy = Copiar { $code }
