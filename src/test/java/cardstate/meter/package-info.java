@NullMarked
package cardstate.meter;

import org.jspecify.annotations.NullMarked;
