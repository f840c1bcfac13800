"""Parts of the coreference benchmark: reading the corpus, aligning mentions, the metrics."""
