// An index of copies that was opened: what building the next one needs of it.
#pragma once

#include "web/copies.hpp"
#include "web/copy_format.hpp"

namespace sverka {

class MappedCopyIndex final : public CopyIndex {
 public:
  explicit MappedCopyIndex(const CopyTables& tables) : tables_(tables) {}

  std::size_t size() const override { return tables_.header().articles; }
  Article article(std::uint32_t number) const override;
  std::uint32_t words_of_article(std::uint32_t number) const override;
  std::vector<CopyMatch> find(std::span<const PageParagraph> page, const CopyPolicy& policy) const override;

  const CopyTables& tables() const { return tables_; }

 private:
  CopyTables tables_;
};

}  // namespace sverka
