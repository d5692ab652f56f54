#include "readers/pdf/picture_codecs.hpp"

#include <jpeglib.h>
#include <png.h>

#include <csetjmp>
#include <cstring>
#include <utility>

namespace sverka::pdf {
namespace {

constexpr unsigned kEnough = 512;                         // pixels across or down that a look needs at most
constexpr std::uint64_t kProgressivePixels = 12'000'000;  // their coefficients are all held at once
constexpr int kScans = 100;

// libjpeg leaves by longjmp: nothing between set and jump may own anything, so all that does stands outside.
struct Failure {
  jpeg_error_mgr base;
  std::jmp_buf place;
};

extern "C" {

[[noreturn]] static void leave(j_common_ptr info) {
  std::longjmp(reinterpret_cast<Failure*>(info->err)->place, 1);
}

static void say_nothing(j_common_ptr /*info*/) {}
static void count_nothing(j_common_ptr /*info*/, int /*level*/) {}

// A progressive picture may hold any number of scans that cost much and say nothing.
static void watch_scans(j_common_ptr info) {
  if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > kScans) {
    leave(info);
  }
}
}

struct JpegReading {
  jpeg_decompress_struct info = {};
  Failure failure = {};
  jpeg_progress_mgr progress = {};
};

bool begin_jpeg(JpegReading& reading, std::string_view bytes) {
  if (setjmp(reading.failure.place) != 0) {
    return false;
  }
  jpeg_create_decompress(&reading.info);
  jpeg_mem_src(&reading.info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return jpeg_read_header(&reading.info, TRUE) == JPEG_HEADER_OK;
}

bool start_jpeg(JpegReading& reading) {
  if (setjmp(reading.failure.place) != 0) {
    return false;
  }
  jpeg_decompress_struct& info = reading.info;
  info.out_color_space = info.num_components == 1 ? JCS_GRAYSCALE : info.num_components == 4 ? JCS_CMYK : JCS_RGB;
  info.scale_denom = 8;
  info.scale_num = 1;
  while (info.scale_num < 8 && info.image_width * info.scale_num / 8 < kEnough && info.image_height * info.scale_num / 8 < kEnough) {
    info.scale_num *= 2;
  }
  return jpeg_start_decompress(&info) == TRUE;
}

// The number of rows that could be read.
unsigned read_jpeg_rows(JpegReading& reading, unsigned char* samples, std::size_t row) {
  if (setjmp(reading.failure.place) != 0) {
    return reading.info.output_scanline;
  }
  while (reading.info.output_scanline < reading.info.output_height) {
    unsigned char* line = samples + row * reading.info.output_scanline;
    if (jpeg_read_scanlines(&reading.info, &line, 1) == 0) {
      break;
    }
  }
  return reading.info.output_scanline;
}

bool take(std::uint64_t& budget, std::uint64_t pixels) {
  if (pixels == 0 || pixels > budget) {
    return false;
  }
  budget -= pixels;
  return true;
}

}  // namespace

std::optional<Bitmap> decode_jpeg(std::string_view bytes, std::uint64_t& pixels) {
  JpegReading reading;
  reading.info.err = jpeg_std_error(&reading.failure.base);
  reading.failure.base.error_exit = leave;
  reading.failure.base.output_message = say_nothing;
  reading.failure.base.emit_message = count_nothing;
  std::optional<Bitmap> bitmap;
  if (begin_jpeg(reading, bytes)) {
    const std::uint64_t count = std::uint64_t{reading.info.image_width} * reading.info.image_height;
    const bool light = jpeg_has_multiple_scans(&reading.info) == FALSE || count <= kProgressivePixels;
    reading.progress.progress_monitor = watch_scans;
    reading.info.progress = &reading.progress;
    if (light && take(pixels, count) && start_jpeg(reading)) {
      const auto components = static_cast<unsigned>(reading.info.output_components);
      const std::size_t row = std::size_t{reading.info.output_width} * components;
      bitmap = Bitmap{reading.info.output_width, reading.info.output_height, components,
                      components == 4 && reading.info.saw_Adobe_marker == TRUE, std::string(row * reading.info.output_height, '\x80')};
      if (read_jpeg_rows(reading, reinterpret_cast<unsigned char*>(bitmap->samples.data()), row) == 0) {
        bitmap.reset();
      }
    }
  }
  jpeg_destroy_decompress(&reading.info);
  return bitmap;
}

std::optional<Bitmap> decode_png(std::string_view bytes, std::uint64_t& pixels) {
  png_image image = {};
  image.version = PNG_IMAGE_VERSION;
  std::optional<Bitmap> bitmap;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) != 0 &&
      take(pixels, std::uint64_t{image.width} * image.height)) {
    image.format = PNG_FORMAT_RGBA;
    bitmap = Bitmap{image.width, image.height, 4, false, std::string(std::size_t{image.width} * image.height * 4, '\0')};
    if (png_image_finish_read(&image, nullptr, bitmap->samples.data(), 0, nullptr) == 0) {
      bitmap.reset();
    }
  }
  png_image_free(&image);
  return bitmap;
}

}  // namespace sverka::pdf
