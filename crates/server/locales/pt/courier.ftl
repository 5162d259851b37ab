### Texts and mails. $name: the display name; $user: the user name; $when: a moment; $link: where to say ‘this was not me’, or to answer; $count: how many.

## Texts. The last line binds the code to this site, so that phones fill it in here and nowhere else.

# $device: a browser and system; $code: the digits
mail-confirm-sign-in-subject = É você quem está entrando?
mail-confirm-sign-in-body =
    Olá, { $name },

    Alguém está entrando como { $user } usando { $device }, com a senha correta. A verificação em duas etapas está sendo ativada para esta conta, e ninguém disse ainda que é você quem a ativa. Por isso, cada login é confirmado com um código:

    { $code }

    Não foi você? Então não informe este código a ninguém e escolha uma nova senha: alguém conhece a sua.
# $code: the digits; $app: the app that is signed in to; $host: the host of the public address
text-code-sign-in =
    { $code } é o seu PIN para entrar em { $app }. Nunca informe este PIN a ninguém: jamais o pedimos.

    @{ $host } #{ $code }
# $word: eight letters, where others have asked for many codes
text-code-sign-in-word =
    { $code } é o seu PIN para entrar em { $app }. Nunca informe este PIN a ninguém: jamais o pedimos. Se for pedida uma palavra ao entrar, ela é { $word }

    @{ $host } #{ $code }
text-code-enrol =
    { $code } é o seu PIN para confirmar este telefone.

    @{ $host } #{ $code }
text-code-step-up =
    { $code } é o seu PIN para alterar a sua conta. Nunca informe este PIN a ninguém: jamais o pedimos.

    @{ $host } #{ $code }

text-code-desk = { $code }: conversa com o suporte em { $host }. Informe este PIN ao suporte apenas se foi sua a iniciativa de ligar.
# $text: what is approved, such as ‘pay 4.99 to Store’
text-code-approve =
    { $code }: { $text }

    @{ $host } #{ $code }

## Calls that speak a code. Short sentences: a machine reads them out.

# How the language is called by those who speak it out (BCP 47)
call-language = pt-BR
# $digits: the digits with commas between them, so that they are spoken one by one
call-code-sign-in = Olá. Este é o seu PIN para entrar em { $app }: { $digits }.
call-code-enrol = Olá. Este é o seu PIN para confirmar este telefone em { $host }: { $digits }.
call-code-step-up = Olá. Este é o seu PIN para alterar a sua conta em { $host }: { $digits }.
call-code-desk = Olá. Este é o seu PIN para o suporte de { $host }: { $digits }. Informe este PIN ao suporte apenas se foi sua a iniciativa de ligar.
call-code-approve = Olá. Com este PIN você aprova em { $host }: { $text }. O PIN é: { $digits }.
call-code-again = Mais uma vez: { $digits }.
# $word: eight letters with commas between them
call-code-word = Se for pedida uma palavra ao entrar, estas são as letras: { $word }.
call-code-end = Nunca informe este PIN a ninguém: jamais o pedimos. Até logo.

## Texts that tell of something.

# $what: the subject of the mail that says the same; $host: the host of the public address
text-notice = { $what }. Conta { $user } em { $host }. Não foi você? { $link }
# $when: the earliest moment at which it can be finished
text-recovery-waits = Alguém quer recuperar a conta { $user } em { $host } com um dos seus três elementos, a partir de { $when }. Não foi você? Interrompa: { $link }
text-question = { $what } Conta { $user } em { $host }: { $link }

text-operator = { $what }. Conta { $user } em { $host }. Você não pediu isto? Fale com quem administra o servidor.

# What `doorcode courier send-test` sends.
text-courier-test = Teste de { $host }: SMS e e-mails chegam aqui.

## Mails.

mail-courier-test-subject = Teste de { $host }

mail-toll-subject = Os SMS custam demais em { $host }
mail-toll-body =
    { $what }

    `doorcode courier status` em { $host } diz o que foi enviado e a quais números. O que você pode mudar (países, orçamentos, preços) está em docs/couriers.md. Escrevemos isto uma vez por dia.
