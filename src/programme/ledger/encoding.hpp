// The bytes of a table or of a bank statement as UTF-8.
#pragma once

#include <string>

namespace sverka {

// UTF-8, with or without a byte order mark, which is dropped; bytes that are no UTF-8 are windows-1251.
std::string decode_table(std::string bytes);

// The same, but a statement whose header says "DOS" is in code page 866.
std::string decode_statement(std::string bytes);

// True if the bytes begin with the mark of UTF-16, which no table of a ledger is in.
bool is_utf16(const std::string& bytes);

}  // namespace sverka
