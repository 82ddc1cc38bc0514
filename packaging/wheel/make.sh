#!/bin/sh
# usage: make.sh VERSION DIRECTORY JDK
# Makes a wheel from what Maven left in DIRECTORY (cli/target), with the Java of JDK inside. The JDK decides where the wheel
# installs: Temurin's run from glibc 2.17 on, those of distributions from their own.
set -eu

version=$1 target=$2 jdk=$3
home=$(cd "${0%/*}/../.." && pwd -P)
command -v python3 >/dev/null || {
  echo "make.sh: python3 is missing (Debian: apt-get install python3)" >&2
  exit 1
}
jar=$target/rollcall-cli-$version-all.jar
image=$target/wheel-image
sh "$home/packaging/runtime.sh" "$jar" "$image" "$jdk"
cp "$jar" "$image/lib/rollcall.jar"
cp "$home/lsp/target/rollcall-lsp-$version-all.jar" "$image/lib/rollcall-lsp.jar"
cp "$home/cli/src/dist/bin/rollcall" "$home/cli/src/dist/bin/rollcall.cmd" "$image/bin/"
chmod 755 "$image/bin/rollcall"
cp "$home/LICENSE" "$image/"
cp -R "$target/licences" "$image/"
[ ! -f "$target/rollcall.cdx.json" ] || cp "$target/rollcall.cdx.json" "$image/"
rm -f "$target"/rollcall-*.whl
python3 "$home/packaging/wheel/build.py" "$image" "$version" "$target"
