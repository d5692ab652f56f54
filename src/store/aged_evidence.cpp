#include "store/aged_evidence.hpp"

#include <filesystem>
#include <map>

#include "report/json_text.hpp"
#include "store/resources.hpp"

namespace sverka {
namespace {

// An audit without the name of a folder kept none, or has lost it to an earlier removal that did not come to its end.
constexpr const char* kEndedAudits =
    "select a.id, a.resource, r.partner, a.evidence from audits a join resources r on r.id = a.resource where a.ended_at <> '' and "
    "a.ended_at < ? and a.state not in ('queued', 'running') and (a.evidence = '' or a.id < (select max(b.id) from audits b where "
    "b.resource = a.resource and b.evidence <> '')) and not exists (select 1 from violations v where v.resource = a.resource and "
    "v.first_audit <= a.id and v.last_audit >= a.id and (v.state not in ('fixed', 'closed') or v.settled_at >= ?)) order by a.id";

bool is_there(const std::string& root, const std::string& folder) {
  std::error_code problem;
  return folder.find_first_not_of("0123456789-") == std::string::npos &&
         std::filesystem::is_directory(std::filesystem::symlink_status(std::filesystem::path(root) / folder, problem));
}

std::vector<AgedEvidence> aged(StoreWork& work, const std::string& root, const std::string& before) {
  std::vector<AgedEvidence> found;
  for (const StoredRow& row : work.rows(kEndedAudits, {before, before})) {
    AgedEvidence one{number_of(row, 0), number_of(row, 1), number_of(row, 2), text_of(row, 3)};
    if (one.folder.empty()) {
      one.folder = std::to_string(one.resource) + "-" + std::to_string(one.audit);
    }
    if (is_there(root, one.folder)) {
      found.push_back(std::move(one));
    }
  }
  return found;
}

}  // namespace

Result<std::vector<AgedEvidence>> aged_evidence(Store& store, const std::string& root, const std::string& before) {
  StoreWork work = store.reading();
  std::vector<AgedEvidence> found = aged(work, root, before);
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  return found;
}

Result<std::vector<AgedEvidence>> remove_aged_evidence(Store& store, const Actor& actor, const std::string& root,
                                                       const std::string& before) {
  StoreWork work = store.writing();
  std::vector<AgedEvidence> found = aged(work, root, before);
  std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> of_resource;
  for (const AgedEvidence& one : found) {
    work.change("update audits set evidence = '' where id = ?", {one.audit});
    ++of_resource[{one.resource, one.partner}];
  }
  for (const auto& [resource, count] : of_resource) {
    JsonText detail;
    detail.open_object().number("folders", count).text("before", before).close_object();
    add_to_trail(work, actor, "evidence.removed", subject_of_resource(resource.first), resource.second, detail.str());
  }
  if (const Result<void> done = work.commit(); !done) {
    return fail(done.error());
  }
  for (const AgedEvidence& one : found) {
    std::error_code problem;
    std::filesystem::remove_all(std::filesystem::path(root) / one.folder, problem);
  }
  return found;
}

}  // namespace sverka
