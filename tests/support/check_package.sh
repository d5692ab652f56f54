#!/bin/sh
# Unpacks a package of ours into an empty root and starts the server from there as its unit does: by ExecStart, as a user without rights,
# with nothing but a state folder to write to. $1: the package, or a folder with an installation.
set -euf
package=$1
root=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server" 2>/dev/null || true; rm -rf "$root"' EXIT
if [ -d "$package" ]; then cp -a "$package/." "$root/"; else dpkg-deb -x "$package" "$root"; fi
chmod 755 "$root"
unit=$root/lib/systemd/system/sverka.service
[ -f "$unit" ] || unit=$root/usr/lib/systemd/system/sverka.service
for needed in usr/bin/sverka usr/lib/*sverka/libsverka-store.so usr/lib/*sverka/libsverka-http.so usr/lib/*sverka/checks.packed \
  usr/share/sverka/checks/data/messages.toml usr/share/sverka/templates/license-agreement usr/share/man/man1/sverka.1*; do
  [ -n "$(find "$root" -path "$root/$needed" | head -1)" ] || { echo "not in the package: $needed" >&2; exit 1; }
done
command=$(sed -n 's/^ExecStart=//p' "$unit")
case $command in /usr/bin/sverka\ serve\ *) ;; *) echo "the unit starts something else: $command" >&2; exit 1 ;; esac
if command -v systemd-analyze >/dev/null; then
  # The program stands elsewhere here: all else of the unit is verified as it is.
  sed "s#/usr/bin/sverka#$root/usr/bin/sverka#" "$unit" > "$root/sverka.service"
  said=$(systemd-analyze verify "$root/sverka.service" 2>&1) || { echo "$said" >&2; exit 1; }
  if echo "$said" | grep -q 'sverka.service:'; then echo "$said" >&2; exit 1; fi
  systemd-analyze security --offline=true "$unit" 2>/dev/null | tail -1 || true
fi
state=$root/state
mkdir "$state"
drop=
if [ "$(id -u)" = 0 ]; then
  chown 65534:65534 "$state"
  drop="setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all"
fi
run() { (cd / && umask 077 && env -i PATH=/usr/bin:/bin LANG=C.UTF-8 STATE_DIRECTORY="$state" $drop "$root/usr/bin/sverka" "$@"); }
run config check
run user add maria --role desk >/dev/null
# The port of the unit may be taken here.
(cd / && umask 077 && exec env -i PATH=/usr/bin:/bin LANG=C.UTF-8 STATE_DIRECTORY="$state" $drop "$root/usr/bin/sverka" serve --listen 127.0.0.1:0) \
  > "$root/address" 2> "$root/log" &
server=$!
for _ in $(seq 100); do [ -s "$root/address" ] && break; sleep 0.1; done
address=$(cat "$root/address")
[ -n "$address" ] || { cat "$root/log" >&2; exit 1; }
[ "$(curl -s -o /dev/null -w '%{http_code}' "${address}readyz")" = 200 ]
sample=$(find "$root/usr/share/sverka/templates/license-agreement" -name template.docx | head -1)
checked=$(curl -s -F "file=@$sample" "${address}api/v1/checks/agreement")
case $checked in *'"job": "agreement"'*) ;; *) echo "no check: $checked" >&2; exit 1 ;; esac
kill -TERM "$server"
wait "$server" || { echo "it did not end well" >&2; cat "$root/log" >&2; exit 1; }
server=
find "$state" ! -user "$(stat -c %U "$state")" | grep . && exit 1
echo "the package starts, checks a paper and ends"
