package cardstate.change;

import cardstate.provider.BalanceName;
import cardstate.v1.Amounts;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import java.math.BigDecimal;
import java.util.ArrayList;
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
        Map<BalanceName, Amounts> previous = amounts(before);
        Map<BalanceName, Amounts> current = amounts(after);
        Set<BalanceName> accounts = new HashSet<>();
        List<BalanceName> inOrder = new ArrayList<>(previous.keySet());
        inOrder.addAll(current.keySet());
        for (BalanceName account : inOrder) {
            Amounts was = previous.get(account);
            Amounts is = current.get(account);
            if (accounts.add(account) && !sameValue(was, is)) {
                changes.add(new Change.Balance(account.iban(), account.currency(), was, is));
            }
        }
    }

    private static Map<BalanceName, Amounts> amounts(@Nullable Card card) {
        Map<BalanceName, Amounts> amounts = new LinkedHashMap<>();
        if (card != null) {
            for (Balance balance : card.getBalances()) {
                amounts.put(
                        BalanceName.of(balance),
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
}
