#include "checks/printed_pictures.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace sverka {

namespace {

constexpr std::string_view kPicture = "picture";
constexpr float kPoints = 1.5F;

float width(const Box& box) {
  return box.right - box.left;
}
float height(const Box& box) {
  return box.bottom - box.top;
}

// A picture whose size the template does not tell fits any.
bool fits(const Box& sample, const Box& drawn) {
  constexpr float kShare = 0.03F;
  const auto near = [](float one, float other) { return std::abs(one - other) <= kPoints + kShare * one; };
  return sample == Box{} || (near(width(sample), width(drawn)) && near(height(sample), height(drawn)));
}

// Drawn as large, or with the whole page somewhat larger or smaller, as pages are fitted to paper.
bool has_its_shape(const Box& sample, const Box& drawn) {
  constexpr float kScale = 1.5F;
  if (fits(sample, drawn)) {
    return true;
  }
  const float scale = width(drawn) / std::max(width(sample), kPoints);
  const Box scaled = {0, 0, width(sample) * scale, height(sample) * scale};
  return scale < kScale && scale * kScale > 1 && fits(scaled, drawn);
}

}  // namespace

PrintedPictures::PrintedPictures(const Evidence& evidence) {
  if (evidence.document->format != "pdf") {
    return;
  }
  for (const Item& item : evidence.sample->document.items) {
    if (item.kind == kPicture && item.detail != "external") {
      samples_.push_back({item.box, item.look, false});
    }
  }
  for (const Item& item : evidence.document->items) {
    if (item.kind == kPicture && !item.look.empty()) {
      looks_.emplace(item.value, item.look);
    }
  }
}

PrintedPictures::Origin PrintedPictures::origin_of(const Item& item) {
  if (item.kind != kPicture || item.value.empty() || item.detail == "hidden") {
    return Origin::Elsewhere;
  }
  const std::vector<PictureLikeness>& like = likeness_to_samples(item.value);
  Origin origin = Origin::Elsewhere;
  std::vector<std::size_t> unclear;
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    if (like[i] == PictureLikeness::Same && has_its_shape(samples_[i].box, item.box)) {
      return Origin::Template;
    }
    if (like[i] == PictureLikeness::Undecided && fits(samples_[i].box, item.box)) {
      unclear.push_back(i);
    }
    origin = like[i] == PictureLikeness::Different && fits(samples_[i].box, item.box) ? Origin::Altered : origin;
  }
  return stands_for_one_of(unclear, item.value) ? Origin::Unclear : origin;
}

const std::vector<PictureLikeness>& PrintedPictures::likeness_to_samples(const std::string& value) {
  const auto [known, is_new] = likeness_.try_emplace(value);
  if (is_new) {
    const auto found = looks_.find(value);
    for (const Sample& sample : samples_) {
      known->second.push_back(found == looks_.end() ? PictureLikeness::Undecided : likeness(sample.look, found->second));
    }
  }
  return known->second;
}

// Once for a value: what it took then, it stands for on all pages.
bool PrintedPictures::stands_for_one_of(const std::vector<std::size_t>& samples, const std::string& value) {
  const auto known = stands_for_.find(value);
  if (known != stands_for_.end()) {
    return std::find(samples.begin(), samples.end(), known->second) != samples.end();
  }
  for (const std::size_t sample : samples) {
    if (!samples_[sample].taken) {
      samples_[sample].taken = true;
      stands_for_.emplace(value, sample);
      return true;
    }
  }
  return false;
}

}  // namespace sverka
