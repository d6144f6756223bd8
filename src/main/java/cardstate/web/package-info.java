/** The HTTP server: health, metrics, topology, queries, refresh, changes as server-sent events, and the page. */
@NullMarked
package cardstate.web;

import org.jspecify.annotations.NullMarked;
