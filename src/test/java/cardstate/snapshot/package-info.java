@NullMarked
package cardstate.snapshot;

import org.jspecify.annotations.NullMarked;
