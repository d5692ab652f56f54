// The door between the readers and the module that reads PDF (pdf/module.cpp).
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "document/document.hpp"
#include "readers/read.hpp"

namespace sverka {

// What the module exports, by these names. Both sides are of one build.
using ReadPdf = void (*)(std::string_view bytes, const ReadLimits& limits, Result<Document>& result);
using PreparePdf = void (*)();
constexpr const char* kReadPdf = "sverka_read_pdf";
constexpr const char* kPreparePdf = "sverka_prepare_pdf";

// What a picture file shows (document/picture_look.hpp); `part`: of it, in shares of its width and height.
using LookOfFile = void (*)(std::string_view bytes, const Box& part, std::string& look);
constexpr const char* kLookOfFile = "sverka_look_of_file";

// From then on the reader of DOCX tells the looks of its pictures by `looker`; null: not at all, as where no PDF is read.
void set_picture_looker(LookOfFile looker);
bool tells_looks();
// Empty for a format that is not known, and without a looker.
std::string look_of_picture(std::string_view bytes, const Box& part);

// From then on read_document() reads PDF by `reader`; null: not at all.
void set_pdf_reader(ReadPdf reader);

// The header of a PDF stands within the first KiB.
bool looks_like_pdf(std::string_view beginning);

}  // namespace sverka
