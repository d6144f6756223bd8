@NullMarked
package cardstate.web;

import org.jspecify.annotations.NullMarked;
