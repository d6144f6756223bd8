package cardstate.dev.local;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Amounts;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardListFailed;
import cardstate.v1.CardStatusChanged;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventLineTest {

    private static final String IBAN = "KZ80125KZT0514176882";

    @Test
    void shouldTellAChangeOfStatus() {
        // when
        EventLine line = EventLine.of(new CardStatusChanged("card-1", "client-1", "r", null, "00", "05", 4L));

        // then
        assertThat(line.text()).isEqualTo("card card-1  client-1  00 -> 05  #4");
    }

    @Test
    void shouldTellThatACardIsGone() {
        // when
        EventLine line = EventLine.of(new CardStatusChanged("card-1", "client-1", "r", null, "00", null, 5L));

        // then
        assertThat(line.kind()).isEqualTo("gone");
    }

    @Test
    void shouldTellWhichAmountsMovedButNeitherAmountsNorIban() {
        // given
        Amounts before = new Amounts(new BigDecimal("77.10"), null, new BigDecimal("66.20"), new BigDecimal("1"));
        Amounts after = new Amounts(new BigDecimal("88.30"), null, new BigDecimal("55.40"), new BigDecimal("1.00"));

        // when
        EventLine line =
                EventLine.of(new CardBalanceChanged("card-1", "client-1", "r", null, IBAN, "KZT", before, after, 4L));

        // then
        assertThat(line.text()).isEqualTo("card card-1  client-1  *** KZT  amount up, available_amount down  #4");
    }

    @Test
    void shouldTellWhyARequestFailed() {
        // when
        EventLine line =
                EventLine.of(new CardListFailed("r", "client-1", "PROVIDER_UNAVAILABLE", 503, 4, Instant.EPOCH));

        // then
        assertThat(line.text()).isEqualTo("client-1  PROVIDER_UNAVAILABLE (HTTP 503) after 4 calls");
    }
}
