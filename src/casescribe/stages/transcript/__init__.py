"""From words and voices to a speaker-labelled transcript."""
