#include "server/guard.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sverka {
namespace {

HttpRequest request_of(std::string method, std::string path, HttpFields headers = {}) {
  HttpRequest request;
  request.method = std::move(method);
  request.path = path;
  request.target = std::move(path);
  request.headers = {{"Host", "localhost"}, {"REMOTE_ADDR", "127.0.0.1"}};
  request.headers.insert(request.headers.end(), headers.begin(), headers.end());
  return request;
}

TEST(Guard, LetsOrdinaryRequestsPass) {
  EXPECT_FALSE(refused(request_of("GET", "/")));
  EXPECT_FALSE(refused(request_of("HEAD", "/healthz")));
  EXPECT_FALSE(refused(request_of("POST", "/check", {{"Content-Length", "10"}, {"Content-Type", "multipart/form-data; boundary=x"}})));
  EXPECT_FALSE(refused(request_of("GET", "/", {{"Accept-Language", "ru,\ten"}})));
}

struct Refused {
  const char* what;
  HttpRequest request;
  int status;
  const char* problem;
};

TEST(Guard, RefusesWhatTheLibraryMishandles) {
  HttpFields many;
  for (int i = 0; i < 100; ++i) {
    many.emplace_back("X-" + std::to_string(i), "1");
  }
  const Refused cases[] = {
      {"another method", request_of("DELETE", "/"), 405, "method"},
      {"a long path", request_of("GET", "/" + std::string(1024, 'a')), 414, "long-path"},
      {"a zero byte in the path", request_of("GET", std::string("/a\0b", 4)), 400, "control-characters"},
      {"many headers", request_of("GET", "/", many), 431, "too-many-headers"},
      {"a decoded line break", request_of("GET", "/", {{"X-A", "b\r\nSet-Cookie: c"}}), 400, "control-characters"},
      {"two hosts", request_of("GET", "/", {{"host", "other"}}), 400, "repeated-header"},
      {"two lengths", request_of("POST", "/check", {{"Content-Length", "1"}, {"content-length", "2"}}), 400, "repeated-header"},
      {"no length", request_of("POST", "/check"), 411, "length-required"},
      {"a chunked body", request_of("POST", "/check", {{"Transfer-Encoding", "chunked"}}), 411, "length-required"},
      {"a packed body", request_of("POST", "/check", {{"Content-Encoding", "gzip"}, {"Content-Length", "1"}}), 400, "unread-header"},
      {"ranges", request_of("GET", "/", {{"Range", "bytes=0-1,2-3"}}), 400, "unread-header"},
      {"a forged address", request_of("GET", "/", {{"remote_addr", "10.0.0.1"}}), 400, "forged-address"},
      {"a forged address in other letters", request_of("GET", "/", {{"Remote-Addr", "10.0.0.1"}}), 400, "forged-address"},
  };
  for (const Refused& one : cases) {
    const std::optional<Refusal> refusal = refused(one.request);
    ASSERT_TRUE(refusal.has_value()) << one.what;
    EXPECT_EQ(refusal->status, one.status) << one.what;
    EXPECT_EQ(refusal->problem, one.problem) << one.what;
  }
}

}  // namespace
}  // namespace sverka
