"""Parts and their registries: how a noise, a loss, a network or a data set is named and described.

A part is a frozen, validated record of the choices that make one piece of a recipe. Its registry
knows it by name; the form in the window, the command line and the files are made from what stands
here and nowhere else.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from types import NoneType
from typing import Annotated, Any, ClassVar, Generic, TypeVar, cast, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializeAsAny,
    SerializerFunctionWrapHandler,
    ValidationError,
    create_model,
    model_serializer,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from aegui.text import quoted, shortened
from aegui.translation import tr

SEPARATOR = re.compile(r"(?<=\d)\s*[x×]\s*(?=\d)|[,;\s]+")  # of the numbers of a list: 32, 32 and 48×64
EMPTY = frozenset({"", "auto", "automatic", "none"})  # what may be written for a list that is left empty


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for translation where Qt is not imported; the window translates it when shown."""
    return text


def about(
    label: str,
    help: str,
    *,
    unit: str = "",
    live: bool = False,
    resumable: bool = False,
    expert: bool = False,
    path: bool = False,
    **limits: Any,
) -> Any:
    """Describe a field, for use in `Annotated`: its label, one sentence of help and its limits.

    `live` fields may change while a training runs, and `resumable` ones when it goes on; every other one is
    what the run is made of. `expert` ones are known well enough to be left alone: the form folds them away
    until they are asked for or differ from the recipe. A `path` is a text that can be looked for on the disk.
    """
    extra: dict[str, Any] = {"unit": unit, "live": live, "resumable": live or resumable}
    extra |= {"expert": expert, "path": path}
    return Field(title=label, description=help, json_schema_extra=extra, **limits)


def is_marked(field: FieldInfo, what: str) -> bool:
    """Whether a field was described as "live", "resumable", "expert" or "path"."""
    extra = field.json_schema_extra
    return bool(extra.get(what)) if isinstance(extra, dict) else False


