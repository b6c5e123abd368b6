"""Recipe: everything that determines a run. Read from TOML, written to TOML, shown as a form."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self, get_args

import tomli_w
from pydantic import Field, ValidationError, model_validator

from aegui.files import explain, read_text
from aegui.parts.averaging import averagings
from aegui.parts.clipping import clippings
from aegui.parts.datasets import datasets
from aegui.parts.initialisers import initialisers
from aegui.parts.input_layers import input_layers
from aegui.parts.losses import losses
from aegui.parts.models import Plan, families
from aegui.parts.networks import Shape, networks
from aegui.parts.noises import noises
from aegui.parts.optimisation import Training
from aegui.parts.optimizers import optimizers
from aegui.parts.penalties import penalties
from aegui.parts.priors import priors
from aegui.parts.quantities import Quantity
from aegui.parts.registry import QT_TRANSLATE_NOOP, Description, Part, Registry, complaint, is_marked
from aegui.parts.schedules import schedules
from aegui.parts.tasks import tasks
from aegui.paths import resources
from aegui.recipe.older import as_now
from aegui.recipe.targets import Target
from aegui.text import quoted, shortened
from aegui.translation import tr

if TYPE_CHECKING:
    from aegui.parts.averaging import Averaging as AnyAveraging
    from aegui.parts.clipping import Clipping as AnyClipping
    from aegui.parts.datasets import DataSet as AnyData
    from aegui.parts.initialisers import Initialiser as AnyInitialiser
    from aegui.parts.input_layers import InputLayer as AnyInputLayer
    from aegui.parts.losses import Loss as AnyLoss
    from aegui.parts.models import Family as AnyFamily
    from aegui.parts.networks import Network as AnyNetwork
    from aegui.parts.noises import Noise as AnyNoise
    from aegui.parts.optimizers import Optimizer as AnyOptimizer
    from aegui.parts.penalties import Penalty as AnyPenalty
    from aegui.parts.priors import Prior as AnyPrior
    from aegui.parts.schedules import Schedule as AnySchedule
    from aegui.parts.tasks import Task as AnyTask
else:
    AnyData, AnyNoise, AnyNetwork = datasets.field, noises.field, networks.field
    AnyInitialiser, AnyFamily, AnyLoss = initialisers.field, families.field, losses.field
    AnyTask, AnyInputLayer, AnyPrior, AnyPenalty = (
        tasks.field, input_layers.field, priors.field, penalties.field,
    )  # fmt: skip
    AnyOptimizer, AnyClipping, AnyAveraging, AnySchedule = (
        optimizers.field, clippings.field, averagings.field, schedules.field,
    )  # fmt: skip


ABOUT = {"name", "group", "summary", "targets"}  # what a recipe says of itself
GROUPS = {  # that recipes are listed in, in their order
    "start": QT_TRANSLATE_NOOP("recipes", "Start here"),
    "own": QT_TRANSLATE_NOOP("recipes", "Your own images"),
    "dense": QT_TRANSLATE_NOOP("recipes", "MNIST, dense"),
    "convolutional": QT_TRANSLATE_NOOP("recipes", "MNIST, convolutional"),
    "faces": QT_TRANSLATE_NOOP("recipes", "Faces"),
    "variants": QT_TRANSLATE_NOOP("recipes", "Variants"),
    "variational": QT_TRANSLATE_NOOP("recipes", "Variational"),
    "adversarial": QT_TRANSLATE_NOOP("recipes", "Adversarial"),
    "colour": QT_TRANSLATE_NOOP("recipes", "Colour"),
    "": QT_TRANSLATE_NOOP("recipes", "Others"),
}


class RecipeError(ValueError):
    """A recipe that can't be: one sentence that names the field, the value and what is allowed."""


