#!/bin/sh
# usage: mavens.sh JAVA_HOME...
# Runs the integration tests of the Maven plugin with the oldest Maven that it takes, the newest of the line after and the next
# one, on each Java, and prints the rows of the table in docs/maven.md.
set -eu

[ $# -gt 0 ] || { echo "usage: mavens.sh JAVA_HOME..." >&2; exit 2; }
cd "${0%/*}/.."
mavens=$PWD/maven-plugin/target/mavens
failures=0
for version in 3.8.1 3.9.11 4.0.0-rc-5; do
  if [ ! -x "$mavens/apache-maven-$version/bin/mvn" ]; then
    mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
      "-Dartifact=org.apache.maven:apache-maven:$version:zip:bin" "-DoutputDirectory=$mavens"
    python3 -m zipfile -e "$mavens/apache-maven-$version-bin.zip" "$mavens"
    chmod +x "$mavens/apache-maven-$version/bin/mvn"
  fi
  for java in "$@"; do
    release=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$java/release")
    log=$mavens/$version-$release.log
    # No test has this name: what counts are the projects of the integration tests.
    mvn -B -ntp -pl .,schemas,rules,maven-plugin verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
      "-Dinvoker.mavenHome=$mavens/apache-maven-$version" "-Dinvoker.javaHome=$java" >"$log" 2>&1 || failures=1
    counts=$(sed -n 's/.*Passed: \([0-9]*\), Failed: \([0-9]*\), Errors: \([0-9]*\).*/\1 passed, \2 failed, \3 with errors/p' "$log")
    echo "| $version | $release | ${counts:-not run, see $log} |"
  done
done
exit $failures
