// The SAX2 side of XmlTree: the only file that knows libxml2.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>
#include <vector>

#include "readers/docx/plain_stretches.hpp"
#include "readers/docx/xml_encoding.hpp"
#include "readers/docx/xml_names.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {
namespace {

constexpr std::size_t kSmallestChunk = 4 * 1024;
constexpr std::size_t kLargestChunk = 256 * 1024;

// libxml2 compares each attribute of an element with all before it. A file made of nothing else is cut off
// here.
constexpr std::size_t kAttributeWork = 200'000'000;

// libxml2's dictionary grows slow past some ten thousand strings. Word's whole vocabulary has some five
// thousand names.
constexpr std::size_t kMostNames = 20'000;
constexpr std::size_t kMostNamespaces = 200'000;
constexpr std::size_t kMostInstructions = 1000;

// Numbers of names by the pointers of libxml2's dictionary, where equal strings are one pointer. Open
// addressing, as it is asked for every element and attribute.
class NameTable {
 public:
  NameTable() : slots_(512) {}

  // The number kept for the pair, 0 where there is none yet; `put` then keeps one.
  std::uint32_t find(const xmlChar* uri, const xmlChar* local) const {
    for (std::size_t at = start(uri, local);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.number == 0 || (slot.local == local && slot.uri == uri)) {
        return slot.number;
      }
    }
  }

  void put(const xmlChar* uri, const xmlChar* local, std::uint32_t number) {
    if (++used_ * 2 > slots_.size()) {
      std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
      for (const Slot& slot : old) {
        if (slot.number != 0) {
          place(slot);
        }
      }
    }
    place({uri, local, number});
  }

 private:
  struct Slot {
    const xmlChar* uri = nullptr;
    const xmlChar* local = nullptr;
    std::uint32_t number = 0;
  };
  std::size_t start(const xmlChar* uri, const xmlChar* local) const {
    const auto one = reinterpret_cast<std::uintptr_t>(uri);
    const auto two = reinterpret_cast<std::uintptr_t>(local);
    const std::uint64_t mixed = (static_cast<std::uint64_t>(two) + (static_cast<std::uint64_t>(one) << 7)) * 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(mixed >> 32) & (slots_.size() - 1);
  }
  void place(const Slot& slot) {
    std::size_t at = start(slot.uri, slot.local);
    while (slots_[at].number != 0) {
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = slot;
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : std::string_view{reinterpret_cast<const char*>(text)};
}

// Elements whose text counts even if it is white space only.
bool keeps_space(std::string_view name) {
  const std::size_t colon = name.find(':');
  const std::string_view local = colon == std::string_view::npos ? name : name.substr(colon + 1);
  return local == "t" || local == "delText" || local == "instrText" || local == "delInstrText" || local == "v";
}

bool is_space(const char* text, std::size_t size) {
  for (std::size_t at = 0; at < size; ++at) {
    if (text[at] != ' ' && text[at] != '\n' && text[at] != '\t' && text[at] != '\r') {
      return false;
    }
  }
  return true;
}

}  // namespace

class XmlTreeBuilder {
 public:
  XmlTreeBuilder(const std::string& part, const ReadLimits& limits, std::size_t& node_budget)
      : part_(part), limits_(limits), node_budget_(node_budget) {}

  // `options` are libxml2's; what was set aside of the bytes is put back.
  PartialXml build(std::string_view bytes, int options, const PlainStretches& aside);

 private:
  static XmlTreeBuilder& self(void* user) { return *static_cast<XmlTreeBuilder*>(user); }
  static void on_start(void* user, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int namespace_count,
                       const xmlChar** namespaces, int attribute_count, int defaulted, const xmlChar** attributes);
  static void on_end(void* user, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri);
  static void on_text(void* user, const xmlChar* text, int size);
  static void on_doctype(void* user, const xmlChar* name, const xmlChar* external, const xmlChar* system);
  static void on_instruction(void* user, const xmlChar* target, const xmlChar* data);
  static void on_error(void* user, xmlErrorPtr error);

  template <class Step>
  static void guard(void* user, Step step);
  void start(const xmlChar* local, const xmlChar* uri, int attribute_count, const xmlChar** attributes);
  void add_attributes(int attribute_count, const xmlChar** attributes);
  void flush_text();
  std::uint32_t append_node();
  std::uint32_t intern(const xmlChar* uri, const xmlChar* local);
  char* room(std::size_t size);
  const char* keep(const char* text, std::size_t size);
  std::string_view keep_value(std::string_view value);
  void stop(ErrorCode code, const char* reason, std::string detail = {});

