// What audits of sites are made with, as the configuration says: the Company's articles, and how the clause about links is read.
#pragma once

#include <memory>
#include <string>

#include "base/mapped_file.hpp"
#include "base/result.hpp"
#include "cli/setting.hpp"
#include "web/copies.hpp"
#include "web/link_policy.hpp"

namespace sverka {

struct OpenCorpus {
  MappedFile file;  // the index points into it
  std::unique_ptr<CopyIndex> index;
};

// Of an empty path, no index. Errors: those of MappedFile::open() and open_copy_index().
Result<OpenCorpus> open_corpus(const std::string& path);

// With the hosts of the corpus, if there is one, among the Company's. Errors: those of load_link_policy() and change_link_policy().
Result<LinkPolicy> link_policy(const Setting& setting, const CopyIndex* corpus);

}  // namespace sverka
