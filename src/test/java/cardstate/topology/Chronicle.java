package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Amounts;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardState;
import cardstate.v1.CardStatusChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** All that was written of cards, and whether it holds together. */
final class Chronicle {

    private final Map<String, List<@Nullable CardState>> states = new TreeMap<>();
    private final Map<String, List<String>> events = new TreeMap<>();

    void read(Rig rig) {
        for (TestRecord<String, CardState> state : rig.read(rig.topics.cardStates())) {
            write(state.key(), state.value());
        }
        for (CardStatusChanged event : rig.values(rig.topics.statusChanges())) {
            assertThat(event.getPreviousStatus()).isNotEqualTo(event.getCurrentStatus());
            note(event.getCardId(), status(event.getPreviousStatus(), event.getCurrentStatus(), event.getSequence()));
        }
        for (CardBalanceChanged event : rig.values(rig.topics.balanceChanges())) {
            String name = event.getIban() + event.getCurrency();
            note(event.getCardId(), balance(name, event.getPrevious(), event.getCurrent(), event.getSequence()));
        }
    }

    /** The newest state of every card that is not gone. */
    Map<String, NaiveFold.Standing> standing() {
        Map<String, NaiveFold.Standing> standing = new TreeMap<>();
        states.forEach((cardId, written) -> {
            CardState last = written.get(written.size() - 1);
            if (last != null) {
                standing.put(cardId, NaiveFold.of(last.getCard(), last.getListedBy()));
            }
        });
        return standing;
    }

    /** Every event is the difference of two neighbouring states, and every difference is an event. */
    void shouldChain() {
        Map<String, List<String>> expected = new TreeMap<>();
        states.forEach((cardId, written) -> {
            CardState before = null;
            for (int sequence = 1; sequence <= written.size(); sequence++) {
                CardState after = written.get(sequence - 1);
                List<String> differences = differences(card(before), card(after), sequence);
                if (!differences.isEmpty()) {
                    expected.computeIfAbsent(cardId, id -> new ArrayList<>()).addAll(differences);
                }
                before = after;
            }
        });
        assertThat(sorted(events)).isEqualTo(sorted(expected));
    }

    private void write(String cardId, @Nullable CardState state) {
        List<@Nullable CardState> written = states.computeIfAbsent(cardId, id -> new ArrayList<>());
        CardState before = written.isEmpty() ? null : written.get(written.size() - 1);
        if (state == null) {
            assertThat(before).as("a tombstone follows a state").isNotNull();
        } else {
            assertThat(state.getSequence()).as("a sequence without a gap").isEqualTo(written.size() + 1);
            assertThat(before == null ? "" : NaiveFold.text(before.getCard()) + before.getListedBy())
                    .as("a state is written because it changed")
                    .isNotEqualTo(NaiveFold.text(state.getCard()) + state.getListedBy());
        }
        written.add(state);
    }

    private void note(String cardId, String event) {
        events.computeIfAbsent(cardId, id -> new ArrayList<>()).add(event);
    }

    private static List<String> differences(@Nullable Card before, @Nullable Card after, long sequence) {
        List<String> differences = new ArrayList<>();
        String was = before == null ? null : before.getStatus();
        String is = after == null ? null : after.getStatus();
        if (!String.valueOf(was).equals(String.valueOf(is))) {
            differences.add(status(was, is, sequence));
        }
        Map<String, Amounts> previous = amounts(before);
        Map<String, Amounts> current = amounts(after);
        TreeSet<String> names = new TreeSet<>(previous.keySet());
        names.addAll(current.keySet());
        for (String name : names) {
            if (!NaiveFold.text(previous.get(name)).equals(NaiveFold.text(current.get(name)))) {
                differences.add(balance(name, previous.get(name), current.get(name), sequence));
            }
        }
        return differences;
    }

    private static Map<String, Amounts> amounts(@Nullable Card card) {
        Map<String, Amounts> amounts = new TreeMap<>();
        for (Balance balance : card == null ? List.<Balance>of() : card.getBalances()) {
            amounts.put(
                    balance.getIban() + balance.getCurrency(),
                    new Amounts(
                            balance.getAmount(),
                            balance.getLinkedAmount(),
                            balance.getAvailableAmount(),
                            balance.getBlockedAmount()));
        }
        return amounts;
    }

    private static @Nullable Card card(@Nullable CardState state) {
        return state == null ? null : state.getCard();
    }

    private static String status(@Nullable String previous, @Nullable String current, long sequence) {
        return sequence + ": status " + previous + " -> " + current;
    }

    private static String balance(String name, @Nullable Amounts previous, @Nullable Amounts current, long sequence) {
        return sequence + ": " + name + " " + NaiveFold.text(previous) + " -> " + NaiveFold.text(current);
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> events) {
        Map<String, List<String>> sorted = new TreeMap<>();
        events.forEach((cardId, all) -> sorted.put(cardId, all.stream().sorted().toList()));
        return sorted;
    }
}
