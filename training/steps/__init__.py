"""How the shipped spaCy pipeline is trained: one module a step, run in the order of `training/project.yml`."""
