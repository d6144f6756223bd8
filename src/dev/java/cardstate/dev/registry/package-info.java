/** The schema registry that tests and the local stack run on. */
@NullMarked
package cardstate.dev.registry;

import org.jspecify.annotations.NullMarked;
