#include "fetch/browser/certificate.hpp"

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace sverka {

namespace {

constexpr long kDay = 86400;

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeCertificate {
  void operator()(X509* certificate) const { X509_free(certificate); }
};

}  // namespace

TlsContext make_tls_context() {
  const std::unique_ptr<EVP_PKEY, FreeKey> key(EVP_EC_gen("P-256"));
  const std::unique_ptr<X509, FreeCertificate> certificate(X509_new());
  TlsContext context(SSL_CTX_new(TLS_server_method()));
  if (!key || !certificate || !context) {
    return nullptr;
  }
  X509* const made = certificate.get();
  X509_set_version(made, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
  X509_gmtime_adj(X509_getm_notBefore(made), -kDay);
  X509_gmtime_adj(X509_getm_notAfter(made), kDay);
  X509_set_pubkey(made, key.get());
  const unsigned char name[] = "sverka";
  X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_ASC, name, -1, -1, 0);
  X509_set_issuer_name(made, X509_get_subject_name(made));
  const bool sound = X509_sign(made, key.get(), EVP_sha256()) != 0 && SSL_CTX_use_certificate(context.get(), made) == 1 &&
                     SSL_CTX_use_PrivateKey(context.get(), key.get()) == 1;
  return sound ? std::move(context) : nullptr;
}

}  // namespace sverka
