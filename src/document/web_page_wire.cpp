#include "document/web_page_wire.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include "document/wire_bytes.hpp"
#include "text/utf8.hpp"

namespace sverka {

namespace {

// Selectors nest through :not() and :is(); the reader cuts long before.
constexpr int kSelectorDepth = 16;

class PageSource : public WireSource {
 public:
  using WireSource::WireSource;

  std::string utf8() {
    std::string value = text();
    if (!is_valid_utf8(value)) {
      wrong_text_ = true;
    }
    return value;
  }

  bool good() const { return !broken() && !wrong_text_ && at_end(); }

 private:
  bool wrong_text_ = false;
};

template <class Element, class Put>
void put_each(WireSink& sink, const std::vector<Element>& elements, Put put) {
  sink.number(elements.size());
  for (const Element& element : elements) {
    put(sink, element);
  }
}

template <class Element, class Take>
void take_each(PageSource& source, std::vector<Element>& elements, std::size_t element_bytes, Take take) {
  elements.resize(source.count<Element>(element_bytes));
  for (Element& element : elements) {
    take(source, element);
    if (source.broken()) {
      return;
    }
  }
}

void put_signed(WireSink& sink, std::int32_t value) {
  sink.number(static_cast<std::uint64_t>(static_cast<std::int64_t>(value) + 0x80000000LL));
}

std::int32_t take_signed(PageSource& source) {
  return static_cast<std::int32_t>(static_cast<std::int64_t>(source.number32()) - 0x80000000LL);
}

void put_selector(WireSink& sink, const Selector& selector) {
  put_each(sink, selector.compounds, [](WireSink& out, const Compound& compound) {
    out.enumerator(compound.before);
    put_each(out, compound.simples, [](WireSink& inner, const SimpleSelector& simple) {
      inner.enumerator(simple.kind);
      inner.text(simple.name);
      inner.text(simple.value);
      inner.enumerator(simple.match);
      inner.number(simple.ignore_case);
      put_signed(inner, simple.step);
      put_signed(inner, simple.offset);
      put_each(inner, simple.arguments, put_selector);
    });
  });
  sink.number(selector.specificity);
}
constexpr std::size_t kSimpleBytes = 16;

void take_selector(PageSource& source, Selector& selector, int depth) {
  take_each(source, selector.compounds, 2, [depth](PageSource& in, Compound& compound) {
    compound.before = in.enumerator(Combinator::LaterSibling);
    take_each(in, compound.simples, kSimpleBytes, [depth](PageSource& inner, SimpleSelector& simple) {
      simple.kind = inner.enumerator(SimpleKind::Unknown);
      simple.name = inner.utf8();
      simple.value = inner.utf8();
      simple.match = inner.enumerator(AttributeMatch::Substring);
      simple.ignore_case = inner.boolean();
      simple.step = take_signed(inner);
      simple.offset = take_signed(inner);
      if (depth == 0) {
        inner.number(0);
        return;
      }
      take_each(inner, simple.arguments, 2, [depth](PageSource& last, Selector& argument) { take_selector(last, argument, depth - 1); });
    });
  });
  selector.specificity = source.number32();
}

void put_declaration(WireSink& sink, const StyleDeclaration& declaration) {
  sink.text(declaration.property);
  sink.text(declaration.value);
  sink.number(declaration.important);
}

void take_declaration(PageSource& source, StyleDeclaration& declaration) {
  declaration.property = source.utf8();
  declaration.value = source.utf8();
  declaration.important = source.boolean();
}

void put_text(WireSink& sink, const std::string& text) {
  sink.text(text);
}

void take_text(PageSource& source, std::string& text) {
  text = source.utf8();
}

void put_sheet(WireSink& sink, const StyleSheet& sheet) {
  put_each(sink, sheet.rules, [](WireSink& out, const StyleRule& rule) {
    put_each(out, rule.selectors, put_selector);
    put_each(out, rule.declarations, put_declaration);
    put_each(out, rule.conditions, put_text);
    out.number(rule.layer);
  });
  put_each(sink, sheet.imports, [](WireSink& out, const StyleImport& import) {
    out.text(import.address);
    out.text(import.media);
  });
  sink.number(sheet.unread);
}

void take_sheet(PageSource& source, StyleSheet& sheet) {
  take_each(source, sheet.rules, 4, [](PageSource& in, StyleRule& rule) {
    take_each(in, rule.selectors, 2, [](PageSource& inner, Selector& selector) { take_selector(inner, selector, kSelectorDepth); });
    take_each(in, rule.declarations, 3, take_declaration);
    take_each(in, rule.conditions, 1, take_text);
    rule.layer = in.number32();
  });
  take_each(source, sheet.imports, 2, [](PageSource& in, StyleImport& import) {
    import.address = in.utf8();
    import.media = in.utf8();
  });
  sheet.unread = source.boolean();
}

// Nodes stand in document order, so that a parent is a short way back and an end a short way on.
void put_node(WireSink& sink, const WebNode& node, std::uint32_t index) {
  sink.enumerator(node.kind);
  sink.enumerator(node.space);
  sink.number(node.implied);
  sink.number(node.parent == kNone ? 0 : std::uint64_t{index} - node.parent);
  sink.number(node.end - std::uint64_t{index});
  sink.text(node.name);
  sink.text(node.text);
  put_each(sink, node.attributes, [](WireSink& out, const WebAttribute& one) {
    out.text(one.name);
    out.text(one.value);
  });
  sink.number(node.source.begin);
  sink.number(node.source.end);
  sink.number(node.end_tag.begin);
  sink.number(node.end_tag.end);
}
constexpr std::size_t kNodeBytes = 12;

void take_node(PageSource& source, WebNode& node, std::uint32_t index) {
  node.kind = source.enumerator(WebNodeKind::Doctype);
  node.space = source.enumerator(WebNamespace::MathMl);
  node.implied = source.boolean();
  const auto back = static_cast<std::uint32_t>(source.number(index));
  node.parent = back == 0 ? kNone : index - back;
  node.end = index + static_cast<std::uint32_t>(source.number(kNone - index));
  node.name = source.utf8();
  node.text = source.utf8();
  take_each(source, node.attributes, 2, [](PageSource& in, WebAttribute& one) {
    one.name = in.utf8();
    one.value = in.utf8();
  });
  node.source = {source.number32(), source.number32()};
  node.end_tag = {source.number32(), source.number32()};
}

void put_note(WireSink& sink, const Note& note) {
  sink.text(note.code);
  sink.text(note.where);
  sink.text(note.detail);
}

void take_note(PageSource& source, Note& note) {
  note.code = source.utf8();
  note.where = source.utf8();
  note.detail = source.utf8();
}

tl::unexpected<Error> broken(const PageSource& source, std::string_view what) {
  return fail(ErrorCode::Internal, {}, "wire-broken", std::string(what) + " at byte " + source.offset());
}

std::string fault_of_node(const WebPage& page, std::uint32_t at) {
  const WebNode& node = page.nodes[at];
  const bool leaf = node.kind == WebNodeKind::Text || node.kind == WebNodeKind::Comment || node.kind == WebNodeKind::Doctype;
  if (node.end <= at || node.end > page.nodes.size() || (leaf && node.end != at + 1)) {
    return "the end of a node";
  }
  if ((at == 0) != (node.kind == WebNodeKind::Document) || (at == 0) != (node.parent == kNone)) {
    return "the document of a page";
  }
  if (at != 0 && (node.parent >= at || page.nodes[node.parent].end < node.end)) {
    return "the parent of a node";
  }
  if (node.source.begin > node.source.end || node.source.end > page.source_bytes || node.end_tag.begin > node.end_tag.end ||
      node.end_tag.end > page.source_bytes) {
    return "the source of a node";
  }
  return {};
}

}  // namespace

std::string find_fault(const WebPage& page) {
  if (page.nodes.empty()) {
    return "a page without a document";
  }
  std::vector<std::uint32_t> open;
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    while (!open.empty() && page.nodes[open.back()].end <= at) {
      open.pop_back();
    }
    if (std::string fault = fault_of_node(page, at); !fault.empty()) {
      return fault;
    }
    if (!open.empty() && page.nodes[at].parent != open.back()) {
      return "a parent that is not open";
    }
    if (open.empty() && at != 0) {
      return "a node past the document";
    }
    open.push_back(at);
  }
  for (const NoindexMark& mark : page.noindex) {
    if (mark.at > page.source_bytes) {
      return "the place of a mark";
    }
  }
  for (const EmbeddedSheet& sheet : page.sheets) {
    if (sheet.node >= page.nodes.size()) {
      return "the element of a sheet";
    }
  }
  for (const InlineStyle& style : page.styles) {
    if (style.node >= page.nodes.size()) {
      return "the element of a style";
    }
  }
  return {};
}

