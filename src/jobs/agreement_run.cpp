#include "jobs/agreement_run.hpp"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <new>
#include <numeric>
#include <utility>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "jobs/check_card.hpp"
#include "jobs/folder.hpp"
#include "jobs/in_order.hpp"

namespace sverka {

namespace {

constexpr std::size_t kAmendmentBytes = std::size_t{4} << 20;
constexpr std::size_t kWindow = 64;  // finished reports that may wait for a slow file before them

// What --template names, before anything is read.
struct TemplateWish {
  std::string path;                  // a folder or a DOCX
  std::string name;                  // on the shelf
  std::optional<std::size_t> index;  // a certain edition of the shelf
};

bool looks_like_path(const std::string& text) {
  std::string ending = text.substr(text.size() - std::min<std::size_t>(text.size(), 5));
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return text.find('/') != std::string::npos || ending == ".docx";
}

Result<TemplateWish> wish_of(const std::string& text, const TemplateShelf& shelf) {
  TemplateWish wish;
  const std::size_t at = text.find('@');
  const std::string name = text.substr(0, at);
  if (shelf.editions_of(name).empty()) {
    if (is_folder(text) || is_file(text)) {
      wish.path = text;
      return wish;
    }
    return fail(ErrorCode::NotFound, text, "template-not-found", shelf.contents());
  }
  wish.name = name;
  if (at != std::string::npos) {
    wish.index = shelf.find(name, text.substr(at + 1));
    if (!wish.index) {
      return fail(ErrorCode::NotFound, text, "template-edition-not-found", shelf.contents());
    }
  }
  return wish;
}

Result<std::vector<Amendment>> read_amendments(const std::optional<std::string>& path) {
  if (!path) {
    return std::vector<Amendment>{};
  }
  const Result<std::string> text = read_file(*path, kAmendmentBytes);
  if (!text) {
    return fail(text.error());
  }
  return load_amendments(*text, *path);
}

// All that is needed beside the documents.
struct Preparation {
  std::unique_ptr<Workshop> workshop;
  std::unique_ptr<TemplateShelf> shelf;
  std::optional<Template> own;  // named by a path
  WantedTemplate wanted;
  std::vector<Amendment> amendments;
  std::optional<CardSheet> card;
  std::unique_ptr<BankDirectory> banks;  // null without one
};

// The two halves of a preparation, each made by whoever has time for it.
struct Halves {
  std::shared_future<Result<void>> rules, templates;

  // True if both are there; waits for them. After this nothing of the preparation changes.
  bool are_ready() const { return rules.get() && templates.get(); }

  // Does not wait for another thread, which may itself wait for the child that the caller holds.
  void build_templates_if_left() const {
    if (templates.wait_for(std::chrono::seconds(0)) == std::future_status::deferred) {
      templates.wait();
    }
  }
};

Result<void> safely(const std::function<Result<void>()>& make) {
  try {
    return make();
  } catch (const std::exception& problem) {
    return fail(ErrorCode::Internal, "", "preparation-failed", problem.what());
  }
}

// What was read of the templates: the one that a path names, and those of the shelf that kept what it read.
struct TemplatesRead {
  std::optional<Result<TemplateSource>> own;
  std::vector<std::size_t> on_shelf;
};

TemplatesRead read_templates(const AgreementRun& run, const TemplateWish& wish, ReaderPool& pool, TemplateShelf& shelf) {
  TemplatesRead read;
  if (!wish.path.empty()) {
    read.own = read_template(wish.path, pool, run.file_bytes);
  } else if (wish.index) {
    read.on_shelf = {*wish.index};
  } else if (!wish.name.empty()) {
    if (const Result<std::size_t> newest = shelf.in_force(wish.name, run.today)) {
      read.on_shelf = {*newest};
    }
  } else {
    read.on_shelf.resize(shelf.size());
    std::iota(read.on_shelf.begin(), read.on_shelf.end(), std::size_t{0});
  }
  run_in_order(
      read.on_shelf.size(), run.workers, kWindow,
      [&](std::size_t at) {
        shelf.prefetch(read.on_shelf[at], pool);
        return at;
      },
      [](std::size_t, std::size_t) {});
  return read;
}

// A template of the shelf that cannot be built is an error where it was asked for, else where it is chosen.
Result<void> build_templates(TemplatesRead read, const TemplateWish& wish, const Lexicon* lexicon, ReaderPool& pool, Preparation& ready) {
  if (lexicon == nullptr) {
    return fail(ErrorCode::Internal, "", "preparation-failed");
  }
  ready.wanted.name = wish.name;
  if (read.own) {
    if (!*read.own) {
      return fail(read.own->error());
    }
    Result<Template> built = build_template(std::move((*read.own)->document), (*read.own)->manifest, *lexicon);
    if (!built) {
      return fail(built.error());
    }
    ready.own = std::move(*built);
    ready.wanted.exact = &*ready.own;
    return {};
  }
  for (const std::size_t index : read.on_shelf) {
    const Result<const Template*> sample = ready.shelf->load(index, *lexicon, pool);
    if (index == wish.index) {
      if (!sample) {
        return fail(sample.error());
      }
      ready.wanted.exact = *sample;
    }
  }
  return {};
}

// `lexicon` is told as soon as it is loaded, null if it cannot be.
Result<void> load_rules(const AgreementRun& run, ReaderPool& pool, std::promise<const Lexicon*> lexicon, Preparation& ready) {
  Result<std::unique_ptr<Workshop>> workshop = open_workshop(run.places.checks, agreement_scopes());
  if (!workshop) {
    lexicon.set_value(nullptr);
    return fail(workshop.error());
  }
  ready.workshop = std::move(*workshop);
  lexicon.set_value(&ready.workshop->data.lexicon);
  if (Result<void> furnished = furnish_workshop(*ready.workshop, run.places.checks, agreement_scopes()); !furnished) {
    return furnished;
  }
  Result<std::vector<Amendment>> amendments = read_amendments(run.amendments);
  if (!amendments) {
    return fail(amendments.error());
  }
  ready.amendments = std::move(*amendments);
  if (run.card) {
    Result<CardSheet> card = read_card_sheet(*run.card, run.file_bytes, ready.workshop->data.lexicon, pool);
    if (!card) {
      return fail(card.error());
    }
    ready.card = std::move(*card);
  }
  Result<std::unique_ptr<BankDirectory>> banks = load_bank_directory(run.bank_directory);
  if (!banks) {
    return fail(banks.error());
  }
  ready.banks = std::move(*banks);
  return {};
}

Result<CheckedAgreement> check_file(const std::string& path, const AgreementRun& run, ReaderPool& pool, const Halves& halves,
                                    const Preparation& ready) {
  if (halves.rules.wait_for(std::chrono::seconds(0)) == std::future_status::ready && !halves.rules.get()) {
    return fail(ErrorCode::Internal, path, "preparation-failed");
  }
  const Result<std::string> bytes = read_file(path, run.file_bytes);
  if (!bytes) {
    return fail(bytes.error());
  }
  std::string sha256;
  Result<Document> document = pool.read(*bytes, [&] {
    sha256 = sha256_hex(*bytes);
    halves.build_templates_if_left();
  });
  if (!document) {
    return fail(document.error());
  }
  if (!halves.are_ready()) {
    return fail(ErrorCode::Internal, path, "preparation-failed");
  }
  // Without a wish all of the shelf is read by now.
  if (run.files.size() == 1 && (ready.wanted.exact != nullptr || ready.wanted.name.empty())) {
    pool.retire();
  }
  AgreementJob job{
      file_name(path),  *bytes, ready.wanted, ready.amendments, run.today, std::move(sha256), ready.card ? &*ready.card : nullptr,
      ready.banks.get()};
  return check_agreement(job, std::move(*document), *ready.workshop, *ready.shelf, pool);
}

// A file that exhausts memory, or meets a defect of ours, costs its own report and no other.
Result<CheckedAgreement> check_file_safely(const std::string& path, const AgreementRun& run, ReaderPool& pool, const Halves& halves,
                                           const Preparation& ready) {
  try {
    return check_file(path, run, pool, halves, ready);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::LimitReached, path, "check-memory");
  } catch (const std::exception& problem) {
    return fail(ErrorCode::Internal, path, "check-failed", problem.what());
  }
}

}  // namespace

