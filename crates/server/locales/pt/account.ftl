### The account.

account-title = Conta
account-on = A verificação em duas etapas está ativada
account-on-text = Para entrar são necessários sua senha e um código, desde
account-off = A verificação em duas etapas está desativada
account-undo-text = Você a desativou. Só com seu telefone ou sua chave de recuperação, você pode ativá-la de novo, como estava, até
account-undo = Ativar de novo
account-waiting = A verificação em duas etapas está para ser ativada
account-waiting-text = Esperamos sua confirmação. Sem ela, a ativação acontecerá em
account-password-known = Talvez outra pessoa conheça sua senha. Ninguém pode entrar com ela até você escolher uma nova.
account-signing-in = Login
account-changed = Alterada em
account-key-made = Criada em
# $count: in how many places
account-sessions =
    { $count ->
        [one] Só aqui
       *[other] Em { $count } lugares
    }
account-phones = Telefones confiáveis
account-add-phone = Adicionar um telefone
account-last-phone = Enquanto a verificação em duas etapas está ativada, o último telefone pode ser substituído, mas não removido.
account-you = Você e seus dados
account-export = O que este servidor sabe sobre você
account-activity = O que aconteceu na sua conta, e quando
account-desk = Ajudar as pessoas que ligam
account-delete = Para sempre
account-recovery-chosen = É possível recuperar o acesso com um dos três, depois de uma semana
account-recovery-not-chosen = Se dois dos três forem perdidos, não há como recuperar o acesso
account-key-missing = Você não tem chave de recuperação: a antiga foi perdida e não abre mais nada. Crie uma nova agora.
account-key-make = Criar uma chave de recuperação
account-turn-off = E o que você perde com isso
not-verified = ainda não verificado
sign-out-account = Sair da página da conta

flash-contact-saved = Salvo.
flash-mail-sent = Salvo. Enviamos um link para o novo endereço; ele passa a valer quando você abrir o link.
flash-mail-sent-again = Enviamos o link de novo. O endereço passa a valer quando você abrir o link.
flash-phone-added = Este telefone agora é confiável.
flash-phone-replaced = O novo telefone substituiu o antigo.
flash-phone-removed = O telefone não é mais confiável.
flash-password-changed = Sua senha foi alterada. As outras sessões foram encerradas.
flash-key-renewed = Sua nova chave de recuperação já está valendo. Destrua a folha antiga.
flash-key-checked = Muito bem: essa é a sua chave de recuperação. Guarde-a de novo longe do telefone.
flash-turned-off = Desativada. Agora basta sua senha para abrir sua conta.
flash-turned-on-again = A verificação em duas etapas está ativada de novo, como estava.
flash-turn-on-stopped = Ativação interrompida. A verificação em duas etapas continua desativada.
flash-session-ended = Essa sessão foi encerrada.
flash-device-named = O dispositivo já tem o seu nome.
flash-recovery-chosen = Agora você tem a recuperação com espera. Ela poderá ser usada depois de três dias.
flash-recovery-unchosen = Você não tem mais a recuperação com espera.
flash-others-ended = Todas as outras sessões foram encerradas.

contact-user-name = Continua como está.
contact-email-hint = Escrevemos para ele quando há algo importante sobre sua conta. Um novo endereço passa a valer quando você abre o link que enviamos.
contact-not-verified = Este endereço ainda não foi verificado. Abra o link que enviamos para ele.

remove-phone-title = Remover este telefone?
remove-phone-text = Ele não receberá mais códigos nem avisos. Você pode adicioná-lo de novo mais tarde.
remove-phone-last = É o seu último telefone confiável. Enquanto a verificação em duas etapas está ativada, substitua-o por outro.
remove-phone-button = Remover este telefone
replace-phone = Substituir

change-password-title = Alterar a senha
change-password-text = Suas outras sessões são encerradas quando ela é alterada.

key-present = Sua chave atual foi criada em
key-not-shown = Ela não é mostrada de novo: nem nós a conhecemos.
key-renew-text = Você perdeu a folha ou alguém a viu? Crie uma nova chave. A antiga funciona até você redigitar a nova.
key-missing-text = Você não tem nenhuma: a antiga foi perdida e não abre mais nada. Com uma nova, você volta a ter os três elementos.
key-renew-button = Criar uma nova chave

