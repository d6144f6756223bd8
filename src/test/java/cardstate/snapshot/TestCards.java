package cardstate.snapshot;

import cardstate.topic.AvroTrust;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cards for tests. */
public final class TestCards {

    static {
        AvroTrust.grant();
    }

    private TestCards() {}

    public static Card card(String cardId, String status, Balance... balances) {
        return new Card(
                cardId,
                1000L,
                "owner",
                null,
                "5483-18XX-XXXX-0293",
                null,
                1,
                2030,
                "A",
                "B",
                status,
                List.of(balances));
    }

    public static Balance balance(@Nullable String iban, @Nullable String amount) {
        return balance(iban, "KZT", amount);
    }

    public static Balance balance(@Nullable String iban, @Nullable String currency, @Nullable String amount) {
        BigDecimal exact = amount == null ? null : exact(amount);
        return new Balance(iban, currency, exact, null, exact, null);
    }

    public static BigDecimal exact(String amount) {
        return new BigDecimal(amount).setScale(10);
    }

    /** Any card: each field that may be null is so now and then. */
    public static Card random(Random random) {
        return new Card(
                text(random),
                random.nextBoolean() ? random.nextLong() : null,
                nullable(random),
                nullable(random),
                nullable(random),
                nullable(random),
                random.nextBoolean() ? random.nextInt() : null,
                random.nextBoolean() ? random.nextInt() : null,
                nullable(random),
                nullable(random),
                text(random),
                Stream.generate(() -> randomBalance(random))
                        .limit(random.nextInt(4))
                        .toList());
    }

    private static Balance randomBalance(Random random) {
        return new Balance(
                nullable(random), nullable(random), amount(random), amount(random), amount(random), amount(random));
    }

    private static @Nullable BigDecimal amount(Random random) {
        return random.nextBoolean() ? BigDecimal.valueOf(random.nextLong(), 10) : null;
    }

    private static @Nullable String nullable(Random random) {
        return random.nextBoolean() ? text(random) : null;
    }

    /** Text of all planes, never with half a pair. */
    public static String text(Random random) {
        return random.ints(random.nextInt(12), 1, 0x20000)
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
