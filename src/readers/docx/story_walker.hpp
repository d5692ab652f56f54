// Walks one story of one part (the body, a header, a note, a text box) and writes its blocks, controls,
// fields and items.
//
// ISO 29500-1, clause 17. Content that is not modelled is walked all the same: its text is kept and the
// element named in an item.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "document/document.hpp"
#include "readers/docx/reading.hpp"
#include "readers/docx/xml_tree.hpp"

namespace sverka {

// The part of a cell of exact height that is already filled with text; what comes below the edge is cut off.
struct CellFold {
  double height_points = 0;
  double width_points = 0;
  double used_points = 0;
};

// The table around the cell that is walked, as far as it decides how text in it looks.
struct TableFrame {
  std::string_view style;  // its style's id, or that of the default one
  TableChoice choice;
  TablePlace place;                           // of the cell
  std::uint32_t parts = 0;                    // TablePart bits of the cell
  std::optional<Colour> shading;              // of the table or the row itself
  std::optional<Colour> behind;               // what the table lies on
  bool fixed = false;                         // columns stay as wide as they are said to be
  TableSettings own;                          // what the table and the row say themselves
  const std::vector<double>* grid = nullptr;  // columns in points; kept while the table is walked
  std::optional<double> left_points;          // of the cell, from the page's left edge; unset where there is no telling
  double room_points = 0;                     // between the margins of the cell; 0: not known
  std::uint32_t last_column = 0;              // of the row's cell before this one, as the document counts them
};

// Where blocks stand while a container is walked.
struct StoryPlace {
  Story story = Story::Body;
  HeaderUse header_use = HeaderUse::NotHeader;
  std::uint32_t story_item = 0;
  Cell cell;
  std::uint32_t flags = 0;  // that hold for all text in it: hidden row, tracked row, placeholder, off page
  TableFrame table;
  std::optional<Colour> behind;  // what the text stands on, if not on the page
  CellFold* fold = nullptr;
};

class StoryWalker {
 public:
  // All references must outlive the walker.
  StoryWalker(Reading& reading, const XmlTree& xml, std::string part);

  // Walks the children of a container (w:body, w:hdr, w:footnote, w:txbxContent, ...). Fields that are still
  // open at the end are named.
  void walk(std::uint32_t container, const StoryPlace& place);

  // The label of the first block that is written next: the number of a note.
  void set_first_label(std::string label) { first_label_ = std::move(label); }

 private:
  // Content that is written after the paragraph in which it stands: a text box, or blocks where only runs
  // belong.
  struct Deferred {
    std::uint32_t container = 0;
    StoryPlace place;
    std::string word_art;  // a text box that is only this text
  };
  struct FormField {
    bool present = false;
    std::string name;
    std::vector<std::string> choices;
    int chosen = 0;
    std::optional<bool> checked;  // of a check box
  };
  struct OpenField {
    std::string instruction;
    bool in_result = false;
    bool dirty = false;
    bool endless = false;  // its end is missing
    bool nested_in_instruction = false;
    Position begin;           // of the result
    std::uint32_t flags = 0;  // for runs of the result
    FormField form;
  };
  struct Inline {
    std::uint32_t flags = 0;
  };
  // A hidden number is that which the paragraph would have, were it not hidden with all that is in it: the
  // paragraphs behind it go on without it.
  enum class Counted : std::uint8_t { No, Yes, HiddenNumber };

  // walk_blocks.cpp
  void walk_blocks(std::uint32_t container, const StoryPlace& place);
  void walk_block(std::uint32_t node, const StoryPlace& place);
  void walk_paragraph(std::uint32_t node, const StoryPlace& place);
  void open_paragraph(std::uint32_t node, std::uint32_t p_pr, const StoryPlace& place);
  void close_paragraph(std::uint32_t node, std::uint32_t p_pr, const StoryPlace& place);
  std::uint32_t geometry_flags(const ParagraphSettings& settings) const;
  void report_odd_paragraph(std::uint32_t p_pr, const ParagraphSettings& settings);
  void clip_to_frame();
  void report_frame();

