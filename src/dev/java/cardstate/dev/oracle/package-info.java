/**
 * The oracle: reads the contract's topics from outside and tells whether the promises hold. It knows the rules from
 * contract.md and uses none of the service's own code for them.
 */
@NullMarked
package cardstate.dev.oracle;

import org.jspecify.annotations.NullMarked;
