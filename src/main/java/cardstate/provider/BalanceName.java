package cardstate.provider;

import cardstate.v1.Balance;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What names a balance within its card: IBAN and currency, which the provider may both leave out. Names are in an order,
 * for a map that many of one hash, made so on purpose, must not slow down. Immutable.
 */
public record BalanceName(@Nullable String iban, @Nullable String currency) implements Comparable<BalanceName> {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    public static BalanceName of(Balance balance) {
        return new BalanceName(balance.getIban(), balance.getCurrency());
    }

    @Override
    public int compareTo(BalanceName other) {
        int byIban = TEXT.compare(iban, other.iban);
        return byIban != 0 ? byIban : TEXT.compare(currency, other.currency);
    }

    /** An IBAN is not shown. */
    @Override
    public String toString() {
        return "BalanceName";
    }
}