class Recipe(Description):
    """Everything that determines a run."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,60}$")] = "my-recipe"
    group: str = ""  # one of `GROUPS`, or words of one's own
    summary: str = ""
    targets: tuple[Target, ...] = ()  # the first is the recipe's headline
    class_names: tuple[str, ...] | None = None  # of the user's own images, as they were read; None: not yet
    data: AnyData = Field(default="digits", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Data"))
    task: AnyTask = Field(default="restore", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Task"))
    corruption: AnyNoise = Field(
        default="none", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Corruption")
    )
    input_layer: AnyInputLayer = Field(
        default="none", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Input layer")
    )
    network: AnyNetwork = Field(
        default="dense", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Network")
    )
    initialisation: AnyInitialiser = Field(
        default="glorot", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Initialisation")
    )
    model: AnyFamily = Field(
        default="plain", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Family")
    )
    prior: AnyPrior = Field(
        default="gaussian", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Prior")
    )
    penalty: AnyPenalty = Field(
        default="none", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Penalty")
    )
    loss: AnyLoss = Field(default="mse", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Loss"))
    training: Training = Field(default=Training(), title=QT_TRANSLATE_NOOP("recipe", "Training"))
    optimizer: AnyOptimizer = Field(
        default="adam", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Optimizer")
    )
    clipping: AnyClipping = Field(
        default="none", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Gradient clipping")
    )
    averaging: AnyAveraging = Field(
        default="none", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Mean of the weights")
    )
    schedule: AnySchedule = Field(
        default="constant", validate_default=True, title=QT_TRANSLATE_NOOP("recipe", "Schedule")
    )

    @model_validator(mode="before")
    @classmethod
    def _targets_of(cls, raw: Any) -> Any:
        """Targets are of the data that they stand beside for the first time, whatever is chosen later."""
        if not isinstance(raw, Mapping):
            return raw
        given = as_now(raw)
        if not isinstance(given.get("targets"), list | tuple):
            return given
        data = given.get("data", "digits")
        own = isinstance(data, Mapping) and "path" in data
        # A run of one's own data that an older program trained with a recipe of ours.
        other = own and given.get("name") in shipped()
        key = "other data" if other else _data_key(data)
        targets = [{"data": key, **t} if isinstance(t, Mapping) else t for t in given["targets"]]
        return {**given, "targets": targets}

    @property
    def held_against(self) -> tuple[Target, ...]:
        """The targets without those that were set for other data than these."""
        key = _data_key(self.data.model_dump(mode="json"))
        return tuple(target for target in self.targets if target.data in ("", key))

    @model_validator(mode="after")
    def _parts_fit(self) -> Self:
        made_for, given = self.network.image, self.data.shape
        if made_for is not None and self.data.sized and tuple(made_for) != tuple(given):
            raise ValueError(
                tr(
                    "the network is made for {} images, but {} has {} ones: change network.image "
                    "or choose other data",
                    shape_text(made_for),
                    self.data.kind,
                    shape_text(given),
                )
            )
        if self.loss.bounded and getattr(self.network, "output_activation", "sigmoid") != "sigmoid":
            raise ValueError(tr("binary cross-entropy needs outputs between 0 and 1: use a sigmoid output"))
        if getattr(self.data, "binarised", "") == "dynamic" and not getattr(self.corruption, "fresh", True):
            raise ValueError(
                tr(
                    "one noise for the whole training needs images that stay the same, and "
                    "data.binarised = dynamic draws them anew each epoch: make corruption.fresh "
                    "true, or data.binarised static"
                )
            )
        if not self.data.sized and made_for is None:
            return self  # held together again when the images were looked at
        plan = self.plan
        for refusal in (
            self.task.complaint(self.shape),
            self.penalty.complaint(getattr(self.network, "code_activation", "linear")),
            self.model.complaint(plan),
            self.network.complaint(self.shape, self.code_width),
        ):
            if refusal:
                raise ValueError(refusal)
        return self

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes; none where the images have none, or were not read yet."""
        return self.data.classes if self.data.classes_known else self.class_names or ()

    @property
    def shape(self) -> Shape:
        """Channels, height and width of the images the network takes."""
        return self.network.image or self.data.shape

    @property
    def plan(self) -> Plan:
        """What the model is made of, apart from its family."""
        return Plan(
            shape=self.shape,
            classes=len(self.classes),
            classes_known=self.data.classes_known or self.class_names is not None,
            task=self.task,
            network=self.network,
            loss=self.loss,
            penalty=self.penalty,
            prior=self.prior,
            input_layer=self.input_layer,
        )

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What a training of it records, the most important group first."""
        return self.model.recorded(self.loss, self.penalty)

    @property
    def code_width(self) -> int:
        """How many numbers stand for an image: the code, and a label's where the decoder takes one."""
        return self.model.width(len(self.classes))

    def to_toml(self) -> str:
        """The recipe as a TOML file."""
        return tomli_w.dumps(_without_none(self.model_dump(mode="json")))

    def changed(self, changes: Mapping[str, Any]) -> Recipe:
        """A copy with `training.batch`-like keys set. Raises `RecipeError`; the order is kept."""
        raw = self.model_dump(mode="json")
        for key, value in changes.items():
            _set(raw, key, value)
        return make(raw)

    def changed_by_text(self, changes: Mapping[str, str]) -> Recipe:
        """A copy with keys set to what texts of a command line stand for. Raises `RecipeError`."""
        raw = self.model_dump(mode="json")
        values = {key: value_of(text) for key, text in changes.items()}
        for key, value in values.items():
            _set(raw, key, value)
        for key, text in changes.items():  # of the kinds that the parts have in the end
            if not isinstance(values[key], str) and _is_text(raw, key):
                _set(raw, key, text)  # a folder may be called 2024
        return make(raw)


