/** Outcomes that are no snapshot, and dead letters. */
@NullMarked
package cardstate.failure;

import org.jspecify.annotations.NullMarked;
