/** Each topic once: its name, its shape, and what its records are; every processor's and store's name. */
@NullMarked
package cardstate.topic;

import org.jspecify.annotations.NullMarked;
