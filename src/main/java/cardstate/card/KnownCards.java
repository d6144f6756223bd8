package cardstate.card;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The cards, read beside the stream thread that writes them. Safe for all threads, as the store is.
 *
 * @param store of {@code cards}
 */
public record KnownCards(ReadOnlyKeyValueStore<Bytes, byte[]> store) {

    /** All that is known of the card, null where no list ever showed it. */
    public @Nullable CardEntry get(String cardId) {
        byte[] stored = store.get(Bytes.wrap(cardId.getBytes(StandardCharsets.UTF_8)));
        return stored == null ? null : Cards.read(stored);
    }
}
