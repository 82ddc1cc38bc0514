#!/bin/sh
# usage: runtime.sh JAR DIRECTORY [JDK]
# Makes a Java that holds what rollcall needs and no more, with the jlink of the JDK that builds, or of another. The JDK decides
# where the image runs: one of a new distribution needs its new glibc.
set -e

jar=$1 directory=$2
home=${3:-$JAVA_HOME}
jdk=${home:+$home/bin/}
for tool in jar jdeps jlink; do
  command -v "$jdk$tool" >/dev/null || {
    echo "runtime.sh: $tool is missing; it comes with a JDK (Debian: apt-get install openjdk-17-jdk-headless)" >&2
    exit 1
  }
done

# What rollcall itself uses. Libraries name more (java.sql, java.desktop) in code for other uses than this one.
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
(cd "$classes" && "${jdk}jar" -xf "$jar" dev/rollcall)
for server in "$(cd "${0%/*}/.." && pwd -P)"/lsp/target/rollcall-lsp-*-all.jar; do
  (cd "$classes" && "${jdk}jar" -xf "$server" dev/rollcall org/eclipse)
done
modules=$("${jdk}jdeps" --print-module-deps --ignore-missing-deps "$classes")
# A provider that the code finds by its service, so that jdeps sees no use: FileSystems.newFileSystem opens revisions of git.
modules=$modules,jdk.zipfs
echo "runtime.sh: rollcall needs $modules"
rm -rf "$directory"
"${jdk}jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress=zip-9 --output "$directory" >/dev/null 2>&1 \
  || { rm -rf "$directory"; "${jdk}jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress=2 --output "$directory"; }
# The archive of the classes of Java itself; jlink leaves it out.
"$directory/bin/java" -Xshare:dump >/dev/null
