// What a reading process may do to the rest of the machine: nothing.
//
// Two steps, because a filter cannot be taken back: the zygote keeps fork and its control socket, a child
// keeps memory and its one socket. Under the address sanitizer, which needs a huge address space, pipes and
// calls of its own, the limits on memory, open files and file size are left out and the filter forbids by
// name instead of allowing by name; never ship such a build.
#pragma once

#include <cstddef>

namespace sverka {

// True if the kernel can kill a process by a seccomp filter.
bool can_confine();

// For the zygote, while it has one thread; children inherit it. No new privileges, no core dumps, no file
// writing, no look from outside (PR_SET_DUMPABLE), Landlock as far as the kernel has it: no file, no TCP
// port, no signal outwards. False if something that every supported kernel has was refused.
bool confine_zygote();

// For a child, the last step before untrusted bytes: limits of memory and open files, then the seccomp
// filter: memory, read and write on what is open, clocks; the open family and other questions about the
// system answer EACCES; all else kills. False if it was refused.
bool confine_child(std::size_t memory_bytes);

// True in a build with the address sanitizer.
bool is_sanitized_build();

}  // namespace sverka
