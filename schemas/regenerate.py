#!/usr/bin/env python3
"""Writes the resource that says which types and fields each Kubernetes minor knows.

    python3 schemas/regenerate.py                 fetch the pinned wheel with pip and write types.txt
    python3 schemas/regenerate.py --check         the same, but only say whether types.txt is up to date
    python3 schemas/regenerate.py --wheel FILE    use a wheel that is already here

Each of them also compares lifetimes.txt, which is written by hand, with what the wheel serves.
The build never runs this: its product is committed. Facts are taken (names, types, what is required,
list keys), descriptions are not. For a new Kubernetes minor: raise VERSION and SHA256, run it, raise
KubernetesVersion.NEWEST, and run the tests, which say what else has to know of it.

The format of types.txt, line by line:

    rollcall-types 1 25 37          format, first and last minor
    kinds 812                       a block: its name and how many characters the lines below it have
    apps/v1 DaemonSet api.apps.v1.DaemonSet
    api.core.v1.PodSpec 1234        a block for each type, with a range if not all minors have it
    containers! [name]api.core.v1.Container
    hostnameOverride string 34-

A field line is name ("!" if required), type and range. A range is 34- or -29 or 26-31; none means all
minors. A field whose type differs between minors has a line for each. A type is one of
SCALARS, the name of a type (it has a dot; "io.k8s." is left out), []T for a list, [set]T for a list
without duplicates, [a,b]T for a list whose elements are told apart by the keys a and b, {}T for a map.
"""

import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

VERSION = "1.37.0"
SHA256 = "85136d018a27b50ec7fc049d902bfa5193f5976807e6c0f408e3ab6fe078cad9"
MINORS = range(25, 38)
KINDS = [
    ("apps/v1", "DaemonSet"),
    ("apps/v1", "Deployment"),
    ("apps/v1", "ReplicaSet"),
    ("apps/v1", "StatefulSet"),
    ("autoscaling/v1", "HorizontalPodAutoscaler"),
    ("autoscaling/v2", "HorizontalPodAutoscaler"),
    ("node.k8s.io/v1", "RuntimeClass"),
    ("policy/v1", "PodDisruptionBudget"),
    ("scheduling.k8s.io/v1", "PriorityClass"),
    ("v1", "ConfigMap"),
    ("v1", "LimitRange"),
    ("v1", "Namespace"),
    ("v1", "Node"),
    ("v1", "Pod"),
    ("v1", "ResourceQuota"),
    ("v1", "Secret"),
    ("v1", "Service"),
    ("v1", "ServiceAccount"),
]
SCALARS = {
    ("string", None): "string",
    ("string", "byte"): "bytes",
    ("integer", "int32"): "int32",
    ("integer", "int64"): "int64",
    ("boolean", None): "boolean",
    ("number", "double"): "double",
}
NAMED = {
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": "int-or-string",
    "io.k8s.apimachinery.pkg.api.resource.Quantity": "quantity",
    "io.k8s.apimachinery.pkg.apis.meta.v1.Time": "time",
    "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": "micro-time",
}
RESOURCES = pathlib.Path(__file__).parent / "src/main/resources/dev/rollcall/schemas"
TARGET = RESOURCES / "types.txt"
PREFIX = "io.k8s."


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        wheel = arguments.wheel or download(directory)
        definitions = read(wheel)
    check_lifetimes(definitions)
    text = render(definitions)
    if not arguments.check:
        TARGET.write_text(text, encoding="ascii", newline="\n")
        print(f"{TARGET.name}: {len(text)} characters")
    elif TARGET.read_text(encoding="ascii") != text:
        sys.exit(f"{TARGET.name} is out of date: run schemas/regenerate.py")


def download(directory):
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    subprocess.run([*command, "--dest", directory, f"kubernetes-validate=={VERSION}"], check=True)
    return next(pathlib.Path(directory).glob("*.whl"))


def read(wheel):
    """The definitions of every minor: {minor: {name: schema}}."""
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if digest != SHA256:
        sys.exit(f"{wheel.name} has the checksum {digest}, not {SHA256}")
    path = "kubernetes_validate/kubernetes-json-schema/v1.%d.0-local-strict/_definitions.json"
    with zipfile.ZipFile(wheel) as archive:
        return {minor: json.loads(archive.read(path % minor))["$defs"] for minor in MINORS}


def render(definitions):
    kinds, types = {}, {}
    for minor in MINORS:
        roots = find_kinds(definitions[minor])
        kinds.update(roots)
        for name in closure(definitions[minor], roots.values()):
            types.setdefault(name, {})[minor] = fields(definitions[minor], name)
    lines = [f"{api} {kind} {short(name)}" for (api, kind), name in sorted(kinds.items())]
    blocks = [block("kinds", lines)]
    for name, by_minor in sorted(types.items()):
        blocks.append(block(short(name) + span(by_minor), field_lines(by_minor)))
    return f"rollcall-types 1 {MINORS[0]} {MINORS[-1]}\n" + "".join(blocks)


