// Links that only pass a reader on: shorteners and redirectors, of which the page does not tell where they lead.
#pragma once

#include <string>
#include <vector>

#include "document/web_page.hpp"
#include "web/link_policy.hpp"
#include "web/url.hpp"

namespace sverka {

// By the first part of its path: "/go/15".
bool is_redirector(const Url& url, const LinkPolicy& policy);

// Absolute, in document order, without fragments.
std::vector<std::string> passing_links(const WebPage& page, const std::string& address, const LinkPolicy& policy);

// As it is asked for, and known by afterwards.
std::string address_asked_for(Url url);

}  // namespace sverka
