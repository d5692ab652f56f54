// Stream filters, each with a bound on what it gives out: nothing is unpacked further than the file's limits allow.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "readers/pdf/object.hpp"

namespace sverka::pdf {

struct Decoded {
  std::string bytes;
  std::string codec;  // a picture's codec that is left undone: "DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"
  Object codec_parameters;
  bool damaged = false;  // what came before the damage is there
  bool cut = false;      // it would have outgrown the limit
};

// The data of a stream. Takes its size from the file's budget, which an oversized stream exhausts.
Decoded decode_stream(const Object& stream);
// The samples of a picture: outside of that budget, but never more than `limit`.
Decoded decode_picture(const Object& stream, std::size_t limit);

// One chain of filters over `bytes`: `filter` a name or an array of names, long or short as in inline pictures.
Decoded decode(std::string bytes, const Object& filter, const Object& parameters, std::size_t limit);

// One filter over bytes; `name` as in the file. False if it is not one that is done here.
bool decode_named(std::string_view name, const Object& parameters, std::size_t limit, Decoded& decoded);

}  // namespace sverka::pdf
