"""From a transcript and a note to files: JSON, VTT, Markdown, Word, HTML."""
