// Pictures that stand in the content stream itself (BI ... ID ... EI).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "readers/pdf/lexer.hpp"

namespace sverka::pdf {

struct InlineImage {
  std::size_t width = 0;
  std::size_t height = 0;
  unsigned bits = 8;
  bool is_stencil = false;
  std::string space;
  std::vector<std::string> filters;
  std::vector<double> decode;
  std::string_view bytes;  // as they stand in the stream
};

// The lexer stands after BI and is moved past EI, or to the end of the stream.
InlineImage read_inline_image(Lexer& lexer);

}  // namespace sverka::pdf
