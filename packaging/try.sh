#!/bin/sh
# usage: try.sh DIRECTORY
# Starts what Maven left in DIRECTORY (cli/target) the way that users do, and says what could not be tried here. Nothing is
# installed: the package goes into a directory of its own.
set -u

target=$(cd "$1" && pwd -P)
home=$(cd "${0%/*}/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT HUP INT TERM
failures=0

# expect_lint NAME COMMAND: it has to find what is wrong, print JSON and nothing else.
expect_lint() {
  name=$1 command=$2
  HOME=$work/home "$command" lint --format json "$home/examples/everything-wrong/exporter.yaml" >"$work/out" 2>"$work/err"
  status=$?
  if [ $status -ne 1 ] || [ -s "$work/err" ] || [ "$(head -c 1 "$work/out")" != "{" ] \
    || ! grep -q surge-host-port "$work/out"; then
    echo "FAILED $name: exit code $status" >&2
    head -5 "$work/out" "$work/err" >&2
    failures=$((failures + 1))
    return 1
  fi
}

expect_archive() {
  [ -n "$(first "$2"/rollcall-*)" ] && return
  echo "FAILED $1: there is no archive in $2" >&2
  failures=$((failures + 1))
}

# expect_revision NAME COMMAND: revisions of git are read by a part of Java that an image can lack.
expect_revision() {
  repository=$work/repository
  if [ ! -d "$repository" ]; then
    mkdir "$repository"
    cp "$home/examples/everything-wrong/exporter.yaml" "$repository"
    git -C "$repository" init -q && git -C "$repository" add -A \
      && git -C "$repository" -c user.email=a@b.invalid -c user.name=a commit -qm a
  fi
  (cd "$repository" && HOME=$work/home "$2" diff git:HEAD exporter.yaml) >"$work/out" 2>"$work/err"
  status=$?
  if [ $status -ne 0 ] || [ -s "$work/err" ]; then
    echo "FAILED $1: diff of a revision: exit code $status" >&2
    head -5 "$work/out" "$work/err" >&2
    failures=$((failures + 1))
    return 1
  fi
}

# try NAME DIRECTORY: the first run makes an archive, the second uses it.
try() {
  if expect_lint "$1, first run" "$2/bin/rollcall"; then
    expect_archive "$1" "$2/lib/archives"
    expect_lint "$1, second run" "$2/bin/rollcall" && expect_revision "$1" "$2/bin/rollcall" && echo "ok $1"
  fi
}

size() { du -sk --apparent-size "$1" | cut -f1; }
# first FILE...: the first that exists.
first() {
  for file in "$@"; do
    [ -e "$file" ] && { echo "$file"; return; }
  done
}

tar=
for file in "$target"/rollcall-*.tar.gz; do
  case $file in *-image-*) ;; *) [ -f "$file" ] && tar=$file ;; esac
done
if [ -n "$tar" ]; then
  # A path with a space: launchers trip over it.
  mkdir -p "$work/tar here" && tar -xzf "$tar" -C "$work/tar here"
  try "tar.gz ($(size "$tar") KiB)" "$(first "$work/tar here"/rollcall-*)"
else
  echo "skipped tar.gz: not built (mvn verify)"
fi

zip=$(first "$target"/rollcall-*.zip)
if [ -z "$zip" ]; then
  echo "skipped zip: not built (mvn verify)"
elif ! command -v unzip >/dev/null; then
  echo "skipped zip: unzip is missing"
else
  mkdir "$work/zip" && unzip -q "$zip" -d "$work/zip"
  try "zip ($(size "$zip") KiB)" "$(first "$work"/zip/rollcall-*)"
  script=$(first "$work"/zip/rollcall-*/bin/rollcall.cmd)
  if [ "$(tr -cd '\r' <"$script" | wc -c)" != "$(wc -l <"$script")" ]; then
    echo "FAILED zip: rollcall.cmd has line ends that Windows does not read" >&2
    failures=$((failures + 1))
  fi
fi

image=$(first "$target"/rollcall-*-image-*.tar.gz)
if [ -n "$image" ]; then
  mkdir "$work/image" && tar -xzf "$image" -C "$work/image"
  unpacked=$(first "$work"/image/rollcall-*)
  # It has to find its own Java, not the one of the machine.
  JAVA_HOME=/nonexistent try "image ($(size "$image") KiB, unpacked $(size "$unpacked") KiB)" "$unpacked"
else
  echo "skipped image: not built (mvn -Pimage verify)"
fi

deb=$(first "$target"/rollcall_*.deb)
if [ -z "$deb" ]; then
  echo "skipped deb: not built (mvn -Pdeb verify)"
elif ! command -v dpkg >/dev/null; then
  echo "skipped deb: dpkg is missing"
elif [ "$(id -u)" != 0 ]; then
  echo "skipped deb: only root installs packages, even into a directory"
else
  root=$work/deb
  mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates" "$root/var/lib/dpkg/triggers"
  : >"$root/var/lib/dpkg/status"
  if dpkg --root="$root" --force-depends --force-script-chrootless --force-not-root --log=/dev/null \
    -i "$deb" >"$work/log" 2>&1; then
    expect_archive "deb" "$root/var/cache/rollcall"
    expect_lint deb "$root/usr/bin/rollcall" && echo "ok deb ($(size "$deb") KiB)"
    # Others use that archive, since they cannot write there.
    if command -v setpriv >/dev/null; then
      chmod 755 "$work"
      mkdir -m 777 "$work/other"
      if setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$work/other" \
        "$root/usr/bin/rollcall" --version >/dev/null && [ -z "$(ls -A "$work/other")" ]; then
        echo "ok deb for another user"
      else
        echo "FAILED deb: another user does not use the archive of the package" >&2
        failures=$((failures + 1))
      fi
    fi
    dpkg --root="$root" --force-script-chrootless --log=/dev/null -r rollcall >>"$work/log" 2>&1
    if [ -e "$root/usr/share/rollcall" ] || [ -e "$root/var/cache/rollcall" ]; then
      echo "FAILED deb: something is left after its removal" >&2
      failures=$((failures + 1))
    fi
  else
    cat "$work/log" >&2
    failures=$((failures + 1))
  fi
fi

vsix=$(first "$target"/rollcall-*.vsix)
if [ -z "$vsix" ]; then
  echo "skipped vsix: not built (./dev vscode)"
elif python3 -m zipfile -l "$vsix" >"$work/vsix" && grep -q "^extension/extension.js " "$work/vsix"; then
  echo "ok vsix ($(size "$vsix") KiB)"
else
  echo "FAILED vsix: the extension is not in it" >&2
  failures=$((failures + 1))
fi

tool=$(command -v podman || command -v docker)
if [ -z "$tool" ]; then
  echo "skipped container: neither podman nor docker is here"
elif ! "$tool" info >/dev/null 2>&1; then
  echo "skipped container: $tool answers not"
elif ! "$tool" build -q -f "$home/packaging/Containerfile" -t rollcall-try "$home" >"$work/log" 2>&1; then
  cat "$work/log" >&2
  failures=$((failures + 1))
else
  cat >"$work/container" <<RUN
#!/bin/sh
exec "$tool" run --rm -v "$home:$home:ro" rollcall-try "\$@"
RUN
  chmod 755 "$work/container"
  expect_lint container "$work/container" && echo "ok container"
fi

[ $failures = 0 ]
