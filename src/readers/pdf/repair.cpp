#include "readers/pdf/repair.hpp"

#include <qpdf/qpdf-c.h>
#include <qpdf/qpdflogger-c.h>

#include <memory>

namespace sverka::pdf {
namespace {

struct CloseFile {
  void operator()(qpdf_data file) const { qpdf_cleanup(&file); }
};
using OpenFile = std::unique_ptr<std::remove_pointer_t<qpdf_data>, CloseFile>;

// Nothing of what the library would say goes to the terminal.
void silence(qpdf_data file) {
  qpdflogger_handle logger = qpdflogger_create();
  qpdflogger_set_info(logger, qpdf_log_dest_discard, nullptr, nullptr);
  qpdflogger_set_warn(logger, qpdf_log_dest_discard, nullptr, nullptr);
  qpdflogger_set_error(logger, qpdf_log_dest_discard, nullptr, nullptr);
  qpdf_set_logger(file, logger);
  qpdflogger_cleanup(&logger);
  qpdf_set_suppress_warnings(file, QPDF_TRUE);
}

Error error_of(qpdf_data file) {
  const qpdf_error error = qpdf_get_error(file);
  if (qpdf_get_error_code(file, error) == qpdf_e_password) {
    return {ErrorCode::Encrypted, {}, "pdf-password", {}};
  }
  const char* const told = qpdf_get_error_message_detail(file, error);
  const std::string detail = told == nullptr ? "" : told;
  if (detail == "std::bad_alloc") {
    return {ErrorCode::LimitReached, {}, "reader-memory", {}};
  }
  return {ErrorCode::Damaged, {}, "pdf-damaged", detail};
}

bool failed(QPDF_ERROR_CODE code) {
  return (code & QPDF_ERRORS) != 0;
}

}  // namespace

// By the library's C interface: its C++ headers do not compile with every compiler that we build with.
Result<Repaired> repair(std::string_view bytes, const ReadLimits& limits) {
  const OpenFile file(qpdf_init());
  silence(file.get());
  qpdf_set_attempt_recovery(file.get(), QPDF_TRUE);
  if (failed(qpdf_read_memory(file.get(), "pdf", bytes.data(), bytes.size(), nullptr)) || failed(qpdf_init_write_memory(file.get()))) {
    return fail(error_of(file.get()));
  }
  const bool encrypted = qpdf_is_encrypted(file.get()) == QPDF_TRUE;
  qpdf_set_static_ID(file.get(), QPDF_TRUE);
  qpdf_set_object_stream_mode(file.get(), qpdf_o_disable);
  qpdf_set_stream_data_mode(file.get(), qpdf_s_preserve);
  qpdf_set_preserve_encryption(file.get(), QPDF_FALSE);
  qpdf_set_preserve_unreferenced_objects(file.get(), QPDF_TRUE);
  if (failed(qpdf_write(file.get()))) {
    return fail(error_of(file.get()));
  }
  const std::size_t size = qpdf_get_buffer_length(file.get());
  const unsigned char* const buffer = qpdf_get_buffer(file.get());
  if (buffer == nullptr || size > limits.unpacked_bytes) {
    return fail(ErrorCode::LimitReached, {}, "reader-memory");
  }
  return Repaired{std::string(reinterpret_cast<const char*>(buffer), size), encrypted};
}

}  // namespace sverka::pdf
