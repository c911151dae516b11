"""The network as an ONNX graph, in whole numbers: weights int8 per output column, inputs uint8 with scales
that calibration fixed, so that a window's result cannot depend on what it is batched with.

The same builder makes the float graph whose linear layers' inputs calibration looks at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.network import ARC_WIDTH, HEADS, LAYERS, RELATION_WIDTH, WIDTH

Array = npt.NDArray[np.float32]
Ranges = Mapping[str, tuple[float, float]]
MICROSOFT = "com.microsoft"
WEIGHT_LEVELS = 63  # seven bits: products of pairs then fit 16 bits, so that every processor sums them alike


@dataclass
class Graph:
    """Nodes and constants as they are added. With ``ranges`` (lowest, highest of each linear layer's input)
    the layers are in whole numbers; without, in floats, their inputs among the outputs."""

    weights: Mapping[str, Array]
    ranges: Ranges | None = None
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)
    inputs_of_layers: list[str] = field(default_factory=list)
    quantized: dict[str, str] = field(default_factory=dict)

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def linear(self, x: str, name: str, weight: Array, bias: Array | None) -> str:
        """x · weight (+ bias); ``weight`` is [in, out]. ``x`` is quantised once, whoever reads it."""
        if self.ranges is None:
            if x not in self.inputs_of_layers:
                self.inputs_of_layers.append(x)
            product = self.node("MatMul", [x, self.constant(f"{name}.w", weight)], f"{name}.product")
            return product if bias is None else self.node("Add", [product, self.constant(f"{name}.b", bias)], name)
        scale, zero = grid(*self.ranges[x])
        s = self.constant(f"{x}.scale", np.float32(scale))
        z = self.constant(f"{x}.zero", np.uint8(zero))
        if x not in self.quantized:
            self.quantized[x] = self.node("QuantizeLinear", [x, s, z], f"{x}.q")
        w, w_scale = whole(weight)
        inputs = [self.quantized[x], self.constant(f"{name}.w", w), s, self.constant(f"{name}.scale", w_scale), z, ""]
        if bias is not None:
            inputs.append(self.constant(f"{name}.b", bias))
        return self.node("MatMulIntegerToFloat", inputs, name, MICROSOFT)


def grid(low: float, high: float) -> tuple[float, int]:
    """Scale and zero point of uint8 over a range that holds 0."""
    low, high = min(low, 0.0), max(high, 0.0)
    scale = (high - low) / 255 or 1.0
    return scale, round(-low / scale)


def whole(weight: Array) -> tuple[npt.NDArray[np.int8], Array]:
    """int8 weights and a scale for each column."""
    scale = np.abs(weight).max(0) / WEIGHT_LEVELS
    scale[scale == 0] = 1.0
    return np.clip(np.rint(weight / scale), -WEIGHT_LEVELS, WEIGHT_LEVELS).astype(np.int8), scale.astype(np.float32)


def embedded(graph: Graph, longest: int) -> str:
    """Pieces, positions and shapes to the encoder's input."""
    words, w = graph.weights["words.weight"], graph.weights
    scale = np.abs(words).max(1, keepdims=True) / 127
    scale[scale == 0] = 1.0
    table = graph.constant("words.table", np.rint(words / scale).astype(np.int8))
    rows = graph.node(
        "Cast", [graph.node("Gather", [table, "pieces"], "words.rows.q")], "words.rows", to=TensorProto.FLOAT
    )
    scales = graph.node(
        "Gather", [graph.constant("words.scale", scale.astype(np.float32)), "pieces"], "words.rows.scale"
    )
    x = graph.node("Mul", [rows, scales], "words")
    shapes = graph.node("Gather", [graph.constant("shapes_in.table", w["shapes_in.weight"]), "shapes"], "shapes.rows")
    length = graph.node("Shape", ["pieces"], "length", start=1, end=2)
    zero, axis = graph.constant("zero", np.array([0])), graph.constant("axis", np.array([0]))
    table = graph.constant("positions.table", w["positions.weight"][:longest])
    positions = graph.node("Slice", [table, zero, length, axis], "positions.rows")
    x = graph.node("Add", [graph.node("Add", [x, shapes], "words.shaped"), positions], "words.placed")
    norm = [graph.constant(f"norm.{part}", w[f"norm.{part}"]) for part in ("weight", "bias")]
    return graph.node("LayerNormalization", [x, *norm], "embedded", epsilon=1e-12)


def encoded(graph: Graph, x: str, number: int) -> str:
    """One transformer layer."""
    w, name = graph.weights, f"layers.{number}."

    def linear(x: str, part: str) -> str:
        return graph.linear(x, name + part, w[f"{name}{part}.weight"].T, w[f"{name}{part}.bias"])

    def norm(x: str, residual: str, part: str) -> str:
        inputs = [
            x,
            residual,
            *(graph.constant(f"{name}{part}.{p}", w[f"{name}{part}.{p}"]) for p in ("weight", "bias")),
        ]
        return graph.node("SkipLayerNormalization", inputs, f"{name}{part}", MICROSOFT, epsilon=1e-12)

    qkv = linear(x, "qkv")
    parts = [f"{name}{part}" for part in ("q", "k", "v")]
    sizes = graph.constant("qkv.sizes", np.array([WIDTH] * 3))
    graph.nodes.append(helper.make_node("Split", [qkv, sizes], parts, axis=-1))
    mixed = graph.node("MultiHeadAttention", [*parts, "", "lengths"], f"{name}mixed", MICROSOFT, num_heads=HEADS)
    x = norm(linear(mixed, "out"), x, "norm1")
    inner = graph.node("Gelu", [linear(x, "up")], f"{name}inner", MICROSOFT)
    return norm(linear(inner, "down"), x, "norm2")


def scored(graph: Graph, x: str) -> list[str]:
    """The heads: tags, arcs, and the projections of relations."""
    w = graph.weights
    at = graph.node("Unsqueeze", ["first", graph.constant("last", np.array([2]))], "first.at")
    rows = graph.node("GatherND", [x, at], "first.rows", batch_dims=1)
    shape_at = graph.node("GatherND", ["shapes", at], "first.shapes", batch_dims=1)
    shapes = graph.node("Gather", [graph.constant("shapes.table", w["shapes.weight"]), shape_at], "first.shapes.rows")
    words = graph.node("Concat", [rows, shapes], "words.vectors", axis=-1)
    tags = graph.linear(words, "tags", w["tags.weight"].T, w["tags.bias"])
    sizes = graph.constant("head.sizes", np.array([ARC_WIDTH, RELATION_WIDTH]))
    for side in ("dependent", "head"):
        graph.linear(words, side, w[f"{side}.weight"].T, w[f"{side}.bias"])
        graph.nodes.append(helper.make_node("Split", [side, sizes], [f"{side}.arc", f"{side}.relation"], axis=-1))
    dependent = graph.node("Gelu", ["dependent.arc"], "dependent.space", MICROSOFT)
    head = graph.node("Gelu", [rooted(graph, "head.arc", w["root"][:ARC_WIDTH])], "head.space", MICROSOFT)
    turned = graph.linear(dependent, "arc", w["arc.weight"].T, None)
    product = graph.node(
        "MatMul", [turned, graph.node("Transpose", [head], "head.turned", perm=[0, 2, 1])], "arc.products"
    )
    lean = graph.node("MatMul", [head, graph.constant("arc_bias.w", w["arc_bias.weight"].T)], "arc.lean")
    lean = graph.node("Transpose", [lean], "arc.lean.turned", perm=[0, 2, 1])
    graph.node("Add", [product, lean], "arcs")
    rooted(graph, "head.relation", w["root"][ARC_WIDTH:])
    return [tags, "arcs", "dependent.relation", "head.relation.rooted"]


def rooted(graph: Graph, x: str, root: Array) -> str:
    """The heads' vectors with the root's after the last."""
    batch = graph.node("Shape", ["pieces"], f"{x}.batch", start=0, end=1)
    ones = graph.constant("ones", np.array([1, 1]))
    size = graph.node("Concat", [batch, ones], f"{x}.size", axis=0)
    row = graph.node("Tile", [graph.constant(f"{x}.root", root[None, None]), size], f"{x}.roots")
    return graph.node("Concat", [x, row], f"{x}.rooted", axis=1)


def build(weights: Mapping[str, Array], ranges: Ranges | None, longest: int) -> tuple[onnx.ModelProto, list[str]]:
    """The model, and the names of the linear layers' inputs (outputs of the float graph)."""
    graph = Graph(weights, ranges)
    x = embedded(graph, longest)
    for number in range(LAYERS):
        x = encoded(graph, x, number)
    outputs = scored(graph, x)
    whole_number = TensorProto.INT64
    inputs = [helper.make_tensor_value_info(name, whole_number, ["batch", "length"]) for name in ("pieces", "shapes")]
    inputs.append(helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]))
    inputs.append(helper.make_tensor_value_info("first", whole_number, ["batch", "length"]))
    told = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in [*outputs, *graph.inputs_of_layers]
    ]
    proto = helper.make_graph(graph.nodes, "whence", inputs, told, list(graph.constants.values()))
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(proto, opset_imports=opsets, producer_name="whence", ir_version=8)
    return model, graph.inputs_of_layers
