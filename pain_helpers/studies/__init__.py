"""Studies on the model: people as trials take them, results replayed, fit targets, what conclusions hang on."""
