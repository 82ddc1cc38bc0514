#!/usr/bin/env python3
"""Measures whole runs of rollcall, and of its peers where their programs are given, over generated manifests.

    dev-tools/bench.py [--runs N] [--quick] [--only WORD] [--markdown FILE] PROGRAM...

A PROGRAM is NAME=COMMAND; the files are appended to the command. rollcall is NAME rollcall. Others are compared on the rows of
DaemonSets in files only, since they do not place pods:

    dev-tools/bench.py rollcall=cli/target/rollcall-0.1.0/rollcall-0.1.0/bin/rollcall \\
        "kubeconform=/opt/kubeconform -schema-location /opt/schemas/{{.ResourceKind}}{{.KindSuffix}}.json" \\
        "kube-linter=/opt/kube-linter lint" "kube-score=/opt/kube-score score"

The runs of a row take turns, so that a busy machine is busy for all of them. Medians are shown; memory is the largest resident
set of any process of the run. The manifests are made from examples/ and from the pages of the rules, each with names, images,
ports and labels of its own.
"""

import argparse
import glob
import os
import platform
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def templates():
    """DaemonSets, those with mistakes among them, that every program of the row can read."""
    rules = ROOT + "/rules/src/main/resources/dev/rollcall/rules/"
    found = sorted(glob.glob(ROOT + "/examples/*/*.yaml"))
    for path in sorted(glob.glob(rules + "*/bad.yaml"))[::2]:
        with open(path.replace("bad.yaml", "bad.out"), encoding="utf-8") as file:
            # Peers give up the whole run where a field has the wrong type.
            if "error[" not in file.read():
                found.append(path)
    texts = []
    for path in found:
        with open(path, encoding="utf-8") as file:
            for document in re.split(r"(?m)^---.*\n", file.read()):
                plain = re.search(r"(?m)^apiVersion: apps/v1$", document) and re.search(r"(?m)^  name: \S+$", document)
                if plain and re.search(r"(?m)^kind: DaemonSet$", document) and "\t" not in document:
                    texts.append(document.rstrip("\n") + "\n")
    if not texts:
        sys.exit("bench.py: no DaemonSets below " + ROOT)
    return texts


TEMPLATES = templates()


def warm_up(number):
    """A container that makes a DaemonSet about as long as those that people publish."""
    variables = "".join(f"""        - name: OPTION_{i}
          value: "{(number * 31 + i) % 1000}"
""" for i in range(22))
    return f"""      initContainers:
      - name: warm-up
        image: registry.example.com/tools/warm-up:2.{number % 89}
        args: [--wait, "{number % 60}s", --config=/etc/warm-up/config.yaml]
        env:
{variables}        - name: NODE_NAME
          valueFrom:
            fieldRef:
              fieldPath: spec.nodeName
        resources:
          requests: {{cpu: 10m, memory: 16Mi}}
          limits: {{memory: 64Mi}}
        securityContext:
          allowPrivilegeEscalation: false
"""


def daemonset(number):
    text = TEMPLATES[number % len(TEMPLATES)]
    text = re.sub(r"(?m)^  name: (\S+)$", r"  name: \g<1>-%d" % number, text, count=1)
    text = re.sub(r"\bapp: ([\w.-]+)", r"app: \g<1>-%d" % number, text)
    text = re.sub(r"(?m)^(\s+(?:- )?image: \S+)$", r"\g<1>.%d" % (number % 97), text)
    if "initContainers:" not in text:
        text = re.sub(r"(?m)^      containers:", lambda m: warm_up(number) + m.group(0), text, count=1)
    if "  annotations:" not in text:
        owners = "".join(f"    example.com/owner-{i}: team-{(number + i) % 50}\n" for i in range(8))
        text = re.sub(r"(?m)^metadata:\n", "metadata:\n  annotations:\n" + owners, text, count=1)
    return text


