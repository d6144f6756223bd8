/** What this installation knows of clients and cards, asked of the instance that owns the key. */
@NullMarked
package cardstate.query;

import org.jspecify.annotations.NullMarked;
