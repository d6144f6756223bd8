package cardstate.topology;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an answer is taken up that no record comes with. */
class TurnsTest {

    private static final int MANY = 100;

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldTakeUpOneOfFewAnswersWithinAMillisecond() {
        // given
        rig.request("client", "request");
        answerOne();

        // when
        rig.turn(Duration.ofMillis(1));

        // then
        assertThat(rig.snapshots()).hasSize(1);
    }

    @Test
    void shouldTakeUpSomeOfManyAnswersTogether() {
        // given
        IntStream.range(0, MANY).forEach(i -> rig.request("client" + i, "request" + i));
        rig.turn(Duration.ofMillis(5));
        answerOne();
        answerOne();

        // when
        rig.turn(Duration.ofMillis(4));
        int early = rig.snapshots().size();
        rig.turn(Duration.ofMillis(1));

        // then
        assertThat(early).isZero();
        assertThat(rig.snapshots()).hasSize(2);
    }

    @Test
    void shouldTakeUpTheLastOfManyAsPromptlyAsOneOfFew() {
        // given
        IntStream.range(0, MANY).forEach(i -> rig.request("client" + i, "request" + i));
        IntStream.range(1, MANY).forEach(i -> answerOne());
        rig.turn(Duration.ofMillis(5));
        int before = rig.snapshots().size();
        answerOne();

        // when
        rig.turn(Duration.ofMillis(1));

        // then
        assertThat(before).isEqualTo(MANY - 1);
        assertThat(rig.snapshots()).hasSize(1);
    }

    private void answerOne() {
        rig.provider.next().done().accept(rig.listed(rig.now(), card("card", "00")));
    }
}
