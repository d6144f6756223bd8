/** What the people who operate the service need: starting, stopping, health. */
@NullMarked
package cardstate.ops;

import org.jspecify.annotations.NullMarked;
