package cardstate.card;

import cardstate.card.CardFold.Folded;
import cardstate.card.CardFold.Write;
import cardstate.snapshot.Difference;
import cardstate.snapshot.ListHead;
import cardstate.snapshot.ListVersion;
import cardstate.v1.Card;
import cardstate.v1.CardState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** News of one card, folded one after the other. A list's version, receipt and cause follow from one number. */
final class Feed {

    final List<Write> writes = new ArrayList<>();
    CardEntry entry = CardEntry.NEVER_SEEN;
    Folded last = new Folded(entry, List.of(), List.of());

    void shows(String client, long at, Card card) {
        fold(client, head(at, at), new Difference.Shown(card));
    }

    void repeats(String client, long at) {
        fold(client, head(at, at), new Difference.Repeated("card"));
    }

    void drops(String client, long at) {
        fold(client, head(at, at), new Difference.Dropped("card"));
    }

    void fold(String client, ListHead head, Difference difference) {
        last = CardFold.fold(entry, new CardNews(client, head, difference));
        entry = last.after();
        writes.addAll(last.writes());
    }

    /** By the last write, which the last news caused. */
    CardState state() {
        return Objects.requireNonNull(
                last.writes().get(last.writes().size() - 1).state());
    }

    static ListHead head(long version, long received) {
        return new ListHead(
                new ListVersion(at(version), at(received)), at(version), "request-" + version, new RecordHeaders());
    }

    static ListVersion version(long second) {
        return new ListVersion(at(second), at(second));
    }

    static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
