// A certificate of this process for whatever name: the browser takes it, since what is behind it was verified by the fetcher.
#pragma once

#include <openssl/ssl.h>

#include <memory>

namespace sverka {

struct FreeContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, FreeContext>;

// Null if it cannot be made.
TlsContext make_tls_context();

}  // namespace sverka