check-key-title = Você ainda tem sua chave de recuperação?
check-key-why = Faz meio ano que você a teve em mãos pela última vez. Se um dia perder o telefone, vai precisar dela: procure-a agora, com calma.
check-key-text = Digite-a a partir da sua cópia. Ela continua valendo, e perguntaremos de novo daqui a meio ano.
check-key-yes = Estou com ela aqui
check-key-button = Verificar
check-key-gone = Você a perdeu, ou alguém pode tê-la visto?

turn-off-title = Desativar a verificação em duas etapas
turn-off-text = Então basta sua senha para abrir sua conta, tanto para você como para quem a descobrir.
turn-off-phones = Seus telefones confiáveis não recebem mais códigos.
turn-off-key = Sua chave de recuperação não abre mais nada.
turn-off-mail = Uma senha esquecida é redefinida por e-mail: quem lê seus e-mails pode tomar sua conta.
# $days: for how many days
turn-off-undo = Durante { $days } dias, você pode ativá-la de novo, como estava, só com seu telefone ou sua chave.
turn-off-understood = Entendi
turn-off-button = Desativar
turn-off-keep = Manter ativada
turn-off-required = Quem administra este servidor pede a todas as pessoas que usem a verificação em duas etapas. Ela não pode ser desativada.

sessions-text = Cada app em cada dispositivo em que você tem sessão aberta. Encerre o que você não reconhece: perde o acesso na hora.
session-this = Esta sessão
session-first = Desde
session-last = Último uso em
session-end = Encerrar
sessions-end-others = Encerrar todas as outras
device-name = Dar nome a este dispositivo
device-name-label = Como você o chama
device-name-save = Salvar
device-name-long = Um nome tem no máximo 40 caracteres. Nada foi alterado.

activity = Atividade
activity-text = Cada login, cada tentativa errada e cada alteração, do mais recente ao mais antigo. Quem administra este servidor também pode ver.
activity-none = Nada aqui.
activity-older = Mais antigas
activity-newest = Voltar às mais recentes
activity-not-you = Algo não foi feito por você? Altere a senha e encerre o que não reconhece:
activity-signed-in-two-steps = Login com duas etapas
activity-signed-in = Login só com a senha
activity-password-right = A senha estava correta; a segunda etapa foi pedida
activity-password-wrong = Alguém digitou uma senha incorreta
# $digits: how long it was
activity-code-sent = Um código de { $digits } dígitos foi enviado ao seu telefone
activity-code-wrong = Um código incorreto foi digitado
activity-recovery-key-wrong = Uma chave de recuperação incorreta foi digitada
activity-recovery-key-used = Sua chave de recuperação foi usada
activity-recovery-key-made = Uma nova chave de recuperação foi criada
activity-recovery-key-checked = Você mostrou que ainda tem sua chave de recuperação
activity-phone-trusted = Um telefone confiável foi adicionado
activity-phone-dropped = Um telefone confiável foi removido
activity-turn-on-waits = A ativação da verificação em duas etapas foi pedida e está em espera
activity-turn-on-stopped = A ativação da verificação em duas etapas foi interrompida
activity-turned-on = A verificação em duas etapas foi ativada
activity-turned-off = A verificação em duas etapas foi desativada
activity-step-up-proved = Você confirmou que é você, para ver ou alterar a conta
activity-contact-changed = Seu nome ou endereço foi alterado
activity-language-changed = Outro idioma foi escolhido
activity-email-verified = Seu endereço de e-mail foi verificado
activity-password-changed = A senha foi alterada
activity-approved = Você aprovou algo que um app pediu
activity-approval-redeemed = O app que pediu sua aprovação a usou
activity-climbed-down = Os códigos são curtos de novo, porque a senha é nova
activity-password-forgotten = Alguém disse ter esquecido a senha
activity-session-ended = Uma sessão foi encerrada
activity-other-sessions-ended = Todas as outras sessões foram encerradas
activity-desk-acted = Você fez algo por alguém na central de suporte
activity-desk-code-wrong = Um código incorreto foi lido para o suporte
activity-desk-disowned = “Não fui eu” foi dito sobre uma conversa com o suporte
activity-desk-found-nobody = Você buscou na central de suporte um nome de usuário que ninguém tem
activity-desk-opened = Alguém falou com o suporte sobre sua conta
activity-desk-sessions-ended = O suporte encerrou todas as sessões
activity-desk-verified = Um código que chegou ao seu telefone foi lido para o suporte
activity-disowned = “Não fui eu” foi dito
activity-exported = Seus dados foram baixados
activity-recovery-asked = Alguém disse que dois dos três estão perdidos
activity-recovery-chosen = A recuperação com espera foi escolhida
activity-recovery-unchosen = A recuperação com espera foi dispensada
activity-recovery-started = Uma recuperação com espera foi iniciada
activity-recovery-finished = Uma recuperação com espera foi concluída: alguém recuperou o acesso com um dos três
activity-recovery-stopped = Uma recuperação com espera foi interrompida
activity-account-made = A conta foi criada
activity-account-shown = Quem administra este servidor consultou a conta
activity-account-disabled = Quem administra este servidor desabilitou a conta
activity-account-enabled = Quem administra este servidor habilitou a conta de novo
activity-role-changed = Quem administra este servidor mudou o que a conta pode fazer
activity-sessions-ended = Quem administra este servidor encerrou todas as sessões
# $event: its name in the log
activity-other = Outra coisa aconteceu: { $event }

