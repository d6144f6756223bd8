/** {@code ./run bench}: the service beside what else would make the same calls, measured from outside. */
@NullMarked
package cardstate.dev.bench;

import org.jspecify.annotations.NullMarked;
