package cardstate.topology;

import cardstate.card.CardFold;
import cardstate.card.CardNews;
import cardstate.card.Cards;
import cardstate.card.SharedMark;
import cardstate.change.Change;
import cardstate.change.ChangeEvents;
import cardstate.change.Changes;
import cardstate.topic.Stores;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The card's stage: news of a card in, its state and its changes out, and marks to the clients that share it. */
final class CardProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** How often it is looked whether what was written may be committed. */
    private static final Duration TURN = Duration.ofMillis(5);

    private final Parts parts;
    private @Nullable Cards cards;
    private @Nullable Outlet outlet;
    private @Nullable Turns turns;

    CardProcessor(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        close();
        cards = new Cards(context.getStateStore(Stores.CARDS));
        outlet = new Outlet(context, parts);
        turns = new Turns(context, this::turn);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        out().entered();
        CardNews news = CardNews.of(record.value());
        CardFold.Folded folded = Objects.requireNonNull(cards).fold(news);
        folded.writes().forEach(this::publish);
        for (SharedMark mark : folded.marks()) {
            byte[] message = new ClientMessage.Marked(mark).toBytes();
            out().forward(mark.clientId(), message, new RecordHeaders(), Nodes.SHARED_MARKS);
        }
        leave();
    }

    private void turn() {
        out().entered();
        leave();
    }

    /**
     * A busy service has its cards in bursts, one after each commit of the client's stage: to ask at the end of each would
     * double the commits.
     */
    private void leave() {
        out().leaving();
        if (out().restsFromACommit()) {
            Objects.requireNonNull(turns).begin(TURN);
        } else {
            Objects.requireNonNull(turns).end();
        }
    }

    @Override
    public void close() {
        if (turns != null) {
            turns.end();
            turns = null;
        }
    }

    private void publish(CardFold.Write write) {
        CardNews news = write.cause();
        Headers headers = news.list().headers();
        byte[] state =
                write.state() == null ? null : out().serialize(parts.topics().cardStates(), write.state());
        out().forward(write.cardId(), state, headers, Nodes.CARD_STATES);
        ChangeEvents events = new ChangeEvents(write.cardId(), news.clientId(), news.list(), write.sequence());
        for (Change change : Changes.between(write.before(), write.after())) {
            if (change instanceof Change.Status status) {
                byte[] event = out().serialize(parts.topics().statusChanges(), events.of(status));
                out().forward(write.cardId(), event, headers, Nodes.STATUS_CHANGES);
                parts.meters().statusChange();
            } else if (change instanceof Change.Balance balance) {
                byte[] event = out().serialize(parts.topics().balanceChanges(), events.of(balance));
                out().forward(write.cardId(), event, headers, Nodes.BALANCE_CHANGES);
                parts.meters().balanceChange();
            }
        }
    }

    private Outlet out() {
        return Objects.requireNonNull(outlet);
    }
}
