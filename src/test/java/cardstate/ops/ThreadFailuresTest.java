package cardstate.ops;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadFailuresTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ThreadFailures failures = new ThreadFailures(now::get, 2);

    @Test
    void shouldReplaceAThreadThatABrokerLeftWaiting() {
        // when
        var answer = failures.answer(new StreamsException(new TimeoutException("60000 ms")));

        // then
        assertThat(answer).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void shouldReplaceAThreadWhoseProducerWasFenced() {
        // when
        var answer = failures.answer(new StreamsException(new ProducerFencedException("epoch")));

        // then
        assertThat(answer).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void shouldReplaceAThreadWhoseTransactionTheBrokerEndedWhileItWasPaused() {
        // when
        var answer = failures.answer(new StreamsException(new InvalidTxnStateException("EndTxn")));

        // then
        assertThat(answer).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void shouldReplaceAThreadThatWasFencedInTheMiddleOfItsCommit() {
        // when
        var answer = failures.answer(new StreamsException(new KafkaException("Unhandled error in EndTxnResponse")));

        // then
        assertThat(answer).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void shouldShutDownWhereATopicMayNotBeWritten() {
        // when
        var answer = failures.answer(new StreamsException(new TopicAuthorizationException("card-state")));

        // then
        assertThat(answer).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void shouldShutDownWhereAnotherProcessHasTheSameInstanceId() {
        // when
        var answer = failures.answer(new StreamsException(new FencedInstanceIdException("one-1")));

        // then
        assertThat(answer).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void shouldShutDownOnAnErrorOfOurOwn() {
        // when
        var answer = failures.answer(new StreamsException(new IllegalStateException("bug")));

        // then
        assertThat(answer).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void shouldShutDownWhereThreadsDieOneAfterTheOther() {
        // given
        for (int i = 0; i < 6; i++) {
            failures.answer(new TimeoutException());
        }

        // when
        var answer = failures.answer(new TimeoutException());

        // then
        assertThat(answer).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void shouldReplaceEachOfManyThreadsThatOnePauseOfABrokerEnds() {
        // given
        ThreadFailures ofMany = new ThreadFailures(now::get, 8);

        // when
        List<StreamThreadExceptionResponse> answers = IntStream.range(0, 8)
                .mapToObj(thread -> ofMany.answer(new StreamsException(new InvalidTxnStateException("EndTxn"))))
                .toList();

        // then
        assertThat(answers).containsOnly(REPLACE_THREAD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void shouldBearAnyNumberOfDeathsOverALongOutage(int threads) {
        // given
        ThreadFailures failing = new ThreadFailures(now::get, threads);
        for (int i = 0; i < 100; i++) {
            failing.answer(new TimeoutException());
            now.updateAndGet(before -> before.plus(Duration.ofSeconds(11)));
        }

        // when
        var answer = failing.answer(new TimeoutException());

        // then
        assertThat(answer).isEqualTo(REPLACE_THREAD);
    }
}
