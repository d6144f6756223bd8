@NullMarked
package cardstate.query;

import org.jspecify.annotations.NullMarked;
