// Two pools as one: PDFs go to children with the module of PDF, other papers to children without it.
#pragma once

#include <memory>

#include "base/result.hpp"
#include "isolation/pool.hpp"

namespace sverka {

// As ReaderPool::start() where a PDF is to be read: opening its module takes longer than reading a template, so templates are read
// meanwhile, in children that do not have it. A DOCX with pictures goes to those that do: they tell what a picture shows. Costs one fork
// more.
Result<std::unique_ptr<ReaderPool>> start_sorted_pool(const IsolationLimits& isolation, const ReadLimits& reading);

}  // namespace sverka
