#include "jobs/check_text.hpp"

#include <utility>

#include "audit/messages.hpp"
#include "audit/rule.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "text/token.hpp"
#include "text/utf8.hpp"
#include "web/site.hpp"

namespace sverka {

namespace {

constexpr std::size_t kRegisterBytes = std::size_t{16} << 20;

// A page of its own, so that its places are elements.
SiteEvidence site_of(Material& material) {
  SiteEvidence site;
  SitePage page;
  page.dom = std::move(material.page);
  page.visibility = std::move(material.visibility);
  page.text = std::move(material.text);
  site.pages.push_back(std::move(page));
  return site;
}

}  // namespace

std::vector<std::string> text_scopes() {
  return {"text"};
}

Result<CheckedText> check_text(const TextJob& job, const Workshop& workshop, const MaterialReaders& readers) {
  Result<Material> material = read_material(job.name, job.bytes, "", readers);
  if (!material) {
    return fail(material.error());
  }
  CheckedText checked;
  std::vector<Note> notes;
  Evidence evidence;
  evidence.today = job.today;
  evidence.lexicon = &workshop.data.lexicon;
  evidence.subject = {job.name, material->format, sha256_hex(job.bytes), 0};
  SiteEvidence site;
  if (material->page) {
    notes = material->page->notes;
    site = site_of(*material);
    evidence.site = &site;
  } else {
    checked.document = std::move(material->document);
    notes = checked.document->notes;
    evidence.subject.pages = checked.document->pages;
    evidence.document = &*checked.document;
    evidence.text = &material->text;
  }
  checked.report = run_rules(workshop.rules, std::move(evidence), "text");
  for (const Note& note : notes) {
    checked.report.notes.push_back(describe(note, workshop.data.messages));
  }
  return checked;
}

Result<void> use_partner_register(const std::string& path, Workshop& workshop) {
  const Result<std::string> bytes = read_file(path, kRegisterBytes);
  if (!bytes) {
    return fail(bytes.error());
  }
  const std::string text = repair_utf8(*bytes);
  std::vector<std::string> partners;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = fold_spaces(std::string_view(text).substr(at, end - at));
    if (!line.empty() && line.front() != '#') {
      partners.push_back(std::move(line));
    }
    at = end + 1;
  }
  workshop.data.lexicon.set_list("other_partners", std::move(partners));
  return {};
}

}  // namespace sverka
