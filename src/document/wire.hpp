// A Document as bytes, for the way out of the confined child. The receiver does not trust the sender: every length, index and
// range is checked, and every text is checked to be UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"

namespace sverka {

std::string encode_document(const Document& document);

// Errors: internal with reason "wire-broken".
Result<Document> decode_document(std::string_view bytes);

std::string encode_error(const Error& error);

}  // namespace sverka
