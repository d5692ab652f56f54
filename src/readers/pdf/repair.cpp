#include "readers/pdf/repair.hpp"

#include <exception>
#include <memory>
#include <new>
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFWriter.hh>

namespace sverka::pdf {

Result<Repaired> repair(std::string_view bytes, const ReadLimits& limits) {
  try {
    QPDF document;
    const auto silent = QPDFLogger::create();
    silent->setInfo(silent->discard());
    silent->setWarn(silent->discard());
    silent->setError(silent->discard());
    document.setLogger(silent);
    document.setSuppressWarnings(true);
    document.setAttemptRecovery(true);
    document.processMemoryFile("pdf", bytes.data(), bytes.size());
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setStaticID(true);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.setPreserveEncryption(false);
    writer.setPreserveUnreferencedObjects(true);
    writer.write();
    const auto written = writer.getBufferSharedPointer();
    if (!written || written->getSize() > limits.unpacked_bytes) {
      return fail(ErrorCode::LimitReached, {}, "reader-memory");
    }
    return Repaired{std::string(reinterpret_cast<const char*>(written->getBuffer()), written->getSize()),
                    document.isEncrypted()};
  } catch (const QPDFExc& thrown) {
    if (thrown.getErrorCode() == qpdf_e_password) {
      return fail(ErrorCode::Encrypted, {}, "pdf-password");
    }
    return fail(ErrorCode::Damaged, {}, "pdf-damaged", thrown.getMessageDetail());
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& thrown) {
    return fail(ErrorCode::Damaged, {}, "pdf-damaged", thrown.what());
  }
}

}  // namespace sverka::pdf
