// What lies over the text of a page: boxes that elements and their ::before and ::after make, in colours that nothing shows through.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "web/cascade.hpp"
#include "web/look.hpp"
#include "web/page_controls.hpp"
#include "web/visibility.hpp"

namespace sverka {

// What is placed at a smaller index, or comes first at the same, is painted under the other.
struct PaintOrder {
  double index = 0;
  std::uint32_t node = 0;
  bool is_under(const PaintOrder& other) const { return index < other.index || (index == other.index && node < other.node); }
};

// What is known of an element as the page is walked through in its order; a child begins with that of its parent.
struct CoverAround {
  StyledPart part = StyledPart::Element;  // the part of this element, or of one around, that lies over it; Element: none
  std::optional<PaintOrder> order;        // of the outermost placed element around; nothing: none is
};

class BoxesOver {
 public:
  // `texts`: the nodes of texts that are not blank, ascending. All of it outlives this.
  BoxesOver(const WebPage& page, Cascade& cascade, const std::vector<std::uint32_t>& texts, PageScripts& scripts);

  // Forgets what it saw: another setting begins.
  void begin();
  // Each element in its order, with what it declares; `seen`: of what stands around it.
  void enter(std::uint32_t at, const Declared& declared, const Look& look, Seen seen, const StyleSetting& setting, CoverAround& here);
  // Each text that is not blank.
  void pass(std::uint32_t text, const CoverAround& around);
  // Text that is not blank stands in the element.
  bool has_text(std::uint32_t at) const;
  // Lowers what lies under boxes to Unknown. After the last node.
  void lower(std::vector<Seen>& seen) const;

 private:
  struct Parts {
    std::vector<Cascade::Candidate> before, after;
  };

  void find_parts();
  void lay_parts(std::uint32_t at, const Declared& declared, const Look& look, const StyleSetting& setting, CoverAround& here) const;
  void lay_box(std::uint32_t at, const Declared& declared, const Look& look, const StyleSetting& setting, const PaintOrder& order);
  std::uint32_t placed_around(std::uint32_t at) const;
  bool is_taken_away(std::uint32_t at);
  std::uint32_t block_of(std::uint32_t text) const;
  bool is_above(std::uint32_t text, const PaintOrder& box) const;
  bool is_above_box(std::uint32_t node, std::uint32_t around, std::uint32_t box) const;
  void lower_all(std::uint32_t node, std::vector<Seen>& seen) const;
  void lower_under(std::uint32_t around, std::uint32_t box, std::vector<Seen>& seen) const;
  void lower_window(std::vector<Seen>& seen) const;

  const WebPage& page_;
  Cascade& cascade_;
  const std::vector<std::uint32_t>& texts_;
  PageScripts& scripts_;
  std::map<std::uint32_t, Parts> parts_;
  // Of the setting that is looked at.
  std::uint32_t text_ = 0;                            // the last one
  double gap_ = 0;                                    // pixels that empty boxes behind it keep free
  std::map<std::uint32_t, std::uint32_t> pulled_up_;  // by the text before it: a box that is drawn up over that
  std::map<std::uint32_t, PaintOrder> placed_;        // in what is placed around it
  std::map<std::uint32_t, PaintOrder> orders_;        // of texts within what is placed
  std::map<std::uint32_t, std::uint32_t> covers_;     // by what is placed around: the uppermost empty box over all of it
  std::optional<PaintOrder> over_window_;             // of the uppermost box over the whole window
  bool window_may_clear_ = false;                     // a script may take that away
};

}  // namespace sverka
