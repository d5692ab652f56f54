#include "fetch/curl/curl_fetcher.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <utility>

#include "web/url.hpp"

namespace sverka {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t kRatioJudgedAbove = std::size_t{1} << 20;
constexpr long kLowestSpeed = 16;         // bytes a second ...
constexpr long kLowestSpeedSeconds = 10;  // ... over so long: below it a server drips
constexpr std::array<unsigned, 2> kUsualPorts{80, 443};

struct CloseHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct CloseMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;

bool is_allowed_port(unsigned port, const FetchPolicy& policy) {
  return std::find(kUsualPorts.begin(), kUsualPorts.end(), port) != kUsualPorts.end() ||
         std::find(policy.allow_port.begin(), policy.allow_port.end(), port) != policy.allow_port.end();
}

// One request on its way.
struct Transfer {
  std::uint64_t id = 0;
  FetchedAnswer answer;
  std::vector<std::string> types;
  const FetchPolicy* policy = nullptr;
  Handle handle;
  std::unique_ptr<curl_slist, FreeList> headers, addresses;
  std::size_t header_bytes = 0;
  std::string stopped;  // why we ended it
  std::string stopped_detail;
  bool body_begun = false;
};

struct Peer {
  NetworkAddress address;
  unsigned port = 0;
};

std::optional<Peer> peer_of(const sockaddr* address) {
  Peer peer;
  if (address->sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, address, sizeof v4);
    std::memcpy(peer.address.octets.data(), &v4.sin_addr, 4);
    peer.port = ntohs(v4.sin_port);
    return peer;
  }
  if (address->sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, address, sizeof v6);
    peer.address.is_v6 = true;
    std::memcpy(peer.address.octets.data(), &v6.sin6_addr, 16);
    peer.port = ntohs(v6.sin6_port);
    return peer;
  }
  return std::nullopt;
}

std::string text_of(const NetworkAddress& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  ::inet_ntop(address.is_v6 ? AF_INET6 : AF_INET, address.octets.data(), text.data(), text.size());
  return text.data();
}

// The one place where a connection can begin: after the name was resolved, before anything is sent.
curl_socket_t open_socket(void* context, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(context);
  const std::optional<Peer> peer = peer_of(&address->addr);
  if (!peer || !may_connect(peer->address, transfer.policy->allow_address) || !is_allowed_port(peer->port, *transfer.policy)) {
    transfer.stopped = "fetch-address-refused";
    transfer.stopped_detail = peer ? text_of(peer->address) : std::string();
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
  }
  return result;
}

std::size_t take_header(char* bytes, std::size_t, std::size_t size, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  const std::string_view line(bytes, size);
  transfer.header_bytes += size;
  if (transfer.header_bytes > transfer.policy->header_bytes || transfer.answer.headers.size() > transfer.policy->header_fields) {
    transfer.stopped = "fetch-headers";
    return 0;
  }
  if (line.starts_with("HTTP/")) {
    transfer.answer.headers.clear();  // what came before was an interim answer
    return size;
  }
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    transfer.answer.headers.push_back({lower(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
  }
  return size;
}

bool is_wanted_type(const Transfer& transfer) {
  if (transfer.types.empty()) {
    return true;
  }
  for (const HeaderField& field : transfer.answer.headers) {
    if (field.name == "content-type") {
      const std::string type = lower(field.value);
      return std::any_of(transfer.types.begin(), transfer.types.end(), [&](const std::string& wanted) { return type.starts_with(wanted); });
    }
  }
  return true;  // without a type it may be anything
}

std::size_t take_body(char* bytes, std::size_t, std::size_t size, void* context) {
  auto& transfer = *static_cast<Transfer*>(context);
  if (!transfer.body_begun) {
    transfer.body_begun = true;
    long status = 0;
    curl_easy_getinfo(transfer.handle.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status >= 200 && status < 300 && !is_wanted_type(transfer)) {
      transfer.stopped = "fetch-not-wanted";
      return 0;
    }
  }
  std::string& body = transfer.answer.body;
  if (body.size() + size > transfer.policy->body_bytes) {
    transfer.stopped = "fetch-too-large";
    return 0;
  }
  body.append(bytes, size);
  curl_off_t received = 0;
  curl_easy_getinfo(transfer.handle.get(), CURLINFO_SIZE_DOWNLOAD_T, &received);
  if (body.size() > kRatioJudgedAbove && received > 0 && body.size() / static_cast<std::size_t>(received) > transfer.policy->ratio) {
    transfer.stopped = "fetch-ratio";
    return 0;
  }
  return size;
}

std::string problem_of(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return {};
    case CURLE_COULDNT_RESOLVE_HOST:
      return "fetch-name";
    case CURLE_COULDNT_CONNECT:
    case CURLE_INTERFACE_FAILED:
      return "fetch-connect";
    case CURLE_OPERATION_TIMEDOUT:
      return "fetch-timeout";
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return "fetch-tls";
    case CURLE_FILESIZE_EXCEEDED:
      return "fetch-too-large";
    case CURLE_BAD_CONTENT_ENCODING:
      return "fetch-encoding";
    default:
      return "fetch-broken";
  }
}

class CurlFetcher : public Fetcher {
 public:
  explicit CurlFetcher(const FetchPolicy& policy) : policy_(policy), multi_(curl_multi_init()) {
    curl_multi_setopt(multi_.get(), CURLMOPT_MAX_HOST_CONNECTIONS, static_cast<long>(policy_.connections_per_host));
    curl_multi_setopt(multi_.get(), CURLMOPT_PIPELINING, static_cast<long>(CURLPIPE_NOTHING));
  }
  CurlFetcher(const CurlFetcher&) = delete;
  CurlFetcher& operator=(const CurlFetcher&) = delete;
  ~CurlFetcher() override {
    for (auto& [handle, transfer] : transfers_) {
      curl_multi_remove_handle(multi_.get(), handle);
    }
    transfers_.clear();
    free_.clear();
  }

  void start(FetchRequest request) override;
  std::vector<Fetched> wait(milliseconds most) override;
  std::size_t under_way() const override { return transfers_.size() + ready_.size(); }

 private:
  Handle take_handle();
  void prepare(Transfer& transfer, const FetchRequest& request);
  void collect();

  const FetchPolicy policy_;
  std::unique_ptr<CURLM, CloseMulti> multi_;
  std::map<CURL*, std::unique_ptr<Transfer>> transfers_;
  std::vector<Handle> free_;  // set up already
  std::vector<Fetched> ready_;
};

Handle CurlFetcher::take_handle() {
  if (!free_.empty()) {
    Handle handle = std::move(free_.back());
    free_.pop_back();
    return handle;
  }
  Handle handle(curl_easy_init());
  CURL* const easy = handle.get();
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_PROXY, "");
  curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip, br");
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(policy_.connect.count()));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(policy_.response.count()));
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, kLowestSpeed);
  curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, kLowestSpeedSeconds);
  curl_easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(policy_.body_bytes));
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
  return handle;
}

