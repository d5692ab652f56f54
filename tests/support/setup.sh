#!/bin/sh
# Installs the Debian packages of a list that are missing. Says what it does; does nothing where all are there.
set -eu
missing=
for package in $(sed 's/#.*//' "$1"); do
  if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
    missing="$missing $package"
  fi
done
[ -z "$missing" ] && exit 0
echo "Installing:$missing"
root=
if [ "$(id -u)" -ne 0 ]; then
  root=sudo
  command -v sudo >/dev/null || { echo "These packages are missing, and there is no sudo to install them:$missing" >&2; exit 1; }
fi
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086
$root apt-get install -y -q --no-install-recommends $missing >/dev/null 2>&1 || {
  $root apt-get update -q
  $root apt-get install -y -q --no-install-recommends $missing
}
