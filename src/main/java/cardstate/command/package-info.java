/** What an operator does to an installation from outside: reset it, have a client forgotten, publish dead letters again. */
@NullMarked
package cardstate.command;

import org.jspecify.annotations.NullMarked;
