"""Lessons: what a reader is told, shown and asked, step by step, and what must be true before the next step.

A lesson is one TOML file, which a teacher can write by hand: see `resources/docs/lessons.md`. No Qt.
"""
