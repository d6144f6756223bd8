/** A simulated provider that does what the provider's cards/list does, faults too. */
@NullMarked
package cardstate.dev.provider;

import org.jspecify.annotations.NullMarked;
