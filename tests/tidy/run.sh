#!/bin/sh
# The layout of every source, then clang-tidy over the product's own sources or those given. Needs build/dev (cmake --preset dev), where the compiler
# is g++: its warnings that clang lacks are passed over.
set -eu
cd "$(dirname "$0")/../.."
git ls-files 'src/*.cpp' 'src/*.hpp' 'tests/*.cpp' 'tests/*.hpp' | xargs clang-format --dry-run -Werror
[ $# -gt 0 ] || set -- $(git ls-files 'src/*.cpp')
exec clang-tidy -p build/dev --quiet --extra-arg=-Wno-unknown-warning-option "$@"
