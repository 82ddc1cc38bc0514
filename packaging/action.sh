#!/bin/sh
# What action.yml runs: installs the wheel into a directory of the job, lints, annotates the lines of the pull request.
# Read from the environment: ROLLCALL_PATHS, ROLLCALL_ARGS, ROLLCALL_FAIL_ON, ROLLCALL_SARIF, ROLLCALL_WHEEL, and what the runner
# sets: GITHUB_ACTION_PATH, GITHUB_OUTPUT, RUNNER_TEMP.
set -u

version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$GITHUB_ACTION_PATH/pyproject.toml")
wheel=${ROLLCALL_WHEEL:-rollcall==$version}
directory=${RUNNER_TEMP:-/tmp}/rollcall
finish() {
  [ -z "${GITHUB_OUTPUT:-}" ] || echo "exit-code=$1" >>"$GITHUB_OUTPUT"
  exit "$1"
}

if ! { python3 -m venv "$directory" && "$directory/bin/pip" install -q "$wheel"; }; then
  echo "::error::rollcall: \"$wheel\" cannot be installed with pip, see above"
  finish 2
fi
# Paths and options are words; none of them is read as a pattern or as a command.
set -f
set -- --fail-on "${ROLLCALL_FAIL_ON:-error}" --format github
[ -z "${ROLLCALL_SARIF:-}" ] || set -- "$@" --format sarif --output "$ROLLCALL_SARIF"
# shellcheck disable=SC2086
"$directory/bin/rollcall" lint "$@" ${ROLLCALL_ARGS:-} ${ROLLCALL_PATHS:-.}
finish $?
