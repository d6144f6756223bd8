package cardstate.change;

import cardstate.v1.Amounts;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what changed between two neighbouring states of one card. Pure; any thread. */
public final class Changes {

    private Changes() {}

    /**
     * The status first, then the balances: those of the state before in its order, then the new ones in theirs.
     *
     * @param before the card before, null where nobody listed it: first seen
     * @param after the card now, null where nobody lists it any more: gone
     */
    public static List<Change> between(@Nullable Card before, @Nullable Card after) {
        List<Change> changes = new ArrayList<>();
        status(before, after, changes);
        balances(before, after, changes);
        return changes;
    }

    private static void status(@Nullable Card before, @Nullable Card after, List<Change> changes) {
        String previous = before == null ? null : before.getStatus();
        String current = after == null ? null : after.getStatus();
        if (previous == null ? current != null : !previous.equals(current)) {
            changes.add(new Change.Status(previous, current));
        }
    }

    private static void balances(@Nullable Card before, @Nullable Card after, List<Change> changes) {
        Map<Account, Amounts> previous = amounts(before);
        Map<Account, Amounts> current = amounts(after);
        Set<Account> accounts = new HashSet<>();
        List<Account> inOrder = new ArrayList<>(previous.keySet());
        inOrder.addAll(current.keySet());
        for (Account account : inOrder) {
            Amounts was = previous.get(account);
            Amounts is = current.get(account);
            if (accounts.add(account) && !sameValue(was, is)) {
                changes.add(new Change.Balance(account.iban(), account.currency(), was, is));
            }
        }
    }

    private static Map<Account, Amounts> amounts(@Nullable Card card) {
        Map<Account, Amounts> amounts = new LinkedHashMap<>();
        if (card != null) {
            for (Balance balance : card.getBalances()) {
                amounts.put(
                        new Account(balance.getIban(), balance.getCurrency()),
                        new Amounts(
                                balance.getAmount(),
                                balance.getLinkedAmount(),
                                balance.getAvailableAmount(),
                                balance.getBlockedAmount()));
            }
        }
        return amounts;
    }

    private static boolean sameValue(@Nullable Amounts one, @Nullable Amounts other) {
        if (one == null || other == null) {
            return one == other;
        }
        return sameValue(one.getAmount(), other.getAmount())
                && sameValue(one.getLinkedAmount(), other.getLinkedAmount())
                && sameValue(one.getAvailableAmount(), other.getAvailableAmount())
                && sameValue(one.getBlockedAmount(), other.getBlockedAmount());
    }

    private static boolean sameValue(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    /** What names a balance within its card; in an order, so that many of one hash do not slow a map down. */
    private record Account(@Nullable String iban, @Nullable String currency) implements Comparable<Account> {

        private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

        @Override
        public int compareTo(Account other) {
            int byIban = TEXT.compare(iban, other.iban);
            return byIban != 0 ? byIban : TEXT.compare(currency, other.currency);
        }

        /** An IBAN is not shown. */
        @Override
        public String toString() {
            return "Account";
        }
    }
}
