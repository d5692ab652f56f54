#include "server/self_check.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "jobs/check_agreement.hpp"
#include "jobs/check_card.hpp"
#include "report/write.hpp"
#include "server/desk_page.hpp"
#include "server/fault_log.hpp"
#include "server/pages.hpp"
#include "server/submission_pages.hpp"

namespace sverka {
namespace {

constexpr std::string_view kApi = "/api/v1/checks/";

bool is_api(const HttpRequest& request) {
  return request.path.starts_with("/api/");
}

// The input was understood, or refused, as any other would be: whose fault an error is.
int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::TooLarge:
      return 413;
    case ErrorCode::Unsupported:
      return 415;
    case ErrorCode::Usage:
    case ErrorCode::NotFound:
      return 400;
    case ErrorCode::BadRule:
    case ErrorCode::BadTemplate:
    case ErrorCode::BadLedger:
    case ErrorCode::Network:
    case ErrorCode::Internal:
      return 500;
    case ErrorCode::Encrypted:
    case ErrorCode::Damaged:
    case ErrorCode::Empty:
    case ErrorCode::LimitReached:
    case ErrorCode::Timeout:
      break;
  }
  return 422;
}

HttpReply json_reply(int status, std::string type, std::string body) {
  HttpReply reply;
  reply.status = status;
  reply.type = std::move(type);
  reply.headers = {{"Cache-Control", "no-store"}};
  reply.body = std::move(body);
  return reply;
}

const FormPart* uploaded(const HttpRequest& request, std::string_view name) {
  const FormPart* part = form_part(request, name);
  return part == nullptr || part->content.empty() ? nullptr : part;
}

}  // namespace

// A running check, or the lack of room for one.
class SelfCheck::Turn {
 public:
  explicit Turn(SelfCheck& desk) : desk_(desk) {
    std::unique_lock lock(desk_.mutex_);
    if (desk_.running_ >= desk_.terms_.running && desk_.waiting_ >= desk_.terms_.waiting) {
      return;
    }
    ++desk_.waiting_;
    desk_.free_.wait(lock, [this] { return desk_.running_ < desk_.terms_.running; });
    --desk_.waiting_;
    ++desk_.running_;
    taken_ = true;
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    if (taken_) {
      {
        const std::lock_guard lock(desk_.mutex_);
        --desk_.running_;
      }
      desk_.free_.notify_one();
    }
  }
  bool taken() const { return taken_; }

 private:
  SelfCheck& desk_;
  bool taken_ = false;
};

SelfCheck::SelfCheck(const Places& places, const Configuration& configuration, SelfCheckTerms terms, ReaderPool& pool)
    : configuration_(configuration),
      checks_folder_(places.checks),
      terms_(std::move(terms)),
      pool_(pool),
      shelf_(std::make_unique<TemplateShelf>(places.templates, configuration.reading.file_bytes)),
      long_checks_([this] {
        LongCheckTerms long_terms;
        long_terms.most = terms_.running + terms_.waiting;
        return long_terms;
      }()) {}

Result<std::unique_ptr<SelfCheck>> SelfCheck::open(const Places& places, const Configuration& configuration, SelfCheckTerms terms,
                                                   ReaderPool& pool) {
  std::unique_ptr<SelfCheck> desk(new SelfCheck(places, configuration, std::move(terms), pool));
  const std::pair<std::unique_ptr<Workshop>*, std::vector<std::string>> shops[] = {
      {&desk->agreements_, agreement_scopes()}, {&desk->cards_, card_scopes()}, {&desk->acts_, act_scopes()}};
  for (auto [shop, scopes] : shops) {
    scopes.emplace_back("desk");
    Result<std::unique_ptr<Workshop>> loaded = load_workshop(places.checks, scopes);
    if (!loaded) {
      return fail(loaded.error());
    }
    *shop = std::move(*loaded);
  }
  auto ledger = load_act_ledger(std::nullopt, desk->terms_.today(), configuration, places.checks, desk->acts_->data.lexicon);
  if (!ledger) {
    return fail(ErrorCode::BadRule, places.checks, "checks-not-found");
  }
  desk->no_ledger_ = std::move(*ledger);
  return desk;
}

