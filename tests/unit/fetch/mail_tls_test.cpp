// Letters over TLS: who is given one, and who is given the password.
#include <gtest/gtest.h>
#include <signal.h>

#include <array>
#include <cstdlib>
#include <filesystem>

#include "fetch/mail.hpp"
#include "support/tls_mail_server.hpp"

namespace sverka {
namespace {

using test::TlsIdentity;
using Kind = test::TlsMailServer::Kind;

class MailTls : public testing::Test {
 protected:
  void SetUp() override {
    ::signal(SIGPIPE, SIG_IGN);  // whoever does not trust the server hangs up
    std::array<char, 32> name{"/tmp/sverka-mail-XXXXXX"};
    folder_ = ::mkdtemp(name.data());
    const Result<MailModule> module = open_mail_module(SVERKA_MAIL_MODULE);
    ASSERT_TRUE(module);
    module_ = *module;
    ours_ = test::make_identity("Test authority", 30, nullptr);
    test::write_certificate(ours_, authority());
  }
  void TearDown() override {
    std::error_code problem;
    std::filesystem::remove_all(folder_, problem);
  }
  std::string authority() const { return folder_ + "/authority.pem"; }
  MailAnswer sent(const test::TlsMailServer& server, const std::string& authority, bool needs_tls = true) const {
    MailTerms terms{server.url(), "desk", "correct horse", needs_tls, std::chrono::seconds(10), authority};
    return module_.send(terms, "desk@example.com", "partner@example.com", "Subject: x\r\n\r\nLetter.\r\n");
  }

  std::string folder_;
  MailModule module_;
  TlsIdentity ours_;
};

TEST_F(MailTls, AServerWithACertificateOfAKnownAuthorityIsGivenTheLetterInSecret) {
  const TlsIdentity good = test::make_identity("localhost", 10, &ours_);
  for (const Kind kind : {Kind::StartTls, Kind::Implicit}) {
    const test::TlsMailServer server(kind, good);
    const MailAnswer answer = sent(server, authority());
    EXPECT_EQ(answer.fate, MailFate::Taken) << server.url() << ": " << answer.said;
    EXPECT_EQ(server.letters(), 1);
    EXPECT_NE(server.said_in_secret().find("\nLetter.\n"), std::string::npos);
    EXPECT_NE(server.said_in_secret().find("AUTH"), std::string::npos);
    EXPECT_EQ(server.said_openly().find("AUTH"), std::string::npos);
    EXPECT_EQ(server.said_openly().find("partner@example.com"), std::string::npos);
  }
}

TEST_F(MailTls, NobodyElseIsGivenLetterOrPassword) {
  const TlsIdentity theirs = test::make_identity("Another authority", 30, nullptr);
  struct Case {
    const char* what;
    TlsIdentity identity;
    std::string authority;
  };
  Case cases[] = {{"signed by an authority that is not ours", test::make_identity("localhost", 10, &theirs), authority()},
                  {"signed by itself", test::make_identity("localhost", 10, nullptr), authority()},
                  {"of another name", test::make_identity("mail.example", 10, &ours_), authority()},
                  {"past its day", test::make_identity("localhost", -1, &ours_), authority()},
                  {"of an authority that the system does not know", test::make_identity("localhost", 10, &ours_), ""},
                  {"judged by a file that is not there", test::make_identity("localhost", 10, &ours_), folder_ + "/none.pem"}};
  for (const Case& one : cases) {
    for (const Kind kind : {Kind::StartTls, Kind::Implicit}) {
      const test::TlsMailServer server(kind, one.identity);
      const MailAnswer answer = sent(server, one.authority);
      EXPECT_EQ(answer.fate, MailFate::NotTaken) << one.what << ", " << server.url();
      EXPECT_FALSE(answer.said.empty()) << one.what;
      EXPECT_EQ(server.letters(), 0) << one.what;
      EXPECT_EQ((server.said_openly() + server.said_in_secret()).find("AUTH"), std::string::npos) << one.what;
    }
  }
}

// What somebody on the way does who takes the word STARTTLS out of the answer.
TEST_F(MailTls, AServerThatOffersNoTlsIsGivenNothingUnlessTheSettingsSaySo) {
  const test::TlsMailServer server(Kind::WithoutTls, test::make_identity("localhost", 10, &ours_));
  EXPECT_EQ(sent(server, authority()).fate, MailFate::NotTaken);
  EXPECT_EQ(server.letters(), 0);
  EXPECT_EQ(server.said_openly().find("AUTH"), std::string::npos);
  EXPECT_EQ(sent(server, "", false).fate, MailFate::Taken);
  EXPECT_EQ(server.letters(), 1);
}

}  // namespace
}  // namespace sverka
