/** The provider's answer becomes a snapshot; a client's last list, and what differs from it. */
@NullMarked
package cardstate.snapshot;

import org.jspecify.annotations.NullMarked;
