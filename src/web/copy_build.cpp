// Builds the file of a copy index: words of all articles one after another, then fingerprints by bucket.
#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "web/copy_index.hpp"

namespace sverka {

namespace {

constexpr std::size_t kMostPairs = 4'000'000;  // of articles that share fingerprints
constexpr std::size_t kMostSharing = 8;        // articles of one fingerprint that are held to be near each other
constexpr std::uint32_t kPlacesPerBucket = 4;

struct Place {
  std::uint16_t low = 0;
  std::uint32_t word = 0;
};

class Builder {
 public:
  void add(CopyRecord record, std::vector<WordMark> marks) {
    records_.push_back(std::move(record));
    marks_.insert(marks_.end(), marks.begin(), marks.end());
    starts_.push_back(static_cast<std::uint32_t>(marks_.size()));
  }

  bool fits(std::size_t words) const { return marks_.size() + words < 0xFFFFFFFFu; }

  std::string write() {
    collect_places();
    group_articles();
    drop_boilerplate();
    return assemble();
  }

 private:
  std::uint32_t articles() const { return static_cast<std::uint32_t>(records_.size()); }

  std::uint64_t hash_at(std::uint32_t word) const { return hash_of_gram(gram_at(word)); }
  std::uint64_t gram_at(std::uint32_t word) const { return gram_of(marks_[word], marks_[word + 1], marks_[word + 2]); }

  // Calls `take(word)` for each fingerprint that winnowing keeps: the least hash of each window, the last of equals.
  template <class Take>
  void winnow(std::uint32_t article, const Take& take) const {
    const std::uint32_t begin = starts_[article], end = starts_[article + 1];
    if (end - begin < kGramWords) {
      return;
    }
    const std::uint32_t grams = end - begin - static_cast<std::uint32_t>(kGramWords) + 1;
    std::vector<std::uint64_t> hashes(grams);
    for (std::uint32_t gram = 0; gram < grams; ++gram) {
      hashes[gram] = hash_at(begin + gram);
    }
    const std::uint32_t window = std::min(grams, static_cast<std::uint32_t>(kWindow));
    std::uint32_t last = grams;
    for (std::uint32_t first = 0; first + window <= grams; ++first) {
      std::uint32_t least = first;
      for (std::uint32_t gram = first + 1; gram < first + window; ++gram) {
        least = hashes[gram] <= hashes[least] ? gram : least;
      }
      if (least != last) {
        take(begin + least, hashes[least]);
        last = least;
      }
    }
  }

  void collect_places() {
    std::size_t count = 0;
    for (std::uint32_t article = 0; article < articles(); ++article) {
      winnow(article, [&](std::uint32_t, std::uint64_t) { ++count; });
    }
    bits_ = 1;
    while (bits_ < 30 && (std::size_t{1} << bits_) * kPlacesPerBucket < count) {
      ++bits_;
    }
    buckets_.assign((std::size_t{1} << bits_) + 1, 0);
    for (std::uint32_t article = 0; article < articles(); ++article) {
      winnow(article, [&](std::uint32_t, std::uint64_t hash) { ++buckets_[bucket_of(hash, bits_) + 1]; });
    }
    std::partial_sum(buckets_.begin(), buckets_.end(), buckets_.begin());
    places_.resize(count);
    std::vector<std::uint32_t> next(buckets_.begin(), buckets_.end() - 1);
    for (std::uint32_t article = 0; article < articles(); ++article) {
      winnow(article, [&](std::uint32_t word, std::uint64_t hash) {
        places_[next[bucket_of(hash, bits_)]++] = {low_of(hash, bits_), word};
      });
    }
    for (std::size_t bucket = 0; bucket + 1 < buckets_.size(); ++bucket) {
      std::sort(places_.begin() + buckets_[bucket], places_.begin() + buckets_[bucket + 1], [&](const Place& left, const Place& right) {
        return std::tuple(left.low, gram_at(left.word), left.word) < std::tuple(right.low, gram_at(right.word), right.word);
      });
    }
  }

  std::uint32_t article_of(std::uint32_t word) const {
    return static_cast<std::uint32_t>(std::upper_bound(starts_.begin(), starts_.end(), word) - starts_.begin() - 1);
  }

  // Calls `take(first, last)` for the places of each fingerprint.
  template <class Take>
  void each_fingerprint(const Take& take) const {
    for (std::size_t bucket = 0; bucket + 1 < buckets_.size(); ++bucket) {
      std::size_t first = buckets_[bucket];
      for (std::size_t last = first; first < buckets_[bucket + 1]; first = last) {
        for (last = first; last < buckets_[bucket + 1] && places_[last].low == places_[first].low &&
                           gram_at(places_[last].word) == gram_at(places_[first].word);) {
          ++last;
        }
        take(first, last);
      }
    }
  }

