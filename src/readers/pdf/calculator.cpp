#include "readers/pdf/calculator.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "readers/pdf/lexer.hpp"

namespace sverka::pdf {
namespace {

constexpr std::size_t kSteps = 10000;
constexpr std::size_t kStack = 200;
constexpr unsigned kDepth = 16;

class Calculator {
 public:
  explicit Calculator(std::string_view program) : program_(program) {}

  std::vector<double> stack;

  bool run() {
    Lexer lexer(program_);
    return lexer.next().text == "{" && block(lexer, 0, true);
  }

 private:
  double pop() {
    if (stack.empty()) {
      failed_ = true;
      return 0;
    }
    const double value = stack.back();
    stack.pop_back();
    return value;
  }

  void push(double value) {
    if (stack.size() >= kStack || !std::isfinite(value)) {
      failed_ = true;
      return;
    }
    stack.push_back(value);
  }

  // From after "{" to after its "}". Blocks that are not taken are only read over.
  bool block(Lexer& lexer, unsigned depth, bool active) {
    std::size_t blocks[2] = {0, 0};
    unsigned waiting = 0;
    if (depth > kDepth) {
      return false;
    }
    for (ContentToken token = lexer.next(); token.type != TokenType::End && !failed_; token = lexer.next()) {
      if (++steps_ > kSteps) {
        return false;
      }
      if (token.type == TokenType::Number) {
        if (active) {
          push(token.number);
        }
      } else if (token.text == "{") {
        blocks[0] = blocks[1];
        blocks[1] = lexer.position();
        ++waiting;
        if (!block(lexer, depth + 1, false)) {
          return false;
        }
      } else if (token.text == "}") {
        return true;
      } else if (token.text == "if" || token.text == "ifelse") {
        if (active && !choose(token.text == "if", waiting, blocks, depth)) {
          return false;
        }
        waiting = 0;
      } else if (active) {
        apply(token.text);
      }
    }
    return false;
  }

  bool choose(bool single, unsigned waiting, const std::size_t (&blocks)[2], unsigned depth) {
    if (waiting < (single ? 1u : 2u)) {
      return false;
    }
    const bool condition = pop() != 0;
    if (single && !condition) {
      return true;
    }
    Lexer inner(program_);
    inner.seek(single || !condition ? blocks[1] : blocks[0]);
    return block(inner, depth + 1, true);
  }

  void apply(std::string_view word) {
    if (!apply_to_stack(word) && !apply_to_one(word) && !apply_to_two(word)) {
      failed_ = true;
    }
  }

  bool apply_to_stack(std::string_view word) {
    if (word == "pop") {
      pop();
    } else if (word == "dup") {
      const double top = pop();
      push(top);
      push(top);
    } else if (word == "exch") {
      const double top = pop();
      const double below = pop();
      push(top);
      push(below);
    } else if (word == "copy" || word == "index") {
      const double count = pop();
      const bool copies = word == "copy";
      const double needed = copies ? count : count + 1;
      if (count < 0 || needed > static_cast<double>(stack.size())) {
        failed_ = true;
        return true;
      }
      const std::size_t from = stack.size() - static_cast<std::size_t>(needed);
      const std::size_t size = copies ? static_cast<std::size_t>(count) : 1;
      for (std::size_t i = 0; i < size; ++i) {
        push(stack[from + i]);
      }
    } else if (word == "roll") {
      roll();
    } else if (word == "true" || word == "false") {
      push(word == "true" ? 1 : 0);
    } else {
      return false;
    }
    return true;
  }

  void roll() {
    const double by = pop();
    const double count = pop();
    if (count < 0 || count > static_cast<double>(stack.size()) || std::abs(by) > 1e6) {
      failed_ = true;
      return;
    }
    const auto size = static_cast<std::int64_t>(count);
    if (size > 0) {
      const std::int64_t turn = ((static_cast<std::int64_t>(by) % size) + size) % size;
      std::rotate(stack.end() - size, stack.end() - turn, stack.end());
    }
  }

  bool apply_to_one(std::string_view word) {
    constexpr double kDegree = 3.14159265358979323846 / 180;
    using One = double (*)(double);
    struct Entry {
      std::string_view word;
      One function;
    };
    static constexpr Entry kEntries[] = {
        {"abs", [](double a) { return std::abs(a); }},           {"neg", [](double a) { return -a; }},
        {"ceiling", [](double a) { return std::ceil(a); }},      {"floor", [](double a) { return std::floor(a); }},
        {"round", [](double a) { return std::round(a); }},       {"truncate", [](double a) { return std::trunc(a); }},
        {"cvi", [](double a) { return std::trunc(a); }},         {"cvr", [](double a) { return a; }},
        {"sqrt", [](double a) { return std::sqrt(a); }},         {"sin", [](double a) { return std::sin(a * kDegree); }},
        {"cos", [](double a) { return std::cos(a * kDegree); }}, {"ln", [](double a) { return std::log(a); }},
        {"log", [](double a) { return std::log10(a); }},         {"not", [](double a) { return a == 0 ? 1.0 : 0.0; }}};
    for (const Entry& entry : kEntries) {
      if (entry.word == word) {
        push(entry.function(pop()));
        return true;
      }
    }
    return false;
  }

  bool apply_to_two(std::string_view word) {
    using Two = double (*)(double, double);
    struct Entry {
      std::string_view word;
      Two function;
    };
    static constexpr Entry kEntries[] = {{"add", [](double a, double b) { return a + b; }},
                                         {"sub", [](double a, double b) { return a - b; }},
                                         {"mul", [](double a, double b) { return a * b; }},
                                         {"div", [](double a, double b) { return a / b; }},
                                         {"idiv", [](double a, double b) { return std::trunc(a / b); }},
                                         {"mod", [](double a, double b) { return std::fmod(a, b); }},
                                         {"exp", [](double a, double b) { return std::pow(a, b); }},
                                         {"atan", [](double a, double b) { return std::atan2(a, b) * 57.29577951308232; }},
                                         {"eq", [](double a, double b) { return a == b ? 1.0 : 0.0; }},
                                         {"ne", [](double a, double b) { return a != b ? 1.0 : 0.0; }},
                                         {"gt", [](double a, double b) { return a > b ? 1.0 : 0.0; }},
                                         {"ge", [](double a, double b) { return a >= b ? 1.0 : 0.0; }},
                                         {"lt", [](double a, double b) { return a < b ? 1.0 : 0.0; }},
                                         {"le", [](double a, double b) { return a <= b ? 1.0 : 0.0; }},
                                         {"and", [](double a, double b) { return a != 0 && b != 0 ? 1.0 : 0.0; }},
                                         {"or", [](double a, double b) { return a != 0 || b != 0 ? 1.0 : 0.0; }},
                                         {"xor", [](double a, double b) { return (a != 0) != (b != 0) ? 1.0 : 0.0; }}};
    for (const Entry& entry : kEntries) {
      if (entry.word == word) {
        const double second = pop();
        const double first = pop();
        push(entry.function(first, second));
        return true;
      }
    }
    return false;
  }

  std::string_view program_;
  std::size_t steps_ = 0;
  bool failed_ = false;
};

}  // namespace

std::vector<double> calculate(std::string_view program, const std::vector<double>& inputs, std::size_t outputs) {
  Calculator calculator(program);
  calculator.stack = inputs;
  if (!calculator.run() || calculator.stack.size() < outputs) {
    return {};
  }
  return {calculator.stack.end() - static_cast<std::ptrdiff_t>(outputs), calculator.stack.end()};
}

}  // namespace sverka::pdf
