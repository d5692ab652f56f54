// JSON as text, keys in the order given, on one line: equal reports are equal bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sverka {

// The calls must nest rightly; nothing checks it. Text that is not UTF-8 is repaired; control and invisible
// characters are escaped, so that a report printed to a terminal cannot drive it.
class JsonText {
 public:
  JsonText& open_object();
  JsonText& close_object();
  JsonText& open_array();
  JsonText& close_array();
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);
  JsonText& number(std::size_t value);
  JsonText& points(double value);    // a coordinate, one decimal
  JsonText& fraction(double value);  // three decimals
  JsonText& boolean(bool value);
  JsonText& null();

  // key and value at once.
  JsonText& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonText& number(std::string_view name, std::size_t value) { return key(name).number(value); }

  const std::string& str() const { return out_; }

 private:
  void separate();

  std::string out_;
  bool first_ = true;  // nothing stands yet in the innermost object or array, or a key was just written
};

}  // namespace sverka
