// Lines of smaller type printed over the letters of other lines: stamps that a system of document exchange lays on a page.
#pragma once

#include "readers/pdf/layout_flow.hpp"

namespace sverka::pdf {

// Takes them out of the flow, so that neither columns nor paragraphs end at them. A line is one if a word of it shares its place with a
// word of a line in larger type; of a row of underscores, which a value may be written onto, if it is much smaller. So is a line of its
// size close to it that is drawn next to it: the others of its stamp. What stands on the baseline of the text is parted from it by its
// size. They come in the order of drawing. Lines of ruled tables, of text that is not plainly seen and of other directions stay. Sorting,
// and for each line a look at no more than 60 beside it; nothing at all on a page in type of one size.
Flow take_overprints(Flow& flow);

}  // namespace sverka::pdf
