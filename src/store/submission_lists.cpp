#include <algorithm>

#include "store/cleaned.hpp"
#include "store/submission_rows.hpp"
#include "store/word_search.hpp"

namespace sverka {
Submission submission_of(const StoredRow& row) {
  Submission one;
  one.id = number_of(row, 0);
  one.partner = number_of(row, 1);
  one.partner_name = text_of(row, 2);
  one.title = text_of(row, 3);
  one.state = parse_submission_state(text_of(row, 4)).value_or(SubmissionState::Submitted);
  one.sample = text_of(row, 5);
  one.client_name = text_of(row, 6);
  one.client_inn = text_of(row, 7);
  one.agreement_number = text_of(row, 8);
  one.version = number_of(row, 9);
  one.accepted_version = number_of(row, 10);
  one.conclusion = text_of(row, 11);
  one.created_at = text_of(row, 12);
  one.changed_at = text_of(row, 13);
  one.revision = number_of(row, 14);
  return one;
}

SubmissionVersion version_of(const StoredRow& row) {
  SubmissionVersion one;
  one.id = number_of(row, 0);
  one.submission = number_of(row, 1);
  one.number = number_of(row, 2);
  one.purpose = text_of(row, 3) == name_of(VersionPurpose::Signed) ? VersionPurpose::Signed : VersionPurpose::Draft;
  one.paper = text_of(row, 4);
  one.paper_name = text_of(row, 5);
  one.card = text_of(row, 6);
  one.card_name = text_of(row, 7);
  one.uploaded_by = text_of(row, 8);
  one.uploaded_at = text_of(row, 9);
  return one;
}

std::string search_text(const Submission& submission) {
  return found_by(submission.title + " " + submission.client_name + " " + submission.client_inn + " " + submission.agreement_number + " " +
                  submission.partner_name + " #" + std::to_string(submission.id));
}

std::string subject_of_submission(std::int64_t id) {
  return "submission/" + std::to_string(id);
}

std::vector<Submission> list_submissions(StoreWork& work, const SubmissionQuestion& question) {
  std::string sql = std::string("select ") + kSubmissionColumns + kSubmissionTables + "where 1 = 1";
  std::vector<StoredCell> values;
  if (question.partner != 0) {
    sql += " and s.partner = ?";
    values.emplace_back(question.partner);
  }
  if (question.before != 0) {
    sql += " and s.id < ?";
    values.emplace_back(question.before);
  }
  if (!question.states.empty()) {
    sql += " and s.state in (";
    for (const SubmissionState state : question.states) {
      sql += sql.back() == '(' ? "?" : ", ?";
      values.emplace_back(std::string(name_of(state)));
    }
    sql += ")";
  }
  if (!question.conclusion.empty()) {
    sql += " and s.conclusion = ?";
    values.emplace_back(question.conclusion);
  }
  for (const std::string& word : words_to_find(question.words)) {
    sql += " and s.found_by like ? escape '!'";
    values.emplace_back(pattern_of_word(word));
  }
  sql += " order by s.id desc limit ?";
  values.emplace_back(static_cast<std::int64_t>(question.most));
  std::vector<Submission> found;
  for (const StoredRow& row : work.rows(sql, values)) {
    found.push_back(submission_of(row));
  }
  return found;
}

std::optional<Submission> find_submission(StoreWork& work, std::int64_t id) {
  const StoredRow row = work.row(std::string("select ") + kSubmissionColumns + kSubmissionTables + "where s.id = ?", {id});
  return row.empty() ? std::nullopt : std::optional<Submission>(submission_of(row));
}

std::vector<std::int64_t> count_by_state(StoreWork& work, std::int64_t partner) {
  std::vector<std::int64_t> counts(std::size(kSubmissionStates), 0);
  const std::vector<StoredRow> rows =
      partner == 0 ? work.rows("select state, count(*) from submissions group by state")
                   : work.rows("select state, count(*) from submissions where partner = ? group by state", {partner});
  for (const StoredRow& row : rows) {
    if (const auto state = parse_submission_state(text_of(row, 0))) {
      counts[static_cast<std::size_t>(*state)] = number_of(row, 1);
    }
  }
  return counts;
}

std::vector<SubmissionVersion> list_versions(StoreWork& work, std::int64_t submission) {
  std::vector<SubmissionVersion> versions;
  for (const StoredRow& row : work.rows(
           std::string("select ") + kVersionColumns + kVersionTables + "where v.submission = ? order by v.number desc", {submission})) {
    versions.push_back(version_of(row));
  }
  return versions;
}

std::optional<SubmissionVersion> find_version(StoreWork& work, std::int64_t submission, std::int64_t number) {
  const StoredRow row =
      work.row(std::string("select ") + kVersionColumns + kVersionTables + "where v.submission = ? and v.number = ?", {submission, number});
  return row.empty() ? std::nullopt : std::optional<SubmissionVersion>(version_of(row));
}

std::vector<Decision> list_decisions(StoreWork& work, std::int64_t submission) {
  std::vector<Decision> decisions;
  for (const StoredRow& row : work.rows("select d.version, d.kind, d.from_state, d.to_state, d.reason, u.name, d.at from decisions d "
                                        "join users u on u.id = d.user_id where d.submission = ? order by d.id",
                                        {submission})) {
    decisions.push_back({number_of(row, 0), parse_decision_kind(text_of(row, 1)).value_or(DecisionKind::Return),
                         parse_submission_state(text_of(row, 2)).value_or(SubmissionState::Submitted),
                         parse_submission_state(text_of(row, 3)).value_or(SubmissionState::Submitted), text_of(row, 4), text_of(row, 5),
                         text_of(row, 6)});
  }
  return decisions;
}

}  // namespace sverka
