#!/bin/sh
# Ten minutes of each fuzzer, or FUZZ_SECONDS. What crashes is kept in tests/fuzz/<name>/ and replayed by the ordinary tests from then on.
# $1: the folder with the built fuzzers.
set -eu
here=$(dirname "$0")
seconds=${FUZZ_SECONDS:-600}
for name in reader pdf page matcher rules ledger paper; do
  work="$1/corpus-$name"
  seeds=$here/$name
  [ "$name" = rules ] && seeds="$seeds $here/../../checks $here/../../templates"
  mkdir -p "$work"
  echo "fuzz_$name for $seconds s"
  options=
  memory=2048
  # Short inputs run by the hundred a second, and the words of the format let them get somewhere. PoDoFo loses memory of most files that it
  # refuses, and a search for leaks after each took six sevenths of the time: the sanitized tests look for them.
  if [ "$name" = pdf ]; then
    options="-max_len=6000 -dict=$here/pdf.dict -detect_leaks=0 -malloc_limit_mb=1024"
    memory=6000  # for what is lost; no single input may ask for more than a sixth of it
  fi
  # PoDoFo loses memory of files that it refuses.
  LSAN_OPTIONS="suppressions=$here/../support/leaks.supp:print_suppressions=0" "$1/fuzz_$name" -max_total_time="$seconds" $options -timeout=20 -rss_limit_mb="$memory" -print_final_stats=1 \
    -artifact_prefix="$here/$name/crash-" "$work" $seeds 2>"$1/$name.log" || { tail -40 "$1/$name.log"; exit 1; }
  tail -8 "$1/$name.log"
done