HttpReply SelfCheck::answer(const HttpRequest& request) {
  if (request.path == "/check") {
    const FormPart* kind = form_part(request, "kind");
    return check(kind == nullptr ? "agreement" : std::string_view(kind->content), request, true);
  }
  return request.path.starts_with(kApi) ? check_of_api(request) : problem(404, "no-page", request);
}

HttpReply SelfCheck::check_of_api(const HttpRequest& request) {
  const auto kept = std::make_shared<const HttpRequest>(request);
  LongWork work;
  work.work = [this, kept] { return complained(check(std::string_view(kept->path).substr(kApi.size()), *kept, false), *kept); };
  work.failed = [this, kept](const std::string& what) {
    HttpReply reply = problem(500, "defect", *kept);
    reply.fault = ServerFault{"exception", {}, what};
    return complained(std::move(reply), *kept);
  };
  for (const FormPart& part : kept->form) {
    work.bytes += part.content.size();
  }
  const LongChecks::Begun begun = long_checks_.begin(std::move(work), terms_.patience);
  if (begun.reply) {
    return *begun.reply;
  }
  if (begun.key.empty()) {
    HttpReply reply = problem(503, "busy", request);
    reply.headers.emplace_back("Retry-After", "5");
    return reply;
  }
  return pending(begun.key);
}

// The log hears of it when it happens, not when somebody comes for the reply.
HttpReply SelfCheck::complained(HttpReply reply, const HttpRequest& request) const {
  if (reply.fault && terms_.complain) {
    terms_.complain(request, reply);
    reply.fault->is_logged = true;
  }
  return reply;
}

HttpReply SelfCheck::pending(const std::string& key) {
  const std::string place = std::string(kApi) + "results/" + key;
  HttpReply reply = json_reply(202, "application/json", "{\"state\": \"running\", \"location\": \"" + place + "\"}\n");
  reply.headers.emplace_back("Location", place);
  reply.headers.emplace_back("Retry-After", "5");
  return reply;
}

HttpReply SelfCheck::result(const std::string& key, const HttpRequest& request) {
  const LongChecks::Found found = long_checks_.find(key);
  return found.reply ? *found.reply : found.is_known ? pending(key) : problem(404, "no-page", request);
}

HttpReply SelfCheck::check(std::string_view kind, const HttpRequest& request, bool as_page) {
  if (kind != "agreement" && kind != "card" && kind != "act") {
    return problem(404, "no-page", request);
  }
  const FormPart* file = uploaded(request, "file");
  if (file == nullptr) {
    return problem(400, "no-file", request);
  }
  const Turn turn(*this);
  if (!turn.taken()) {
    HttpReply reply = problem(503, "busy", request);
    reply.headers.emplace_back("Retry-After", "5");
    return reply;
  }
  return kind == "agreement" ? check_agreement_form(*file, request, as_page)
         : kind == "card"    ? check_card_form(*file, request, as_page)
                             : check_act_form(*file, request, as_page);
}

HttpReply SelfCheck::check_agreement_form(const FormPart& file, const HttpRequest& request, bool as_page) {
  AgreementJob job;
  job.name = name_for_people(file.file_name);
  job.bytes = file.content;
  job.today = terms_.today();
  if (const FormPart* wanted = uploaded(request, "template")) {
    const std::size_t at = wanted->content.find('@');
    const std::string name = wanted->content.substr(0, at);
    if (shelf_->editions_of(name).empty()) {
      return failed({ErrorCode::NotFound, wanted->content, "template-not-found", shelf_->contents()}, request, as_page);
    }
    job.wanted.name = name;
    if (at != std::string::npos) {
      const std::optional<std::size_t> index = shelf_->find(name, wanted->content.substr(at + 1));
      if (!index) {
        return failed({ErrorCode::NotFound, wanted->content, "template-edition-not-found", shelf_->contents()}, request, as_page);
      }
      const Result<const Template*> sample = shelf_->load(*index, agreements_->data.lexicon, pool_);
      if (!sample) {
        return failed(sample.error(), request, as_page);
      }
      job.wanted.exact = *sample;
    }
  }
  std::optional<CardSheet> card;
  if (const FormPart* part = uploaded(request, "card")) {
    Result<Document> read = pool_.read(part->content);
    if (!read) {
      return failed(read.error(), request, as_page);
    }
    card = make_card_sheet(*read, name_for_people(part->file_name), agreements_->data.lexicon);
    job.card = &*card;
  }
  const Result<CheckedAgreement> checked = check_agreement(job, *agreements_, *shelf_, pool_);
  if (!checked) {
    return failed(checked.error(), request, as_page);
  }
  const Alignment* alignment = checked->sample == nullptr ? nullptr : &checked->alignment;
  return reported({checked->report, checked->document, checked->sample, alignment, agreements_->data.messages}, request, as_page);
}

