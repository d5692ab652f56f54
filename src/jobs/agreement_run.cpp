#include "jobs/agreement_run.hpp"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <exception>
#include <future>
#include <memory>
#include <new>
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

// What the path of a template holds; nothing where the shelf has it, which then keeps what it read.
using OwnSource = std::optional<Result<TemplateSource>>;

OwnSource read_templates(const AgreementRun& run, const TemplateWish& wish, ReaderPool& pool, TemplateShelf& shelf) {
  if (!wish.path.empty()) {
    return read_template(wish.path, pool, run.file_bytes);
  }
  if (wish.index) {
    shelf.prefetch(*wish.index, pool);
  } else if (!wish.name.empty()) {
    const Result<std::size_t> newest = shelf.in_force(wish.name, run.today);
    if (newest) {
      shelf.prefetch(*newest, pool);
    }
  } else {
    run_in_order(
        shelf.size(), run.workers, kWindow,
        [&](std::size_t index) {
          shelf.prefetch(index, pool);
          return index;
        },
        [](std::size_t, std::size_t) {});
  }
  return std::nullopt;
}

// The children parse templates while this process parses rules.
Result<void> prepare(const AgreementRun& run, const TemplateWish& wish, ReaderPool& pool, std::future<OwnSource> reading,
                     Preparation& ready) {
  Result<std::vector<Amendment>> amendments = read_amendments(run.amendments);
  Result<std::unique_ptr<Workshop>> workshop = load_workshop(run.places.checks, agreement_scopes());
  OwnSource source = reading.get();
  if (!workshop) {
    return fail(workshop.error());
  }
  if (!amendments) {
    return fail(amendments.error());
  }
  ready.workshop = std::move(*workshop);
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
  ready.amendments = std::move(*amendments);
  ready.wanted.name = wish.name;
  if (source) {
    if (!*source) {
      return fail(source->error());
    }
    Result<Template> built = build_template(std::move((*source)->document), (*source)->manifest, ready.workshop->data.lexicon);
    if (!built) {
      return fail(built.error());
    }
    ready.own = std::move(*built);
    ready.wanted.exact = &*ready.own;
  } else if (wish.index) {
    const Result<const Template*> sample = ready.shelf->load(*wish.index, *ready.workshop, pool);
    if (!sample) {
      return fail(sample.error());
    }
    ready.wanted.exact = *sample;
  }
  return {};
}

Result<CheckedAgreement> check_file(const std::string& path, const AgreementRun& run, ReaderPool& pool,
                                    const std::shared_future<bool>& is_ready, const Preparation& ready) {
  if (is_ready.wait_for(std::chrono::seconds(0)) == std::future_status::ready && !is_ready.get()) {
    return fail(ErrorCode::Internal, path, "preparation-failed");
  }
  const Result<std::string> bytes = read_file(path, run.file_bytes);
  if (!bytes) {
    return fail(bytes.error());
  }
  std::string sha256;
  Result<Document> document = pool.read(*bytes, [&] { sha256 = sha256_hex(*bytes); });
  if (!document) {
    return fail(document.error());
  }
  if (!is_ready.get()) {
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
Result<CheckedAgreement> check_file_safely(const std::string& path, const AgreementRun& run, ReaderPool& pool,
                                           const std::shared_future<bool>& is_ready, const Preparation& ready) {
  try {
    return check_file(path, run, pool, is_ready, ready);
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
  std::packaged_task<OwnSource()> reading([&] { return read_templates(run, wish, pool, *ready.shelf); });
  std::future<OwnSource> own = reading.get_future();
  std::promise<bool> readiness;
  const std::shared_future<bool> is_ready = readiness.get_future().share();
  std::future<Result<void>> preparing = std::async(std::launch::async, [&]() -> Result<void> {
    Result<void> prepared;
    try {
      prepared = prepare(run, wish, pool, std::move(own), ready);
    } catch (const std::exception& problem) {
      prepared = fail(ErrorCode::Internal, "", "preparation-failed", problem.what());
    }
    readiness.set_value(prepared.has_value());
    return prepared;
  });
  std::future<void> beside;
  if (run.turn == ReadingTurn::BesideTemplate) {
    beside = std::async(std::launch::async, std::ref(reading));
  } else {
    reading();
  }
  run_in_order(
      run.files.size(), run.workers, kWindow,
      [&](std::size_t index) {
        AgreementOutcome outcome;
        const Result<CheckedAgreement> checked = check_file_safely(run.files[index], run, pool, is_ready, ready);
        if (!is_ready.get()) {
          return outcome;
        }
        outcome.rendered = render(run.files[index], checked, ready.workshop->data.messages);
        if (checked) {
          outcome.conclusion = checked->report.conclusion;
        }
        return outcome;
      },
      [&](std::size_t index, AgreementOutcome outcome) {
        if (is_ready.get()) {
          take(index, std::move(outcome));
        }
      });
  return preparing.get();
}

}  // namespace sverka
