#!/bin/sh
# usage: release.sh DIRECTORY
# Makes everything that a release consists of in DIRECTORY and checks it: archives, package, image, wheel, the bundle for Central,
# bill of materials, checksums, and the manifests of Homebrew, krew and Scoop. Publishes nothing. -Dimage.jdk of MAVEN_ARGS and
# a key for gpg (GPG_KEY) are taken where they are given.
set -eu

home=$(cd "${0%/*}/.." && pwd -P)
mkdir -p "$1"
out=$(cd "$1" && pwd -P)
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$home/pom.xml" | head -1)
base=${RELEASE_URL:-https://RELEASE-URL/v$version}
target=$home/cli/target
profiles=release,image,wheel
command -v dpkg-deb >/dev/null && profiles=$profiles,deb
sign=
[ -z "${GPG_KEY:-}" ] || sign="-Dgpg.skip=false -Dgpg.keyname=$GPG_KEY"

rm -rf "$target/staging"
# shellcheck disable=SC2086
(cd "$home" && mvn -q -B -ntp -P$profiles -DskipTests ${IMAGE_JDK:+-Dimage.jdk="$IMAGE_JDK"} $sign deploy \
  -DaltDeploymentRepository="staging::default::file://$target/staging")

rm -f "$out"/*
for file in "$target"/rollcall-"$version".tar.gz "$target"/rollcall-"$version".zip "$target"/rollcall-"$version"-image-*.tar.gz \
  "$target"/rollcall-"$version"-*.whl "$target"/rollcall_"$version"_all.deb "$target"/rollcall.cdx.json; do
  [ ! -f "$file" ] || cp "$file" "$out/"
done
# Central makes the metadata itself.
rm -rf "$target/central" && cp -R "$target/staging" "$target/central"
find "$target/central" -name 'maven-metadata.xml*' -exec rm {} +
(cd "$target/central" && python3 -m zipfile -c "$out/rollcall-$version-central.zip" dev)

sum() { sha256sum "$out/$1" | cut -d ' ' -f 1; }
archive=rollcall-$version.tar.gz
zip=rollcall-$version.zip
cat >"$out/rollcall.rb" <<FORMULA
class Rollcall < Formula
  desc "Says what a Kubernetes cluster will make of DaemonSet and Node manifests"
  homepage "$base"
  url "$base/$archive"
  sha256 "$(sum "$archive")"
  license "Apache-2.0"
  depends_on "openjdk"

  def install
    libexec.install Dir["*"]
    (bin/"rollcall").write_env_script libexec/"bin/rollcall", JAVA_HOME: Formula["openjdk"].opt_prefix
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/rollcall --version")
  end
end
FORMULA
cat >"$out/rollcall.krew.yaml" <<KREW
apiVersion: krew.googlecontainertools.github.com/v1alpha2
kind: Plugin
metadata: {name: rollcall}
spec:
  version: v$version
  shortDescription: Says where DaemonSets run, and why not elsewhere
  platforms:
  - selector: {matchExpressions: [{key: os, operator: In, values: [linux, darwin]}]}
    uri: $base/$archive
    sha256: $(sum "$archive")
    bin: rollcall-$version/bin/rollcall
KREW
cat >"$out/rollcall.scoop.json" <<SCOOP
{"version": "$version", "description": "Says what a Kubernetes cluster will make of DaemonSet and Node manifests",
 "license": "Apache-2.0", "suggest": {"JDK": "java/temurin-jdk"}, "url": "$base/$zip", "hash": "$(sum "$zip")",
 "extract_dir": "rollcall-$version", "bin": "bin/rollcall.cmd"}
SCOOP
(cd "$out" && sha256sum -- * >SHA256SUMS)
[ -z "${GPG_KEY:-}" ] || (cd "$out" && gpg --batch --yes -u "$GPG_KEY" --armor --detach-sign SHA256SUMS)

# What is checked: everything is there, says its version, and has what Central asks for.
failures=0
expect() { [ -e "$1" ] || { echo "release.sh: $1 is missing" >&2; failures=$((failures + 1)); }; }
for file in "$archive" "$zip" rollcall.cdx.json "rollcall-$version-central.zip"; do expect "$out/$file"; done
for module in schemas rules cli maven-plugin; do
  for part in .pom .jar -sources.jar -javadoc.jar; do
    expect "$target/staging/dev/rollcall/rollcall-$module/$version/rollcall-$module-$version$part"
  done
done
(cd "$out" && sha256sum --quiet -c SHA256SUMS) || failures=$((failures + 1))
for file in "$home/pyproject.toml" "$home/templates/rollcall.yml"; do
  grep -q "rollcall==$version" "$file" || { echo "release.sh: $file names another version than $version" >&2; failures=$((failures + 1)); }
done
ls -l "$out"
[ $failures = 0 ]
