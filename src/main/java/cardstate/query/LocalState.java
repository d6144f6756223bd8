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
    private final Restores restores;
    private final String advertised;

    /**
     * @param running the streams, null while they have not been started
     * @param restores what is being restored, told by those streams
     * @param advertised this instance's {@code HTTP_ADVERTISED}
     */
    public LocalState(Supplier<@Nullable KafkaStreams> running, Restores restores, String advertised) {
        this.running = running;
        this.restores = restores;
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
     * @throws NotHereException where another instance owns the client, or its list is being restored
     */
    public @Nullable ClientList list(String clientId) throws NotHereException {
        return read(Stores.CLIENT_LISTS, clientId, store -> new KnownLists(store).get(clientId));
    }

    /**
     * What is known of the card, null where no client lists it.
     *
     * @throws NotHereException where another instance owns the card, or it is being restored
     */
    public @Nullable KnownCard card(String cardId) throws NotHereException {
        return read(Stores.CARDS, cardId, store -> {
            CardEntry entry = new KnownCards(store).get(cardId);
            return entry == null ? null : KnownCard.of(cardId, entry);
        });
    }

    private interface Read<T> {
        @Nullable
        T from(ReadOnlyKeyValueStore<Bytes, byte[]> store);
    }

    private <T> @Nullable T read(String name, String key, Read<T> read) throws NotHereException {
        try {
            int partition = metadata(name, key).partition();
            requireRestored(name, partition);
            T found = read.from(streams()
                    .store(StoreQueryParameters.fromNameAndType(
                                    name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                            .withPartition(partition)));
            requireRestored(name, partition);
            return found;
        } catch (InvalidStateStoreException | IllegalStateException moving) {
            throw new NotHereException(moving);
        }
    }

    private void requireRestored(String store, int partition) {
        if (restores.has(store, partition)) {
            throw new IllegalStateException("the store is being restored");
        }
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
