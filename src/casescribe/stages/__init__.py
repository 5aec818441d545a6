"""The stages of the pipeline. Each is pure, model in and model out, and none knows another."""
