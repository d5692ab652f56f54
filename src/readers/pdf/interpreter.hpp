// Runs the content streams of one page: its own, those of forms, of annotations.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "readers/pdf/graphics_state.hpp"
#include "readers/pdf/lexer.hpp"
#include "readers/pdf/page.hpp"
#include "readers/pdf/raster.hpp"
#include "readers/pdf/session.hpp"

namespace sverka::pdf {

// Operands of one operator. Strings and names are kept in one buffer until the operator is done.
struct Operand {
  enum class Kind : std::uint8_t { Number, Name, String, Other } kind = Kind::Other;
  double number = 0;
  std::size_t begin = 0;  // of the text in the buffer
  std::size_t size = 0;
};

class Interpreter {
 public:
  Interpreter(Session& session, Page& page);

  // `ends`: the places in the content where one of its streams ends, ascending. `matrix`: from the stream's units to points of the shown
  // page.
  void run_page(std::string_view content, const std::vector<std::size_t>& ends, const Object& resources, const Matrix& matrix);
  // The appearance of an annotation, drawn over the page. `flags` are put on every glyph.
  void run_appearance(const Object& form, const Matrix& matrix, std::uint32_t flags, std::uint16_t source);
  // What the whole page decides: which glyphs were covered later. Call it once, at the end.
  void finish();

 private:
  void begin_piece();
  // Begins the piece of the stream that the position in the page's content stands in.
  void count_pieces(std::size_t position);

  // Names of resources of the stream that runs.
  struct Scope {
    Object resources;
    std::unordered_map<std::string, LoadedFont*> fonts;
  };

  struct MarkedContent {
    std::uint32_t flags = 0;  // of all marked content around and this
    bool replaces = false;    // has ActualText, E or Alt
    bool is_actual = false;   // the first of them
    std::uint32_t first_glyph = 0;
    std::string text;
  };

  struct Wipe {
    Box box;
    std::uint32_t glyphs = 0;  // drawn before it
  };

  struct TextPlace {  // of one show operator: what all its glyphs share
    Matrix matrix;    // text space -> shown page
    Vector low;       // from a glyph's origin to its descent and ascent
    Vector high;
    Vector rise;
    float size = 0;
    std::uint32_t flags = 0;
    bool on_paper = false;     // nothing was painted so far
    bool blends_away = false;  // by a blend with white, which some programs do on blank paper
  };

  void run(std::string_view content, Scope& scope, unsigned depth);
  void collect(const ContentToken& token);
  void read_properties(Lexer& lexer);
  void execute(std::string_view word, Lexer& lexer);
  bool execute_text(std::uint32_t code);
  bool execute_text_state(std::uint32_t code);
  bool execute_path(std::uint32_t code);
  bool execute_paint(std::uint32_t code);
  bool execute_state(std::uint32_t code);
  bool execute_colour(std::uint32_t code);
  void execute_object(std::uint32_t code, Lexer& lexer);

  // Operands from the front; what is missing reads as 0 or empty.
  double number(std::size_t index) const;
  std::string_view text_of(std::size_t index) const;
  std::vector<double> all_numbers() const;

  // Text.
  void begin_text();
  void end_text();
  void set_font(std::string_view name, double size);
  void move_line(double x, double y);
  void advance_text(double x, double y);
  void show(std::string_view string);
  void show_array();
  void say_fontless(std::string_view string);
  void show_string(std::string_view string, const TextPlace& place);
  TextPlace text_place();
  void put_glyph(const CodeMeaning& meaning, const TextPlace& place);
  void see_glyph(Glyph& glyph, const CodeMeaning& meaning, const TextPlace& place, bool vertical);
  bool is_faint(const PaintColour& background, bool is_paper, float size) const;
  static double least_contrast(float size);
  std::uint32_t type3_flags(LoadedFont& font, const CodeMeaning& meaning);
  void fold_check(std::size_t first_glyph);

