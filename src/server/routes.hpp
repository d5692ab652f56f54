// Every address of the desk, who may come to it, and what answers. Nobody may come to an address that is not in this table, and no role
// that its row does not name.
//
// In a pattern {submission}, {act}, {partner} and {resource} are numbers of what the visitor must be allowed to see, {n} another number,
// {word} one segment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/visit.hpp"

namespace sverka {

enum WhoMay : unsigned { kNobodyYet = 1, kPartners = 2, kDesk = 4, kAuditors = 8, kAdmins = 16 };
constexpr unsigned kSignedIn = kPartners | kDesk | kAuditors | kAdmins;
constexpr unsigned kEverybody = kNobodyYet | kSignedIn;

struct Route {
  std::string_view method;  // "GET" stands for HEAD, too
  std::string_view pattern;
  unsigned who;
  HttpReply (*answer)(DeskContext& context, const Visit& visit);
};

const std::vector<Route>& routes();

struct RouteMatch {
  const Route* route = nullptr;
  std::optional<std::int64_t> submission, resource, act, partner;
  std::vector<std::int64_t> numbers;
  std::vector<std::string> words;
  std::string place;  // the address with its numbers and without its words, some of which are secrets: "/api/v1/checks/results/{word}"
};

// Nothing: there is no such address, or not with this method.
std::optional<RouteMatch> find_route(std::string_view method, std::string_view path);

// The one place where it is decided who may do what.
enum class Admission { Granted, SignIn, Hidden, Forbidden };
Admission admission(const Route& route, const Visit& visit);
// Whether the user may see at all what the desk has of this partner; a web resource.
bool may_see(const User& user, std::int64_t partner);
bool may_see(const User& user, const WebResource& resource);

}  // namespace sverka
