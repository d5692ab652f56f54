// The lexicon and the tables of checks/data, loaded once for the tests of this layer.
#pragma once

#include <string>

#include "programme/names.hpp"
#include "programme/working_days.hpp"
#include "text/lexicon.hpp"

namespace sverka::test {

const Lexicon& lexicon();
const NameRules& name_rules();
const WorkCalendar& calendar();

std::string read_text(const std::string& path_in_source);

}  // namespace sverka::test
