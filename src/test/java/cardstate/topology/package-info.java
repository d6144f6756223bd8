@NullMarked
package cardstate.topology;

import org.jspecify.annotations.NullMarked;
