/** Rules that hold for the architecture as a whole. */
@NullMarked
package cardstate.architecture;

import org.jspecify.annotations.NullMarked;
