/** Composes the stages: the only package that sees all of them. */
@NullMarked
package cardstate.topology;

import org.jspecify.annotations.NullMarked;
