// A page of the desk: the frame that all of them have, and the pieces that several of them are made of. Words come from
// checks/data/messages-desk*.toml; whatever else comes in is escaped here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "audit/messages.hpp"
#include "server/visit.hpp"

namespace sverka {

class DeskPage {
 public:
  DeskPage(const DeskContext& context, const Visit& visit) : context_(context), visit_(visit) {}

  // The sentence of "desk.<key>", fit for HTML.
  std::string say(std::string_view key) const;
  std::string say(std::string_view key, const MessageValues& values) const;
  // The same unescaped, for a title.
  std::string words(std::string_view key) const;
  bool knows(std::string_view key) const;
  // The sentence of "problem.<key>", fit for HTML.
  std::string problem(std::string_view key) const;

  // The whole page; `main` is HTML. `wide`: it uses all of the window.
  enum class Width { Text, Wide };
  HttpReply reply(const std::string& title, const std::string& main, Width width = Width::Wide) const;

  // The opening of a form that is sent to `action`, with what guards it.
  std::string form(const std::string& action, std::string_view name = {}) const;
  // A labelled field. `type`: "text", "password", "email", "file".
  struct Field {
    std::string_view name, type;
    std::string label;  // HTML
    std::string value;
    std::string hint;  // HTML; may be empty
    bool required = false;
    std::string extra;  // attributes
  };
  std::string field(const Field& field) const;
  // `id`: unique on the page.
  std::string area(std::string_view name, const std::string& id, const std::string& label, const std::string& value, bool required) const;
  std::string select(std::string_view name, const std::string& label, const std::vector<std::pair<std::string, std::string>>& options,
                     const std::string& chosen) const;
  std::string button(std::string_view key, std::string_view look = {}) const;

  // A moment in UTC as a day and a time in Moscow: "22.11.2026, 12:15"; in English "2026-11-22 12:15".
  std::string moment(const std::string& utc) const;
  // The same as bare words, for places that take no elements.
  std::string moment_words(const std::string& utc) const;
  // How this reader calls the state, as a coloured word.
  std::string state(SubmissionState state) const;
  std::string conclusion(const std::string& conclusion) const;

  const Visit& visit() const { return visit_; }
  const DeskContext& context() const { return context_; }

 private:
  std::string navigation() const;
  std::string notice() const;
  std::string language_switch() const;

  const DeskContext& context_;
  const Visit& visit_;
};

// A refusal in the form that the request's path asks for; for whoever is signed in, in his own frame and language.
HttpReply problem_reply(const DeskContext& context, const Visit& visit, int status, std::string_view key);

// To another page of ours; `told`: the key of a sentence that it shows.
HttpReply see_other(const std::string& path, std::string_view done = {});
HttpReply see_problem(const std::string& path, const Error& error);
// The same, but a thing that is not there, or is another's, is a page that is not there.
HttpReply see_problem_or_nothing(const DeskContext& context, const Visit& visit, const std::string& path, const Error& error);

// For a place in an address.
std::string url_encoded(std::string_view text);

// A page's headers: nothing runs or loads but what this server sends.
HttpReply desk_reply(int status, std::string body);

}  // namespace sverka
