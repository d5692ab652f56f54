// A server of mail that speaks TLS, with an authority of its own, for tests of who is trusted with a letter and a password.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sverka::test {

template <auto Free>
struct FreedBy {
  template <class Object>
  void operator()(Object* object) const {
    Free(object);
  }
};
using TestKey = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using TestCertificate = std::unique_ptr<X509, FreedBy<X509_free>>;

struct TlsIdentity {
  TestKey key;
  TestCertificate certificate;
};

// A certificate of `name`, from a day ago for so many days (negative: it has passed), signed by `issuer` or by itself.
inline TlsIdentity make_identity(const std::string& name, int days, const TlsIdentity* issuer) {
  TlsIdentity made{TestKey(EVP_EC_gen("P-256")), TestCertificate(X509_new())};
  X509* const one = made.certificate.get();
  constexpr long kDay = 86400;
  X509_set_version(one, 2);
  static std::atomic<long> serial{1};
  ASN1_INTEGER_set(X509_get_serialNumber(one), ++serial);
  X509_gmtime_adj(X509_getm_notBefore(one), days < 0 ? (days - 2) * kDay : -kDay);
  X509_gmtime_adj(X509_getm_notAfter(one), days * kDay);
  X509_set_pubkey(one, made.key.get());
  X509_NAME_add_entry_by_txt(X509_get_subject_name(one), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1,
                             0);
  X509_set_issuer_name(one, X509_get_subject_name(issuer == nullptr ? one : issuer->certificate.get()));
  const auto extend = [one](int what, const std::string& value) {
    const std::unique_ptr<X509_EXTENSION, FreedBy<X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, nullptr, what, value.c_str()));
    X509_add_ext(one, extension.get(), -1);
  };
  extend(NID_basic_constraints, issuer == nullptr ? "critical,CA:TRUE" : "critical,CA:FALSE");
  extend(NID_subject_alt_name, "DNS:" + name);
  X509_sign(one, issuer == nullptr ? made.key.get() : issuer->key.get(), EVP_sha256());
  return made;
}

inline void write_certificate(const TlsIdentity& identity, const std::string& path) {
  const std::unique_ptr<std::FILE, FreedBy<std::fclose>> file(std::fopen(path.c_str(), "w"));
  PEM_write_X509(file.get(), identity.certificate.get());
}

class TlsMailServer {
 public:
  enum class Kind { StartTls, Implicit, WithoutTls };

  TlsMailServer(Kind kind, const TlsIdentity& identity) : kind_(kind), context_(SSL_CTX_new(TLS_server_method())) {
    SSL_CTX_use_certificate(context_.get(), identity.certificate.get());
    SSL_CTX_use_PrivateKey(context_.get(), identity.key.get());
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address);
    ::listen(listener_, 8);
    socklen_t size = sizeof address;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { accept_all(); });
  }
  TlsMailServer(const TlsMailServer&) = delete;
  TlsMailServer& operator=(const TlsMailServer&) = delete;
  ~TlsMailServer() {
    stopping_ = true;
    thread_.join();
    ::close(listener_);
  }

  std::string url() const { return (kind_ == Kind::Implicit ? "smtps://localhost:" : "smtp://localhost:") + std::to_string(port_); }
  int letters() const { return letters_; }
  // What was said in the open, where anybody on the way may read it.
  std::string said_openly() const {
    const std::lock_guard lock(mutex_);
    return openly_;
  }
  std::string said_in_secret() const {
    const std::lock_guard lock(mutex_);
    return secretly_;
  }

 private:
  void accept_all() {
    while (!stopping_) {
      pollfd one{listener_, POLLIN, 0};
      if (::poll(&one, 1, 20) > 0) {
        const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        const timeval patience{5, 0};
        ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        serve(socket);
        ::close(socket);
      }
    }
  }

  struct Line {
    int socket;
    std::unique_ptr<SSL, FreedBy<SSL_free>> tls;
    bool secure(SSL_CTX* context) {
      tls.reset(SSL_new(context));
      SSL_set_fd(tls.get(), socket);
      return SSL_accept(tls.get()) == 1;
    }
    bool say(const std::string& text) const {
      const std::string whole = text + "\r\n";
      const int size = static_cast<int>(whole.size());
      return (tls ? SSL_write(tls.get(), whole.data(), size)
                  : static_cast<int>(::send(socket, whole.data(), whole.size(), MSG_NOSIGNAL))) == size;
    }
    bool read(std::string& text) const {
      text.clear();
      for (char sign = 0; (tls ? SSL_read(tls.get(), &sign, 1) : static_cast<int>(::recv(socket, &sign, 1, 0))) == 1;) {
        if (sign == '\n') {
          return true;
        }
        text += sign == '\r' ? "" : std::string(1, sign);
      }
      return false;
    }
  };

  void serve(int socket) {
    Line line{socket, nullptr};
    if ((kind_ == Kind::Implicit && !line.secure(context_.get())) || !line.say("220 test")) {
      return;
    }
    bool in_letter = false, in_password = false;
    for (std::string text; line.read(text);) {
      {
        const std::lock_guard lock(mutex_);
        (line.tls ? secretly_ : openly_) += text + "\n";
      }
      if (in_letter) {
        if (text == ".") {
          in_letter = false;
          ++letters_;
          line.say("250 taken");
        }
      } else if (text.starts_with("EHLO")) {
        line.say(kind_ == Kind::StartTls && !line.tls ? "250-test\r\n250-STARTTLS\r\n250 AUTH PLAIN" : "250-test\r\n250 AUTH PLAIN");
      } else if (text == "STARTTLS" && kind_ == Kind::StartTls && !line.tls) {
        if (!line.say("220 go on") || !line.secure(context_.get())) {
          return;
        }
      } else if (in_password || text.starts_with("AUTH PLAIN ")) {
        in_password = !line.say("235 come in");
      } else if (text == "AUTH PLAIN") {
        in_password = line.say("334 ");
      } else if (text == "DATA") {
        in_letter = line.say("354 go on");
      } else if (text == "QUIT") {
        line.say("221 bye");
        return;
      } else {
        line.say("250 yes");
      }
    }
  }

  const Kind kind_;
  const std::unique_ptr<SSL_CTX, FreedBy<SSL_CTX_free>> context_;
  int listener_ = -1;
  unsigned port_ = 0;
  std::atomic<bool> stopping_{false};
  std::atomic<int> letters_{0};
  mutable std::mutex mutex_;
  std::string openly_, secretly_;
  std::thread thread_;
};

}  // namespace sverka::test