class Description(BaseModel):
    """A frozen record that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _lists(cls, given: Any) -> Any:
        """A list may be written as a text, 32,32 or 48×64, and one of a single number without brackets."""
        if not isinstance(given, dict):
            return given
        kinds = {name: info.annotation for name, info in cls.model_fields.items()}
        return {name: _listed(value, kinds.get(name)) for name, value in given.items()}


def _listed(value: Any, annotation: Any) -> Any:
    """What was given for a field, as a list where the field holds a tuple."""
    kinds = (annotation, *get_args(annotation))
    kind = next((kind for kind in kinds if get_origin(kind) is tuple), None)
    if kind is None or isinstance(value, bool):
        return value
    if get_args(kind)[0] is str:
        return _texts(value)
    if isinstance(value, int | float):
        return [value] if Ellipsis in get_args(kind) else value
    if not isinstance(value, str):
        return value
    if value.strip().lower() in EMPTY and NoneType in kinds:
        return None
    words = [word for word in re.split(SEPARATOR, value.strip(" []()")) if word]
    try:
        return [float(word) if set(word) & set(".eE") else int(word) for word in words] or value
    except ValueError:
        return value


def _texts(value: Any) -> Any:
    """DAPI, GFP as a list of texts; a number is one, too."""
    if isinstance(value, str):
        return [word for part in re.split(r"[,;]", value) if (word := part.strip())]
    some = [value] if isinstance(value, int | float) else value
    if not isinstance(some, list | tuple):
        return value
    return [str(one) if isinstance(one, int | float) else one for one in some]


class Part(Description):
    """One piece of a recipe, with the name it is registered under."""

    kind: ClassVar[str] = ""

    @model_serializer(mode="wrap")
    def _with_kind(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {"kind": self.kind, **handler(self)}


def complaint(error: ValidationError, what: type[BaseModel]) -> tuple[str, str]:
    """The first thing wrong in a record: the path of the field, and what is allowed there."""
    first = error.errors(include_url=False)[0]
    ctx = first.get("ctx", {})
    path = shortened(".".join(str(step) for step in (*first["loc"], *filter(None, [ctx.get("path")]))))
    given = first["input"]
    shown = "" if isinstance(given, dict | BaseModel) else tr("is {}; it ", quoted(given))
    allowed = {
        "greater_than_equal": QT_TRANSLATE_NOOP("", "must be at least {ge}"),
        "greater_than": QT_TRANSLATE_NOOP("", "must be more than {gt}"),
        "less_than_equal": QT_TRANSLATE_NOOP("", "must be at most {le}"),
        "less_than": QT_TRANSLATE_NOOP("", "must be less than {lt}"),
        "literal_error": QT_TRANSLATE_NOOP("", "must be one of {expected}"),
        "too_long": QT_TRANSLATE_NOOP("", "may have at most {max_length} entries"),
        "too_short": QT_TRANSLATE_NOOP("", "must have at least {min_length} entries"),
        "string_type": QT_TRANSLATE_NOOP("", "must be a text"),
        "bool_parsing": QT_TRANSLATE_NOOP("", "must be true or false"),
        "bool_type": QT_TRANSLATE_NOOP("", "must be true or false"),
        "tuple_type": QT_TRANSLATE_NOOP("", "must be whole numbers with commas between them"),
        "finite_number": QT_TRANSLATE_NOOP("", "must be a finite number"),
        "model_type": QT_TRANSLATE_NOOP("", "must be settings with names"),
    }
    sort = first["type"]
    if sort == "extra_forbidden":
        known = ", ".join(_record_at(what, first["loc"][:-1]).model_fields)
        return path, tr("is no setting here; there are {}", known) if known else tr("takes no settings here")
    if sort == "missing":
        return path, tr("is missing")
    if sort == "part":
        return path, str(ctx["message"])
    if sort == "value_error":
        return path, str(ctx["error"])
    if sort.startswith("int_"):
        return path, shown + tr("must be a whole number")
    if sort.startswith("float_"):
        return path, shown + tr("must be a number")
    if sort.startswith("date_"):
        return path, shown + tr("must be a day such as 2026-11-28")
    if sort in allowed:
        return path, shown + tr(allowed[sort], **ctx)
    return path, shown + first["msg"][0].lower() + first["msg"][1:]


def _record_at(what: type[BaseModel], path: tuple[int | str, ...]) -> type[BaseModel]:
    """The record that a path leads to from another one."""
    for step in path:
        if isinstance(step, str):  # else a place in a list, whose records are all of one sort
            what = next(_records_in(what.model_fields[step].annotation))
    return what


def _records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The records that a type is made of: `tuple[Target, ...] | None` of targets."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


P = TypeVar("P", bound=Part)
C = TypeVar("C", bound=type[Part])


@dataclass(frozen=True)
class Entry(Generic[P]):
    """What a registry knows of one part."""

    name: str
    what: type[P]
    label: str
    help: str
    order: int


class Registry(Generic[P]):
    """The parts of one sort by name, found in the modules of a package when first asked for."""

    def __init__(self, sort: str, base: type[Any], package: str | None = None) -> None:
        self.sort = sort
        self._base = base
        self._package = package
        self._entries: dict[str, Entry[P]] = {}

    def add(self, name: str, label: str, help: str, order: int = 100) -> Callable[[C], C]:
        """Register the decorated class."""

        def register(what: C) -> C:
            self._enter(name, what, label, help, order)
            return what

        return register

    def add_function(
        self, name: str, label: str, help: str, order: int = 100, **traits: Any
    ) -> Callable[[Callable[..., Any]], type[P]]:
        """Register the decorated function as a part whose fields are its keyword-only parameters.

        `traits` are what the registry's base class says of a part, such as `bounded=True` of a loss.
        """

        def register(function: Callable[..., Any]) -> type[P]:
            parameters = inspect.signature(function, eval_str=True).parameters.values()
            fields: dict[str, Any] = {
                p.name: (p.annotation, p.default) for p in parameters if p.kind is p.KEYWORD_ONLY
            }
            what = create_model(function.__name__, __base__=self._base, __doc__=function.__doc__, **fields)
            what.function = staticmethod(function)  # type: ignore[attr-defined]
            for trait, value in traits.items():
                assert hasattr(self._base, trait), f"a {self.sort} knows no {trait}"
                setattr(what, trait, value)
            self._enter(name, what, label, help, order)
            return cast(type[P], what)

        return register

    def _enter(self, name: str, what: type[Any], label: str, help: str, order: int) -> None:
        if name in self._entries:
            raise ValueError(tr("two parts are named {!r}", name))
        what.kind = name
        self._entries[name] = Entry(name, what, label, help, order)

    @cached_property
    def _found(self) -> dict[str, Entry[P]]:
        if self._package:
            package = importlib.import_module(self._package)
            for module in pkgutil.iter_modules(package.__path__):
                importlib.import_module(f"{self._package}.{module.name}")
        return dict(sorted(self._entries.items(), key=lambda item: item[1].order))

    def __iter__(self) -> Iterator[Entry[P]]:
        return iter(self._found.values())

    def __getitem__(self, name: str) -> Entry[P]:
        if name not in self._found:
            raise ValueError(tr("{} is no {}; there are {}", quoted(name), self.sort, ", ".join(self._found)))
        return self._found[name]

    def names(self) -> list[str]:
        return list(self._found)

    def make(self, value: Any) -> P:
        """Make a part from a name, from a mapping with `kind`, or pass one through.

        Raises `ValueError`; its message begins with the path of the wrong field where there is one.
        """
        if isinstance(value, self._base):
            return cast(P, value)
        given = {"kind": value} if isinstance(value, str) else value
        kind = given.get("kind") if isinstance(given, dict) else given
        if kind not in self.names():
            message = tr("is {}; it must be one of {}", quoted(kind), ", ".join(self.names()))
            raise PydanticCustomError("part", "{message}", {"path": "kind", "message": message})
        what = self[kind].what
        try:
            return what(**{k: v for k, v in given.items() if k != "kind"})
        except ValidationError as error:
            path, message = complaint(error, what)
            raise PydanticCustomError("part", "{message}", {"path": path, "message": message}) from None

    @property
    def field(self) -> Any:
        """The type of a field that holds any of these parts."""
        checked: Any = Annotated[self._base, BeforeValidator(self.make)]
        return SerializeAsAny[checked]  # type: ignore[misc]
