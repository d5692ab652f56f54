// Bytes on their way out.
#pragma once

#include <cstdint>
#include <string>

#include "server/visit.hpp"

namespace sverka {

// Attached: saved, never shown or run. Inline: a page of ours, which may run nothing.
enum class ShownAs : std::uint8_t { Attached, Inline };

// A paper of the store, back to whoever may have it. One that retention has removed is answered 410.
HttpReply paper_reply(const DeskContext& context, const Visit& visit, const std::string& sha256, const std::string& name,
                      const std::string& type, ShownAs shown);
// What is answered where a paper should be: "paper-removed" 410, "paper-missing" and "paper-changed" 500.
HttpReply missing_paper(const DeskContext& context, const Visit& visit, const Error& error);
// Other bytes, attached under a name.
HttpReply attached_reply(std::string bytes, const std::string& name, const std::string& type);

}  // namespace sverka
