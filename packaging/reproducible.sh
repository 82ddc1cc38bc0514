#!/bin/sh
# usage: reproducible.sh [OPTIONS OF MAVEN]
# Builds what is committed twice, in fresh clones, and compares the bytes of all that users get. Directory, umask, time zone and
# language differ between the two.
set -eu

home=$(cd "${0%/*}/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT HUP INT TERM
profiles=
command -v dpkg-deb >/dev/null && profiles=-Pdeb

# build DIRECTORY UMASK ZONE LANGUAGE COUNTRY [OPTIONS OF MAVEN]
build() {
  directory=$1 umask=$2 zone=$3 language=$4 country=$5
  shift 5
  git clone -q "$home" "$directory"
  (
    cd "$directory"
    umask "$umask"
    export TZ="$zone" MAVEN_OPTS="-Duser.language=$language -Duser.country=$country"
    mvn -B -ntp -q $profiles -DskipTests "$@" verify
  )
}

build "$work/one" 022 UTC en US "$@"
build "$work/a second/one with spaces" 077 Pacific/Kiritimati tr TR "$@"

cd "$work/one"
failures=0
count=0
for file in */target/*.jar cli/target/*.tar.gz cli/target/*.zip cli/target/*.deb cli/target/*.json; do
  [ -f "$file" ] || continue
  count=$((count + 1))
  if cmp -s "$file" "$work/a second/one with spaces/$file"; then
    echo "same $(sha256sum <"$file" | cut -c1-64) $file"
  else
    echo "DIFFERENT $file" >&2
    cmp "$file" "$work/a second/one with spaces/$file" >&2 || true
    failures=$((failures + 1))
  fi
done
[ "$count" -ge 7 ] || {
  echo "reproducible.sh: only $count files were built" >&2
  exit 1
}
[ $failures = 0 ]
