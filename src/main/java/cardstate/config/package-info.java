/** Settings: the environment becomes one tree of valid records, or one report of everything that is wrong. */
@NullMarked
package cardstate.config;

import org.jspecify.annotations.NullMarked;
