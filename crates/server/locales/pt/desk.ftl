### The desk: for the people who support users.

desk-title = Central de suporte
desk-lead = Encontre a conta da pessoa que está ligando e envie um código a ela.
desk-user-name = Nome de usuário
desk-user-name-hint = Exatamente como a pessoa que liga o soletra.
desk-find = Buscar
desk-told = Tudo o que você faz aqui é registrado com o seu nome e informado à pessoa titular da conta.
desk-nobody = Ninguém aqui tem este nome de usuário.
desk-own = Esta é a sua própria conta. Outra pessoa da equipe pode ajudar você.
desk-shut = A pessoa titular desta conta disse que uma conversa com o suporte não foi dela. Nada pode ser feito durante um dia.
desk-over = Esta conversa terminou ou demorou demais. Comece de novo.
desk-open = Envie um código e peça à pessoa que liga que o leia em voz alta. Até que esteja correto, você só pode dar explicações.
desk-no-phone = Esta conta não tem telefone confiável para receber um código. Você só pode dar explicações.
desk-check = Verificar
# A moment follows.
desk-verified = A pessoa que liga está com o telefone desta conta. Você pode agir até
desk-end = Encerrar todas as sessões
desk-end-text = Encerra na hora todas as sessões da pessoa que liga, em todos os lugares. Para um dispositivo perdido ou roubado.
desk-recovery = Iniciar a recuperação com espera
desk-recovery-text = A pessoa titular a escolheu de antemão: senha e chave de recuperação perdidas, e o telefone à mão. Todos os meios de contato são avisados e, depois de sete dias, a própria pessoa que liga a conclui.
desk-recovery-not-now = A pessoa titular escolheu a recuperação com espera, mas nenhuma pode ser iniciada agora: a escolha tem menos de três dias ou uma foi iniciada nos últimos 30.
desk-recovery-under-way = Há uma recuperação com espera em andamento. Todos os meios de contato foram avisados.
desk-ended = Todas as sessões foram encerradas.
desk-explain = O que você pode explicar
desk-explain-phone = Telefone perdido: entrar com a senha e, onde o código é pedido, escolher “Use sua chave de recuperação”. Depois, substituir o telefone.
desk-explain-key = Chave de recuperação perdida: criar uma nova na página da conta, com a senha e um código.
desk-explain-password = Senha esquecida: escolher “Esqueceu sua senha?” e ter à mão a chave de recuperação e o telefone. Onde a verificação em duas etapas está desativada, basta um e-mail.
desk-explain-two = Dois dos três perdidos: quem escolheu de antemão a recuperação com espera recupera o acesso com o que resta, depois de uma semana (“Perdi dois dos três”, depois de “Esqueceu sua senha?”). Ninguém aqui pode encurtar esse prazo nem desativar a segunda etapa.
desk-close = A conversa terminou