  // walk_blanks.cpp
  bool is_blank_run(std::uint32_t node) const;
  void append_tab(std::uint32_t flags);
  void note_line(Position begin, bool blank);
  void draw_blanks();
  Counted counted_as(std::uint32_t node, std::uint32_t p_pr);
  std::uint32_t numbering_story(const StoryPlace& place) const;
  void fill_cell(const StoryPlace& place);
  void walk_deferred(std::vector<Deferred> deferred);
  void walk_text_box(const Deferred& box);
  void note_unmodelled(std::uint32_t node, const StoryPlace& place);
  void mark_range(std::uint32_t node, const StoryPlace& place);
  void count_page();

  // walk_tables.cpp
  void walk_table(std::uint32_t node, const StoryPlace& place);
  void walk_rows(std::uint32_t container, StoryPlace& place);
  std::uint32_t count_below(std::uint32_t container, Tag wanted) const;
  void walk_row(std::uint32_t node, const StoryPlace& table);
  void walk_cells(std::uint32_t container, StoryPlace& row, double row_height);
  std::uint32_t place_row(StoryPlace& row, std::uint32_t properties) const;
  void report_crossed_cell(std::uint32_t node);
  void report_doubtful_cell(std::string_view kind, std::uint32_t node, std::uint32_t table);
  void walk_cell(std::uint32_t node, StoryPlace& row, double row_height);

  // walk_glyphs.cpp
  void append_run_text(std::string_view text, std::uint32_t flags);
  void append_symbol(std::uint32_t node, std::uint32_t flags);
  std::size_t fitted_characters(std::uint32_t run);

  // walk_runs.cpp
  void walk_inline(std::uint32_t container, Inline state);
  void walk_inline_child(std::uint32_t node, Inline state);
  // An element where programs do not agree on what it does.
  void add_oddity(std::uint32_t node);
  void walk_run(std::uint32_t node, Inline state);
  void note_once(std::string_view kind, Position begin, std::uint32_t& last_block);
  void walk_run_child(std::uint32_t node, Inline state);
  void walk_run_object(std::uint32_t node, Inline state, std::uint32_t flags);
  void mark_comment(std::string_view id);
  void append_text(std::string_view text, std::uint32_t flags);
  void append_note_reference(std::uint32_t node, NoteReferences& notes, std::uint32_t flags);
  void walk_break(std::uint32_t node, std::uint32_t flags);
  void walk_ruby(std::uint32_t node, Inline state);
  void walk_formula(std::uint32_t node, Inline state);
  void walk_math(std::uint32_t node, Inline state);
  void walk_math_object(std::uint32_t node, Inline state);
  void walk_hyperlink(std::uint32_t node, Inline state);
  void walk_bidi(std::uint32_t node, Inline state);

  // walk_fields.cpp
  void field_character(std::uint32_t node);
  void find_endless_fields(std::uint32_t container);
  std::uint32_t following(std::uint32_t node, std::uint32_t container) const;
  void begin_field(std::uint32_t node);
  void separate_field();
  void end_field();
  void simple_field(std::uint32_t node, Inline state);
  void add_field(const OpenField& field);
  void add_field_control(const OpenField& field, const Span& span);
  void refresh_field_state();
  void report_open_fields();
  FormField read_form_field(std::uint32_t ff_data) const;

  // walk_controls.cpp
  enum class Level { Blocks, Rows, Cells, Runs };
  void walk_control(std::uint32_t node, Level level, StoryPlace* place, Inline state, double row_height);
  Control describe_control(std::uint32_t sdt_pr);
  void bind(std::uint32_t sdt_pr, Control& control);
  Position last_position(const StoryPlace& place) const;

  // walk_revisions.cpp
  static std::uint32_t revision_flags(Tag tag);
  void walk_revision(std::uint32_t node, Inline state);
  void add_revision(std::uint32_t node, std::string_view what, Position begin);
  void report_paragraph_revisions(std::uint32_t p_pr);
  std::uint32_t row_revision(std::uint32_t properties, std::string_view owner);
  void report_formatting_change(std::uint32_t node);
  void report_formatting_changes(std::uint32_t properties);

