/** The broker that tests and the local stack run on; one place decides which. */
@NullMarked
package cardstate.dev.broker;

import org.jspecify.annotations.NullMarked;
