/** What the output topics say from now on: committed changes for many listeners, and outcomes that somebody waits for. */
@NullMarked
package cardstate.watch;

import org.jspecify.annotations.NullMarked;
