#!/bin/sh
# clang-tidy over the product's own sources, or those given. Needs build/dev (cmake --preset dev).
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- $(git ls-files 'src/*.cpp')
exec clang-tidy -p build/dev --quiet "$@"