  std::uint32_t root_of(std::uint32_t article) {
    while (groups_[article] != article) {
      groups_[article] = groups_[groups_[article]];
      article = groups_[article];
    }
    return article;
  }

  void join(std::uint32_t left, std::uint32_t right) {
    left = root_of(left);
    right = root_of(right);
    groups_[std::max(left, right)] = std::min(left, right);
  }

  // Articles of the same words, or with four fifths of their fingerprints in common: one text at several addresses.
  void group_articles() {
    groups_.resize(articles());
    std::iota(groups_.begin(), groups_.end(), 0u);
    std::unordered_map<std::uint64_t, std::uint32_t> same;
    for (std::uint32_t article = 0; article < articles(); ++article) {
      std::uint64_t hash = 0;
      for (std::uint32_t word = starts_[article]; word < starts_[article + 1]; ++word) {
        hash = hash_of_gram(hash * 31 + marks_[word] + 1);
      }
      const auto [found, fresh] = same.emplace(hash, article);
      if (!fresh) {
        join(found->second, article);
      }
    }
    std::vector<std::uint32_t> kept(articles());
    std::unordered_map<std::uint64_t, std::uint32_t> pairs;
    each_fingerprint([&](std::size_t first, std::size_t last) {
      std::vector<std::uint32_t> sharing;
      for (std::size_t place = first; place < last; ++place) {
        const std::uint32_t article = article_of(places_[place].word);
        if (sharing.empty() || sharing.back() != article) {
          sharing.push_back(article);
          ++kept[article];
        }
      }
      for (std::size_t left = 0; sharing.size() <= kMostSharing && left < sharing.size(); ++left) {
        for (std::size_t right = left + 1; right < sharing.size() && pairs.size() < kMostPairs; ++right) {
          ++pairs[std::uint64_t{sharing[left]} << 32 | sharing[right]];
        }
      }
    });
    for (const auto& [pair, count] : pairs) {
      const auto left = static_cast<std::uint32_t>(pair >> 32), right = static_cast<std::uint32_t>(pair);
      if (std::uint64_t{count} * 5 >= std::uint64_t{std::max(kept[left], kept[right])} * 4) {
        join(left, right);
      }
    }
    for (std::uint32_t article = 0; article < articles(); ++article) {
      groups_[article] = root_of(article);
    }
  }

  void drop_boilerplate() {
    common_.assign((marks_.size() + 7) / 8, 0);
    std::vector<std::uint32_t> buckets(buckets_.size(), 0);
    std::vector<Place> kept;
    each_fingerprint([&](std::size_t first, std::size_t last) {
      std::vector<std::uint32_t> groups;
      for (std::size_t place = first; place < last && groups.size() < kBoilerplateArticles; ++place) {
        const std::uint32_t group = groups_[article_of(places_[place].word)];
        if (std::find(groups.begin(), groups.end(), group) == groups.end()) {
          groups.push_back(group);
        }
      }
      if (groups.size() >= kBoilerplateArticles) {
        mark_common(first, last);  // no place of it is kept
        return;
      }
      keep(first, last, kept, buckets);
    });
    std::partial_sum(buckets.begin(), buckets.end(), buckets.begin());
    buckets_ = std::move(buckets);
    places_ = std::move(kept);
  }

  // Three words that many articles have are an idiom; boilerplate is what goes on alike in as many.
  void mark_common(std::size_t first, std::size_t last) {
    std::map<WordMark, std::vector<std::uint32_t>> by_next;  // groups of articles, by the word that follows
    const auto next_of = [&](std::size_t place) {
      const std::uint32_t next = places_[place].word + static_cast<std::uint32_t>(kGramWords);
      return next < starts_[article_of(places_[place].word) + 1] ? marks_[next] : WordMark{0};
    };
    for (std::size_t place = first; place < last; ++place) {
      std::vector<std::uint32_t>& groups = by_next[next_of(place)];
      const std::uint32_t group = groups_[article_of(places_[place].word)];
      if (groups.size() < kBoilerplateArticles && std::find(groups.begin(), groups.end(), group) == groups.end()) {
        groups.push_back(group);
      }
    }
    for (std::size_t place = first; place < last; ++place) {
      if (by_next[next_of(place)].size() < kBoilerplateArticles) {
        continue;
      }
      const std::uint32_t end =
          std::min(places_[place].word + static_cast<std::uint32_t>(kGramWords) + 1, starts_[article_of(places_[place].word) + 1]);
      for (std::uint32_t word = places_[place].word; word < end; ++word) {
        common_[word / 8] = static_cast<char>(static_cast<unsigned char>(common_[word / 8]) | (1u << (word % 8)));
      }
    }
  }

