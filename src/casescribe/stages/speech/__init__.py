"""From samples to words and voices: voice activity, recognition, diarization."""
