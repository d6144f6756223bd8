/** A record of the request topic becomes a valid request, or a named rejection. */
@NullMarked
package cardstate.request;

import org.jspecify.annotations.NullMarked;
