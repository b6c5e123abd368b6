"""The answers of a lesson as one HTML sheet that any browser shows and prints; it needs nothing else."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import date
from html import escape

from aegui.lessons.figures import quoted
from aegui.lessons.walk import Walk
from aegui.translation import QT_TRANSLATE_NOOP, translate
from aegui.version import __version__

STYLE = """
body { font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; max-width: 46rem;
       margin: 2rem auto; padding: 0 1rem; color: #1d2430; background: #fff; }
h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 0.2rem; }
.about, .state { color: #5a6573; } .question { font-style: italic; }
.answer { white-space: pre-wrap; border-left: 3px solid #2f7de1; padding: 0.2rem 0.8rem; }
.good { color: #1d7a46; } .bad { color: #a33b1f; } img { max-width: 100%; }
section { break-inside: avoid; }
"""


def sheet(
    walk: Walk, language: str, reader: str = "", day: date | None = None, pictures: Mapping[int, bytes] = {}
) -> str:
    """The whole page. `pictures` are PNG files of what was seen as a step was answered, by step."""
    lesson, title = walk.lesson, walk.lesson.title.spoken(language)
    steps = [
        _step(walk, place, language, pictures.get(place))
        for place, step in enumerate(lesson.steps)
        if step.question is not None or place in pictures
    ]
    done = sum(place in walk.done for place, step in enumerate(lesson.steps) if step.until)
    tasks = sum(bool(step.until) for step in lesson.steps)
    counted = _said(QT_TRANSLATE_NOOP("lessons", "{} of {} tasks done")).format(done, tasks)
    about = " · ".join(filter(None, (reader, (day or date.today()).isoformat(), counted)))
    program = f"Autoencoder Explorer {__version__}"
    return (
        f'<!doctype html>\n<html lang="{escape((language or "en").replace("_", "-"))}">\n<head>'
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f"content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body>\n"
        f'<h1>{escape(title)}</h1>\n<p class="about">{escape(about)}</p>\n'
        + "\n".join(steps)
        + f'\n<p class="about">{escape(program)}</p>\n</body>\n</html>\n'
    )


def _step(walk: Walk, place: int, language: str, picture: bytes | None) -> str:
    step = walk.lesson.steps[place]
    parts = [f"<h2>{place + 1}. {escape(step.title.spoken(language))}</h2>"]
    asked = step.question
    if asked is not None:
        answer = walk.answers.get(place, "")
        said = asked.read_as(answer, language) or _said(QT_TRANSLATE_NOOP("lessons", "not answered"))
        parts.append(f'<p class="question">{escape(quoted(asked.text.spoken(language)))}</p>')
        parts.append(f'<p class="answer">{escape(said)}</p>')
        if asked.right is not None and answer:
            right = asked.is_right(answer)
            good = _said(QT_TRANSLATE_NOOP("lessons", "✓ right"))
            bad = _said(QT_TRANSLATE_NOOP("lessons", "✗ not what the lesson expects"))
            role, words = ("good", good) if right else ("bad", bad)
            parts.append(f'<p class="{role}">{escape(words)}</p>')
    if picture:
        shown = base64.b64encode(picture).decode("ascii")
        parts.append(f'<p><img alt="" src="data:image/png;base64,{shown}"></p>')
    return f"<section>{''.join(parts)}</section>"


def _said(text: str) -> str:
    return translate("lessons", text)
