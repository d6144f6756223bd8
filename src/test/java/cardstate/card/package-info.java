@NullMarked
package cardstate.card;

import org.jspecify.annotations.NullMarked;
