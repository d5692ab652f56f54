#include "templates/document_stream.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace sverka {
namespace {

constexpr std::size_t kStories = 8;

// The words of a line, without its number and without the page number at its end.
std::string heading_words(const std::vector<StreamToken>& tokens, std::size_t begin, std::size_t end) {
  while (end > begin && (tokens[end - 1].kind == TokenKind::Number || tokens[end - 1].kind == TokenKind::Punctuation)) {
    --end;
  }
  std::string words;
  for (std::size_t at = begin; at < end; ++at) {
    words += tokens[at].label ? std::string() : std::to_string(tokens[at].word) + " ";
  }
  return words;
}

// The first block of the body, or the last one.
std::size_t edge_block(const std::vector<Story>& stories, Story margin) {
  if (margin == Story::Header) {
    return static_cast<std::size_t>(std::find(stories.begin(), stories.end(), Story::Body) - stories.begin());
  }
  const auto last = std::find(stories.rbegin(), stories.rend(), Story::Body);
  return last == stories.rend() ? stories.size() : static_cast<std::size_t>(stories.rend() - last) - 1;
}

}  // namespace

DocumentStream::DocumentStream(const Document& document, const Template& sample) : stories_(kStories) {
  words_.resize(sample.vocabulary.size() + 1);
  for (const auto& [key, number] : sample.vocabulary) {
    words_[number] = key;
  }
  tokens_.reserve(sample.elements.size());  // a fill is about as long as its template
  story_of_.reserve(document.blocks.size());
  for (const Block& block : document.blocks) {
    story_of_.push_back(block.story);
  }
  place_margins(document, sample);
  for (std::size_t story = 0; story < kStories; ++story) {
    stories_[story].begin = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
      if (static_cast<std::size_t>(story_of_[block]) == story) {
        add_block(document, block, sample);
      }
    }
    stories_[story].end = static_cast<std::uint32_t>(tokens_.size());
  }
  judge_contents(document, sample);
}

// A paper of one page shows no header twice, so nothing on it tells a header from the body. If the template has one, and the text at
// the edge of the page is mostly made of its words, it is held against it.
void DocumentStream::place_margins(const Document& document, const Template& sample) {
  if (document.format != "pdf" || document.blocks.empty()) {
    return;
  }
  for (const Story margin : {Story::Header, Story::Footer}) {
    if (std::find(story_of_.begin(), story_of_.end(), margin) != story_of_.end()) {
      continue;
    }
    std::unordered_set<std::string_view> words;
    for (const TemplateElement& element : sample.elements) {
      if (element.story == margin && element.slot < 0 && !element.layout) {
        words.insert(element.key);
      }
    }
    const std::size_t edge = edge_block(story_of_, margin);
    if (words.empty() || edge == story_of_.size()) {
      continue;
    }
    std::unordered_set<std::string> found;
    scan_block(document.blocks[edge], [&](const BlockToken&, std::string_view key) {
      if (words.contains(key)) {
        found.emplace(key);
      }
    });
    if (found.size() * 3 >= words.size() * 2) {
      story_of_[edge] = margin;
    }
  }
}

TextRange DocumentStream::story(Story story) const {
  return stories_[static_cast<std::size_t>(story)];
}

std::uint32_t DocumentStream::number_of(std::string_view key, const Vocabulary& vocabulary) {
  if (key.empty()) {
    return 0;
  }
  if (const auto known = vocabulary.find(key); known != vocabulary.end()) {
    return known->second;
  }
  if (const auto own = own_.find(key); own != own_.end()) {
    return own->second;
  }
  const auto number = static_cast<std::uint32_t>(words_.size());
  const auto added = own_.emplace(std::string(key), number).first;
  words_.push_back(added->first);
  return number;
}

