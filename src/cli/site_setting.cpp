#include "cli/site_setting.hpp"

#include <utility>

#include "base/file.hpp"
#include "checks/link_policy_data.hpp"
#include "jobs/site_copies.hpp"

namespace sverka {

namespace {

constexpr std::size_t kCorpusBytes = std::size_t{8} << 30;
constexpr std::size_t kPolicyBytes = std::size_t{1} << 20;

}  // namespace

Result<OpenCorpus> open_corpus(const std::string& path) {
  OpenCorpus corpus;
  if (path.empty()) {
    return corpus;
  }
  Result<MappedFile> mapped = MappedFile::open(path, kCorpusBytes);
  if (!mapped) {
    return fail(mapped.error());
  }
  corpus.file = std::move(*mapped);
  Result<std::unique_ptr<CopyIndex>> opened = open_copy_index(corpus.file.bytes());
  if (!opened) {
    Error error = opened.error();
    error.where = path;
    return fail(std::move(error));
  }
  corpus.index = std::move(*opened);
  return corpus;
}

Result<LinkPolicy> link_policy(const Setting& setting, const CopyIndex* corpus) {
  const std::string path = setting.places.checks + "/data/link-policy.toml";
  const Result<std::string> text = read_file(path, kPolicyBytes);
  Result<LinkPolicy> policy = text ? load_link_policy(*text, path) : Result<LinkPolicy>(fail(text.error()));
  if (!policy) {
    return policy;
  }
  if (const Result<void> changed = change_link_policy(*policy, setting.configuration.policy); !changed) {
    return fail(changed.error());
  }
  const std::vector<std::string>& hosts = setting.configuration.fetch.scope.company_hosts;
  policy->company_hosts.insert(policy->company_hosts.end(), hosts.begin(), hosts.end());
  if (corpus != nullptr) {
    for (std::string& host : hosts_of(*corpus)) {
      if (!is_of_host(host, policy->company_hosts)) {
        policy->company_hosts.push_back(std::move(host));
      }
    }
  }
  return policy;
}

}  // namespace sverka