  const std::string& part_;
  const ReadLimits& limits_;
  std::size_t& node_budget_;
  XmlTree tree_;
  std::optional<Error> error_;
  xmlParserCtxtPtr context_ = nullptr;
  NameTable names_;
  std::vector<std::uint32_t> open_;        // indices of the open elements
  std::vector<std::uint32_t> last_child_;  // of each open element, and of the document
  std::vector<int> namespaces_open_;
  std::size_t namespaces_in_scope_ = 0;
  std::size_t namespaces_declared_ = 0;
  std::size_t instructions_ = 0;
  std::size_t attribute_work_ = 0;
  std::string text_;  // collected until the next tag
  const PlainStretches* aside_ = nullptr;
  std::string whole_;  // a text or value with its stretches put back
  char* free_ = nullptr;
  std::size_t free_size_ = 0;
  std::size_t chunk_ = kLargestChunk;
};

PartialXml XmlTreeBuilder::build(std::string_view bytes, int options, const PlainStretches& aside) {
  aside_ = &aside;
  tree_.nodes_.reserve(std::min(node_budget_, static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '<'))) + 1);
  chunk_ = std::clamp(bytes.size(), kSmallestChunk, kLargestChunk);
  last_child_.push_back(0);
  context_ = xmlCreateMemoryParserCtxt(bytes.data(), static_cast<int>(bytes.size()));
  if (context_ == nullptr) {
    return {std::move(tree_), Error{ErrorCode::LimitReached, part_, "reader-memory", "XML parser"}};
  }
  xmlSAXHandler handler;
  std::memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = on_text;
  handler.cdataBlock = on_text;
  handler.ignorableWhitespace = on_text;
  handler.internalSubset = on_doctype;
  handler.processingInstruction = on_instruction;
  handler.serror = on_error;
  xmlCtxtUseOptions(context_, options);
  *context_->sax = handler;
  context_->userData = this;
  xmlParseDocument(context_);
  if (!error_ && context_->wellFormed == 0) {
    error_ = Error{ErrorCode::Damaged, part_, "xml-malformed", {}};
  }
  flush_text();
  xmlFreeParserCtxt(context_);
  return {std::move(tree_), std::move(error_)};
}

void XmlTreeBuilder::stop(ErrorCode code, const char* reason, std::string detail) {
  if (!error_) {
    error_ = Error{code, part_, reason, std::move(detail)};
  }
  xmlStopParser(context_);
}

char* XmlTreeBuilder::room(std::size_t size) {
  if (size > free_size_) {
    const std::size_t chunk = std::max(size, chunk_);
    tree_.arena_.push_back(std::unique_ptr<char[]>(new char[chunk]));
    free_ = tree_.arena_.back().get();
    free_size_ = chunk;
  }
  char* given = free_;
  free_ += size;
  free_size_ -= size;
  return given;
}

const char* XmlTreeBuilder::keep(const char* text, std::size_t size) {
  if (size == 0) {
    return "";
  }
  char* copy = room(size);
  std::memcpy(copy, text, size);
  return copy;
}

// Without entity substitution libxml2 hands an ampersand on as "&#38;", and nothing else that way.
std::string_view XmlTreeBuilder::keep_value(std::string_view value) {
  constexpr std::string_view kAmpersand = "&#38;";
  if (aside_->put_back(value, whole_)) {
    value = whole_;
  }
  if (value.find('&') == std::string_view::npos) {
    return {keep(value.data(), value.size()), value.size()};
  }
  std::string plain;
  for (std::size_t at = 0; at < value.size();) {
    plain += value[at];
    at += value.substr(at, kAmpersand.size()) == kAmpersand ? kAmpersand.size() : 1;
  }
  return {keep(plain.data(), plain.size()), plain.size()};
}