toll-day = Os SMS de hoje custaram { $day }, seu orçamento de um dia. Até amanhã ninguém pode adicionar um telefone novo. Os telefones confiáveis continuam recebendo códigos.
toll-month = Os SMS de 30 dias custaram { $month }, seu orçamento de um mês. Por enquanto ninguém pode adicionar um telefone novo. Os telefones confiáveis continuam recebendo códigos.
toll-ceiling = Os SMS custaram cinco vezes um orçamento ({ $day } por dia, { $month } em 30 dias). Os códigos saem para telefones confiáveis só para dispositivos conhecidos, e com dez vezes um orçamento para ninguém. Quem está conectado continua, e as chaves de recuperação abrem como sempre.
toll-prefix = Saíram códigos demais para telefones novos cujos números começam com { $prefix }, ou poucos deles foram digitados. Os SMS para telefones novos com esse começo estão parados, hoje e talvez amanhã. Alguém pode estar ganhando com eles.

# What an operator has done. $role: person, desk or operator
mail-disabled-subject = Sua conta foi desabilitada
mail-disabled-body =
    Olá, { $name },

    Quem administra este servidor desabilitou a conta { $user } em { $when }. Todas as sessões foram encerradas, e ninguém pode entrar. Nada foi excluído.

    Não sabe por quê? Pergunte a quem administra o servidor.
mail-enabled-subject = Sua conta foi habilitada de novo
mail-enabled-body =
    Olá, { $name },

    Quem administra este servidor habilitou de novo a conta { $user } em { $when }. Você pode entrar como antes.
mail-role-subject = O que sua conta pode fazer mudou
mail-role-body =
    Olá, { $name },

    Quem administra este servidor deu outra função à conta { $user } em { $when }. A função agora é: { $role ->
        [desk] central de suporte
        [operator] administração
       *[other] uso pessoal
    }.

    Não sabe por quê? Pergunte a quem administra o servidor.
mail-sessions-ended-subject = Todas as suas sessões foram encerradas
mail-sessions-ended-body =
    Olá, { $name },

    Quem administra este servidor encerrou todas as sessões de { $user } em { $when }. Entre de novo onde precisar.

    Não sabe por quê? Pergunte a quem administra o servidor.

# $link: where to go
mail-verify-subject = Este endereço é seu?
mail-verify-body =
    Olá, { $name },

    Alguém (esperamos que você) informou este endereço para a conta { $user }. Abra esta página para confirmar que ele é seu:

    { $link }

    Não foi você? Então não faça nada.
mail-reset-subject = Uma nova senha
mail-reset-body =
    Olá, { $name },

    Alguém (esperamos que você) esqueceu a senha de { $user }. Abra esta página para escolher uma nova:

    { $link }

    Não foi você? Então não faça nada; sua senha continua como está.
mail-new-device-subject = Alguém entrou em um novo dispositivo
mail-new-device-body =
    Olá, { $name },

    Alguém entrou na conta { $user } em { $when }, em um dispositivo que não tínhamos visto antes.

    Não foi você? Avise aqui, e bloquearemos o acesso de quem quer que tenha sido:

    { $link }
mail-key-used-subject = Sua chave de recuperação foi usada
mail-key-used-body =
    Olá, { $name },

    A chave de recuperação de { $user } foi usada para entrar em { $when }.

    Não foi você? Avise aqui, e bloquearemos o acesso de quem quer que tenha sido:

    { $link }
mail-key-made-subject = Você tem uma nova chave de recuperação
mail-key-made-body =
    Olá, { $name },

    Uma nova chave de recuperação foi criada para { $user } em { $when }. A antiga não abre mais nada.

    Não foi você? Avise aqui, e bloquearemos o acesso de quem quer que tenha sido:

    { $link }
mail-phone-added-subject = Um telefone foi adicionado
mail-phone-added-body =
    Olá, { $name },

    Um telefone confiável foi adicionado a { $user } em { $when }.

    Não foi você? Avise aqui, e bloquearemos o acesso de quem quer que tenha sido:

    { $link }
mail-phone-removed-subject = Um telefone foi removido
mail-phone-removed-body =
    Olá, { $name },

    Um telefone confiável de { $user } foi removido em { $when }.

    Não foi você? Avise aqui, e bloquearemos o acesso de quem quer que tenha sido:

    { $link }
mail-turned-on-subject = A verificação em duas etapas está ativada
mail-turned-on-body =
    Olá, { $name },

    A verificação em duas etapas foi ativada para { $user } em { $when }. A partir de agora, para entrar são necessários a senha e um código.

    Não foi você? Avise aqui, e bloquearemos o acesso de quem quer que tenha sido:

    { $link }
