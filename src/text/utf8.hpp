// UTF-8 one code point at a time. Every text inside Sverka is valid UTF-8: readers repair it at the door.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sverka {

constexpr char32_t kReplacement = 0xFFFD;

// The code point at `at`, which moves past it. A broken sequence gives U+FFFD and moves one byte. Needs at < size.
char32_t next_code_point(std::string_view text, std::size_t& at);

// Appends the code point. A surrogate or a value past U+10FFFF is written as U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

bool is_valid_utf8(std::string_view text);

// `text` with each broken sequence replaced by U+FFFD.
std::string repair_utf8(std::string_view text);

std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view code_points);

}  // namespace sverka
