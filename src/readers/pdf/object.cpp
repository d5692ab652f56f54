#include "readers/pdf/object.hpp"

#include <podofo/podofo.h>

#include <algorithm>
#include <cmath>

#include "readers/pdf/file.hpp"
#include "readers/pdf/filters.hpp"
#include "readers/pdf/text_string.hpp"

namespace sverka::pdf {
namespace {

using PoDoFo::PdfObject;

// Parsing is put off by PoDoFo until an object is touched, so that any access may meet the damage.
template <class Value, class Access>
Value guarded(const File* file, Value otherwise, Access access) {
  try {
    return access();
  } catch (const PoDoFo::PdfError&) {
    if (file != nullptr) {
      file->count_broken();
    }
    return otherwise;
  }
}

PoDoFo::EPdfDataType type_of(const File* file, const PdfObject* object) {
  if (object == nullptr) {
    return PoDoFo::ePdfDataType_Null;
  }
  return guarded(file, PoDoFo::ePdfDataType_Null, [&] { return object->GetDataType(); });
}

}  // namespace

bool Object::is_number() const {
  const auto type = type_of(file_, object_);
  return type == PoDoFo::ePdfDataType_Number || type == PoDoFo::ePdfDataType_Real;
}

bool Object::is_name() const {
  return type_of(file_, object_) == PoDoFo::ePdfDataType_Name;
}

bool Object::is_string() const {
  const auto type = type_of(file_, object_);
  return type == PoDoFo::ePdfDataType_String || type == PoDoFo::ePdfDataType_HexString;
}

bool Object::is_array() const {
  return type_of(file_, object_) == PoDoFo::ePdfDataType_Array;
}

bool Object::is_dictionary() const {
  return type_of(file_, object_) == PoDoFo::ePdfDataType_Dictionary;
}

bool Object::is_stream() const {
  return is_dictionary() && guarded(file_, false, [&] { return object_->HasStream(); });
}

double Object::number(double otherwise) const {
  if (!is_number()) {
    return otherwise;
  }
  const double value = guarded(file_, otherwise, [&] {
    return object_->GetDataType() == PoDoFo::ePdfDataType_Real ? object_->GetReal() : static_cast<double>(object_->GetNumber());
  });
  return std::isfinite(value) ? value : otherwise;
}

std::int64_t Object::integer(std::int64_t otherwise) const {
  return is_number() ? static_cast<std::int64_t>(std::clamp(number(), -2147483648.0, 2147483647.0)) : otherwise;
}

bool Object::boolean(bool otherwise) const {
  if (type_of(file_, object_) != PoDoFo::ePdfDataType_Bool) {
    return otherwise;
  }
  return guarded(file_, otherwise, [&] { return object_->GetBool(); });
}

std::string_view Object::name() const {
  if (!is_name()) {
    return {};
  }
  return guarded(file_, std::string_view{}, [&] { return std::string_view(object_->GetName().GetName()); });
}

std::string Object::bytes() const {
  if (!is_string()) {
    return {};
  }
  return guarded(file_, std::string{}, [&] {
    const PoDoFo::PdfString& value = object_->GetString();
    const auto length = value.GetLength();
    if (!value.IsValid() || length <= 0) {
      return std::string{};
    }
    // PoDoFo takes the mark off a UTF-16 string.
    std::string result = value.IsUnicode() ? "\xFE\xFF" : "";
    result.append(value.GetString(), static_cast<std::size_t>(length));
    return result;
  });
}

std::string Object::text() const {
  return decode_text_string(is_stream() ? stream() : bytes());
}

std::size_t Object::size() const {
  if (!is_array()) {
    return 0;
  }
  return guarded(file_, std::size_t{0}, [&] { return static_cast<std::size_t>(object_->GetArray().GetSize()); });
}

Object Object::at(std::size_t index) const {
  if (index >= size()) {
    return {};
  }
  const PdfObject* const entry = guarded(file_, static_cast<const PdfObject*>(nullptr), [&] { return &object_->GetArray()[index]; });
  return {file_, file_->resolve(entry)};
}

std::vector<double> Object::numbers(std::size_t at_most) const {
  std::vector<double> result;
  for (std::size_t i = 0; i < std::min(size(), at_most); ++i) {
    result.push_back(at(i).number());
  }
  return result;
}

Object Object::get(std::string_view key) const {
  if (!is_dictionary()) {
    return {};
  }
  const PdfObject* const entry = guarded(file_, static_cast<const PdfObject*>(nullptr),
                                         [&] { return object_->GetDictionary().GetKey(PoDoFo::PdfName(std::string(key))); });
  return {file_, file_->resolve(entry)};
}

Object Object::get(std::string_view key, std::string_view short_key) const {
  const Object found = get(key);
  return found ? found : get(short_key);
}

std::vector<std::string> Object::keys() const {
  std::vector<std::string> result;
  if (!is_dictionary()) {
    return result;
  }
  guarded(file_, 0, [&] {
    for (const auto& entry : object_->GetDictionary().GetKeys()) {
      result.push_back(entry.first.GetName());
    }
    return 0;
  });
  return result;
}

std::uint32_t Object::object_number() const {
  return object_ == nullptr ? 0 : object_->Reference().ObjectNumber();
}

std::string Object::raw_stream() const {
  if (!is_stream()) {
    return {};
  }
  return guarded(file_, std::string{}, [&] {
    const PoDoFo::PdfStream* const stream = object_->GetStream();
    if (const auto* memory = dynamic_cast<const PoDoFo::PdfMemStream*>(stream); memory != nullptr) {
      const auto length = memory->GetLength();
      return memory->Get() == nullptr || length <= 0 ? std::string{} : std::string(memory->Get(), static_cast<std::size_t>(length));
    }
    char* copy = nullptr;
    PoDoFo::pdf_long length = 0;
    stream->GetCopy(&copy, &length);
    std::string result(copy == nullptr ? "" : copy, copy == nullptr ? 0 : static_cast<std::size_t>(length));
    PoDoFo::podofo_free(copy);
    return result;
  });
}

std::string Object::stream() const {
  return decode_stream(*this).bytes;
}

}  // namespace sverka::pdf
