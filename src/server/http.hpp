// HTTP as the desk sees it: a request in, a reply out. The library that speaks it stands in a module (server/http/).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace sverka {

using HttpFields = std::vector<std::pair<std::string, std::string>>;

// One part of a form. A file name is a name for people, never a path.
struct FormPart {
  std::string name;
  std::string file_name;  // empty: a plain field
  std::string content;
};

struct HttpRequest {
  std::string id;      // in the answer and in the log; the desk gives it
  std::string method;  // "GET"
  std::string path;    // decoded, without the query
  std::string target;  // as sent
  HttpFields headers;
  HttpFields query;
  std::vector<FormPart> form;  // of multipart/form-data
  std::string body;            // of application/json
  std::string peer;            // the address at the other end of the connection: a client, or the proxy
};

// What went wrong on our side, for the log alone (server/fault_log.hpp).
struct ServerFault {
  std::string problem;        // the key of an error: "store-failed"
  std::string where, detail;  // as the error has them
  bool is_logged = false;     // its line was written when it happened
};

struct HttpReply {
  int status = 200;
  std::string type = "text/plain; charset=utf-8";
  HttpFields headers;
  std::string body;
  std::optional<ServerFault> fault = std::nullopt;  // never sent
};

// The first value of a header, by its name in any case; of a field of the query or form. Empty without one.
std::string_view header(const HttpRequest& request, std::string_view name);
std::string_view query_field(const HttpRequest& request, std::string_view name);
const FormPart* form_part(const HttpRequest& request, std::string_view name);
// The content of a field; empty without one.
std::string_view form_field(const HttpRequest& request, std::string_view name);
// A number as an address or a form says it; 0 for what is no whole number.
std::int64_t number_of_text(std::string_view text);
// The value of a cookie; empty without one.
std::string_view cookie(const HttpRequest& request, std::string_view name);
// Where the request comes from: what the proxy on this machine says, else the connection.
std::string_view client_address(const HttpRequest& request);

struct HttpTerms {
  std::string address = "127.0.0.1";
  int port = 8080;                                 // 0: any that is free
  std::size_t threads = 64;                        // a connection holds one, also when idle
  std::size_t body_bytes = std::size_t{60} << 20;  // an agreement and a card
  std::size_t json_bytes = std::size_t{1} << 20;
  std::size_t bodies_bytes = std::size_t{512} << 20;  // of all that are being read and answered; beyond it a request is answered 503
  std::chrono::seconds body_time{60};                 // for the whole of a body
  std::chrono::seconds idle{5};                       // between requests, and within one
};

// Called on many threads at once. `refuse` sees a request before its body is read: a reply ends it.
struct HttpHandlers {
  std::function<std::optional<HttpReply>(const HttpRequest&)> refuse;
  std::function<HttpReply(HttpRequest)> answer;
  std::function<HttpReply(int status, HttpRequest)> error;  // what the library itself refuses: 400, 413, 503
};

class HttpServer {
 public:
  virtual ~HttpServer() = default;
  // The port. Errors: usage "server-address".
  virtual Result<int> bind() = 0;
  // Until stop(); the requests under way are answered first.
  virtual void listen() = 0;
  virtual void stop() = 0;
};

struct HttpModule {
  std::unique_ptr<HttpServer> (*make)(const HttpTerms& terms, HttpHandlers handlers) = nullptr;
};

// Opens the module; `path` is of the shared library. Errors: unsupported "server-module-missing".
Result<HttpModule> open_http_module(const std::string& path);

constexpr const char* kDescribeHttpModule = "sverka_http_module";
using DescribeHttpModule = void (*)(HttpModule& module);

}  // namespace sverka
