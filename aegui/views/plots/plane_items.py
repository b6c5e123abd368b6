"""What lies over the codes while it is needed: a lasso, a path, the ellipse of a posterior."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from aegui.explore.records import ImagePosterior, LatentPath
from aegui.views.plots.sharpness import stroke
from aegui.views.theme import Theme

HEAD, HEAD_ANGLE = 10.0, 26.0  # px and degrees: the two short lines of an arrow
POINT, FRAME = 5.0, 2.5  # px: radius of a point of a path, and of a frame on it


class OutlineItem(QGraphicsItem):
    """The line that surrounds codes, while it is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._outline = QPolygonF()
        self._pen, self._fill = QPen(), QColor()

    def set_outline(self, outline: QPolygonF) -> None:
        """Corners in code units; none hides it."""
        self.prepareGeometryChange()
        self._outline = outline
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """In the colour of what is chosen."""
        self._pen = QPen(QColor(theme.accent), 0, Qt.PenStyle.DashLine)
        self._fill = QColor(theme.accent)
        self._fill.setAlphaF(0.12)

    def boundingRect(self) -> QRectF:
        return self._outline.boundingRect()

    def paint(self, painter: QPainter, *_: object) -> None:
        """Closed, because it will be."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        painter.setBrush(self._fill)
        painter.drawPolygon(self._outline)


class PathItem(QGraphicsItem):
    """A path through the plane: its points, the line between them, and where on it one is."""

    def __init__(self) -> None:
        super().__init__()
        self._points: list[QPointF] = []
        self._line = QPolygonF()
        self._at: QPointF | None = None
        self._pen, self._halo, self._fill = QPen(), QPen(), QColor()

    def set_path(self, path: LatentPath | None) -> None:
        """Points that were set, the line through them as it is decoded, and the frame shown."""
        path = path or LatentPath(())
        self.prepareGeometryChange()
        self._points = [QPointF(x, y) for x, y in path.points]
        self._line = QPolygonF([QPointF(x, y) for x, y in path.line])
        self._at = QPointF(*path.line[path.frame]) if path.frame >= 0 else None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """The accent on a halo of the plane's colour: seen over any backdrop."""
        self._pen = QPen(QColor(theme.accent), 2)
        self._halo = QPen(QColor(theme.plane), 5)
        self._fill = QColor(theme.accent)
        for pen in (self._pen, self._halo):
            pen.setCosmetic(True)

    def boundingRect(self) -> QRectF:
        """With room for marks that are of pixels, whatever the zoom."""
        rect = QPolygonF(self._points).boundingRect().united(self._line.boundingRect())
        margin = max(rect.width(), rect.height(), 1.0)
        return rect.adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, *_: object) -> None:
        """The line, then the points in pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPainterPath()
        line.addPolygon(self._line)
        for pen in (self._halo, self._pen):
            stroke(painter, line, pen)
        places = [(painter.worldTransform().map(point), POINT) for point in self._points]
        if self._at is not None:
            places.append((painter.worldTransform().map(self._at), POINT + FRAME))
        painter.resetTransform()
        painter.setPen(QPen(self._halo.color(), 2))
        painter.setBrush(self._fill)
        for place, radius in places:
            painter.drawEllipse(place, radius, radius)


class ArrowItem(QGraphicsItem):
    """A direction with a meaning, as it lies in the plane."""

    def __init__(self) -> None:
        super().__init__()
        self._start, self._end = QPointF(), QPointF()
        self._pen, self._halo = QPen(), QPen()
        self.hide()

    def set_arrow(self, ends: tuple[tuple[float, float], tuple[float, float]] | None) -> None:
        """From where to where, in code units; none hides it."""
        self.prepareGeometryChange()
        self.setVisible(ends is not None)
        if ends is not None:
            self._start, self._end = QPointF(*ends[0]), QPointF(*ends[1])

    def set_theme(self, theme: Theme) -> None:
        """In the colour of text, on a halo of the plane's."""
        self._pen, self._halo = QPen(QColor(theme.text), 1.5), QPen(QColor(theme.plane), 4)

    def boundingRect(self) -> QRectF:
        """With room for a head that is of pixels, whatever the zoom."""
        rect = QRectF(self._start, self._end).normalized()
        margin = max(rect.width(), rect.height(), 1e-3)
        return rect.adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, *_: object) -> None:
        """The head in pixels."""
        start, end = (painter.worldTransform().map(point) for point in (self._start, self._end))
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QLineF(end, start)
        wings = []
        for turn in (HEAD_ANGLE, -HEAD_ANGLE):
            wing = QLineF(line)
            wing.setAngle(line.angle() + turn)
            wing.setLength(min(HEAD, line.length()))
            wings.append(wing)
        for pen in (self._halo, self._pen):
            painter.setPen(pen)
            painter.drawLines([line, *wings])


class EllipseItem(QGraphicsItem):
    """Where a code lies when it is not sure: one and two standard deviations."""

    def __init__(self) -> None:
        super().__init__()
        self.semi_axes = (0.0, 0.0)
        self._pen = QPen()
        self.hide()

    def set_ellipse(
        self, centre: tuple[float, float], semi_axes: tuple[float, float], degrees: float
    ) -> None:
        """One standard deviation along each axis, in code units; degrees counter-clockwise."""
        self.prepareGeometryChange()
        self.semi_axes = semi_axes
        self.setPos(*centre)
        self.setRotation(degrees)
        self.show()

    def set_posterior(self, posterior: ImagePosterior | None) -> None:
        """Of this posterior; none hides it."""
        self.hide()
        if posterior is not None:
            self.set_ellipse(posterior.centre, posterior.semi_axes, posterior.degrees)

    def set_theme(self, theme: Theme) -> None:
        """In the colour of text."""
        self._pen = QPen(QColor(theme.text), 1.5)
        self._pen.setCosmetic(True)

    def boundingRect(self) -> QRectF:
        across, up = (2.1 * axis for axis in self.semi_axes)
        return QRectF(-across, -up, 2 * across, 2 * up)

    def paint(self, painter: QPainter, *_: object) -> None:
        for times, style in ((1, Qt.PenStyle.SolidLine), (2, Qt.PenStyle.DotLine)):
            self._pen.setStyle(style)
            ellipse = QPainterPath()
            ellipse.addEllipse(QPointF(0, 0), times * self.semi_axes[0], times * self.semi_axes[1])
            stroke(painter, ellipse, self._pen)