  // Paths.
  void move_to(double x, double y);
  void line_to(double x, double y);
  void curve_to(Vector first, Vector second, Vector end);
  void add_rectangle();
  void close_subpath();
  void add_point(Vector shown);
  void paint_path(bool fill, bool stroke, FillRule rule);
  void fill_path(FillRule rule);
  void keep_filled(std::size_t begin, std::size_t end, const Paint& paint);
  void stroke_path();
  void stroke_segment(Vector from, Vector to, double width, const Paint& paint);
  void keep_wipe(const Box& box, const Paint& paint);
  bool is_wiped_out(const Glyph& glyph, std::size_t index) const;
  void keep_line(const Box& box, const Paint& paint);
  void keep_shape(const Box& box);
  void end_path();
  void keep_clip_shape();
  bool is_cut_away(Vector place);
  void keep_mark(const Box& box, const Paint& paint);
  Paint paint_of(const PaintSource& source) const;
  void paint_raster(const Polygons& polygons, FillRule rule, const Paint& paint);
  bool takes_cells(const Box& box, std::uint64_t crossings);
  bool paints_screen() const;

  // Objects.
  void draw_object(std::string_view name);
  void draw_form(const Object& form, unsigned depth);
  void draw_image(const Object& image);
  void draw_inline_image(Lexer& lexer);
  void draw_shading(std::string_view name);
  using FindGrid = std::function<const PictureGrid&()>;
  void place_picture(const PictureLook& look, bool is_stencil, const FindGrid& find_grid);
  std::string shown_look(const PictureGrid& grid, const Box& box, const Box& seen, const Paint& paint, bool is_stencil) const;
  void paint_masked(const PictureGrid& grid, Paint paint);
  bool may_be_artwork(const Box& box) const;
  void set_parameters(const Object& parameters);
  void set_soft_mask(const Object& mask);
  void set_space(PaintSource& source, std::string_view name);
  void set_colour(PaintSource& source);
  void set_device_colour(PaintSource& source, const PaintColour& colour);
  void begin_marked(std::string_view tag, bool has_properties);
  void end_marked();
  // What the structure of the file says in its place.
  void replace_by_structure(MarkedContent& content, std::optional<std::int64_t> number) const;
  std::uint32_t layer_flags() const;

  Session& session_;
  Page& page_;
  Raster raster_;
  Box paper_;
  Scope* scope_ = nullptr;
  unsigned depth_ = 0;
  std::uint16_t source_ = 0;
  std::uint16_t piece_ = 0;
  const std::vector<std::size_t>* ends_ = nullptr;  // of the streams of the page
  std::size_t ended_ = 0;                           // of them
  std::vector<const void*> forms_;                  // that are being drawn, one within another

  std::vector<Operand> operands_;
  std::string texts_;
  bool array_ = false;  // inside the operand array of TJ or d
  bool properties_actual_ = false;
  std::optional<std::string> properties_text_;  // of an inline property list: its ActualText, E or Alt
  std::vector<Wipe> wipes_;
  std::optional<std::int64_t> properties_number_;  // its MCID
  bool has_inline_properties_ = false;

  GraphicsState state_;
  std::vector<GraphicsState> saved_;
  std::vector<MarkedContent> marked_;
  std::size_t saved_floor_ = 0;  // what a form may not restore
  std::size_t marked_floor_ = 0;
  std::size_t marked_beyond_ = 0;  // nested deeper than is kept
  std::uint32_t base_flags_ = 0;

  Matrix text_matrix_;
  Matrix line_matrix_;
  Box text_clip_;
  bool clips_by_text_ = false;

  Polygons path_;  // the last polygon is open: its end is points.size()
  bool path_curved_ = false;
  Vector current_;
  Vector start_;
  bool clip_pending_ = false;
  FillRule clip_rule_ = FillRule::NonZero;
  bool said_mask_ = false;
};

}  // namespace sverka::pdf
