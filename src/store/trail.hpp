// The trail: who did what, when, to what. Rows are only added; each holds the hash of the one before it, so a row that is changed, taken
// out or moved breaks the chain from there on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "store/store.hpp"

namespace sverka {

// Who does something. The program itself has id 0 and the name "sverka"; the command line "operator".
struct Actor {
  std::int64_t user = 0;
  std::string name;
};

struct TrailEntry {
  std::int64_t number = 0;
  std::string at;
  Actor actor;
  std::string action;        // "submission.accepted"
  std::string subject;       // "submission/12"
  std::int64_t partner = 0;  // who may see it in his feed; 0: nobody
  std::string detail;        // JSON, one line
  std::string previous, hash;
};

// Adds a row within the writing transaction.
void add_to_trail(StoreWork& work, const Actor& actor, const std::string& action, const std::string& subject, std::int64_t partner,
                  const std::string& detail = "{}");

// The hash of a row: SHA-256 over all that it says, each part with its length, and the hash before it.
std::string hash_of(const TrailEntry& entry);

enum class TrailScope : std::uint8_t { Everything, OfPartners };

struct TrailQuestion {
  std::int64_t after = 0;    // rows with greater numbers
  std::int64_t before = 0;   // 0: no bound; else rows with smaller numbers, newest first
  std::int64_t partner = 0;  // 0: of everybody
  std::string subject;       // empty: of everything
  std::size_t most = 100;
  TrailScope scope = TrailScope::Everything;  // OfPartners: rows that some partner may see
};
std::vector<TrailEntry> read_trail(StoreWork& work, const TrailQuestion& question);

// What is wrong with the chain, first fault first; empty if nothing is.
struct TrailFault {
  std::int64_t number = 0;
  std::string reason;  // "trail-changed", "trail-missing", "trail-head": keys of messages
};
struct TrailState {
  std::int64_t rows = 0;
  std::string newest;  // the hash of the last row, worth keeping elsewhere
  std::vector<TrailFault> faults;
};
// `known`: a number and a hash that were kept elsewhere; a row that says otherwise is a fault ("trail-rewritten").
struct KnownHash {
  std::int64_t number = 0;
  std::string hash;
};
Result<TrailState> verify_trail(Store& store, const std::optional<KnownHash>& known);

}  // namespace sverka
