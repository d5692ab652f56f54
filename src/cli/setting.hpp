// Where a command runs: configuration, folders, language, terminal.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "audit/messages.hpp"
#include "base/result.hpp"
#include "checks/configuration.hpp"
#include "cli/options.hpp"
#include "cli/sinks.hpp"
#include "isolation/page_pool.hpp"
#include "isolation/pool.hpp"
#include "jobs/places.hpp"
#include "report/write.hpp"

namespace sverka {

struct Setting {
  Configuration configuration;
  Places places;
  Date today;
  ReportOptions report;  // colour and width are the terminal's: for what goes to standard output
  std::vector<Sink> sinks;
};

enum class Exit : int { Conforms = 0, DoesNotConform = 1, CouldNotCheck = 2, NeedsReview = 3 };

// The graver of two, in the order could not check, does not conform, needs review, conforms.
Exit worse(Exit left, Exit right);
Exit exit_of(Conclusion conclusion);

// Reads the configuration, finds the folders, pairs formats with outputs. Errors: usage; not_found.
Result<Setting> make_setting(const CommonOptions& options);

// By the first bytes of the file; false if it cannot be read.
bool begins_like_pdf(const std::string& path);

// The confined readers of what the files begin like, started as the configuration says.
Result<std::unique_ptr<ReaderPool>> start_readers(const Setting& setting, const std::vector<std::string>& files);

// The confined readers of every kind of paper, for whoever does not know yet what will come.
Result<std::unique_ptr<ReaderPool>> start_all_readers(const Setting& setting);

// The confined readers of web pages. Call it before any thread is started.
Result<std::unique_ptr<PagePool>> start_page_readers(const Setting& setting);

// A library that is built with the program and opened when it is needed: "libsverka-fetch.so".
std::string path_of_module(const std::string& name);

// The folders of a program that could not be set up: enough to find the sentences of an error.
std::string folder_of_sentences();

// Says an error that ends the command, in the form that was asked for; gives exit code 2.
Exit report_failure(const Error& error, const ErrorManner& manner);

}  // namespace sverka