std::string encode_page(const WebPage& page) {
  WireSink sink(1024 + page.nodes.size() * 32 + page.source_bytes);
  sink.text(page.charset);
  sink.text(page.charset_from);
  sink.number(page.nodes.size());
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    put_node(sink, page.nodes[at], at);
  }
  put_each(sink, page.noindex, [](WireSink& out, const NoindexMark& mark) {
    out.number(mark.at);
    out.number(mark.closes);
    out.number(mark.comment);
  });
  put_each(sink, page.sheets, [](WireSink& out, const EmbeddedSheet& sheet) {
    out.number(sheet.node);
    put_sheet(out, sheet.sheet);
  });
  put_each(sink, page.styles, [](WireSink& out, const InlineStyle& style) {
    out.number(style.node);
    put_each(out, style.declarations, put_declaration);
  });
  sink.number(page.source_bytes);
  put_each(sink, page.notes, put_note);
  return sink.take();
}

Result<WebPage> decode_page(std::string_view bytes, std::size_t memory_bytes) {
  PageSource source(bytes, memory_bytes);
  WebPage page;
  page.charset = source.utf8();
  page.charset_from = source.utf8();
  page.nodes.resize(source.count<WebNode>(kNodeBytes));
  for (std::uint32_t at = 0; at < page.nodes.size() && !source.broken(); ++at) {
    take_node(source, page.nodes[at], at);
  }
  take_each(source, page.noindex, 3, [](PageSource& in, NoindexMark& mark) {
    mark.at = in.number32();
    mark.closes = in.boolean();
    mark.comment = in.boolean();
  });
  take_each(source, page.sheets, 4, [](PageSource& in, EmbeddedSheet& sheet) {
    sheet.node = in.number32();
    take_sheet(in, sheet.sheet);
  });
  take_each(source, page.styles, 2, [](PageSource& in, InlineStyle& style) {
    style.node = in.number32();
    take_each(in, style.declarations, 3, take_declaration);
  });
  page.source_bytes = source.number32();
  take_each(source, page.notes, 3, take_note);
  if (!source.good()) {
    return broken(source, "a page");
  }
  if (std::string fault = find_fault(page); !fault.empty()) {
    return fail(ErrorCode::Internal, {}, "wire-broken", std::move(fault));
  }
  return page;
}

