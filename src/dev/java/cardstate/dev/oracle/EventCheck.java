package cardstate.dev.oracle;

import cardstate.dev.oracle.CardTrack.Link;
import cardstate.dev.oracle.CardTrack.Told;
import cardstate.v1.Amounts;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardStatusChanged;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * I3: the events of a card chain, its status for itself and each balance for itself. To be given all events, those of one
 * card and topic in their order. For one thread.
 */
final class EventCheck {

    /** The status' name among the things of a card that change. */
    static final long STATUS = Digest.ABSENT;

    private final Function<String, CardTrack> cards;
    private final Kept statusChanges;
    private final Kept balanceChanges;
    private final Findings findings;

    EventCheck(Function<String, CardTrack> cards, Kept statusChanges, Kept balanceChanges, Findings findings) {
        this.cards = cards;
        this.statusChanges = statusChanges;
        this.balanceChanges = balanceChanges;
        this.findings = findings;
    }

    /** A balance's name among the things of a card that change. */
    static long name(@Nullable String iban, @Nullable String currency) {
        return Digest.of(iban, currency);
    }

    static long change(long name, long sequence, long previous, long current) {
        return Digest.of(name, sequence, previous, current);
    }

    void status(ConsumerRecord<?, ?> record, CardStatusChanged event) {
        CardTrack card = cards.apply(event.getCardId());
        Told told = card.told;
        Link next = new Link(event.getSequence(), digest(event.getCurrentStatus()));
        Step step = new Step(record, card, STATUS, digest(event.getPreviousStatus()), next);
        boolean whole = statusChanges.whole(record.partition());
        told.status = follow(step, told.status, whole, Kind.STATUS_CHAIN_BROKEN);
    }

    void balance(ConsumerRecord<?, ?> record, CardBalanceChanged event) {
        CardTrack card = cards.apply(event.getCardId());
        Told told = card.told;
        long name = name(event.getIban(), event.getCurrency());
        Link last = told.balances.getOrDefault(name, Link.NONE);
        Link next = new Link(event.getSequence(), digest(event.getCurrent()));
        Step step = new Step(record, card, name, digest(event.getPrevious()), next);
        if (next.sequence() < told.balanceSequence && next.sequence() > last.sequence()) {
            broken(step, Kind.EVENT_OUT_OF_ORDER);
        }
        told.balanceSequence = Math.max(told.balanceSequence, next.sequence());
        boolean whole = balanceChanges.whole(record.partition());
        told.balances.put(name, follow(step, last, whole, Kind.BALANCE_CHAIN_BROKEN));
    }

    private record Step(ConsumerRecord<?, ?> record, CardTrack card, long name, long previous, Link next) {}

    /** @param whole whether the topic has all events, so that the first one comes from nothing */
    private Link follow(Step step, Link last, boolean whole, Kind chain) {
        findings.count(Measure.EVENTS);
        Link next = step.next();
        Told told = step.card().told;
        told.changes += change(step.name(), next.sequence(), step.previous(), next.current());
        told.at = Math.max(told.at, step.record().timestamp());
        if (step.previous() == next.current()) {
            broken(step, Kind.EVENT_WITHOUT_CHANGE);
        } else if (next.sequence() == last.sequence()) {
            broken(step, Kind.EVENT_DOUBLED);
        } else if (next.sequence() < last.sequence()) {
            broken(step, Kind.EVENT_OUT_OF_ORDER);
            return last;
        } else if (step.previous() != last.current() && (whole || last != Link.NONE)) {
            broken(step, chain);
        }
        return next;
    }

    private void broken(Step step, Kind kind) {
        step.card().told.broken = true;
        findings.violated(
                kind,
                "card " + Findings.id(step.card().id) + ", sequence "
                        + step.next().sequence() + ", " + Findings.at(step.record()));
    }

    private static long digest(@Nullable String status) {
        return status == null ? Digest.ABSENT : Digest.of(status);
    }

    private static long digest(@Nullable Amounts amounts) {
        return amounts == null
                ? Digest.ABSENT
                : Digest.of(
                        amounts.getAmount(),
                        amounts.getLinkedAmount(),
                        amounts.getAvailableAmount(),
                        amounts.getBlockedAmount());
    }
}
