#include "jobs/check_agreement.hpp"

#include <utility>

#include "audit/rule.hpp"
#include "base/hash.hpp"
#include "checks/stamps.hpp"
#include "jobs/choose_template.hpp"

namespace sverka {

namespace {

// An untouched mark is no value: what stands there is the template's own text.
std::string printed_value(const SlotValue& value) {
  return value.state == SlotState::Filled ? value.raw : std::string();
}

std::multimap<std::string, Value> values_of(const Alignment& alignment, const Template& sample, const std::vector<FieldReading>& readings) {
  std::multimap<std::string, Value> values;
  for (std::size_t index = 0; index < alignment.values.size(); ++index) {
    const SlotValue& filled = alignment.values[index];
    if (filled.state == SlotState::Missing || filled.slot >= sample.slots.size()) {
      continue;
    }
    const Slot& slot = sample.slots[filled.slot];
    Value value;
    value.raw = printed_value(filled);
    value.value = value.raw.empty() ? std::string() : readings[index].normal_form;
    value.clause = filled.clause;
    value.places = filled.places;
    values.emplace(slot.name, std::move(value));
  }
  return values;
}

}  // namespace

Result<CheckedAgreement> check_agreement(const AgreementJob& job, const Workshop& workshop, TemplateShelf& shelf, ReaderPool& pool) {
  AgreementJob hashed = job;
  Result<Document> document = pool.read(job.bytes, [&] { hashed.sha256 = sha256_hex(job.bytes); });
  if (!document) {
    return fail(document.error());
  }
  return check_agreement(hashed, std::move(*document), workshop, shelf, pool);
}

Result<CheckedAgreement> check_agreement(const AgreementJob& job, Document document, const Workshop& workshop, TemplateShelf& shelf,
                                         ReaderPool& pool) {
  set_stamps_apart(document, workshop.data.lexicon);
  Result<ChosenTemplate> chosen = choose_template(document, job.wanted, job.today, workshop, shelf, pool);
  if (!chosen) {
    return fail(chosen.error());
  }
  CheckedAgreement checked;
  checked.document = std::move(document);
  checked.sample = chosen->sample;
  checked.alignment = std::move(chosen->alignment);

  Evidence evidence;
  evidence.today = job.today;
  evidence.lexicon = &workshop.data.lexicon;
  evidence.subject = {job.name, checked.document.format, job.sha256.empty() ? sha256_hex(job.bytes) : job.sha256, checked.document.pages};
  evidence.document = &checked.document;
  evidence.sample = checked.sample;
  evidence.choice = std::move(chosen->choice);
  evidence.amendments = job.amendments;
  evidence.card = job.card;
  evidence.banks = job.banks;
  if (checked.sample != nullptr) {
    evidence.alignment = &checked.alignment;
    evidence.readings = read_fields(*checked.sample, checked.alignment, workshop.data.lexicon);
    evidence.values = values_of(checked.alignment, *checked.sample, evidence.readings);
  }
  checked.report = run_rules(workshop.rules, std::move(evidence), "agreement");
  for (const Note& note : checked.document.notes) {
    checked.report.notes.push_back(describe(note, workshop.data.messages));
  }
  return checked;
}

}  // namespace sverka
