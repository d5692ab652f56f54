#include "server/http/http_server.hpp"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace sverka {
namespace {

constexpr int kBacklog = 1024;  // the library listens with 5
constexpr std::size_t kMostParts = 16;

HttpRequest head_of(const httplib::Request& request) {
  HttpRequest head;
  head.method = request.method;
  head.path = request.path;
  head.target = request.target;
  head.headers.assign(request.headers.begin(), request.headers.end());
  head.query.assign(request.params.begin(), request.params.end());
  head.peer = request.remote_addr;
  return head;
}

void give(const HttpReply& reply, httplib::Response& response) {
  response.status = reply.status;
  for (const auto& [name, value] : reply.headers) {
    response.set_header(name.c_str(), value);
  }
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("X-Frame-Options", "DENY");
  response.set_header("Referrer-Policy", "same-origin");
  response.set_content(reply.body, reply.type.c_str());
}

// Reads a form within its limits, and nothing else. False: it was cut, `status` says why.
bool read_form(const httplib::ContentReader& read, const HttpTerms& terms, std::vector<FormPart>& parts, int& status) {
  const auto deadline = std::chrono::steady_clock::now() + terms.body_time;
  std::size_t bytes = 0;
  const bool whole = read(
      [&](const httplib::MultipartFormData& part) {
        if (parts.size() == kMostParts) {
          status = 413;
          return false;
        }
        parts.push_back({part.name, part.filename, {}});
        return true;
      },
      [&](const char* data, std::size_t length) {
        bytes += length;
        if (bytes > terms.body_bytes || std::chrono::steady_clock::now() > deadline) {
          status = bytes > terms.body_bytes ? 413 : 408;
          return false;
        }
        if (parts.empty()) {
          status = 400;
          return false;
        }
        parts.back().content.append(data, length);
        return true;
      });
  if (!whole && status == 200) {
    status = 400;
  }
  return whole && status == 200;
}

// Reads a JSON body within its limits.
bool read_json(const httplib::ContentReader& read, const HttpTerms& terms, std::string& body, int& status) {
  const auto deadline = std::chrono::steady_clock::now() + terms.body_time;
  const bool whole = read([&](const char* data, std::size_t length) {
    body.append(data, length);
    if (body.size() > terms.json_bytes || std::chrono::steady_clock::now() > deadline) {
      status = body.size() > terms.json_bytes ? 413 : 408;
      return false;
    }
    return true;
  });
  if (!whole && status == 200) {
    status = 400;
  }
  return whole && status == 200;
}

// A part of the memory that all bodies may take together, for as long as a request lives.
class BodyRoom {
 public:
  BodyRoom(std::atomic<std::size_t>& taken, std::size_t wanted, std::size_t all) : taken_(taken), wanted_(wanted) {
    is_there_ = taken_.fetch_add(wanted_) + wanted_ <= all;
  }
  BodyRoom(const BodyRoom&) = delete;
  BodyRoom& operator=(const BodyRoom&) = delete;
  ~BodyRoom() { taken_ -= wanted_; }
  bool is_there() const { return is_there_; }

 private:
  std::atomic<std::size_t>& taken_;
  const std::size_t wanted_;
  bool is_there_ = false;
};

class HttplibServer : public HttpServer {
 public:
  HttplibServer(const HttpTerms& terms, HttpHandlers handlers) : terms_(terms), handlers_(std::move(handlers)) {
    server_.new_task_queue = [threads = terms.threads] { return new httplib::ThreadPool(threads); };
    server_.set_tcp_nodelay(true);
    server_.set_keep_alive_max_count(1000);
    server_.set_keep_alive_timeout(terms.idle.count());
    server_.set_read_timeout(terms.idle.count());
    server_.set_write_timeout(terms.idle.count());
    server_.set_payload_max_length(terms.body_bytes + (std::size_t{1} << 20));
    server_.set_socket_options([this](int socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
      listening_ = socket;
    });
    server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      const std::optional<HttpReply> refusal = handlers_.refuse(head_of(request));
      if (!refusal) {
        return httplib::Server::HandlerResponse::Unhandled;
      }
      // What follows the head of such a request is not read, so the connection cannot be used again.
      give(*refusal, response);
      response.set_header("Connection", "close");
      return httplib::Server::HandlerResponse::Handled;
    });
    server_.Get("/.*", [this](const httplib::Request& request, httplib::Response& response) {
      give(handlers_.answer(head_of(request)), response);
    });
    server_.Post("/.*", [this](const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& read) {
      post(request, response, read);
    });
    server_.set_error_handler([this](const httplib::Request& request, httplib::Response& response) {
      if (response.body.empty()) {
        give(handlers_.error(response.status, head_of(request)), response);
      }
    });
    server_.set_exception_handler([this](const httplib::Request& request, httplib::Response& response, const std::exception_ptr&) {
      give(handlers_.error(500, head_of(request)), response);
    });
  }

  Result<int> bind() override {
    const int port = terms_.port == 0 ? server_.bind_to_any_port(terms_.address)
                                      : (server_.bind_to_port(terms_.address, terms_.port) ? terms_.port : -1);
    if (port < 0) {
      return fail(ErrorCode::Usage, terms_.address + ":" + std::to_string(terms_.port), "server-address");
    }
    ::listen(listening_, kBacklog);
    return port;
  }

  void listen() override { server_.listen_after_bind(); }
  void stop() override { server_.stop(); }

 private:
  void post(const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& read) {
    HttpRequest full = head_of(request);
    int status = 200;
    const bool json = request.get_header_value("Content-Type").starts_with("application/json");
    const auto length = request.get_header_value<std::uint64_t>("Content-Length");
    const BodyRoom room(bodies_, std::min<std::size_t>(length, terms_.body_bytes), terms_.bodies_bytes);
    if (!room.is_there()) {
      status = 503;
    } else if (!request.is_multipart_form_data() && !json && length != 0) {
      status = 415;
    } else if (length == 0) {
      // A request without a body has nothing to be read: what it asks for stands in its address.
    } else if (json) {
      read_json(read, terms_, full.body, status);
    } else if (length > terms_.body_bytes) {
      status = 413;
    } else {
      read_form(read, terms_, full.form, status);
    }
    give(status == 200 ? handlers_.answer(std::move(full)) : handlers_.error(status, std::move(full)), response);
    if (status != 200) {
      response.set_header("Connection", "close");
    }
  }

  const HttpTerms terms_;
  const HttpHandlers handlers_;
  httplib::Server server_;
  std::atomic<int> listening_{-1};
  std::atomic<std::size_t> bodies_{0};
};

}  // namespace

std::unique_ptr<HttpServer> make_http_server(const HttpTerms& terms, HttpHandlers handlers) {
  return std::make_unique<HttplibServer>(terms, std::move(handlers));
}

}  // namespace sverka
