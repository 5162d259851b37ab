### The delayed recovery: a way back for who has lost two of three, and what its owner sees of it.

lost-title = Dois dos três perdidos
lost-text = Senha, telefone e chave de recuperação: dois quaisquer restauram o terceiro. Com um só, há uma forma lenta de recuperar o acesso, para quem a escolheu de antemão.
lost-one = Você apresenta o que ainda tem.
# $days: how many
lost-wait = Depois passam { $days } dias, em que avisamos você três vezes em cada meio de contato. Qualquer sinal seu interrompe a recuperação.
lost-then = Então você o apresenta mais uma vez e define uma nova senha ou um novo telefone.
lost-one-only = Perdi só um deles
lost-prove-title = Apresente o que você tem
lost-prove-text = Um destes basta.
lost-another-name = Outro nome de usuário
# $digits: how long it is at the least
lost-code-text = Enviamos um código de { $digits } dígitos ou mais ao telefone da conta. São poucos: três, e depois um a cada meio dia.
lost-code-label = O código
lost-code-wrong = Um código é feito de dígitos.
lost-shows-nothing = Com isso não é possível recuperar o acesso. Pode estar incorreto ou ser antigo demais, ou a conta não escolheu ter a recuperação com espera.
lost-sent = Se esta conta escolheu esta forma de recuperar o acesso e um código pode ser enviado agora, ele está a caminho do telefone dela.

way-start-title = Iniciar a recuperação?
way-start-told = Avisamos todos os meios de contato da conta agora e nos dias 3 e 6. Cada mensagem diz como interrompê-la.
# $days: how long it waits, $open: for how long it can then be finished
way-start-wait = Depois de { $days } dias, volte a esta página e apresente o mesmo mais uma vez. Você tem { $open } dias para isso.
way-start-ends = Entrar com duas etapas, ou escolher “Interromper” em um e-mail, põe fim à recuperação. A próxima pode ser iniciada 30 dias depois do início desta.
way-start-button = Iniciar agora
way-not-now-title = Agora não
# A moment follows.
way-not-now-from = Pode ser iniciada a partir de
way-not-now-why = Assim, ninguém que tenha conseguido um só elemento pode vencer você pelo cansaço, nem escolher esta opção por você e entrar com ela.
way-not-chosen = Esta conta não escolheu ter esta forma de recuperar o acesso.
way-waiting-title = Em andamento
# A moment follows.
way-waiting-from = Volte aqui a partir de
# $open: for how long it can be finished
way-waiting-then = Então apresente o mesmo mais uma vez. Você tem { $open } dias para isso.
way-waiting-stop = Enquanto isso, avisamos todos os meios de contato da conta. Se alguém interromper a recuperação, você também recebe um aviso neles.
way-of-another-title = Há outra em andamento
way-of-another-text = Ela foi iniciada com outro dos seus três elementos. Se não foi você, interrompa-a: entre ou use o link do e-mail que avisou você.

recovery-banner = Alguém quer recuperar o acesso à sua conta com um dos seus três elementos.
# A day follows.
recovery-banner-until = Se ninguém se opuser, isso será possível a partir de
recovery-banner-ripe = Isso já é possível.
recovery-banner-look = Ver e interromper

stop-recovery-title = Você quer interromper?
stop-recovery-text = Alguém apresentou um dos seus três elementos e disse que os outros dois estão perdidos.
stop-recovery-account = Conta
stop-recovery-when = Iniciada em
stop-recovery-with = Com
stop-recovery-phone = Um código para o seu telefone
stop-recovery-from = Pode ser concluída a partir de
stop-recovery-now = agora
stop-recovery-more = Seu telefone foi dado como perdido, então este link sozinho não basta: apresente sua senha ou sua chave de recuperação.
stop-recovery-button = Interromper
stop-recovery-mine = É você? Então não faça nada e espere.

what-recovery-stopped-title = Interrompida
what-recovery-stopped-text = Ninguém entra por ela. Um dos seus três elementos está em outras mãos: entre e substitua-o.
what-recovery-stopped-action = Entrar
what-recovery-none-title = Nada em espera
what-recovery-none-text = Não há recuperação com espera para interromper, ou este link não vale mais.
what-recovery-none-action = Ir para sua conta
what-back-by-password-title = Sua nova senha está definida
what-back-by-password-text = Todas as suas sessões foram encerradas. Entre com a nova senha e seu telefone, e crie logo uma nova chave de recuperação: a antiga não abre mais nada.
what-back-by-password-action = Entrar
what-back-by-key-title = Sua nova senha está definida
what-back-by-key-text = Todas as suas sessões foram encerradas. Entre com a nova senha, escolha “Use sua chave de recuperação” e depois substitua o telefone perdido por um novo.
what-back-by-key-action = Entrar
what-back-by-phone-title = Seu novo telefone é confiável
what-back-by-phone-text = Todas as suas sessões foram encerradas, e seus telefones antigos não recebem mais códigos. Entre com sua senha e o novo telefone, e crie logo uma nova chave de recuperação: a antiga não abre mais nada.
what-back-by-phone-action = Entrar
what-lost-expired-title = Isto demorou demais
what-lost-expired-text = O que você apresentou vale só por alguns minutos. Comece outra vez: o que estava em espera continua em espera.
what-lost-expired-action = Começar outra vez

phone-recovered-title = Seu novo telefone
phone-recovered-text = Ele substitui o que foi perdido. Enviamos um código para ele.

choose-recovery-title = Recuperação com espera
# $days: how many
choose-recovery-text = Se dois dos três (senha, telefone e chave de recuperação) forem perdidos, ninguém pode devolver seu acesso. Se você escolher isto, há uma forma de recuperá-lo: com o que resta, depois de { $days } dias.
choose-recovery-told = Assim que alguém a inicia, e nos dias 3 e 6, avisamos você em todos os seus meios de contato.
choose-recovery-ends = Entre ou escolha “Interromper”, e ela acaba. Nenhuma outra pode ser iniciada em 30 dias.
# $days: how many
choose-recovery-risk = O preço: quem conseguir um dos três entra depois de { $days } dias, se você não olhar nenhum dos seus meios de contato em todo esse tempo.
# A day follows.
choose-recovery-since = Você a escolheu em
choose-recovery-yes = Quero esta forma de recuperar o acesso
choose-recovery-no = Não a quero mais
choose-recovery-stays = Deixar como está
confirm-recovery = Quero poder recuperar o acesso com um dos três
# $days: how many
confirm-recovery-hint = Sem isto, se dois dos três forem perdidos, ninguém devolve seu acesso. Com isto, { $days } dias depois do pedido, quem tiver um dos três entra, se ninguém se opuser. Avisamos três vezes todos os meios de contato. Você pode mudar isto depois.
