@NullMarked
package cardstate.watch;

import org.jspecify.annotations.NullMarked;
