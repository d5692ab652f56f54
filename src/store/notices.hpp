// Notices to partners (8.7), and the outbox that sends each of them once.
//
//   prepared -> queued -> sent, or in_doubt, or failed; discarded
//
// A letter is written on the day it is sent, since its ten days begin then. Before a server of mail is told anything, the row says which
// letter goes out under which Message-ID. If the program ends between that and the server's answer, nobody can tell whether the letter
// went: it is in doubt, stays so until a person has said what he knows, and is never sent again by itself.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "store/resources.hpp"
#include "store/store.hpp"
#include "store/violations.hpp"

namespace sverka {

enum class NoticeState : std::uint8_t { Prepared, Queued, Sent, InDoubt, Failed, Discarded };
std::string_view name_of(NoticeState state);  // "prepared", "queued", "sent", "in_doubt", "failed", "discarded"
std::optional<NoticeState> parse_notice_state(std::string_view name);

struct Notice {
  std::int64_t id = 0, resource = 0;
  std::int64_t audit = 0;  // the newest when it was made
  NoticeState state = NoticeState::Prepared;
  std::string recipient;   // of one that was queued
  std::string message_id;  // without its angle brackets; the same in every attempt
  std::string made_by, made_at;
  std::string letter;           // SHA-256 among the papers, of what was sent; empty: nothing was yet
  std::string sent_on, due_on;  // days in Moscow
  std::string recheck_at;       // when its violations are looked at again
  std::string problem;          // why it was not sent: what the server of mail said
  std::int64_t attempts = 0;
  std::int64_t revision = 0;
};

// The day until which a notice sent on this day gives time; the caller knows the calendar (jobs/notice_terms.hpp).
struct NoticeDays {
  Date sent, due;
};

// Makes a notice of violations that are new and confirmed. Errors: usage "notice-empty", "violation-unconfirmed", "violation-noticed" (it
// stands in another one); not_found "no-such-resource", "no-such-violation".
Result<Notice> prepare_notice(Store& store, const Actor& actor, std::int64_t resource, const std::vector<std::int64_t>& violations,
                              const RequestKey& request = {});

// Send: into the outbox. SentByHand: a person sent the letter on `days.sent`; or the one in doubt did go, on its own day. SendAgain: what
// failed, or is in doubt and did not arrive. Discard: it will not be sent.
enum class NoticeDecision : std::uint8_t { Send, SentByHand, SendAgain, Discard };
std::optional<NoticeDecision> parse_notice_decision(std::string_view name);  // "send", "sent_by_hand", "send_again", "discard"
// Whether it can be taken in this state.
bool allows(NoticeState state, NoticeDecision decision);

// `letter`: of SentByHand, the SHA-256 of what was shown. Errors: usage "stale", "wrong-state", "email-needed", "notice-empty"; not_found
// "no-such-notice", also of another resource.
struct NoticeChoice {
  NoticeDecision decision = NoticeDecision::Send;
  std::optional<NoticeDays> days;
  std::string letter;
};
Result<Notice> decide_notice(Store& store, const Actor& actor, std::int64_t resource, std::int64_t notice, std::int64_t revision,
                             const NoticeChoice& choice, const RequestKey& request = {});

struct NoticeQuestion {
  std::int64_t partner = 0, resource = 0;  // 0: of all
  std::vector<NoticeState> states;         // empty: all
  std::int64_t before = 0;
  std::size_t most = 50;
};
// Newest first.
std::vector<Notice> list_notices(StoreWork& work, const NoticeQuestion& question);
std::optional<Notice> find_notice(StoreWork& work, std::int64_t id);

// The violations of each of these notices, by the notice's id: number and state alone, in order. What a notice has none of is not there.
struct ToldViolation {
  std::int64_t id = 0;
  ViolationState state = ViolationState::New;
  bool is_settled() const { return state == ViolationState::Fixed || state == ViolationState::Closed; }
};
std::map<std::int64_t, std::vector<ToldViolation>> violations_of_notices(StoreWork& work, const std::vector<Notice>& notices);

// The outbox. A letter that is due goes to `holder`: Letters whose holder ended before the intent was recorded are taken again; after it
// they are in doubt.
struct TakenLetter {
  Notice notice;
  WebResource resource;
  std::vector<Violation> violations;  // those still to be told of
};
Result<std::optional<TakenLetter>> take_letter(Store& store, const std::string& holder, const std::string& moment, const AuditTerms& terms);
// Before the server is told anything. `letter`: SHA-256 among the papers. Errors: usage "lease-lost": then it must not be sent.
Result<void> intend_letter(Store& store, std::int64_t notice, const std::string& holder, const std::string& letter, const NoticeDays& days);
// Sent: the server took it. Refused: it will never. Later: it did not get as far as to take it. InDoubt: it was given the whole letter and
// did not answer.
enum class LetterFate : std::uint8_t { Sent, Refused, Later, InDoubt };
// A letter that was put off too often has failed. Errors: usage "lease-lost".
Result<void> finish_letter(Store& store, std::int64_t notice, const std::string& holder, LetterFate fate, const std::string& problem,
                           const std::string& moment);

// When a notice's violations are looked at again after the moment: on the third and the eighth day, on the day after the due date, then
// weekly; before dawn in Moscow, moved by so many minutes. UTC.
std::string next_recheck(std::string_view sent_on, std::string_view due_on, std::string_view moment, std::int64_t offset);

std::string subject_of_notice(std::int64_t id);

}  // namespace sverka