std::uint32_t XmlTreeBuilder::intern(const xmlChar* uri, const xmlChar* local) {
  if (const std::uint32_t known = names_.find(uri, local); known != 0) {
    return known;
  }
  const std::string_view prefix = prefix_of_namespace(view_of(uri));
  if (prefix == "w") {
    (is_strict_namespace(view_of(uri)) ? tree_.strict_ : tree_.transitional_) = true;
  }
  std::string name(prefix);
  if (!prefix.empty()) {
    name += ':';
  }
  name += view_of(local);
  const char* kept = keep(name.data(), name.size());
  tree_.names_.push_back({{kept, name.size()}, tag_of(name), keeps_space(name)});
  const auto number = static_cast<std::uint32_t>(tree_.names_.size() - 1);
  if (number > kMostNames) {
    stop(ErrorCode::LimitReached, "xml-names");
  }
  names_.put(uri, local, number);
  return number;
}

std::uint32_t XmlTreeBuilder::append_node() {
  if (node_budget_ == 0) {
    stop(ErrorCode::LimitReached, "xml-nodes");
    return 0;
  }
  --node_budget_;
  const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
  tree_.nodes_.push_back({});
  XmlTree::StoredNode& node = tree_.nodes_.back();
  node.text = "";
  node.parent = open_.empty() ? 0 : open_.back();
  node.line = static_cast<std::uint32_t>(context_->input == nullptr ? 0 : context_->input->line);
  if (last_child_.back() == 0) {
    tree_.nodes_[node.parent].first_child = index;
  } else {
    tree_.nodes_[last_child_.back()].next = index;
  }
  last_child_.back() = index;
  return index;
}

void XmlTreeBuilder::flush_text() {
  if (text_.empty()) {
    return;
  }
  const bool keeps = !open_.empty() && tree_.names_[tree_.nodes_[open_.back()].name].keeps_space;
  if ((keeps || !is_space(text_.data(), text_.size())) && !open_.empty()) {
    if (const std::uint32_t index = append_node(); index != 0) {
      const std::string_view text = aside_->put_back(text_, whole_) ? whole_ : text_;
      tree_.nodes_[index].text = keep(text.data(), text.size());
      tree_.nodes_[index].text_size = static_cast<std::uint32_t>(text.size());
    }
  }
  text_.clear();
}

void XmlTreeBuilder::add_attributes(int attribute_count, const xmlChar** attributes) {
  const auto count = static_cast<std::size_t>(attribute_count);
  attribute_work_ += count * count;
  if (count > limits_.attributes || attribute_work_ > kAttributeWork) {
    stop(ErrorCode::LimitReached, "xml-attributes");
    return;
  }
  if (count > node_budget_) {
    stop(ErrorCode::LimitReached, "xml-nodes");
    return;
  }
  node_budget_ -= count;
  for (std::size_t at = 0; at < count; ++at) {
    // Five pointers an attribute: local name, prefix, namespace, value, end of value.
    const xmlChar** attribute = attributes + 5 * at;
    const char* value = reinterpret_cast<const char*>(attribute[3]);
    const std::string_view kept = keep_value({value, static_cast<std::size_t>(attribute[4] - attribute[3])});
    tree_.attributes_.push_back({kept.data(), static_cast<std::uint32_t>(kept.size()), intern(attribute[2], attribute[0])});
  }
}

void XmlTreeBuilder::start(const xmlChar* local, const xmlChar* uri, int attribute_count, const xmlChar** attributes) {
  flush_text();
  if (error_) {
    return;
  }
  if (open_.size() >= limits_.xml_depth) {
    stop(ErrorCode::LimitReached, "xml-depth");
    return;
  }
  const std::uint32_t index = append_node();
  if (index == 0) {
    return;
  }
  tree_.nodes_[index].name = intern(uri, local);
  const Tag tag = tree_.names_[tree_.nodes_[index].name].tag;
  if (tag == Tag::WR || tag == Tag::WP) {
    const Tag parent = tree_.tag(tree_.nodes_[index].parent);
    tree_.text_in_properties_ = tree_.text_in_properties_ || parent == Tag::WPPr || parent == Tag::WRPr;
  }
  tree_.nodes_[index].first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
  tree_.nodes_[index].attribute_count = static_cast<std::uint32_t>(attribute_count);
  open_.push_back(index);
  last_child_.push_back(0);
  add_attributes(attribute_count, attributes);
  if (error_) {
    tree_.nodes_[index].attribute_count = 0;
  }
}

// No exception may pass through libxml2, which is C.
template <class Step>
void XmlTreeBuilder::guard(void* user, Step step) {
  XmlTreeBuilder& builder = self(user);
  try {
    step(builder);
  } catch (const std::bad_alloc&) {
    builder.stop(ErrorCode::LimitReached, "reader-memory");
  }
}

