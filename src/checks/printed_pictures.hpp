// The pictures of the template against those of a PDF. Every program packs them in its own way, so that no hash is the same: what they
// show is compared (picture_look.hpp). One that shows the same is the template's, on however many pages; of what cannot be compared, each
// picture of the template stands for one that is drawn as large.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "audit/evidence.hpp"
#include "document/picture_look.hpp"

namespace sverka {

class PrintedPictures {
 public:
  enum class Origin : std::uint8_t {
    Template,
    Elsewhere,
    Altered,  // another picture, drawn as large as one of the template
    Unclear,  // drawn as large as one of the template, and one of the two cannot be looked at
  };

  explicit PrintedPictures(const Evidence& evidence);

  // Ask for the items in their order.
  Origin origin_of(const Item& item);

 private:
  struct Sample {
    Box box;
    std::string look;
    bool taken = false;
  };

  const std::vector<PictureLikeness>& likeness_to_samples(const std::string& value);
  bool stands_for_one_of(const std::vector<std::size_t>& samples, const std::string& value);

  std::vector<Sample> samples_;
  std::map<std::string, std::string> looks_;  // by value
  std::map<std::string, std::vector<PictureLikeness>> likeness_;
  std::map<std::string, std::size_t> stands_for_;  // value -> the sample that it took
};

}  // namespace sverka
