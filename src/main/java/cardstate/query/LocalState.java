package cardstate.query;

import cardstate.card.CardEntry;
import cardstate.card.KnownCards;
import cardstate.snapshot.ClientList;
import cardstate.snapshot.KnownLists;
import cardstate.topic.Stores;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The stores of this instance's active tasks, and who owns a key. What is read may be some 400 ms ahead of the topics: it
 * is committed with the stream thread's next commit (ADR 20). Safe for all threads; reads block, on the disk at most.
 */
public final class LocalState {

    private final Supplier<@Nullable KafkaStreams> running;
    private final String advertised;

    /**
     * @param running the streams, null while they have not been started
     * @param advertised this instance's {@code HTTP_ADVERTISED}
     */
    public LocalState(Supplier<@Nullable KafkaStreams> running, String advertised) {
        this.running = running;
        this.advertised = advertised;
    }

    public Owner ownerOfClient(String clientId) {
        return owner(Stores.CLIENT_LISTS, clientId);
    }

    public Owner ownerOfCard(String cardId) {
        return owner(Stores.CARDS, cardId);
    }

    /**
     * The client's last list, null where it never had one.
     *
     * @throws NotHereException where another instance owns the client
     */
    public @Nullable ClientList list(String clientId) throws NotHereException {
        try {
            return new KnownLists(store(Stores.CLIENT_LISTS, clientId)).get(clientId);
        } catch (InvalidStateStoreException | IllegalStateException moving) {
            throw new NotHereException(moving);
        }
    }

    /**
     * What is known of the card, null where no client lists it.
     *
     * @throws NotHereException where another instance owns the card
     */
    public @Nullable KnownCard card(String cardId) throws NotHereException {
        try {
            CardEntry entry = new KnownCards(store(Stores.CARDS, cardId)).get(cardId);
            return entry == null ? null : KnownCard.of(cardId, entry);
        } catch (InvalidStateStoreException | IllegalStateException moving) {
            throw new NotHereException(moving);
        }
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, String key) {
        KeyQueryMetadata found = metadata(name, key);
        return streams()
                .store(StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(found.partition()));
    }

    private KafkaStreams streams() {
        KafkaStreams streams = running.get();
        if (streams == null) {
            throw new IllegalStateException("nothing runs yet");
        }
        return streams;
    }

    private Owner owner(String store, String key) {
        KeyQueryMetadata found;
        try {
            found = metadata(store, key);
        } catch (InvalidStateStoreException | IllegalStateException moving) {
            return new Owner.Unknown();
        }
        HostInfo host = found.activeHost();
        if (HostInfo.unavailable().equals(host)) {
            return new Owner.Unknown();
        }
        boolean here = HostInfo.buildFromEndpoint(advertised).equals(host);
        return here ? new Owner.Here() : new Owner.There(host.host(), host.port());
    }

    private KeyQueryMetadata metadata(String store, String key) {
        try (StringSerializer serializer = new StringSerializer()) {
            KeyQueryMetadata found = streams().queryMetadataForKey(store, key, serializer);
            if (found == null || KeyQueryMetadata.NOT_AVAILABLE.equals(found)) {
                throw new IllegalStateException("where keys are is not known yet");
            }
            return found;
        }
    }
}