void XmlTreeBuilder::on_start(void* user, const xmlChar* local, const xmlChar*, const xmlChar* uri, int namespace_count, const xmlChar**,
                              int attribute_count, int, const xmlChar** attributes) {
  guard(user, [&](XmlTreeBuilder& builder) {
    builder.start(local, uri, attribute_count, attributes);
    builder.namespaces_open_.push_back(namespace_count);
    builder.namespaces_in_scope_ += static_cast<std::size_t>(namespace_count);
    // libxml2 searches the namespaces in scope one by one for each prefix.
    builder.namespaces_declared_ += static_cast<std::size_t>(namespace_count);
    if (builder.namespaces_in_scope_ > builder.limits_.attributes || builder.namespaces_declared_ > kMostNamespaces) {
      builder.stop(ErrorCode::LimitReached, "xml-attributes");
    }
  });
}

void XmlTreeBuilder::on_end(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  guard(user, [](XmlTreeBuilder& builder) {
    builder.flush_text();
    if (builder.error_ || builder.open_.empty()) {
      return;
    }
    builder.open_.pop_back();
    builder.last_child_.pop_back();
    builder.namespaces_in_scope_ -= static_cast<std::size_t>(builder.namespaces_open_.back());
    builder.namespaces_open_.pop_back();
  });
}

void XmlTreeBuilder::on_text(void* user, const xmlChar* text, int size) {
  guard(user, [&](XmlTreeBuilder& builder) {
    if (!builder.error_) {
      builder.text_.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    }
  });
}

void XmlTreeBuilder::on_doctype(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
  self(user).stop(ErrorCode::Damaged, "xml-doctype");
}

void XmlTreeBuilder::on_instruction(void* user, const xmlChar*, const xmlChar*) {
  if (++self(user).instructions_ > kMostInstructions) {
    self(user).stop(ErrorCode::LimitReached, "xml-names");
  }
}

void XmlTreeBuilder::on_error(void* user, xmlErrorPtr error) {
  XmlTreeBuilder& builder = self(user);
  if (builder.error_ || error == nullptr || error->level < XML_ERR_FATAL) {
    return;
  }
  std::string message = "line " + std::to_string(error->line) + ": " + (error->message == nullptr ? "" : error->message);
  while (!message.empty() && message.back() == '\n') {
    message.pop_back();
  }
  const bool no_memory = error->code == XML_ERR_NO_MEMORY;
  builder.error_ = Error{no_memory ? ErrorCode::LimitReached : ErrorCode::Damaged, builder.part_,
                         no_memory ? "reader-memory" : "xml-malformed", printable(message)};
}

PartialXml parse_xml_to_error(std::string_view bytes, const std::string& part, const ReadLimits& limits, std::size_t& node_budget) {
  std::string decoded;
  if (auto failed = decode_xml(bytes, decoded)) {
    return {{}, Error{ErrorCode::Damaged, part, "xml-encoding", *failed}};
  }
  if (has_attribute_flood(bytes, limits.attributes)) {
    return {{}, Error{ErrorCode::LimitReached, part, "xml-attributes", {}}};
  }
  if (bytes.empty()) {
    return {{}, Error{ErrorCode::Damaged, part, "xml-malformed", "empty part"}};
  }
  const int options = XML_PARSE_NONET | (decoded.empty() ? 0 : XML_PARSE_IGNORE_ENC);
  PlainStretches aside;
  std::string_view shortened = bytes;
  if ((!decoded.empty() || is_utf8_declared(bytes)) && aside.set_aside(shortened)) {
    std::size_t budget = node_budget;
    PartialXml quick = XmlTreeBuilder(part, limits, budget).build(shortened, options, aside);
    if (!quick.error) {
      node_budget = budget;
      return quick;
    }
  }
  // What is wrong is said of the part as it stands.
  return XmlTreeBuilder(part, limits, node_budget).build(bytes, options, {});
}

Result<XmlTree> parse_xml(std::string_view bytes, const std::string& part, const ReadLimits& limits, std::size_t& node_budget) {
  PartialXml partial = parse_xml_to_error(bytes, part, limits, node_budget);
  if (partial.error) {
    return fail(std::move(*partial.error));
  }
  return std::move(partial.tree);
}

}  // namespace sverka
