// The desk as a whole: a request in, who it is and what he may do found out, the answer of its route out.
#pragma once

#include <memory>
#include <string>

#include "jobs/desk_ledger.hpp"
#include "server/http.hpp"
#include "server/metrics.hpp"
#include "server/self_check.hpp"
#include "server/visit.hpp"
#include "server/workers.hpp"
#include "store/login_throttle.hpp"

namespace sverka {

class Desk {
 public:
  // `store` and `self_check` outlive it. `log` takes one line of JSON, on many threads at once.
  Desk(Store& store, SelfCheck& self_check, DeskTerms terms, std::function<void(const std::string&)> log);

  // Takes up the checks that wait. Errors: those of the store.
  Result<void> start();
  // Waits for the running checks.
  void stop();

  // Safe to call from many threads. Never throws what a handler threw. Whatever fails on our side leaves a line of its own in the log,
  // under the number that the answer names.
  HttpReply answer(HttpRequest request);
  // A refusal of the guard or of the library under the server, in the form that the request's path asks for.
  HttpReply problem(int status, std::string_view key, HttpRequest request);

 private:
  HttpReply routed(Visit& visit);
  HttpReply admitted(const struct Route& route, Visit& visit);
  // The user behind the session or the token. Errors: those of the store.
  Result<void> recognise(Visit& visit);
  bool is_guarded(const Visit& visit) const;
  // The request has a key, and what it asks has been done by another with that key.
  bool is_done_by_now(const Visit& visit);
  // What the store refused while the request was answered, into the reply.
  void tell_trouble(const Visit& visit, HttpReply& reply) const;
  void finish(const Visit& visit, HttpReply& reply, std::chrono::steady_clock::time_point began);

  Store& store_;
  SelfCheck& self_check_;
  const DeskTerms terms_;
  const std::function<void(const std::string&)> log_;
  LoginThrottle throttle_;
  LedgerKeeper ledgers_;
  CheckWorkers workers_;
  Metrics metrics_;
  DeskContext context_;
};

}  // namespace sverka
