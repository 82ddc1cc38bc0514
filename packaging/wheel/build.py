#!/usr/bin/env python3
"""usage: build.py IMAGE VERSION DIRECTORY

Makes a wheel of the image IMAGE (a directory with bin/java, bin/rollcall and lib/rollcall.jar), so that pip installs rollcall
on machines without Java. No Python runs when rollcall does: the wheel's script is the launcher. Prints the wheel's path.
"""

import base64
import hashlib
import pathlib
import re
import stat
import sys
import zipfile

# The bytes of a wheel depend on what is in it alone.
TIME = (2026, 1, 1, 0, 0, 0)
SUMMARY = "Says what a Kubernetes cluster will make of DaemonSet and Node manifests"
UNIX_SCRIPT = """#!/bin/sh
# Starts the rollcall of this installation with the Java that came with it.
link=$0
while [ -L "$link" ]; do
  target=$(readlink "$link")
  case $target in /*) link=$target ;; *) link=${link%/*}/$target ;; esac
done
case $link in */*) bin=${link%/*} ;; *) bin=. ;; esac
home=$(cd "$bin/../share/rollcall" && pwd -P) || exit 2
jar=$home/lib/rollcall.jar java=$home/bin/java
. "$home/bin/rollcall"
"""
WINDOWS_SCRIPT = '@"%~dp0..\\share\\rollcall\\bin\\rollcall.cmd" %*\r\n'


def glibc(image):
    """Returns the oldest glibc 2.x that has every symbol the binaries ask for."""
    newest = 0
    for file in image.rglob("*"):
        if file.is_file() and not file.is_symlink():
            data = file.read_bytes()
            if data[:4] == b"\x7fELF":
                newest = max([newest, *(int(minor) for minor in re.findall(rb"GLIBC_2\.(\d+)", data))])
    return newest


def tag(image):
    """Returns the platform of the image's Java, as wheels name it: told by the head of the binary."""
    java = next(path for path in (image / "bin/java", image / "bin/java.exe") if path.exists())
    head = java.read_bytes()[:4096]
    if head[:4] == b"\x7fELF":
        processor = {0x3E: "x86_64", 0xB7: "aarch64"}[int.from_bytes(head[18:20], "little")]
        return f"manylinux_2_{max(17, glibc(image))}_{processor}"
    if head[:4] == b"\xcf\xfa\xed\xfe":
        arm = int.from_bytes(head[4:8], "little") == 0x0100000C
        return "macosx_11_0_arm64" if arm else "macosx_10_15_x86_64"
    if head[:2] == b"MZ":
        start = int.from_bytes(head[0x3C:0x40], "little")
        return "win_arm64" if int.from_bytes(head[start + 4 : start + 6], "little") == 0xAA64 else "win_amd64"
    sys.exit(f"build.py: {java} is for a system that wheels have no name for")


def kept(path):
    """Leaves out what a start does not need: archives that the first start makes, and copies of documents."""
    parts = path.parts
    return not (
        "archives" in parts
        or path.name in ("jspawnhelper.debuginfo", "classes_nocoops.jsa")
        or parts[0] in ("examples", "policies", "include")
        or (parts[0] == "bin" and path.stem not in ("java", "rollcall") and path.suffix != ".dll")
    )


def members(image, version):
    """Yields name, bytes and mode of every file of the wheel but its record."""
    info = f"rollcall-{version}.dist-info"
    data = f"rollcall-{version}.data"
    platform = tag(image)
    for path in sorted(image.rglob("*")):
        relative = path.relative_to(image)
        if path.is_file() and kept(relative):
            mode = 0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644
            yield f"{data}/data/share/rollcall/{relative.as_posix()}", path.read_bytes(), mode
    if platform.startswith("win"):
        yield f"{data}/scripts/rollcall.cmd", WINDOWS_SCRIPT.encode(), 0o755
    else:
        yield f"{data}/scripts/rollcall", UNIX_SCRIPT.encode(), 0o755
    metadata = f"Metadata-Version: 2.1\nName: rollcall\nVersion: {version}\nSummary: {SUMMARY}\nLicense: Apache-2.0\n"
    yield f"{info}/METADATA", metadata.encode(), 0o644
    wheel = f"Wheel-Version: 1.0\nGenerator: rollcall\nRoot-Is-Purelib: false\nTag: py3-none-{platform}\n"
    yield f"{info}/WHEEL", wheel.encode(), 0o644


def main(image, version, directory):
    image = pathlib.Path(image)
    for needed in ("release", "lib/rollcall.jar", "bin/rollcall"):
        if not (image / needed).exists():
            sys.exit(f"build.py: {image / needed} is missing; build the image first: mvn -Pimage verify")
    file = pathlib.Path(directory) / f"rollcall-{version}-py3-none-{tag(image)}.whl"
    record = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:

        def add(name, content, mode):
            member = zipfile.ZipInfo(name, TIME)
            member.external_attr = (stat.S_IFREG | mode) << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(member, content)

        for name, content, mode in members(image, version):
            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            record.append(f"{name},sha256={digest},{len(content)}")
            add(name, content, mode)
        name = f"rollcall-{version}.dist-info/RECORD"
        add(name, "\n".join([*record, f"{name},,", ""]).encode(), 0o644)
    print(file)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
