## The app Calls: the page.

calls-dial = Ligar para alguém
calls-dial-hint = O nome de usuário exato da pessoa
calls-dial-video = Chamada de vídeo
calls-dial-voice = Chamada de voz
calls-recent = Chamadas recentes
calls-recent-empty = Ninguém ligou para você ainda, e você não ligou para ninguém.
calls-earlier = Chamadas anteriores
calls-newest = Chamadas mais recentes
calls-clear = Limpar a lista
calls-clear-why = Isto esvazia a sua própria lista. As pessoas com quem você falou mantêm a delas.
calls-clear-now = Limpar
calls-sign-out = Sair de Chamadas
calls-no-scripts = As chamadas precisam de JavaScript, que está desativado neste navegador. A lista abaixo funciona sem ele.

## Lines of the list.

calls-outgoing = Efetuada
calls-incoming = Recebida
calls-missed = Perdida
calls-unanswered = Sem resposta
calls-declined = Recusada
calls-cancelled = Cancelada
calls-was-busy = Ocupado
calls-deleted = Conta excluída
calls-lasted = durou { $time }
# The name of a button; $name is a person.
calls-call-voice = Ligar para { $name }
calls-call-video = Ligar para { $name } com câmera

## What stands above the list when something is the matter.

calls-line-waiting = Reconectando… Em instantes, as chamadas voltarão a chegar a você.
calls-line-signed-out = Sua sessão aqui está encerrada, então nenhuma chamada chega a esta janela.
calls-line-sign-in = Entrar
calls-line-replaced = Esta página está aberta em outra aba, que agora recebe as chamadas.
calls-line-take-over = Receber aqui
calls-silent = Esta janela não pode tocar até você pressionar algo nela.
calls-silent-wake = Permitir que toque
calls-elsewhere = Você está em uma chamada com { $name } em outra janela.
calls-elsewhere-end = Encerrar essa chamada

## Why a call cannot be begun.

calls-refused-yourself = Esse é o seu próprio nome de usuário.
calls-refused-unknown = Ninguém aqui tem o nome de usuário { $name }. Confira como ele está escrito.
calls-refused-in_a_call = Você está em uma chamada em outra janela, ou alguém está ligando para você. Encerre essa chamada primeiro.
calls-refused-blocked = Você bloqueou { $name }. Para ligar, desbloqueie essa pessoa em Mensagens.
calls-refused-too_many = Foram muitas chamadas em pouco tempo. Aguarde um minuto e tente de novo.
calls-refused-out_of_turn = Isso não é um nome de usuário. Confira como está escrito.
calls-refused-unavailable = Não foi possível iniciar a chamada. Tente de novo em instantes.
calls-refused-offline = Não há conexão com o servidor no momento. Tente de novo quando ela voltar.
calls-refused-empty = Digite um nome de usuário.

## The call itself: its state.

calls-preparing = Preparando…
calls-calling = Chamando…
calls-rings-voice = está ligando para você
calls-rings-video = está ligando para você com câmera
calls-connecting = Conectando…
calls-reconnecting = Reconectando…
calls-over-declined = Recusou a chamada
calls-over-busy = Ocupado: em outra chamada
calls-over-no_answer = Sem resposta
calls-over-they_hung_up = A chamada terminou
calls-over-you_hung_up = A chamada terminou
calls-over-ended_elsewhere = Encerrada em outra janela
calls-over-lost = A conexão foi perdida
calls-over-stopped = O servidor está sendo reiniciado. Ligue de novo em instantes.
calls-over-gone = A chamada já acabou
calls-over-cancelled = A chamada terminou
calls-over-unreachable = Não foi possível estabelecer conexão entre as duas redes. Tente outra rede ou peça um servidor de retransmissão a quem administra este servidor.
calls-over-after = { $why } · depois de { $time }
calls-toast-answered = Atendida em outra janela
calls-toast-declined = Recusada em outra janela
calls-toast-missed = Chamada perdida de { $name }
# The title of the window while it rings.
calls-title-rings = ☎ { $name }

## Buttons of a call.

calls-decline = Recusar
calls-answer-voice = Atender
calls-answer-video = Atender com câmera
calls-mute = Silenciar
calls-camera-off = Desligar câmera
calls-share = Compartilhar tela
calls-settings = Dispositivos
calls-hang-up = Desligar
calls-cancel = Cancelar
calls-again = Ligar de novo
calls-close = Fechar
calls-retry = Tentar de novo
calls-anyway = Ligar mesmo assim
calls-controls = Controles da chamada
calls-their-picture = Imagem de { $name }
calls-your-picture = Sua própria imagem

## Said in passing during a call.

calls-note-muted = { $name } silenciou o microfone
calls-note-you-are-muted = Seu microfone está silenciado
calls-note-shares = { $name } está compartilhando uma tela
calls-note-you-share = Você está compartilhando sua tela
calls-note-blocked = O navegador mantém a chamada sem som até você pressionar algo.

## Devices.

calls-settings-title = Dispositivos
calls-settings-microphone = Microfone
calls-settings-camera = Câmera
calls-settings-speaker = Alto-falante
calls-settings-default = Escolha do sistema
calls-settings-none = Nenhum encontrado
calls-settings-unnamed = Dispositivo { $n }
calls-settings-relay = Ocultar meu endereço de rede
calls-settings-relay-hint = As chamadas passam então pelo servidor de retransmissão deste servidor. Vale a partir da próxima; uma chamada pode demorar um pouco mais para começar.
calls-settings-done = Concluir

calls-microphone-refused = O navegador não permite que esta página use o microfone, então ninguém ouve você. Permita na barra de endereço e tente de novo.
calls-microphone-missing = Nenhum microfone foi encontrado, então ninguém ouve você. Conecte um e tente de novo.
calls-microphone-busy = Outro programa está usando o microfone, então ninguém ouve você. Feche-o e tente de novo.
calls-microphone-insecure = Esta página não é servida por HTTPS, então o navegador não permite que ela use o microfone e a câmera. Fale com quem administra este servidor.
calls-microphone-other = Não foi possível abrir o microfone, então ninguém ouve você. Tente de novo ou escolha outro.
calls-camera-refused = O navegador não permite que esta página use a câmera. A chamada continua sem ela.
calls-camera-missing = Nenhuma câmera foi encontrada. A chamada continua sem ela.
calls-camera-busy = Outro programa está usando a câmera. A chamada continua sem ela.
calls-camera-other = Não foi possível abrir a câmera. A chamada continua sem ela.
calls-screen-busy = Não foi possível compartilhar a tela: o sistema não a liberou.
calls-screen-missing = Não há tela que possa ser compartilhada.
calls-screen-other = Não foi possível compartilhar a tela.
