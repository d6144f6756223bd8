package cardstate.topology;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.Reason;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeterLabelsTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldHaveAsManyMetersForTenThousandClientsAsForTen() {
        // given
        someOfEverything(0, 10);
        int meters = rig.meters.getMeters().size();

        // when
        someOfEverything(10, 10_000);

        // then
        assertThat(rig.meters.getMeters()).hasSize(meters);
        assertThat(rig.count("cardstate.snapshots")).isEqualTo(10_000);
    }

    private void someOfEverything(int from, int to) {
        rig.request("failing" + from, "request");
        rig.fail(Reason.PROVIDER_REJECTED, 400);
        rig.send("client" + from, new byte[] {1}, new RecordHeaders());
        for (int i = from; i < to; i++) {
            rig.list("client" + i, "request" + i, card("card" + i, "00"));
        }
    }
}
