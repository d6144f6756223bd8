/** Card State Streams: a provider's cards/list call as streams of snapshots, card states and changes. */
@NullMarked
package cardstate;

import org.jspecify.annotations.NullMarked;
