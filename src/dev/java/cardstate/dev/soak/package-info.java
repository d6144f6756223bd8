/** The soak: the whole system under load and a seeded mix of faults, and what must hold after it. */
@NullMarked
package cardstate.dev.soak;

import org.jspecify.annotations.NullMarked;
