/** Two neighbouring states of a card become its status and balance changes. Pure. */
@NullMarked
package cardstate.change;

import org.jspecify.annotations.NullMarked;
