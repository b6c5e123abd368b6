"""Groups found among the codes, with their images: a click selects one, F2 names it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QToolButton, QWidget

from aegui.explore.grouping import find, forget, members, named
from aegui.explore.groups import GroupingChoice
from aegui.explore.queries.group_rows import GROUP_ROWS
from aegui.explore.queries.groups import GROUPS, METHODS
from aegui.explore.query import fact
from aegui.explore.records import GroupingMethod, GroupingSetting, GroupRows
from aegui.explore.selection import How
from aegui.views.panel import QT_TRANSLATE_NOOP, Area, View
from aegui.views.theme import Theme
from aegui.views.widgets.controls import Choice, CountField
from aegui.views.widgets.elided import ElidedLabel
from aegui.views.widgets.group_list import GroupList
from aegui.views.widgets.plain_text import PlainLabel, plain_tip
from aegui.views.widgets.progress_line import ProgressLine
from aegui.views.widgets.style import small_font

if TYPE_CHECKING:
    from aegui.views.seam import Explorer


class GroupsView(View):
    """Signals: asked (method and settings), forgotten, given_up, group_chosen, group_renamed. Setters:
    set_methods, set_choice, set_groups."""

    name: ClassVar[str] = "groups"
    title: ClassVar[str] = QT_TRANSLATE_NOOP("GroupsView", "Groups")
    order: ClassVar[int] = 49
    area: ClassVar[Area] = "right-behind"
    shortcut: ClassVar[str] = "Ctrl+Shift+G"

    asked = Signal(object)  # GroupingChoice
    forgotten = Signal()
    given_up = Signal()
    group_chosen = Signal(int, str)  # −1: what is in none; "set", "add" or "remove"
    group_renamed = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._methods: dict[str, GroupingMethod] = {}
        self._training = False  # nothing is searched for meanwhile
        self._choice: GroupingChoice | None = None  # of the groups that are shown, or being found
        self._controls: dict[str, CountField | QCheckBox | Choice] = {}
        self.methods = Choice(quiet=True)
        self.methods.setToolTip(self.tr("How the groups are found."))
        self.methods.setAccessibleName(self.tr("Method"))
        self.settings = QHBoxLayout()
        self.settings.setSpacing(8)
        self.seek = QPushButton(self.tr("Find"))
        self.seek.setToolTip(self.tr("Looks for groups among the codes, and colours the plane by them."))
        self.forget = QToolButton()
        self.forget.setText(self.tr("Remove"))
        self.forget.setFont(small_font())
        self.forget.setToolTip(self.tr("Takes the groups away: the plane is coloured by class again."))
        self.header.addWidget(self.forget)
        self.header.addWidget(self.methods)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(self.settings)
        row.addStretch(1)
        row.addWidget(self.seek)
        self.list = GroupList()
        self.list.setAccessibleName(self.tr("Groups"))
        self.hint = PlainLabel()
        self.hint.setProperty("role", "empty")
        self.hint.setWordWrap(True)
        self.caption = ElidedLabel()
        self.caption.setProperty("role", "dim")
        self.caption.setFont(small_font())
        self.progress = ProgressLine(self.tr("Gives the search up; the groups found so far stay."))
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.hint, 1)
        self.body.addWidget(self.caption)
        self.body.addWidget(self.progress)
        self.setFocusProxy(self.list)
        self.methods.chosen.connect(self._on_method)
        self.seek.clicked.connect(lambda: self.asked.emit(self.choice()))
        self.forget.clicked.connect(self.forgotten)
        self.progress.given_up.connect(self.given_up)
        self.list.chosen.connect(self.group_chosen)
        self.list.renamed.connect(self.group_renamed)
        self.set_progress(1.0, "")
        self.set_methods(None)
        self.set_choice(None)
        self.set_theme(self.theme)

    def sizeHint(self) -> QSize:
        """As the images, which it lies behind."""
        return QSize(420, 330)

    def connect_to(self, explorer: Explorer) -> None:
        """The groups of the codes that are looked at; a click selects, a name is kept."""

        def ask(choice: GroupingChoice) -> None:
            if choice == explorer.state.grouping:
                explorer.again(GROUPS)  # what was given up, or failed, is tried once more
            explorer.update(**find(choice))

        def select(group: int, how: How) -> None:
            explorer.update(selection=members(explorer.state, group, how))

        # A name that changes nothing is taken back, once the list is done with it.
        again = QTimer(self, singleShot=True, interval=0)
        again.timeout.connect(lambda: self.set_groups(explorer.answer(GROUP_ROWS)))

        def name(group: int, text: str) -> None:
            names = named(explorer.state, group, text)
            if names != explorer.state.group_names:
                explorer.update(group_names=names)
                return
            again.start()

        def give_up() -> None:
            explorer.give_up(GROUPS)
            self.set_progress(1.0, "")
            if explorer.answer(GROUPS) is None:
                self.set_sentence(self.tr("Stopped. “Find” begins anew."))

        self.follow(explorer, METHODS, self.set_methods)
        self.follow(explorer, GROUP_ROWS, self.set_groups)
        self.follow(explorer, GROUPS, lambda _: None, self.set_progress, self.set_sentence)
        explorer.show(fact("grouping"), self.set_choice)
        explorer.show(fact("training"), self.set_training)
        self.asked.connect(ask)
        self.forgotten.connect(lambda: explorer.update(**forget()))
        self.given_up.connect(give_up)
        self.group_chosen.connect(select)
        self.group_renamed.connect(name)

    # What is shown

    def set_methods(self, methods: tuple[GroupingMethod, ...] | None) -> None:
        """The ways to find groups; none before there is a model."""
        if methods is None:
            if not self._methods:
                self.set_empty(
                    self.tr("Groups of alike images among the codes. Train a model or open a run."),
                    offers=True,
                )
            return
        self.set_empty("")
        self._methods = {one.name: one for one in methods}
        current = self.methods.currentData() or methods[0].name
        self.methods.set_choices([(one.name, one.label, one.help) for one in methods], current)
        self._show_settings()
        if self._choice is not None:
            self.set_choice(self._choice)

    def set_choice(self, choice: GroupingChoice | None) -> None:
        """How the groups that are shown were asked for."""
        self._choice = choice
        self.forget.setVisible(choice is not None)
        if choice is None:
            self.set_groups(None)
        elif choice.kind in self._methods:
            self.methods.setCurrentIndex(self.methods.findData(choice.kind))
            self._show_settings(dict(choice.settings))

    def set_training(self, training: bool | None) -> None:
        """Whether the codes change by themselves."""
        self._training = bool(training)
        if self.list.isHidden():
            self.set_groups(None)

    def set_groups(self, groups: GroupRows | None) -> None:
        """These rows, and how well they agree with the classes."""
        self.list.setVisible(groups is not None)
        self.hint.setVisible(groups is None)
        if groups is None:
            searching = self.tr("The groups are being found.")
            if self._training:
                searching = self.tr("The groups are found as soon as the training is paused or has ended.")
            nothing = self.tr("Finds groups of alike images: choose a method above, then “Find”.")
            self.hint.setText(searching if self._choice is not None else nothing)
            self.caption.setText("")
            self.set_state("")
            return
        self.list.set_rows(groups.rows)
        self.set_state("")
        notes = " ".join(groups.notes)
        if groups.rand is None or groups.information is None:
            self.caption.setText(notes)
            self.caption.setToolTip(plain_tip(notes))
            return
        text = self.tr("Against the classes: adjusted Rand index {}, mutual information {}").format(
            f"{groups.rand:.2f}", f"{groups.information:.2f}"
        )
        loose = sum(row.size for row in groups.rows if row.group < 0)
        if loose:
            text += self.tr(", without the {} codes in no group").format(f"{loose:,}")
        self.caption.setText(text)
        about = self.tr(
            "1: the same division as by class; an adjusted Rand index of 0 is that of chance. The mutual "
            "information is normalised."
        )
        self.caption.setToolTip(plain_tip("\n".join((about, notes, groups.table))))

    def set_sentence(self, text: str) -> None:
        """Why there are no groups."""
        self.set_groups(None)
        self.hint.setText(text)

    def set_progress(self, share: float, what: str = "") -> None:
        """How far the search is; 1 at the end."""
        self.progress.set_progress(share, what)

    def set_theme(self, theme: Theme) -> None:
        """Marks and words."""
        super().set_theme(theme)
        self.list.set_theme(theme)

    # Settings

    def choice(self) -> GroupingChoice:
        """The method with what is set of it now."""
        settings: list[tuple[str, int | bool | str]] = []
        for name, control in self._controls.items():
            if isinstance(control, QCheckBox):
                settings.append((name, control.isChecked()))
            elif isinstance(control, Choice):
                settings.append((name, str(control.currentData())))
            elif control.number() is not None:
                settings.append((name, control.value()))
        return GroupingChoice(str(self.methods.currentData()), tuple(settings))

    def _on_method(self, _: str) -> None:
        self._show_settings({})
        if self._choice is not None:  # groups are there: of this method from now on
            self.asked.emit(self.choice())

    def _show_settings(self, given: dict[str, int | bool | str] | None = None) -> None:
        """The fields of the method, as they were given or else as they are usually."""
        method = self._methods.get(str(self.methods.currentData()))
        if method is None:
            return
        kept = given if given is not None else dict(self.choice().settings)
        while (item := self.settings.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._controls = {}
        for setting in method.settings:
            self._add(setting, kept.get(setting.name, setting.default))

    def _add(self, setting: GroupingSetting, value: int | bool | str | None) -> None:
        changed = partial(self._on_setting)
        control: CountField | QCheckBox | Choice
        if setting.texts:
            control = Choice(quiet=True)
            control.set_choices([(text, text, "") for text in setting.texts], str(value))
            control.chosen.connect(lambda _: changed())
        elif isinstance(setting.default, bool):
            control = QCheckBox(setting.label)
            control.setChecked(bool(value))
            control.toggled.connect(lambda _: changed())
        else:
            label = PlainLabel(setting.label)
            label.setProperty("role", "dim")
            self.settings.addWidget(label)
            control = CountField(setting.low, setting.high, self.tr("auto"))
            control.set_number(None if value is None else int(value))
            control.typed.connect(changed)
        control.setToolTip(setting.help)
        control.setAccessibleName(setting.label)
        self._controls[setting.name] = control
        self.settings.addWidget(control)

    def _on_setting(self) -> None:
        if self._choice is not None and self._choice.kind == self.methods.currentData():
            self.asked.emit(self.choice())


def demo() -> GroupsView:
    """The view with real digits in groups by their class."""
    from aegui.explore.records import GroupRow
    from aegui.views.sample import samples

    given = samples()
    labels = given.codes.labels
    assert labels is not None
    view = GroupsView()
    flag = GroupingSetting("standardised", "Standardise", "The same spread for all.", False, 0, 0)
    count = GroupingSetting("groups", "Groups", "How many.", None, 1, 50)
    view.set_methods((GroupingMethod("k-means", "k-means", "Round groups.", (flag, count)),))
    view.set_choice(GroupingChoice("k-means"))
    rows = []
    for group in range(10):
        members = given.images[labels == group]
        share = len(members) / len(labels)
        rows.append(
            GroupRow(group, f"group {group + 1}", len(members), share, members[:24], f"{group} (100 %)")
        )
    view.set_groups(GroupRows(tuple(rows), len(labels), ("Found by class.",), 1.0, 1.0, "group 1 – 0: 178"))
    return view


if __name__ == "__main__":
    from aegui.views.sample import show

    show(demo)
