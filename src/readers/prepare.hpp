// What the readers need done once in a process, before it is confined: after that no file can be opened any
// more.
#pragma once

#include <string>

namespace sverka {

// The module that reads PDF: PoDoFo and the libraries under it cost every process that maps them milliseconds,
// and most have no PDF to read. prepare_readers() opens it. Without one, or where it cannot be opened, a PDF is
// refused as unsupported.
void set_pdf_module(std::string path);

// Initialises libxml2 and the time zone, makes libxml2's allocations observed, and opens the module of PDF if
// one is set. Call it before the first document, while the process has one thread.
void prepare_readers();

// The same without the module: a PDF is refused then.
void prepare_plain_readers();

// True if libxml2 was refused memory since the last call. It reports that as if the document were broken, or
// not at all: whoever gives a memory limit to a reader must ask.
bool readers_ran_out_of_memory();

}  // namespace sverka
