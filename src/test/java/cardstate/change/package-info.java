@NullMarked
package cardstate.change;

import org.jspecify.annotations.NullMarked;