def node(number):
    taint = "\n  taints:\n  - {key: dedicated, value: db, effect: NoSchedule}" if number % 5 == 0 else ""
    return f"""apiVersion: v1
kind: Node
metadata:
  name: node-{number}
  labels:
    kubernetes.io/hostname: node-{number}
    kubernetes.io/os: linux
    kubernetes.io/arch: {"arm64" if number % 7 == 0 else "amd64"}
    topology.kubernetes.io/zone: zone-{number % 3}
    node.kubernetes.io/instance-type: size-{number % 20}
spec:
  providerID: example:///zone-{number % 3}/{number}{taint}
status:
  capacity: {{cpu: "16", memory: 65536Mi, ephemeral-storage: 100Gi, pods: "110"}}
  allocatable: {{cpu: 15800m, memory: 63000Mi, ephemeral-storage: 90Gi, pods: "110"}}
  conditions:
  - {{type: Ready, status: "True", reason: KubeletReady, message: kubelet is posting ready status}}
  - {{type: MemoryPressure, status: "False", reason: KubeletHasSufficientMemory}}
  nodeInfo: {{kubeletVersion: v1.34.1, operatingSystem: linux, architecture: amd64}}
"""


def files(directory, count):
    for i in range(count):
        with open(f"{directory}/ds-{i:05}.yaml", "w", encoding="utf-8") as out:
            out.write(daemonset(i))


def copies(directory, count):
    """Manifests that repeat each other, as those of clusters that one team keeps: twelve, each under many names."""
    for i in range(count):
        text = re.sub(r"(?m)^  name: (\S+)$", r"  name: \g<1>-in-%d" % i, daemonset(i % 12), count=1)
        with open(f"{directory}/ds-{i:05}.yaml", "w", encoding="utf-8") as out:
            out.write(text)


def mixed(directory, count):
    """A directory in which every sixth file is a node."""
    for i in range(count):
        with open(f"{directory}/object-{i:05}.yaml", "w", encoding="utf-8") as out:
            out.write(daemonset(i) if i % 6 else node(i))


def full_cluster(directory, nodes, count):
    """Nodes that run full: pods of two priorities push out others, and many wait."""
    with open(directory + "/cluster.yaml", "w", encoding="utf-8") as out:
        for i in range(nodes):
            out.write("---\n" + node(i))
        for i in range(count):
            priority = ["", "priorityClassName: system-node-critical, ", "priorityClassName: system-cluster-critical, "][i % 3]
            out.write(f"""---
apiVersion: apps/v1
kind: DaemonSet
metadata: {{name: agent-{i}, namespace: kube-system}}
spec:
  selector: {{matchLabels: {{app: agent-{i}}}}}
  template:
    metadata: {{labels: {{app: agent-{i}}}}}
    spec:
      {{{priority}tolerations: [{{operator: Exists}}], containers: [{{name: agent, image: "registry.example.com/agent:1.{i}",
        ports: [{{containerPort: 80, hostPort: {9000 + i % 150}}}], resources: {{requests: {{cpu: {100 + i % 7 * 20}m, memory: 640Mi}}}}}}]}}
""")


def documents(directory, count):
    with open(directory + "/all.yaml", "w", encoding="utf-8") as out:
        for i in range(count):
            out.write("---\n" + daemonset(i))


def cluster(directory, nodes, count):
    with open(directory + "/cluster.yaml", "w", encoding="utf-8") as out:
        for i in range(nodes):
            out.write("---\n" + node(i))
        for i in range(count):
            out.write("---\n" + daemonset(i))


def rows(quick):
    lint, place = ["lint", "--format", "json", "--fail-on", "never"], ["place"]
    if quick:
        return [
            ("1 file", lint, lambda d: files(d, 1), True),
            ("100 files", lint, lambda d: files(d, 100), True),
            ("place, 500 nodes, 20 DaemonSets", place, lambda d: cluster(d, 500, 20), False),
        ]
    return [
        ("1 file", lint, lambda d: files(d, 1), True),
        ("100 files", lint, lambda d: files(d, 100), True),
        ("1,000 files", lint, lambda d: files(d, 1000), True),
        ("5,000 files", lint, lambda d: files(d, 5000), True),
        ("5,000 files, copies of 12", lint, lambda d: copies(d, 5000), True),
        ("1 file of 1,000 documents", lint, lambda d: documents(d, 1000), True),
        ("1 file of 10,000 documents", lint, lambda d: documents(d, 10000), True),
        ("place, 100 nodes, 50 DaemonSets", place, lambda d: cluster(d, 100, 50), False),
        ("place, 1,000 nodes, 50 DaemonSets", place, lambda d: cluster(d, 1000, 50), False),
        ("place, 5,000 nodes, 50 DaemonSets", place, lambda d: cluster(d, 5000, 50), False),
        ("place, 5,000 nodes, 200 DaemonSets", place, lambda d: cluster(d, 5000, 200), False),
        ("place, 5,000 full nodes, 200 DaemonSets", place, lambda d: full_cluster(d, 5000, 200), False),
        ("place, 833 nodes, 4,167 DaemonSets, 5,000 files", place, lambda d: mixed(d, 5000), False),
    ]


