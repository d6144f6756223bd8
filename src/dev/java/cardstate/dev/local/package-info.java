/** The whole main job on one machine: stack, sample requests, and what happens, shown. */
@NullMarked
package cardstate.dev.local;

import org.jspecify.annotations.NullMarked;
