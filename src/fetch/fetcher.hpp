// Asks servers: requests in, answers out, several hosts side by side. One answer a request, redirects are answers like others.
//
// The one implementation stands in a module (fetch/curl/): the libraries under it are slow to map, and most commands fetch nothing.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "fetch/address.hpp"
#include "web/scope.hpp"
#include "web/site.hpp"

namespace sverka {

struct FetchPolicy {
  std::vector<AddressRange> allow_address;  // besides public ones
  std::vector<unsigned> allow_port;         // besides 80 and 443
  std::string user_agent;
  std::chrono::milliseconds connect{10000};
  std::chrono::milliseconds response{20000};  // of one answer, from the request to its last byte
  std::size_t header_bytes = 256u << 10;
  std::size_t header_fields = 500;
  std::size_t body_bytes = 10u << 20;  // decoded
  std::size_t ratio = 100;             // decoded to received, judged above 1 MiB
  std::size_t connections_per_host = 1;
  // Addresses of names in place of the system's resolver, asked before each request; an empty one leaves the name to the system. Whatever
  // it says, the address of the socket is judged.
  std::function<std::string(const std::string& host, unsigned port)> resolve;
};

struct FetchRequest {
  std::uint64_t id = 0;
  std::string url;                   // http or https
  std::vector<HeaderField> headers;  // besides User-Agent, Accept and Accept-Encoding
  std::string accept = "*/*";
  std::string user_agent;          // empty: that of the policy
  std::vector<std::string> types;  // beginnings of media types whose bodies are wanted; empty: all
};

struct Fetched {
  std::uint64_t id = 0;
  FetchedAnswer answer;
  std::chrono::milliseconds elapsed{0};
};

class Fetcher {
 public:
  virtual ~Fetcher() = default;
  virtual void start(FetchRequest request) = 0;
  // Answers that are there, after at most `most`; none if it passed, or nothing is under way.
  virtual std::vector<Fetched> wait(std::chrono::milliseconds most) = 0;
  virtual std::size_t under_way() const = 0;
};

// Problems of FetchedAnswer, with status 0 unless the answer's head was read:
//   fetch-address-refused  the name leads to an address that is not public, or the port is not allowed
//   fetch-name, fetch-connect, fetch-tls, fetch-timeout, fetch-broken (reset, or not HTTP), fetch-encoding (gzip, br)
//   fetch-too-large, fetch-ratio, fetch-headers            a limit
//   fetch-not-wanted       the media type is not among FetchRequest::types: no body was taken

struct FetchModule {
  std::unique_ptr<Fetcher> (*make_fetcher)(const FetchPolicy& policy) = nullptr;
  DomainRules domains;
};

// Opens the module; `path` is of the shared library. Errors: unsupported "fetch-module-missing".
Result<FetchModule> open_fetch_module(const std::string& path);

constexpr const char* kDescribeFetchModule = "sverka_fetch_module";
using DescribeFetchModule = void (*)(FetchModule& module);

}  // namespace sverka
