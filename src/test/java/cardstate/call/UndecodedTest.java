package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UndecodedTest {

    private static final int UNFETCHED = 8;

    private final CallsRig rig = new CallsRig();

    UndecodedTest() {
        rig.unfetched.add(UNFETCHED);
    }

    @Test
    void shouldGiveARecordItsTurnWhenItsSchemaComes() {
        // given
        undecoded("client", "request");

        // when
        fetch();
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("request answered after 1");
    }

    @Test
    void shouldKeepTheOrderAcrossAnUndecodedRecord() {
        // given
        undecoded("client", "first");
        rig.submit("client", "second");
        rig.calls.work(rig.now);
        assertThat(rig.api.called).isEmpty();

        // when
        fetch();
        rig.answer();
        rig.calls.work(rig.now);

        // then
        assertThat(rig.outcomes).containsExactly("first answered after 1", "second answered after 1");
    }

    @Test
    void shouldAnswerWhatStandsBeforeAnUndecodedRecord() {
        // given
        rig.submit("client", "first");
        undecoded("client", "second");
        rig.submit("client", "third");

        // when
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("first answered after 1");
    }

    @Test
    void shouldNotHoldUpOtherClients() {
        // given
        undecoded("client", "request");

        // when
        rig.submit("other", "request");

        // then
        assertThat(rig.api.called).containsExactly("other");
    }

    @Test
    void shouldWaitAcrossARestart() {
        // given
        undecoded("client", "first");
        rig.submit("client", "second");
        rig.restart();

        // when
        fetch();
        rig.answer();
        rig.calls.work(rig.now);

        // then
        assertThat(rig.outcomes).containsExactly("first answered after 1", "second answered after 1");
    }

    @Test
    void shouldNameTheFailureOfTheCallThatItJoined() {
        // given
        rig.restart(1);
        rig.submit("busy", "busy");
        rig.submit("client", "first");
        undecoded("client", "second");
        fetch();
        rig.answer();

        // when
        rig.fail(Reason.PROVIDER_ERROR);

        // then
        assertThat(rig.outcomes)
                .containsExactly(
                        "busy answered after 1", "first PROVIDER_ERROR after 1", "second PROVIDER_ERROR after 1");
    }

    @Test
    void shouldNotCountCallsThatARequestBehindAnUndecodedOneHadNoPartIn() {
        // given
        rig.submit("client", "first");
        undecoded("client", "second");
        rig.fail(Reason.PROVIDER_UNAVAILABLE);
        rig.submit(CallsRig.SCHEMA, "client", "third", Duration.ofSeconds(20));
        rig.pass(Duration.ofSeconds(1));
        rig.fail(Reason.PROVIDER_UNAVAILABLE);

        // when
        rig.pass(Duration.ofSeconds(19));

        // then
        assertThat(rig.outcomes).containsExactly("third DEADLINE_EXCEEDED after 0");
    }

    @Test
    void shouldCountTheCallsOfARequestThatStoodBehindAnUndecodedOne() {
        // given
        rig.submit("client", "first");
        undecoded("client", "second");
        rig.submit("client", "third");
        rig.fail(Reason.PROVIDER_UNAVAILABLE);
        rig.pass(Duration.ofSeconds(1));
        rig.fail(Reason.PROVIDER_UNAVAILABLE);

        // when
        fetch();
        rig.pass(Duration.ofSeconds(10));
        rig.answer();

        // then
        assertThat(rig.outcomes)
                .containsExactly("first answered after 3", "second answered after 1", "third answered after 1");
    }

    @Test
    void shouldTakeARepeatOfAnUndecodedRecordForTheSameRequest() {
        // given
        undecoded("client", "request");
        undecoded("client", "request");

        // when
        fetch();
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("request repeated", "request answered after 1");
    }

    @Test
    void shouldCallNobodyForARecordWhoseDeadlinePassedBeforeItsSchemaCame() {
        // given
        undecoded("client", "request");
        rig.pass(Duration.ofMinutes(2));

        // when
        fetch();

        // then
        assertThat(rig.outcomes).containsExactly("request DEADLINE_EXCEEDED after 0");
        assertThat(rig.api.called).isEmpty();
    }

    private void undecoded(String client, String request) {
        rig.submit(UNFETCHED, client, request, Duration.ofMinutes(1));
    }

    private void fetch() {
        rig.unfetched.clear();
        rig.calls.work(rig.now);
    }
}
