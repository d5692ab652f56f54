// A Document, or the Error in its place, as bytes: the way out of the confined child.
//
// The receiver does not trust the sender: a count is held against the bytes that are left before anything is
// allocated, all memory together against a budget, and a document that comes out is sound (validity.hpp). The
// bytes are for one build on one machine: no version, no other reader. Numbers are unsigned LEB128 in their
// shortest form, texts are a length and bytes, runs are lengths: that they are adjacent needs no words.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"

namespace sverka {

// What a decoded document may take, counted in sizes of its elements and texts.
constexpr std::size_t kWireMemory = std::size_t{1} << 30;

// Cost of 10 pages (3,000 runs), encoding and decoding together: below 150 microseconds.
std::string encode_document(const Document& document);

// Errors: internal with reason "wire-broken", its detail says what.
Result<Document> decode_document(std::string_view bytes, std::size_t memory_bytes = kWireMemory);

// Over-long texts of an error (64 KiB) are cut, broken UTF-8 in them is repaired by the receiver.
std::string encode_error(const Error& error);

// The error that these bytes are, if they are one by their first byte, behind which encode_error() stands; a broken one is
// "wire-broken".
std::optional<Error> read_error(std::string_view answer);
std::string encode_answer(const Error& error);

// A document or an error, told apart by the first byte. decode_result() gives the sender's error as its own,
// and "wire-broken" as above.
std::string encode_result(const Result<Document>& result);
Result<Document> decode_result(std::string_view bytes, std::size_t memory_bytes = kWireMemory);

}  // namespace sverka