def run(command):
    """Returns seconds, seconds of processor, MiB and the exit code."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode


def shown(seconds):
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def bulk(size):
    return f"{size / 1e3:.1f} kB" if size < 1e5 else f"{size / 1e6:.1f} MB"


def arguments_fit(directory):
    """Tells whether the names of all files go on one command line."""
    return sum(len(directory) + len(name) + 10 for name in os.listdir(directory)) < os.sysconf("SC_ARG_MAX") // 2


def measure(programs, row, runs):
    title, verb, make, peers = row
    directory = tempfile.mkdtemp(prefix="rollcall-bench-")
    try:
        make(directory)
        size = sum(os.path.getsize(f) for f in glob.glob(directory + "/*"))
        commands = {}
        for name, command in programs:
            if name.startswith("rollcall"):
                commands[name] = command + verb + [directory]
            elif peers and arguments_fit(directory):
                commands[name] = command + sorted(glob.glob(directory + "/*"))
        measured = {name: [] for name in commands}
        for turn in range(runs + 1):
            for name, command in commands.items():
                result = run(command)
                if result[3] not in (0, 1):
                    sys.exit(f"bench.py: {name} ended with {result[3]} on {title}")
                # The first run makes archives and warms the caches of the disk.
                if turn > 0:
                    measured[name].append(result)
        lines = []
        for name, results in measured.items():
            walls = [r[0] for r in results]
            wall, cpu = statistics.median(walls), statistics.median(r[1] for r in results)
            memory = statistics.median(r[2] for r in results)
            lines.append(f"| {title} | {bulk(size)} | {name} | {shown(wall)} | {shown(min(walls))} | "
                         f"{shown(cpu)} | {memory:.0f} MiB |")
        return lines
    finally:
        shutil.rmtree(directory)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs that count, of each program in each row (5)")
    parser.add_argument("--quick", action="store_true", help="three small rows, to see that it works")
    parser.add_argument("--only", default="", help="only rows whose title holds this")
    parser.add_argument("--markdown", help="write the table there as well, between the marks of an existing page")
    parser.add_argument("programs", nargs="+", metavar="NAME=COMMAND")
    arguments = parser.parse_args()
    programs = []
    for program in arguments.programs:
        name, equals, command = program.partition("=")
        if not equals or not shutil.which(shlex.split(command)[0]):
            sys.exit(f'bench.py: "{program}" is not NAME=COMMAND of a program that is here')
        programs.append((name, shlex.split(command)))
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr.splitlines()
    head = [
        f"{os.cpu_count()} processors, {platform.machine()}, {java[0] if java else 'no Java on the path'}; median of "
        f"{arguments.runs} runs that took turns; load {os.getloadavg()[0]:.1f} before.",
        "",
        "| input | size | program | time | best | processor | memory |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    print("\n".join(head), flush=True)
    lines = []
    for row in rows(arguments.quick):
        if arguments.only in row[0]:
            found = measure(programs, row, arguments.runs)
            print("\n".join(found), flush=True)
            lines += found
    end = f"load {os.getloadavg()[0]:.1f} after"
    print("\n" + end)
    if arguments.markdown:
        with open(arguments.markdown, encoding="utf-8") as file:
            page = file.read()
        mark = re.compile(r"(<!-- bench -->\n).*(<!-- /bench -->)", re.S)
        if not mark.search(page):
            sys.exit(f"bench.py: {arguments.markdown} has no line <!-- bench --> and no line <!-- /bench -->")
        head[0] = head[0].replace(" before.", f" before and {os.getloadavg()[0]:.1f} after.")
        text = "\n".join(head + lines) + "\n"
        with open(arguments.markdown, "w", encoding="utf-8") as file:
            file.write(mark.sub(lambda m: m.group(1) + text + m.group(2), page))


if __name__ == "__main__":
    main()