def find_kinds(definitions):
    """The names of the definitions that the resource starts from: {(apiVersion, kind): name}."""
    found = {served: name for served, name in served_kinds(definitions) if served in KINDS}
    missing = set(KINDS) - set(found)
    if missing:
        sys.exit(f"no definition for {sorted(missing)}")
    return found


def served_kinds(definitions):
    """The kinds with metadata of their own; lists, options and answers have none."""
    for name, definition in definitions.items():
        metadata = definition.get("properties", {}).get("metadata", {}).get("$ref", "")
        served = definition.get("x-kubernetes-group-version-kind", [])
        if metadata.endswith(".ObjectMeta") and len(served) == 1:
            api = f"{served[0]['group']}/{served[0]['version']}".lstrip("/")
            yield (api, served[0]["kind"]), name


def closure(definitions, roots):
    seen, todo = set(), list(roots)
    while todo:
        name = todo.pop()
        if name not in seen and is_object(definitions, name):
            seen.add(name)
            for schema in definitions[name]["properties"].values():
                todo.extend(references(schema))
    return seen


def references(schema):
    if "$ref" in schema:
        yield schema["$ref"].rsplit("/", 1)[-1]
    for inner in ("items", "additionalProperties"):
        if isinstance(schema.get(inner), dict):
            yield from references(schema[inner])


def is_object(definitions, name):
    return name not in NAMED and "properties" in definitions[name]


def fields(definitions, name):
    """{field: (required, type)} of one definition."""
    definition = definitions[name]
    required = definition.get("required", [])
    return {
        field: (field in required, type_of(definitions, schema))
        for field, schema in definition["properties"].items()
    }


def type_of(definitions, schema):
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        if name in NAMED:
            return NAMED[name]
        return short(name) if is_object(definitions, name) else opaque(definitions[name])
    base = [one for one in as_list(schema["type"]) if one != "null"]
    if base == ["array"]:
        return f"[{list_keys(schema)}]" + type_of(definitions, schema["items"])
    if base == ["object"]:
        values = schema.get("additionalProperties")
        return "{}" + type_of(definitions, values) if isinstance(values, dict) else "any"
    return SCALARS[base[0], schema.get("format")]


def opaque(definition):
    """An object that may hold anything, such as RawExtension and FieldsV1; or an error if it is none."""
    if as_list(definition.get("type", "object"))[0] != "object" or definition.get("format"):
        sys.exit(f"a definition that is neither an object nor known: {definition}")
    return "any"


def list_keys(schema):
    """Minors before 1.30 often say it only by the patch strategy, which the API server falls back to."""
    kind = schema.get("x-kubernetes-list-type")
    if kind == "map":
        return ",".join(schema["x-kubernetes-list-map-keys"])
    if kind == "set":
        return "set"
    if kind is None and "merge" in schema.get("x-kubernetes-patch-strategy", "").split(","):
        return schema.get("x-kubernetes-patch-merge-key", "set")
    return ""


def field_lines(by_minor):
    lines = {}
    for minor, its_fields in by_minor.items():
        for field, (required, kind) in its_fields.items():
            key = (field, f"{field}{'!' if required else ''} {kind}")
            lines.setdefault(key, []).append(minor)
    ordered = sorted(lines.items(), key=lambda item: (item[0][0], item[1][0]))
    everywhere = list(by_minor)
    return [line + ("" if minors == everywhere else span(minors)) for (_, line), minors in ordered]


def span(minors):
    minors = list(minors)
    first, last = minors[0], minors[-1]
    if minors != list(range(first, last + 1)):
        sys.exit(f"not one range: {minors}")
    start = "" if first == MINORS[0] else str(first)
    end = "" if last == MINORS[-1] else str(last)
    return f" {start}-{end}" if start or end else ""


def block(head, lines):
    body = "".join(line + "\n" for line in lines)
    name, *minors = head.split(" ")
    return " ".join([name, str(len(body)), *minors]) + "\n" + body


def check_lifetimes(definitions):
    """Exits if lifetimes.txt tells something else than the wheel of any kind that is an object of its own."""
    published, told = {}, {}
    for minor in MINORS:
        for served, _ in served_kinds(definitions[minor]):
            published.setdefault(served, []).append(minor)
    for line in (RESOURCES / "lifetimes.txt").read_text(encoding="ascii").splitlines():
        if line and line[0] not in "# ":
            kind, api, minors = line.split(" ")[:3]
            first, last = (int(end) if end else MINORS[-1] for end in minors.split("-"))
            told[api, kind] = [minor for minor in MINORS if first <= minor <= last]
    wrong = [
        f"{api} {kind}: {told.get((api, kind), [])}, but published for {published.get((api, kind), [])}"
        for api, kind in sorted({*published, *told})
        if told.get((api, kind), []) != published.get((api, kind), [])
    ]
    if wrong:
        sys.exit("lifetimes.txt is wrong about\n" + "\n".join(wrong))


def short(name):
    if not name.startswith(PREFIX):
        sys.exit(f"a name that does not start with {PREFIX}: {name}")
    return name[len(PREFIX) :]


def as_list(value):
    return value if isinstance(value, list) else [value]


if __name__ == "__main__":
    main()
