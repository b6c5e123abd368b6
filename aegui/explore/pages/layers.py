"""Every layer of the model: a table with the parameters, and a picture of the way an image takes."""

from __future__ import annotations

from dataclasses import replace
from math import prod

from aegui.analysis import structure
from aegui.analysis.structure import Layer, Part
from aegui.explore.page import Box, Diagram, Page, Table
from aegui.explore.pages import PageKind, PageSource
from aegui.explore.query import Lacking
from aegui.parts.models.supervised import Supervised
from aegui.translation import QT_TRANSLATE_NOOP, translate

KINDS = {
    "dense": QT_TRANSLATE_NOOP("inside", "Dense"),
    "conv": QT_TRANSLATE_NOOP("inside", "Conv"),
    "transposed conv": QT_TRANSLATE_NOOP("inside", "ConvT"),
    "flatten": QT_TRANSLATE_NOOP("inside", "Flatten"),
    "reshape": QT_TRANSLATE_NOOP("inside", "Reshape"),
    "brightness": QT_TRANSLATE_NOOP("inside", "Brightness"),
    "shrink": QT_TRANSLATE_NOOP("inside", "Shrink"),
    "enlarge": QT_TRANSLATE_NOOP("inside", "Enlarge"),
    "place and code": QT_TRANSLATE_NOOP("inside", "Place and code"),
    "arrange": QT_TRANSLATE_NOOP("inside", "Arrange"),
}
PARTS = {
    "encoder": QT_TRANSLATE_NOOP("inside", "Encoder"),
    "decoder": QT_TRANSLATE_NOOP("inside", "Decoder"),
    "discriminator": QT_TRANSLATE_NOOP("inside", "Discriminator"),
    "label_discriminator": QT_TRANSLATE_NOOP("inside", "Label discriminator"),
    "teacher": QT_TRANSLATE_NOOP("inside", "Teacher, the encoder's moving average"),
}


def tr(text: str) -> str:
    """A text that was marked elsewhere."""
    return translate("inside", text)


def make(source: PageSource) -> Page:
    """The table beside the diagram."""
    model, recipe = source.snapshot.model, source.recipe
    if not model.differentiable:
        raise Lacking(
            translate(
                "inside",
                "This model was trained elsewhere: its ONNX files are run as they are, and not looked into.",
            )
        )
    parts = structure.parts(model, recipe.code_width)
    whole = structure.count(model)
    weights = translate("inside", "{} parameters").format(f"{whole:,}")
    return Page((table(parts, whole), diagram(source, parts)), (2.0, 3.0), state=weights)


def table(parts: tuple[Part, ...], whole: int) -> Table:
    """One row a layer, under the name and the sum of its part."""
    rows: list[tuple[str, ...]] = []
    strong = set()
    for part in parts:
        strong.add(len(rows))
        rows.append((part_name(part), shape_text(part.outputs), f"{part.parameters:,}"))
        rows += [
            (f"    {layer_name(layer)}", shape_text(layer.shape), f"{layer.parameters:,}")
            for layer in part.layers
        ]
    strong.add(len(rows))
    rows.append((translate("inside", "Whole"), "", f"{whole:,}"))
    header = (
        translate("inside", "Layer"),
        translate("inside", "Output"),
        translate("inside", "Parameters"),
    )
    return Table(header, tuple(rows), frozenset(strong))


def diagram(source: PageSource, parts: tuple[Part, ...]) -> Diagram:
    """Image → encoder → code → decoder → image, and the discriminators that judge the code."""
    encoder, decoder, *others = parts
    judges = [part for part in others if part.name.endswith("discriminator")]
    entrance = Box(translate("inside", "Input"), encoder.inputs, "image")
    steps: list[tuple[Box, ...]] = [(entrance,), *((box(layer),) for layer in visible(encoder)[:-1])]
    code = len(steps)
    steps.append(code_boxes(source, encoder))
    steps += [(box(layer),) for layer in visible(decoder)]
    steps[-1] = (replace(steps[-1][0], sort="image"),)
    branches = tuple((part_name(part), code, tuple(verdicts(part))) for part in judges)
    return Diagram(tuple(steps), branches)


def visible(part: Part) -> list[Layer]:
    """The layers without those that only lay numbers out in another way."""
    kept: list[Layer] = []
    for layer in part.layers:
        if layer.kind == "reshape" and kept:
            kept[-1] = replace(kept[-1], shape=layer.shape)
        elif layer.kind not in ("flatten", "reshape"):
            kept.append(layer)
    return kept


def code_boxes(source: PageSource, encoder: Part) -> tuple[Box, ...]:
    """The code, and what stands beside it: a variance, a label."""
    recipe, classes = source.recipe, len(source.subset.classes)
    size, last = recipe.model.code, layer_name(encoder.layers[-1])
    label = translate("inside", "Label")
    if encoder.outputs == (2 * size,) and recipe.code_width == size:
        mean = translate("inside", "Mean")
        spread = translate("inside", "Log σ²")
        return Box(mean, (size,), "code", last), Box(spread, (size,), "code", last)
    if recipe.code_width == size:
        return (Box(translate("inside", "Code"), (size,), "code", last),)
    style = Box(translate("inside", "Style"), (size,), "code", last)
    told = isinstance(recipe.model, Supervised)
    given = translate("inside", "Given, not read from the image")
    return style, Box(label, (classes,), "code", given if told else last)


def verdicts(part: Part) -> list[Box]:
    """A discriminator's layers; the last says what it thinks."""
    boxes = [box(layer) for layer in part.layers]
    return [*boxes[:-1], replace(boxes[-1], sort="verdict")]


def box(layer: Layer) -> Box:
    """A layer of the diagram."""
    kernel = f" {layer.kernel}×{layer.kernel}" if layer.kernel else ""
    weights = translate("inside", "{}: {} parameters")
    told = weights.format(layer_name(layer), f"{layer.parameters:,}")
    return Box(f"{tr(KINDS.get(layer.kind, layer.kind))}{kernel}", layer.shape, "layer", told)


def layer_name(layer: Layer) -> str:
    """Conv 3×3, stride 2 · ReLU."""
    name = tr(KINDS.get(layer.kind, layer.kind))
    if layer.kernel:
        name += f" {layer.kernel}×{layer.kernel}"
    if layer.stride > 1:
        name = translate("inside", "{}, stride {}").format(name, layer.stride)
    return f"{name} · {layer.activation}" if layer.activation else name


def part_name(part: Part) -> str:
    """Encoder."""
    return tr(PARTS.get(part.name, part.name))


def shape_text(shape: tuple[int, ...]) -> str:
    """32×14×14, or 3,136."""
    return "×".join(map(str, shape)) if len(shape) > 1 else f"{prod(shape):,}"


PAGE = PageKind(
    QT_TRANSLATE_NOOP("inside", "Layers"),
    QT_TRANSLATE_NOOP("inside", "What the model is made of, with the parameters that each layer learns."),
    0,
    make,
)
