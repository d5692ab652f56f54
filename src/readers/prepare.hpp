// What the readers need done once in a process, before it is confined: after that no file can be opened any
// more.
#pragma once

namespace sverka {

// Initialises libxml2 and the time zone, and makes libxml2's allocations observed. Call it before the first
// document, while the process has one thread.
void prepare_readers();

// True if libxml2 was refused memory since the last call. It reports that as if the document were broken, or
// not at all: whoever gives a memory limit to a reader must ask.
bool readers_ran_out_of_memory();

}  // namespace sverka
