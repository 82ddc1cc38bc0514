#!/bin/sh
# usage: vscode.sh DIRECTORY
# Packs the extension for Visual Studio Code into DIRECTORY/rollcall-VERSION.vsix, and checks what is in it. Takes npm and the
# network: the client library and the packer come from the registry of npm.
set -eu

mkdir -p "$1"
target=$(cd "$1" && pwd -P)
home=$(cd "${0%/*}/.." && pwd -P)
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$home/pom.xml" | head -1)
command -v npm >/dev/null || {
  echo "vscode.sh: npm is missing (Debian: apt-get install npm)" >&2
  exit 1
}
rm -rf "$target/vscode" "$target"/rollcall-*.vsix
cp -R "$home/editors/vscode" "$target/vscode"
cd "$target/vscode"
npm install --silent --no-audit --no-fund
npx --no-install vsce package --out "$target/rollcall-$version.vsix" >"$target/vscode.log" 2>&1 || {
  cat "$target/vscode.log" >&2
  exit 1
}
python3 -m zipfile -l "$target/rollcall-$version.vsix" >"$target/vscode.log"
for needed in extension.vsixmanifest extension/package.json extension/extension.js extension/node_modules/vscode-languageclient/package.json; do
  grep -q "^$needed " "$target/vscode.log" || {
    echo "vscode.sh: $needed is not in the package" >&2
    exit 1
  }
done
echo "vscode.sh: $target/rollcall-$version.vsix"
