@NullMarked
package cardstate.call;

import org.jspecify.annotations.NullMarked;
