@NullMarked
package cardstate.request;

import org.jspecify.annotations.NullMarked;
