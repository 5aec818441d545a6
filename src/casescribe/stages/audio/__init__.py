"""From a file to samples: decode, measure, cut into stretches, encode for playback."""
