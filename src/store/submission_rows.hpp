// How submissions and versions stand in their tables: for the files of the store that read them.
#pragma once

#include <string>

#include "store/submissions.hpp"

namespace sverka {

// After "select "; the tables are submissions s and partners p.
constexpr const char* kSubmissionColumns =
    "s.id, s.partner, p.name, s.title, s.state, s.sample, s.client_name, s.client_inn, s.agreement_number, s.version, s.accepted_version, "
    "s.conclusion, s.created_at, s.changed_at, s.revision";
constexpr const char* kSubmissionTables = " from submissions s join partners p on p.id = s.partner ";
Submission submission_of(const StoredRow& row);

// After "select "; the tables are versions v and users u.
constexpr const char* kVersionColumns =
    "v.id, v.submission, v.number, v.purpose, v.paper, v.paper_name, v.card, v.card_name, u.name, v.uploaded_at";
constexpr const char* kVersionTables = " from versions v join users u on u.id = v.uploaded_by ";
SubmissionVersion version_of(const StoredRow& row);

// What a submission is found by, from what it says and its partner's name.
std::string search_text(const Submission& submission);

std::string subject_of_submission(std::int64_t id);

}  // namespace sverka
