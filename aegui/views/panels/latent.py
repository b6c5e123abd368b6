"""The plane of codes: the stage of the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from aegui.explore import projection
from aegui.explore.cursor import cursor_at, cursor_on_point
from aegui.explore.grouping import coloured_by
from aegui.explore.lasso import pointed, surrounded
from aegui.explore.latent_path import with_point
from aegui.explore.moments import moment_at
from aegui.explore.queries.backdrops import BACKDROPS
from aegui.explore.queries.beginning import BEGINNING
from aegui.explore.queries.codes import CODES, PLANES
from aegui.explore.queries.column import COLOURINGS
from aegui.explore.queries.decoded import DECODED
from aegui.explore.queries.field import FIELD
from aegui.explore.queries.hovered import HOVERED
from aegui.explore.queries.latent_path import LATENT_PATH
from aegui.explore.queries.manifold import MANIFOLD
from aegui.explore.queries.posterior import POSTERIOR
from aegui.explore.queries.timeline import TIMELINE
from aegui.explore.queries.user_image import USER_PLACE
from aegui.explore.query import fact
from aegui.explore.records import (
    Backdrop,
    BackdropChoice,
    Backdrops,
    Codes,
    Colourings,
    Floats,
    Hovered,
    ImagePosterior,
    PlaneChoices,
    Timeline,
    UnderCursor,
)
from aegui.explore.selection import How
from aegui.views.panel import QT_TRANSLATE_NOOP, SIDES, Area, View
from aegui.views.plots.class_names import ClassNames
from aegui.views.plots.cloud_order import (
    MOST_NAMED,
    Dots,
    Extent,
    arranged,
    constant,
    extent,
    palette,
    with_selected_on_top,
)
from aegui.views.plots.field_colours import column_colours
from aegui.views.plots.plane import Plane
from aegui.views.plots.plane_guides import Guides
from aegui.views.plots.plane_mirror import PlaneMirror
from aegui.views.plots.raster import dot_radius
from aegui.views.plots.timeline import TimeBar
from aegui.views.plots.toolbox import Toolbox
from aegui.views.theme import Theme
from aegui.views.widgets.controls import MINUS, Choice
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.embedding import EmbeddingBar
from aegui.views.widgets.hover_card import HoverCard
from aegui.views.widgets.legend import Legend
from aegui.views.widgets.plain_text import PlainLabel
from aegui.views.widgets.value_bar import ValueBar

if TYPE_CHECKING:
    from aegui.views.seam import Explorer

FARTHEST = 1e15  # code units that a part of the plane may lie away
HELD = 350  # ms that the ring stays where a hand or a key put it, before it goes to the code it stands for


class LatentView(View):
    """Signals: what the user pointed at, chose and dragged. Setters: codes, cursor, backdrop, time."""

    name: ClassVar[str] = "latent"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("LatentView", "Latent space")
    order: ClassVar[int] = 10
    area: ClassVar[Area] = "centre-top"
    shortcut: ClassVar[str] = "Ctrl+1"
    early = True

    cursor_moved = Signal(float, float)
    hovered = Signal(int)  # a row of Codes.xy; −1: none any more
    point_clicked = Signal(int)
    pinned = Signal(float, float, int)  # a point of a path, and the row of Codes.xy it is on or −1
    image_menu_asked = Signal(int, QPoint)  # a row of the shown images, or −1, and a place on the screen
    backdrop_chosen = Signal(str)
    moment_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: Codes | None = None
        # The codes last drawn, the classes that were, in which order, and where they lie: another selection
        # of a million moves none of it.
        self._dots: tuple[Codes, frozenset[int], Dots, Extent | None] | None = None
        self._rows = np.zeros(0, dtype=np.intp)  # of Codes.xy, in the order they are drawn
        self._colours = 1
        self._hovering = -1
        self._backdrop: Backdrop | None = None
        self._lying = ""  # the query that it answers
        self._under: UnderCursor | None = None
        self._held = QTimer(self, singleShot=True, interval=HELD)
        self._held.timeout.connect(lambda: self.set_under_cursor(self._under))
        self.plane = Plane()
        self.plane.setAccessibleName(self.tr("Plane of codes"))
        self.names, self.guides = ClassNames(self.plane), Guides(self.plane)
        self.legend, self.values = Legend(), ValueBar()
        self.values.hide()
        self.colourings = Choice(quiet=True)
        self.colourings.setToolTip(self.tr("What the codes are coloured by, and what the legend hides."))
        self.colourings.setAccessibleName(self.tr("Coloured by"))
        self.colourings.hide()
        self.caption = ElidedLabel()
        self.caption.setProperty("role", "dim")
        self.time, self.embedding = TimeBar(), EmbeddingBar()
        self.card = HoverCard(self.plane)
        self.mirror = PlaneMirror(self.plane)
        self.tools = Toolbox()
        self.header.addWidget(self.tools)
        self.axes = Choice(quiet=True)
        self.axes.setToolTip(self.tr("Which two directions of the code the plane shows."))
        self.axes.setAccessibleName(self.tr("Axes of the plane"))
        self.backdrops = Choice(quiet=True)
        self.backdrops.setToolTip(self.tr("What is drawn faintly under the codes, such as decoded images."))
        self.backdrops.setAccessibleName(self.tr("Backdrop"))
        for combo in (self.axes, self.backdrops):
            combo.setVisible(False)
            self.header.addWidget(combo)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(12)
        named = QHBoxLayout()
        named.addWidget(self.colourings, 0, Qt.AlignmentFlag.AlignTop)
        named.addWidget(self.legend, 1)
        named.addWidget(self.values, 1)
        self._foot.addLayout(named, 1)
        self._foot.addWidget(self.caption)
        self.remark = PlainLabel()
        self.remark.setProperty("role", "warn")
        self.remark.setWordWrap(True)
        self.remark.hide()
        self.body.addWidget(self.plane, 1)
        self.body.addWidget(self.remark)
        self.body.addLayout(self._foot)
        self.body.addWidget(self.embedding)
        self.body.addWidget(self.time)
        self.setFocusProxy(self.plane)
        self._connect()
        self.set_codes(None)
        self.set_theme(self.theme)

    def _connect(self) -> None:
        self.plane.cursor_moved.connect(self._on_cursor_moved)
        self.plane.hovered.connect(self._on_hovered)
        self.plane.clicked.connect(self._on_clicked)
        self.plane.view_changed.connect(self.card.hide)
        self.plane.pinned.connect(self._on_pinned)
        self.tools.chosen.connect(self.plane.set_tool)
        self.tools.keyed.connect(self.plane.setFocus)  # the next key is for the tool
        self.legend.toggled.connect(lambda _: self._draw())
        self.backdrops.chosen.connect(self.backdrop_chosen)
        self.time.chosen.connect(self.moment_chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the legend needs the width the caption stands below it."""
        super().resizeEvent(event)
        self._arrange_foot()

    def _arrange_foot(self) -> None:
        choice = 0 if self.colourings.isHidden() else self.colourings.sizeHint().width()
        needed = choice + self.legend.one_row() + self.caption.sizeHint().width() + self._foot.spacing()
        beside = needed <= self.contentsRect().width() - SIDES or not self.legend.chips()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._foot.direction():
            self._foot.setDirection(way)
            self._foot.setSpacing(12 if beside else 0)

    def sizeHint(self) -> QSize:
        """The largest of all views."""
        return QSize(640, 520)

    def connect_to(self, explorer: Explorer) -> None:
        """Codes, cursor, plane and classes, and what lies under the codes; what is surrounded is selected."""

        def move(x: float, y: float) -> None:
            explorer.update(cursor=cursor_at(explorer.state, x, y))

        def click(row: int) -> None:
            explorer.update(cursor=cursor_on_point(explorer.state, row))

        def surround(outline: Floats, how: How) -> None:
            explorer.update(selection=surrounded(explorer.state, outline, how))

        def choose(row: int, how: How) -> None:
            explorer.update(selection=pointed(explorer.state, int(self._rows[row]), how))

        def ask_menu(place: int, at: QPoint) -> None:
            model = explorer.state.model
            row = -1 if place < 0 or model is None else int(model.rows[self._rows[place]])
            self.image_menu_asked.emit(row, at)

        def draw(classes: frozenset[int]) -> None:
            every = len(classes) == len(self.legend.chips())
            explorer.update(classes=None if every else classes)

        def travel(place: int) -> None:
            explorer.update(moment=moment_at(explorer.state, place))

        explorer.show(BEGINNING, self.set_beginning)
        explorer.show(CODES, self.set_codes)
        explorer.show(TIMELINE, self.set_timeline)
        explorer.show(fact("newest"), lambda epoch: self.time.set_newest(epoch or 0.0))
        self.moment_chosen.connect(travel)
        explorer.show(PLANES, self.set_planes)
        self.axes.chosen.connect(lambda key: explorer.update(**projection.choose(explorer.state, key)))
        self.embedding.connect_to(explorer)

        def pin(x: float, y: float, row: int) -> None:
            explorer.update(path=with_point(explorer.state, x, y, row))

        explorer.show(DECODED, self.set_under_cursor)
        explorer.show(HOVERED, self.set_hovered)
        explorer.show(POSTERIOR, self.set_posterior)
        explorer.show(LATENT_PATH, self.plane.route.set_path)
        self.pinned.connect(pin)
        self.plane.unpinned.connect(lambda: explorer.update(path=explorer.state.path[:-1]))
        explorer.show(fact("classes"), self.set_classes)
        self.cursor_moved.connect(move)
        self.point_clicked.connect(click)
        self.hovered.connect(lambda row: explorer.update(hovered=row))
        explorer.show(USER_PLACE, self.plane.user_image.set_place)
        self.guides.connect_to(explorer)
        self.mirror.connect_to(explorer)
        explorer.show(BACKDROPS, self.set_backdrops)
        explorer.show(MANIFOLD, partial(self._set_backdrop_of, "manifold"))
        explorer.show(FIELD, partial(self._set_backdrop_of, "field"))
        self.backdrop_chosen.connect(lambda kind: explorer.update(backdrop=kind))
        explorer.show(COLOURINGS, self.set_colourings)
        self.colourings.chosen.connect(lambda key: explorer.update(**coloured_by(key)))
        self.plane.surrounded.connect(surround)
        self.plane.chosen.connect(choose)
        self.plane.menu_asked.connect(ask_menu)
        self.legend.toggled.connect(draw)
        self.values.spanned.connect(lambda span: explorer.update(span=span))

    # What to show

    def set_codes(self, codes: Codes | None) -> None:
        """Draw these codes; the user's zoom stays where they are seen as before."""
        before = self._codes
        self._codes = codes = codes if codes is not None and len(codes.xy) else None
        if codes is None:
            text = self.tr("Every image becomes a point here: its code. Train a model or open a run.")
            self.set_empty(text, offers=True)
            return
        self.set_empty("")
        if before is None or len(before.xy) != len(codes.xy):
            self._hovering = -1  # a row of other codes
        self._name_classes(codes)
        self._count_selected(codes)
        self._palette()
        self.caption.setText(codes.caption)
        self.caption.setToolTip(codes.note)
        self._arrange_foot()
        self._remark(codes)
        self.plane.set_axes(*codes.axes)
        self._draw()
        if before is None or codes.whole != before.whole:
            self.plane.show_most()
        else:
            self.plane.follow()

    def set_cursor(self, x: float, y: float) -> None:
        """Move the ring without telling anybody."""
        self.plane.set_cursor(x, y)

    def set_under_cursor(self, under: UnderCursor | None) -> None:
        """Where the decoded code lies, unless the user is moving the cursor just now; another code than
        before was gone to, and is brought into view."""
        before, self._under = self._under, under
        if self.plane.is_busy():
            self._held.start()
        if under is None or self._held.isActive():
            return
        self.plane.set_cursor(*under.xy)
        if before is not None and not np.array_equal(before.code, under.code):
            self.plane.bring_into_view(*under.xy)

    def set_hovered(self, hovered: Hovered | None) -> None:
        """The card of the code under the mouse; one that comes too late is dropped."""
        if hovered is None or hovered.index != self._hovering:
            self.card.hide()
            return
        place = self._place(hovered.index)
        if place >= 0:
            self.card.show_at(hovered, self.plane.pixel_of(place))

    def set_posterior(self, posterior: ImagePosterior | None) -> None:
        """The posterior of an image about its code; draws from it for the one under the mouse."""
        self.plane.ellipse.set_posterior(posterior)
        self.card.set_draws(
            posterior.draws if posterior is not None and posterior.index == self._hovering else None
        )

    def set_backdrop(self, backdrop: Backdrop | None) -> None:
        """A faint picture under the codes."""
        self._backdrop = backdrop
        self.plane.backdrop.set_backdrop(backdrop, self.theme)
        self.plane.scale.set_scale(backdrop.scale if backdrop is not None else None)

    def _set_backdrop_of(self, query: str, backdrop: Backdrop | None) -> None:
        """One query at a time has a picture; what another has none of takes nothing away."""
        if backdrop is not None:
            self._lying = query
        if query == self._lying:
            self.set_backdrop(backdrop)

    def set_backdrops(self, backdrops: Backdrops | None) -> None:
        """The kinds of backdrop, and the one that is shown."""
        if backdrops is None:
            return
        offered = [(one.kind, one.label, one.lack or one.help) for one in backdrops.choices]
        self.backdrops.set_choices(offered, backdrops.current, self.tr("backdrop: {}"))
        self.backdrops.set_lacking({one.kind for one in backdrops.choices if one.lack})
        self.backdrops.setVisible(len(backdrops.choices) > 1)

    def set_planes(self, planes: PlaneChoices | None) -> None:
        """Which planes of a code of many dimensions can be shown."""
        if planes is not None:
            self.axes.set_choices([(key, label, "") for key, label in planes.choices], planes.current)
            self.axes.setVisible(len(planes.choices) > 1)

    def set_colourings(self, colourings: Colourings | None) -> None:
        """What the codes can be coloured by, and what they are."""
        if colourings is not None:
            choices = [(key, label, "") for key, label in colourings.choices]
            self.colourings.set_choices(choices, colourings.current, self.tr("by {}"))
            self.colourings.setVisible(len(choices) > 1)
            tip = self.tr("What the codes are coloured by, and what the legend hides.")
            self.colourings.setToolTip("\n".join(filter(None, [tip, colourings.about])))
            self._arrange_foot()

    def set_classes(self, shown: frozenset[int] | None) -> None:
        """The classes to be drawn, None for all."""
        before = self.legend.shown()
        self.legend.set_shown(shown)
        if self.legend.shown() != before:
            self._draw()

    def set_timeline(self, timeline: Timeline | None) -> None:
        """The stored moments and the one shown."""
        self.time.set_timeline(timeline)

    def set_theme(self, theme: Theme) -> None:
        """Plane, dots, names and legend."""
        super().set_theme(theme)
        self.plane.set_theme(theme)
        for part in (self.legend, self.values, self.time, self.tools, self.guides):
            part.set_theme(theme)
        self.plane.backdrop.set_backdrop(self._backdrop, theme)
        self._palette()
        self.names.set_theme(theme)

    def visible_range(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in code units."""
        return self.plane.visible()

    def controls_of_mouse(self) -> Sequence[QWidget]:
        """All but the plane, its legend and what it says of its codes."""
        return self.tools, self.axes, self.backdrops, self.colourings, self.embedding, self.time

    def kept(self) -> dict[str, Any]:
        """The part of the plane that is seen."""
        return {"range": list(self.visible_range())}

    def keep(self, chosen: Mapping[str, Any]) -> None:
        """At least that part; a plane of another shape shows more."""
        part = chosen.get("range")
        if not (isinstance(part, list | tuple) and len(part) == 4):
            return
        if all(isinstance(n, int | float) and abs(n) < FARTHEST for n in part):
            left, bottom, right, top = map(float, part)
            if left < right and bottom < top:
                self.plane.show_part(left, bottom, right, top)

    # Drawing

    def _name_classes(self, codes: Codes) -> None:
        """In the legend, or a sentence there where they are too many for it."""
        classes = codes.classes if codes.labels is not None else ()
        self.legend.setVisible(codes.scale is None)
        self.values.setVisible(codes.scale is not None)
        if codes.scale is not None:
            self.values.set_scale(codes.scale)
            self.legend.set_names(())
        elif len(classes) <= MOST_NAMED:
            self.legend.set_names(classes, codes.loose)
        else:
            self._say_many(classes)

    def _count_selected(self, codes: Codes) -> None:
        """Of each class in the legend, how many are selected."""
        chips = len(self.legend.chips())
        if codes.selected is None or codes.labels is None or chips != len(codes.classes):
            self.legend.set_counts(None)
            return
        there = codes.labels >= 0
        every = np.bincount(codes.labels[there], minlength=chips).tolist()
        chosen = np.bincount(codes.labels[there & codes.selected], minlength=chips).tolist()
        self.legend.set_counts(list(zip(chosen, every, strict=True)))

    def _say_many(self, classes: tuple[str, ...]) -> None:
        text = self.tr(
            "{} classes, all shown: more than the {} that a legend can hide one by one. Colours repeat; "
            "names stand where there is room: zoom in for more."
        )
        self.legend.set_sentence(text.format(f"{len(classes):,}", MOST_NAMED))

    def _remark(self, codes: Codes) -> None:
        """Say in a sentence that codes do not differ."""
        values = constant(codes)
        same = [
            f"{name} = {value + 0.0:.3g}".replace("-", MINUS)
            for name, value in zip(codes.axes, values, strict=True)
            if value is not None and name  # a code of one dimension has no second axis
        ]
        text = self.tr("All codes have {}: there the model tells no image from another.")
        if len(same) == 2:
            text = self.tr("All codes are one point, {}: the plane tells no image from another.")
        self.remark.setText(text.format(", ".join(same)) if same else "")
        self.remark.setVisible(bool(same))

    def _palette(self) -> None:
        codes = self._codes
        count = 0 if codes is None or codes.labels is None else min(len(codes.classes), MOST_NAMED)
        loose = codes is not None and codes.loose and count == len(codes.classes)
        inks = column_colours(self.theme, count, loose, codes is not None and codes.scale is not None)
        self._colours = len(inks)
        self.plane.cloud.set_palette(palette(inks))

    def _draw(self) -> None:
        codes = self._codes
        if codes is None:
            return
        visible = self._shown(codes)
        if self._dots is None or not _same_order(self._dots[0], codes) or self._dots[1] != visible:
            self._dots = codes, visible, arranged(codes, visible), extent(codes)
        dots = with_selected_on_top(self._dots[2], codes.selected, self._colours)
        self._rows = dots.rows
        self.plane.cloud.set_points(dots.x, dots.y, dots.inks, dot_radius(len(codes.xy)))
        pointed = self._place(self._hovering)
        self.plane.set_points(dots.x, dots.y, self._dots[3], pointed)
        self.names.set_codes(codes if codes.scale is None else replace(codes, classes=()), visible)
        if pointed >= 0 and self.card.isVisible():  # while the model learns, it goes with its code
            self.card.place(self.plane.pixel_of(pointed))

    def _shown(self, codes: Codes) -> frozenset[int]:
        """The classes that are drawn: all of them where there are too many for a legend."""
        return self.legend.shown() if self.legend.chips() else frozenset(range(len(codes.classes)))

    def _place(self, row: int) -> int:
        """Of a row of the codes in the order they are drawn; −1 where it is not drawn."""
        found = np.flatnonzero(self._rows == row)
        return int(found[0]) if len(found) else -1

    # What the user did

    def _on_cursor_moved(self, x: float, y: float) -> None:
        self._held.start()
        self.cursor_moved.emit(x, y)

    def _on_hovered(self, row: int) -> None:
        self._hovering = int(self._rows[row]) if row >= 0 else -1
        if row < 0:
            self.card.hide()
        self.hovered.emit(self._hovering)

    def _on_clicked(self, row: int) -> None:
        self._held.start()
        self.point_clicked.emit(int(self._rows[row]))

    def _on_pinned(self, x: float, y: float, row: int) -> None:
        self.pinned.emit(x, y, int(self._rows[row]) if row >= 0 else -1)


def _same_order(one: Codes, other: Codes) -> bool:
    """Whether both are the very same points of the very same classes, be others selected or not."""
    same = one.xy is other.xy and one.labels is other.labels and one.scale is other.scale
    return same and len(one.classes) == len(other.classes)


def demo() -> LatentView:
    """The view with real digits, their two principal components as codes."""
    from aegui.views.sample import samples

    view, given = LatentView(), samples()
    view.set_codes(given.codes)
    view.set_backdrops(
        Backdrops(
            (BackdropChoice("none", "none", ""), BackdropChoice("manifold", "decoded manifold", "")),
            "manifold",
        )
    )
    view.set_backdrop(given.backdrop)
    view.set_timeline(given.timeline)
    view.set_cursor(*given.under.xy)
    view.hovered.connect(lambda index: view.set_hovered(given.hovered(index)))
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
