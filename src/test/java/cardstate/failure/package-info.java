@NullMarked
package cardstate.failure;

import org.jspecify.annotations.NullMarked;