void CurlFetcher::prepare(Transfer& transfer, const FetchRequest& request) {
  transfer.id = request.id;
  transfer.types = request.types;
  transfer.policy = &policy_;
  transfer.answer.url = request.url;
  transfer.handle = take_handle();
  CURL* const easy = transfer.handle.get();
  curl_slist* list = curl_slist_append(nullptr, ("Accept: " + request.accept).c_str());
  for (const HeaderField& field : request.headers) {
    list = curl_slist_append(list, (field.name + ": " + field.value).c_str());
  }
  transfer.headers.reset(list);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
  // The handle is used again for other requests.
  curl_easy_setopt(easy, CURLOPT_USERAGENT, request.user_agent.empty() ? policy_.user_agent.c_str() : request.user_agent.c_str());
  curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
  if (const std::optional<Url> url = policy_.resolve ? parse_url(request.url) : std::nullopt) {
    const std::string name = url->host + ":" + std::to_string(effective_port(*url));
    const std::string address = policy_.resolve(url->host, effective_port(*url));
    curl_slist* resolved = curl_slist_append(nullptr, ("-" + name).c_str());
    if (!address.empty()) {
      resolved = curl_slist_append(resolved, (name + ":" + address).c_str());
    }
    transfer.addresses.reset(resolved);
    curl_easy_setopt(easy, CURLOPT_RESOLVE, resolved);
  }
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
}

void CurlFetcher::start(FetchRequest request) {
  const std::optional<Url> url = parse_url(request.url);
  if (!url || !is_web(*url) || !is_allowed_port(effective_port(*url), policy_)) {
    Fetched refused;
    refused.id = request.id;
    refused.answer.url = request.url;
    refused.answer.problem = "fetch-address-refused";
    refused.answer.problem_detail = url ? "port " + std::to_string(effective_port(*url)) : std::string();
    ready_.push_back(std::move(refused));
    return;
  }
  auto transfer = std::make_unique<Transfer>();
  prepare(*transfer, request);
  CURL* const easy = transfer->handle.get();
  transfers_.emplace(easy, std::move(transfer));
  curl_multi_add_handle(multi_.get(), easy);
}

void CurlFetcher::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) {
      continue;
    }
    CURL* const easy = message->easy_handle;
    const CURLcode code = message->data.result;
    const auto found = transfers_.find(easy);
    std::unique_ptr<Transfer> transfer = std::move(found->second);
    transfers_.erase(found);
    Fetched fetched{transfer->id, std::move(transfer->answer), milliseconds(0)};
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    const char* ip = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIMARY_IP, &ip);
    curl_off_t microseconds = 0;
    curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &microseconds);
    fetched.elapsed = milliseconds(microseconds / 1000);
    fetched.answer.status = static_cast<int>(status);
    fetched.answer.ip = ip == nullptr ? "" : ip;
    if (!transfer->stopped.empty()) {
      fetched.answer.problem = transfer->stopped;
      fetched.answer.problem_detail = transfer->stopped_detail;
    } else if (code != CURLE_OK) {
      fetched.answer.problem = problem_of(code);
      fetched.answer.problem_detail = curl_easy_strerror(code);
    }
    if (!fetched.answer.problem.empty()) {
      fetched.answer.body.clear();  // half a body would be judged as if it were the page
    }
    curl_multi_remove_handle(multi_.get(), easy);
    if (fetched.answer.problem.empty()) {
      curl_easy_setopt(easy, CURLOPT_HTTPHEADER, nullptr);
      curl_easy_setopt(easy, CURLOPT_RESOLVE, nullptr);
      free_.push_back(std::move(transfer->handle));
    }
    ready_.push_back(std::move(fetched));
  }
}

std::vector<Fetched> CurlFetcher::wait(milliseconds most) {
  int running = 0;
  curl_multi_perform(multi_.get(), &running);
  collect();
  if (ready_.empty() && !transfers_.empty() && most.count() > 0) {
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(most.count()), nullptr);
    curl_multi_perform(multi_.get(), &running);
    collect();
  }
  return std::exchange(ready_, {});
}

}  // namespace

std::unique_ptr<Fetcher> make_curl_fetcher(const FetchPolicy& policy) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_ALL);
  return started == CURLE_OK ? std::make_unique<CurlFetcher>(policy) : nullptr;
}

}  // namespace sverka
