package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardStateAssemblyTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Queue<Throwable> told = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void shouldTellOfAnErrorOnTheEventLoop() {
        // given
        OutOfMemoryError error = new OutOfMemoryError("for the test");
        CardStateAssembly.watch(vertx, told::add);

        // when
        ((VertxInternal) vertx).createEventLoopContext().runOnContext(v -> {
            throw error;
        });

        // then
        await().untilAsserted(() -> assertThat(told).containsExactly(error));
    }

    @Test
    void shouldGoOnAfterAnExceptionOnTheEventLoop() {
        // given
        Queue<String> done = new ConcurrentLinkedQueue<>();
        CardStateAssembly.watch(vertx, told::add);
        var loop = ((VertxInternal) vertx).createEventLoopContext();

        // when
        loop.runOnContext(v -> {
            throw new IllegalStateException("for the test");
        });
        loop.runOnContext(v -> done.add("next"));

        // then
        await().untilAsserted(() -> assertThat(done).containsExactly("next"));
        assertThat(told).isEmpty();
    }
}
