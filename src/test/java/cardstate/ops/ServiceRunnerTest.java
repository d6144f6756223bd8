package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.topic.NotYetException;
import cardstate.topic.RefusedException;
import cardstate.topic.TopicFacts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ServiceRunnerTest {

    private static final TopicFacts FACTS = new TopicFacts(6, 1, 1, 1, 1, 1, 1);

    private final Probe service = new Probe();

    @Test
    void shouldEndWithZeroWhenStopped() throws Exception {
        // given
        ServiceRunner runner = new ServiceRunner(() -> FACTS, facts -> service);
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(runner::run);
        await().until(() -> runner.phase() == Phase.RUNNING);

        // when
        runner.stop();
        runner.stop();

        // then
        assertThat(status.get()).isEqualTo(ServiceRunner.STOPPED);
        assertThat(service.closed).hasValue(1);
    }

    @Test
    void shouldEndWithOneWhenTheServiceEndsByItself() throws Exception {
        // given
        ServiceRunner runner = new ServiceRunner(() -> FACTS, facts -> service);
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(runner::run);
        Consumer<Throwable> onFailure = service.started.get();

        // when
        onFailure.accept(new IllegalStateException("died"));

        // then
        assertThat(status.get()).isEqualTo(ServiceRunner.FAILED);
        assertThat(service.closed).hasValue(1);
    }

    @Test
    void shouldEndWithOneWhenTheStartIsRefused() {
        // given
        ServiceRunner runner = new ServiceRunner(
                () -> {
                    throw new RefusedException(List.of("topic card-state is missing"));
                },
                facts -> service);

        // when
        int status = runner.run();

        // then
        assertThat(status).isEqualTo(ServiceRunner.FAILED);
        assertThat(service.started).isNotDone();
    }

    @Test
    void shouldEndWithOneWhenTheServiceCannotBeBuilt() {
        // given
        ServiceRunner runner = new ServiceRunner(() -> FACTS, facts -> {
            throw new IllegalStateException("no topology");
        });

        // when
        int status = runner.run();

        // then
        assertThat(status).isEqualTo(ServiceRunner.FAILED);
    }

    @Test
    void shouldTryAgainUntilTheSurroundingsAnswer() throws Exception {
        // given
        AtomicInteger attempts = new AtomicInteger();
        ServiceRunner runner = new ServiceRunner(
                () -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new NotYetException("no broker answers");
                    }
                    return FACTS;
                },
                facts -> service);

        // when
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(runner::run);

        // then
        service.started.get();
        assertThat(attempts).hasValue(3);
        runner.stop();
        assertThat(status.get()).isEqualTo(ServiceRunner.STOPPED);
    }

    @Test
    void shouldSayWhatItWaitsFor() throws Exception {
        // given
        ServiceRunner runner = new ServiceRunner(
                () -> {
                    throw new NotYetException("no broker answers");
                },
                facts -> service);

        // when
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(runner::run);

        // then
        await().untilAsserted(() -> assertThat(runner.waitingFor()).isEqualTo("no broker answers"));
        assertThat(runner.phase()).isEqualTo(Phase.PREPARING);
        runner.stop();
        assertThat(status.get()).isEqualTo(ServiceRunner.STOPPED);
    }

    @Test
    void shouldStopWhileAnAttemptBlocks() throws Exception {
        // given
        CountDownLatch blocking = new CountDownLatch(1);
        ServiceRunner runner = new ServiceRunner(
                () -> {
                    blocking.countDown();
                    new CountDownLatch(1).await();
                    return FACTS;
                },
                facts -> service);
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(runner::run);
        blocking.await();

        // when
        runner.stop();

        // then
        assertThat(status.get()).isEqualTo(ServiceRunner.STOPPED);
        assertThat(service.started).isNotDone();
    }

    private static final class Probe implements Service {

        final CompletableFuture<Consumer<Throwable>> started = new CompletableFuture<>();
        final AtomicInteger closed = new AtomicInteger();

        @Override
        public void start(Consumer<Throwable> onFailure) {
            started.complete(onFailure);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
