#!/bin/sh
# Measures, and prints ratios beside their targets. Nothing here fails on a slow machine: a time is a measurement, no test.
# $1: the build folder; the numbers stay there as benchmarks.json and processes.json.
set -eu
here=$(dirname "$0")
documents=$1/agreements
[ -f "$documents/1000.docx" ] || python3 "$here/make_agreements.py" "$documents"
[ -f "$documents/1000.pdf" ] || soffice --headless --convert-to pdf --outdir "$documents" "$documents"/10.docx "$documents"/100.docx \
  "$documents"/1000.docx >/dev/null
"$1/tests/bench/bench_agreement" "$documents" --benchmark_repetitions=9 --benchmark_report_aggregates_only=true \
  --benchmark_enable_random_interleaving=true --benchmark_min_time=0.02 --benchmark_out="$1/benchmarks.json" --benchmark_out_format=json
python3 "$here/measure.py" "$1"
# A million payments of ten thousand partners, and ledgers of a half and a quarter of it.
for payments in 250000 500000 1000000; do
  [ -f "$1/ledger-$payments/payments.csv" ] || python3 "$here/make_ledger.py" "$1/ledger-$payments" "$payments"
done
"$1/tests/bench/bench_reward" "$1/ledger-250000" "$1/ledger-500000" "$1/ledger-1000000"
python3 "$here/measure_site.py" "$1"
# 100,000 articles of the Company: the index, and a look-up of a page in it.
(cd "$1" && tests/bench/bench_corpus)
# The desk: checks over HTTP beside the same in one process, and its pages under that load.
"$1/tests/bench/bench_desk" "$documents/10.docx"
