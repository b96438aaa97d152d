"""Network: a BERT classifier whose token types also carry the marks of shared words."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertForSequenceClassification

from training.entailment.example import Label
from verifier.matching.entailment.pairs import MARK


def load(checkpoint: Path) -> BertForSequenceClassification:
    """Load a checkpoint; one whose types know only the sides is given marks that begin as no difference."""
    network: BertForSequenceClassification = BertForSequenceClassification.from_pretrained(
        checkpoint, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, attn_implementation="sdpa"
    ).float()
    types = network.bert.embeddings.token_type_embeddings
    if types.num_embeddings == MARK:
        wider = nn.Embedding(2 * MARK, types.embedding_dim)
        wider.weight.data.copy_(types.weight.data.repeat(2, 1))
        network.bert.embeddings.token_type_embeddings = wider
        network.config.type_vocab_size = 2 * MARK
    network.bert.embeddings.word_embeddings.weight.requires_grad = False
    return network


def loss_of(logits: Tensor, labels: Tensor) -> Tensor:
    """Return the mean of -log p(label); "not supported" is refuted or nei."""
    chances = logits.float().log_softmax(-1)
    either = torch.logsumexp(chances[:, Label.REFUTED :], dim=-1, keepdim=True)
    return -torch.cat([chances, either], dim=-1).gather(1, labels[:, None]).mean()
