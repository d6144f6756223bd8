package cardstate.dev.provider;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a card looks like at a step of its life: each step moves its balances, each fourth may move its status. Pure. */
final class CardMaker {

    private static final List<String> FIRST = List.of("ALIYA", "DAMIR", "AIGERIM", "TIMUR", "SAULE", "MARAT");
    private static final List<String> LAST = List.of("AKHMETOVA", "SULEIMENOV", "KIM", "PETROVA", "ZHAKSYBEKOV");
    private static final List<String> STATUS = List.of("00", "00", "00", "00", "00", "05", "41", "54");
    private static final List<String> CURRENCY = List.of("KZT", "USD", "EUR");
    private static final List<Long> PRODUCT = List.of(1000L, 2000L, 3000L);

    private CardMaker() {}

    static SimCard at(ListedCard card, long step) {
        long hash = card.hash();
        return new SimCard(
                card.id(),
                pick(PRODUCT, Hash.of(hash, 10)),
                card.owner(),
                String.format(Locale.ROOT, "branch-%02d", Hash.below(40, Hash.of(hash, 11))),
                String.format(
                        Locale.ROOT,
                        "5483-%02dXX-XXXX-%04d",
                        Hash.below(100, Hash.of(hash, 12)),
                        Hash.below(10_000, Hash.of(hash, 13))),
                String.format(Locale.ROOT, "tok-%016x", Hash.of(hash, 14)),
                1 + Hash.below(12, Hash.of(hash, 15)),
                2027 + Hash.below(6, Hash.of(hash, 16)),
                pick(FIRST, Hash.of(hash, 17)),
                pick(LAST, Hash.of(hash, 18)),
                pick(STATUS, Hash.of(Hash.of(hash, 19), Math.floorDiv(step, 4))),
                balances(hash, step));
    }

    /** The first balance is always there; each other comes and goes every eighth step. */
    private static List<SimBalance> balances(long hash, long step) {
        String iban = String.format(
                Locale.ROOT,
                "KZ%02d125KZT%010d",
                10 + Hash.below(90, Hash.of(hash, 20)),
                Hash.below(1_000_000_000, Hash.of(hash, 21)));
        int count = 1 + Hash.below(CURRENCY.size(), Hash.of(hash, 22));
        List<SimBalance> balances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long own = Hash.of(hash, 30 + i);
            boolean there = i == 0 || Hash.below(5, Hash.of(own, Math.floorDiv(step, 8))) > 0;
            if (there) {
                balances.add(balance(iban, CURRENCY.get(i), own, step));
            }
        }
        return List.copyOf(balances);
    }

    private static SimBalance balance(String iban, String currency, long hash, long step) {
        long now = Hash.of(hash, step);
        long amount = Hash.below(5_000_000, hash) + Hash.below(100_000, now);
        long blocked = Hash.below(4, Hash.of(now, 1)) == 0 ? Hash.below(10_000, Hash.of(now, 2)) : 0;
        return new SimBalance(
                iban,
                currency,
                BigDecimal.valueOf(amount, 2),
                BigDecimal.ZERO,
                BigDecimal.valueOf(amount - blocked, 2),
                BigDecimal.valueOf(blocked, 2));
    }

    private static <T> T pick(List<T> of, long hash) {
        return of.get(Hash.below(of.size(), hash));
    }
}