# $days: how many
mail-turned-on-unanswered-subject = A verificação em duas etapas está ativada, e ninguém respondeu
mail-turned-on-unanswered-body =
    Olá, { $name },

    Há três dias, perguntamos se era você quem estava ativando a verificação em duas etapas para { $user }. Ninguém respondeu, então ela foi ativada em { $when }. A partir de agora, para entrar são necessários a senha e um código enviado ao novo telefone.

    Não foi você? Durante { $days } dias, você pode desfazer isso aqui e bloquear o acesso de quem quer que tenha sido:

    { $link }
mail-turn-on-waits-subject = Você pediu para ativar a verificação em duas etapas?
mail-turn-on-waits-body =
    Olá, { $name },

    Alguém com uma sessão aberta como { $user } quer ativar a verificação em duas etapas com um novo telefone. Diga aqui se foi você:

    { $link }
mail-turned-off-subject = A verificação em duas etapas está desativada
mail-turned-off-body =
    Olá, { $name },

    A verificação em duas etapas foi desativada para { $user } em { $when }.

    Não foi você? Avise aqui, e bloquearemos o acesso de quem quer que tenha sido:

    { $link }

    Durante três dias, você também pode ativá-la de novo na página da sua conta, só com seu telefone ou sua chave de recuperação.
mail-password-changed-subject = Sua senha foi alterada
mail-password-changed-body =
    Olá, { $name },

    A senha de { $user } foi alterada em { $when }.

    Não foi você? Avise aqui, e bloquearemos o acesso de quem quer que tenha sido:

    { $link }
mail-email-changed-subject = Seu endereço de e-mail foi alterado
mail-email-changed-body =
    Olá, { $name },

    O endereço de e-mail de { $user } foi alterado em { $when }.

    Não foi você? Avise aqui, e bloquearemos o acesso de quem quer que tenha sido:

    { $link }
# $days: how many
mail-email-taken-subject = Outro endereço foi informado para sua conta
mail-email-taken-body =
    Olá, { $name },

    O endereço de e-mail de { $user } foi alterado em { $when }, deste para outro.

    Não foi você? Durante { $days } dias, você pode restaurar este endereço aqui e bloquear o acesso de quem quer que tenha sido:

    { $link }
# $text: what was approved
mail-approved-subject = Você aprovou algo
mail-approved-body =
    Olá, { $name },

    { $user } aprovou isto em { $when }:

    { $text }

    Não foi você? Avise aqui, e bloquearemos o acesso de quem quer que tenha sido:

    { $link }
mail-desk-opened-subject = Alguém está falando com o suporte sobre sua conta
mail-desk-opened-body =
    Olá, { $name },

    Alguém falou com o suporte sobre a conta { $user } em { $when }. O suporte não pode fazer nada sem um código que chega ao seu telefone.

    Não foi você? Não informe um código assim a ninguém. Avise aqui, e o suporte não fará nada com sua conta durante um dia:

    { $link }
mail-desk-verified-subject = Um código seu foi lido para o suporte
mail-desk-verified-body =
    Olá, { $name },

    Em { $when }, um código que tinha chegado ao seu telefone foi lido para o suporte. Durante cinco minutos, o suporte pôde encerrar as sessões de { $user }, e nada mais.

    Não foi você? Então alguém está com seu telefone. Avise aqui, e o suporte não fará nada com sua conta durante um dia:

    { $link }
mail-desk-sessions-ended-subject = O suporte encerrou todas as suas sessões
mail-desk-sessions-ended-body =
    Olá, { $name },

    O suporte encerrou todas as sessões de { $user } em { $when }, a pedido de alguém que tinha lido um código do seu telefone. Entre de novo onde precisar.

    Não foi você? Então alguém está com seu telefone. Avise aqui, e o suporte não fará nada com sua conta durante um dia:

    { $link }
mail-account-deleted-subject = Sua conta foi excluída
mail-account-deleted-body =
    Olá, { $name },

    A conta { $user } foi excluída, com tudo o que havia nela, em { $when }. Isto não pode ser desfeito.

    Não foi você? Então alguém tinha sua senha e, além dela, seu telefone ou sua chave de recuperação: avise quem administra este servidor.
