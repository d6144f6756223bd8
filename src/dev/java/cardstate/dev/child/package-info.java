/** JVMs beside ours that end when we do, and the ports they listen on. */
@NullMarked
package cardstate.dev.child;

import org.jspecify.annotations.NullMarked;
