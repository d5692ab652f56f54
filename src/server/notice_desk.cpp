#include "server/notice_desk.hpp"

#include <algorithm>
#include <charconv>

#include "server/notice_pages.hpp"
#include "store/audits.hpp"
#include "store/new_papers.hpp"
#include "store/schedule.hpp"

namespace sverka {
namespace {

constexpr std::size_t kMostViolations = 500;
constexpr std::int64_t kNoonSeconds = 12 * 3600;

bool is_sent_letter(const Notice& notice) {
  return !notice.letter.empty();
}

std::string evidence_of(StoreWork& work, const Notice& notice) {
  const std::optional<AuditRun> run = find_audit(work, notice.audit);
  return run ? run->evidence : std::string();
}

// The letter as it would go on this day.
WrittenNotice written_on(DeskContext& context, const WebResource& resource, const Notice& notice, Date day) {
  StoreWork work = context.store.reading();
  ViolationQuestion question;
  question.notice = notice.id;
  question.states = {ViolationState::New};
  question.most = kMostViolations;
  std::vector<Violation> violations = list_violations(work, question);
  if (violations.empty()) {
    question.states = {};
    violations = list_violations(work, question);
  }
  return write_letter(notice, resource, {violations.rbegin(), violations.rend()}, evidence_of(work, notice),
                      utc_after(moscow_midnight(day), kNoonSeconds), *context.terms.office);
}

}  // namespace

bool may_read(const User& user, const Notice& notice) {
  return user.role == Role::Auditor || notice.state == NoticeState::Sent;
}

std::optional<Notice> notice_of_address(StoreWork& work, const Visit& visit) {
  std::optional<Notice> notice = find_notice(work, visit.numbers.front());
  return notice && notice->resource == visit.resource->id && may_read(*visit.user, *notice) ? notice : std::nullopt;
}

std::vector<Violation> confirmed_violations(StoreWork& work, const WebResource& resource) {
  return list_violations_to_tell(work, resource.id, kMostViolations);
}

std::optional<std::vector<std::int64_t>> violations_asked(StoreWork& work, const WebResource& resource, std::string_view text) {
  std::vector<std::int64_t> numbers;
  for (std::size_t at = text.find_first_not_of(", \t\r\n"); at != std::string_view::npos; at = text.find_first_not_of(", \t\r\n", at)) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    const std::size_t next = static_cast<std::size_t>(end - text.data());
    const bool divided = next == text.size() || std::string_view(", \t\r\n").find(text[next]) != std::string_view::npos;
    if (problem != std::errc{} || number <= 0 || !divided || numbers.size() >= kMostViolations) {
      return std::nullopt;
    }
    numbers.push_back(number);
    at = next;
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  if (numbers.empty()) {
    for (const Violation& one : confirmed_violations(work, resource)) {
      if (one.finding.severity == "error") {
        numbers.push_back(one.id);
      }
    }
  }
  return numbers;
}

Result<ShownLetter> letter_of_notice(DeskContext& context, const WebResource& resource, const Notice& notice) {
  if (!is_sent_letter(notice)) {
    WrittenNotice written = written_on(context, resource, notice, context.terms.today());
    return ShownLetter{std::move(written.text), std::move(written.composed)};
  }
  Result<std::string> kept = context.store.papers().read(notice.letter);
  const NoticeOffice& office = *context.terms.office;
  if (!kept || !office.can_write()) {
    StoreWork work = context.store.reading();
    return fail(ErrorCode::NotFound, notice.letter, is_removed_paper(work, notice.letter) ? "paper-removed" : "paper-missing");
  }
  std::string text = office.module.text_of(*kept);
  return ShownLetter{std::move(text), std::move(*kept)};
}

Result<Notice> decide_as_asked(DeskContext& context, const Visit& visit, const NoticeFields& fields, const RequestKey& key) {
  const std::optional<NoticeDecision> kind = parse_notice_decision(fields.kind);
  if (!kind) {
    return fail(ErrorCode::Usage, "", "bad-request");
  }
  WrittenNotice written;
  NewPapers papers(context.store);
  NoticeChoice choice;
  choice.decision = *kind;
  if ((*kind == NoticeDecision::Send || *kind == NoticeDecision::SendAgain) && !context.terms.office->can_send()) {
    return fail(ErrorCode::Usage, "", "mail-not-set");
  }
  if (*kind == NoticeDecision::SentByHand) {
    std::optional<Notice> notice;
    {
      StoreWork work = context.store.reading();
      notice = notice_of_address(work, visit);
    }
    if (!notice) {
      return fail(ErrorCode::NotFound, "", "no-such-notice");
    }
    const Date today = context.terms.today();
    const std::optional<Date> day = fields.sent_on.empty() ? std::optional(today) : parse_iso_date(fields.sent_on);
    // What was in doubt went on its own day, which the store knows.
    if (notice->state != NoticeState::InDoubt && (!day || *day > today || *day < moscow_day(notice->made_at))) {
      return fail(ErrorCode::Usage, "", "date-needed");
    }
    written = written_on(context, *visit.resource, *notice, day.value_or(today));
    if (written.composed.empty()) {
      return fail(ErrorCode::Unsupported, "", "mail-module-missing");
    }
    const Result<std::string> kept = papers.keep(written.composed);
    if (!kept) {
      return fail(kept.error());
    }
    choice.days = written.days;
    choice.letter = *kept;
  }
  return decide_notice(context.store, visit.actor(), visit.resource->id, visit.numbers.front(), fields.revision, choice, key);
}

}  // namespace sverka
