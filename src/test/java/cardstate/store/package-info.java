@NullMarked
package cardstate.store;

import org.jspecify.annotations.NullMarked;
