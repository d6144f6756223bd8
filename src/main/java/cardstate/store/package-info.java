/** What entries of stores and records of internal topics are made of: a format byte, then plain fields. */
@NullMarked
package cardstate.store;

import org.jspecify.annotations.NullMarked;
