@NullMarked
package cardstate.command;

import org.jspecify.annotations.NullMarked;
