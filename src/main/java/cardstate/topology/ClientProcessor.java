package cardstate.topology;

import cardstate.call.PendingCalls;
import cardstate.card.CardNews;
import cardstate.card.SharedMark;
import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.request.Reading;
import cardstate.snapshot.ClientLists;
import cardstate.snapshot.Difference;
import cardstate.snapshot.ListHead;
import cardstate.topic.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The client's stage: requests in, outcomes and the news of cards out. Kafka Streams may close and initialise the same
 * object again, so {@link #init} begins anew and what an earlier life still waits for is dropped.
 */
final class ClientProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** How often calls are looked after while a request waits, or a record for its commit. */
    private static final Duration TURN = Duration.ofMillis(5);

    /** The same while few answers are awaited: whenever the stream thread has waited for records. */
    private static final Duration PROMPT_TURN = Duration.ofMillis(1);

    private final Parts parts;
    private @Nullable Life life;

    ClientProcessor(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        close();
        life = new Life(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Objects.requireNonNull(life).process(record);
    }

    @Override
    public void close() {
        if (life != null) {
            life.end();
            life = null;
        }
    }

    /** From one initialisation to the next close. */
    private final class Life {

        private final ProcessorContext<byte[], byte[]> context;
        private final Outlet outlet;
        private final ClientLists lists;
        private final ClientOutcomes outcomes;
        private final PendingCalls calls;
        private final Turns turns;

        Life(ProcessorContext<byte[], byte[]> context) {
            this.context = context;
            this.outlet = new Outlet(context, parts);
            this.turns = new Turns(context, this::turn);
            this.lists = new ClientLists(store(Stores.CLIENT_LISTS));
            this.outcomes = new ClientOutcomes(parts, outlet, lists, this::now);
            this.calls = new PendingCalls(
                    store(Stores.PENDING),
                    parts.dispatcher(),
                    parts.reader().get(),
                    parts.backlog(),
                    parts.backoff(),
                    parts.wall(),
                    outcomes);
            calls.restore(now());
            schedule();
        }

        void process(Record<byte[], byte[]> record) {
            outlet.entered();
            Instant now = now();
            calls.collect(now);
            RecordMetadata from = context.recordMetadata().orElseThrow();
            if (from.topic().equals(parts.topics().requests().name())) {
                Origin origin = new Origin(from.topic(), from.partition(), from.offset());
                take(new RawRequest(record.key(), record.value(), record.headers(), origin), now);
            } else {
                hear(record.key(), ClientMessage.of(record.value()), now);
            }
            schedule();
        }

        private void take(RawRequest request, Instant now) {
            if (parts.isTooLargeToKeep(request)) {
                outcomes.rejected(request, Reading.Rejected.TOO_LARGE);
            } else {
                calls.submit(request, now);
            }
        }

        private void hear(byte[] key, ClientMessage message, Instant now) {
            if (message instanceof ClientMessage.Moved moved) {
                calls.submit(moved.request(), now);
            } else if (message instanceof ClientMessage.Forget forget) {
                calls.forget(new String(key, StandardCharsets.UTF_8), forget.id(), now);
            } else if (message instanceof ClientMessage.Marked marked) {
                SharedMark mark = marked.mark();
                ListHead told = lists.mark(mark.clientId(), mark.cardId(), mark.shared(), mark.known());
                if (told != null) {
                    CardNews news = new CardNews(mark.clientId(), told, new Difference.Repeated(mark.cardId()));
                    outlet.forward(mark.cardId(), news.toBytes(), new RecordHeaders(), Nodes.CARD_NEWS);
                }
            }
        }

        private void schedule() {
            if (!isQuiet()) {
                turns.begin(pace());
            }
        }

        void end() {
            calls.close();
            turns.end();
        }

        private void turn() {
            outlet.entered();
            calls.work(now());
            outlet.leaving();
            if (isQuiet()) {
                turns.end();
            } else {
                turns.goOn(pace());
            }
        }

        private boolean isQuiet() {
            return calls.isIdle() && !outlet.awaitsCommit();
        }

        private Duration pace() {
            return parts.dispatcher().awaitsFew() ? PROMPT_TURN : TURN;
        }

        private Instant now() {
            return Instant.ofEpochMilli(context.currentSystemTimeMs());
        }

        private KeyValueStore<Bytes, byte[]> store(String name) {
            return context.getStateStore(name);
        }
    }
}