// What scanning would give, without scanning.
void DocumentStream::add_known(const Block& text, std::uint32_t block, const KnownBlock& known, const Template& sample) {
  bool first = true;
  if (known.numbered) {
    StreamToken label;
    label.word = number_of(label_key(text.label), sample.vocabulary);
    label.block = block;
    label.flags = text.label_flags;
    label.kind = TokenKind::Number;
    label.label = label.block_start = true;
    label.layout = (label.flags & kPageField) != 0;
    label.contents = (label.flags & kTableOfContents) != 0;
    tokens_.push_back(label);
    first = false;
  }
  const bool one_run = text.runs.size() == 1;
  for (const KnownBlock::Token& scanned : known.tokens) {
    StreamToken token;
    token.word = scanned.word;
    token.block = block;
    token.range = scanned.range;
    token.flags = one_run ? text.runs.front().flags : flags_in(text, scanned.range);
    token.kind = scanned.kind;
    token.label = scanned.label;
    token.invisible = scanned.invisible;
    token.layout = (token.flags & kPageField) != 0;
    token.contents = (token.flags & kTableOfContents) != 0;
    token.block_start = first;
    first = false;
    tokens_.push_back(token);
  }
}

void DocumentStream::add_block(const Document& document, std::uint32_t block, const Template& sample) {
  const Block& text = document.blocks[block];
  if (const auto known = sample.known_blocks.find(text.text);
      known != sample.known_blocks.end() && known->second.numbered == is_numbered(text) && is_scanned_by_text(text)) {
    add_known(text, block, known->second, sample);
    return;
  }
  bool first = true;
  scan_block(text, [&](const BlockToken& scanned, std::string_view key) {
    StreamToken token;
    const bool computed = scanned.label && scanned.range.begin == scanned.range.end;
    token.flags = computed ? text.label_flags : flags_in(text, scanned.range);
    token.word = (token.flags & kCaps) != 0 ? number_of(to_upper(key), sample.vocabulary) : number_of(key, sample.vocabulary);
    token.block = block;
    token.range = scanned.range;
    token.kind = scanned.kind;
    token.label = scanned.label;
    token.invisible = scanned.invisible;
    token.layout = (token.flags & kPageField) != 0;
    token.contents = (token.flags & kTableOfContents) != 0;
    token.block_start = first;
    first = false;
    tokens_.push_back(token);
  });
}

// A table of contents is layout as far as it repeats what the body or the template's own table says. A line of it that the body lacks is
// text like any other.
void DocumentStream::judge_contents(const Document& document, const Template& sample) {
  bool any = false;
  std::unordered_set<std::string> body;
  const auto each_block = [&](const auto& visit) {
    for (std::size_t begin = 0; begin < tokens_.size();) {
      std::size_t end = begin;
      bool contents = false;
      while (end < tokens_.size() && tokens_[end].block == tokens_[begin].block) {
        contents = contents || tokens_[end].contents;
        ++end;
      }
      visit(begin, end, contents);
      begin = end;
    }
  };
  for (const StreamToken& token : tokens_) {
    any = any || token.contents;
  }
  if (!any) {
    return;
  }
  each_block([&](std::size_t begin, std::size_t end, bool contents) {
    if (!contents && document.blocks[tokens_[begin].block].story == Story::Body) {
      body.insert(heading_words(tokens_, begin, end));
    }
  });
  for (const Block& block : sample.document.blocks) {
    std::vector<StreamToken> line;
    bool contents = false;
    scan_block(block, [&](const BlockToken& scanned, std::string_view key) {
      contents = contents || (flags_in(block, scanned.range) & kTableOfContents) != 0;
      StreamToken token;
      token.word = number_of(key, sample.vocabulary);
      token.kind = scanned.kind;
      token.label = scanned.label;
      line.push_back(token);
    });
    if (contents) {
      body.insert(heading_words(line, 0, line.size()));
    }
  }
  each_block([&](std::size_t begin, std::size_t end, bool contents) {
    if (!contents) {
      return;
    }
    const bool repeats = body.contains(heading_words(tokens_, begin, end));
    for (std::size_t at = begin; at < end; ++at) {
      tokens_[at].contents = repeats;
    }
  });
}

}  // namespace sverka
