"""What `spacy train --code` has to know: the tokenizer and the augmenters."""

from __future__ import annotations

import kg.annotate.tokenizer  # noqa: F401  (registers itself)
import steps.augment  # noqa: F401
