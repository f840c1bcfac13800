"""The teacher: a larger parser that labels raw news for the small one that ships.

It reads whole sentences with a bidirectional LSTM and scores every pair of words as head and dependent (deep biaffine
attention: Dozat and Manning 2017), trained on the treebanks and, as a second task with its own scorers, on the old GSD
treebank with its labels of 2017. It needs PyTorch and never ships.
"""
