package cardstate.call;

import cardstate.config.CallSettings;
import cardstate.meter.Meters;
import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.request.Reading;
import cardstate.request.Request;
import cardstate.request.RequestReader;
import cardstate.request.WriterSchemas.Known;
import cardstate.snapshot.MapStore;
import cardstate.v1.CardListRequested;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Pending calls over a store that outlives them; what comes of requests is noted as text. One thread. */
final class CallsRig implements Outcomes {

    static final int SCHEMA = 7;

    final KeyValueStore<Bytes, byte[]> store = MapStore.empty();
    final Backlog backlog;
    final List<String> outcomes = new ArrayList<>();
    final Set<Integer> unfetched = new HashSet<>();
    TestApi api = new TestApi();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    PendingCalls calls;

    CallsRig() {
        this(10);
    }

    CallsRig(int maxPending) {
        backlog = new Backlog(maxPending);
        calls = begin(100);
    }

    /** The process is gone, with all that it had in memory; the next one finds the store. */
    void restart() {
        restart(100);
    }

    void restart(int maxInFlight) {
        calls.close();
        api = new TestApi();
        calls = begin(maxInFlight);
    }

    private PendingCalls begin(int maxInFlight) {
        PendingCalls begun = new PendingCalls(
                store,
                new Dispatcher(
                        api,
                        new CallSettings(maxInFlight, OptionalInt.empty()),
                        () -> now,
                        new Meters(new SimpleMeterRegistry())),
                new RequestReader(this::lookUp, this::decode, Duration.ofMinutes(10)),
                backlog,
                new Backoff(bound -> bound - 1),
                () -> now,
                this);
        begun.restore(now);
        return begun;
    }

    private Known lookUp(int schemaId) {
        return unfetched.contains(schemaId) ? Known.NOT_YET : Known.YES;
    }

    /** In place of Avro: the two ids, and the deadline's milliseconds. */
    private CardListRequested decode(String topic, byte[] value) {
        String[] fields = new String(value, 5, value.length - 5, StandardCharsets.UTF_8).split("\\|");
        return new CardListRequested(fields[1], fields[0], now, Instant.ofEpochMilli(Long.parseLong(fields[2])), null);
    }

    void submit(String client, String request) {
        submit(SCHEMA, client, request, Duration.ofMinutes(1));
    }

    void submit(int schemaId, String client, String request, Duration untilDeadline) {
        byte[] fields = (client + "|" + request + "|" + now.plus(untilDeadline).toEpochMilli())
                .getBytes(StandardCharsets.UTF_8);
        byte[] value = ByteBuffer.allocate(5 + fields.length)
                .put((byte) 0)
                .putInt(schemaId)
                .put(fields)
                .array();
        byte[] key = client.getBytes(StandardCharsets.UTF_8);
        calls.submit(new RawRequest(key, value, new RecordHeaders(), new Origin("topic", 0, 0)), now);
    }

    void answer() {
        api.answer();
        calls.work(now);
    }

    void fail(Reason reason) {
        api.fail(reason);
        calls.work(now);
    }

    void pass(Duration time) {
        now = now.plus(time);
        calls.work(now);
    }

    int stored() {
        try (var entries = store.all()) {
            int count = 0;
            for (; entries.hasNext(); entries.next()) {
                count++;
            }
            return count;
        }
    }

    @Override
    public boolean answered(String clientId, List<Attempted> requests, CallResult.Answered answer, boolean settled) {
        requests.forEach(
                attempted -> outcomes.add(attempted.request().requestId() + " answered after " + attempted.attempts()));
        return true;
    }

    @Override
    public void failed(Request request, Reason reason, @Nullable Integer httpStatus, int attempts) {
        outcomes.add(request.requestId() + " " + reason + " after " + attempts);
    }

    @Override
    public void rejected(RawRequest record, Reading.Rejected rejection) {
        outcomes.add("rejected " + rejection.rejection());
    }

    @Override
    public void forgotten(String clientId, String id) {
        outcomes.add(clientId + " forgotten");
    }

    @Override
    public void repeated(Request request) {
        outcomes.add(request.requestId() + " repeated");
    }
}
