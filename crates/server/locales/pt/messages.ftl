## The app Messages: the page.

messages-rooms = Conversas
messages-room = Conversa
messages-new = Nova conversa
messages-rooms-empty = Nenhuma conversa ainda.
messages-rooms-empty-hint = Comece uma com alguém cujo nome de usuário você conhece, ou diga o seu a outras pessoas:
messages-hint = Escolha uma conversa ou comece uma nova.
messages-hint-keys = Enter envia, Shift + Enter começa uma nova linha, Esc volta.
messages-gone = Essa conversa não existe, ou você não faz parte dela.
messages-gone-back = Todas as conversas
messages-back = Voltar às conversas
messages-back-to-room = Voltar à conversa
messages-sign-out = Sair
messages-no-scripts = O JavaScript está desativado neste navegador: você pode ler e escrever, e vê as novidades quando carrega a página de novo.

## The list. $n is a number, or 99+.

messages-unread = Não lidas: { $n }
messages-nothing-yet = Nada dito ainda
# What stands in the list for a message: who said it, and what.
messages-last-of = { $name }: { $text }
messages-deleted-account = Conta excluída
messages-today = Hoje
messages-yesterday = Ontem

## The conversation.

messages-call = Ligar
messages-call-words = Ligar
messages-about = Sobre esta conversa
messages-earlier = Mensagens anteriores
messages-loading = Carregando…
messages-newest = Mensagens mais recentes
messages-new-below = Novas: { $n }
messages-new-divider = Novas mensagens
# Where the history begins. $name is a person, $title a group.
messages-first = Este é o começo da sua conversa com { $name }.
messages-first-group = Este é o começo de “{ $title }”.
messages-group-size = { $n } pessoas
messages-write = Mensagem
messages-write-to = Mensagem para { $name }
messages-send = Enviar
messages-edited = editada
messages-deleted = Esta mensagem foi excluída.
messages-hour = { $time } UTC
messages-typing-one = { $name } está digitando…
messages-typing-two = { $name } e { $other } estão digitando…
messages-typing-many = Várias pessoas estão digitando…
# The title of the window: the number of unread messages, and what the page is.
messages-title = ({ $n }) { $title }
messages-announce-one = { $name }: { $text }
messages-announce-many = { $n } novas mensagens

## What is said where a message stands for its author.

# The one who reads, as the author.
messages-you = Você
# The one who reads, as the one to whom something happened.
messages-you-there = você
messages-state-sending = Enviando
messages-state-sent = Enviada
messages-state-delivered = Entregue
messages-state-read = Lida
messages-state-failed = Não enviada
messages-retry = Tentar de novo
messages-discard = Descartar

## What can be done with a message.

messages-actions = Ações
messages-edit = Editar
messages-editing = Editando uma mensagem
messages-copy = Copiar
messages-copied = Copiada
messages-delete = Excluir
messages-delete-sure = Excluir esta mensagem para todas as pessoas? Alguém já pode tê-la lido.
messages-delete-yes = Excluir
messages-sure = Sim

## What happened in a group. $name did it, $other is whom it happened to.

messages-event-founded = { $name } criou o grupo “{ $title }”
messages-event-added = { $name } adicionou { $other }
messages-event-removed = { $name } removeu { $other }
messages-event-left = { $name } saiu
messages-event-renamed = { $name } deu ao grupo o nome “{ $title }”

## Starting a conversation.

messages-start = Escrever para alguém
messages-exact = O nome de usuário exato da pessoa
messages-start-now = Começar
messages-group = Ou criar um grupo
messages-group-title = Nome do grupo
messages-group-names = Quem faz parte
messages-group-names-hint = Nomes de usuário exatos, separados por espaços ou vírgulas. Você pode adicionar pessoas depois.
messages-group-now = Criar o grupo

## About a conversation.

