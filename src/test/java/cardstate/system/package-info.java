/** The built jar as a process, on a real broker and registry and the simulated provider over a socket. */
@NullMarked
package cardstate.system;

import org.jspecify.annotations.NullMarked;
