// The partner's self-check: a paper comes in with a request, its report goes out with the reply, nothing is kept.
//
//   GET  /                            the page with the form
//   POST /check                       the form: kind, file, card, template, lang; the report as a page
//   POST /api/v1/checks/agreement     multipart: file, card, template; the JSON report
//   POST /api/v1/checks/card, /act    multipart: file
//   GET  /api/v1/checks/results/KEY   what became of a check that was answered 202
//
// A check of the API that lasts longer than `patience` goes on behind a 202, whose Location says where its report will be, for ten minutes.
// What such checks hold in memory together is bounded (server/long_checks.hpp); beyond it a request is answered 503.
//
// `lang` (ru, en) as a field or in the query, else Accept-Language, else Russian. `template` is a name on the shelf, never a path.
// Errors of the API are problem details (RFC 9457) with the code of interface errors.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "base/date.hpp"
#include "checks/configuration.hpp"
#include "isolation/pool.hpp"
#include "jobs/check_act.hpp"
#include "jobs/places.hpp"
#include "jobs/template_shelf.hpp"
#include "jobs/workshop.hpp"
#include "server/http.hpp"
#include "server/long_checks.hpp"

namespace sverka {

struct SelfCheckTerms {
  std::size_t running = 2;   // checks at a time
  std::size_t waiting = 16;  // beyond them; more are answered 503
  std::string version;
  std::function<Date()> today;
  std::chrono::milliseconds patience{10000};
  // Of a check of the API that failed on our side: what was asked, and the reply with its fault. Called on many threads.
  std::function<void(const HttpRequest& request, const HttpReply& reply)> complain = {};
};

class SelfCheck {
 public:
  // Loads rules and lists templates. `pool` outlives it. Errors: those of load_workshop().
  static Result<std::unique_ptr<SelfCheck>> open(const Places& places, const Configuration& configuration, SelfCheckTerms terms,
                                                 ReaderPool& pool);

  // Safe to call from many threads.
  HttpReply answer(const HttpRequest& request);
  // What became of a check behind a 202; 404 for a key that is unknown or forgotten.
  HttpReply result(const std::string& key, const HttpRequest& request);
  // A problem by its key ("problem.<key>" of the messages), in the form that the request's path asks for.
  HttpReply problem(int status, std::string_view key, const HttpRequest& request) const;
  HttpReply form_page(const HttpRequest& request) const;
  // The form alone, for a page with another frame.
  std::string form(Language language) const;

  // What checks of agreements are made with, for others who check some. They live as long as this.
  const Workshop& agreements() const { return *agreements_; }
  TemplateShelf& shelf() { return *shelf_; }
  ReaderPool& pool() { return pool_; }
  const Workshop& acts() const { return *acts_; }
  const Configuration& configuration() const { return configuration_; }
  const std::string& checks_folder() const { return checks_folder_; }
  // The names on the shelf, each once.
  std::vector<std::string> template_names() const;

 private:
  class Turn;

  SelfCheck(const Places& places, const Configuration& configuration, SelfCheckTerms terms, ReaderPool& pool);

  HttpReply check(std::string_view kind, const HttpRequest& request, bool as_page);
  HttpReply check_of_api(const HttpRequest& request);
  HttpReply complained(HttpReply reply, const HttpRequest& request) const;
  static HttpReply pending(const std::string& key);
  HttpReply check_agreement_form(const FormPart& file, const HttpRequest& request, bool as_page);
  HttpReply check_card_form(const FormPart& file, const HttpRequest& request, bool as_page);
  HttpReply check_act_form(const FormPart& file, const HttpRequest& request, bool as_page);
  // A checked paper and all that its report is written from.
  struct Reported {
    const Report& report;
    const Document& document;
    const Template* sample;
    const Alignment* alignment;
    const Messages& messages;
  };
  HttpReply reported(const Reported& what, const HttpRequest& request, bool as_page) const;
  HttpReply failed(const Error& error, const HttpRequest& request, bool as_page) const;

  const Configuration configuration_;
  const std::string checks_folder_;
  const SelfCheckTerms terms_;
  ReaderPool& pool_;
  std::unique_ptr<Workshop> agreements_, cards_, acts_;
  std::unique_ptr<ActLedger> no_ledger_;
  std::unique_ptr<TemplateShelf> shelf_;
  std::mutex mutex_;  // of the two below
  std::condition_variable free_;
  std::size_t running_ = 0, waiting_ = 0;
  LongChecks long_checks_;  // the last: its threads use all of the above
};

}  // namespace sverka