def _data_key(data: Any) -> str:
    """Which images a description of data names, whatever is done with them."""
    if not isinstance(data, Mapping):
        return str(data)
    named = {name: data.get(name) for name in ("kind", "path", "binarised", "turned")}
    return " ".join(str(value) for value in named.values() if value and value != "none")


def is_live(recipe: Recipe, key: str) -> bool:
    """Whether a field such as "training.learning_rate" may change while a training runs."""
    return _promises(recipe, key, "live")


def is_resumable(recipe: Recipe, key: str) -> bool:
    """Whether a field such as "training.epochs" may change when a run goes on."""
    return _promises(recipe, key, "resumable")


def _promises(recipe: Recipe, key: str, what: str) -> bool:
    section, _, name = key.partition(".")
    part = getattr(recipe, section, None)
    field = type(part).model_fields.get(name) if isinstance(part, Description) else None
    return field is not None and is_marked(field, what)


def differences(before: Recipe, after: Recipe) -> dict[str, tuple[Any, Any]]:
    """The fields that two recipes train differently by: "training.batch" → its values in both.

    What a recipe is called and is held against is none of them.
    """
    old, new = (flat(recipe.model_dump(mode="json", exclude=ABOUT)) for recipe in (before, after))
    keys = dict.fromkeys([*old, *new])
    return {key: (old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)}


