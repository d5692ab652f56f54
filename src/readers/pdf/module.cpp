// What the module exports (readers/pdf_reader.hpp).
#include "readers/pdf/file.hpp"
#include "readers/pdf/picture_grids.hpp"
#include "readers/pdf/read_pdf.hpp"
#include "readers/pdf_reader.hpp"

extern "C" {

__attribute__((visibility("default"))) void sverka_prepare_pdf() {
  sverka::pdf::prepare_pdf();
}

// An exception may cross: both sides are of one build, and the caller catches.
__attribute__((visibility("default"))) void sverka_read_pdf(std::string_view bytes, const sverka::ReadLimits& limits,
                                                            sverka::Result<sverka::Document>& result) {
  result = sverka::pdf::read_pdf(bytes, limits);
}

__attribute__((visibility("default"))) void sverka_look_of_file(std::string_view bytes, const sverka::Box& part, std::string& look) {
  look = sverka::pdf::look_of_file(bytes, part);
}
}
