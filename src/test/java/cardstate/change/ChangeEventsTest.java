package cardstate.change;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.snapshot.ListHead;
import cardstate.snapshot.ListVersion;
import cardstate.snapshot.TestCards;
import cardstate.v1.Amounts;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardStatusChanged;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ChangeEventsTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final ListHead LIST =
            new ListHead(new ListVersion(TIME, TIME.plusSeconds(1)), TIME, "request", new RecordHeaders());
    private static final Amounts WAS = amounts("1");
    private static final Amounts IS = amounts("2");

    private final ChangeEvents events = new ChangeEvents("card", "client", LIST, 7);

    @Test
    void shouldSayWhichListShowedAStatus() {
        // when
        CardStatusChanged event = events.of(new Change.Status("00", "05"));

        // then
        assertThat(event).isEqualTo(new CardStatusChanged("card", "client", "request", TIME, "00", "05", 7L));
    }

    @Test
    void shouldSayWhichListShowedABalance() {
        // when
        CardBalanceChanged event = events.of(new Change.Balance("iban", "KZT", WAS, IS));

        // then
        assertThat(event)
                .isEqualTo(new CardBalanceChanged("card", "client", "request", TIME, "iban", "KZT", WAS, IS, 7L));
    }

    private static Amounts amounts(String amount) {
        return new Amounts(TestCards.exact(amount), null, null, null);
    }
}
