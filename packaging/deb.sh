#!/bin/sh
# usage: deb.sh VERSION TIME DIRECTORY
# Makes DIRECTORY/rollcall_VERSION_all.deb of the distribution that Maven left in DIRECTORY. TIME is that of all its files, so
# that every build gives the same bytes.
set -eu

version=$1 time=$2 target=$3
command -v dpkg-deb >/dev/null || {
  echo "deb.sh: dpkg-deb is missing; packages for Debian are built on Debian or Ubuntu" >&2
  exit 1
}
SOURCE_DATE_EPOCH=$(date -u -d "$time" +%s)
export SOURCE_DATE_EPOCH

distribution=$target/rollcall-$version/rollcall-$version
root=$target/deb
rm -rf "$root"
umask 022
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/share/doc/rollcall" "$root/var/cache/rollcall"
mkdir -p "$root/usr/share/rollcall/bin" "$root/usr/share/rollcall/lib"

cp "$distribution/bin/rollcall" "$root/usr/share/rollcall/bin/"
cp "$distribution/lib/rollcall.jar" "$distribution/lib/rollcall-lsp.jar" "$root/usr/share/rollcall/lib/"
ln -s ../share/rollcall/bin/rollcall "$root/usr/bin/rollcall"
ln -s ../../../../var/cache/rollcall "$root/usr/share/rollcall/lib/archives"
cp -R "$distribution/examples" "$distribution/policies" "$distribution/README.md" "$root/usr/share/doc/rollcall/"
cp "$distribution/LICENSE" "$root/usr/share/doc/rollcall/copyright"
cp -R "$distribution/licences" "$root/usr/share/doc/rollcall/"
for sbom in "$distribution"/*.cdx.json; do
  [ ! -f "$sbom" ] || cp "$sbom" "$root/usr/share/doc/rollcall/"
done
gzip -9nc "$distribution/CHANGELOG.md" >"$root/usr/share/doc/rollcall/changelog.gz"
if [ -d "$distribution/share" ]; then
  cp -R "$distribution/share/." "$root/usr/share/"
  find "$root/usr/share/man" -type f -exec gzip -9n {} + 2>/dev/null || true
fi

size=$(du -sk --apparent-size "$root/usr" | cut -f1)
cat >"$root/DEBIAN/control" <<CONTROL
Package: rollcall
Version: $version
Section: admin
Priority: optional
Architecture: all
Depends: default-jre-headless (>= 2:1.17) | java17-runtime-headless
Maintainer: The rollcall authors <rollcall@rollcall.invalid>
Installed-Size: $size
Description: tells what a Kubernetes cluster will make of DaemonSets and Nodes
 rollcall reads manifests of DaemonSets and Nodes, without a cluster, and says
 which of them the API server refuses, on which nodes a pod will run and why
 not on the others, how an update rolls out or gets stuck, and which settings
 people regret.
CONTROL

# Where Java changes, the archive of loaded classes is made anew.
echo "interest-noawait /usr/lib/jvm" >"$root/DEBIAN/triggers"
cat >"$root/DEBIAN/postinst" <<'POSTINST'
#!/bin/sh
set -e
case $1 in
  configure | triggered)
    rm -rf "${DPKG_ROOT:-}"/var/cache/rollcall/rollcall-*
    # Starts are faster with the archive that the first run makes, and work without.
    "${DPKG_ROOT:-}/usr/bin/rollcall" --version >/dev/null 2>&1 || true
    ;;
esac
POSTINST
cat >"$root/DEBIAN/prerm" <<'PRERM'
#!/bin/sh
set -e
case $1 in
  remove) rm -rf "${DPKG_ROOT:-}"/var/cache/rollcall/rollcall-* ;;
esac
PRERM
chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm"
# Whatever the umask was when the distribution was built.
chmod -R u=rwX,go=rX "$root"
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum) >"$root/DEBIAN/md5sums"
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$root" "$target/rollcall_${version}_all.deb" >/dev/null
echo "deb.sh: $target/rollcall_${version}_all.deb"
