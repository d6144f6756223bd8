package cardstate.watch;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one listener from where it stopped to where the feed stood when it joined. Blocks; for a thread of its own.
 *
 * @param from what the listener has seen
 * @param to what the feed brings to it from; where another instance gave it more, it has seen what is beyond
 */
record CatchUp(ChangeTopics topics, Joined joined, ChangePosition from, ChangePosition to) implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofMillis(5);

    @Override
    public void run() {
        if (joined.isOver()) {
            return;
        }
        try (ChangeTopics.Reader reader = topics.open()) {
            if (reader.seek(from)) {
                joined.listener().opened(from);
                read(reader);
                joined.caughtUp(from);
            } else {
                joined.listener().reset(to);
                joined.caughtUp(to);
            }
        } catch (RuntimeException failure) {
            LOG.warn("A listener could not catch up: {}", failure.getClass().getSimpleName());
            joined.end();
        }
    }

    /** A paused consumer is polled, so that it stays alive, and brings nothing. */
    private void awaitListener(ChangeTopics.Reader reader) {
        if (joined.listener().isBehind()) {
            reader.consumer().pause(reader.consumer().assignment());
            while (joined.listener().isBehind()) {
                reader.consumer().poll(PAUSE);
            }
            reader.consumer().resume(reader.consumer().assignment());
        }
    }

    private void read(ChangeTopics.Reader reader) {
        ChangePosition position = from;
        long told = System.nanoTime();
        while (!joined.isOver() && !reader.hasReached(to)) {
            awaitListener(reader);
            for (ConsumerRecord<byte[], byte[]> record : reader.consumer().poll(POLL)) {
                boolean ofStatus = reader.isStatus(record);
                if (record.offset() >= to.next(ofStatus, record.partition())) {
                    continue;
                }
                Optional<ChangeEvent> event = reader.event(record, position);
                position = position.after(ofStatus, record.partition(), record.offset());
                if (event.isPresent() && !joined.listener().changed(event.get())) {
                    joined.end();
                    return;
                }
            }
            if (System.nanoTime() - told > ChangeFeed.TOLD_AGAIN_NANOS) {
                told = System.nanoTime();
                joined.listener().passed(position);
            }
        }
    }
}
