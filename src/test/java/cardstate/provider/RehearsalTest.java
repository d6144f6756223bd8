package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void shouldCallAndReadAWholeAnswerThatIsNotTheProviders() throws Exception {
        // given
        Vertx vertx = Vertx.vertx();
        try {

            // when
            CallResult result = Rehearsal.call(vertx)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);

            // then
            assertThat(result)
                    .isInstanceOfSatisfying(CallResult.Answered.class, answered -> assertThat(answered.cards())
                            .hasSize(1));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }
}