std::string encode_style_sheet(const StyleSheet& sheet) {
  WireSink sink(1024 + sheet.rules.size() * 96);
  put_sheet(sink, sheet);
  return sink.take();
}

Result<StyleSheet> decode_style_sheet(std::string_view bytes, std::size_t memory_bytes) {
  PageSource source(bytes, memory_bytes);
  StyleSheet sheet;
  take_sheet(source, sheet);
  if (!source.good()) {
    return broken(source, "a style sheet");
  }
  return sheet;
}

std::string encode_feed(const WebFeed& feed) {
  WireSink sink(1024 + feed.entries.size() * 96);
  sink.enumerator(feed.kind);
  sink.text(feed.home);
  put_each(sink, feed.entries, [](WireSink& out, const FeedEntry& entry) {
    out.text(entry.address);
    out.text(entry.title);
    out.text(entry.modified);
  });
  put_each(sink, feed.notes, put_note);
  return sink.take();
}

Result<WebFeed> decode_feed(std::string_view bytes, std::size_t memory_bytes) {
  PageSource source(bytes, memory_bytes);
  WebFeed feed;
  feed.kind = source.enumerator(FeedKind::Atom);
  feed.home = source.utf8();
  take_each(source, feed.entries, 3, [](PageSource& in, FeedEntry& entry) {
    entry.address = in.utf8();
    entry.title = in.utf8();
    entry.modified = in.utf8();
  });
  take_each(source, feed.notes, 3, take_note);
  if (!source.good()) {
    return broken(source, "a feed");
  }
  return feed;
}

}  // namespace sverka
