### Turning two-step verification on; trusted phones.

# $at: the step at hand; $of: how many
steps = Passo { $at } de { $of }
wizard-leave = Parar e deixar desativada

phone-title = Qual telefone deve receber seus códigos?
phone-text = Enviamos um código para ele sempre que você entra.
phone-another-title = Adicionar um telefone confiável
phone-another-text = Ele também poderá receber seus códigos: um segundo telefone seu ou o de alguém próximo.
phone-replace-title = Substituir um telefone confiável
phone-replace-text = O novo número substituirá
phone-country = País
phone-number = Número de telefone
phone-number-hint = Escreva como você discaria, com ou sem o código do país.
phone-use = Usamos o número para códigos e avisos sobre sua conta, e para mais nada. Ninguém mais o vê.
phone-other-number = Usar outro número

confirm-title = Antes de ativar
confirm-code-title = Cada login pede um código
confirm-code = Primeiro sua senha; depois, o código do seu telefone ou sua chave de recuperação.
confirm-sessions-title = As outras sessões são encerradas agora
# $count: how many other sessions there are
confirm-sessions =
    { $count ->
        [0] Você não tem sessão aberta em nenhum outro lugar.
        [one] Você tem sessão aberta em um outro lugar. Ela será encerrada na hora.
       *[other] Você tem sessão aberta em outros { $count } lugares. Elas serão encerradas na hora.
    }
confirm-lost-title = Nunca perca dois dos três
confirm-lost = Senha, telefone e chave de recuperação: dois quaisquer restauram o terceiro. Sem dois deles, ninguém pode devolver seu acesso, nem mesmo nós.
confirm-waits-title = Pode levar até três dias
confirm-waits = Este dispositivo, ou algo na sua conta, é novo. Antes, perguntamos a você pelos seus outros meios de contato, para que ninguém ative a verificação no seu lugar.
confirm-button = Ativar

waiting-title = Quase lá
waiting-by-contact = Enviamos uma mensagem aos seus meios de contato mais antigos. Abra o link que está nela para confirmar que foi você.
waiting-or-until = Se ninguém interromper, a ativação acontecerá sozinha em
waiting-until = Se ninguém interromper, a ativação acontecerá em
waiting-why = Esperamos porque este dispositivo, ou algo na sua conta, é novo. Assim, ninguém que tenha apenas sua senha pode ativá-la no seu lugar.
waiting-go-on = Continuar enquanto isso
waiting-stop = Interromper

turned-on-title = A verificação em duas etapas está ativada
turned-on-text = A partir de agora, ninguém entra só com a sua senha.
# $count: how many other sessions ended
turned-on-sessions =
    { $count ->
        [0] Guarde sua chave de recuperação em um lugar seguro, longe do telefone.
        [one] Outra sessão foi encerrada. Guarde sua chave de recuperação em um lugar seguro, longe do telefone.
       *[other] Outras { $count } sessões foram encerradas. Guarde sua chave de recuperação em um lugar seguro, longe do telefone.
    }
