/** The provider's cards/list over Vert.x: signing, a bounded body, a total parser. Knows no Kafka. */
@NullMarked
package cardstate.provider;

import org.jspecify.annotations.NullMarked;