Result<void> run_agreements(const AgreementRun& run, ReaderPool& pool, const RenderAgreement& render, const TakeAgreement& take) {
  const auto prepared_once = std::make_shared<Preparation>();
  Preparation& ready = *prepared_once;
  if (run.kept != nullptr) {
    *run.kept = prepared_once;
  }
  TemplateWish wish;
  if (run.sample && looks_like_path(*run.sample)) {
    wish.path = *run.sample;
  }
  // Whoever names a file needs no shelf: an empty one is not read from the disk.
  ready.shelf = std::make_unique<TemplateShelf>(wish.path.empty() ? run.places.templates : std::string(), run.file_bytes);
  if (run.sample && wish.path.empty()) {
    Result<TemplateWish> wished = wish_of(*run.sample, *ready.shelf);
    if (!wished) {
      return fail(wished.error());
    }
    wish = std::move(*wished);
  }
  std::promise<const Lexicon*> telling;
  std::future<const Lexicon*> told = telling.get_future();
  TemplatesRead templates;
  const auto read = [&] { templates = read_templates(run, wish, pool, *ready.shelf); };
  const auto build = [&] { return build_templates(std::move(templates), wish, told.get(), pool, ready); };
  Halves halves;  // its threads use all of the above: the last to be made is the first to go
  halves.rules = std::async(std::launch::async, [&, telling = std::move(telling)]() mutable {
                   return safely([&] { return load_rules(run, pool, std::move(telling), ready); });
                 }).share();
  if (run.turn == ReadingTurn::BesideTemplate) {
    halves.templates = std::async(std::launch::async, [&] {
                         return safely([&] {
                           read();
                           return build();
                         });
                       }).share();
  } else {
    read();
    // Built while the child reads the first file, by the thread that waits for it.
    halves.templates = std::async(std::launch::deferred, [&] { return safely(build); }).share();
  }
  run_in_order(
      run.files.size(), run.workers, kWindow,
      [&](std::size_t index) {
        AgreementOutcome outcome;
        const Result<CheckedAgreement> checked = check_file_safely(run.files[index], run, pool, halves, ready);
        if (!halves.are_ready()) {
          return outcome;
        }
        outcome.rendered = render(run.files[index], checked, ready.workshop->data.messages);
        if (checked) {
          outcome.conclusion = checked->report.conclusion;
        }
        return outcome;
      },
      [&](std::size_t index, AgreementOutcome outcome) {
        if (halves.are_ready()) {
          take(index, std::move(outcome));
        }
      });
  return halves.rules.get() ? halves.templates.get() : halves.rules.get();
}

}  // namespace sverka