  void keep(std::size_t first, std::size_t last, std::vector<Place>& kept, std::vector<std::uint32_t>& buckets) const {
    std::size_t in_article = 0, all = 0;
    std::uint32_t before = 0xFFFFFFFFu;
    const std::uint32_t bucket = bucket_of(hash_at(places_[first].word), bits_);
    for (std::size_t place = first; place < last && all < kMostPlaces; ++place) {
      const std::uint32_t article = article_of(places_[place].word);
      in_article = article == before ? in_article + 1 : 1;
      before = article;
      if (in_article <= kMostPlacesInArticle) {
        kept.push_back(places_[place]);
        ++buckets[bucket + 1];
        ++all;
      }
    }
  }

  std::string assemble() const {
    CopyHeader header;
    std::copy(kCopyMagic.begin(), kCopyMagic.end(), header.magic.begin());
    header.version = kCopyVersion;
    header.articles = articles();
    header.words = static_cast<std::uint32_t>(marks_.size());
    header.bucket_bits = bits_;
    std::string bytes(sizeof header, '\0');
    const auto put = [&](CopyTable table, const char* data, std::size_t size) {
      bytes.resize((bytes.size() + 7) / 8 * 8);
      header.begins[static_cast<std::size_t>(table)] = bytes.size();
      header.sizes[static_cast<std::size_t>(table)] = size;
      bytes.append(data, size);
    };
    const auto put_all = [&](CopyTable table, const auto& numbers) {
      put(table, reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(numbers[0]));
    };
    std::vector<std::uint64_t> offsets{0};
    std::string texts;
    for (const CopyRecord& record : records_) {
      texts += write_record(record);
      offsets.push_back(texts.size());
    }
    std::vector<std::uint32_t> words;
    std::vector<std::uint16_t> lows;
    for (const Place& place : places_) {
      words.push_back(place.word);
      lows.push_back(place.low);
    }
    put_all(CopyTable::Starts, starts_);
    put_all(CopyTable::Groups, groups_);
    put_all(CopyTable::Records, offsets);
    put_all(CopyTable::Buckets, buckets_);
    put_all(CopyTable::Places, words);
    put_all(CopyTable::Lows, lows);
    put_all(CopyTable::Marks, marks_);
    put_all(CopyTable::Common, common_);
    put(CopyTable::Texts, texts.data(), texts.size());
    header.bytes = bytes.size();
    std::copy_n(reinterpret_cast<const char*>(&header), sizeof header, bytes.begin());
    return bytes;
  }

  std::vector<CopyRecord> records_;
  std::vector<std::uint32_t> starts_{0};
  std::vector<WordMark> marks_;
  std::vector<std::uint32_t> groups_;
  std::uint32_t bits_ = 1;
  std::vector<std::uint32_t> buckets_;
  std::vector<Place> places_;
  std::string common_;
};

}  // namespace

std::string build_copy_index(const CopyIndex* previous, std::span<const Article> articles) {
  Builder builder;
  std::map<std::string_view, std::size_t> latest;  // by url: a later article of one url replaces an earlier one
  for (std::size_t index = 0; index < articles.size(); ++index) {
    if (!articles[index].url.empty()) {
      latest[articles[index].url] = index;
    }
  }
  if (const auto* mapped = dynamic_cast<const MappedCopyIndex*>(previous)) {
    const CopyTables& tables = mapped->tables();
    for (std::uint32_t article = 0; article < mapped->size(); ++article) {
      CopyRecord record = read_record(tables, article);
      if (!record.url.empty() && latest.count(record.url) != 0) {
        continue;
      }
      std::vector<WordMark> marks;
      const TextRange words = tables.words_of(article);
      for (std::uint32_t word = words.begin; word < words.end; ++word) {
        marks.push_back(tables.mark(word));
      }
      builder.add(std::move(record), std::move(marks));
    }
  }
  for (std::size_t index = 0; index < articles.size(); ++index) {
    const Article& article = articles[index];
    if (!article.url.empty() && latest[article.url] != index) {
      continue;
    }
    std::vector<MarkedWord> words;
    add_words(article.text, 0, words);
    if (!builder.fits(words.size())) {
      break;
    }
    std::vector<WordMark> marks;
    marks.reserve(words.size());
    for (const MarkedWord& word : words) {
      marks.push_back(word.mark);
    }
    builder.add({article.url, article.title, article.equal_urls}, std::move(marks));
  }
  return builder.write();
}

}  // namespace sverka
