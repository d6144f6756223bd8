package cardstate.dev.soak;

import cardstate.dev.provider.SimBalance;
import cardstate.dev.provider.SimCard;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A card in one line that reads the same from the provider and from a topic: amounts by value. Pure. */
public final class Truth {

    private Truth() {}

    public static String of(SimCard card) {
        return line(
                card.cardId(),
                card.status(),
                card.firstName(),
                card.cardMask(),
                card.ipsPanToken(),
                card.balances().stream().map(Truth::of).toList());
    }

    public static String of(Card card) {
        return line(
                card.getCardId(),
                card.getStatus(),
                card.getFirstName(),
                card.getCardMask(),
                card.getIpsPanToken(),
                card.getBalances().stream().map(Truth::of).toList());
    }

    private static String of(SimBalance balance) {
        return line(
                balance.iban(),
                balance.currency(),
                plain(balance.amount()),
                plain(balance.linkedAmount()),
                plain(balance.availableAmount()),
                plain(balance.blockedAmount()));
    }

    private static String of(Balance balance) {
        return line(
                balance.getIban(),
                balance.getCurrency(),
                plain(balance.getAmount()),
                plain(balance.getLinkedAmount()),
                plain(balance.getAvailableAmount()),
                plain(balance.getBlockedAmount()));
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros().toPlainString();
    }

    private static String line(@Nullable Object... fields) {
        return Stream.of(fields).map(String::valueOf).collect(Collectors.joining(" "));
    }

    public static List<String> sorted(Stream<String> lines) {
        return lines.distinct().sorted().toList();
    }
}
