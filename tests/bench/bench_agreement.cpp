// A check of one agreement and its steps, beside the least that reading it can cost. The rules and the template
// are loaded, as they are for every file of a call but the first.
#include <benchmark/benchmark.h>
#include <libxml/parser.h>
#include <malloc.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "audit/rule.hpp"
#include "base/file.hpp"
#include "floor.hpp"
#include "jobs/check_agreement.hpp"
#include "jobs/template_shelf.hpp"
#include "jobs/workshop.hpp"
#include "readers/read.hpp"
#include "report/write.hpp"
#include "templates/match.hpp"

namespace sverka {
namespace {

constexpr std::size_t kFileBytes = std::size_t{25} << 20;

template <class T>
T needed(Result<T> result) {
  if (!result) {
    std::cerr << name_of(result.error().code) << " " << result.error().where << " " << result.error().reason << "\n";
    std::exit(2);
  }
  return std::move(*result);
}

struct Bench {
  std::string folder;  // what make_agreements.py wrote
  std::unique_ptr<ReaderPool> pool;
  std::unique_ptr<Workshop> workshop;
  std::unique_ptr<TemplateShelf> shelf;
  std::map<std::int64_t, Template> samples;  // by pages

  std::string bytes(std::int64_t pages, const char* ending) const {
    return needed(read_file(folder + "/" + std::to_string(pages) + ending, kFileBytes));
  }
  const Template& sample(std::int64_t pages) {
    const auto known = samples.find(pages);
    const std::string path = folder + "/" + std::to_string(pages) + "-template.docx";
    return known != samples.end() ? known->second
                                  : samples.emplace(pages, needed(load_template(path, workshop->data.lexicon, *pool, kFileBytes))).first->second;
  }
  AgreementJob job(std::int64_t pages, std::string_view checked) {
    AgreementJob made;
    made.name = "agreement.docx";
    made.bytes = checked;
    made.wanted.exact = &sample(pages);
    made.today = Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
    return made;
  }
};

Bench* bench = nullptr;

// Every measurement of a document takes its pages as range(0) and whether a word was taken out as range(1).
std::string checked_bytes(const benchmark::State& state) {
  return bench->bytes(state.range(0), state.range(1) != 0 ? "-edited.docx" : ".docx");
}

void floor_parse(benchmark::State& state) {
  const std::string bytes = checked_bytes(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(parse_every_part(bytes));
  }
}

void read_in_process(benchmark::State& state) {
  const std::string bytes = checked_bytes(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(needed(read_document(bytes, {})));
  }
}

void read_isolated(benchmark::State& state) {
  const std::string bytes = checked_bytes(state);
  for (auto _ : state) {
    benchmark::DoNotOptimize(needed(bench->pool->read(bytes)));
  }
}

void match_document(benchmark::State& state) {
  const Document document = needed(read_document(checked_bytes(state), {}));
  const Template& sample = bench->sample(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(match(document, sample, bench->workshop->data.lexicon));
  }
}

void check_read_document(benchmark::State& state) {
  const std::string bytes = checked_bytes(state);
  const Document document = needed(read_document(bytes, {}));
  const AgreementJob job = bench->job(state.range(0), bytes);
  for (auto _ : state) {
    state.PauseTiming();
    Document copy = document;
    state.ResumeTiming();
    benchmark::DoNotOptimize(needed(check_agreement(job, std::move(copy), *bench->workshop, *bench->shelf, *bench->pool)));
  }
}

void report_as_json(benchmark::State& state) {
  const std::string bytes = checked_bytes(state);
  const AgreementJob job = bench->job(state.range(0), bytes);
  const CheckedAgreement checked = needed(check_agreement(job, *bench->workshop, *bench->shelf, *bench->pool));
  for (auto _ : state) {
    benchmark::DoNotOptimize(write_json(checked.report, &checked.document, {}));
  }
}

void check_end_to_end(benchmark::State& state) {
  const std::string bytes = checked_bytes(state);
  const AgreementJob job = bench->job(state.range(0), bytes);
  for (auto _ : state) {
    const CheckedAgreement checked = needed(check_agreement(job, *bench->workshop, *bench->shelf, *bench->pool));
    benchmark::DoNotOptimize(write_json(checked.report, &checked.document, {}));
  }
}

void load_rules_and_data(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(needed(load_workshop(SVERKA_SOURCE_DIR "/checks", agreement_scopes())));
  }
}

void build_sample(benchmark::State& state) {
  const std::string path = bench->folder + "/" + std::to_string(state.range(0)) + "-template.docx";
  for (auto _ : state) {
    benchmark::DoNotOptimize(needed(load_template(path, bench->workshop->data.lexicon, *bench->pool, kFileBytes)));
  }
}

// The rest of the machine can only add to a time.
double least(const std::vector<double>& times) {
  return *std::min_element(times.begin(), times.end());
}

void add(const char* name, void (*measure)(benchmark::State&), std::initializer_list<std::int64_t> pages, bool edited_too) {
  auto* added =
      benchmark::RegisterBenchmark(name, measure)->Unit(benchmark::kMicrosecond)->UseRealTime()->ComputeStatistics("least", least);
  for (const std::int64_t count : pages) {
    added->Args({count, 0});
    if (edited_too) {
      added->Args({count, 1});
    }
  }
}

void add_all() {
  // The two that are compared stand side by side, so that a change of the machine's pace meets both.
  add("floor_parse", floor_parse, {10, 100, 1000}, false);
  add("check_end_to_end", check_end_to_end, {10, 100, 1000}, true);
  add("read_in_process", read_in_process, {10, 100, 1000}, false);
  add("read_isolated", read_isolated, {10, 100, 1000}, false);
  add("match", match_document, {10, 100, 1000}, true);
  add("check_read_document", check_read_document, {10, 100, 1000}, true);
  add("report_as_json", report_as_json, {10}, false);
  add("build_template", build_sample, {10, 100, 1000}, false);
  benchmark::RegisterBenchmark("load_rules_and_data", load_rules_and_data)->Unit(benchmark::kMicrosecond)->UseRealTime();
}

int run(int count, char** values) {
  if (count < 2) {
    std::cerr << "usage: bench_agreement FOLDER [--benchmark_...]\n";
    return 2;
  }
  mallopt(M_TRIM_THRESHOLD, 32 << 20);  // as the program does
  Bench made;
  made.folder = values[1];
  made.pool = needed(ReaderPool::start({}, {}));
  xmlInitParser();
  made.workshop = needed(load_workshop(SVERKA_SOURCE_DIR "/checks", agreement_scopes()));
  made.shelf = std::make_unique<TemplateShelf>(std::string(), kFileBytes);
  bench = &made;
  values[1] = values[0];
  int rest = count - 1;
  add_all();
  benchmark::Initialize(&rest, values + 1);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  bench = nullptr;
  return 0;
}

}  // namespace
}  // namespace sverka

int main(int count, char** values) {
  return sverka::run(count, values);
}
