/** Rules that hold for the schema as a whole. */
@NullMarked
package cardstate.schema;

import org.jspecify.annotations.NullMarked;
