/** Every meter of the service, in one class. */
@NullMarked
package cardstate.meter;

import org.jspecify.annotations.NullMarked;
