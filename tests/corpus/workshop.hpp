// The rules, templates and readers that all corpus tests share, as the command line has them.
#pragma once

#include <memory>
#include <string>

#include "isolation/pool.hpp"
#include "jobs/check_agreement.hpp"
#include "jobs/template_shelf.hpp"
#include "jobs/workshop.hpp"

namespace sverka {

struct CorpusWorkshop {
  std::unique_ptr<ReaderPool> pool;
  std::unique_ptr<Workshop> workshop;
  std::unique_ptr<TemplateShelf> shelf;  // templates/
};

// Starts it on the first call; ends the program with a message if that fails, since no test could run.
CorpusWorkshop& corpus_workshop();

// "fixtures/agreement" -> the folder in the source tree.
std::string source_path(const std::string& relative);

// The file's text; fails the program if there is none.
std::string text_of(const std::string& path);

// A template by "name@edition" of the shelf, or of a path; read once. Null if there is no such edition; ends the
// program if it cannot be read.
const Template* template_by(const std::string& name);

}  // namespace sverka
