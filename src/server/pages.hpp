// The pages for those who are not signed in, in the words of checks/data/messages-desk.toml, and what API and pages share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/messages.hpp"
#include "server/http.hpp"

namespace sverka {

// The form of the self-check, under its heading. `templates`: names to choose from.
std::string self_check_form(const std::vector<std::string>& templates, const Messages& messages, Language language);
// The same as a page for those who are not signed in.
std::string self_check_page(const std::vector<std::string>& templates, const Messages& messages, Language language);

// The sentence of a problem: "problem.<key>", else that of the error of this reason; null if there is none.
const Sentence* sentence_of_problem(const Messages& messages, std::string_view key);

// What went wrong, with a way back. `request`: the number under which the log tells more; may be empty.
std::string problem_page(std::string_view title, std::string_view detail, const Messages& messages, Language language,
                         std::string_view request = {});

// Problem details of RFC 9457; `type` is a word of ours behind "about:" and never changes its meaning. Those of a fault on our side, 500
// and above, name the `request`.
std::string problem_json(int status, std::string_view code, std::string_view title, std::string_view detail, std::string_view request = {});

// A report as a page, its style inside: nothing but itself may run or load.
HttpReply page_reply(int status, std::string body);

// "ru" or "en" of the request: the field or query `lang`, then Accept-Language.
Language language_asked(const HttpRequest& request);

}  // namespace sverka
