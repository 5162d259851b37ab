### What is said of a password while it is chosen.

password-score-0 = Adivinhada na hora
password-score-1 = Fraca
password-score-2 = Razoável
password-score-3 = Boa
password-score-4 = Muito boa

password-unfit-too-short = Use pelo menos { $shortest } caracteres. Algumas palavras sem relação entre si são fáceis de lembrar.
password-unfit-too-long = Use no máximo { $longest } caracteres.
password-unfit-control = Há aqui um caractere que nenhum teclado digita. Digite a senha de novo, sem quebras de linha.
password-unfit-common = Muitas pessoas usam esta ou uma parecida, então ela é uma das primeiras a ser tentadas. Escolha outra.
password-unfit-personal = É quase só o seu próprio nome ou o nome deste serviço. Acrescente algo que ninguém associaria a você.

password-warning-rows = Fileiras de teclas são fáceis de adivinhar.
password-warning-keyboard = Padrões curtos do teclado são fáceis de adivinhar.
password-warning-repeats = Repetições como “aaa” são fáceis de adivinhar.
password-warning-repeated-words = Repetir uma palavra quase não a torna mais difícil de adivinhar.
password-warning-common = Esta é uma senha muito comum.
password-warning-like-common = Esta é muito parecida com uma senha comum.
password-warning-sequences = Sequências como “abc” ou “6543” são fáceis de adivinhar.
password-warning-years = Anos recentes são fáceis de adivinhar.
password-warning-one-word = Uma palavra sozinha é fácil de adivinhar.
password-warning-dates = Datas são fáceis de adivinhar.
password-warning-names = Nomes sozinhos são fáceis de adivinhar.

password-suggestion-words = Use algumas palavras, mas não uma frase conhecida.
password-suggestion-no-symbols = Símbolos, números e maiúsculas não são necessários.
password-suggestion-more-words = Acrescente mais uma ou duas palavras, pouco comuns.
password-suggestion-capitals = Maiúsculas não ajudam muito.
password-suggestion-reversed = Palavras escritas de trás para a frente não ajudam muito.
password-suggestion-substitutions = “@” no lugar de “a” e trocas parecidas não ajudam muito.
password-suggestion-keyboard = Use um padrão de teclado mais longo, com mais mudanças de direção.
password-suggestion-repeats = Evite repetir palavras e caracteres.
password-suggestion-sequences = Evite sequências.
password-suggestion-dates = Evite anos e datas.
