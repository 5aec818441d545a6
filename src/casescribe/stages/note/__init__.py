"""From a transcript to a note: units, sections, selection, statements, tasks."""
