/** Reads topics from outside, as a consumer that nobody here wrote would. */
@NullMarked
package cardstate.dev.check;

import org.jspecify.annotations.NullMarked;
