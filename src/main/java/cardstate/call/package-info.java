/** The asynchronous call: pending requests, order per client, retries, deadlines, calls in flight. */
@NullMarked
package cardstate.call;

import org.jspecify.annotations.NullMarked;
