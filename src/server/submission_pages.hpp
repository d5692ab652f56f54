// The pages of submissions: the list, the form, one submission with its findings beside its text, and what is done to it.
#pragma once

#include "server/visit.hpp"

namespace sverka {

// submission_list_page.cpp
HttpReply show_dashboard(DeskContext& context, const Visit& visit);
HttpReply show_submissions(DeskContext& context, const Visit& visit);
HttpReply save_list_view(DeskContext& context, const Visit& visit);
HttpReply remove_list_view(DeskContext& context, const Visit& visit);

// submission_page.cpp
HttpReply show_submission(DeskContext& context, const Visit& visit);

// submission_actions.cpp
HttpReply show_submission_form(DeskContext& context, const Visit& visit);
HttpReply submit_papers(DeskContext& context, const Visit& visit);
HttpReply upload_version(DeskContext& context, const Visit& visit);
HttpReply upload_signed_copy(DeskContext& context, const Visit& visit);
HttpReply take_decision(DeskContext& context, const Visit& visit);
HttpReply repeat_check(DeskContext& context, const Visit& visit);
HttpReply approve_finding(DeskContext& context, const Visit& visit);
HttpReply withdraw_approval(DeskContext& context, const Visit& visit);
HttpReply answer_one_finding(DeskContext& context, const Visit& visit);
HttpReply send_paper(DeskContext& context, const Visit& visit);
HttpReply send_card(DeskContext& context, const Visit& visit);
HttpReply send_report_page(DeskContext& context, const Visit& visit);
HttpReply send_report_json(DeskContext& context, const Visit& visit);

// Who may take which decision: a partner withdraws, the desk does all else.
bool may_decide(const User& user, DecisionKind kind);

// The last part of the name that a client gave a file, and not more of it than a name needs.
std::string name_for_people(std::string_view file_name);

}  // namespace sverka
