// Values of a PDF file, with references followed. A small handle over the parser's objects: no access throws, what is
// missing, broken or of another type reads as nothing. A handle and what it returns live as long as its File.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace PoDoFo {
class PdfObject;
}

namespace sverka::pdf {

class File;

class Object {
 public:
  Object() = default;
  Object(const File* file, const PoDoFo::PdfObject* object) : file_(file), object_(object) {}

  explicit operator bool() const { return object_ != nullptr; }
  bool is_number() const;
  bool is_name() const;
  bool is_string() const;
  bool is_array() const;
  bool is_dictionary() const;  // a stream's too
  bool is_stream() const;

  double number(double otherwise = 0) const;
  // Rounded towards zero and kept within +-2^31.
  std::int64_t integer(std::int64_t otherwise = 0) const;
  bool boolean(bool otherwise = false) const;
  // Without the slash; empty if it is no name.
  std::string_view name() const;
  bool is(std::string_view name_expected) const { return name() == name_expected; }
  // The bytes of a string.
  std::string bytes() const;
  // A text string as UTF-8: UTF-16 with its mark, UTF-8 with its mark, else PDFDocEncoding. A stream's data likewise.
  std::string text() const;

  // Arrays.
  std::size_t size() const;
  Object at(std::size_t index) const;
  std::vector<double> numbers(std::size_t at_most = 64) const;

  // Dictionaries.
  Object get(std::string_view key) const;
  Object get(std::string_view key, std::string_view short_key) const;
  std::vector<std::string> keys() const;

  // Number of the indirect object, 0 for a direct one.
  std::uint32_t object_number() const;
  // The same for two handles of one object.
  const void* identity() const { return object_; }
  const File* file() const { return file_; }

  // Decoded data, decoded anew at each call; pictures' own codecs are left as they are (see `decode_stream`).
  std::string stream() const;
  // Undecoded, decrypted.
  std::string raw_stream() const;

 private:
  const PoDoFo::PdfObject* usable() const;

  const File* file_ = nullptr;
  const PoDoFo::PdfObject* object_ = nullptr;
};

}  // namespace sverka::pdf
