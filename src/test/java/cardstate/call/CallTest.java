package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallTest {

    private final Call call = new Call("client", "", false, 3);

    @Test
    void shouldLetRequestsJoinUntilItStarts() {
        // then
        assertThat(call.join(4)).isTrue();
        assertThat(call.youngest()).isEqualTo(4);
    }

    @Test
    void shouldLetNoRequestJoinOnceItHasStarted() {
        // given
        call.start();

        // then
        assertThat(call.join(4)).isFalse();
        assertThat(call.youngest()).isEqualTo(3);
    }

    @Test
    void shouldStartOnce() {
        // then
        assertThat(call.start()).isTrue();
        assertThat(call.start()).isFalse();
    }

    @Test
    void shouldEndOnce() {
        // given
        call.start();

        // then
        assertThat(call.end()).isTrue();
        assertThat(call.end()).isFalse();
    }

    @Test
    void shouldNotEndBeforeItHasStarted() {
        // then
        assertThat(call.end()).isFalse();
    }

    @Test
    void shouldNeverStartOnceCancelled() {
        // given
        call.cancel();

        // then
        assertThat(call.start()).isFalse();
        assertThat(call.isCancelled()).isTrue();
    }

    @Test
    void shouldNotBeCancelledOnceItHasStarted() {
        // given
        call.start();

        // then
        assertThat(call.cancel()).isFalse();
        assertThat(call.hasStarted()).isTrue();
    }
}
