package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.provider.Body.Fit;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class BodyTest {

    private static final int MAX = 10_000;

    private final BodyRoom room = new BodyRoom(15_000);
    private final Body body = new Body(MAX, room);

    @Test
    void shouldHoldWhatCameInItsOrder() {
        // given
        body.expect("3");

        // when
        body.add(Buffer.buffer("one "));
        body.add(Buffer.buffer("two"));

        // then
        assertThat(new String(body.bytes(), 0, body.length())).isEqualTo("one two");
    }

    @Test
    void shouldTakeNoMoreThanItMay() {
        // given
        body.expect(null);
        body.add(Buffer.buffer(new byte[MAX]));

        // when
        Fit fit = body.add(Buffer.buffer(new byte[1]));

        // then
        assertThat(fit).isEqualTo(Fit.TOO_LONG);
    }

    @Test
    void shouldFindNoRoomWhereOthersTookIt() {
        // given
        Body other = new Body(MAX, room);
        other.expect(null);
        other.add(Buffer.buffer(new byte[MAX]));
        body.expect(null);

        // when
        Fit fit = body.add(Buffer.buffer(new byte[MAX]));

        // then
        assertThat(fit).isEqualTo(Fit.NO_ROOM);
    }

    @Test
    void shouldHaveRoomAgainWhenTheOthersAreReleased() {
        // given
        Body other = new Body(MAX, room);
        other.expect(null);
        other.add(Buffer.buffer(new byte[MAX]));
        body.expect(null);

        // when
        other.release();

        // then
        assertThat(body.add(Buffer.buffer(new byte[MAX]))).isEqualTo(Fit.TAKEN);
    }

    @Test
    void shouldGiveAllItsRoomBackAndNoMore() {
        // given
        body.expect("64000");
        body.add(Buffer.buffer(new byte[MAX]));

        // when
        body.release();
        body.release();

        // then
        assertThat(room.take(15_000)).isTrue();
        assertThat(room.take(1)).isFalse();
    }

    @Test
    void shouldBoundWhatNobodyWillReadAndKeepNothingOfIt() {
        // when
        Fit within = body.add(Buffer.buffer(new byte[MAX]));
        Fit beyond = body.add(Buffer.buffer(new byte[1]));

        // then
        assertThat(within).isEqualTo(Fit.TAKEN);
        assertThat(beyond).isEqualTo(Fit.TOO_LONG);
        assertThat(body.bytes()).isEmpty();
    }
}