export-title = Baixar seus dados
export-text = Um arquivo com tudo o que este servidor guarda sobre você: sua conta, sessões, mensagens e chamadas, em um formato que pessoas e programas podem ler (JSON).
export-not = Ele não contém senha, chave de recuperação nem códigos: só os guardamos em uma forma que ninguém consegue ler de volta.
export-button = Baixar

delete-title = Excluir a conta
delete-text = Ninguém pode desfazer isto.
delete-what-1 = Todas as suas sessões são encerradas, e ninguém mais pode entrar como você.
delete-what-2 = Suas mensagens são excluídas, também nas conversas das outras pessoas, assim como suas chamadas, seus contatos e suas configurações.
delete-what-3 = Ninguém mais pode usar seu nome de usuário.
delete-export-first = Baixar seus dados antes
delete-type = Para confirmar, digite seu nome de usuário:
delete-button = Excluir para sempre

## Proving that it is you.

step-up-title = Confirme que é você
step-up-need-password = Sua senha é necessária.
step-up-need-second-step = É necessário um código ou sua chave de recuperação. Depois, você pode ver sua conta durante cinco minutos.
step-up-need-key = Sua chave de recuperação é necessária.
step-up-need-one = É necessário um dos seus três elementos.
step-up-need-two = São necessários dois destes três elementos, cada vez que algo é alterado.
step-up-need-key-and-one = Você entrou aqui há pouco tempo, então isto exige sua chave de recuperação e um dos outros dois elementos.
step-up-need-key-then-code = É necessária sua chave de recuperação e, depois, um código.
# $at: how many are proved; $of: how many are needed
step-up-done = Feito: { $at } de { $of }
step-up-again = Isso demorou demais, então começamos de novo. Nada foi alterado.
proof-code = Um código para o seu telefone

act-end-sessions = Sair dos outros lugares
act-look = Ver sua conta
act-turn-on = Ativar a verificação em duas etapas
act-turn-off = Desativar a verificação em duas etapas
act-undo-turn-off = Ativar de novo a verificação em duas etapas
act-change-contact = Alterar os dados de contato
act-change-password = Alterar a senha
act-add-phone = Adicionar ou substituir um telefone
act-remove-phone = Remover um telefone
act-new-key = Criar uma nova chave de recuperação
act-check-key = Verificar a chave de recuperação
act-delayed-recovery = Recuperar o acesso com um dos três
act-choose-recovery = Escolher a recuperação com espera
act-export = Baixar seus dados
act-delete = Excluir a conta

## What an app asks for.

# $app: the app’s name
approve-asks = { $app } pergunta
approve-title = Você aprova isto?
approve-need-second-step = Se sim, confirme com um código ou sua chave de recuperação. O SMS diz o mesmo que esta página.
approve-need-password = Se sim, confirme com sua senha.
approve-done-title = Aprovado
approve-done-text = Volte para { $app }, que continua a partir daqui.
approve-receipt-how = Pediram a você um recibo? Mostre-o apenas a quem pediu. Ele é mostrado uma vez e vale por cinco minutos.
approve-receipt-button = Mostrar o recibo
approve-receipt-title = Seu recibo
approve-over-title = Nada para aprovar
approve-over-text = O pedido foi abandonado, o tempo se esgotou ou o recibo já foi entregue. Nada mais acontece.