messages-about-no-scripts = Alterar um grupo, sair dele e bloquear alguém exigem JavaScript, que está desativado neste navegador.
messages-members = Membros
messages-owner = Responsável
messages-add = Adicionar alguém
messages-add-now = Adicionar
messages-remove = Remover { $name }
messages-remove-sure = Remover { $name } do grupo? Essa pessoa mantém o que foi dito até agora.
messages-rename-now = Renomear
messages-leave = Sair do grupo
messages-leave-sure = Sair de “{ $title }”? Você mantém o que foi dito até agora e não vê nada do que for dito depois.
messages-leave-yes = Sair
messages-write-to-them = Escrever para { $name }
messages-block-title = Bloqueio
messages-block-hint = Quem você bloqueia não consegue contatar você por mensagens nem chamadas, e não recebe nenhum aviso.
messages-block = Bloquear
messages-block-sure = Bloquear { $name }? O que essa pessoa escrever a partir de agora não chega a você. Ela não recebe nenhum aviso.
messages-block-yes = Bloquear
messages-block-done = Você bloqueou { $name }
messages-unblock = Desbloquear
messages-unblock-done = Você não bloqueia mais { $name }
messages-blocked = Pessoas bloqueadas
messages-blocked-hint = Elas não conseguem contatar você por mensagens nem chamadas, e não recebem nenhum aviso.
messages-blocked-empty = Você não bloqueou ninguém.

## Why nothing can be written.

messages-you-blocked = Você bloqueou { $name }. Desbloqueie essa pessoa para que possam voltar a trocar mensagens.
messages-you-left = Você não está mais neste grupo. Pode ler o que foi dito enquanto estava.
messages-blocked-you = Esta conta foi excluída. Você ainda pode ler a conversa.

## The line to the server.

messages-line-waiting = Reconectando… O que você escrever será enviado quando a conexão voltar.
messages-line-signed-out = Sua sessão aqui está encerrada. Entre para continuar de onde estava.
messages-line-sign-in = Entrar
messages-later = Não há conexão no momento. Isto será feito quando ela voltar.
messages-line-replaced = Há janelas demais abertas, então esta foi posta em repouso.
messages-line-take-over = Usar esta janela

## Why something was not done. $name is what was typed.

messages-refused-no_such_person = Ninguém aqui tem o nome de usuário “{ $name }”, ou não é possível escrever para essa pessoa. Confira como ele está escrito.
messages-refused-names = Não é possível adicionar uma destas pessoas: ninguém tem esse nome de usuário, ou não é possível escrever para ela. Confira como cada um está escrito.
messages-refused-yourself = Esse é o seu próprio nome de usuário.
messages-refused-empty = Não há nada para enviar.
messages-refused-empty-name = Digite um nome de usuário.
messages-refused-empty-title = Dê um nome ao grupo.
messages-refused-too_long = Isto é longo demais para uma só mensagem. Envie em partes.
messages-refused-too_fast = Foi muita coisa em pouco tempo. Aguarde um momento e tente de novo.
messages-refused-too_many = Você já começou todas as conversas, ou bloqueou todas as pessoas, que uma conta pode.
messages-refused-busy = O servidor está com muito a fazer. Tente de novo em instantes.
messages-refused-you_blocked = Você bloqueou esta pessoa. Desbloqueie-a primeiro.
messages-refused-no_such_room = Esta conversa não existe mais, ou você não faz mais parte dela.
messages-refused-no_such_message = Esta mensagem não existe mais.
messages-refused-not_yours = Esta mensagem não é sua, então você não pode alterá-la.
messages-refused-deleted = Esta mensagem foi excluída em outra janela.
messages-refused-edited_elsewhere = Enquanto isso, esta mensagem foi editada em outra janela. Veja-a de novo e depois edite.
messages-refused-not_a_group = Só é possível fazer isso em grupos.
messages-refused-not_owner = Só a pessoa responsável pelo grupo pode fazer isso.
messages-refused-group_full = O grupo está cheio.
messages-refused-malformed = Não foi possível enviar. Carregue a página de novo e tente mais uma vez.
