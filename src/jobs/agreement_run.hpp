// Many agreements in one call: what the command line can ask for, in one struct.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "isolation/pool.hpp"
#include "jobs/check_agreement.hpp"
#include "jobs/places.hpp"

namespace sverka {

// When the files are read: beside the template, in children of their own, or after it. A small file costs less than the start of a child,
// and the child that has read the template reads it while the template is built.
enum class ReadingTurn : std::uint8_t { BesideTemplate, AfterTemplate };

struct AgreementRun {
  std::vector<std::string> files;         // checked in parallel, reported in this order; the same one twice is checked twice
  std::optional<std::string> sample;      // a name, name@edition, a folder or a DOCX; absent: chosen by content
  std::optional<std::string> amendments;  // a TOML file
  Date today;
  Places places;
  std::size_t file_bytes = 0;                      // limit
  std::size_t workers = 1;                         // threads
  std::optional<std::string> card = {};            // the client card of all the files
  std::optional<std::string> bank_directory = {};  // of the Bank of Russia: the banks of all the files
  // Where rules and templates are left when all is done: a process that is about to end need not free them.
  std::shared_ptr<void>* kept = nullptr;
  ReadingTurn turn = ReadingTurn::BesideTemplate;
};

// What is made of one file: called on many threads at once. The texts go to `take` and the rest is freed, so
// that a thousand files do not stay in memory.
using RenderAgreement = std::function<std::vector<std::string>(const std::string& path, const Result<CheckedAgreement>&, const Messages&)>;

struct AgreementOutcome {
  std::vector<std::string> rendered;
  std::optional<Conclusion> conclusion;  // absent: the file could not be checked
};

using TakeAgreement = std::function<void(std::size_t index, AgreementOutcome)>;

// Files are read while rules and template are still loading. An error of one file is that file's outcome; the
// error here means that no file could be checked: not_found (template, rules), bad_rule, bad_template, usage
// (amendments).
Result<void> run_agreements(const AgreementRun& run, ReaderPool& pool, const RenderAgreement& render, const TakeAgreement& take);

}  // namespace sverka
