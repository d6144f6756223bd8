package cardstate.dev.oracle;

import cardstate.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I1: each request has one outcome, each record that is no request one dead letter, and a client's snapshots come in the
 * order of its requests. To be given all dead letters, then all requests, then all outcomes. For one thread.
 */
final class RequestCheck {

    private static final long SKEW_MS = 60_000;

    private final OracleOptions options;
    private final Topics topics;
    private final Decoder decoder;
    private final Ranges ranges;
    private final Findings findings;
    private final DeadLetters letters;
    private final Kept requests;
    private final Kept deadLetters;
    private final Kept snapshots;
    private final Kept failures;
    private final CommittedCheck committed;
    private final Map<Id, RequestTrack> tracks = new HashMap<>();
    private final Map<String, Line> lines = new HashMap<>();
    private final Set<Id> forgettings = new HashSet<>();

    private record Id(String client, String request) {
        @Override
        public String toString() {
            return "client " + Findings.id(client) + ", request " + Findings.id(request);
        }
    }

    /** The youngest request of a client that has a snapshot: its partition and offset. */
    private record Line(int partition, long youngest) {}

    RequestCheck(OracleOptions options, Decoder decoder, Ranges ranges, CommittedCheck committed, Findings findings) {
        this.options = options;
        this.topics = options.topics();
        this.decoder = decoder;
        this.ranges = ranges;
        this.committed = committed;
        this.findings = findings;
        this.letters = new DeadLetters(topics.requests().name(), findings);
        this.requests = new Kept(ranges.requests());
        this.deadLetters = new Kept(ranges.deadLetters());
        this.snapshots = new Kept(ranges.snapshots());
        this.failures = new Kept(ranges.failures());
    }

    void deadLetter(ConsumerRecord<byte[], byte[]> letter) {
        letters.read(letter);
    }

    void request(ConsumerRecord<byte[], byte[]> record) {
        Asked asked = Asked.of(record, topics.requests(), decoder, options.ttl());
        DeadLetters.Letters letter = letters.take(record);
        int found = letter.count();
        if (found > 1) {
            findings.violated(Kind.DEAD_LETTER_DOUBLED, Findings.at(record));
        }
        if (asked == null || letter.schemaUnknown()) {
            rejected(record, found);
            return;
        }
        Id id = new Id(asked.clientId(), asked.requestId());
        RequestTrack track = tracks.computeIfAbsent(id, any -> new RequestTrack(record));
        track.sent(record);
        if (found > 0) {
            track.deadLettered++;
            findings.violated(Kind.DEAD_LETTER_OF_REQUEST, id + ", " + Findings.at(record));
        } else {
            track.due |= isDue(record, asked.deadline());
        }
    }

    private void rejected(ConsumerRecord<byte[], byte[]> record, int found) {
        findings.count(Measure.REJECTS);
        if (found > 0) {
            committed.mustHave(record.partition(), record.offset());
        } else if (isDue(record, Instant.ofEpochMilli(record.timestamp()).plus(options.settle()))
                && deadLetters.whole()) {
            findings.violated(Kind.DEAD_LETTER_MISSING, Findings.at(record));
        }
    }

    /** One that came after its deadline has its time from then on. */
    private boolean isDue(ConsumerRecord<?, ?> record, Instant deadline) {
        if (record.offset() >= ranges.due().getOrDefault(record.partition(), 0L)) {
            return false;
        }
        Instant sent = Instant.ofEpochMilli(record.timestamp());
        Instant from = deadline.isBefore(sent) ? sent : deadline;
        return options.atRest() || from.plus(options.grace()).isBefore(ranges.at());
    }

    void failed(ConsumerRecord<?, ?> record, String client, String request) {
        failures.saw(record);
        findings.count(Measure.FAILURES);
        outcome(record, new Id(client, request));
    }

    void snapshot(ConsumerRecord<?, ?> record, String client, String request) {
        snapshots.saw(record);
        findings.count(Measure.SNAPSHOTS);
        Id id = new Id(client, request);
        RequestTrack track = outcome(record, id) ? tracks.get(id) : null;
        if (track != null && track.onOnePartition) {
            order(record, id, track);
        }
    }

    /** An operator had the client forgotten: no request of the request topic asks for it, and it is said once. */
    void forgotten(ConsumerRecord<?, ?> record, String client, String id) {
        snapshots.saw(record);
        findings.count(Measure.FORGETTINGS);
        if (!forgettings.add(new Id(client, id))) {
            findings.violated(
                    Kind.OUTCOME_DOUBLED, new Id(client, id) + ", forgotten twice, again at " + Findings.at(record));
        }
    }

    /** A request that was sent again stands anywhere between its first and its last record. */
    private void order(ConsumerRecord<?, ?> record, Id id, RequestTrack track) {
        Line line = lines.getOrDefault(id.client(), new Line(track.partition, -1));
        if (line.partition() != track.partition) {
            return;
        }
        if (track.last < line.youngest()) {
            findings.violated(Kind.SNAPSHOT_OUT_OF_ORDER, id + ", " + Findings.at(record));
        }
        lines.put(id.client(), new Line(line.partition(), Math.max(line.youngest(), track.first)));
    }

    /** Whether the outcome belongs to a request in range. */
    private boolean outcome(ConsumerRecord<?, ?> record, Id id) {
        RequestTrack track = tracks.get(id);
        boolean whole = requests.whole();
        if (track == null && whole) {
            findings.violated(Kind.OUTCOME_WITHOUT_REQUEST, id + ", " + Findings.at(record));
        }
        if (track == null || (!whole && record.timestamp() + SKEW_MS < track.firstAt)) {
            findings.count(Measure.OUTCOMES_OUT_OF_REACH);
            return false;
        }
        if (++track.outcomes > track.sent) {
            findings.violated(
                    Kind.OUTCOME_DOUBLED, id + ", sent " + track.sent + " times, again at " + Findings.at(record));
        }
        return true;
    }

    void finish() {
        letters.finish(ranges.requests());
        tracks.forEach((id, track) -> {
            findings.count(Measure.REQUESTS);
            if (track.outcomes > 0) {
                committed(track);
            } else if (track.due) {
                lost(id, track);
            } else if (track.deadLettered < track.sent) {
                findings.count(Measure.REQUESTS_OPEN);
            }
        });
    }

    private void committed(RequestTrack track) {
        if (track.onOnePartition) {
            committed.mustHave(track.partition, track.first);
        }
    }

    private void lost(Id id, RequestTrack track) {
        if (snapshots.since(id.client(), track.firstAt) && failures.since(id.client(), track.firstAt)) {
            String place = track.place(topics.requests().name());
            findings.violated(Kind.REQUEST_WITHOUT_OUTCOME, id + ", " + place);
        } else {
            findings.count(Measure.REQUESTS_OUT_OF_REACH);
        }
    }
}
