package cardstate.topology;

import cardstate.call.CallResult;
import cardstate.call.Outcomes;
import cardstate.call.Reason;
import cardstate.card.CardNews;
import cardstate.failure.DeadLetter;
import cardstate.failure.Failures;
import cardstate.meter.Meters;
import cardstate.request.RawRequest;
import cardstate.request.Reading;
import cardstate.request.Request;
import cardstate.snapshot.CardBytes;
import cardstate.snapshot.CardHash;
import cardstate.snapshot.ClientList;
import cardstate.snapshot.ClientLists;
import cardstate.snapshot.Difference;
import cardstate.snapshot.ListFold;
import cardstate.snapshot.ListHead;
import cardstate.snapshot.ListVersion;
import cardstate.snapshot.Snapshots;
import cardstate.v1.Card;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Writes what becomes of requests, folds answers into clients' lists, and sends the cards' news on. Stream thread only. */
final class ClientOutcomes implements Outcomes {

    private static final int HTTP_OK = 200;

    /** So many times a largest card goes into what is kept of it: once for each client that lists it. */
    private static final int CARDS_IN_AN_ENTRY = 8;

    private static final int CARDS_ID_STANDS = 3;

    private final Parts parts;
    private final Meters meters;
    private final Outlet outlet;
    private final ClientLists lists;
    private final ListFold fold;
    private final Supplier<Instant> clock;

    ClientOutcomes(Parts parts, Outlet outlet, ClientLists lists, Supplier<Instant> clock) {
        this.parts = parts;
        this.meters = parts.meters();
        this.outlet = outlet;
        this.lists = lists;
        this.fold = new ListFold(
                new CardHash(), parts.removalAfterMissing(), parts.facts().snapshotMaxBytes());
        this.clock = clock;
    }

    @Override
    public boolean answered(String clientId, List<Attempted> requests, CallResult.Answered answer, boolean settled) {
        ClientList before = lists.get(clientId);
        ListVersion version = ListVersion.of(answer);
        boolean stale = ListFold.isStale(before, version);
        Request cause = null;
        for (Attempted attempted : requests) {
            if (snapshot(attempted, answer, stale)) {
                cause = cause == null ? attempted.request() : cause;
            } else {
                failed(attempted.request(), Reason.RESULT_TOO_LARGE, HTTP_OK, attempted.attempts());
            }
        }
        if (settled || cause == null) {
            return settled;
        }
        if (stale) {
            meters.stale();
        } else {
            ListHead head = new ListHead(version, answer.providerTime(), cause.requestId(), cause.headers());
            fold(clientId, before, head, answer.cards());
        }
        return true;
    }

    @Override
    public void failed(Request request, Reason reason, @Nullable Integer httpStatus, int attempts) {
        byte[] failure = outlet.serialize(
                parts.topics().failures(),
                Failures.of(request, reason, httpStatus, attempts, parts.wall().instant()));
        outlet.forward(request.clientId(), failure, request.headers(), Nodes.FAILURES);
        meters.failure(reason.name());
    }

    @Override
    public void rejected(RawRequest record, Reading.Rejected rejection) {
        DeadLetter letter = fitting(DeadLetter.of(record, rejection));
        outlet.forward(letter.key(), letter.value(), letter.headers(), Nodes.DEAD_LETTERS);
        meters.deadLetter(rejection.rejection().name());
    }

    /** A letter that the broker takes: the value is cut first, and the key where that is not enough. */
    private DeadLetter fitting(DeadLetter letter) {
        DeadLetter fitting = letter;
        int over = over(fitting);
        if (over > 0 && fitting.value() != null) {
            fitting = fitting.cutTo(fitting.value().length - over - DeadLetter.CUT_HEADER_BYTES);
            over = over(fitting);
        }
        if (over > 0 && fitting.key() != null) {
            fitting = fitting.cutKeyTo(fitting.key().length - over - DeadLetter.CUT_HEADER_BYTES);
        }
        return fitting;
    }

    private int over(DeadLetter letter) {
        return Outlet.size(letter.key(), letter.value(), letter.headers())
                - parts.facts().deadLetterMaxBytes();
    }

    /** The client's list is folded as an empty one would be, whatever {@code REMOVAL_AFTER_MISSING} says, and deleted. */
    @Override
    public void forgotten(String clientId, String id) {
        ClientList before = lists.get(clientId);
        if (before != null) {
            Instant now = clock.get();
            byte[] snapshot =
                    outlet.serialize(parts.topics().snapshots(), Snapshots.forgotten(clientId, id, before.head(), now));
            outlet.forward(clientId, snapshot, new RecordHeaders(), Nodes.SNAPSHOTS);
            Instant providerTime = before.head().providerTime();
            ListHead head = new ListHead(ListVersion.of(providerTime, now), providerTime, id, new RecordHeaders());
            before.cards().keySet().forEach(cardId -> tell(clientId, head, new Difference.Dropped(cardId)));
            meters.forgotten();
        }
        lists.forget(clientId);
    }

    @Override
    public void repeated(Request request) {
        meters.repeated();
    }

    /** Whether the snapshot was written; false: the broker would not take it. */
    private boolean snapshot(Attempted attempted, CallResult.Answered answer, boolean stale) {
        Request request = attempted.request();
        byte[] snapshot = outlet.serialize(
                parts.topics().snapshots(), Snapshots.of(request, answer, attempted.attempts(), stale));
        byte[] key = request.clientId().getBytes(StandardCharsets.UTF_8);
        if (Outlet.size(key, snapshot, request.headers()) > parts.facts().snapshotMaxBytes()
                || !cardsFit(answer.cards(), snapshot.length)) {
            return false;
        }
        outlet.forward(key, snapshot, request.headers(), Nodes.SNAPSHOTS);
        meters.snapshot();
        return true;
    }

    private void fold(String clientId, @Nullable ClientList before, ListHead head, List<Card> cards) {
        ListFold.Folded folded = fold.fold(before, head, cards);
        for (Difference difference : folded.differences()) {
            tell(clientId, head, difference);
        }
        lists.put(clientId, before, folded.after());
    }

    private void tell(String clientId, ListHead head, Difference difference) {
        CardNews news = new CardNews(clientId, head, difference);
        outlet.forward(difference.cardId(), news.toBytes(), new RecordHeaders(), Nodes.CARD_NEWS);
    }

    /**
     * A card's id stands three times in what follows from it: in the card, and as a key of two topics.
     *
     * @param together the bytes of a snapshot of them: no card of a small one is large
     */
    private boolean cardsFit(List<Card> cards, int together) {
        int topics = Math.min(parts.facts().cardStateMaxBytes(), parts.facts().changeMaxBytes());
        int most = Math.min(topics, parts.facts().internalMaxBytes()) / CARDS_IN_AN_ENTRY;
        return CARDS_ID_STANDS * together <= most
                || cards.stream()
                        .allMatch(card -> CardBytes.write(card).length + 2 * utf8Length(card.getCardId()) <= most);
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
