#include "readers/prepare.hpp"

#include <libxml/parser.h>
#include <libxml/xmlmemory.h>

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <utility>

#include "base/shared_library.hpp"
#include "readers/pdf_reader.hpp"

namespace sverka {
namespace {

std::string pdf_module;

std::atomic<bool> refused{false};

void* observed(void* memory) {
  if (memory == nullptr) {
    refused.store(true, std::memory_order_relaxed);
  }
  return memory;
}

void* allocate(std::size_t size) {
  return observed(std::malloc(size == 0 ? 1 : size));
}

void* reallocate(void* memory, std::size_t size) {
  return observed(std::realloc(memory, size == 0 ? 1 : size));
}

char* duplicate(const char* text) {
  const std::size_t size = std::strlen(text) + 1;
  void* const copy = allocate(size);
  return static_cast<char*>(copy == nullptr ? nullptr : std::memcpy(copy, text, size));
}

// Without it a PDF is answered with its own error.
void open_pdf_module() {
  if (const Result<void*> module = open_module(pdf_module, "pdf-reader-missing")) {
    set_pdf_reader(function_of_module<ReadPdf>(*module, kReadPdf));
    set_picture_looker(function_of_module<LookOfFile>(*module, kLookOfFile));
    if (const auto prepare = function_of_module<PreparePdf>(*module, kPreparePdf)) {
      prepare();
    }
  }
}

}  // namespace

void set_pdf_module(std::string path) {
  pdf_module = std::move(path);
}

void prepare_readers() {
  prepare_plain_readers();
  if (!pdf_module.empty()) {
    open_pdf_module();
  }
}

void prepare_plain_readers() {
  // The plain form of a zone needs no file of the time zone database: libzip asks for local time.
  ::setenv("TZ", "UTC0", 1);
  ::tzset();
  xmlMemSetup(std::free, allocate, reallocate, duplicate);
  xmlInitParser();
}

bool readers_ran_out_of_memory() {
  return refused.exchange(false, std::memory_order_relaxed);
}

}  // namespace sverka
