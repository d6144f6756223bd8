package cardstate.dev.oracle;

import cardstate.topic.ContractTopic;
import cardstate.topic.RegistryClient;
import cardstate.topic.Topics;
import cardstate.v1.CardListFailed;
import cardstate.v1.ClientCardsSnapshot;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads all topics of the contract as a {@code read_committed} consumer and checks I1, I2 and I3 of faults.md, and of I4
 * that what has its outcome is committed. The system may go on working: what is under way is counted, not blamed.
 */
public final class Oracle {

    private final OracleOptions options;
    private final Topics topics;
    private final Source source;
    private final Decoder decoder;
    private final Findings findings;
    private final Map<String, CardTrack> cards = new HashMap<>();

    private Oracle(OracleOptions options, Source source, Decoder decoder) {
        this.options = options;
        this.topics = options.topics();
        this.source = source;
        this.decoder = decoder;
        this.findings = new Findings(options.examples());
    }

    /**
     * Checks what is committed now. Takes as long as reading it takes; any thread.
     *
     * @throws CannotCheckException where a topic or the registry cannot be read
     */
    public static Verdict check(OracleOptions options) {
        try (SchemaRegistryClient registry = RegistryClient.open(options.registry());
                Source source = KafkaSource.open(options.kafka())) {
            return check(options, source, registry);
        } catch (IOException e) {
            throw new CannotCheckException("the registry's client does not close: check again", e);
        }
    }

    static Verdict check(OracleOptions options, Source source, SchemaRegistryClient registry) {
        return new Oracle(options, source, new Decoder(registry, options.registry())).check();
    }

    private Verdict check() {
        Ranges ranges = Ranges.fix(source, topics);
        String application = options.applicationId();
        Map<Integer, Long> offsets = application == null
                ? Map.of()
                : source.committed(
                        options.prefix() + application, topics.requests().name());
        Function<String, CardTrack> track = id -> cards.computeIfAbsent(id, CardTrack::new);
        Kept statusChanges = new Kept(ranges.statusChanges());
        Kept balanceChanges = new Kept(ranges.balanceChanges());
        ListFold fold = new ListFold(options.removalAfterMissing(), track, new Kept(ranges.snapshots()), findings);

        CommittedCheck committed = new CommittedCheck();
        requests(ranges, committed, fold);
        StateCheck states = new StateCheck(options.uncompacted(), track, new Kept(ranges.states()), findings);
        source.read(topics.cardStates().name(), ranges.states(), record -> state(record, states));
        EventCheck events = new EventCheck(track, statusChanges, balanceChanges, findings);
        read(topics.statusChanges(), ranges.statusChanges(), events::status);
        read(topics.balanceChanges(), ranges.balanceChanges(), events::balance);

        long settledBefore = options.atRest()
                ? Long.MAX_VALUE
                : ranges.statesAt().minus(options.settle()).toEpochMilli();
        CardCheck last =
                new CardCheck(topics.cardStates().name(), fold, statusChanges, balanceChanges, settledBefore, findings);
        cards.values().forEach(last::check);
        if (application != null) {
            committed.finish(topics.requests().name(), offsets, findings);
        }
        return findings.verdict(ranges.at(), application != null);
    }

    private void requests(Ranges ranges, CommittedCheck committed, ListFold fold) {
        RequestCheck requests = new RequestCheck(options, decoder, ranges, committed, findings);
        source.read(topics.deadLetters().name(), ranges.deadLetters(), requests::deadLetter);
        source.read(topics.requests().name(), ranges.requests(), requests::request);
        read(
                topics.failures(),
                ranges.failures(),
                (ConsumerRecord<?, ?> record, CardListFailed failed) ->
                        requests.failed(record, failed.getClientId(), failed.getRequestId()));
        read(topics.snapshots(), ranges.snapshots(), (ConsumerRecord<?, ?> record, ClientCardsSnapshot snapshot) -> {
            if (ListFold.isForgetting(snapshot)) {
                requests.forgotten(record, snapshot.getClientId(), snapshot.getRequestId());
                fold.forgotten(record, snapshot);
            } else {
                requests.snapshot(record, snapshot.getClientId(), snapshot.getRequestId());
                fold.snapshot(record, snapshot);
            }
        });
        requests.finish();
    }

    private void state(ConsumerRecord<byte[], byte[]> record, StateCheck states) {
        if (record.key() != null && record.value() == null) {
            states.state(record, text(record.key()), null);
        } else {
            decoded(record, topics.cardStates(), (any, state) -> states.state(record, state.getCardId(), state));
        }
    }

    private <V extends SpecificRecord> void read(
            ContractTopic<V> topic, List<Span> spans, BiConsumer<ConsumerRecord<?, ?>, V> reader) {
        source.read(topic.name(), spans, record -> decoded(record, topic, reader));
    }

    /** Each value of the contract's own topics names its key. */
    private <V extends SpecificRecord> void decoded(
            ConsumerRecord<byte[], byte[]> record, ContractTopic<V> topic, BiConsumer<ConsumerRecord<?, ?>, V> reader) {
        V value = record.key() == null || record.value() == null ? null : decoder.decode(topic, record.value());
        if (value == null || !text(record.key()).equals(keyOf(value))) {
            findings.violated(Kind.MALFORMED, Findings.at(record));
        } else {
            reader.accept(record, value);
        }
    }

    private static String keyOf(SpecificRecord value) {
        boolean ofCard = value.getSchema().getField("card_id") != null;
        return value.get(value.getSchema()
                        .getField(ofCard ? "card_id" : "client_id")
                        .pos())
                .toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
