/** What the lists say of one card becomes its state, or a tombstone. */
@NullMarked
package cardstate.card;

import org.jspecify.annotations.NullMarked;
