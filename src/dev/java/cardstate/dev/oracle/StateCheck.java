package cardstate.dev.oracle;

import cardstate.dev.oracle.CardTrack.Stated;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import cardstate.v1.CardState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The sequences of {@code card-state}, and what its neighbouring states differ in. To be given all states, those of one
 * card in their order. For one thread.
 *
 * <p>Compaction takes states from the older part of a partition, and leaves one of each card there. So from the second
 * state on that any card has, nothing was taken, and a gap is a loss.
 */
final class StateCheck {

    private final boolean uncompacted;
    private final Function<String, CardTrack> cards;
    private final Kept states;
    private final Findings findings;
    private final Map<Integer, Long> firstRepeat = new HashMap<>();

    StateCheck(boolean uncompacted, Function<String, CardTrack> cards, Kept states, Findings findings) {
        this.uncompacted = uncompacted;
        this.cards = cards;
        this.states = states;
        this.findings = findings;
    }

    /** @param state null: a tombstone */
    void state(ConsumerRecord<?, ?> record, String cardId, @Nullable CardState state) {
        findings.count(Measure.STATES);
        CardTrack track = cards.apply(cardId);
        Stated stated = track.stated;
        boolean complete = isComplete(record, stated);
        String place = "card " + Findings.id(cardId) + ", " + Findings.at(record);
        if (state == null) {
            tombstone(stated, complete, place);
        } else {
            sequence(stated, state.getSequence(), complete, place);
        }
        differences(stated, state);
        stated.seen = true;
        stated.partition = record.partition();
        stated.offset = record.offset();
        stated.at = record.timestamp();
    }

    /** Whether no state can have been taken from between the card's last one and this one. */
    private boolean isComplete(ConsumerRecord<?, ?> record, Stated stated) {
        if (!stated.seen) {
            return uncompacted && states.whole(record.partition());
        }
        long repeat = firstRepeat.computeIfAbsent(record.partition(), any -> record.offset());
        return uncompacted || stated.offset >= repeat;
    }

    private void sequence(Stated stated, long sequence, boolean complete, String place) {
        if (stated.seen && sequence <= stated.sequence) {
            findings.violated(Kind.STATE_SEQUENCE_REPEATED, place + ", sequence " + sequence);
        } else if (sequence != stated.sequence + 1) {
            gap(stated, complete, place + ", sequence " + sequence + " after " + stated.sequence);
        }
        stated.sequence = Math.max(stated.sequence, sequence);
    }

    /** It bears no sequence: it is the next one, where nothing can be missing before it. */
    private void tombstone(Stated stated, boolean complete, String place) {
        if (!stated.present) {
            gap(stated, complete, place + ", a tombstone after no state");
        }
        stated.gapped |= !complete;
        stated.sequence++;
    }

    private void gap(Stated stated, boolean complete, String place) {
        stated.gapped = true;
        if (complete) {
            findings.violated(Kind.STATE_SEQUENCE_GAP, place);
        } else {
            findings.count(Measure.STATES_COMPACTED);
        }
    }

    private static void differences(Stated stated, @Nullable CardState state) {
        Card card = state == null ? null : state.getCard();
        long status = card == null ? Digest.ABSENT : Digest.of(card.getStatus());
        Map<Long, Long> balances = card == null ? Map.of() : balances(card);
        add(stated, EventCheck.STATUS, stated.status, status);
        Set<Long> names = new HashSet<>(stated.balances.keySet());
        names.addAll(balances.keySet());
        for (Long name : names) {
            long was = stated.balances.getOrDefault(name, Digest.ABSENT);
            add(stated, name, was, balances.getOrDefault(name, Digest.ABSENT));
        }
        stated.status = status;
        stated.balances = balances;
        stated.present = state != null;
        stated.card = card == null ? Digest.ABSENT : Digest.of(card);
        stated.listedBy = state == null ? List.of() : List.copyOf(state.getListedBy());
    }

    private static void add(Stated stated, long name, long was, long is) {
        if (was != is) {
            stated.differences += EventCheck.change(name, stated.sequence, was, is);
        }
    }

    private static Map<Long, Long> balances(Card card) {
        Map<Long, Long> balances = new HashMap<>(2);
        for (Balance balance : card.getBalances()) {
            balances.put(
                    EventCheck.name(balance.getIban(), balance.getCurrency()),
                    Digest.of(
                            balance.getAmount(),
                            balance.getLinkedAmount(),
                            balance.getAvailableAmount(),
                            balance.getBlockedAmount()));
        }
        return balances;
    }
}