HttpReply SelfCheck::check_card_form(const FormPart& file, const HttpRequest& request, bool as_page) {
  const CardJob job{name_for_people(file.file_name), file.content, terms_.today(), nullptr};
  const Result<CheckedCard> checked = check_card(job, *cards_, pool_);
  if (!checked) {
    return failed(checked.error(), request, as_page);
  }
  return reported({checked->report, checked->document, nullptr, nullptr, cards_->data.messages}, request, as_page);
}

HttpReply SelfCheck::check_act_form(const FormPart& file, const HttpRequest& request, bool as_page) {
  const ActJob job{name_for_people(file.file_name), file.content, terms_.today()};
  const Result<CheckedAct> checked = check_act(job, *acts_, *no_ledger_, pool_);
  if (!checked) {
    return failed(checked.error(), request, as_page);
  }
  return reported({checked->report, checked->document, nullptr, nullptr, acts_->data.messages}, request, as_page);
}

HttpReply SelfCheck::reported(const Reported& what, const HttpRequest& request, bool as_page) const {
  ReportOptions options;
  options.language = language_asked(request);
  options.version = terms_.version;
  return as_page ? page_reply(200, write_html(what.report, &what.document, what.sample, what.alignment, what.messages, options))
                 : json_reply(200, "application/json", write_json(what.report, &what.document, options) + "\n");
}

HttpReply SelfCheck::failed(const Error& error, const HttpRequest& request, bool as_page) const {
  const Language language = language_asked(request);
  const Messages& messages = agreements_->data.messages;
  const std::string& sentence = messages.get("error." + error.reason).in(language);
  const int status = status_of(error.code);
  // The detail of a defect is for the log, not for whoever sent the file.
  const std::string detail = status == 500 ? std::string() : error.where;
  const std::string id = status == 500 ? request.id : std::string();
  HttpReply reply = as_page
                        ? desk_reply(status, problem_page(sentence, detail, messages, language, id))
                        : json_reply(status, "application/problem+json", problem_json(status, name_of(error.code), sentence, detail, id));
  if (status == 500) {
    reply.fault = fault_of(error);
  }
  return reply;
}

HttpReply SelfCheck::problem(int status, std::string_view key, const HttpRequest& request) const {
  const Language language = language_asked(request);
  const Messages& messages = agreements_->data.messages;
  const Sentence* known = sentence_of_problem(messages, key);
  const std::string sentence = known == nullptr ? std::string(key) : known->in(language);
  const std::string id = status >= 500 ? request.id : std::string();
  return is_api(request) ? json_reply(status, "application/problem+json", problem_json(status, key, sentence, "", id))
                         : desk_reply(status, problem_page(sentence, "", messages, language, id));
}

std::vector<std::string> SelfCheck::template_names() const {
  std::vector<std::string> names;
  for (std::size_t index = 0; index < shelf_->size(); ++index) {
    if (std::find(names.begin(), names.end(), shelf_->name(index)) == names.end()) {
      names.push_back(shelf_->name(index));
    }
  }
  return names;
}

HttpReply SelfCheck::form_page(const HttpRequest& request) const {
  return desk_reply(200, self_check_page(template_names(), agreements_->data.messages, language_asked(request)));
}

std::string SelfCheck::form(Language language) const {
  return self_check_form(template_names(), agreements_->data.messages, language);
}

}  // namespace sverka
