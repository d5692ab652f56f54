// A card that shows both parties of an agreement side by side: which of its lines are the client's.
#pragma once

#include <vector>

#include "programme/act/act.hpp"
#include "text/lexicon.hpp"

namespace sverka {

// The lines without those of a column that the Company's role heads, where the other column is headed by the client's. Lists
// "card_client_roles" and "card_company_roles".
std::vector<PaperLine> lines_of_client(const std::vector<PaperLine>& lines, const Lexicon& lexicon);

}  // namespace sverka