  // walk_drawings.cpp
  void walk_drawing(std::uint32_t node, std::uint32_t flags);
  void walk_graphic(std::uint32_t node, std::uint32_t anchor, std::uint32_t flags);
  void walk_shape(std::uint32_t node, std::uint32_t anchor, std::uint32_t flags);
  void walk_alternate(std::uint32_t node, Inline state, StoryPlace* place);
  std::uint32_t shown_branch(std::uint32_t node);
  bool says_in_runs(std::uint32_t branch) const;
  void compare_alternates(std::uint32_t node, std::uint32_t shown);
  // Its extent stands in the item's box, on no page: how large it is drawn.
  // `part`: what is shown of it, in shares of its width and height; nothing where it is shown turned or recoloured.
  void add_picture(std::string_view relation, std::string_view note, const std::optional<Box>& part);
  void add_text_carrier(std::string_view kind, std::string_view relation);
  bool is_off_page(std::uint32_t anchor) const;
  void add_part_item(std::string_view kind, std::string_view relation, std::string_view prefix);

  // walk_vml.cpp
  void walk_vml(std::uint32_t node, std::uint32_t flags);
  void walk_vml_shape(std::uint32_t node, std::uint32_t flags);
  void walk_object(std::uint32_t node, std::uint32_t flags);

  void defer_box(std::uint32_t container, std::uint32_t flags, std::optional<Colour> background);
  Item item_here(std::string_view kind);
  std::string author_and_date(std::uint32_t node) const;

  Reading& reading_;
  BlockWriter& writer_;
  const XmlTree& xml_;
  std::string part_;
  std::uint16_t part_index_ = 0;
  StoryPlace place_;                                          // of the open paragraph
  std::uint32_t paragraph_ = 0;                               // node of the open paragraph, 0 if it has none
  std::uint32_t look_ = 0;                                    // LookCache number of the open paragraph
  SeenRun seen_;                                              // of the run that is being walked
  double size_points_ = 10;                                   // of the open paragraph's largest text
  std::unordered_map<std::string_view, std::size_t> fitted_;  // characters by id of w:fitText, in ...
  std::uint32_t fitted_paragraph_ = 0;                        // ... this paragraph
  std::vector<Deferred> deferred_;
  std::vector<OpenField> fields_;
  std::unordered_set<std::uint32_t> endless_fields_;  // w:fldChar nodes that begin a field without an end
  std::uint32_t field_flags_ = 0;
  bool in_instruction_ = false;
  bool has_fields_ = false;  // the part has complex fields at all
  int alternate_depth_ = 0;
  bool in_unmodelled_ = false;  // inside an element that an item has named already
  bool custom_mark_ = false;    // the rest of the run is the custom mark of a note
  std::string first_label_;
  std::string hidden_mark_text_;  // of the last paragraph, if its mark is hidden
  std::uint32_t hidden_mark_block_ = kNone;
  std::uint32_t overlaid_block_ = kNone;  // of the last run that lies on other lines
  std::uint32_t unsure_block_ = kNone;    // of the last run with an unknown switch
  std::string last_change_;               // block and name of the last formatting change
  // Pieces of the open paragraph with a line under them, in order.
  struct LinedPiece {
    std::uint32_t begin = 0, end = 0;
    bool blank = false;  // there is nothing on the line
  };
  std::vector<LinedPiece> lines_;
  bool blank_run_ = false;        // the run that is walked is underlined and holds nothing but white space
  bool tabs_draw_lines_ = false;  // of the open paragraph
  struct {
    double width_points = 0, height_points = 0;  // where its height is exact
    bool present = false, painted = false, over_text = false, on_page = false;
  } frame_;                            // of the open paragraph
  std::uint32_t doubtful_table_ = 0;   // the last table of which an item says so
  std::uint32_t frame_block_ = kNone;  // of the last frame that an item names
  Box extent_;                         // of the drawing that is walked, in points; none for VML
};

}  // namespace sverka
