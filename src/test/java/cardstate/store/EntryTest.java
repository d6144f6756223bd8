package cardstate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

    @Test
    void shouldReadBackAnyFieldsInTheOrderOfWriting() {
        for (long seed = 0; seed < 500; seed++) {
            // given
            AnyEntry written = new AnyEntry(new Random(seed));

            // when
            EntryReader entry = new EntryReader(written.bytes(), 1);

            // then
            written.shouldBeReadFrom(entry);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0100",
        "-1, 0101",
        "1, 0102",
        "63, 017e",
        "64, 018001",
        "9223372036854775807, 01feffffffffffffffff01",
        "-9223372036854775808, 01ffffffffffffffffff01"
    })
    void shouldWriteSmallNumbersShort(long number, String hex) {
        // when
        byte[] bytes = new EntryWriter(1).writeLong(number).toBytes();

        // then
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(hex);
        assertThat(new EntryReader(bytes, 1).readLong()).isEqualTo(number);
    }

    @Test
    void shouldKeepHeadersInOrderAndMoreThanOnce() {
        // given
        RecordHeaders headers = new RecordHeaders();
        headers.add("a", new byte[] {1}).add("b", null).add("a", new byte[0]);

        // when
        byte[] bytes = new EntryWriter(1).writeHeaders(headers).toBytes();

        // then
        assertThat(new EntryReader(bytes, 1).readHeaders()).isEqualTo(headers);
    }

    @Test
    void shouldKeepTimesToTheMillisecond() {
        // given
        Instant time = Instant.ofEpochMilli(-1_234_567);

        // when
        byte[] bytes =
                new EntryWriter(1).writeInstant(time).writeNullableInstant(null).toBytes();

        // then
        EntryReader entry = new EntryReader(bytes, 1);
        assertThat(entry.readInstant()).isEqualTo(time);
        assertThat(entry.readNullableInstant()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 127, 255})
    void shouldRefuseAFormatThatItDoesNotKnow(int format) {
        // given
        byte[] bytes = new EntryWriter(format).toBytes();

        // then
        assertThatThrownBy(() -> new EntryReader(bytes, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("this version knows 1 to 2");
    }

    @Test
    void shouldTellTheFormatOfAnOlderEntry() {
        // given
        byte[] bytes = new EntryWriter(1).toBytes();

        // then
        assertThat(new EntryReader(bytes, 2).format()).isEqualTo(1);
    }
}