mail-second-step-failed-subject = Alguém digitou sua senha, mas não seu código
mail-second-step-failed-body =
    Olá, { $name },

    Alguém digitou a senha correta de { $user } em { $when } e, depois, um código ou uma chave de recuperação incorretos. Ninguém entrou.

    Foi um erro seu ao digitar? Então não faça nada. Não foi você? Então alguém conhece sua senha. Avise aqui, e a bloquearemos:

    { $link }
mail-codes-used-up-subject = Alguém que tem sua senha está pedindo muitos códigos
mail-codes-used-up-body =
    Olá, { $name },

    A senha correta de { $user } foi digitada, e foram pedidos tantos códigos que não enviaremos mais por um tempo. Ninguém entrou. Se você for entrar agora em um novo dispositivo, veja o último SMS no seu telefone: ele contém uma palavra com a qual você recebe um código na hora.

    Foi você? Então não faça nada. Não foi você? Então alguém conhece sua senha. Avise aqui, e a bloquearemos:

    { $link }
mail-second-step-failed-again-subject =
    { $count ->
        [one] Mais uma tentativa de entrar com sua senha
       *[other] Mais { $count } tentativas de entrar com sua senha
    }
mail-second-step-failed-again-body =
    Olá, { $name },

    Desde nosso último e-mail sobre { $user }, códigos ou chaves de recuperação incorretos foram digitados depois da senha correta: mais { $count }. Ninguém entrou com eles.

    Não foi você? Então alguém conhece sua senha. Avise aqui, e a bloquearemos:

    { $link }
mail-recovery-waits-subject = Alguém quer entrar na sua conta pela recuperação com espera
mail-recovery-waits-body =
    Olá, { $name },

    Alguém apresentou um dos três elementos (senha, telefone, chave de recuperação) de { $user } e diz que os outros dois estão perdidos. Você escolheu ter esta forma de recuperar o acesso. Se ninguém se opuser, essa pessoa poderá entrar a partir de { $when }. Avisamos você três vezes.

    É você? Então não faça nada. Não é você? Então interrompa agora: entre ou avise aqui:

    { $link }
mail-recovery-stopped-subject = A recuperação com espera foi interrompida
mail-recovery-stopped-body =
    Olá, { $name },

    A recuperação com espera de { $user } terminou em { $when }. Ninguém entrou por ela, e nenhuma outra pode ser iniciada nos 30 dias após o início dela.

    Algo nisso não foi feito por você? Avise aqui:

    { $link }
mail-recovery-finished-subject = Alguém recuperou o acesso à sua conta pela recuperação com espera
mail-recovery-finished-body =
    Olá, { $name },

    Uma semana depois do nosso primeiro aviso, alguém apresentou mais uma vez um dos três elementos de { $user } em { $when } e substituiu o que estava perdido. Todas as sessões foram encerradas.

    Foi você? Então não faça nada. Não foi você? Avise aqui, e bloquearemos a senha:

    { $link }
mail-recovery-chosen-subject = Sua conta agora tem a recuperação com espera
mail-recovery-chosen-body =
    Olá, { $name },

    Em { $when }, a recuperação com espera de { $user } foi escolhida: depois de três dias, um só dos três elementos bastará para recuperar o acesso após uma semana, se ninguém se opuser.

    Não foi você? Então alguém tem dois dos seus três elementos. Avise aqui, e bloquearemos a senha:

    { $link }
mail-recovery-unchosen-subject = Sua conta não tem mais a recuperação com espera
mail-recovery-unchosen-body =
    Olá, { $name },

    Em { $when }, a recuperação com espera de { $user } foi dispensada: com dois dos três elementos perdidos, não há como recuperar o acesso.

    Não foi você? Então alguém tem dois dos seus três elementos. Avise aqui, e bloquearemos a senha:

    { $link }
mail-locked-subject = Sua senha está bloqueada: escolha uma nova
mail-locked-body =
    Olá, { $name },

    Você nos disse que algo na conta { $user } não foi feito por você. Pusemos fim a isso, e ninguém mais entra com a senha atual.

    Escolha aqui uma nova senha. Se a verificação em duas etapas estiver ativada, tenha à mão sua chave de recuperação; sem ela, bastam sua senha antiga e seu telefone:

    { $link }