def flat(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Values in tables in tables by dotted keys: "training.batch"."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        found |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {f"{prefix}{name}": value}
    return found


def shape_text(shape: Shape) -> str:
    """28×28 grey."""
    colours = {1: tr("grey"), 3: "RGB"}.get(shape[0]) or tr("{}-channel", shape[0])
    return f"{shape[1]}×{shape[2]} {colours}"


def make(raw: Mapping[str, Any], where: str = "") -> Recipe:
    """A recipe from plain values. Raises `RecipeError` with one sentence."""
    try:
        return Recipe.model_validate(raw)
    except ValidationError as error:
        path, message = complaint(error, Recipe)
        raise RecipeError(" ".join(filter(None, [where and f"{where}:", path, tr("{}.", message)]))) from None


def parse(text: str, where: str) -> Recipe:
    """A recipe from the text of a TOML file. Raises `RecipeError`."""
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # endless numbers and nesting are no TOML either
        raise RecipeError(tr("{}: this is no TOML: {}.", where, shortened(str(error)))) from error
    return make(raw, where)


def read(path: Path) -> Recipe:
    """A recipe from a file. Raises `RecipeError`."""
    try:
        return parse(read_text(path), str(path))
    except OSError as error:
        raise RecipeError(explain(error, path)) from error
    except UnicodeDecodeError as error:
        raise RecipeError(tr("{}: this is no text in UTF-8.", path)) from error


def shipped() -> dict[str, Path]:
    """The recipes that come with the program, by name, in the order of their files."""
    folder = resources() / "recipes"
    ordered = sorted(folder.glob("*.toml"))
    return {path.stem.split("_", 1)[-1]: path for path in ordered}


def targets_now(recipe: Recipe) -> tuple[Target, ...]:
    """What a run of a recipe is held against today: of a shipped one, what its file says by now."""
    known = shipped().get(recipe.name)
    current = read(known).targets if known is not None else ()
    return recipe.model_copy(update={"targets": current}).held_against if current else recipe.held_against


def find(name: str) -> Recipe:
    """A shipped recipe by name, or a file by path. Raises `RecipeError`."""
    known = shipped()
    if name in known:
        return read(known[name])
    if name.endswith(".toml") or Path(name).is_file():
        return read(Path(name))
    raise RecipeError(tr("There is no recipe {}; there are {}.", quoted(name), ", ".join(known)))


def value_of(text: str) -> Any:
    """The value that a text stands for on the command line: TOML where it is some, else the text."""
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except (ValueError, RecursionError):
        return text


REGISTRIES: dict[str, Registry[Any]] = {
    "data": datasets,
    "task": tasks,
    "corruption": noises,
    "input_layer": input_layers,
    "network": networks,
    "initialisation": initialisers,
    "model": families,
    "prior": priors,
    "penalty": penalties,
    "loss": losses,
    "optimizer": optimizers,
    "clipping": clippings,
    "averaging": averagings,
    "schedule": schedules,
}


def _set(raw: dict[str, Any], key: str, value: Any) -> None:
    """Set a dotted key; with another kind of part, keep the settings that the new one has too."""
    *sections, last = key.split(".")
    if not sections and last in REGISTRIES and isinstance(value, str):
        sections, last = [last], "kind"
    place = raw
    for section in sections:
        inner = place.get(section)
        if not isinstance(inner, dict):
            raise RecipeError(
                tr("{} is no setting: there is no section {} in a recipe.", shortened(key), quoted(section))
            )
        place = inner
    if "data" in (*sections, last):
        raw.pop("class_names", None)  # of the images that were read before
    registry = REGISTRIES.get(".".join(sections))
    if last == "kind" and registry and value in registry.names():
        if registry is datasets and place.get(last) in registry.names():
            _forget_defaults(place, registry[str(place[last])].what.model_fields)
        fields = registry[value].what.model_fields
        for name in place.keys() - fields.keys():
            del place[name]
    place[last] = value


def _forget_defaults(place: dict[str, Any], before: Mapping[str, Any]) -> None:
    """Of other images the size, the colour and the like are their own, unless somebody has chosen them."""
    for name in before.keys() & place.keys():
        default = before[name].get_default(call_default_factory=True)
        given = tuple(place[name]) if isinstance(place[name], list) else place[name]
        if given == default:
            del place[name]


def _is_text(raw: dict[str, Any], key: str) -> bool:
    """Whether a setting of a part holds a text, such as a path."""
    section, _, name = key.partition(".")
    registry, part = REGISTRIES.get(section), raw.get(section)
    kind = part.get("kind") if isinstance(part, dict) else None
    if registry is None or kind not in registry.names():
        return False
    field = registry[str(kind)].what.model_fields.get(name)
    return field is not None and str in (field.annotation, *get_args(field.annotation))


def _without_none(value: Any) -> Any:
    """TOML has no null: an absent key says the same."""
    if isinstance(value, dict):
        return {k: _without_none(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_without_none(entry) for entry in value]
    return value


def fields_of(part: Part | Training) -> dict[str, Any]:
    """The described fields of a part, by name."""
    return {name: info for name, info in type(part).model_fields.items() if info.title}
